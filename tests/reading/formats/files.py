"""Makes the files that the tests of formats read, from the markup that matters: the rest of each file is ordinary."""

import io
import re
import zipfile
from collections.abc import Iterable

from voicereader.reading import read

_DRAWING = "http://schemas.openxmlformats.org"
_WORD = f'xmlns:w="{_DRAWING}/wordprocessingml/2006/main" xmlns:mc="{_DRAWING}/markup-compatibility/2006"'
_RELATIONS = f"""<Relationships xmlns="{_DRAWING}/package/2006/relationships"><Relationship Id="r1"
Type="{_DRAWING}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
_CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>"""
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODF = " ".join(
    [f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta", "drawing")]
    + [f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)
_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def said(content: bytes, suffix: str) -> list[tuple[str | None, str]]:
    """Return who says what in a file, paragraphs parted by a blank line."""
    return [(turn.speaker_id, turn.text) for turn in read(content, f"talk.{suffix}").turns]


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of those parts, in order, without a date; a `mimetype` is not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            )
    return made.getvalue()


def run(text: str, dress: str = "") -> str:
    """Return a run of a Word document; `dress` is the XML that says how it is printed."""
    return f'<w:r><w:rPr>{dress}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, dress: str = "") -> str:
    """Return a paragraph of a Word document, of runs or of bare text."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{dress}</w:pPr>{inner}</w:p>"


def bold(text: str) -> str:
    """Return a run of a Word document in bold."""
    return run(text, "<w:b/>")


def docx(*body: str, styles: str = "", core: str = "", **parts: str) -> bytes:
    """Return a Word document; further `parts` are those of the folder `word`, by their names without `.xml`."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _RELATIONS,
            "word/document.xml": f"<w:document {_WORD}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
            "word/styles.xml": f"<w:styles {_WORD}>{styles}</w:styles>",
            "docProps/core.xml": _CORE.format(core),
        }
        | {f"word/{name}.xml": content for name, content in parts.items()}
    )


def odt(body: str, styles: str = "", meta: str = "", named: str = "") -> bytes:
    """Return a text document of OpenDocument; `styles` are its automatic ones, `named` those of its style sheet."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest/>",
            "styles.xml": f"<office:document-styles {_ODF}><office:styles>{named}</office:styles>"
            "<office:master-styles><style:master-page><style:header><text:p>On every page</text:p></style:header>"
            "</style:master-page></office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {_ODF}><office:meta>{meta}</office:meta></office:document-meta>",
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        }
    )


def fodt(body: str, styles: str = "", meta: str = "") -> bytes:
    """Return a text document of OpenDocument that is not zipped."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF} '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:meta>{meta}</office:meta>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def rtf(body: str, head: str = "") -> bytes:
    """Return a document of rich text; `head` are its tables and properties."""
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{head}\n{body}}}".encode("cp1252")


def epub(*chapters: str, metadata: str = "", package: str = "", **parts: str) -> bytes:
    """Return a book of chapters, each the body of a page or a page; `package` stands in place of what says so."""
    pages = {f"c{number}.xhtml": _chapter(body) for number, body in enumerate(chapters, 1)}
    items = "".join(f'<item id="{name[:-6]}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages)
    spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in pages)
    package = package or (f"<manifest>{items}</manifest><spine>{spine}</spine>")
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _CONTAINER,
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            f' xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata>{package}</package>',
        }
        | {f"OEBPS/{name}": page for name, page in pages.items()}
        | parts
    )


def _chapter(body: str) -> str:
    if body.startswith("<html"):
        return body
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{body}</body></html>'


def pdf(*pages: str, info: str = "", outline: Iterable[str] = (), trailer: str = "", catalogue: str = "") -> bytes:
    """Return a PDF of pages, each the operators that draw it; `show` writes them.

    Fonts: F1 is Helvetica, F2 its bold, F3 one for any character, as wide as high.
    """
    titles = list(outline)
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{f'/Outlines {100} 0 R' if titles else ''}{catalogue}>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        5: "<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>",
        6: "<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/DW 1000/FontDescriptor 7 0 R>>",
        7: "<</Type/FontDescriptor/FontName/Any/Flags 4/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200"
        "/ItalicAngle 0/CapHeight 700/StemV 80>>",
        8: _stream("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
                   "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"),
        9: f"<<{info}>>",
    }  # fmt: skip
    kids = []
    for number, page in enumerate(pages):
        at = 1000 + 2 * number
        kids.append(f"{at} 0 R")
        objects[at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {at + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>>>"
        )
        objects[at + 1] = _stream(page)
    objects[2] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(pages)}>>"
    if titles:
        objects[100] = f"<</Type/Outlines/First 101 0 R/Last {100 + len(titles)} 0 R/Count {len(titles)}>>"
        for number, title in enumerate(titles, 101):
            after = f"/Next {number + 1} 0 R" if number - 100 < len(titles) else ""
            objects[number] = f"<</Title({title})/Parent 100 0 R/Dest[1000 0 R/Fit]{after}>>"
    return written(objects, f"/Root 1 0 R/Info 9 0 R{trailer}")


def written(objects: dict[int, str], trailer: str) -> bytes:
    """Return a PDF of those objects."""
    made = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, each in sorted(objects.items()):
        places[number] = len(made)
        made += f"{number} 0 obj{each}\nendobj\n".encode("latin-1")
    begin = len(made)
    made += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        made += f"{number} 1\n{place:010} 00000 n \n".encode()
    made += f"trailer<</Size {max(objects) + 1}{trailer}>>\nstartxref\n{begin}\n%%EOF".encode("latin-1")
    return bytes(made)


def _stream(content: str) -> str:
    return f"<</Length {len(content.encode('latin-1'))}>>stream\n{content}\nendstream"


def show(text: str, left: float, base: float, font: str = "F1", size: float = 11) -> str:
    """Return the operators that draw a text at a place of a page, in points from its lower left corner."""
    drawn = f"<{text.encode('utf-16-be').hex()}>" if font == "F3" else _literal(text)
    return f"BT /{font} {size} Tf {left} {base} Td {drawn} Tj ET\n"


def _literal(text: str) -> str:
    drawn = text.encode("cp1252").decode("latin-1")
    return "({})".format(re.sub(r"[\\()]", r"\\\g<0>", drawn))


def lines(*texts: str, left: float = 72, top: float = 770, step: float = 14, font: str = "F1") -> str:
    """Return the operators that draw lines below one another; an empty one is room. `**Name:** text` has a bold begin."""
    drawn = []
    for number, text in enumerate(texts):
        base = top - step * number
        strong, mark, rest = text.removeprefix("**").partition("**") if text.startswith("**") else ("", "", text)
        if mark:
            drawn.append(f"BT /F2 11 Tf {left} {base} Td {_literal(strong)} Tj /F1 11 Tf {_literal(rest)} Tj ET\n")
        elif text:
            drawn.append(show(text, left, base, font))
    return "".join(drawn)
