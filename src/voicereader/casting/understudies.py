"""Who speaks what is said in a language that a person's own voice does not speak."""

from collections.abc import Sequence

from voicereader.casting.allotting import ranked
from voicereader.casting.companies import company_of, speaks
from voicereader.casting.languages import likely
from voicereader.model import Voice


def understudy(person: str, voice: Voice, language: str, voices: Sequence[Voice]) -> Voice:
    """Return the voice in which a person speaks a language: their own, else one that speaks it, the same each time.

    It is of the gender of their own voice where the language has such a one. Where no voice speaks the language,
    their own does.

    Args:
        person: what they are known by, an id.
        voice: their own.
        language: a BCP 47 tag, of a script alone perhaps.
        voices: of all engines, in order of preference.
    """
    language = likely(language)
    if speaks([voice], language) or not speaks(voices, language):
        return voice
    company = company_of(language, voices).voices
    found = {each.id: each for each in company if each.gender == voice.gender} or {each.id: each for each in company}
    return found[ranked(person, list(found))[0]]
