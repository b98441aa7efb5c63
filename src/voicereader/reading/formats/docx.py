"""The reader for Word documents: what is printed on their pages, as HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape

from lxml import etree

from voicereader.reading.formats.archive import Archive, local, told
from voicereader.reading.formats.html import document
from voicereader.reading.formats.printing import TAB, Manner, borne_out, honest, level_of, paragraph, printed
from voicereader.reading.joining import listed
from voicereader.reading.sheet import Sheet

_MAIN = "word/document.xml"
_CONTENTS = re.compile(r"toc (?:\d|heading)", re.IGNORECASE)
_OFF = frozenset(("0", "false", "off", "none"))
_TEXT_LEVEL = "9"
_UNSEEN = listed("""
    pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr sectPr del moveFrom instrText delText delInstrText rt
    footnoteReference endnoteReference commentReference annotationRef footnoteRef endnoteRef
""")
_SIGNS = {"tab": TAB, "ptab": TAB, "br": "<br>", "cr": "<br>", "noBreakHyphen": "-"}
_MARKS = {"b": "b", "smallCaps": "b", "i": "i", "u": "u"}
"""What emphasises in Word, and the element of HTML for it."""


_GONE = ("vanish", "strike", "dstrike")
"""What hides text, or says that it holds no more."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A named style; `level` is that of its heading, 0 for the title, None for text; `left_out` as contents are."""

    manner: Manner = field(default_factory=Manner)
    level: int | None = None
    left_out: bool = False


def read(content: bytes, name: str) -> Sheet:
    """Read a document of Word 2007 and later, a template or one with macros.

    Insertions are taken as made, deletions too. Comments, notes, headers and footers of pages are left out.

    Raises:
        UnreadableTranscript: it is damaged, locked, too large, or holds no words.
    """
    archive = Archive(content, name)
    main = _main(archive)
    if main not in archive:
        raise archive.damaged()
    sheet = document("".join(_Pages(archive, main).html()), name)
    core = archive.tree("docProps/core.xml")
    about = {local(each): (each.text or "").strip() for each in (core if core is not None else ())}
    sheet = borne_out(sheet)
    return replace(sheet, window=honest(about.get("title")), supposed=about.get("language") or sheet.supposed)


def _main(archive: Archive) -> str:
    """Return the name of the part that holds the text."""
    relations = archive.tree("_rels/.rels")
    for each in relations if relations is not None else ():
        if each.get("Type", "").endswith("/officeDocument"):
            return str(each.get("Target", "")).lstrip("/")
    return _MAIN


class _Pages:
    """Writes the text of a document as HTML, from its main part and its styles."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive, self._main = archive, main
        styles = archive.tree(f"{main.rpartition('/')[0]}/styles.xml")
        self._sheet = {} if styles is None else {told(each, "styleId"): each for each in styles.iter("{*}style")}
        self._styles: dict[str, _Style] = {}
        self._language = told(None if styles is None else styles.find("{*}docDefaults//{*}lang"), "val")
        self._boxes: list[str] = []

    def html(self) -> Iterator[str]:
        """Yield the document piece by piece."""
        yield f'<html lang="{escape(self._language)}"><body>'
        for piece in self._archive.pieces(self._main, "{*}p", "{*}tbl"):
            yield from self._block(piece)
        yield "</body></html>"

    def _block(self, element: etree._Element) -> Iterator[str]:
        """Yield a paragraph, a table, or the blocks in anything else."""
        tag = local(element)
        if tag == "p":
            yield from self._paragraph(element)
        elif tag == "tbl":
            yield f"<table>{''.join(self._rows(element))}</table>"
        elif tag not in _UNSEEN:
            for child in element:
                yield from self._block(child)

    def _rows(self, table: etree._Element) -> Iterator[str]:
        """Yield the rows of a table; they and their cells may stand within elements that say who changed them."""
        for row in _own(table, "tr", "tbl"):
            cells = []
            for cell in _own(row, "tc", "tr"):
                span = told(cell.find("{*}tcPr/{*}gridSpan"), "val")
                cells.append(f'<td colspan="{escape(span)}">{"".join(self._block(cell))}</td>')
            yield f"<tr>{''.join(cells)}</tr>"

    def _paragraph(self, element: etree._Element) -> Iterator[str]:
        style = self._style(told(element.find("{*}pPr/{*}pStyle"), "val"))
        outline = element.find("{*}pPr/{*}outlineLvl")
        text = "".join(self._inline(element, style.manner))
        if text and not style.left_out:
            yield paragraph(text, style.level if outline is None else _outlined(outline))
        boxes, self._boxes = self._boxes, []
        yield from boxes

    def _inline(self, element: etree._Element, manner: Manner) -> Iterator[str]:
        """Yield the text within a paragraph; boxes within it are put aside, to stand below it."""
        for child in element:
            tag = local(child)
            if tag == "r":
                yield from self._inline(child, self._manner(child.find("{*}rPr"), manner))
            elif tag == "t":
                yield printed(child.text or "", manner)
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == "AlternateContent":
                yield from self._inline(next(iter(child), child), manner)
            elif tag == "txbxContent":
                above, self._boxes = self._boxes, []
                self._boxes = [*above, *self._block(child)]
            elif tag not in _UNSEEN:
                yield from self._inline(child, manner)

    def _style(self, name: str) -> _Style:
        """Return a style by its id, with what it takes over from those that it is based on."""
        if name not in self._styles:
            self._styles[name] = _Style()  # where styles are based on one another in a ring
            if name in self._sheet:
                self._styles[name] = self._made(self._sheet[name])
        return self._styles[name]

    def _made(self, element: etree._Element) -> _Style:
        above = self._style(told(element.find("{*}basedOn"), "val"))
        called, outline = told(element.find("{*}name"), "val"), element.find("{*}pPr/{*}outlineLvl")
        level = level_of(called) if outline is None else _outlined(outline)
        return _Style(
            self._manner(element.find("{*}rPr"), above.manner),
            above.level if level is None else level,
            above.left_out or _CONTENTS.match(called) is not None,
        )

    def _manner(self, properties: etree._Element | None, above: Manner) -> Manner:
        """Return how a run is printed, where its properties change what holds above it."""
        if properties is None:
            return above
        own = {local(each): told(each, "val") for each in properties}
        if "rStyle" in own:
            above = self._style(own["rStyle"]).manner.over(above)
        off = {_MARKS[tag] for tag in _MARKS.keys() & own if own[tag] in _OFF}
        on = {_MARKS[tag] for tag in _MARKS.keys() & own if own[tag] not in _OFF}
        raised = own.get("vertAlign") == "superscript" or own.get("position", "0").lstrip("0").isdecimal()
        on |= {"sup"} if raised else set()
        capitals = own["caps"] not in _OFF if "caps" in own else above.capitals
        gone = [own[tag] not in _OFF for tag in _GONE if tag in own]
        hidden = any(gone) if gone else above.hidden
        spoken = properties.find("{*}lang")
        languages = tuple(filter(None, (told(spoken, name) for name in ("val", "eastAsia", "bidi"))))
        return Manner(above.marks - off | on, capitals, hidden, languages or above.languages)


def _outlined(element: etree._Element) -> int | None:
    level = told(element, "val")
    return int(level) + 1 if level.isdecimal() and level < _TEXT_LEVEL else None


def _own(element: etree._Element, tag: str, holder: str) -> Iterator[etree._Element]:
    """Yield the elements of a name below one that are not those of another such holder within it."""
    for each in element.iter(f"{{*}}{tag}"):
        if next(above for above in each.iterancestors() if local(above) == holder) is element:
            yield each
