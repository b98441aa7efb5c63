"""Which language a transcript is in."""

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
_SAMPLE = 2_000
_FEWEST_LETTERS = 40
_NO_LANGUAGE = "zxx"
_LEAST_CERTAIN = 0.5
_FEWEST_LETTERS_TURN = 200
_TURN_SAMPLE = 600
_CLEARLY = 0.99
# Languages so near to each other that a few sentences do not tell them apart.
_KIN = (
    frozenset(("da", "nb", "nn", "no", "sv")),
    frozenset(("bs", "hr", "sr", "sl", "mk", "bg")),
    frozenset(("id", "ms", "jv")),
    frozenset(("gl", "pt")),
    frozenset(("cs", "sk")),
    frozenset(("af", "nl")),
)


def language_of(paragraphs: Iterable[str]) -> str:
    """Return the BCP 47 tag of the language that the paragraphs are in, `und` where they are too short to tell.

    A sample from the head decides. The first call of a process loads the model, which takes most of a second.
    """
    sample = " ".join(_head(paragraphs))[:_SAMPLE]
    # A letter of a script without spaces says more than one of ours, but there a sentence has as many bytes.
    if sum(1 + (len(letter.encode()) > 2) for letter in sample if letter.isalpha()) < _FEWEST_LETTERS:  # noqa: PLR2004 - bytes
        return UNKNOWN
    language, certainty = _identifier().classify(sample)
    return UNKNOWN if language == _NO_LANGUAGE or certainty < _LEAST_CERTAIN else str(language)


def prepare() -> None:
    """Load the model ahead."""
    _identifier()


def other_language(text: str, usual: str) -> str | None:
    """Return the language of a long text where it is clearly not `usual`, else None."""
    sample = text[:_TURN_SAMPLE]
    if usual == UNKNOWN or sum(map(str.isalpha, text)) < _FEWEST_LETTERS_TURN:
        return None
    language, certainty = _identifier().classify(sample)
    if language in {usual, _NO_LANGUAGE} or certainty < _CLEARLY or any({language, usual} <= kin for kin in _KIN):
        return None
    return str(language)


def _head(paragraphs: Iterable[str]) -> Iterable[str]:
    length = 0
    for paragraph in paragraphs:
        yield paragraph[:_SAMPLE]
        length += len(paragraph)
        if length > _SAMPLE:
            return


@functools.cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - it brings numpy, for files only

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
