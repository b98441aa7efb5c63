"""Which language a transcript is in."""

import functools
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from voicereader.text import primary

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
_SAMPLE = 2_000
_FEWEST_LETTERS = 40
_NO_LANGUAGE = "zxx"
_LEAST_CERTAIN = 0.5
_FEWEST_LETTERS_TURN = 200
_FEWEST_LETTERS_SENTENCE = 30
_FEWEST_WORDS = 3
_TURN_SAMPLE = 600
_GLANCE = slice(100, 240)
_CLEARLY = 0.99
_RATHER = 0.9
_CANTONESE = frozenset("嘅唔咗喺冇嚟佢哋嗰啲乜咁嘢")
"""Signs that only spoken Cantonese has, where others write standard Chinese."""

# Languages so near to each other that a few sentences do not tell them apart.
_KIN = (
    frozenset(("da", "nb", "nn", "no", "sv")),
    frozenset(("bs", "hr", "sr", "sl", "mk", "bg")),
    frozenset(("id", "ms", "jv")),
    frozenset(("gl", "pt")),
    frozenset(("cs", "sk")),
    frozenset(("af", "nl")),
    frozenset(("en", "pcm")),
    frozenset(("fr", "gcf", "gcr", "ht", "oc", "wa")),
    frozenset(("de", "lb")),
    frozenset(("an", "es", "ext")),
    frozenset(("it", "lij", "vec")),
    frozenset(("ar", "ary", "arz")),
    frozenset(("yue", "wuu", "zh")),
    frozenset(("ba", "tt")),
)


def language_of(paragraphs: Iterable[str]) -> str:
    """Return the BCP 47 tag of the language that the paragraphs are in, `und` where they are too short to tell.

    A sample from the head decides. The first call of a process loads the model, which takes most of a second.
    """
    head = list(_head(paragraphs))
    if spoken := _spoken_most(head):
        return spoken
    sample = " ".join(head)[:_SAMPLE]
    # A letter of a script without spaces says more than one of ours, but there a sentence has as many bytes.
    if sum(1 + (len(letter.encode()) > 2) for letter in sample if letter.isalpha()) < _FEWEST_LETTERS:  # noqa: PLR2004 - bytes
        return UNKNOWN
    language, certainty = _classified(sample)
    return UNKNOWN if language == _NO_LANGUAGE or certainty < _LEAST_CERTAIN else language


def _spoken_most(paragraphs: Iterable[str]) -> str | None:
    """Return the language of most that is said where long paragraphs are clearly in several, else None.

    Where no language has clearly most, whoever opens speaks the document's.
    """
    letters: Counter[str] = Counter()
    for paragraph in paragraphs:
        count = sum(map(str.isalpha, paragraph))
        language, certainty = _classified(paragraph) if count >= _FEWEST_LETTERS_TURN else (_NO_LANGUAGE, 0)
        if certainty >= _CLEARLY and language != _NO_LANGUAGE:
            letters[language] += count
    if len(letters) < 2 or any(letters.keys() <= kin for kin in _KIN):  # noqa: PLR2004 - several
        return None
    (most, count), (_, second) = letters.most_common(2)
    return most if count > 2 * second else next(iter(letters))


def prepare() -> None:
    """Load the model ahead."""
    _identifier()


def other_language(text: str, usual: str) -> str | None:
    """Return the language of a long text where it is clearly not `usual`, else None."""
    sample = text[:_TURN_SAMPLE]
    if usual == UNKNOWN or sum(map(str.isalpha, sample)) < _FEWEST_LETTERS_TURN:
        return None
    if is_same(_identifier().classify(sample[_GLANCE])[0], usual):
        return None
    language, certainty = _classified(sample)
    return language if certainty >= _CLEARLY and _is_other(language, usual) else None


def language_of_sentence(sentence: str, usual: str) -> str | None:
    """Return the language of a sentence where it is clearly not `usual`, else None; names are in no language."""
    if sum(map(str.isalpha, sentence)) < _FEWEST_LETTERS_SENTENCE or is_name(sentence):
        return None
    language, certainty = _classified(sentence[:_TURN_SAMPLE])
    return language if certainty >= _CLEARLY and _is_other(language, usual) else None


def language_of_words(words: str, usual: str) -> str | None:
    """Return the language of words that are not `usual` by their script alone, None where they are too few to tell."""
    language, certainty = _classified(words[:_TURN_SAMPLE])
    return language if certainty >= _RATHER and _is_other(language, usual) else None


def bears_out(words: str, told: str, usual: str) -> bool:
    """Say whether words are clearly rather in the language that is told of them than in the usual one."""
    scores = {primary(language): float(score) for language, score in _identifier().rank(words[:_TURN_SAMPLE])}
    there, here = scores.get(primary(told), 0.0), scores.get(primary(usual), 0.0)
    return there >= _RATHER * (there + here) > 0


def is_name(words: str) -> bool:
    """Say whether words are no more than a name may be: one or two, or most begin with a capital."""
    tokens = words.split()
    return len(tokens) < _FEWEST_WORDS or 2 * sum(token[:1].isupper() for token in tokens) > len(tokens)


def _is_other(language: str, usual: str) -> bool:
    kin = any({language, primary(usual)} <= each for each in _KIN)
    return language != _NO_LANGUAGE and not is_same(language, usual) and not kin


def is_same(tag: str, other: str) -> bool:
    """Say whether two tags are of one language."""
    return primary(tag) == primary(other)


def _classified(sample: str) -> tuple[str, float]:
    """Return a language and how certain it is; Cantonese only where it is written as it is spoken."""
    language, certainty = _identifier().classify(sample)
    written = language == "yue" and not _CANTONESE.intersection(sample)
    return ("zh" if written else str(language)), float(certainty)


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
