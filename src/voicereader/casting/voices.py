"""Which voice each speaker of a library has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto

from voicereader.casting.allotting import allot, ranked
from voicereader.casting.companies import Company, closest, company_of, firsts, speaks
from voicereader.casting.overrides import Overrides
from voicereader.casting.people import Role, neighbours_in, person_of, roles_of
from voicereader.errors import EngineUnavailable, UnknownVoice
from voicereader.model import Casting, Gender, Part, Prosody, Transcript, Voice

PROSODIES = tuple(
    Prosody(rate=rate, pitch=pitch) for rate in (1.0, 0.88, 1.14) for pitch in (1.0, 0.84, 1.19, 0.92, 1.09, 0.77, 1.3)
)
"""How people who share a voice are told apart, in this order: by 1.5 semitones or more. The first is plain."""

_MOST_NAMED = 30


def cast(
    transcripts: Mapping[str, Transcript], voices: Sequence[Voice], overrides: Overrides | None = None
) -> dict[str, Casting]:
    """Cast all transcripts of a library together.

    A person is who has the same speaker id; an anonymous speaker is a person of one transcript only. A
    language is spoken by the first engine that speaks it, and where none does by the English voices, or by all
    of the first engine where there are none; a gender that these voices lack is taken from the next engine
    that speaks the language and has it. In one language a person has one part everywhere. People who meet
    share no voice while the voices of the language last (of the language and gender, where the gender is
    known); after that they differ in prosody, neighbours first of all. The narrator has the first voice that
    speaks the transcript's language best and is named for nobody; no person has it while there is another.

    Args:
        transcripts: by a key that stays the same as long as the transcript is in the library.
        voices: of all engines, in order of preference: engine by engine, and clearest first within one.
        overrides: what the owner wants; a voice that it names for somebody is theirs in every language.

    Returns:
        A casting for each key. It depends neither on the order of the transcripts nor on the run.

    Raises:
        EngineUnavailable: there are transcripts, but no voices.
        UnknownVoice: the owner names a voice that is not there; the sentence names some that are.
    """
    return {key: play.casting(key) for play in plays(transcripts, voices, overrides) for key in play.transcripts}


class Pool(Enum):
    """Whence the voices are that a person may have."""

    NAMED = auto()
    """the owner names one"""
    COMPANY = auto()
    """the language's, of any gender, since none is known"""
    GENDER = auto()
    """the language's, of the person's gender"""
    OTHER_ENGINE = auto()
    """a later engine's, of the person's gender"""
    NO_GENDER = auto()
    """the language's, of any gender, since no engine has the person's"""


@dataclass(frozen=True, slots=True)
class Play:
    """What was decided for the transcripts that one company speaks: by person, and for narrators by language."""

    transcripts: Mapping[str, Transcript]
    company: Company
    roles: Mapping[str, Role]
    pools: Mapping[str, Pool]
    parts: Mapping[str, Part]
    narrators: Mapping[str, Part]

    def engine_of(self, part: Part) -> str:
        """Return the name of the engine that speaks a part of this company."""
        return next(voice.engine for voice in self.company.everyone if voice.id == part.voice_id)

    def casting(self, key: str) -> Casting:
        """Return the casting of one transcript."""
        transcript = self.transcripts[key]
        parts = {each.id: self.parts[person_of(key, each)] for each in transcript.speakers}
        return Casting(parts, self.narrators[transcript.language])


def plays(
    transcripts: Mapping[str, Transcript], voices: Sequence[Voice], overrides: Overrides | None = None
) -> Iterator[Play]:
    """Yield what `cast` decides, company by company; it raises what `cast` does."""
    overrides = overrides or Overrides()
    if not transcripts:
        return
    if not voices:
        raise EngineUnavailable("There is no voice to speak with; install a speech engine.")
    _check(transcripts, voices, overrides)
    companies: defaultdict[Company, set[str]] = defaultdict(set)
    for language in {transcript.language for transcript in transcripts.values()}:
        companies[company_of(language, voices)].add(language)
    by_id = {voice.id: voice for voice in voices}
    roles = roles_of(transcripts, overrides)
    for company, languages in companies.items():
        spoken = {key: transcript for key, transcript in transcripts.items() if transcript.language in languages}
        narrators = {language: _narrator(language, company, by_id, overrides) for language in languages}
        yield _play(spoken, company, narrators, roles)


def _check(transcripts: Mapping[str, Transcript], voices: Sequence[Voice], overrides: Overrides) -> None:
    """Refuse voices that are not there, naming those that can speak what they are wanted for."""
    wanted = [(None, overrides.narrator.voice), *((name, each.voice) for name, each in overrides.speakers.items())]
    installed = {voice.id for voice in voices}
    for name, voice in wanted:
        if voice is None or voice in installed:
            continue
        languages = _languages(name, transcripts, overrides)
        fitting = {each.id: each for language in languages for each in company_of(language, voices).everyone}
        named = [each.id for each in voices if each.id in fitting]
        more = ", …" if len(named) > _MOST_NAMED else ""
        whom = f"“{name}”" if name else "the narrator"
        raise UnknownVoice(
            f"{overrides.file} names the voice “{voice}” for {whom}, which is not installed; "
            f"take one of {', '.join(named[:_MOST_NAMED])}{more}."
        )


