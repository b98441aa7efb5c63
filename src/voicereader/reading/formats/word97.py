"""What the streams of a document of Word 97 to 2003 hold, by Microsoft's specification MS-DOC.

Names of the specification stand in comments. Whatever is not as it should be raises one of `BROKEN`.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from voicereader.reading.formats.printing import Manner, level_of

BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError, struct.error)
IN_TABLE, ROW_ENDS, OUTLINE = 0x2416, (0x2417, 0x244C), 0x2640  # sprmPFInTable, sprmPFTtp, sprmPFInnerTtp, sprmPOutLvl

_SHEET, _CHARACTERS, _PARAGRAPHS, _PIECES = 1, 12, 13, 33  # fcStshf, fcPlcfBteChpx, fcPlcfBtePapx, fcClx
_TABLES, _LENGTH = 0x9A, 0x4C  # fibRgFcLcb97, ccpText
_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
_NARROW = 1 << 30  # fCompressed
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of a property's value, by the three highest bits of its number; for six the value itself says how many."""

_LONG_VALUES = (0xD606, 0xD608)  # sprmTDefTable10, sprmTDefTable
_MARKS = {0x0835: "b", 0x083A: "b", 0x0836: "i", 0x2A3E: "u"}  # sprmCFBold, sprmCFSmallCaps, sprmCFItalic, sprmCKul
_CAPITALS, _STYLE = 0x083B, 0x4A30  # sprmCFCaps, sprmCIstd
_HIDDEN = (0x083C, 0x0800, 0x0837)  # sprmCFVanish, sprmCFRMarkDel, sprmCFStrike
_RAISED = (0x2A48, 0x4845)  # sprmCIss, sprmCHpsPos
_HEADINGS, _TITLE = range(1, 10), 62  # sti
_HIGHEST = 1 << 15

Properties = Mapping[int, int]
"""What is set apart from the style: numbers (sprm) and values."""


@dataclass(frozen=True, slots=True)
class Style:
    """A named style; `level` is that of its heading, None for text."""

    manner: Manner = field(default_factory=Manner)
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What holds of the characters from one place in the file to another."""

    begin: int
    end: int
    style: int = 0
    properties: Properties = field(default_factory=dict)


class Word97:
    """A document: its main stream and that of its tables."""

    def __init__(self, main: bytes, tables: bytes) -> None:
        self._main, self._tables = main, tables
        self.styles = _styles(self._table(_SHEET))
        self._runs = {table: sorted(self._read(table), key=_begin) for table in (_CHARACTERS, _PARAGRAPHS)}

    def stretches(self) -> Iterator[tuple[int, int, str]]:
        """Yield the text in order: where it lies, how many bytes each character has there, the characters."""
        clx = self._table(_PIECES)
        at = 0
        while clx[at] == 1:  # Prc: properties of whole pieces
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        plc = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
        count = (len(plc) - 4) // 12
        (length,) = struct.unpack_from("<I", self._main, _LENGTH)  # notes, headers and boxes follow
        for number, (first, last) in enumerate(pairwise(struct.unpack_from(f"<{count + 1}I", plc))):
            (place,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)
            begin, width = ((place & ~_NARROW) // 2, 1) if place & _NARROW else (place, 2)
            content = self._main[begin : begin + width * max(0, min(last, length) - first)]
            yield begin, width, content.decode("cp1252" if width == 1 else "utf-16-le", "replace")

    def characters_at(self, place: int) -> Run:
        """Return the characters that are printed alike around a place."""
        return self._run(_CHARACTERS, place)

    def paragraph_at(self, place: int) -> Run:
        """Return the paragraph around a place."""
        return self._run(_PARAGRAPHS, place)

    def manner(self, paragraph: Run, characters: Run) -> Manner:
        """Return how characters of a paragraph are printed."""
        style = self.styles[paragraph.style] if paragraph.style < len(self.styles) else Style()
        return _manner(characters.properties, style.manner, self.styles)

    def _run(self, table: int, place: int) -> Run:
        runs = self._runs[table]
        number = bisect_right(runs, place, key=_begin) - 1
        if number >= 0 and place < runs[number].end:
            return runs[number]
        return Run(place, runs[number + 1].begin if number + 1 < len(runs) else len(self._main))

    def _table(self, number: int) -> bytes:
        begin, length = struct.unpack_from("<2I", self._main, _TABLES + 8 * number)
        return self._tables[begin : begin + length]

    def _read(self, table: int) -> Iterator[Run]:
        """Yield the runs of characters or of paragraphs from their pages of 512 bytes."""
        plc = self._table(table)
        count = (len(plc) - 4) // 8
        for (number,) in struct.iter_unpack("<I", plc[4 * (count + 1) : 4 * (2 * count + 1)]):
            begin = _PAGE * (number & _PAGE_NUMBER)
            page = self._main[begin : begin + _PAGE]
            if len(page) == _PAGE:
                yield from _runs_of(page, paragraphs=table == _PARAGRAPHS)


def _begin(run: Run) -> int:
    return run.begin


def _runs_of(page: bytes, *, paragraphs: bool) -> Iterator[Run]:
    """Yield what a page of properties (PapxFkp, ChpxFkp) says."""
    count, size = page[-1], 13 if paragraphs else 1
    for number, (begin, end) in enumerate(pairwise(struct.unpack_from(f"<{count + 1}I", page))):
        at = 2 * page[4 * (count + 1) + size * number]
        if not at:
            content = b""
        elif not paragraphs:
            content = page[at + 1 : at + 1 + page[at]]
        elif page[at]:
            content = page[at + 1 : at + 2 * page[at]]
        else:
            content = page[at + 2 : at + 2 + 2 * page[at + 1]]
        style = int.from_bytes(content[:2], "little") if paragraphs else 0
        yield Run(begin, end, style, dict(_properties(content[2 if paragraphs else 0 :])))


def _properties(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield properties (Prl): their number, and their value where it is a number too."""
    at = 0
    while at + 3 <= len(content):
        (number,) = struct.unpack_from("<H", content, at)
        long = number in _LONG_VALUES
        size = _SIZES.get(number >> 13) or int.from_bytes(content[at + 2 : at + (4 if long else 3)], "little") + 1
        yield number, int.from_bytes(content[at + 2 : at + 2 + min(size, 4)], "little")
        at += 2 + size


