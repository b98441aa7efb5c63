"""Who may be one person: pairs that only the library's owner can tell, and what people.toml would say of them."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile

from voicereader.reading.register.initials import Name, agree, name_in
from voicereader.reading.register.roll import Person
from voicereader.reading.register.written import Register

_MOST_ALIKE = 10
"""People who are alike in one way: where there are more, it says nothing of any two of them."""

_FEWEST_LETTERS = 5
"""Of a word that may be misspelt."""

_FOR_ONE_ANOTHER = str.maketrans("yjcwz", "iikvs")
"""Letters that spellings of one name put for another: Sergei and Sergey, Viktor and Victor, Elisabeth and Elizabeth."""

_REPEATED = re.compile(r"(.)\1+")

_Pair = tuple[Person, Person]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two people who may be one, and why; people.toml's lines that say that they are (`merge`), or not."""

    one: Person
    other: Person
    why: str
    merge: str
    split: str


def doubts(people: Sequence[Person], register: Register) -> tuple[Doubt, ...]:
    """Return the pairs of a library's people who may be one, the likeliest first.

    Who meet are two, and so are two of stated genders that differ, and two of whom the register has both.
    """
    found: dict[frozenset[str], tuple[str, _Pair]] = {}
    for why, pairs in (
        ("the same letters with other gaps", _alike(people, lambda each: [each.id.replace("-", "")])),
        ("the same words in another order", _alike(people, lambda each: [tuple(sorted(each.id.split("-")))])),
        ("spellings of one name", _alike(people, lambda each: [_sounding(each.id)])),
        ("one letter differs", _misspelt(people)),
        ("initials of one name", _shortened(people)),
        ("a name more between given and family name", _longer(people)),
        ("a part of one name", _parts(people)),
    ):
        for one, other in pairs:
            if not _are_two(one, other, register):
                found.setdefault(frozenset((one.id, other.id)), (why, (one, other)))
    return tuple(_doubt(why, pair, register) for why, pair in found.values())


def _are_two(one: Person, other: Person, register: Register) -> bool:
    return (
        not set(one.transcripts).isdisjoint(other.transcripts)
        or (len({*one.genders, *other.genders}) > 1)
        or (one.id in register.ids and other.id in register.ids)
    )


def _doubt(why: str, pair: _Pair, register: Register) -> Doubt:
    one, other = sorted(pair, key=lambda each: (each.id not in register.ids, not _is_full(each), -each.turns))
    entry = register.ids.get(one.id)
    header, labels = (entry.header, entry.labels) if entry else (one.name, ())
    told = ", ".join(_quoted(each) for each in (*labels, other.name))
    merge = f"[speakers.{_quoted(header)}]\nlabels = [{told}]"
    split = "\n".join(f"[speakers.{_quoted(each.name)}]" for each in (one, other) if each.id not in register.ids)
    return Doubt(one, other, why, merge, split)


def _quoted(name: str) -> str:
    """Return a name as TOML has it in quotes: as JSON does."""
    return json.dumps(name, ensure_ascii=False)


def _alike(people: Iterable[Person], keys: Callable[[Person], Iterable[Hashable]]) -> Iterator[_Pair]:
    """Yield the pairs who share a key."""
    by_key: defaultdict[Hashable, list[Person]] = defaultdict(list)
    for person in people:
        for key in keys(person):
            by_key[key].append(person)
    for alike in by_key.values():
        if 1 < len(alike) <= _MOST_ALIKE:
            yield from combinations(alike, 2)


def _sounding(name: str) -> str:
    return _REPEATED.sub(r"\1", name.translate(_FOR_ONE_ANOTHER))


def _misspelt(people: Iterable[Person]) -> Iterator[_Pair]:
    """Yield who differ by a letter within one word, and in no other: Fyodor and Fydor do, Ivanov and Ivanova do not.

    Ends are never the slip, since they tell women from men.
    """
    by_others: defaultdict[tuple[str, ...], dict[Person, str]] = defaultdict(dict)
    for person in people:
        words = person.id.split("-")
        for place, word in enumerate(words):
            if len(words) > 1 and len(word) >= _FEWEST_LETTERS and word.isalpha():
                by_others[*words[:place], "", *words[place + 1 :]][person] = word
    for spelt in by_others.values():
        if len(spelt) > 1:
            yield from _slips(spelt)


def _slips(spelt: Mapping[Person, str]) -> Iterator[_Pair]:
    for one, other in _alike(spelt, lambda each: _without_a_letter(spelt[each])):
        if _is_one_letter_off(spelt[one], spelt[other]):
            yield one, other


def _without_a_letter(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word) - 1))}


def _is_one_letter_off(one: str, other: str) -> bool:
    begin, end = _shared(one, other), _shared(one[::-1], other[::-1])
    return begin > 0 and end > 0 and begin + end >= max(len(one), len(other)) - 1


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _shortened(people: Iterable[Person]) -> Iterator[_Pair]:
    """Yield who has initials with whom they can stand for: J. Smith and John Smith."""
    named = _named(people, lambda name: bool(name.initials))
    for one, other in _alike(named, lambda each: [(named[each].family, named[each].initials[0])]):
        if not (named[one].full and named[other].full) and agree(named[one], named[other]):
            yield one, other


def _longer(people: Iterable[Person]) -> Iterator[_Pair]:
    """Yield who have one given and family name and of whom one has more between: John Smith and John B. Smith."""
    named = _named(people, lambda name: name.full)
    for one, other in _alike(named, lambda each: [(named[each].family, each.id.partition("-")[0])]):
        few, many = sorted((one.id.split("-"), other.id.split("-")), key=len)
        if agree(named[one], named[other]) and all(
            any(word == each or (len(word) == 1 and each.startswith(word)) for each in many) for word in few
        ):
            yield one, other


def _parts(people: Sequence[Person]) -> Iterator[_Pair]:
    """Yield who has a family or a given name alone with the only one who has it in full."""
    full: defaultdict[str, list[Person]] = defaultdict(list)
    for person, name in _named(people, lambda name: name.full).items():
        full[name.family].append(person)
        full[person.id.partition("-")[0]].append(person)
    for person, name in _named(people, lambda name: not name.initials).items():
        bearers = full.get(name.family, ())
        if len(bearers) == 1:
            yield person, bearers[0]


def _named(people: Iterable[Person], wanted: Callable[[Name], bool]) -> dict[Person, Name]:
    """Return the names, taken apart, of those who have such a one."""
    names = ((each, name_in(each.name)) for each in people)
    return {each: name for each, name in names if name and wanted(name)}


def _is_full(person: Person) -> bool:
    name = name_in(person.name)
    return name is not None and name.full
