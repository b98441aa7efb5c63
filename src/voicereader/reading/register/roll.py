"""The roll of a library: everybody who has a name, with all that the transcripts say of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from voicereader.model import Gender, Outline, Transcript
from voicereader.reading.register.ids import named
from voicereader.reading.register.initials import name_in


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in transcripts of a library: those by slug, and how many turns in all.

    `name` is one written in full where there is one, the most used. `roles`, `genders` and `aliases` are what
    any transcript has of them, in order of appearance.
    """

    id: str
    name: str
    roles: tuple[str, ...]
    genders: tuple[Gender, ...]
    aliases: tuple[str, ...]
    transcripts: tuple[str, ...]
    turns: int


@dataclass(slots=True)
class _Gathered:
    names: Counter[str] = field(default_factory=Counter)
    roles: dict[str, None] = field(default_factory=dict)
    genders: dict[Gender, None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    transcripts: list[str] = field(default_factory=list)


def people(transcripts: Mapping[str, Transcript | Outline]) -> tuple[Person, ...]:
    """Return everybody who has a name in a library's transcripts, by slug, in the order of the alphabet."""
    gathered: dict[str, _Gathered] = {}
    for slug, transcript in transcripts.items():
        turns = _turns(transcript)
        for speaker in named(transcript):
            this = gathered.setdefault(speaker.id, _Gathered())
            this.names[speaker.name] += turns[speaker.id]
            this.transcripts.append(slug)
            this.aliases |= dict.fromkeys(speaker.aliases)
            if speaker.role:
                this.roles[speaker.role] = None
            if speaker.gender:
                this.genders[speaker.gender] = None
    found = [
        Person(
            person,
            _best(this.names),
            tuple(this.roles),
            tuple(this.genders),
            tuple(this.aliases),
            tuple(this.transcripts),
            this.names.total(),
        )
        for person, this in gathered.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def turns_of(transcripts: Mapping[str, Transcript], person: str) -> tuple[tuple[str, str], ...]:
    """Return where somebody speaks, by their id: the slug and the id of each turn, in order.

    Who has no name is somebody in one transcript only, and nobody here.
    """
    return tuple(
        (slug, turn.id)
        for slug, transcript in transcripts.items()
        if any(each.id == person for each in named(transcript))
        for turn in transcript.turns
        if turn.speaker_id == person
    )


def _turns(transcript: Transcript | Outline) -> Mapping[str | None, int]:
    """Return how many turns each speaker has, by id."""
    if isinstance(transcript, Outline):
        return {each.id: transcript.turns.count(place) for place, each in enumerate(transcript.speakers, 1)}
    return Counter(turn.speaker_id for turn in transcript.turns)


def _best(names: Counter[str]) -> str:
    def worth(name: str) -> tuple[bool, int]:
        taken = name_in(name)
        return taken is not None and taken.full, names[name]

    return max(names, key=worth)
