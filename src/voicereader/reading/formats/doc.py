"""The reader for documents of Word 97 to 2003: text, emphasis, headings and tables, from the file itself.

No other program is asked to convert them, so that reading needs nothing that is not installed with VoiceReader.
"""

import io
import re
import struct
from dataclasses import replace

import olefile

from voicereader.errors import UnreadableTranscript
from voicereader.reading.formats.html import document
from voicereader.reading.formats.printing import TAB, honest, paragraph, printed
from voicereader.reading.formats.word97 import BROKEN, IN_TABLE, OUTLINE, ROW_ENDS, Run, Style, Word97
from voicereader.reading.sheet import Sheet

_LARGEST = 64 << 20
_OLDEST = 193  # nFib of Word 97
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200  # fEncrypted, fWhichTblStm
_SUMMARY, _TITLE = "\x05SummaryInformation", 2
_SIGN = re.compile("[\x00-\x08\x0b-\x15\x1e\x1f]")
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_CELL, _ENDS = "\x07", "\r\x0c"
_PRINTED = {"\x0b": "<br>", "\x0e": "<br>", "\x1e": "-"}


def read(content: bytes, name: str) -> Sheet:
    """Read a document of Word 97 to 2003.

    Deletions that are marked are taken as made. Comments, notes, boxes, headers and footers of pages are left out.

    Raises:
        UnreadableTranscript: it is damaged, locked, too large, older, not Word's, or holds no words.
    """
    if len(content) > _LARGEST:
        raise UnreadableTranscript(f"{name} is too large; save it without pictures, or as DOCX.")
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            html, title = _read(file, name)
    except BROKEN as error:
        raise UnreadableTranscript(f"{name} is damaged: open it where it was made, and save it again.") from error
    return replace(document(html, name), window=honest(title))


def _read(file: olefile.OleFileIO, name: str) -> tuple[str, str]:
    """Return a document as HTML, and the title that its properties tell."""
    if not file.exists("WordDocument") and not file.exists("EncryptedPackage"):
        raise UnreadableTranscript(f"{name} is no document of Word: save its text as DOCX or as plain text.")
    main = file.openstream("WordDocument").read() if file.exists("WordDocument") else b""
    version, flags = struct.unpack_from("<2xH6xH", main) if main else (_OLDEST, _ENCRYPTED)
    if flags & _ENCRYPTED:
        raise UnreadableTranscript(f"{name} is locked by a password: save it without one.")
    if version < _OLDEST:
        raise UnreadableTranscript(f"{name} was made by a Word older than 97: open it in Word, and save it as DOCX.")
    tables = file.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    told = file.getproperties(_SUMMARY).get(_TITLE, b"") if file.exists(_SUMMARY) else b""
    title = told if isinstance(told, str) else bytes(told).decode("cp1252", "replace")
    return _Pages(Word97(main, tables)).html(), title


class _Pages:
    """Writes the text of a document as HTML."""

    def __init__(self, word: Word97) -> None:
        self._word = word
        self._fields: list[bool] = []  # of each field that is open: whether its result has begun
        self._paragraph: list[str] = []
        self._cell: list[str] = []
        self._row: list[str] = []
        self._rows: list[str] = []
        self._blocks: list[str] = []

    def html(self) -> str:
        """Return the document; call it once."""
        for begin, width, text in self._word.stretches():
            at = 0
            for sign in _SIGN.finditer(text):
                self._write(text[at : sign.start()], begin + width * at, width)
                self._follow(sign[0], begin + width * sign.start())
                at = sign.end()
            self._write(text[at:], begin + width * at, width)
        self._end_paragraph(Run(0, 0))
        self._end_table()
        return "".join(self._blocks)

    def _write(self, text: str, place: int, width: int) -> None:
        """Put text into the paragraph, piece by piece as it is printed alike; what makes a field is not printed."""
        while text and all(self._fields):
            characters = self._word.characters_at(place)
            length = max(1, (characters.end - place) // width)
            manner = self._word.manner(self._word.paragraph_at(place), characters)
            self._paragraph.append(printed(text[:length], manner))
            text, place = text[length:], place + width * length

    def _follow(self, sign: str, place: int) -> None:
        """Do what a sign in the text says."""
        if sign == _FIELD:
            self._fields.append(False)
        elif sign == _RESULT and self._fields:
            self._fields[-1] = True
        elif sign == _FIELD_END and self._fields:
            self._fields.pop()
        elif sign in _PRINTED:
            self._paragraph.append(_PRINTED[sign])
        elif sign in _ENDS or sign == _CELL:
            run = self._word.paragraph_at(place)
            self._end_paragraph(run)
            if sign == _CELL:
                self._end_cell(run)

    def _end_paragraph(self, run: Run) -> None:
        styles = self._word.styles
        style = styles[run.style] if run.style < len(styles) else Style()
        outline = run.properties.get(OUTLINE)
        level = style.level if outline is None else outline + 1 if outline < 9 else None  # noqa: PLR2004 - nine is text
        html = "".join(self._paragraph).replace("\t", TAB)
        block = paragraph(html, level) if html.strip() else ""
        self._paragraph = []
        if run.properties.get(IN_TABLE):
            self._cell.append(block)
        elif block:
            self._end_table()
            self._blocks.append(block)

    def _end_cell(self, run: Run) -> None:
        """End a cell, or a row: its end is a paragraph of its own."""
        if any(run.properties.get(each) for each in ROW_ENDS):
            self._rows.append(f"<tr>{''.join(self._row)}</tr>")
            self._row = []
        else:
            self._row.append(f"<td>{''.join(self._cell)}</td>")
        self._cell = []

    def _end_table(self) -> None:
        if self._row or self._cell:
            self._rows.append(f"<tr>{''.join(self._row)}<td>{''.join(self._cell)}</td></tr>")
        if self._rows:
            self._blocks.append(f"<table>{''.join(self._rows)}</table>")
        self._rows, self._row, self._cell = [], [], []
