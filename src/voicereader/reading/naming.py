"""Where in a label the role ends and the name begins, with the document's own words as evidence."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from voicereader.model import Gender
from voicereader.reading import roles
from voicereader.reading.names import (
    is_capital,
    is_initial,
    is_name,
    is_office,
    is_particle,
    is_patronymic,
    is_shouted,
    is_suffix,
    key,
    tokens_of,
    units,
    unshouted,
    word,
)

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LONGEST_NAME = 5
_MOST_MENTIONS = 200
_MOST_DOUBTS = 500
_USUAL_UNITS = 2
_LONGEST_HOUSE = 6


@dataclass(frozen=True, slots=True)
class Naming:
    """What a label says: `name` is None where it gives an office only, `role` where it gives a name only.

    `honorific` stood before the name, and `title` is the part of `role` that did. `bracket` is a note: it
    may name the person, or their other label.
    """

    label: str
    name: str | None
    role: str | None
    honorific: str | None = None
    bracket: str | None = None
    gender: Gender | None = None
    title: str | None = None

    @property
    def full_name(self) -> str:
        """How to call them: a family name goes with what stood before it, and without a name the office does."""
        if self.name and len(units(self.name.split())) == 1:
            before = self.honorific or (self.title if len((self.title or "").split()) <= _USUAL_UNITS else None)
            return f"{before} {self.name}" if before else self.name
        return self.name or self.role or self.label


class Mentions:
    """Where the document's text says the words that its labels are made of."""

    def __init__(self, text: str, wanted: Iterable[str]) -> None:
        wanted = set(wanted)
        self._words = _WORD.findall(text) if wanted else []
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self._words):
            if each in wanted and len(self._places[each]) < _MOST_MENTIONS:
                self._places[each].append(place)

    def contexts(self, tokens: list[str]) -> list[tuple[str, str]]:
        """Return the words before and after each place where the text says the tokens in a row."""
        found = []
        for place in self._places.get(tokens[0], ()):
            end = place + len(tokens)
            if self._words[place:end] == tokens:
                before = self._words[place - 1] if place else ""
                found.append((before, self._words[end] if end < len(self._words) else ""))
        return found


def spellings_of(text: str, labels: Iterable[str]) -> dict[str, str]:
    """Return how the text spells the words of labels that are printed in capitals: case-folded to printed."""
    wanted = {word(token) for label in labels if is_shouted(label) for token in label.split()} - roles.HONORIFICS.keys()
    found: dict[str, str] = {}
    if wanted:
        for each in _WORD.findall(text):
            folded = each.casefold()
            if folded in wanted and folded not in found and is_capital(each) and each != each.upper():
                found[folded] = each
    return found


def name_all(labels: dict[str, str | None], text: str) -> dict[str, Naming]:
    """Return what each label says; `labels` maps a label to the first note that stood with it."""
    plain = {key(label) for label in labels if is_name(tokens_of(label))}
    doubtful = [label for label in labels if _is_doubtful(label)][:_MOST_DOUBTS]
    mentions = Mentions(text, {token for label in doubtful for token in label.split()})
    spellings = spellings_of(text, labels)
    unsaid = Mentions("", ())
    heard = dict.fromkeys(doubtful, mentions)
    return {label: _naming(label, note, plain, heard.get(label, unsaid), spellings) for label, note in labels.items()}


def _naming(label: str, note: str | None, plain: set[str], mentions: Mentions, spellings: dict[str, str]) -> Naming:
    tokens, after = _without_apposition(label)
    honorific, bare = unaddressed(tokens)
    begin = _name_begins(bare, plain, mentions)
    name, title = unshouted(bare[begin:], spellings) or None, unshouted(bare[:begin], spellings) or None
    if name is None and honorific:  # Mr President
        title = unshouted(tokens, spellings)
    if name is None and after:  # Minister for Education, Science and Technology
        title = unshouted(label.split(), spellings)
    role = (unshouted(after.split(), spellings) if name and after else None) or title or _role_in(note, name)
    before_name = unshouted((honorific or "").split(), spellings) or None
    gender = None if _is_couple(tokens) else gender_of(honorific, role, title, named=name is not None)
    return Naming(label, name, role, before_name, note, gender, title)


def _without_apposition(label: str) -> tuple[list[str], str]:
    """Part `Name, role` into the name's tokens and the role; `Role, title Name` stays whole."""
    parts = label.split(",")
    if len(parts) > 1 and parts[1].strip() and is_suffix(parts[1]):
        parts[:2] = [f"{parts[0]},{parts[1]}"]
    before, after = tokens_of(parts[0]), ",".join(parts[1:]).strip(" ,")
    if after and not is_name(unaddressed(before)[1]) and is_name(after.split()[-_USUAL_UNITS:]):
        return tokens_of(label), ""
    return [token.rstrip(",") for token in before], after


def _role_in(note: str | None, name: str | None) -> str | None:
    """Return a note that is the speaker's role or house (`Green Party`, `ENI`), not a remark on the speech."""
    tokens = (note or "").partition("(")[0].split()
    initials = "".join(key(token)[:1] for token in (name or "").split())
    # A script without capitals does not tell a house from a remark.
    if (
        not tokens
        or (not tokens[0][:1].isascii() and not tokens[0][:1].isupper())
        or tokens[0].endswith("ing")
        or key(note or "") == initials
    ):
        return None
    if any(map(is_office, tokens[:_LONGEST_HOUSE])):
        return note
    return note if is_capital(tokens[0]) and is_capital(tokens[-1]) and len(tokens) <= _LONGEST_HOUSE else None


