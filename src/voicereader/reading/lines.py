"""From text to lines that know how they stand to the line above."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from voicereader.reading.furniture import without_margins, without_page_furniture
from voicereader.reading.joining import joined
from voicereader.reading.sheet import Line

_TAB = 4
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 110
_FULL_SHARE = 5
_FEWEST_WRAPPED = 4
_SPACED_SHARE = 8
_INDENTED_SHARE = 20
_USUAL_SHARE = 98
_COLUMN_BEGINS = re.compile(r"\s\s\S")
_WORD = re.compile(r"\S+")
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]")


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text is laid out.

    `width` is where its lines are wrapped, 0 where they are not. `spaced`: blank lines part its paragraphs;
    `indented`: deeper lines begin them; `hanging`: deeper lines go on with them.
    """

    width: int
    spaced: bool
    indented: bool
    hanging: bool


def to_lines(text: str) -> list[Line]:
    """Split a text into its lines, and find out whether lines, blank lines or indents part its paragraphs.

    Files come wrapped at a width (a line that is full goes on in the next), with a blank line between
    paragraphs (lines in between belong together), or with one paragraph to a line. What pages leave in a
    text is taken away.
    """
    printed = without_page_furniture(without_margins([line.rstrip() for line in text.split("\n")]))
    return list(_walk(printed, _layout_of(printed)))


def flowing(lines: list[Line], chosen: Iterable[int]) -> list[Line]:
    """Find out of the chosen lines, those that stand below one another, what `to_lines` does of a text's.

    Where they are parted by blank lines, those in between belong together; elsewhere each that does not flow opens.
    """
    made = list(lines)
    below = [index for index in chosen if index and not lines[index].opens]
    heads = {index - 1 for index in below if lines[index - 1].opens}
    if not below:
        return made
    printed = [text for index in sorted({*heads, *below}) for text in ([""] * lines[index].opens + [lines[index].text])]
    width = _wrap_width(printed)
    spaced = len(heads) * _SPACED_SHARE >= len(heads) + len(below)
    for index in below:
        flows = bool(width) and _is_full(lines[index - 1].text, lines[index].text, width)
        made[index] = replace(lines[index], opens=not (spaced or flows), flows=flows)
    return made


def _walk(printed: Sequence[str], layout: _Layout) -> Iterator[Line]:
    above, indent_above, opened_above = "", 0, False
    for line in printed:
        if line:
            indent = _indent(line)
            flows = bool(above) and bool(layout.width) and _is_full(above, line, layout.width)
            deeper = bool(above) and not layout.hanging and indent > indent_above and not _is_aligned(above, indent)
            again = layout.indented and opened_above and 0 < indent == indent_above and not flows
            opens = not above or deeper or again or not (layout.spaced or layout.indented or flows)
            yield Line(line.strip(), opens=opens, apart=not above, flows=flows and not deeper)
            indent_above, opened_above = indent, opens
        above = line


def _layout_of(printed: Sequence[str]) -> _Layout:
    filled = [line for line in printed if line]
    width = _wrap_width(printed)
    blocks = sum(1 for above, line in zip(["", *printed], printed, strict=False) if line and not above)
    deeper = [
        (line, below)
        for above, line, below in zip(printed, printed[1:], [*printed[2:], ""], strict=False)
        if above and line and _indent(line) > _indent(above)
    ]
    going_on = sum(1 for line, below in deeper if below and _goes_on(line, below, width))
    hanging = bool(deeper) and going_on * 2 > len(deeper)
    margin = max(Counter(map(_indent, filled)).items(), key=lambda each: each[1], default=(0, 0))[0]
    return _Layout(
        width,
        spaced=(blocks - 1) * _SPACED_SHARE >= len(filled),
        indented=bool(width) and len(deeper) * _INDENTED_SHARE >= len(filled) and not hanging,
        hanging=bool(width) and hanging and margin > 0,
    )


def _goes_on(line: str, below: str, width: int) -> bool:
    """Say whether the line below is as deep and goes on with the sentence."""
    return _indent(line) == _indent(below) and (below.lstrip()[0].islower() or _is_full(line, below, width))


def _is_aligned(above: str, indent: int) -> bool:
    """Say whether a line goes on in the column in which the speech behind a label begins."""
    return _COLUMN_BEGINS.match(above, indent - 2) is not None if 2 <= indent < len(above) else False  # noqa: PLR2004


def _indent(line: str) -> int:
    if not line[0].isspace():
        return 0
    begin = len(line) - len(line.lstrip())
    return begin + line.count("\t", 0, begin) * (_TAB - 1)


def _columns(line: str) -> int:
    """Return how wide a line is printed: signs of East Asian scripts take two columns."""
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def _is_full(above: str, line: str, width: int) -> bool:
    """Say whether the line's first word would not have fitted above."""
    first = _WORD.search(line)
    if first is None:
        return False
    word = first[0][:1] if _WIDE.match(first[0]) else first[0]
    return _columns(above) + 1 + _columns(word) > width


def _wrap_width(printed: Sequence[str]) -> int:
    """Return the width at which the text is wrapped, 0 where it is not."""
    widths = sorted(_columns(line) for line in printed if line) or [0]
    width = widths[(len(widths) - 1) * _USUAL_SHARE // 100]  # a table or an address may be wider
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    pairs = [(above, line) for above, line in pairwise(printed) if above and line]
    full = sum(1 for above, line in pairs if _is_full(above, line, width))
    return width if full >= _FEWEST_WRAPPED and full * _FULL_SHARE >= len(pairs) else 0


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """Join lines into tidy paragraphs; the first line always begins one."""
    paragraphs: list[list[str]] = []
    for line in lines:
        if line.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return [joined(parts) for parts in paragraphs]
