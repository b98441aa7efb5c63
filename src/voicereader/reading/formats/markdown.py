"""The reader for Markdown: CommonMark with tables and struck text, and the fields that site generators put above it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from markdown_it import MarkdownIt

from voicereader.reading.dates import find_date
from voicereader.reading.decoding import decode
from voicereader.reading.formats.html import document
from voicereader.reading.formats.printing import TAB
from voicereader.reading.joining import listed, tidy
from voicereader.reading.sheet import Sheet

_FENCED = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?!\s*\n)(?P<fields>.*?\n)(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL
)
_FIELD = re.compile(r"([^\W\d][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?")
_BLOCK = re.compile(r"[>|][+-]?")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_ESCAPES = {"_": " ", "n": " ", "t": " ", "N": " "}
_KEYS = {
    "title": ("title", "titre", "titel", "título", "titolo"),
    "date": ("date", "published", "published_time", "datum", "fecha", "recorded"),
    "place": ("place", "location", "venue", "ort", "lieu", "lugar"),
    "language": ("lang", "language", "locale"),
    "source": ("source_url", "source", "canonical_url", "canonical", "original_url", "url"),
    "licence": ("licence", "license", "rights"),
}
_ADDRESS = re.compile(r"https?://\S+")

# What CommonMark would take for something else than the text of a transcript, or not for what it is.
_YEAR = re.compile(r"^( {0,3}\d{3,9})([.)] )", re.MULTILINE)
_NOTE = re.compile(r"^\[\^[^\]\s]+\]:.*\n?|\[\^[^\]\s]+\]", re.MULTILINE)
_DIRECTIVE = re.compile(r"^[ \t]*(?:\{[%{:].*[%:]?\}\}?|:::.*|import .* from .*;?)[ \t]*$", re.MULTILINE)
_TIGHT_HEADING = re.compile(r"^(#{1,6})(?=[^\s#]\S* )", re.MULTILINE)
_UNDERLINED = re.compile(r"(?:(?<=\n\n)|\A)(\S[^\n]{0,119}[^\s.!?:…,;])[ \t]*\n(=+|-{3,})[ \t]*(?=\n|$)")
_WIDE = re.compile(r"^([ \t]*(?:[-*+>]|#{1,6}|\d{1,2}[.)])[ \t]+)|(?<=\S)(?: {2,}| *\t[ \t]*)(?=\S)", re.MULTILINE)
"""The mark of a list, a heading or a quotation, or room within a line."""

_TAG = re.compile(r"</?([a-zA-Z][\w:-]*)")
_TAGS = listed("""
    a abbr address article aside audio b big blockquote body br button caption center cite code col colgroup dd del
    details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img
    input ins kbd label li link main mark meta nav ol p path pre q s samp script section select small source span strike
    strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr tt u ul var video
""")


def read(content: bytes, name: str) -> Sheet:
    """Read Markdown in any usual encoding. Line breaks within a paragraph stay, HTML is read as on a page.

    Raises:
        UnreadableTranscript: it is empty, binary, or holds no text.
    """
    text = decode(content, name)
    fenced = _FENCED.match(text)
    told = _told(fenced) if fenced else {}
    sheet = document(_to_html(text[fenced.end() :] if fenced else text), name)
    dated = find_date(told.get("date", ""))
    address = _ADDRESS.fullmatch(told.get("source", ""))
    return replace(
        sheet,
        title=told.get("title") or sheet.title,
        date=dated.date if dated else sheet.date,
        place=told.get("place"),
        supposed=told.get("language"),
        source=address[0] if address else None,
        licence=told.get("licence"),
    )


def _to_html(text: str) -> str:
    for pattern, instead in (
        (_DIRECTIVE, ""), (_NOTE, ""), (_YEAR, r"\1\\\2"), (_TIGHT_HEADING, r"\1 "), (_UNDERLINED, _heading),
        (_WIDE, lambda match: match[1] or TAB),
    ):  # fmt: skip
        text = pattern.sub(instead, text)
    parser = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable(["table", "strikethrough"])
    # Paragraphs are indented more often than they are code, and a rule below a paragraph does not head it.
    parser.disable(["code", "lheading"])
    for kind in ("html_inline", "html_block"):
        parser.add_render_rule(kind, _html)
    return str(parser.render(text))


def _heading(match: re.Match[str]) -> str:
    return f"{'#' if match[2].startswith('=') else '##'} {match[1]}\n"


def _html(_renderer: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    """Return HTML as it is, and as text where it has elements that HTML does not: `<Ann>` is a name."""
    html = tokens[index].content
    known = html.startswith("<!") or {tag.lower() for tag in _TAG.findall(html)} <= _TAGS
    return html if known else escape(html, quote=False)


def _told(fenced: re.Match[str]) -> dict[str, str]:
    """Return what the fields above the text tell, by the names that a sheet has for it."""
    fields = _toml(fenced["fields"]) if fenced["fence"] == "+++" else dict(_yaml(fenced["fields"]))
    found = {name: next((fields[key] for key in keys if fields.get(key)), None) for name, keys in _KEYS.items()}
    return {name: tidy(value) for name, value in found.items() if value}


def _toml(text: str) -> Mapping[str, str]:
    try:
        fields = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {key.lower(): str(value) for key, value in fields.items() if not isinstance(value, dict | list)}


def _yaml(text: str) -> Iterator[tuple[str, str]]:
    """Yield the fields that have one value each; not all that stands between the fences is YAML, so none is refused."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _FIELD.fullmatch(line.rstrip())
        value = (found[2] or "").strip() if found else ""
        if found and _BLOCK.fullmatch(value):
            value = " ".join(_indented(lines, number + 1))
        if found and value:
            yield found[1].lower(), _unquoted(value)


def _indented(lines: list[str], begin: int) -> Iterator[str]:
    for line in lines[begin:]:
        if line.strip() and not line.startswith((" ", "\t")):
            return
        yield line.strip()


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPED.sub(_unescaped, value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value.partition(" #")[0].strip()


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _ESCAPES.get(match[2], match[2])
