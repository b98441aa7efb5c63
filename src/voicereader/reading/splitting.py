"""Where in a label with an office the field of the office ends and its holder begins: the document may tell."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections import defaultdict
from collections.abc import Iterable

from voicereader.reading import offices, roles
from voicereader.reading.names import (
    is_capital,
    is_initial,
    is_office,
    is_particle,
    is_patronymic,
    key,
    unaddressed,
    units,
    word,
)

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LONGEST_NAME = 5
_MOST_MENTIONS = 200
_USUAL_UNITS = 2


class Mentions:
    """Where the document's text says the words that its labels are made of."""

    def __init__(self, text: str, wanted: Iterable[str]) -> None:
        wanted = set(wanted)
        self._words = WORD.findall(text) if wanted else []
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


def name_begins(tokens: list[str], plain: set[str], mentions: Mentions) -> int:
    """Return the index of the name's first token; the length of `tokens` where they hold no name."""
    office = max((place for place, token in enumerate(tokens) if is_office(token)), default=-1)
    if office < 0:
        return 0
    first = _first_possible(tokens, office)
    if first >= len(tokens):
        return len(tokens)  # an office alone
    places = [begin for begin in range(first, len(tokens)) if not _is_of(tokens[begin - 1])]
    known = [begin for begin in places if key("".join(tokens[begin:])) in plain]
    if known and known[0] < len(tokens) - 1:
        return known[0]
    if (first == office + 1 and not _has_genitive(tokens)) or (first > office + 1 and _ends_field(tokens[first - 1])):
        return first  # `Minister Smith`, `director of the newspaper Jane Smith`: nothing stands between
    return known[0] if known else _split_field(tokens, first, mentions)


def _is_of(token: str) -> bool:
    """Say whether a token joins an office and its field, so that no name follows: Minister for Health."""
    return word(token) in roles.PREPOSITIONS and not is_particle(token)


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
        joins = word(token) in roles.PREPOSITIONS | roles.ARTICLES | offices.INSTITUTIONS
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
    initials = sum(is_initial(unit[0]) for unit in grouped[-count:-1])
    if initials > 1 or (initials and _has_genitive(tokens)):  # of the Duma A. B. Sokolov; but Anna P. Cole
        count = initials + 1
    return len(tokens) - sum(map(len, grouped[-count:])) if count < len(grouped) else len(tokens)


def _evidence(tokens: list[str], first: int, begin: int, mentions: Mentions) -> int:
    """Count how the text speaks for a name that begins there."""
    name, field = tokens[begin:], tokens[first - 1 : begin]
    if not name:
        return 0
    named = any(before != tokens[begin - 1] for before, _ in mentions.contexts(name))
    fielded = any(after != tokens[begin] for _, after in mentions.contexts(field))
    return 2 * (named and len(name) > 1) + fielded


def is_doubtful(label: str) -> bool:
    """Say whether a label has so many words beside its office that the text is asked where its name begins."""
    return len(unaddressed(label.partition(",")[0].split())[1]) > _USUAL_UNITS and any(map(is_office, label.split()))
