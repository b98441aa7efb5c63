"""Where in a label the role ends and the name begins, with the document's own words as evidence."""

# ruff: noqa: RUF001, RUF002 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from voicereader.model import Gender
from voicereader.reading import offices, roles
from voicereader.reading.names import (
    is_capital,
    is_cased,
    is_honorific,
    is_initial,
    is_name,
    is_office,
    is_shouted,
    is_suffix,
    key,
    tokens_of,
    unaddressed,
    units,
    unshouted,
    word,
)
from voicereader.reading.splitting import WORD, Mentions, is_doubtful, name_begins

_MOST_DOUBTS = 500
_USUAL_UNITS = 2
_LONGEST_SHORTENED = 4
_LONGEST_ACRONYM = 5
_DOTLESS, _DOTLESS_SHARE = "ı", 200
_SIGNS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")
_HANGUL_NAME = re.compile("[가-힣]{3,5}")
_BEHIND_NAMES = ("議員", "议员", "委員", "委员", *roles.HONORIFIC_SIGNS)
_LONGEST_HOUSE = 6
_FEWEST_SIGNS_NAME = 3


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
        if self.name and len(units(self.name.split())) == 1 and not _HANGUL_NAME.fullmatch(self.name):
            before = self.honorific or (self.title if len((self.title or "").split()) <= _USUAL_UNITS else None)
            return f"{before} {self.name}" if before else self.name
        return self.name or self.role or self.label


def spellings_of(text: str, labels: Iterable[str]) -> dict[str, str]:
    """Return how the text spells the words of labels that are printed in capitals: case-folded to printed."""
    wanted = {word(token) for label in labels if is_shouted(label) for token in label.split()} - roles.HONORIFICS.keys()
    found: dict[str, str] = {}
    if wanted:
        for each in WORD.findall(text):
            folded = each.casefold()
            if folded in wanted and folded not in found and is_capital(each) and each != each.upper():
                found[folded] = each
    if text.count(_DOTLESS) * _DOTLESS_SHARE > len(text):
        return {word(token): _with_dotless(token) for label in labels for token in label.split()} | found
    return found


def _with_dotless(token: str) -> str:
    """Return a word in capitals as Turkish and its kin have it in mixed case: `KAYALI` is `Kayalı`."""
    return token[:1] + token[1:].replace("I", _DOTLESS).replace("İ", "i").lower()


def name_all(labels: dict[str, str | None], text: str) -> dict[str, Naming]:
    """Return what each label says; `labels` maps a label to the first note that stood with it."""
    plain = {key(label) for label in labels if is_name(tokens_of(label))}
    doubtful = [label for label in labels if is_doubtful(label)][:_MOST_DOUBTS]
    mentions = Mentions(text, {token for label in doubtful for token in label.split()})
    spellings = spellings_of(text, labels)
    unsaid = Mentions("", ())
    heard = dict.fromkeys(doubtful, mentions)
    return {label: _naming(label, note, plain, heard.get(label, unsaid), spellings) for label, note in labels.items()}


def _naming(label: str, note: str | None, plain: set[str], mentions: Mentions, spellings: dict[str, str]) -> Naming:
    if not is_cased(label) and (signs := _in_signs(label, note)):
        return signs
    tokens, after = _without_apposition(label)
    honorific, bare = unaddressed(tokens)
    begin, end = name_begins(bare, plain, mentions), len(bare)
    inner = _titles(bare[begin:])  # Präsidentin Dr. Brandt
    if begin == end and (first := _named_first(bare)):
        begin, end, after = 0, first, " ".join(bare[first:])
    name, title = unshouted(bare[begin + inner : end], spellings) or None, unshouted(bare[:begin], spellings) or None
    if name is None and honorific:  # Mr President
        title = unshouted(tokens, spellings)
    if name is None and after:  # Minister for Education, Science and Technology
        title = unshouted(label.split(), spellings)
    role = (unshouted(after.split(), spellings) if name and after else None) or title or _role_in(note, name)
    before_name = unshouted((honorific or "").split() or bare[begin : begin + inner], spellings) or None
    gender = None if _is_couple(tokens) else gender_of(honorific, role, title, named=name is not None)
    return Naming(label, name, role, before_name, note, gender, title)


