"""From text to lines that know how they stand to the line above."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from voicereader.reading.sheet import Line

_TAB = 4
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 110
_FULL_SHARE = 3
_FEWEST_WRAPPED = 4
_SPACED_SHARE = 8
_WORD = re.compile(r"\S+")


def tidy(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def listed(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


def to_lines(text: str) -> list[Line]:
    """Split a text into its lines, and find out whether lines or blank lines part its paragraphs.

    Files come wrapped at a width (a line that is full goes on in the next), with a blank line between
    paragraphs (lines in between belong together), or with one paragraph to a line.
    """
    printed = [line.rstrip() for line in text.split("\n")]
    width = _wrap_width(printed)
    full = [line for line in printed if line]
    blocks = sum(1 for above, line in zip(["", *printed], printed, strict=False) if line and not above)
    spaced = blocks * _SPACED_SHARE >= len(full)
    return list(_walk(printed, width, spaced=spaced))


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


def _walk(printed: list[str], width: int, *, spaced: bool) -> Iterator[Line]:
    above = ""
    for line in printed:
        if line:
            flows = bool(above) and bool(width) and _is_full(above, line, width)
            deeper = bool(above) and _indent(line) > _indent(above)
            opens = not above or deeper or not (spaced or flows)
            yield Line(line.strip(), opens=opens, apart=not above, flows=flows and not deeper)
        above = line


def _indent(line: str) -> int:
    if not line[0].isspace():
        return 0
    begin = len(line) - len(line.lstrip())
    return begin + line.count("\t", 0, begin) * (_TAB - 1)


def _is_full(above: str, line: str, width: int) -> bool:
    """Say whether the line's first word would not have fitted above."""
    first = _WORD.search(line)
    return first is not None and len(above) + 1 + len(first[0]) > width


def _wrap_width(printed: list[str]) -> int:
    """Return the width at which the text is wrapped, 0 where it is not."""
    width = max(map(len, printed))
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    pairs = [(above, line) for above, line in pairwise(printed) if above and line]
    full = sum(1 for above, line in pairs if _is_full(above, line, width))
    return width if full >= _FEWEST_WRAPPED and full * _FULL_SHARE >= len(pairs) else 0


def paragraphs_of(lines: list[Line]) -> list[str]:
    """Join lines into tidy paragraphs; the first line always begins one."""
    paragraphs: list[list[str]] = []
    for line in lines:
        if line.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return [tidy(" ".join(parts)) for parts in paragraphs]
