"""Who is meant by a name in full: in another order, abbreviated, without the one in the middle, or spelt otherwise."""

from collections.abc import Callable

from voicereader.reading.circle import Circle, Person, abbreviation, parts_of, set_key
from voicereader.reading.names import is_initial, key
from voicereader.reading.naming import Naming
from voicereader.reading.rules import Finding
from voicereader.reading.spelling import is_slip, is_transcribed, sounds_of

_WAYS: tuple[tuple[str, float, Callable[[Circle, Naming, str], Person | None]], ...]


def named_in_full(circle: Circle, naming: Naming, name: str) -> tuple[Person, Finding] | None:
    """Return the person known already whose name a full name is, surest rules first."""
    for rule, confidence, find in _WAYS:
        person = find(circle, naming, name)
        if person:
            return person, Finding(rule, confidence)
    return None


def misspelt(circle: Circle, naming: Naming, name: str) -> Person | None:
    """Return whose name is one letter off."""
    return next(
        (
            person
            for person in circle.few()
            if person.namings[0].name
            and is_slip(person.namings[0].name, name)
            and not circle.contradicts(person, naming)
        ),
        None,
    )


def _same(circle: Circle, _: Naming, name: str) -> Person | None:
    return circle.one("full", key(name))


def _in_another_order(circle: Circle, _: Naming, name: str) -> Person | None:
    return circle.one("set", set_key(name))


def _abbreviated(circle: Circle, naming: Naming, name: str) -> Person | None:
    """`V. Smith` is the only V… Smith, and the other way round."""
    grouped = parts_of(name)
    person = circle.only("abbreviated", abbreviation(grouped), naming)
    if person is None:
        return None
    known = all(is_initial(parts_of(each.name or "")[0][0]) for each in person.namings)
    return person if known or is_initial(grouped[0][0]) else None


def _without_the_middle(circle: Circle, naming: Naming, name: str) -> Person | None:
    """`John Smith` is the only John … Smith."""
    grouped = parts_of(name)
    person = circle.only("ends", key(grouped[0][0]) + key(grouped[-1][-1]), naming)
    longer = person and any(len(parts_of(each)) != len(grouped) for each in person.names)
    return person if longer and len(grouped[0][0]) > 2 else None  # noqa: PLR2004 - no initial


def _transcribed(circle: Circle, naming: Naming, name: str) -> Person | None:
    family = parts_of(name)[-1][-1]
    found = [
        person
        for person in circle.named("sound", sounds_of(family))
        if any(is_transcribed(each, name) for each in person.names) and not circle.contradicts(person, naming)
    ]
    return found[0] if len(found) == 1 else None


_WAYS = (
    ("full-name", 1.0, _same),
    ("name-order", 0.85, _in_another_order),
    ("initials", 0.85, _abbreviated),
    ("middle-name", 0.8, _without_the_middle),
    ("misspelt", 0.75, misspelt),
    ("transcribed", 0.7, _transcribed),
)
