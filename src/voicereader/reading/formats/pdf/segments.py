"""What stands where on the pages of a PDF, as PDFium tells it: pieces of lines with their places."""

# ruff: noqa: RUF001 - quotes are what this module is about
import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

_HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen at the end of a line; no line end stands behind it."""

_LINE = re.compile(f"[^\r\n{_HYPHEN}]+{_HYPHEN}?")
_WORD = re.compile(r"\S+")
_WIDE_GAP = 0.7
"""Of the height of letters: runs of glyphs that are farther apart are not one piece of text."""

_SAME_LINE = 0.45
_EMPHASISED = re.compile(r"bold|black|heavy|semi-?bold|demi|italic|oblique|kursiv|-(?:b|i|bi)$", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_FILLED_AND_STROKED = 2
_LONGEST_NAME = 256
_REFERENCE = re.compile(r"(?<=[^\W\d_][.,;:!?”\"’)])\d{1,3}(?=\s|$)|(?<=[^\W\d_]{3})\d{1,3}(?=[\s.,;:!?]|$)")
_SMALL = 0.85
_BULLETS = re.compile("[\ue000-\uf8ff\u2022\u25aa\u25cf]")
"""What stands before the entries of a list, often a sign of a font of its own."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line: its text, its left and right end and its base in points from the page's lower left corner.

    `height`: of its letters. `strong` counts the code points at its begin that are emphasised. `broken`: its last word
    goes on in the next line.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    strong: int = 0
    broken: bool = False


class Fonts:
    """Knows which fonts are emphasised; each is asked once."""

    def __init__(self) -> None:
        self._known: dict[int | None, bool] = {}

    def emphasises(self, text: object, index: int) -> bool:
        """Say whether a character of a page's text is printed in bold, italics or thick strokes."""
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        font = pdfium.FPDFTextObj_GetFont(drawn)
        key = ctypes.cast(font, ctypes.c_void_p).value
        if key not in self._known:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
            forced = pdfium.FPDFFont_GetFlags(font)
            told = _EMPHASISED.search(name.value.decode("latin-1")) is not None
            self._known[key] = told or (forced > 0 and bool(forced & _FORCED_BOLD))
        return self._known[key] or pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _FILLED_AND_STROKED


def segments_of(document: object, number: int, fonts: Fonts) -> list[Segment]:
    """Return the pieces of the lines of a page, in the order in which they were drawn; none where it is damaged."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return []
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return list(_Reading(text, fonts).segments()) if text else []
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


class _Reading:
    """Reads the text of one page that is open."""

    def __init__(self, page: object, fonts: Fonts) -> None:
        self._page, self._fonts = page, fonts
        self._left, self._right, self._bottom, self._top = self._box = [ctypes.c_double() for _ in range(4)]
        self._into = [ctypes.byref(each) for each in self._box]
        self._count = max(0, pdfium.FPDFText_CountChars(page))
        buffer = (ctypes.c_ushort * (2 * self._count + 2))()
        length = pdfium.FPDFText_GetText(page, 0, self._count, buffer) if self._count else 0
        self._text = bytes(buffer)[: 2 * max(0, length - 1)].decode("utf-16-le", "replace")
        self._exact = len(self._text) == self._count
        self._runs = sorted(self._glyphs())
        self._middles = [middle for middle, *_ in self._runs]

    def segments(self) -> Iterator[Segment]:
        """Yield the pieces of lines."""
        for match in _LINE.finditer(self._text):
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            end = match.start() + len(match[0].rstrip(f" \t{_HYPHEN}"))
            if begin < end:
                yield from self._line(begin, end, broken=match[0].endswith(_HYPHEN))

    def _line(self, begin: int, end: int, *, broken: bool) -> Iterator[Segment]:
        left, bottom, _, top = self._place(begin)
        right = self._place(end - 1)[2]
        cuts = self._cuts(begin, end) if self._has_gap((bottom + top) / 2, left, right, top - bottom) else []
        borders = [begin, *cuts, end]
        for first, following in pairwise(borders):
            last = first + len(self._text[first:following].rstrip())
            if _BULLETS.fullmatch(self._text, first, last):
                continue
            left, bottom, _, top = self._place(first)
            yield Segment(
                self._without_references(first, last, top - bottom),
                left,
                self._place(last - 1)[2],
                bottom,
                max(1.0, top - bottom),
                self._strong(first, last),
                broken and last == end,
            )

    def _without_references(self, begin: int, end: int, height: float) -> str:
        """Return a piece of text without the small raised figures that refer to notes."""
        text = self._text[begin:end]
        for found in reversed(list(_REFERENCE.finditer(text))):
            _, bottom, _, top = self._place(begin + found.start())
            if top - bottom < _SMALL * height:
                text = text[: found.start()] + text[found.end() :]
        return text

    def _strong(self, begin: int, end: int) -> int:
        """Return how many code points from `begin` on are emphasised, to the word."""
        length = 0
        for word in _WORD.finditer(self._text, begin, end):
            if not self._fonts.emphasises(self._page, self._index(word.start())):
                break
            length = word.end() - begin
        return length

    def _cuts(self, begin: int, end: int) -> list[int]:
        """Return where words stand so far apart that they are pieces of their own."""
        cuts, above = [], None
        for word in _WORD.finditer(self._text, begin, end):
            left, bottom, _, top = self._place(word.start())
            if above is not None and left - above > _WIDE_GAP * (top - bottom):
                cuts.append(word.start())
            above = self._place(word.end() - 1)[2]
        return cuts

    def _has_gap(self, middle: float, left: float, right: float, height: float) -> bool:
        """Say whether runs of glyphs between two ends of a line stand far apart."""
        first = bisect_left(self._middles, middle - _SAME_LINE * height)
        last = bisect_right(self._middles, middle + _SAME_LINE * height)
        reached = left
        for _, begin, end in sorted(self._runs[first:last], key=lambda run: run[1]):
            if begin - reached > _WIDE_GAP * height and begin < right:
                return True
            reached = max(reached, end)
        return False

    def _glyphs(self) -> Iterator[tuple[float, float, float]]:
        """Yield the runs of glyphs: the middle of their height, and their ends."""
        for index in range(pdfium.FPDFText_CountRects(self._page, 0, -1)):
            # PDFium gives left, top, right, bottom.
            pdfium.FPDFText_GetRect(self._page, index, *self._into)
            yield (self._right.value + self._top.value) / 2, self._left.value, self._bottom.value

    def _place(self, at: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of the room of a character; bottom and top are its font's."""
        room = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._page, self._index(at), room)
        return room.left, room.bottom, room.right, room.top

    def _index(self, at: int) -> int:
        """Return PDFium's number of a character."""
        if self._exact:
            return at
        units = len(self._text[:at].encode("utf-16-le", "surrogatepass")) // 2
        return max(0, int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, units)))
