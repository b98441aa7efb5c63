"""Which voice each speaker of a library has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise, takewhile

from voicereader.casting.allotting import allot, rank
from voicereader.errors import EngineUnavailable
from voicereader.model import Casting, Gender, Part, Prosody, Speaker, Transcript, Voice

PROSODIES = tuple(
    Prosody(rate=rate, pitch=pitch) for rate in (1.0, 0.88, 1.14) for pitch in (1.0, 0.84, 1.19, 0.92, 1.09, 0.77, 1.3)
)
"""How people who share a voice are told apart, in this order: by 1.5 semitones or more. The first is plain."""

_STAND_IN = "en"


def cast(transcripts: Mapping[str, Transcript], voices: Sequence[Voice]) -> dict[str, Casting]:
    """Cast all transcripts of a library together.

    A person is who has the same speaker id; an anonymous speaker is a person of one transcript only. In one
    language a person has one part everywhere. People who meet share no voice while the voices of the language
    last (of the language and gender, where the gender is stated); after that they differ in prosody,
    neighbours first of all. The narrator has the first voice that speaks the transcript's language best; no
    person has it while there is another. A language that no voice speaks is read by the English voices, or by
    all where there are none.

    Args:
        transcripts: by a key that stays the same as long as the transcript is in the library.
        voices: clearest first.

    Returns:
        A casting for each key. It depends neither on the order of the transcripts nor on the run.

    Raises:
        EngineUnavailable: there are transcripts, but no voices.
    """
    if transcripts and not voices:
        raise EngineUnavailable("There is no voice to speak with; install a speech engine.")
    companies: defaultdict[tuple[Voice, ...], set[str]] = defaultdict(set)
    for language in {transcript.language for transcript in transcripts.values()}:
        companies[_speaking(language, voices)].add(language)
    castings: dict[str, Casting] = {}
    for company, languages in companies.items():
        plays = {key: transcript for key, transcript in transcripts.items() if transcript.language in languages}
        castings |= _cast_company(plays, company)
    return castings


def _cast_company(transcripts: Mapping[str, Transcript], voices: Sequence[Voice]) -> dict[str, Casting]:
    """Cast the transcripts that the same voices speak."""
    languages = {transcript.language for transcript in transcripts.values()}
    narrators = {language: _closest([language], voices)[0].id for language in languages}
    meetings = [[_person(key, each) for each in transcript.speakers] for key, transcript in transcripts.items()]
    neighbours = {pair for key, transcript in transcripts.items() for pair in _neighbours(key, transcript)}
    reserved = frozenset(narrators.values())
    voiced = allot(meetings, _choices(_roles(transcripts), voices, reserved), neighbours)
    prosodies = _prosodies(meetings, voiced, neighbours, reserved)

    def part(key: str, speaker: Speaker) -> Part:
        person = _person(key, speaker)
        return Part(voiced[person], prosodies[person])

    return {
        key: Casting({each.id: part(key, each) for each in transcript.speakers}, Part(narrators[transcript.language]))
        for key, transcript in transcripts.items()
    }


@dataclass(frozen=True, slots=True)
class _Role:
    """What a person asks of a voice: the languages of their transcripts; their gender where it is stated."""

    languages: frozenset[str]
    gender: Gender | None


def _person(key: str, speaker: Speaker) -> str:
    return f"{key}\0{speaker.id}" if speaker.anonymous else speaker.id


def _roles(transcripts: Mapping[str, Transcript]) -> dict[str, _Role]:
    languages: defaultdict[str, set[str]] = defaultdict(set)
    genders: defaultdict[str, set[Gender | None]] = defaultdict(set)
    for key, transcript in transcripts.items():
        for speaker in transcript.speakers:
            languages[_person(key, speaker)].add(transcript.language)
            genders[_person(key, speaker)].add(speaker.gender)
    return {person: _Role(frozenset(spoken), _stated(genders[person])) for person, spoken in languages.items()}


def _stated(genders: AbstractSet[Gender | None]) -> Gender | None:
    """Return the one gender that is stated; None where there is none, or a contradiction."""
    stated = genders - {None}
    return next(iter(stated)) if len(stated) == 1 else None


def _neighbours(key: str, transcript: Transcript) -> Iterator[tuple[str, str]]:
    """Yield who speaks directly after whom, with or without narration between them."""
    speakers = {each.id: _person(key, each) for each in transcript.speakers}
    speaking = [speakers[turn.speaker_id] for turn in transcript.turns if turn.speaker_id in speakers]
    return pairwise(speaking)


def _choices(roles: Mapping[str, _Role], voices: Sequence[Voice], reserved: frozenset[str]) -> dict[str, list[str]]:
    """Return the voices that each person may have, best first.

    A gender that is stated is kept as long as any voice has it. Voices of the transcripts' own country come
    before others of the language, and what may narrate another country's transcripts comes last.
    """
    firsts = _firsts(voices)
    spoken = {role.languages for role in roles.values()}
    close = {languages: {each.id for each in _closest(languages, voices)} for languages in spoken}

    def choices(person: str, role: _Role) -> list[str]:
        own = [each for each in voices if each.engine == voices[0].engine]
        stated = [each for each in voices if each.gender == role.gender]
        fitting = [each.id for each in (stated if role.gender and stated else own)]
        castable = [voice for voice in fitting if voice not in reserved] or fitting
        near = close[role.languages]
        return sorted(castable, key=lambda voice: (voice not in near, voice in firsts, rank(person, voice)))

    return {person: choices(person, role) for person, role in roles.items()}


def _prosodies(
    meetings: Iterable[Iterable[str]],
    voiced: Mapping[str, str],
    neighbours: Iterable[tuple[str, str]],
    reserved: frozenset[str],
) -> dict[str, Prosody]:
    """Tell apart who shares a voice with somebody they meet, or with the narrator."""
    sharing: list[list[str]] = []
    for meeting in meetings:
        by_voice: defaultdict[str, list[str]] = defaultdict(list)
        for person in meeting:
            by_voice[voiced[person]].append(person)
        sharing += by_voice.values()
    pairs = [(one, other) for one, other in neighbours if voiced[one] == voiced[other]]
    changed = PROSODIES[1:]
    return allot(sharing, {each: changed if voiced[each] in reserved else PROSODIES for each in voiced}, pairs)


def _speaking(language: str, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the voices that speak a language, of any country; who stands in where there are none.

    They are of the first engine that has any. For a gender that none of them states, the next engine that
    has one follows.
    """
    for wanted in (_subtags(language)[0], _STAND_IN):
        found = tuple(voice for voice in voices if any(_subtags(tag)[0] == wanted for tag in voice.languages))
        if found:
            return _company(found)
    return tuple(voices)


