"""The people of a library: for readers all that they said, for the owner what is known of each, and whence."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from voicereader.casting import Overrides, Role, roles_of
from voicereader.errors import UnknownSpeaker
from voicereader.model import Gender, Outline, Transcript
from voicereader.reading.register import Doubt, Person, Register, doubts, people
from voicereader.text import identity


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the library: their gender for casting, and in words whence it is known, or why it is not."""

    person: Person
    gender: Gender | None
    whence: str


@dataclass(frozen=True, slots=True)
class Talk:
    """How much somebody says: turns, words, and seconds, `timed` where all are those of recordings."""

    turns: int
    words: int
    seconds: float
    timed: bool


def talk_of(outline: Outline) -> list[Talk]:
    """Return how much each speaker of a transcript says, in their order."""
    turns = Counter(outline.turns)
    counts = zip(outline.words, outline.seconds, strict=True)
    return [Talk(turns[place], *each, outline.timed) for place, each in enumerate(counts, 1)]


class Roll:
    """Everybody who has a name in a library's transcripts, given by slug."""

    def __init__(self, outlines: Mapping[str, Outline]) -> None:
        self._outlines = outlines
        self.people = people(outlines)
        self._by_id = {each.id: each for each in self.people}

    def named(self, name: str) -> Person:
        """Return the person of that id, name or label.

        Raises:
            UnknownSpeaker: nobody is called so, or several are.
        """
        spelt = identity(name)
        found = self._by_id.get(name) or self._by_id.get(spelt)
        if found:
            return found
        labelled = self._labels.get(spelt, ())
        if len(labelled) == 1:
            return labelled[0]
        if labelled:
            several = ", ".join(f"{each.name} ({each.id})" for each in labelled[:5])
            raise UnknownSpeaker(f"“{name[:80]}” may be {several}; ask for one of them by name.")
        raise UnknownSpeaker(f"Nobody in this library is called “{name[:80]}”; the list of speakers has everybody.")

    @cached_property
    def _labels(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self.people:
            for spelt in dict.fromkeys(identity(each) for each in (person.name, *person.aliases)):
                found.setdefault(spelt, []).append(person)
        return found

    def talk(self, person: Person) -> Talk:
        """Return how much somebody says in all transcripts."""
        found = [talk for slug in person.transcripts for talk in [self.talk_in(slug, person)] if talk]
        seconds = round(sum(each.seconds for each in found), 1)
        return Talk(person.turns, sum(each.words for each in found), seconds, all(each.timed for each in found))

    def talk_in(self, slug: str, person: Person) -> Talk | None:
        """Return how much somebody says in one transcript; None where they are not in it."""
        outline = self._outlines[slug]
        places = {each.id: place for place, each in enumerate(outline.speakers)}
        return talk_of(outline)[places[person.id]] if person.id in places else None

    def turns(self, person: Person) -> Iterator[tuple[str, int]]:
        """Yield where somebody speaks: the slug, and which turn it is, from 0."""
        for slug in person.transcripts:
            outline = self._outlines[slug]
            own = {place for place, each in enumerate(outline.speakers, 1) if each.id == person.id}
            yield from ((slug, number) for number, place in enumerate(outline.turns) if place in own)


def listed(
    transcripts: Mapping[str, Transcript], register: Register, overrides: Overrides
) -> tuple[tuple[Listed, ...], tuple[Doubt, ...]]:
    """Return everybody who has a name in a library's transcripts, by slug, as they are served; and who may be one."""
    everybody = people(transcripts)
    roles = roles_of(transcripts, overrides)
    rows = (
        Listed(each, roles[each.id].gender, _whence(each, roles[each.id], register, overrides)) for each in everybody
    )
    return tuple(rows), doubts(everybody, register)


def _whence(person: Person, role: Role, register: Register, overrides: Overrides) -> str:
    if role.source == "owner":
        return overrides.file
    entry = register.ids.get(person.id)
    if entry and entry.gender:
        return register.file
    if role.source == "transcript":
        return "transcripts"
    if role.source == "name":
        return "guessed from the name"
    return "transcripts contradict each other" if len(person.genders) > 1 else "not stated"
