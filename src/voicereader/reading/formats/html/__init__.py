"""The reader for web pages: the part that is speech is found by where the labels stand."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import datetime as dt
import json
import re
from collections.abc import Container, Iterable, Sequence
from itertools import accumulate
from typing import Any

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from voicereader.errors import UnreadableTranscript
from voicereader.reading.dates import find_date
from voicereader.reading.decoding import decode_markup, visible
from voicereader.reading.formats import plain
from voicereader.reading.formats.html.markup import Laid, language_of, lay
from voicereader.reading.formats.html.named import Placed
from voicereader.reading.frontmatter import Front, read_front
from voicereader.reading.sheet import Line, Sheet
from voicereader.reading.system import find_labels

_MOST_OF = 0.9
"""Of the labels, or of the prose, in what is taken for the part that matters."""

_FEWEST_LABELS = 2
_ABOVE = 8
"""Lines above the part that matters, where a page prints its date and place."""

_PROSE = 60
_SENTENCE_END = re.compile(r"[.!?…。！？؟।:][\"”’»)\]]*$")
_SITE = re.compile(r"\s+(?:[|•·–—»:]|-)\s+")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
_XHTML = re.compile(r"\s*<\?xml\s|\s*(?:<!DOCTYPE[^>]*XHTML[^>]*>\s*)?<html[^>]*\sxmlns=", re.IGNORECASE)
_EMPTY = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-zA-Z][\w:.-]*)"
    r"((?:[^<>\"'/]|\"[^\"]*\"|'[^']*'|/(?!>))*)/>"
)
_NESTED = re.compile(
    r"<(/?(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|t[dhr]|track|wbr|"
    r"circle|ellipse|line|path|poly\w+|rect|stop|use)\b)[a-z])",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)
_DEEPEST = 10_000
_ARTICLES = {"Article", "NewsArticle", "Report", "WebPage", "Event", "PodcastEpisode", "BlogPosting", "CreativeWork"}


def read(content: bytes, name: str) -> Sheet:
    """Read a web page, saved with its furniture or clean; without a single tag it is plain text by another name.

    Raises:
        UnreadableTranscript: it holds no words.
    """
    page = decode_markup(content, name)
    if not _TAG.search(page):
        return plain.read(content, name)
    sheet = sheet_of(parsed(closed(page), name))
    if not sheet.lines:
        raise UnreadableTranscript(f"{name} is a page without words; save it again once its text is to be seen.")
    return sheet


def parsed(html: str, name: str) -> LexborHTMLParser:
    """Return the tree of a page. The parser's time grows with the square of its depth.

    Raises:
        UnreadableTranscript: elements lie too deep in one another, or it is too large.
    """
    depths = accumulate(-1 if each.startswith("/") else 1 for each in _NESTED.findall(html))
    if max(depths, default=0) > _DEEPEST:
        raise UnreadableTranscript(f"{name} is damaged: none of its elements ends; save its text as plain text.")
    try:
        return LexborHTMLParser(html)
    except SelectolaxError as error:
        raise UnreadableTranscript(f"{name} is too large: save its text as plain text.") from error


def closed(text: str) -> str:
    """Return XHTML as HTML has it: `<a/>` is an element that has ended; any other page as it is."""
    return _EMPTY.sub(r"<\1\2></\1>", text) if _XHTML.match(text) else text


def document(html: str, name: str) -> Sheet:
    """Return what a document holds that is no page of a site: all of it is its text.

    Raises:
        UnreadableTranscript: it holds no words.
    """
    sheet = sheet_of(parsed(visible(html), name), whole=True)
    if not sheet.lines:
        raise UnreadableTranscript(f"{name} holds no words: choose a file that holds a transcript.")
    return sheet


def sheet_of(page: LexborHTMLParser, *, whole: bool = False) -> Sheet:
    """Return what a parsed page holds: the lines of the part that matters, and what the page says of itself."""
    laid = lay(page)
    chosen, above = (_spoken(laid), []) if whole else _part(laid)
    about = _About(page)
    lines, head = _headed([each.line for each in chosen])
    front = read_front([each.line for each in above], speechless=False)
    return Sheet(
        lines,
        title=about.title() or head.title,
        window=about.window(),
        date=about.date() or head.date or front.date,
        place=about.place() or head.place or (front.place if front.date else None),
        supposed=language_of(page),
        source=about.source(),
        licence=about.licence(),
    )


def _headed(lines: list[Line]) -> tuple[list[Line], Front]:
    """Return lines and what stands above the speech, where the page gives labels: below the first all is speech.

    Without a heading, and a title that stands first, nothing above is known for what it is.
    """
    first = next((index for index, line in enumerate(lines) if line.label), 0)
    front = read_front(lines[:first], speechless=False)
    if front.title not in {_tidy(line.text) for number, line in enumerate(lines[:first]) if line.heading or not number}:
        return lines, Front()
    return [*(Line(text, opens=True, apart=True) for text in front.lead), *lines[first:]], front


def _spoken(laid: Laid) -> Sequence[Placed]:
    """Return the lines of a document; where a table holds the speech, without those of tables that do not.

    A heading above nothing else than such a table goes with it.
    """
    if not laid.tables or not any(each.line.label for each in laid.placed):
        return laid.placed
    inside = _inside(laid, laid.tables)
    kept = [each for each in laid.placed if not inside[each.element]]
    below = [*kept[1:], None]
    return [each for each, after in zip(kept, below, strict=True) if not each.line.heading or _is_text(after)]


def _is_text(placed: Placed | None) -> bool:
    return placed is not None and not placed.line.heading


def _inside(laid: Laid, holders: Container[int]) -> list[bool]:
    """Say of each element whether it is, or lies in, one of those."""
    inside: list[bool] = []
    for element, parent in enumerate(laid.parents):
        inside.append(element in holders or (element > 0 and inside[parent]))
    return inside


def _part(laid: Laid) -> tuple[Sequence[Placed], Sequence[Placed]]:
    """Return the lines in the smallest element that holds most labels; without labels, most prose.

    With them come those right above it, which may tell date and place.
    """
    placed = laid.placed
    labels = find_labels([each.line for each in placed])
    if len(labels) >= _FEWEST_LABELS:
        weights = [(placed[index].element, 1) for index in labels]
    else:
        weights = [(each.element, len(each.line.text)) for each in placed if _is_prose(each)]
        weights = weights or [(each.element, len(each.line.text)) for each in placed]
    inside = _inside(laid, {_holder(weights, laid.parents)})
    chosen = [each for each in placed if inside[each.element]]
    first = next((index for index, each in enumerate(placed) if inside[each.element]), 0)
    return chosen, placed[max(0, first - _ABOVE) : first]


def _is_prose(placed: Placed) -> bool:
    text = placed.line.text
    return not placed.linked and (len(text) >= _PROSE or _SENTENCE_END.search(text) is not None)


def _holder(weights: Sequence[tuple[int, int]], parents: Sequence[int]) -> int:
    """Return the deepest element that holds most of the weight."""
    held = [0] * len(parents)
    for element, weight in weights:
        held[element] += weight
    for element in range(len(parents) - 1, 0, -1):
        held[parents[element]] += held[element]
    # Elements that hold more than half lie in one another, and the deeper is counted later.
    return max(element for element, weight in enumerate(held) if weight >= _MOST_OF * held[0])


class _About:
    """What a page says of itself, in its head and in microdata."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._page = page
        self._metas: dict[str, str] = {}
        for node in page.css("meta"):
            given = node.attributes
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if key and given.get("content"):
                self._metas.setdefault(key, (given["content"] or "").strip())
        self._described = _described(page)

    def title(self) -> str | None:
        """Return the title that the page gives its text, else its only top heading."""
        told = self._first(self._described.get("headline"), *self._meta("og:title", "twitter:title", "dc.title"))
        tops = self._page.css("h1")
        return _tidy(told or (tops[0].text(deep=True) if len(tops) == 1 else "")) or None

    def window(self) -> str | None:
        """Return the title of the window, without what looks like the name of the site."""
        node = self._page.css_first("title")
        parts = _SITE.split(_tidy(node.text(deep=True))) if node else []
        return max(parts, key=len, default=None) or None

    def date(self) -> dt.date | None:
        """Return the day that the page says it is of."""
        times = [node.attributes.get("datetime") or "" for node in self._page.css("time[datetime]")]
        names = ("article:published_time", "datepublished", "dc.date", "date", "dcterms.date", "pubdate")
        for told in (self._described.get("datePublished"), *self._meta(*names), *times[:1]):
            found = find_date(str(told or ""))
            if found:
                return found.date
        return None

    def place(self) -> str | None:
        """Return the place, where microformats or microdata name one."""
        node = self._page.css_first(".p-location, [itemprop=location], [itemprop=contentLocation]")
        return (_tidy(node.text(deep=True)) or None) if node else None

    def source(self) -> str | None:
        """Return the address of the page."""
        link = self._page.css_first("link[rel=canonical]")
        told = (link.attributes.get("href") if link else None, *self._meta("og:url"))
        return next((each for each in told if each and _ADDRESS.fullmatch(each)), None)

    def licence(self) -> str | None:
        """Return the licence: its name where the link has one, else its address."""
        link = self._page.css_first("a[rel~=license], link[rel~=license]")
        told = (_tidy(link.text(deep=True)) or link.attributes.get("href")) if link else None
        return self._first(told, self._described.get("license"), *self._meta("dcterms.license", "dc.rights"))

    def _meta(self, *names: str) -> list[str | None]:
        return [self._metas.get(name) for name in names]

    @staticmethod
    def _first(*told: object) -> str | None:
        return next((each for each in told if isinstance(each, str) and each.strip()), None)


def _described(page: LexborHTMLParser) -> dict[str, Any]:
    """Return the first article that the page describes in JSON-LD."""
    for node in page.css('script[type="application/ld+json"]'):
        try:
            told = json.loads(node.text(deep=True))
        except (ValueError, RecursionError):
            continue
        for each in _objects(told):
            if _ARTICLES.intersection(str(each.get("@type")).strip("[]'").split("', '")):
                return each
    return {}


def _objects(told: object) -> Iterable[dict[str, Any]]:
    several = told if isinstance(told, list) else [told]
    for each in several:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _tidy(text: str) -> str:
    return " ".join(text.split())
