"""Which format a file has, by what it holds; its name decides only where that says nothing."""

import codecs
import io
import re
import zipfile
import zlib

PLAIN = "txt"

_HEAD = 4096
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
_TIME = r"(?:\d+:){0,2}\d+[,.]\d{1,3}"
_HEADER = r"[A-Za-z][\w-]*:.*\r?\n(?:[ \t].*\r?\n)*"
_OF_MAIL = r"(?:Message-ID|MIME-Version|Received|Return-Path)"
_TEXTS = (
    ("vtt", re.compile(r"WEBVTT(?=\s|$)")),
    ("srt", re.compile(rf"(?:\d+[ \t]*\r?\n)?{_TIME}[ \t]*-->[ \t]*{_TIME}")),
    ("sbv", re.compile(r"(?:\d+:\d\d:\d\d\.\d{3},?){2}[ \t]*\r?\n")),
    ("ass", re.compile(r"\[Script Info\]", re.IGNORECASE)),
    ("eml", re.compile(rf"(?:From \S+ .*\r?\n)?(?:{_HEADER})*?{_OF_MAIL}:", re.IGNORECASE)),
    ("html", re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)),
    ("json", re.compile(r"\{\s*[\"}]|\[[\s\[]*(?:\{\s*[\"}]|\"(?:[^\"\\\n]|\\.)*\"\s*[,\]])")),
)
_PREAMBLE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])")
_XML = {"tei": "tei", "tei.2": "tei", "teicorpus": "tei", "akomantoso": "akn", "html": "html"}
_TAG = re.compile(
    r"</?(?:p|div|span|br|b|strong|h[1-6]|ul|li|dl|table|body|head|article|section|cite|time)\b", re.IGNORECASE
)
_HTML = frozenset(
    (
        *("a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "center", "cite", "dd", "details"),
        *("div", "dl", "dt", "em", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head"),
        *("header", "hr", "i", "iframe", "img", "li", "link", "main", "meta", "nav", "ol", "p", "pre", "q", "s"),
        *("script", "section", "small", "span", "strong", "style", "sub", "sup", "table", "tbody", "td", "time"),
        *("title", "tr", "u", "ul", "video"),
    )
)
_CLOSING = re.compile(r"</[\w:.-]+\s*>")
_MIMETYPE = "mimetype"
_MIMETYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
    b"application/vnd.oasis.opendocument.text-master": "odt",
}
_ZIPPED = (("docx", re.compile(r"word/document\d*\.xml")), ("epub", re.compile(r"META-INF/container\.xml")))
_FLAT = "urn:oasis:names:tc:opendocument:xmlns:office:"


def suffix_of(name: str) -> str:
    """Return how a file's name ends, without the full stop, in lower case; empty where it has no ending."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(content: bytes) -> str:
    """Return the name of the format that a file has, `txt` where its content tells none."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    return _text(content)


def _zipped(content: bytes) -> str:
    """Tell what a ZIP archive holds by its parts; an OpenDocument or EPUB has its media type in one of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            told = b""
            if _MIMETYPE in names and archive.getinfo(_MIMETYPE).file_size < _HEAD:
                told = archive.read(_MIMETYPE).strip()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return PLAIN
    parts = (kind for kind, part in _ZIPPED if any(map(part.fullmatch, names)))
    return _MIMETYPES.get(told) or next(parts, "odt" if "content.xml" in names else PLAIN)


def _text(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    head = content[: _HEAD * 4].decode(encoding, "replace").lstrip("\ufeff \t\r\n")[:_HEAD]
    for kind, pattern in _TEXTS:
        if pattern.match(head):
            return kind
    if head.startswith("<"):
        return _markup(head)
    # A page that was saved without its head.
    return "html" if len(_TAG.findall(head)) > 2 and _CLOSING.search(head) else PLAIN  # noqa: PLR2004


def _markup(head: str) -> str:
    """Tell HTML, the vocabularies of XML that have readers of their own, and any other XML."""
    preamble = _PREAMBLE.match(head)
    begin = preamble.end() if preamble else 0
    root = _ROOT.match(head, begin)
    if root is None:
        return "html" if _TAG.search(head) else PLAIN
    name = root[1].lower()
    if name == "document" and _FLAT in head:
        return "odt"
    if name in _XML:
        return _XML[name]
    declared = head.startswith("<?xml") or "xmlns" in head
    return "html" if name in _HTML or ("-" in name and not declared and _TAG.search(head)) else "xml"
