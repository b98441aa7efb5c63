"""From the tree of an HTML page to lines: blocks, line breaks, emphasis; what is never speech is left out.

Everything that is laid out (web pages, word processors' files, books, Markdown) becomes HTML first and lines
here, so that one set of rules knows what bold, a heading or a table says of who speaks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from voicereader.reading.formats.given import language_tag
from voicereader.reading.formats.html import tables
from voicereader.reading.formats.html.cells import BLOCKS, WHITE, rows_of, terms_of
from voicereader.reading.formats.html.furniture import Furniture, is_reference
from voicereader.reading.formats.html.named import (
    Placed,
    is_time,
    named_by_attribute,
    names_speaker,
    seconds_of,
    with_given,
)
from voicereader.reading.joining import listed
from voicereader.reading.lines import flowing, to_lines
from voicereader.reading.pieces import Piece, Pieces
from voicereader.reading.sheet import Line

_EMPHASIS = listed("b strong cite dt th em i u h1 h2 h3 h4 h5 h6")
_HEADINGS = listed("h1 h2 h3 h4 h5 h6")
_QUOTES = frozenset(("blockquote", "figure", "q"))
_BOLD = re.compile(
    r"(?<![\w-])(?:font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]*\bbold\b|font-variant\s*:\s*small-caps)",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")
_MOST_STYLES = 1 << 20


@dataclass(frozen=True, slots=True)
class Laid:
    """A page as lines in reading order; `parents` has for each element, counted in that order, what holds it.

    `tables` are the elements that are tables of something else than speech.
    """

    placed: Sequence[Placed]
    parents: Sequence[int]
    tables: frozenset[int]


def lay(page: LexborHTMLParser) -> Laid:
    """Return the lines of a page, and the tree that they stand in."""
    walker = _Walker(page)
    if page.body is not None:
        walker.walk(page.body)
    lines = flowing([each.line for each in walker.placed], walker.printed)
    placed = [replace(each, line=line) for each, line in zip(walker.placed, lines, strict=True)]
    return Laid(with_given(placed), walker.parents, frozenset(walker.tables))


@dataclass(frozen=True, slots=True)
class _Manner:
    """How text stands in its elements; `named`: one of them names who speaks, `by`: who does, by an attribute."""

    strong: bool = False
    linked: bool = False
    cited: bool = False
    named: bool = False
    by: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """Text of one manner."""

    text: str
    manner: _Manner


@dataclass(frozen=True, slots=True)
class _Visit:
    """A node to enter, the element that holds it, and the manner of its text."""

    node: LexborNode
    element: int
    manner: _Manner


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a block."""

    element: int
    heading: bool