def _styles(sheet: bytes) -> list[Style]:
    """Return the styles (STSH) in the order of their numbers."""
    made: list[Style] = []
    if len(sheet) < 6:  # noqa: PLR2004 - up to cbSTDBaseInFile
        return made
    length, _, base = struct.unpack_from("<3H", sheet)
    at = 2 + length
    while at + 2 <= len(sheet):
        (size,) = struct.unpack_from("<H", sheet, at)
        made.append(_style(sheet[at + 2 : at + 2 + size], base, made) if size > base else Style())
        at += 2 + size + size % 2
    return made


def _style(content: bytes, base: int, made: Sequence[Style]) -> Style:
    """Return a style (STD), with what it takes over from the one that it is based on."""
    named, based, parts = struct.unpack_from("<3H", content)
    above = made[based >> 4] if based >> 4 < len(made) else Style()
    (length,) = struct.unpack_from("<H", content, base)
    name = content[base + 2 : base + 2 + 2 * length].decode("utf-16-le", "replace")
    at, manner = base + 4 + 2 * length, above.manner
    for number in range(parts & 15):  # LPUpxPapx, LPUpxChpx; a style of characters has the second alone
        (size,) = struct.unpack_from("<H", content, at)
        if number == (parts & 15) - 1:
            manner = _manner(dict(_properties(content[at + 2 : at + 2 + size])), manner, made)
        at += 2 + size + size % 2
    sort = named & 0xFFF
    level = sort if sort in _HEADINGS else 0 if sort == _TITLE else level_of(name)
    return Style(manner, above.level if level is None else level)


def _manner(properties: Properties, above: Manner, styles: Sequence[Style]) -> Manner:
    """Return how text is printed, where its properties change what holds above it."""
    if not properties:
        return above
    if 0 < properties.get(_STYLE, 0) < len(styles):
        above = styles[properties[_STYLE]].manner.over(above)
    on = {mark for number, mark in _MARKS.items() if properties.get(number)}
    off = {mark for number, mark in _MARKS.items() if properties.get(number) == 0} - on
    raised = properties.get(_RAISED[0]) == 1 or 0 < properties.get(_RAISED[1], 0) < _HIGHEST
    capitals = bool(properties.get(_CAPITALS, above.capitals))
    hidden = any(bool(properties.get(number, above.hidden)) for number in _HIDDEN)
    return Manner(above.marks - off | on | ({"sup"} if raised else set()), capitals, hidden)
