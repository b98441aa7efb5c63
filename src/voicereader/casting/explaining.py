"""Why each speaker has the voice that they have, in a sentence for the library's owner."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from voicereader.casting.companies import speaks, stand_in, unspoken
from voicereader.casting.languages import english_name
from voicereader.casting.overrides import Override, Overrides
from voicereader.casting.people import Role, person_of
from voicereader.casting.voices import Play, Pool, plays
from voicereader.model import Part, Prosody, Speaker, Transcript, Voice

_MOST_NAMED = 3
"""Of those with whom somebody shares a voice; the others are counted."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A part in one transcript, and why it is theirs; the narrator's has no speaker id."""

    key: str
    speaker_id: str | None
    speaker: str
    part: Part
    why: str


def explain(
    transcripts: Mapping[str, Transcript], voices: Sequence[Voice], overrides: Overrides | None = None
) -> tuple[Explained, ...]:
    """Return what `cast` does with the same arguments, and why: by transcript, the narrator first.

    Transcripts are in the order given, speakers in that of their appearance.

    Raises:
        EngineUnavailable, UnknownVoice: as `cast` does.
    """
    overrides = overrides or Overrides()
    rows: dict[str, tuple[Explained, ...]] = {}
    for play in plays(transcripts, voices, overrides):
        telling = _Telling(play, overrides)
        rows |= {key: tuple(telling.rows(key)) for key in play.transcripts}
    return tuple(row for key in transcripts for row in rows[key])


class _Telling:
    """Puts into words what was decided in one play."""

    def __init__(self, play: Play, overrides: Overrides) -> None:
        self._play, self._overrides = play, overrides
        self._sharing = _sharing(play)

    def rows(self, key: str) -> Iterator[Explained]:
        """Yield the rows of one transcript."""
        transcript = self._play.transcripts[key]
        narrator = self._play.narrators[transcript.language]
        why = self._sentence(*self._narrator(transcript.language, narrator))
        yield Explained(key, None, "Narrator", narrator, why)
        for speaker in transcript.speakers:
            part = self._play.parts[person_of(key, speaker)]
            why = self._sentence(*self._speaker(key, transcript, speaker))
            yield Explained(key, speaker.id, speaker.name, part, why)

    def _sentence(self, first: str, *others: str) -> str:
        told = "; ".join((first, *others))
        capital = told[0] if told.startswith(self._overrides.file) else told[0].upper()
        return f"{capital}{told[1:]}."

    def _narrator(self, language: str, part: Part) -> Iterator[str]:
        yield "the narrator"
        own = self._overrides.narrator
        if own.voice == part.voice_id:
            yield f"{self._overrides.file} names this voice"
        else:
            if own.voice:
                yield f"the voice in {self._overrides.file} speaks no {english_name(language)}"
            yield from self._stand_in(language)
        yield from self._prosody(part.prosody, own)

    def _speaker(self, key: str, transcript: Transcript, speaker: Speaker) -> Iterator[str]:
        person = person_of(key, speaker)
        part, pool, role = self._play.parts[person], self._play.pools[person], self._play.roles[person]
        sharing = self._with(key, transcript, person)
        spoken = speaks(self._play.company.voices, transcript.language)
        if pool is Pool.NAMED or not spoken:
            named = [f"{self._overrides.file} names this voice"] if pool is Pool.NAMED else []
            yield from named or self._stand_in(transcript.language)
            if sharing:
                yield f"shared with {sharing}"
        else:
            gender = f"{role.gender} " if pool in {Pool.GENDER, Pool.OTHER_ENGINE} else ""
            kind = f"{gender}{english_name(transcript.language)} voice"
            yield f"shares {_a(kind)} with {sharing}" if sharing else f"first free {kind}"
        if pool is not Pool.NAMED:
            yield from self._gender(pool, role, part, spoken=spoken)
        yield from self._prosody(part.prosody, role.override)

    def _stand_in(self, language: str) -> Iterator[str]:
        if not speaks(self._play.company.voices, language):
            yield unspoken(language)
            yield f"{_a(stand_in(self._play.company))} one reads it"

    def _with(self, key: str, transcript: Transcript, person: str) -> str:
        """Return with whom a person shares their voice: the narrator, who is here, else who is met elsewhere."""
        names = {person_of(key, each): each.name for each in transcript.speakers}
        shared = self._sharing.get(person, {})
        here = [names[each] for each in shared if each in names]
        if self._play.parts[person].voice_id == self._play.narrators[transcript.language].voice_id:
            here.insert(0, "the narrator")
        if here or not shared:
            return _listed(here)
        return f"{_listed(sorted(shared.values()))} of other transcripts"

    def _gender(self, pool: Pool, role: Role, part: Part, *, spoken: bool) -> Iterator[str]:
        if pool is Pool.COMPANY and spoken:
            yield "no gender is stated"
        if pool is Pool.NO_GENDER:
            yield f"none is {role.gender}"
        if pool is Pool.OTHER_ENGINE:
            yield f"{self._play.company.voices[0].engine} has none, {self._play.engine_of(part)} has"
        if role.source == "owner":
            yield f"{self._overrides.file} states the gender"
        if role.source == "name":
            yield "the gender is guessed from the name"

    def _prosody(self, prosody: Prosody, own: Override) -> Iterator[str]:
        wanted = {"rate": own.rate, "pitch": own.pitch}
        stated = [f"{name} {value:g}" for name, value in wanted.items() if value is not None]
        if stated:
            yield f"{self._overrides.file} sets {' and '.join(stated)}"
        spoken = {"rate": prosody.rate, "pitch": prosody.pitch}
        changed = [f"{name} {value:g}" for name, value in spoken.items() if wanted[name] is None and value != 1]
        if changed:
            yield f"told apart by {' and '.join(changed)}"


def _sharing(play: Play) -> dict[str, dict[str, str]]:
    """Return for each person the people that they meet who have the same voice, with their names."""
    sharing: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key, transcript in sorted(play.transcripts.items()):
        by_voice: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for each in transcript.speakers:
            person = person_of(key, each)
            by_voice[play.parts[person].voice_id][person] = each.name
        for names in by_voice.values():
            for person in names:
                sharing[person] |= {other: name for other, name in names.items() if other != person}
    return sharing


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'AEIOU' else 'a'} {noun}"


def _listed(names: Sequence[str]) -> str:
    named, more = list(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    if more > 0:
        named.append(f"{more} more")
    return " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))
