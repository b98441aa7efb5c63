"""Rows: the pieces of text that stand on one line of a page, whatever column they are in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicereader.reading.formats.pdf.segments import Segment
from voicereader.reading.formats.printing import TAB

_SAME_BASE = 0.35
"""Of the height of letters: pieces whose bases are closer stand on one line."""

_TOUCHING, _WIDE = 0.1, 0.7


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces on a line, from left to right."""

    segments: Sequence[Segment]

    @property
    def text(self) -> str:
        """The text of the row."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def base(self) -> float:
        """The base of its letters above the lower end of the page."""
        return self.segments[0].base

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(segment.height for segment in self.segments)

    @property
    def left(self) -> float:
        """Its left end."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Its right end."""
        return max(segment.right for segment in self.segments)

    def joined(self) -> Segment:
        """Return its pieces as one; those far apart are two spaces apart."""
        first = self.segments[0]
        gaps = [_gap(above, below) for above, below in pairwise(self.segments)]
        text = first.text + "".join(gap + each.text for gap, each in zip(gaps, self.segments[1:], strict=True))
        whole = first.strong == len(first.text) and len(self.segments) > 1
        strong = first.strong + (len(gaps[0]) + self.segments[1].strong if whole and self.segments[1].strong else 0)
        return Segment(text, first.left, self.right, self.base, self.height, strong, self.segments[-1].broken)


def _gap(before: Segment, after: Segment) -> str:
    """Return what stands between two pieces: nothing where they touch, as behind a raised figure."""
    room = (after.left - before.right) / max(before.height, after.height)
    return "" if abs(room) < _TOUCHING else " " if 0 < room < _WIDE else TAB


def rows_of(segments: Iterable[Segment]) -> list[Row]:
    """Return the rows of a page, from top to bottom."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: (-each.base, each.left)):
        if rows and rows[-1][0].base - segment.base <= _SAME_BASE * min(segment.height, rows[-1][0].height):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [Row(sorted(row, key=lambda each: each.left)) for row in rows]
