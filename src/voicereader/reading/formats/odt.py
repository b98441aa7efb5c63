"""The reader for documents of LibreOffice and other programs of the Open Document Format, zipped or flat."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace

from lxml import etree

from voicereader.reading.formats.archive import Archive, local, pieces, told
from voicereader.reading.formats.html import document
from voicereader.reading.formats.printing import TAB, Manner, borne_out, honest, level_of, paragraph, printed
from voicereader.reading.joining import listed
from voicereader.reading.sheet import Sheet

_ZIPPED = b"PK"
_TEXT = "content.xml"
_LOCKED = b"encryption-data"
_UNSEEN = listed("""
    tracked-changes note annotation annotation-end table-of-content illustration-index table-index object-index
    user-index alphabetical-index bibliography ruby-text hidden-text desc title master-styles binary-data
""")
_PIECES = [
    f"{{*}}{tag}" for tag in ("style", "meta", "p", "h", "list", "table", "section", *_UNSEEN - {"desc", "title"})
]
_SIGNS = {"tab": TAB, "line-break": "<br>"}
_MARKS = {"font-weight": "b", "font-variant": "b", "font-style": "i", "text-underline-style": "u"}
"""What emphasises in Open Document, and the element of HTML for it."""

_SHOWN = {"display": "true", "text-line-through-style": "none", "text-line-through-type": "none"}
"""What hides text or strikes it through, and how it says that it does not."""

_LANGUAGES = ("language", "language-asian", "language-complex")
_NO_LANGUAGE = ("", "none", "zxx")

_PLAIN = re.compile(r"normal|none|[1-5]00")
_RAISED = re.compile(r"super|0*[1-9]\d*%")
_MOST_SPACES = 8


@dataclass(frozen=True, slots=True)
class _Style:
    """A named or automatic style; `level` is that of its heading, None for text."""

    manner: Manner = field(default_factory=Manner)
    level: int | None = None


def read(content: bytes, name: str) -> Sheet:
    """Read a text document (`.odt`), a template, or one that is not zipped (`.fodt`).

    Insertions are taken as made, deletions too. Comments, notes, contents, headers and footers are left out.

    Raises:
        UnreadableTranscript: it is damaged, locked, too large, or holds no words.
    """
    parts = _parts(content, name)
    pages = _Pages()
    html = [html for part in parts for piece in pieces(part, name, *_PIECES) for html in pages.html(piece)]
    sheet = document("".join(html), name)
    sheet = borne_out(sheet)
    return replace(sheet, window=honest(pages.about.get("title")), supposed=pages.about.get("language"))


def _parts(content: bytes, name: str) -> list[bytes]:
    """Return the parts that hold the styles, the properties and the text, in this order."""
    if not content.startswith(_ZIPPED):
        return [content]
    archive = Archive(content, name)
    if _LOCKED in archive.read("META-INF/manifest.xml"):
        raise archive.locked()
    if _TEXT not in archive:
        raise archive.damaged()
    return [archive.read(part) for part in ("styles.xml", "meta.xml", _TEXT) if part in archive]


class _Pages:
    """Writes the text of a document as HTML, and gathers its styles and properties on the way."""

    def __init__(self) -> None:
        self.about: dict[str, str] = {}
        self._sheet: dict[tuple[str, str], etree._Element] = {}
        self._styles: dict[tuple[str, str], _Style] = {}
        self._boxes: list[str] = []

    def html(self, piece: etree._Element) -> Iterator[str]:
        """Yield the HTML of an outermost piece of a document."""
        tag = local(piece)
        if tag == "style":
            self._sheet[told(piece, "family"), told(piece, "name")] = deepcopy(piece)
        elif tag == "meta":
            self.about |= {local(each): (each.text or "").strip() for each in piece if each.text}
        else:
            yield from self._block(piece)

    def _block(self, element: etree._Element) -> Iterator[str]:
        """Yield a paragraph, a table, or the blocks in anything else."""
        tag = local(element)
        if tag in {"p", "h"}:
            style = self._style("paragraph", told(element, "style-name"))
            outline = told(element, "outline-level")
            level = int(outline) if tag == "h" and outline.isdecimal() else style.level
            text = "".join(self._inline(element, style.manner))
            yield paragraph(text, level) if text else ""
            boxes, self._boxes = self._boxes, []
            yield from boxes
        elif tag == "table":
            yield f"<table>{''.join(self._rows(element))}</table>"
        elif tag not in _UNSEEN and told(element, "display") != "none":
            for child in element:
                yield from self._block(child)

    def _rows(self, table: etree._Element) -> Iterator[str]:
        for row in table.iter("{*}table-row"):
            if next(above for above in row.iterancestors() if local(above) == "table") is table:
                cells = ("".join(self._block(cell)) for cell in row if local(cell).endswith("table-cell"))
                yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    def _inline(self, element: etree._Element, manner: Manner) -> Iterator[str]:
        """Yield the text within a paragraph; boxes within it are put aside, to stand below it."""
        yield printed(element.text or "", manner)
        for child in element:
            tag = local(child)
            if tag == "span":
                style = self._style("text", told(child, "style-name"))
                yield from self._inline(child, style.manner.over(manner))
            elif tag == "s":
                spaces = told(child, "c")
                yield "\u00a0" * (min(int(spaces), _MOST_SPACES) if spaces.isdecimal() else 1)
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == "text-box":
                above, self._boxes = self._boxes, []
                self._boxes = [*above, *self._block(child)]
            elif tag not in _UNSEEN and isinstance(child.tag, str):
                yield from self._inline(child, manner)
            yield printed(child.tail or "", manner)

    def _style(self, family: str, name: str) -> _Style:
        """Return a style, with what it takes over from the one that it is based on."""
        key = family, name
        if key not in self._styles:
            self._styles[key] = _Style()  # where styles are based on one another in a ring
            if key in self._sheet:
                self._styles[key] = self._made(self._sheet[key])
        return self._styles[key]

    def _made(self, element: etree._Element) -> _Style:
        above = self._style(told(element, "family"), told(element, "parent-style-name"))
        level = level_of(told(element, "display-name") or told(element, "name").replace("_20_", " "))
        return _Style(
            _manner(element.find("{*}text-properties"), above.manner), above.level if level is None else level
        )


def _manner(properties: etree._Element | None, above: Manner) -> Manner:
    """Return how text is printed, where its properties change what holds above it."""
    if properties is None:
        return above
    own = {key.rpartition("}")[2]: str(value) for key, value in properties.attrib.items()}
    marks = set(above.marks)
    for name, mark in _MARKS.items():
        if name in own:
            (marks.discard if _PLAIN.fullmatch(own[name]) else marks.add)(mark)
    if _RAISED.match(own.get("text-position", "")):
        marks.add("sup")
    capitals = own["text-transform"] == "uppercase" if "text-transform" in own else above.capitals
    gone = [own[name] != shown for name, shown in _SHOWN.items() if name in own]
    hidden = any(gone) if gone else above.hidden
    languages = tuple(own[name] for name in _LANGUAGES if own.get(name, "") not in _NO_LANGUAGE)
    return Manner(frozenset(marks), capitals, hidden, languages or above.languages)
