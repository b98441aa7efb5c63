"""In which order the text of a page is read: across it, or down one column after the other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import quantiles

from voicereader.reading.formats.pdf.rows import Row
from voicereader.reading.formats.pdf.segments import Segment

_BIN = 3.0
_NARROWEST_GUTTER = 9.0
_WIDEST = 14_400.0
"""Points: no page is wider, but what is drawn may lie beyond it."""

_FEWEST_ROWS = 8
_MOST_CROSSING = 0.06
_EACH_SIDE = 0.3
_MIDDLE = (0.25, 0.75)
_CLOSE = 4.0
_LONGEST_NAME = 45
_FEWEST_NAMED = 4
_TABLE_SHARE = 0.75
_MOST_ALONE = 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """A line in reading order, in a column between two edges; `begins`: it is the first of a page or a column."""

    piece: Segment
    left: float
    right: float
    begins: bool


def in_order(rows: Sequence[Row]) -> list[Line]:
    """Return the lines of a page in reading order."""
    gutter = _gutter(rows)
    if gutter is None:
        return _column([row.joined() for row in rows])
    lines: list[Line] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        before = [each for each in row.segments if each.right <= gutter]
        after = [each for each in row.segments if each.left >= gutter]
        if len(before) + len(after) < len(row.segments):  # it goes across both
            lines += _columns(left, right)
            left, right = [], []
            lines += _column([row.joined()])
        else:
            left += [Row(before)] if before else []
            right += [Row(after)] if after else []
    return lines + _columns(left, right)


def _columns(left: Sequence[Row], right: Sequence[Row]) -> list[Line]:
    return _column([row.joined() for row in left]) + _column([row.joined() for row in right])


def _column(pieces: Sequence[Segment]) -> list[Line]:
    if not pieces:
        return []
    left, right = min(each.left for each in pieces), max(each.right for each in pieces)
    if len(pieces) >= _FEWEST_ROWS:  # a line that sticks out does not tell where the others end
        right = quantiles((each.right for each in pieces), n=20)[-1]
    return [Line(each, left, right, begins=not number) for number, each in enumerate(pieces)]


def _gutter(rows: Sequence[Row]) -> float | None:
    """Return the middle of the strip between two columns, None where a page has one."""
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    if right - left > _WIDEST:
        return None
    covered = [0] * (int((right - left) / _BIN) + 2)
    for row in rows:
        for each in row.segments:
            for strip in range(int((each.left - left) / _BIN), int((each.right - left) / _BIN) + 1):
                covered[strip] += 1
    free = [count <= max(1, _MOST_CROSSING * len(rows)) for count in covered]
    strips = [list(group) for is_free, group in groupby(range(len(free)), key=free.__getitem__) if is_free]
    first, last = _MIDDLE[0] * len(free), _MIDDLE[1] * len(free)
    between = [strip for strip in strips if first < strip[len(strip) // 2] < last]
    widest = max(between, key=len, default=[])
    if len(widest) * _BIN < _NARROWEST_GUTTER:
        return None
    gutter = left + _BIN * (widest[0] + widest[-1] + 1) / 2
    before = sum(any(each.right <= gutter for each in row.segments) for row in rows)
    after = sum(any(each.left >= gutter for each in row.segments) for row in rows)
    return gutter if min(before, after) >= _EACH_SIDE * len(rows) else None


def as_table(pages: Sequence[Sequence[Row]]) -> list[list[list[Segment]]] | None:
    """Return the rows of a table, the cells of each from left to right as their lines; None for any other layout.

    A table has columns of names, times and the like, and one of speech; a row begins where another than that is filled.
    A row of one cell stands in no column.
    """
    rows = [row for page in pages for row in page]
    columns = _columns_at(rows)
    if len(columns) < 2 or not _is_table(rows, columns):  # noqa: PLR2004 - who and what
        return None
    made: list[list[list[Segment]]] = []
    for row in rows:
        cells = _cells(row, columns)
        if not cells:
            made.append([[row.joined()]])
        elif any(cells[:-1]) or not made or len(made[-1]) == 1:
            made.append(cells)
        else:
            made[-1][-1] += cells[-1]
    return made


def _columns_at(rows: Sequence[Row]) -> list[float]:
    """Return where the columns begin, from left to right up to that of speech, which has most text."""
    counts: Counter[int] = Counter()
    lengths: Counter[int] = Counter()
    for row in rows:
        for each in row.segments:
            counts[round(each.left / _CLOSE)] += 1
            lengths[round(each.left / _CLOSE)] += len(each.text)
    kept: list[int] = []
    for place, _ in lengths.most_common():
        if counts[place] >= _FEWEST_NAMED and not any(abs(place - each) <= 1 for each in kept):
            kept.append(place)
    return sorted(place * _CLOSE for place in kept if place <= kept[0])


def _cells(row: Row, columns: Sequence[float]) -> list[list[Segment]]:
    """Return what a row has in each column, nothing where it keeps to none or has more than names beside speech."""
    cells = [[each for each in row.segments if _near(each.left, column)] for column in columns]
    short = all(len(each.text) <= _LONGEST_NAME for cell in cells[:-1] for each in cell)
    return cells if short and sum(map(len, cells)) == len(row.segments) else []


def _is_table(rows: Sequence[Row], columns: Sequence[float]) -> bool:
    """Say whether nearly all rows keep to the columns, and those on the left hold a few words beside speech."""
    kept = [cells for row in rows if (cells := _cells(row, columns))]
    begun = [cells for cells in kept if any(cells[:-1])]
    alone = sum(sum(map(len, cells)) == 1 for cells in begun)
    # Columns of text have as many lines on the left as on the right.
    return (
        len(kept) >= _TABLE_SHARE * len(rows)
        and len(begun) >= _FEWEST_NAMED
        and alone <= _MOST_ALONE * len(rows)
        and len(kept) - len(begun) >= len(begun) / 3
    )


def _near(place: float, other: float) -> bool:
    return abs(place - other) <= _CLOSE
