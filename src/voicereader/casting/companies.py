"""Companies: the voices that speak a language, and who stands in where there are none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from voicereader.casting.languages import english_name, primary, subtags
from voicereader.model import Voice

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


def fallback(language: str, voices: Sequence[Voice]) -> str | None:
    """Return a sentence for readers, where the preferred engine does not speak a transcript's language.

    `Kokoro speaks no Russian: espeak voices read this transcript.` None where it does, or without voices.
    """
    if not voices:
        return None
    company = company_of(language, voices)
    if not speaks(company.voices, language):
        return f"{unspoken(language)}: {stand_in(company)} voices read this transcript."
    engines = list(dict.fromkeys(voice.engine for voice in voices))
    passed = engines[: engines.index(company.voices[0].engine)]
    if not passed:
        return None
    names = " and ".join(filter(None, [", ".join(passed[:-1]), passed[-1]]))
    told = f"{names} {'speaks' if len(passed) == 1 else 'speak'} no {english_name(language)}"
    return f"{told[0].upper()}{told[1:]}: {company.voices[0].engine} voices read this transcript."


def stand_in(company: Company) -> str:
    """Return what the language is called that a company reads others in which it does not speak."""
    tag = _STAND_IN if speaks(company.voices, _STAND_IN) else next(iter(company.voices[0].languages), _UNKNOWN)
    return english_name(tag)


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