def _titles(tokens: list[str]) -> int:
    """Return how many tokens at the begin of a name are forms of address that say so by their full stop."""
    return sum(1 for _ in takewhile(lambda token: is_honorific(token) and token.endswith("."), tokens[:-1]))


def _named_first(tokens: list[str]) -> int:
    """Return how many tokens are a name before an office in lower case, or in a script without capitals, else 0."""
    first = next((place for place, token in enumerate(tokens) if token.islower() or is_office(token)), 0)
    if first and not is_cased(tokens[0]):
        return first if first == len(tokens) - 1 and is_name(tokens[:first]) else 0
    return first if first > 1 and is_name(tokens[:first]) and tokens[first].islower() else 0


def _in_signs(label: str, note: str | None) -> Naming | None:
    """Read a label of a script without capitals and spaces: a name, and behind it how to address it, or an office."""
    if not _SIGNS.search(label) or " " in label:
        return None
    bare = without_address(label)
    name = bare if bare != label or not is_office(label) else None
    behind = label.removeprefix(bare)
    role = (behind if is_office(behind) else None) if name else label
    return Naming(label, name, role, None, note, None, None if name else label)


def without_address(label: str) -> str:
    """Return a name without what is put behind it in scripts without spaces: `君`, `議員`, `さん`."""
    bare = label
    while ending := next((each for each in _BEHIND_NAMES if bare.endswith(each) and len(bare) > len(each)), None):
        bare = bare.removesuffix(ending)
    return bare


def person_in(bracket: str | None) -> tuple[str | None, list[str]] | None:
    """Return the form of address and the name of the person whom a bracket holds; None where it holds something else.

    What stands behind the name, such as party and place, is left out.
    """
    tokens: list[str] = []
    for token in tokens_of((bracket or "").partition("(")[0].partition("（")[0]):
        if token in {"-", "–", "—"}:
            break
        tokens.append(token.rstrip(",;"))
        ends = token.endswith((",", ";")) or (token.endswith(".") and len(token) > _LONGEST_SHORTENED)
        if ends and not is_honorific(token) and not is_initial(token):
            tokens[-1] = token.rstrip(".,;")
            break
    if len(tokens) == 1 and not is_cased(tokens[0]):
        if _is_remark_in_signs(tokens[0]):
            return None
        tokens = [without_address(tokens[0])]
    honorific, name = unaddressed(tokens)
    if not is_name(name) or (len(name) == 1 and not honorific and _is_acronym(name[0])):
        return None
    return honorific, name


def _is_remark_in_signs(text: str) -> bool:
    """Say whether a bracket in signs is rather a language or a sound than a name: `英文`, `普通話`, `笑`."""
    short = len(text) < _FEWEST_SIGNS_NAME and without_address(text) == text
    return bool(_SIGNS.search(text)) and (short or text.endswith(roles.LANGUAGE_SIGNS))


def _is_acronym(token: str) -> bool:
    return token.upper() == token != token.lower() and len(token) <= _LONGEST_ACRONYM


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


def gender_of(
    honorific: str | None, role: str | None = None, title: str | None = None, *, named: bool = True
) -> Gender | None:
    """Return the gender that the form of address says, or else the office; never one that only a name suggests.

    `title` is what stood between: a Lord Chancellor may be a woman, and `Sr. Director` is no señor. Where
    nobody is `named`, a King at the end of the label is a family name.
    """
    for token in (honorific or "").split():
        gender = roles.HONORIFICS.get(word(token))
        if gender and not (title and word(token) in roles.PARTS_OF_TITLES and token == (honorific or "").split()[0]):
            return gender
    said = [word(token) for token in (role or "").split()]
    place = next((place for place, each in enumerate(said) if is_office(each)), None)
    if place is None:
        return None
    if not named and said[place] in offices.FAMILY_NAMES_TOO and not set(said[:place]) <= roles.ARTICLES:
        return None
    return offices.GENDERED_OFFICES.get(said[place]) or offices.GENDERED_OFFICES.get(said[place].rpartition("-")[2])


def _is_couple(tokens: list[str]) -> bool:
    """Say whether a label has forms of address for both: `Mr. and Mrs. Bell`."""
    return {roles.HONORIFICS.get(word(token)) for token in tokens if not is_initial(token)} >= {"female", "male"}
