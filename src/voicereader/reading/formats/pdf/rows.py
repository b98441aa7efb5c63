"""Rows: the pieces of text that stand on one line of a page, whatever column they are in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voicereader.reading.formats.pdf.segments import Segment
from voicereader.reading.formats.printing import TAB

_SAME_BASE = 0.35
"""Of the height of letters: pieces whose bases are closer stand on one line."""


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
        """Return its pieces as one; they are two spaces apart."""
        first = self.segments[0]
        text = TAB.join(segment.text for segment in self.segments)
        whole = first.strong == len(first.text) and len(self.segments) > 1
        strong = first.strong + (len(TAB) + self.segments[1].strong if whole and self.segments[1].strong else 0)
        return Segment(text, first.left, self.right, self.base, self.height, strong, self.segments[-1].broken)


def rows_of(segments: Iterable[Segment]) -> list[Row]:
    """Return the rows of a page, from top to bottom."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: (-each.base, each.left)):
        if rows and rows[-1][0].base - segment.base <= _SAME_BASE * min(segment.height, rows[-1][0].height):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [Row(sorted(row, key=lambda each: each.left)) for row in rows]