def unaddressed(tokens: list[str]) -> tuple[str | None, list[str]]:
    """Part the forms of address from the rest, unless nothing would be left."""
    count = 0
    while count < len(tokens) - 1 and word(tokens[count]) in roles.HONORIFICS and not is_initial(tokens[count]):
        count += 1
    # M. Dupont, but not M. J. Smith: a lone letter is a form of address where a whole name follows.
    if not count and len(tokens) > 1 and tokens[0] == "M." and not is_initial(tokens[1]):
        count = 1
    return (" ".join(tokens[:count]) or None, tokens[count:])


def gender_of(
    honorific: str | None, role: str | None = None, title: str | None = None, *, named: bool = True
) -> Gender | None:
    """Return the gender that the form of address says, or else the office; never one that only a name suggests.

    `title` is what stood between: a Lord Chancellor may be a woman, and `Sr. Director` is no señor. Where
    nobody is `named`, a King at the end of the label is a family name.
    """
    for token in (honorific or "").split():
        gender = roles.HONORIFICS.get(word(token))
        if gender and not (title and word(token) in roles.PARTS_OF_TITLES):
            return gender
    said = [word(token) for token in (role or "").split()]
    place = next((place for place, each in enumerate(said) if is_office(each)), None)
    if place is None:
        return None
    if not named and said[place] in roles.FAMILY_NAMES_TOO and not set(said[:place]) <= roles.ARTICLES:
        return None
    return roles.GENDERED_OFFICES.get(said[place]) or roles.GENDERED_OFFICES.get(said[place].rpartition("-")[2])


def _is_couple(tokens: list[str]) -> bool:
    """Say whether a label has forms of address for both: `Mr. and Mrs. Bell`."""
    return {roles.HONORIFICS.get(word(token)) for token in tokens if not is_initial(token)} >= {"female", "male"}


def _is_doubtful(label: str) -> bool:
    return len(unaddressed(label.partition(",")[0].split())[1]) > _USUAL_UNITS and any(map(is_office, label.split()))


def _name_begins(tokens: list[str], plain: set[str], mentions: Mentions) -> int:
    """Return the index of the name's first token; the length of `tokens` where they hold no name."""
    office = max((place for place, token in enumerate(tokens) if is_office(token)), default=-1)
    if office < 0:
        return 0
    first = _first_possible(tokens, office)
    if first >= len(tokens):
        return len(tokens)  # an office alone
    known = (begin for begin in range(first, len(tokens)) if key("".join(tokens[begin:])) in plain)
    begin = next(known, None)
    if begin is not None:
        return begin
    if (first == office + 1 and not _has_genitive(tokens)) or (first > office + 1 and _ends_field(tokens[first - 1])):
        return first  # `Minister Smith`, `director of the newspaper Jane Smith`: nothing stands between
    return _split_field(tokens, first, mentions)


def _has_genitive(tokens: list[str]) -> bool:
    """Say whether a field follows its office without a preposition, as in Russian: `Президент России …`."""
    return _CYRILLIC.search(tokens[-1]) is not None


def _ends_field(token: str) -> bool:
    """Say whether a token can be neither in a name nor right before one's field: `newspaper`, `Committee`."""
    return word(token) not in roles.PREPOSITIONS | roles.ARTICLES


def _first_possible(tokens: list[str], office: int) -> int:
    """Return where at the earliest a name may begin: after the office and all that cannot be in a name."""
    first = office + 1
    for place in range(office + 1, len(tokens)):
        token = tokens[place]
        inside = place > first and is_particle(token)
        joins = word(token) in roles.PREPOSITIONS | roles.ARTICLES | roles.INSTITUTIONS
        if not inside and (joins or not (is_capital(token) or is_particle(token))):
            first = place + 1
    return first


def _split_field(tokens: list[str], first: int, mentions: Mentions) -> int:
    """Part `Syria Bashar al-Assad`: the field of an office from its holder.

    Usually a name is two words. The text may know better: it says the name after other words, or the
    field before other words. With no word to spare for the field it takes the text to see a name.
    """
    grouped = units(tokens[first:])
    begins = [first + sum(map(len, grouped[:count])) for count in range(1, len(grouped))]
    begins = [begin for begin in begins if len(tokens) - begin <= _LONGEST_NAME]
    usual = _usual_begin(tokens, grouped) if word(tokens[0]) not in roles.ARTICLES else len(tokens)
    return max(
        [*begins, usual], key=lambda begin: (_evidence(tokens, first, begin, mentions) + (begin == usual), -begin)
    )


def _usual_begin(tokens: list[str], grouped: list[list[str]]) -> int:
    # Kings have one name and a number: Felipe VI.
    count = 1 if len(grouped[-1]) > 1 and set(grouped[-1][-1]) <= set("IVX") else _USUAL_UNITS
    while count < len(grouped) and (is_initial(grouped[-count][0]) or is_patronymic(grouped[-count][0])):
        count += 1
    return len(tokens) - sum(map(len, grouped[-count:])) if count < len(grouped) else len(tokens)


def _evidence(tokens: list[str], first: int, begin: int, mentions: Mentions) -> int:
    """Count how the text speaks for a name that begins there."""
    name, field = tokens[begin:], tokens[first - 1 : begin]
    if not name:
        return 0
    named = any(before != tokens[begin - 1] for before, _ in mentions.contexts(name))
    fielded = any(after != tokens[begin] for _, after in mentions.contexts(field))
    return 2 * (named and len(name) > 1) + fielded
