"""From lines with places to paragraphs: by room, indents and how full lines are; words broken at line ends joined."""

# ruff: noqa: RUF001 - quotes and dashes are what this module is about
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from voicereader.reading.formats.pdf.columns import Line
from voicereader.reading.formats.pdf.segments import Segment

_FAR = 1.3
"""Of the usual distance of lines: more parts paragraphs."""

_INDENT = 0.7
_OTHER_HEIGHT = 0.12
_HEADING = 1.15
_MOST_WORDS_HEADING = 25
_SPACED_SHARE = 8
_OFTEN = 0.6
_FEWEST_SHIFTS = 3
_OFTEN_ENOUGH = 0.15
_WIDEST_STEP = 2.5
_SENTENCE_END = (".", "!", "?", "…", ":", '"', "”", ")", "]", "—", "–", "-", "。", "！", "？")
_LABEL = re.compile(r"[^\W\d_][^.!?:]{0,60}:(?:\s|$)|[QA][.:]?\s{2,}|[QA]\.\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+)-?$")
_FIRST_WORD = re.compile(r"[^\W_]+")


def to_html(lines: Sequence[Line], titles: Iterable[str] = ()) -> Iterator[str]:
    """Yield the paragraphs and headings of lines in reading order as HTML; `titles` are those of known headings."""
    if lines:
        yield from _Setting(lines, titles).html()


@dataclass(frozen=True, slots=True)
class _Break:
    """What stands between two lines: a paragraph's end, a line's end, or nothing."""

    paragraph: bool
    line: bool


class _Setting:
    """How a document is set: its distances, indents and words."""

    def __init__(self, lines: Sequence[Line], titles: Iterable[str]) -> None:
        self._lines = lines
        self._titles = {_plain(title) for title in titles}
        self._words = Counter(word.lower() for line in lines for word in _WORD.findall(_inside(line.piece.text)))
        self._height = _usual(line.piece.height for line in lines)
        steps = [above.piece.base - line.piece.base for above, line in pairwise(lines) if not line.begins]
        self._step = min(_least_usual([step for step in steps if step > 0]), _WIDEST_STEP * self._height)
        pairs = [(above, line) for above, line in pairwise(lines) if not line.begins]
        self._indents = self._opens_when(pairs, 1)
        self._hangs = self._opens_when(pairs, -1)
        apart = sum(1 for above, line in pairs if self._is_apart(above, line)) + 1
        self._spaced = apart * _SPACED_SHARE >= len(lines)

    def html(self) -> Iterator[str]:
        """Yield paragraphs."""
        paragraph = [self._lines[0]]
        for above, line in pairwise(self._lines):
            between = self._between(above, line)
            if between.paragraph:
                yield self._paragraph(paragraph)
                paragraph = []
            paragraph.append(line)
        yield self._paragraph(paragraph)

    def _opens_when(self, pairs: Sequence[tuple[Line, Line]], way: int) -> bool:
        """Say whether lines that are shifted right (1) or left (-1) open paragraphs: those above are seldom full."""
        shifted = [(above, line) for above, line in pairs if self._shift(above, line) * way > 0]
        short = sum(1 for above, line in shifted if self._is_short(above, line))
        return len(shifted) >= _FEWEST_SHIFTS and short >= _OFTEN * len(shifted)

    def _shift(self, above: Line, line: Line) -> int:
        """Say whether a line begins further right (1) or left (-1) in its column than the one above."""
        moved = (line.piece.left - line.left) - (above.piece.left - above.left)
        return (moved > _INDENT * line.piece.height) - (moved < -_INDENT * line.piece.height)

    def _is_short(self, above: Line, line: Line) -> bool:
        """Say whether the line's first word would have fitted above."""
        text = line.piece.text
        word = len(text.split(maxsplit=1)[0]) + 1
        width = (line.piece.right - line.piece.left) / len(text)
        return not above.piece.broken and above.piece.right + word * width < above.right

    def _is_apart(self, above: Line, line: Line) -> bool:
        """Say whether more room, another size or an indent parts a line from the one above."""
        room = _FAR * self._step * max(1.0, line.piece.height / self._height)
        if not line.begins and not 0 < above.piece.base - line.piece.base <= room:
            return True
        if abs(above.piece.height - line.piece.height) > _OTHER_HEIGHT * self._height:
            return True
        shift = self._shift(above, line)
        return (shift > 0 and self._indents) or (shift < 0 and self._hangs)

    def _between(self, above: Line, line: Line) -> _Break:
        if above.piece.broken:
            return _Break(paragraph=False, line=False)
        ended = above.piece.text.rstrip().endswith(_SENTENCE_END)
        labelled = ended and (line.piece.strong > 0 or _LABEL.match(line.piece.text) is not None)
        apart = self._is_apart(above, line) or labelled or self._is_known(above) or self._is_known(line)
        short = self._is_short(above, line)
        return _Break(paragraph=apart or (short and not self._spaced), line=short)

    def _is_known(self, line: Line) -> bool:
        return _plain(line.piece.text) in self._titles

    def _paragraph(self, lines: Sequence[Line]) -> str:
        """Return lines as a paragraph, or a heading."""
        words = sum(len(line.piece.text.split()) for line in lines)
        large = min(line.piece.height for line in lines) > _HEADING * self._height
        tag = "h2" if words <= _MOST_WORDS_HEADING and (large or self._is_known(lines[0])) else "p"
        html = [_marked(lines[0].piece)]
        for above, line in pairwise(lines):
            if above.piece.broken or _breaks_word(above.piece, line.piece):
                html[-1] = html[-1].removesuffix("-") + self._hyphen(above.piece.text, line.piece.text)
            else:
                html.append("<br>" if self._between(above, line).line else " ")
            html.append(_marked(line.piece))
        return f"<{tag}>{''.join(html)}</{tag}>"

    def _hyphen(self, above: str, below: str) -> str:
        """Return the hyphen of a word that is broken at a line's end, where it has one elsewhere too."""
        first, second = _LAST_WORD.search(above), _FIRST_WORD.match(below)
        if not first or not second or not second[0][0].islower():
            return "-"
        whole, hyphened = f"{first[1]}{second[0]}".lower(), f"{first[1]}-{second[0]}".lower()
        both = self._words[first[1].lower()] and self._words[second[0].lower()]
        return "-" if self._words[hyphened] + bool(both) > self._words[whole] else ""


def _inside(text: str) -> str:
    """Return a line without its first and last word, which may be parts of words."""
    return " ".join(text.split()[1:-1])


def _breaks_word(above: Segment, below: Segment) -> bool:
    """Say whether a line ends in a hyphen that the next one goes on from."""
    text = above.text
    return text.endswith("-") and text[-2:-1].isalpha() and below.text[:1].islower()


def _marked(piece: Segment) -> str:
    begin, rest = escape(piece.text[: piece.strong], quote=False), escape(piece.text[piece.strong :], quote=False)
    return f"<b>{begin}</b>{rest}" if begin else rest


def _usual(values: Iterable[float]) -> float:
    """Return the commonest of values, to half a point."""
    counts = Counter(round(2 * value) / 2 for value in values)
    return counts.most_common(1)[0][0] if counts else 1.0


def _least_usual(steps: Sequence[float]) -> float:
    """Return the smallest step that is no exception: where most paragraphs are a line, most steps part paragraphs."""
    counts = Counter(round(2 * step) / 2 for step in steps)
    return min((step for step, count in counts.items() if count >= _OFTEN_ENOUGH * len(steps)), default=_usual(steps))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
