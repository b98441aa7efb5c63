"""From espeak-ng's word events to marks: ascending, apart, inside the text and the sound."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from voicereader.model import Mark, Span

_TOKEN = re.compile(r"\S+")


def marks(text: str, words: Sequence[tuple[int, int, int]], frames: int) -> tuple[Mark, ...]:
    """Return a mark for each word of `text` that sounds.

    A mark runs from where espeak-ng reports a word to the next report or blank: it reports `well` of
    `well-known`, `2018` and `018,` of `2018,`, and `of` alone where it joins `of the`. A word between blanks
    without report of its own is placed between its neighbours, by letters.

    Args:
        text: what was spoken.
        words: reports in the order of the sound: first code point, length, first frame.
        frames: how long the sound is.
    """
    begins = list(_begins(text, _in_order(words, len(text))))
    timed = _timed(begins, len(text), frames)
    bounds = [begin for begin, _ in begins] + [len(text)]
    spans = (_word(text, begin, end) for begin, end in pairwise(bounds))
    return tuple(Mark(span, frame) for span, frame in zip(spans, timed, strict=True) if span.begin < span.end)


def _in_order(words: Sequence[tuple[int, int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Yield first code point and frame, without reports that repeat or overlap an earlier one."""
    free = heard = 0
    for begin, reach, frame in words:
        if free <= begin < length and frame >= heard:
            yield begin, frame
            free, heard = begin + reach, frame


def _begins(text: str, known: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int | None]]:
    """Yield where words begin with their frame, None for a word between blanks that was not reported."""
    upcoming = next(known, None)
    for token in _TOKEN.finditer(text):
        if any(map(str.isalnum, token[0])) and (upcoming is None or upcoming[0] >= token.end()):
            yield token.start(), None
        while upcoming is not None and upcoming[0] < token.end():
            yield upcoming
            upcoming = next(known, None)


def _timed(begins: Sequence[tuple[int, int | None]], length: int, frames: int) -> list[int]:
    """Return a frame for each begin, those unknown by linear interpolation over code points."""
    timed = []
    last_begin, last_frame = 0, 0
    following = _following(begins, length, frames)
    for (begin, frame), (next_begin, next_frame) in zip(begins, following, strict=True):
        if frame is None:
            share = (begin - last_begin) / (next_begin - last_begin)
            timed.append(last_frame + int(share * (next_frame - last_frame)))
        else:
            last_begin, last_frame = begin, frame
            timed.append(frame)
    return [min(frame, frames - 1) for frame in timed]


def _following(begins: Sequence[tuple[int, int | None]], length: int, frames: int) -> list[tuple[int, int]]:
    """Return for each begin the next known one, itself included: begin and frame, the end of all for the last."""
    found = []
    ahead = (length, frames)
    for begin, frame in reversed(begins):
        if frame is not None:
            ahead = (begin, frame)
        found.append(ahead)
    return found[::-1]


def _word(text: str, begin: int, end: int) -> Span:
    """Return the span up to the first blank, without the punctuation around it; empty where nothing is left."""
    token = _TOKEN.match(text, begin, end)
    end = token.end() if token else begin
    while begin < end and _is_around(text[end - 1]):
        end -= 1
    while begin < end and _is_around(text[begin]):
        begin += 1
    return Span(begin, end)


def _is_around(character: str) -> bool:
    """Tell punctuation, separators, control characters and `<`; currencies, emoji and vowel signs are words."""
    category = unicodedata.category(character)
    return category[0] in "PZC" or category == "Sm"