def _languages(name: str | None, transcripts: Mapping[str, Transcript], overrides: Overrides) -> set[str]:
    """Return the languages in which those speak whom an entry means; those of the library where it means nobody."""
    meant = {
        transcript.language
        for transcript in transcripts.values()
        for speaker in transcript.speakers
        if (match := overrides.match(speaker)) and match[1] == name
    }
    return meant or {transcript.language for transcript in transcripts.values()}


def _narrator(language: str, company: Company, by_id: Mapping[str, Voice], overrides: Overrides) -> Part:
    """Return the narrator's part: a voice that the owner names narrates what it speaks, and what nobody does."""
    own = overrides.narrator
    prosody = own.prosody(Prosody())
    if own.voice and (speaks([by_id[own.voice]], language) or not speaks(company.voices, language)):
        return Part(own.voice, prosody)
    found = closest([language], company.voices)
    named = {each.voice for each in overrides.speakers.values()}
    return Part(next((voice.id for voice in found if voice.id not in named), found[0].id), prosody)


def _play(
    transcripts: Mapping[str, Transcript], company: Company, narrators: Mapping[str, Part], everyone: Mapping[str, Role]
) -> Play:
    """Cast the transcripts that the same voices speak."""
    meetings = [[person_of(key, each) for each in transcript.speakers] for key, transcript in transcripts.items()]
    neighbours = {pair for key, transcript in transcripts.items() for pair in neighbours_in(key, transcript)}
    roles = {person: everyone[person] for meeting in meetings for person in meeting}
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for meeting, transcript in zip(meetings, transcripts.values(), strict=True):
        for person in meeting:
            spoken[person].add(transcript.language)
    narrating = frozenset(narrators.values())
    pools, choices = _choices(roles, spoken, company, frozenset(part.voice_id for part in narrating))
    voiced = allot(meetings, choices, neighbours)
    prosodies = _prosodies(meetings, voiced, roles, neighbours, narrating)
    parts = {person: Part(voiced[person], prosodies[person]) for person in voiced}
    return Play(transcripts, company, roles, pools, parts, narrators)


def _choices(
    roles: Mapping[str, Role], spoken: Mapping[str, AbstractSet[str]], company: Company, reserved: frozenset[str]
) -> tuple[dict[str, Pool], dict[str, list[str]]]:
    """Return whence each person's voices are, and those that they may have, best first.

    Voices of the transcripts' own country come before others of the language, and what may narrate another
    country's transcripts comes last.
    """
    offers: dict[tuple[frozenset[str], Gender | None], tuple[Pool, list[list[str]]]] = {}
    pools: dict[str, Pool] = {}
    choices: dict[str, list[str]] = {}
    for person, role in roles.items():
        if role.override.voice:
            pools[person], choices[person] = Pool.NAMED, [role.override.voice]
            continue
        wanted = (frozenset(spoken[person]), role.gender)
        if wanted not in offers:
            offers[wanted] = _offer(*wanted, company, reserved)
        pools[person], tiers = offers[wanted]
        choices[person] = [voice for tier in tiers for voice in ranked(person, tier)]
    return pools, choices


def _offer(
    languages: frozenset[str], gender: Gender | None, company: Company, reserved: frozenset[str]
) -> tuple[Pool, list[list[str]]]:
    """Return the voices for people of these languages and that gender, in tiers, better ones first."""
    pool, engine, fitting = _fitting(gender, company)
    castable = [each.id for each in fitting if each.id not in reserved] or [each.id for each in fitting]
    near = {each.id for each in closest(languages, engine)}
    narrating = firsts(engine)
    tiers: defaultdict[tuple[bool, bool], list[str]] = defaultdict(list)
    for voice in castable:
        tiers[voice not in near, voice in narrating].append(voice)
    return pool, [tiers[key] for key in sorted(tiers)]


def _fitting(gender: Gender | None, company: Company) -> tuple[Pool, Sequence[Voice], Sequence[Voice]]:
    """Return whence the voices are that have the gender, all of that engine, and those that have it."""
    if gender is None:
        return Pool.COMPANY, company.voices, company.voices
    for engine in (company.voices, *company.others):
        found = [voice for voice in engine if voice.gender == gender]
        if found:
            return Pool.GENDER if engine is company.voices else Pool.OTHER_ENGINE, engine, found
    return Pool.NO_GENDER, company.voices, company.voices


def _prosodies(
    meetings: Iterable[Iterable[str]],
    voiced: Mapping[str, str],
    roles: Mapping[str, Role],
    neighbours: Iterable[tuple[str, str]],
    narrating: frozenset[Part],
) -> dict[str, Prosody]:
    """Tell apart who shares a voice with somebody they meet, or with a narrator."""
    sharing: list[list[str]] = []
    for meeting in meetings:
        by_voice: defaultdict[str, list[str]] = defaultdict(list)
        for person in meeting:
            by_voice[voiced[person]].append(person)
        sharing += by_voice.values()
    pairs = [(one, other) for one, other in neighbours if voiced[one] == voiced[other]]

    def choices(person: str) -> list[Prosody]:
        own = list(dict.fromkeys(roles[person].override.prosody(each) for each in PROSODIES))
        return [each for each in own if Part(voiced[person], each) not in narrating] or own

    return allot(sharing, {person: choices(person) for person in voiced}, pairs)
