"""Text as spans: slices of a text as half-open ranges of code points, never copied strings; and slugs."""

import re
import unicodedata
from collections.abc import Iterator

from voicereader.model import Span, Turn

_NOT_IN_SLUG = re.compile(r"[^\w]+|_+")


def paragraph_spans(turn: Turn) -> Iterator[Span]:
    """Yield where each paragraph lies in `turn.text`."""
    begin = 0
    for paragraph in turn.paragraphs:
        yield Span(begin, begin + len(paragraph))
        begin += len(paragraph) + len("\n\n")


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