def _company(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the first engine's voices, with those of the next that has a gender they lack."""
    first = [voice for voice in voices if voice.engine == voices[0].engine]
    stated = {voice.gender for voice in first}
    for gender in ("female", "male"):
        others = [voice for voice in voices if voice.gender == gender]
        if gender not in stated and others:
            first += [voice for voice in others if voice.engine == others[0].engine]
    return tuple(first)


def _closest(languages: Iterable[str], voices: Sequence[Voice]) -> Sequence[Voice]:
    """Return the voices that name what the languages have in common, as exactly as any does (RFC 4647, 3.4)."""
    shared = _shared([_subtags(language) for language in languages])
    while shared:
        found = [voice for voice in voices if any(_subtags(tag) == shared for tag in voice.languages)]
        if found:
            return found
        shared = shared[:-1]
    return voices


def _shared(tags: Sequence[Sequence[str]]) -> list[str]:
    """Return the subtags with which all begin."""
    together = takewhile(lambda subtags: len(set(subtags)) == 1, zip(*tags, strict=False))
    return [subtags[0] for subtags in together]


def _firsts(voices: Sequence[Voice]) -> frozenset[str]:
    """Return the first voice of each language tag: the narrator, where a transcript is in that language."""
    firsts: dict[str, str] = {}
    for voice in voices:
        for tag in voice.languages:
            firsts.setdefault(tag, voice.id)
    return frozenset(firsts.values())


def _subtags(tag: str) -> list[str]:
    return tag.lower().split("-")
