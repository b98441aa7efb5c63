"""Text as spans: slices of a text as half-open ranges of code points, never copied strings; and slugs."""

import re
import unicodedata
from collections.abc import Iterator

from voicereader.model import Span, Turn

NO_SPACES = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
"""A sign of a script that has no spaces between words, as a pattern."""

_TOKEN = re.compile(rf"{NO_SPACES}[\u0300-\u036f]*|(?:(?!{NO_SPACES})[^\s—…])+")
_IN_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]")
_NOT_IN_SLUG = re.compile(r"[^\w]+|_+")


def paragraph_spans(turn: Turn) -> Iterator[Span]:
    """Yield where each paragraph lies in `turn.text`."""
    begin = 0
    for paragraph in turn.paragraphs:
        yield Span(begin, begin + len(paragraph))
        begin += len(paragraph) + len("\n\n")


def in_brackets(paragraph: str) -> bool:
    """Say whether a paragraph stands in brackets, so that it is a stage direction: `(Applause.)`."""
    return _IN_BRACKETS.fullmatch(paragraph) is not None


def slug(text: str, longest: int = 80) -> str:
    """Return `text` as a part of an address: letters and digits of any script, lower case, joined by `-`.

    At most `longest` code points, cut between words; empty where the text has no letter or digit.
    """
    parts = [part for part in _NOT_IN_SLUG.split(unicodedata.normalize("NFKC", text).casefold()) if part]
    made = ""
    for part in parts:
        joined = f"{made}-{part}" if made else part[:longest]
        if len(joined) > longest:
            break
        made = joined
    return made


def folded(name: str) -> str:
    """Return what two spellings of a name share: no case, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def words(text: str) -> Iterator[Span]:
    """Yield the printed words of `text`, without the punctuation around them.

    A word runs between white space or dashes that join clauses; `well-known`, `40-60` and addresses are one.
    In scripts without spaces between words each sign is one. Currencies, `°C` and emoji are words.
    """
    for token in _TOKEN.finditer(text):
        begin, end = token.span()
        while begin < end and _is_around(text[begin]):
            begin += 1
        while begin < end and _is_around(text[end - 1]):
            end -= 1
        if begin < end:
            yield Span(begin, end)


def _is_around(character: str) -> bool:
    category = unicodedata.category(character)
    return (category[0] in "PZC" and character not in "%&@#§") or character in "<>|=~^+"
