"""Who takes part in a library: people, what they ask of a voice, and who speaks after whom."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from voicereader.casting.given_names import gender_guessed
from voicereader.casting.overrides import Override, Overrides
from voicereader.model import Gender, Speaker, Transcript

Source = Literal["transcript", "owner", "name"]
"""What a gender is known from: the transcripts' labels, the owner's casting.toml, a guess from the name."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a person asks of a voice: their gender where it is known, and what the owner wants."""

    gender: Gender | None = None
    source: Source | None = None
    override: Override = field(default_factory=Override)


def person_of(key: str, speaker: Speaker) -> str:
    """Return who a speaker is in all transcripts of the library; the anonymous are people of one transcript."""
    return f"{key}\0{speaker.id}" if speaker.anonymous else speaker.id


def roles_of(transcripts: Mapping[str, Transcript], overrides: Overrides) -> dict[str, Role]:
    """Return what each person asks of a voice: what is said of them anywhere holds everywhere."""
    speaking: defaultdict[str, set[Speaker]] = defaultdict(set)
    for key, transcript in transcripts.items():
        for speaker in transcript.speakers:
            speaking[person_of(key, speaker)].add(speaker)
    return {person: _role(each, overrides) for person, each in speaking.items()}


def neighbours_in(key: str, transcript: Transcript) -> Iterator[tuple[str, str]]:
    """Yield who speaks directly after whom, with or without narration between them."""
    speakers = {each.id: person_of(key, each) for each in transcript.speakers}
    speaking = [speakers[turn.speaker_id] for turn in transcript.turns if turn.speaker_id in speakers]
    return pairwise(speaking)


def _role(speakers: AbstractSet[Speaker], overrides: Overrides) -> Role:
    matches = [match for each in speakers if (match := overrides.match(each))]
    override = overrides.speakers[min(matches)[1]] if matches else Override()
    if override.gender:
        return Role(override.gender, "owner", override)
    genders = {each.gender for each in speakers} - {None}
    if genders or not overrides.guess_gender_from_names:
        stated = _only(genders)
        return Role(stated, "transcript" if stated else None, override)
    guessed = _only({gender_guessed(each.name) for each in speakers if not each.anonymous} - {None})
    return Role(guessed, "name" if guessed else None, override)


def _only(genders: AbstractSet[Gender | None]) -> Gender | None:
    """Return the one gender that is said; None where there is none, or a contradiction."""
    return next(iter(genders)) if len(genders) == 1 else None
