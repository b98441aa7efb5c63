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
