"""The reader for EPUB: the chapters of its spine, one after another, as one page."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from urllib.parse import unquote

from lxml import etree

from voicereader.errors import UnreadableTranscript
from voicereader.reading.dates import find_date
from voicereader.reading.decoding import decode_markup
from voicereader.reading.formats.archive import Archive, local, told
from voicereader.reading.formats.html import closed, document, parsed
from voicereader.reading.formats.html.markup import language_of
from voicereader.reading.formats.printing import honest
from voicereader.reading.joining import listed, tidy
from voicereader.reading.sheet import Sheet

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_NO_TEXT = listed(
    "cover titlepage title-page toc landmarks copyright-page copyright index colophon loi lot bibliography"
)
_ADDRESS = re.compile(r"https?://\S+")


def read(content: bytes, name: str) -> Sheet:
    """Read a book; its cover, title page, contents and index are left out.

    Raises:
        UnreadableTranscript: it is damaged, too large, protected against copying, or holds no words.
    """
    archive = Archive(content, name)
    root = archive.tree(_CONTAINER)
    path = next((told(each, "full-path") for each in root.iter("{*}rootfile")), "") if root is not None else ""
    package = archive.tree(path)
    if package is None:
        raise archive.damaged()
    if _is_protected(archive):
        raise UnreadableTranscript(f"{name} is protected against copying (DRM): get it without, or as another file.")
    book = _Book(archive, package, posixpath.dirname(path))
    sheet = document("".join(book.html()), name)
    about = {local(each): tidy(each.text or "") for each in reversed(list(package.iterfind("{*}metadata/*")))}
    dated, address = find_date(about.get("date", "")), _ADDRESS.fullmatch(about.get("source", ""))
    return replace(
        sheet,
        title=honest(about.get("title")) or sheet.title,
        date=dated.date if dated else None,
        supposed=about.get("language") or sheet.supposed,
        source=address[0] if address else None,
        licence=about.get("rights") or None,
    )


def _is_protected(archive: Archive) -> bool:
    """Say whether more than fonts is encrypted."""
    encryption = archive.tree(_ENCRYPTION)
    methods = encryption.iterfind(".//{*}EncryptedData/{*}EncryptionMethod") if encryption is not None else ()
    return any(told(each, "Algorithm") not in _FONTS_ONLY for each in methods)


class _Book:
    """The parts of a book, and in which order they are read."""

    def __init__(self, archive: Archive, package: etree._Element, folder: str) -> None:
        self._archive, self._folder = archive, folder
        self._items = {told(each, "id"): each for each in package.iterfind("{*}manifest/{*}item")}
        self._spine = [each for each in package.iterfind("{*}spine/{*}itemref") if told(each, "linear") != "no"]
        guided = package.iterfind("{*}guide/{*}reference")
        self._left_out = {self._path(told(each, "href")) for each in guided if told(each, "type").lower() in _NO_TEXT}

    def html(self) -> Iterator[str]:
        """Yield the book as one page."""
        sheets = (each for each in self._items.values() if told(each, "media-type") == "text/css")
        styles = dict.fromkeys(self._path(told(each, "href")) for each in sheets)
        yield f"<html><head><style>{''.join(map(self._style, styles))}</style></head><body>"
        for identity in dict.fromkeys(told(each, "idref") for each in self._spine):
            item = self._items.get(identity)
            path = self._path(told(item, "href"))
            page = told(item, "media-type") in _PAGES and "nav" not in told(item, "properties").split()
            if page and path in self._archive and path not in self._left_out:
                yield self._chapter(path)
        yield "</body></html>"

    def _path(self, href: str) -> str:
        return posixpath.normpath(posixpath.join(self._folder, unquote(href.partition("#")[0])))

    def _style(self, path: str) -> str:
        return self._archive.read(path).decode("utf-8", "replace").replace("<", " ")

    def _chapter(self, path: str) -> str:
        page = parsed(closed(decode_markup(self._archive.read(path), self._archive.name)), self._archive.name)
        body = page.body
        first = body.css_first("body > [epub\\:type]") if body is not None else None
        kinds = {kind for each in (body, first) if each is not None for kind in _kinds(each.attributes)}
        if body is None or kinds & _NO_TEXT:
            return ""
        language = language_of(page)
        lang = f' lang="{escape(language)}"' if language else ""
        inner = "".join(child.html or "" for child in body.iter(include_text=True))
        return f"<section{lang}>{inner}</section>"


def _kinds(given: dict[str, str | None]) -> list[str]:
    return (given.get("epub:type") or "").lower().split()
