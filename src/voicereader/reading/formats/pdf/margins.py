"""What stands in the margins of pages and is no text: headers, footers, numbers of pages and of lines."""

# ruff: noqa: RUF001 - dashes and letters of other scripts are what this module is about
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from voicereader.reading.formats.pdf.rows import Row

_OUTERMOST = 4
"""Rows at the top and at the bottom of a page that may be no text."""

_REPEATED_SHARE = 0.3
_NEARLY_ALL = 0.8
_FEWEST_PAGES = 2
_BAND = 6.0
_APART = 1.5
_OTHER_HEIGHT = 0.08
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[-–—\s|•]*(?:(?:page|seite|p\.|pg\.|página|pagina|стр\.)\s*)?#(?:\s*(?:of|/|von|de|di|из|sur|van)\s*#)?[-–—\s|•]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,4})(?:\s+|$)")
_FEWEST_NUMBERS = 5
_NUMBERED_SHARE = 0.6
_NUMBERED_PAGES = 0.5
_STEPS = (1, 5, 10)

_SMALLER = 0.92
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])[.)]?\s*\D")

_Rows = Sequence[Row]


def without_margins(pages: Sequence[_Rows]) -> list[_Rows]:
    """Return the rows of each page that are its text, from top to bottom."""
    spacing = median([above.base - row.base for page in pages for above, row in pairwise(page)] or [0.0])
    height = median([row.height for page in pages for row in page] or [0.0])
    counts = Counter(sign for page in pages for sign in {_sign(row) for row in _outermost(page)})
    inner = [_without_running(page, counts, len(pages), spacing, height) for page in pages]
    return [_without_notes(page, height) for page in _without_line_numbers(_without_line_numbers(inner, 0), -1)]


def _outermost(page: _Rows) -> list[Row]:
    return [*page[:_OUTERMOST], *page[max(_OUTERMOST, len(page) - _OUTERMOST) :]]


def _sign(row: Row) -> tuple[str, int]:
    """Return what a running line has in common on its pages: its words, and about where it stands."""
    return _FIGURES.sub("#", row.text), round(row.base / _BAND)


def _without_running(page: _Rows, counts: Counter[tuple[str, int]], pages: int, spacing: float, height: float) -> _Rows:
    """Leave out what comes back at the same height of many pages, but for its figures, and stands off the text."""

    def share(row: Row) -> float:
        text, band = _sign(row)
        count = sum(counts[text, near] for near in (band - 1, band, band + 1))
        return count / pages if count >= _FEWEST_PAGES else 0.0

    def running(rows: _Rows) -> int:
        """Return how many of the rows, from the edge of the page inwards, are no text."""
        found = 0
        for number, (row, inner) in enumerate(pairwise(rows[: _OUTERMOST + 1]), 1):
            if share(row) < _REPEATED_SHARE and not _PAGE_NUMBER.fullmatch(_sign(row)[0]):
                break
            apart = abs(row.base - inner.base) > _APART * spacing
            other = abs(row.height - height) > _OTHER_HEIGHT * height
            everywhere = pages > _OUTERMOST and share(row) >= _NEARLY_ALL
            if apart or other or everywhere or _PAGE_NUMBER.fullmatch(_sign(row)[0]):
                found = number
        return found

    rows = page[running(page) :]
    return rows[: len(rows) - running(rows[::-1])]


def _without_notes(page: _Rows, height: float) -> _Rows:
    """Leave out the notes at the foot of a page: smaller than its text, and the first begins with its number."""
    end = len(page)
    while end and page[end - 1].height < _SMALLER * height:
        end -= 1
    return page[:end] if end and end < len(page) and _NOTE.match(page[end].text) else page


def _without_line_numbers(pages: Sequence[_Rows], side: int) -> list[_Rows]:
    """Leave out the numbers of lines at the left (0) or the right (-1), where most pages have them."""
    steps = Counter(step for page in pages if (step := _step(page, side)))
    step = steps.most_common(1)[0][0] if steps else 0
    if not step or steps[step] < max(1, _NUMBERED_PAGES * sum(map(bool, pages))):
        return list(pages)
    return [list(_without_numbers(page, side, step)) for page in pages]


def _step(page: _Rows, side: int) -> int:
    """Return by how much the numbers beside the lines of a page grow, 0 where it has none."""
    numbers = [number for row in page if (number := _number(row, side)) is not None]
    if len(numbers) < _FEWEST_NUMBERS:
        return 0
    grown = Counter(below - above for above, below in pairwise(numbers))
    step, count = grown.most_common(1)[0]
    regular = step in _STEPS and count >= _NEARLY_ALL * (len(numbers) - 1)
    return step if regular and len(numbers) * step >= _NUMBERED_SHARE * len(page) else 0


def _number(row: Row, side: int) -> int | None:
    """Return the number that a row begins or ends with: apart from the text, or before it."""
    found = _NUMBER.match(row.segments[side].text)
    if not found or (side and found.end() < len(row.segments[side].text)):
        return None
    return int(found[1])


def _without_numbers(page: _Rows, side: int, step: int) -> list[Row]:
    rows = []
    above: int | None = None
    for row in page:
        number = _number(row, side)
        if number is not None and (above is None or 0 < number - above <= 2 * step):
            above = number
            row = _bare(row, side)  # noqa: PLW2901 - the row as it is kept
        if row.segments:
            rows.append(row)
    return rows


def _bare(row: Row, side: int) -> Row:
    """Return a row without its number."""
    numbered = row.segments[side]
    found = _NUMBER.match(numbered.text)
    end = found.end() if found else 0
    if end == len(numbered.text):
        return Row(row.segments[1:] if side == 0 else row.segments[:-1])
    left = numbered.left + (numbered.right - numbered.left) * end / len(numbered.text)
    rest = replace(numbered, text=numbered.text[end:], left=left, strong=max(0, numbered.strong - end))
    return Row([rest, *row.segments[1:]])
