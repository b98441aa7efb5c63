"""The reader for PDF: PDFium tells where what stands, and this package which of it is text, in which order.

segments ── rows ──▶ margins: headers, footers, numbers left out ── columns ──▶ reading order
         ── paragraphs ──▶ HTML, and on as any page
"""

import ctypes
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2.raw as pdfium

from voicereader.errors import UnreadableTranscript
from voicereader.reading.formats.html import document
from voicereader.reading.formats.pdf.columns import Line, as_table, in_order
from voicereader.reading.formats.pdf.margins import without_margins
from voicereader.reading.formats.pdf.paragraphs import to_html
from voicereader.reading.formats.pdf.rows import rows_of
from voicereader.reading.formats.pdf.segments import Fonts, Segment, segments_of
from voicereader.reading.formats.printing import honest
from voicereader.reading.sheet import Sheet

_MOST_PAGES = 1_500
_MOST_TITLES = 500
_LONGEST_TITLE = 1_024
_MOST_UNKNOWN = 0.2
"""Of the letters: a file with more has fonts that do not tell which letters they draw."""

_PRIVATE = range(0xE000, 0xF900)
_LOCK = threading.Lock()
"""PDFium is for one thread at a time."""


def read(content: bytes, name: str) -> Sheet:
    """Read a PDF that holds text.

    Raises:
        UnreadableTranscript: it is damaged, locked, too long, a scan, or its fonts do not tell their letters.
    """
    with _LOCK:
        pages, title, titles = _opened(content, name)
    letters = "".join(segment.text for page in pages for segment in page)
    if not any(map(str.isalpha, letters)):
        raise UnreadableTranscript(
            f"{name} holds pictures of pages, no text: run text recognition (OCR) on it, and save it again."
        )
    if sum(letter == "\ufffd" or ord(letter) in _PRIVATE for letter in letters) > _MOST_UNKNOWN * len(letters):
        raise UnreadableTranscript(
            f"{name} does not tell which letters it shows: run text recognition (OCR) on it, and save it again."
        )
    rows = without_margins([rows_of(page) for page in pages])
    table = as_table(rows)
    lines = [] if table else [line for page in rows for line in in_order(page)]
    html = _table(table) if table else "".join(to_html(lines, titles))
    return replace(document(html, name), window=honest(title))


def _opened(content: bytes, name: str) -> tuple[list[list[Segment]], str, list[str]]:
    """Return the pieces of text of each page, the title that the file's properties tell, and those of its outline."""
    opened = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not opened:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableTranscript(f"{name} is locked by a password: save it without one.")
        raise UnreadableTranscript(f"{name} is damaged: open it where it was made, and save it again.")
    try:
        count = pdfium.FPDF_GetPageCount(opened)
        if count > _MOST_PAGES:
            raise UnreadableTranscript(
                f"{name} has {count} pages, more than can be read at once ({_MOST_PAGES}): split it into smaller files."
            )
        fonts = Fonts()
        pages = [segments_of(opened, number, fonts) for number in range(count)]
        return pages, _text(pdfium.FPDF_GetMetaText, opened, b"Title"), list(_outline(opened))
    finally:
        pdfium.FPDF_CloseDocument(opened)


def _outline(opened: object) -> Iterator[str]:
    """Yield the titles of the outline; one that goes round in circles has an end too."""
    waiting = [pdfium.FPDFBookmark_GetFirstChild(opened, None)]
    for _ in range(_MOST_TITLES):
        mark = waiting.pop() if waiting else None
        if mark:
            yield _text(pdfium.FPDFBookmark_GetTitle, mark)
            waiting += [
                pdfium.FPDFBookmark_GetNextSibling(opened, mark),
                pdfium.FPDFBookmark_GetFirstChild(opened, mark),
            ]


def _text(ask: object, *of: object) -> str:
    """Return a text that PDFium writes into a buffer as UTF-16."""
    buffer = ctypes.create_string_buffer(2 * _LONGEST_TITLE)
    length = ask(*of, buffer, len(buffer))  # type: ignore[operator]
    return buffer.raw[: max(0, min(length, len(buffer)) - 2)].decode("utf-16-le", "replace")


def _table(rows: Sequence[Sequence[Sequence[Segment]]]) -> str:
    """Return the rows of a table as HTML."""
    html = ("".join(map(_cell, row)) for row in rows)
    return f"<table>{''.join(f'<tr>{cells}</tr>' for cells in html)}</table>"


def _cell(pieces: Sequence[Segment]) -> str:
    left, right = min((each.left for each in pieces), default=0.0), max((each.right for each in pieces), default=0.0)
    return f"<td>{''.join(to_html([Line(each, left, right, begins=False) for each in pieces]))}</td>"
