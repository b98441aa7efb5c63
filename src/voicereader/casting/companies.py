"""Companies: the voices that speak a language, and who stands in where there are none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from voicereader.casting.languages import english_name
from voicereader.model import Voice
from voicereader.text import primary, subtags

_STAND_IN = "en"
_UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class Company:
    """The voices of one engine that a language's transcripts are cast with, clearest first.

    `others` are the voices of each later engine that speaks the language too: for a gender that the
    company lacks.
    """

    voices: tuple[Voice, ...]
    others: tuple[tuple[Voice, ...], ...] = ()

    @property
    def everyone(self) -> tuple[Voice, ...]:
        """All voices that the language's transcripts can be cast with."""
        return (*self.voices, *(voice for engine in self.others for voice in engine))


def company_of(language: str, voices: Sequence[Voice]) -> Company:
    """Return the company of a language: of the first engine that speaks it, of any country.

    Where none does, it is the English company, and where there is no English voice the first engine's.

    Args:
        language: a BCP 47 tag.
        voices: of all engines, in order of preference; not empty.
    """
    for wanted in (primary(language), _STAND_IN):
        found = [voice for voice in voices if _speaks(voice, wanted)]
        if found:
            return _by_engine(found)
    return _by_engine(voices)


def speaks(voices: Iterable[Voice], language: str) -> bool:
    """Say whether one of the voices speaks the language, of any country."""
    return any(_speaks(voice, primary(language)) for voice in voices)


@dataclass(frozen=True, slots=True)
class Fallback:
    """Who reads a transcript where the preferred engine does not speak its language.

    Either an `engine` does, that comes after those which are `passed` over; or nobody speaks the language, `engine` is
    None, and voices of the language `stand_in` read it. Languages are tags.
    """

    language: str
    passed: Sequence[str] = ()
    engine: str | None = None
    stand_in: str = _UNKNOWN


def fallback(language: str, voices: Sequence[Voice]) -> Fallback | None:
    """Return who reads a transcript where the preferred engine does not speak its language.

    None where it does, or without voices.
    """
    if not voices:
        return None
    company = company_of(language, voices)
    if not speaks(company.voices, language):
        return Fallback(language, stand_in=_stand_in(company))
    engines = list(dict.fromkeys(voice.engine for voice in voices))
    passed = tuple(engines[: engines.index(company.voices[0].engine)])
    return Fallback(language, passed, company.voices[0].engine) if passed else None


def stand_in(company: Company) -> str:
    """Return what the language is called that a company reads others in which it does not speak."""
    return english_name(_stand_in(company))


def _stand_in(company: Company) -> str:
    if speaks(company.voices, _STAND_IN):
        return _STAND_IN
    return next(iter(company.voices[0].languages), _UNKNOWN)


def unspoken(language: str) -> str:
    """Return the beginning of a sentence on a language that no voice speaks, or that is not known."""
    if primary(language) == _UNKNOWN:
        return "The language is not known"
    return f"No installed voice speaks {english_name(language)}"


def closest(languages: Iterable[str], voices: Sequence[Voice]) -> Sequence[Voice]:
    """Return the voices that name what the languages have in common, as exactly as any does (RFC 4647, 3.4)."""
    shared = _shared([subtags(language) for language in languages])
    while shared:
        found = [voice for voice in voices if any(subtags(tag) == shared for tag in voice.languages)]
        if found:
            return found
        shared = shared[:-1]
    return voices


def firsts(voices: Sequence[Voice]) -> frozenset[str]:
    """Return the first voice of each language tag: the narrator, where a transcript is in that language."""
    found: dict[str, str] = {}
    for voice in voices:
        for tag in voice.languages:
            found.setdefault(tag, voice.id)
    return frozenset(found.values())


def _speaks(voice: Voice, wanted: str) -> bool:
    return any(primary(tag) == wanted for tag in voice.languages)


def _by_engine(voices: Iterable[Voice]) -> Company:
    engines: dict[str, list[Voice]] = {}
    for voice in voices:
        engines.setdefault(voice.engine, []).append(voice)
    company, *others = (tuple(each) for each in engines.values())
    return Company(company, tuple(others))


def _shared(tags: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the subtags with which all begin."""
    together = takewhile(lambda each: len(set(each)) == 1, zip(*tags, strict=False))
    return tuple(each[0] for each in together)
