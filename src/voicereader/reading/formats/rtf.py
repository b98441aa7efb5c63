"""The reader for Rich Text Format: its control words as HTML. By the specification 1.9.1 of Microsoft."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from voicereader.errors import UnreadableTranscript
from voicereader.reading.formats import plain
from voicereader.reading.formats.html import document
from voicereader.reading.formats.printing import TAB, Manner, honest, level_of, paragraph, printed
from voicereader.reading.joining import listed
from voicereader.reading.sheet import Sheet

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_DEEPEST = 1_000
_LARGEST = 64 << 20
_SIGNS = {
    "tab": "\t", "emdash": "\u2014", "endash": "\u2013", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c",
    "rdblquote": "\u201d", "bullet": "\u2022", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-",
    "{": "{", "}": "}", "\\": "\\", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_DRESSES = listed("plain caps v deleted strike striked ulnone nosupersub")
_MARKS = {"b": "b", "scaps": "b", "i": "i", "ul": "u", "ulw": "u", "super": "sup", "up": "sup"}
_UNSEEN = listed("""
    fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote
    annotation fldinst listtext pntext nonshppict shprslt sn sv xe tc rxe bkmkstart bkmkend datafield themedata filetbl
    listtable listoverridetable revtbl rsidtbl generator xmlnstbl mmathPr latentstyles
