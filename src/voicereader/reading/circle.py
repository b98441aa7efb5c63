"""The people of a document while they are being found out, by every way in which a label may call them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from voicereader.model import Gender
from voicereader.reading import offices, roles
from voicereader.reading.listing import office_key
from voicereader.reading.names import is_initial, key, tokens_of, units, word, words
from voicereader.reading.naming import Naming, without_address
from voicereader.reading.spelling import sounds_of

_MOST_COMPARED = 200
"""More people than that are not looked through one by one."""

_MOST_NAMESAKES = 50
"""More say no more than that many: nobody is the only one."""

MOST_INITIALS = 4
_MOST_SPELLINGS = 8
_ANYBODY = ("all", "")
_PARTS_WITH_TWO_FAMILY_NAMES = 3
_FIRST_SIGN = "\u2e80"


@dataclass(slots=True, eq=False)
class Person:
    """Somebody: what each of their labels says; `first` is where they first speak."""

    first: int
    namings: list[Naming] = field(default_factory=list)

    @property
    def gender(self) -> Gender | None:
        """The gender that one of their labels says."""
        return next((naming.gender for naming in self.namings if naming.gender), None)

    @property
    def names(self) -> Iterator[str]:
        """What their first labels call them by name; who has many has them in few spellings."""
        return (naming.name for naming in self.namings[:_MOST_SPELLINGS] if naming.name)


class Circle:
    """People by the ways to call them: `full`, `last`, `first`, `initials`, `office` … and a key for each.

    `neighbours` are pairs of labels that answer each other, so that they are no one person.
    """

    def __init__(self, neighbours: set[tuple[str, str]]) -> None:
        self._neighbours = neighbours
        self._by: dict[tuple[str, str], list[Person]] = defaultdict(list)

    def add(self, person: Person, naming: Naming, office: str | None = None) -> None:
        """Let a person be known by all that a label says, and by an office."""
        if naming not in person.namings:
            person.namings.append(naming)
        for known in [_ANYBODY, *_ways_to_call(naming), *([("office", office)] if office else [])]:
            namesakes = self._by[known]
            most = _MOST_COMPARED if known == _ANYBODY else _MOST_NAMESAKES
            if len(namesakes) <= most and person not in namesakes:
                namesakes.append(person)

    def few(self) -> list[Person]:
        """Return everybody, nobody where they are too many to be looked through."""
        everybody = self._by[_ANYBODY]
        return everybody if len(everybody) <= _MOST_COMPARED else []

    def named(self, how: str, what: str) -> list[Person]:
        """Return all who are called so, nobody where they are too many to tell apart."""
        namesakes = self._by.get((how, what), [])
        return namesakes if len(namesakes) <= _MOST_NAMESAKES else []

    def fitting(self, how: str, what: str, naming: Naming) -> list[Person]:
        """Return all who are called so and whom nothing else in the label contradicts."""
        return [person for person in self.named(how, what) if not self.contradicts(person, naming)]

    def one(self, how: str, what: str) -> Person | None:
        """Return the only person who is called so."""
        return _only_one(self.named(how, what))

    def only(self, how: str, what: str, naming: Naming) -> Person | None:
        """Return the only person who is called so and whom nothing contradicts."""
        return _only_one(self.fitting(how, what, naming))

    def contradicts(self, person: Person, naming: Naming) -> bool:
        """Say whether a label cannot be a person's: another gender, or it answers them."""
        return is_other_gender(person, naming) or any(
            (known.label, naming.label) in self._neighbours for known in person.namings
        )


def _only_one(found: list[Person]) -> Person | None:
    return found[0] if len(found) == 1 else None


def is_full(name: str) -> bool:
    """Say whether a name is a given and a family name, or signs that are both."""
    grouped = units(name.split())
    return len(grouped) > 1 or (len(name) > 2 and name[0] >= _FIRST_SIGN)  # noqa: PLR2004 - a sign or two are a part


def parts_of(name: str) -> list[list[str]]:
    """Return the units of a name with its initials first: `Иванов И. И.` is `И. И. Иванов`."""
    grouped = units(name.split())
    initials = [each for each in grouped if is_initial(each[0])]
    if len(grouped) > 1 and is_initial(grouped[-1][0]) and len(initials) < len(grouped):
        return [*initials, *(each for each in grouped if not is_initial(each[0]))]
    return grouped


def set_key(name: str) -> str:
    """Return what a name's tokens share in any order."""
    return " ".join(sorted(key(token) for token in tokens_of(name)))


def abbreviation(grouped: list[list[str]]) -> str:
    """Return the first letter and the family name."""
    return key(grouped[0][0])[:1] + key(grouped[-1][-1])


def is_other_gender(person: Person, naming: Naming) -> bool:
    """Say whether a label has another gender than the person's."""
    return bool(person.gender and naming.gender and person.gender != naming.gender)


def is_other_house(person: Person, naming: Naming) -> bool:
    """Say whether a label has a town or a party, and the person always another."""
    said = {key(each.bracket) for each in person.namings if each.bracket}
    return bool(naming.bracket and said) and key(naming.bracket or "") not in said


def is_foreign(person: Person, naming: Naming) -> bool:
    """Say whether a label has its article in another language than those of the person."""
    articles = {word(each.label.split()[0]) for each in person.namings}
    mine = word(naming.label.split()[0])
    return mine in roles.ARTICLES and articles <= roles.ARTICLES and mine not in articles


def _ways_to_call(naming: Naming) -> Iterable[tuple[str, str]]:
    """Yield by what a person may be called later."""
    if naming.role:
        yield from _by_role(naming.role, named=naming.name is not None)
    if naming.name is None:
        return
    grouped = parts_of(naming.name)
    if len(grouped) == 1:
        yield "part", key(naming.name)
        if is_full(naming.name):
            yield from _by_signs(naming.name)
        return
    yield "full", key(naming.name)
    yield "set", set_key(naming.name)
    yield from _by_name(naming.name, grouped)
    if naming.bracket and len(naming.bracket) <= MOST_INITIALS:
        yield "note", key(naming.bracket)


def _by_role(role: str, *, named: bool) -> Iterable[tuple[str, str]]:
    yield "office", office_key(role)
    for each in words(role):
        if each in offices.OFFICES and each not in offices.OFFICE_PARTS:
            yield "office-word", each
    if not named and offices.CHAIRS.intersection(words(role)):
        yield "chair", ""


def _by_name(name: str, grouped: list[list[str]]) -> Iterable[tuple[str, str]]:
    given, family = grouped[0][0], grouped[-1]
    yield "last", key(" ".join(family))
    yield "last", key(family[-1])
    yield "last", key(" ".join(token for each in grouped[1:] for token in each))
    if len(grouped) == _PARTS_WITH_TWO_FAMILY_NAMES and not is_initial(grouped[1][0]):
        yield "last", key(" ".join(grouped[1]))
    yield "first", key(given)
    yield "ends", key(given) + key(family[-1])
    yield "abbreviated", abbreviation(grouped)
    yield "initials", "".join(key(token)[:1] for token in name.split())
    yield "initials", key(given)[:1] + key(family[-1])[:1]
    yield "sound", sounds_of(family[-1])


def _by_signs(name: str) -> Iterable[tuple[str, str]]:
    """`葉大文` may be called 葉 later, with 議員 behind it."""
    bare = without_address(name)
    yield "full", key(bare)
    yield "last", key(bare[:1])
    yield "last", key(bare[:2])