class _Walker:
    """Walks a tree without recursion, since trees may be deep, and gathers lines."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self.placed: list[Placed] = []
        self.parents = [0]
        self.tables: set[int] = set()
        self.spoken: dict[int, tuple[int, range]] = {}  # tables of speech: columns, and which lines are theirs
        self.printed: list[int] = []  # which lines are no table's and not preformatted
        self._runs: list[_Run] = []
        self._breaks = 2  # line breaks since the last text: two part paragraphs
        self._block = True
        self._bold = _bold_classes(page)
        self._furniture = Furniture(len(page.body.text(deep=True)) if page.body else 0)
        self._begin: float | None = None
        self._heading = False

    def walk(self, root: LexborNode) -> None:
        """Gather the lines below `root`."""
        self._walk(root)
        self._end_block(0, heading=False)
        self._believe_longest()

    def _believe_longest(self) -> None:
        """Take tables that have other columns than the longest one of speech for something else, such as extracts."""
        columns, _ = max(self.spoken.values(), key=lambda each: len(each[1]), default=(0, range(0)))
        for element, (width, lines) in self.spoken.items():
            if width != columns:
                self.tables.add(element)
                for index in lines:
                    placed = self.placed[index]
                    self.placed[index] = replace(placed, line=replace(placed.line, label=None))

    def _walk(self, root: LexborNode) -> None:
        # Each entry is a node to enter, or a block that ends when all below it is done.
        waiting: list[_Visit | _End] = [_Visit(root, 0, _Manner())]
        while waiting:
            each = waiting.pop()
            if isinstance(each, _End):
                self._end_block(each.element, heading=each.heading)
            elif each.node.is_text_node:
                self._text(each.node.text_content or "", each.manner)
            elif each.node.tag == "br":
                self._break(each.element)
            elif each.node.is_element_node and not self._furniture.holds(each.node):
                waiting += self._enter(each)

    def _enter(self, visit: _Visit) -> Iterator[_Visit | _End]:
        """Yield what is to be visited of an element, last first."""
        node, tag = visit.node, visit.node.tag or ""
        element = len(self.parents)
        self.parents.append(visit.element)
        if tag in BLOCKS:
            self._end_block(visit.element, heading=self._heading)
            self._heading = tag in _HEADINGS
            yield _End(element, self._heading)
        if tag == "pre":
            self._preformatted(node, element, visit.manner)
        elif tag in {"table", "dl"}:
            if not self._table(node, element, visit.manner):
                yield from self._below(visit, element)
        elif is_time(node) and (begin := seconds_of(node.text(deep=True))) is not None:
            self._begin = begin
        elif tag != "sup" or not is_reference(node, _joined(self._runs[-1:])):
            yield from self._below(visit, element)

    def _table(self, node: LexborNode, element: int, manner: _Manner) -> bool:
        """Gather the lines of a table of speech or of figures; say whether it is one."""
        rows = rows_of(node) if node.tag == "table" else terms_of(node)
        spoken = tables.speech(rows)
        if spoken:
            self.spoken[element] = (tables.width(rows), range(len(self.placed), len(self.placed) + len(spoken)))
        elif node.tag == "table":
            self.tables.add(element)
        lines = spoken or (tables.figures(rows) if node.tag == "table" else [])
        self._place(lines, node, element, manner)
        return bool(lines)

    def _below(self, visit: _Visit, element: int) -> Iterator[_Visit]:
        below = self._manner(visit.node, visit.node.tag or "", visit.manner)
        yield from (_Visit(child, element, below) for child in reversed(list(visit.node.iter(include_text=True))))

    def _manner(self, node: LexborNode, tag: str, above: _Manner) -> _Manner:
        cited = above.cited or (tag == "cite" and not _is_quoted(node))
        return _Manner(
            strong=above.strong or tag in _EMPHASIS or self._is_bold(node),
            linked=above.linked or tag == "a",
            cited=cited,
            named=above.named or cited or names_speaker(node),
            by=named_by_attribute(node) or above.by,
            language=language_tag(_language(node)) or above.language,
        )

    def _is_bold(self, node: LexborNode) -> bool:
        style, classes = node.attributes.get("style") or "", (node.attributes.get("class") or "").split()
        return bool(_BOLD.search(style)) or not self._bold.isdisjoint(classes)

    def _text(self, text: str, manner: _Manner) -> None:
        if text.strip() or (text and self._runs):
            self._runs.append(_Run(text, manner))

    def _break(self, element: int) -> None:
        if self._runs:
            self._flush(element)
            self._breaks = 0
        self._breaks += 1

    def _end_block(self, element: int, *, heading: bool) -> None:
        self._heading = heading
        self._flush(element)
        self._heading, self._block = False, True

    def _flush(self, element: int) -> None:
        """Make a line of the text since the last one."""
        runs, self._runs = self._runs, []
        text = _joined(runs)
        if not text:
            return
        manners = [run.manner for run in runs if run.text.strip()]
        opens = self._block or self._breaks > 1
        line = Line(
            text,
            opens=opens,
            apart=opens,
            strong=_leading(runs, text, lambda manner: manner.strong),
            heading=self._heading,
            begin=self._begin,
            told=Pieces((run.text, run.manner.language) for run in runs).find(text),
        )
        named = text[: _leading(runs, text, lambda manner: manner.named)] or None
        self.printed.append(len(self.placed))
        linked = all(manner.linked for manner in manners)
        self.placed.append(Placed(line, element, linked, named, manners[0].cited, manners[0].by))
        self._block, self._breaks, self._begin = False, 0, None

    def _preformatted(self, node: LexborNode, element: int, manner: _Manner) -> None:
        text = node.text(deep=True).expandtabs()
        if text.strip():
            self._place(to_lines(text), node, element, manner)

    def _place(self, lines: Sequence[Line], node: LexborNode, element: int, manner: _Manner) -> None:
        """Add lines that are made of all text below a node."""
        told = manner.language or node.css_first("[lang], [xml\\:lang]")
        pieces = Pieces(_pieces_below(node, manner.language) if told else ())
        self.placed += [Placed(replace(line, told=pieces.find(line.text)), element) for line in lines]


def _is_quoted(node: LexborNode) -> bool:
    """Say whether a `cite` says whom a quotation is by: it stands within one."""
    above = node.parent
    return above is not None and (above.tag in _QUOTES or (above.parent is not None and above.parent.tag in _QUOTES))


def _joined(runs: Sequence[_Run]) -> str:
    """Return the text of runs as a browser shows it; a no-break space stays one of its own."""
    return WHITE.sub(" ", "".join(run.text for run in runs)).replace("\u00a0", " ").strip()


def _leading(runs: Sequence[_Run], text: str, holds: Callable[[_Manner], bool]) -> int:
    """Return how many code points at the begin are of runs of which something holds."""
    leading = list(takewhile(lambda run: holds(run.manner) or not run.text.strip(), runs))
    return min(len(_joined(leading)), len(text)) if any(run.text.strip() for run in leading) else 0


def language_of(page: LexborHTMLParser) -> str | None:
    """Return the language that a page claims."""
    root = page.css_first("html")
    return (_language(root) if root else None) or None


def _language(node: LexborNode) -> str | None:
    given = node.attributes
    return (given.get("lang") or given.get("xml:lang") or "").strip() or None


def _pieces_below(root: LexborNode, language: str | None) -> Iterator[Piece]:
    """Yield the text below a node, in order."""
    waiting = [(root, language)]
    while waiting:
        node, above = waiting.pop()
        if node.is_text_node:
            yield node.text_content or "", above
        elif node.is_element_node:
            told = language_tag(_language(node)) or above
            waiting += ((child, told) for child in reversed(list(node.iter(include_text=True))))


def _bold_classes(page: LexborHTMLParser) -> frozenset[str]:
    """Return the classes that the page's own style sheets make bold."""
    sheets = "".join(node.text(deep=True) for node in page.css("style"))[:_MOST_STYLES]
    return frozenset(
        name for names, rules in _RULE.findall(sheets) if _BOLD.search(rules) for name in _CLASS.findall(names)
    )
