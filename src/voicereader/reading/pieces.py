"""Which words a format says are in which language: followed from the pieces of a file into what is made of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from voicereader.model import Passage, Span
from voicereader.reading.sheet import Line

_REACH = 1 << 16
"""Letters that may be left out between two texts, such as labels and furniture."""

Piece = tuple[str, str | None]
"""Text, and its language where the format says one."""


class Pieces:
    """The pieces of a text, in order. White space counts for nothing, since it is tidied on the way."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        letters: list[str] = []
        self._told: list[tuple[int, int, str]] = []
        self._at = end = 0
        for text, language in pieces:
            letters.append("".join(text.split()))
            begin, end = end, end + len(letters[-1])
            if language and begin < end:
                self._told.append((begin, end, language))
        self._ends = [end for _, end, _ in self._told]
        self._letters = "".join(letters) if self._told else ""

    def find(self, text: str) -> tuple[Passage, ...]:
        """Return what is told of a text that is made of the next pieces, or of some behind; nothing of any other."""
        bare = "".join(text.split())
        begin = self._letters.find(bare, self._at, self._at + len(bare) + _REACH) if self._told and bare else -1
        if begin < 0:
            return ()
        self._at = end = begin + len(bare)
        found: list[tuple[int, int, str]] = []
        for number in range(bisect_right(self._ends, begin), len(self._told)):
            first, last, language = self._told[number]
            if first >= end:
                break
            if found and found[-1][1:] == (first, language):
                first = found.pop()[0]
            found.append((max(first, begin), min(last, end), language))
        places = [place for place, letter in enumerate(text) if not letter.isspace()] if found else []
        return tuple(
            Passage(Span(places[first - begin], places[last - 1 - begin] + 1), language)
            for first, last, language in found
        )


def pieces_of(lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield lines as the pieces that they are made of."""
    for line in lines:
        begin = 0
        for each in line.told:
            yield line.text[begin : each.span.begin], None
            yield each.span.of(line.text), each.language
            begin = each.span.end
        yield line.text[begin:], None


def shortened(line: Line, text: str) -> Line:
    """Return a line that has only those of its words."""
    return replace(line, text=text, told=Pieces(pieces_of([line])).find(text) if line.told else ())