""")
_SEEN_THOUGH_NEW = listed("shpinst shptxt ud fldrslt")
"""Groups that older programs should leave out, and that hold text."""

_GATHERED = listed("stylesheet title fonttbl")
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
_WHOLE = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True, slots=True)
class _State:
    """What a group takes over from the one that holds it."""

    manner: Manner = field(default_factory=Manner)
    codec: str | None = None
    skipped: int = 1
    """Characters after a code point that stand for it in programs that know none."""

    unseen: bool = False
    gathered: str | None = None
    """The destination whose text is not printed, but told."""


def read(content: bytes, name: str) -> Sheet:
    """Read a document of rich text; one without its signature is plain text by another name.

    Insertions are taken as made, deletions too. Comments, notes, headers, footers and numbers of lists are left out.

    Raises:
        UnreadableTranscript: it is damaged, too large, or holds no words.
    """
    if len(content) > _LARGEST:
        raise UnreadableTranscript(f"{name} is too large; save it without pictures, or as DOCX.")
    if not content.lstrip().startswith(b"{\\rtf"):
        return plain.read(content, name)
    pages = _Pages(name)
    pages.take(content.decode("latin-1"))
    return replace(document("".join(pages.html()), name), window=honest(pages.title))


class _Pages:
    """Goes through the tokens of a file, and gathers paragraphs and tables as HTML."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._states = [_State()]
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._levels: dict[int, int | None] = {}
        self._told: dict[str, list[str]] = {}
        self._number = 0  # of the font or the style that is told of
        self._bytes = bytearray()
        self._left_out = 0
        self._paragraph: list[str] = []
        self._level: int | None = None
        self._in_table = False
        self._cell: list[str] = []
        self._row: list[str] = []
        self._rows: list[str] = []
        self._blocks: list[str] = []

    @property
    def title(self) -> str:
        """The title that the file's properties tell."""
        return "".join(self._told.get("title", ()))

    def html(self) -> Iterator[str]:
        """Yield the document; call it once, at the end."""
        self._spell()
        self.end_paragraph()
        self._end_table()
        yield from self._blocks

    def take(self, text: str) -> None:
        """Go through a file."""
        at = 0
        while match := _TOKEN.search(text, at):
            at = match.end()
            if match["text"]:
                self._gather(match["text"].encode("latin-1"))
            elif match["byte"]:
                self._gather(bytes.fromhex(match["byte"]))
            elif match["brace"]:
                self._brace(match["brace"])
            elif match["word"] == "bin" and match["number"]:
                at += max(0, int(match["number"]))
            elif match["word"] or match["sign"]:
                number = match["number"]
                self._control(match["word"] or match["sign"], None if number is None else int(number), text, at)

    def _brace(self, brace: str) -> None:
        self._spell()
        self._left_out = 0
        if brace == "{":
            if len(self._states) > _DEEPEST:
                raise UnreadableTranscript(f"{self._name} is damaged: open it where it was made, and save it again.")
            self._states.append(self._states[-1])
        elif len(self._states) > 1:
            self._states.pop()

    def _gather(self, content: bytes) -> None:
        """Take bytes of text, but for those that stand for a code point before them."""
        left_out = min(self._left_out, len(content))
        self._left_out -= left_out
        self._bytes += content[left_out:]

    def _spell(self) -> None:
        """Put the bytes so far into the text."""
        if self._bytes:
            self._write(self._bytes.decode(self._states[-1].codec or self._codec, "replace"))
            self._bytes.clear()

    def _write(self, text: str) -> None:
        state = self._states[-1]
        if state.gathered:
            self._tell(state.gathered, text)
        elif not state.unseen:
            self._paragraph.append(printed(text, state.manner))

    def _tell(self, destination: str, text: str) -> None:
        if destination == "stylesheet" and text.rstrip().endswith(";"):
            self._levels[self._number] = level_of(text.strip("; "))
        elif destination == "title":
            self._told.setdefault(destination, []).append(text)

    def _control(self, word: str, number: int | None, text: str, at: int) -> None:
        self._spell()
        if word == "u" and number is not None:
            self._write(chr(number % 0x10000))
            self._left_out = self._states[-1].skipped
            return
        self._left_out = 0
        if word == "*":
            known = _TOKEN.match(text, at)
            if not known or known["word"] not in _SEEN_THOUGH_NEW:
                self._change(unseen=True, gathered=None)
        elif word in _UNSEEN or word in _GATHERED:
            self._change(unseen=True, gathered=word if word in _GATHERED else None)
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        elif word in _MARKS or word in _DRESSES:
            self._dress(word, on=number != 0)
        elif word in _WHOLE:
            self._codec = _WHOLE[word]
        else:
            self._place(word, number)

    def _place(self, word: str, number: int | None) -> None:
        """Follow a word that says where text goes, or how it is written."""
        state = self._states[-1]
        if word in _ENDS:
            if not state.unseen:
                _ENDS[word](self)
        elif word == "intbl":
            self._in_table = True
        elif word == "s" and number is not None and not state.gathered:
            self._level = self._levels.get(number)
        elif word == "outlinelevel" and number is not None and not state.unseen:
            self._level = number + 1
        elif number is not None:
            self._encode(word, number, state)

    def _encode(self, word: str, number: int, state: _State) -> None:
        """Follow a word that says how text is written; in the tables of fonts and styles, which one is told of."""
        if word == "ansicpg" and _is_codec(f"cp{number}"):
            self._codec = f"cp{number}"
        elif word == "uc":
            self._change(skipped=min(number, _DEEPEST))
        elif word == "f" and state.gathered != "fonttbl":
            self._change(codec=self._fonts.get(number))
        elif word in {"f", "s"} and state.gathered:
            self._number = number
        elif word == "fcharset" and number in _CHARSETS:
            self._fonts[self._number] = _CHARSETS[number]

    def _change(self, **changes: object) -> None:
        self._states[-1] = replace(self._states[-1], **changes)  # type: ignore[arg-type]

    def _dress(self, word: str, *, on: bool) -> None:
        """Change how the text that follows is printed."""
        manner = self._states[-1].manner
        if word == "plain":
            manner = Manner()
        elif word in {"v", "deleted", "strike", "striked"}:
            manner = replace(manner, hidden=on)
        elif word == "caps":
            manner = replace(manner, capitals=on)
        else:
            mark = {"ulnone": "u", "nosupersub": "sup"}.get(word) or _MARKS[word]
            added = on and word in _MARKS
            manner = replace(manner, marks=manner.marks | {mark} if added else manner.marks - {mark})
        self._change(manner=manner)

    def reset(self) -> None:
        """Begin a paragraph anew: in no style and no table."""
        self._level, self._in_table = None, False

    def break_line(self) -> None:
        """End a line."""
        self._paragraph.append("<br>")

    def end_paragraph(self) -> None:
        """End a paragraph, in a cell or below any table."""
        html = "".join(self._paragraph).replace("\t", TAB)
        self._paragraph = []
        block = paragraph(_SURROGATES.sub(_joined, html), self._level) if html.strip() else ""
        if self._in_table:
            self._cell.append(block)
        elif block:
            self._end_table()
            self._blocks.append(block)

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._in_table = True
        self.end_paragraph()
        self._row.append(f"<td>{''.join(self._cell)}</td>")
        self._cell = []

    def end_row(self) -> None:
        """End a row of a table."""
        if self._row:
            self._rows.append(f"<tr>{''.join(self._row)}</tr>")
        self._row = []

    def _end_table(self) -> None:
        self.end_row()
        if self._rows:
            self._blocks.append(f"<table>{''.join(self._rows)}</table>")
        self._rows = []


_ENDS: dict[str, Callable[[_Pages], None]] = {
    **dict.fromkeys(("par", "\n", "\r", "sect", "page"), _Pages.end_paragraph),
    **dict.fromkeys(("cell", "nestcell"), _Pages.end_cell),
    **dict.fromkeys(("row", "nestrow"), _Pages.end_row),
    "line": _Pages.break_line,
    "pard": _Pages.reset,
}


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _joined(pair: re.Match[str]) -> str:
    """Return the code point that a pair of surrogates stands for."""
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
