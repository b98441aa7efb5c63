"""From the tree of an HTML page to lines: blocks, line breaks, emphasis; what is never speech is left out.

Everything that is laid out (web pages, word processors' files, books, Markdown) becomes HTML first and lines
here, so that one set of rules knows what bold, a heading or a table says of who speaks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from voicereader.reading import tables
from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Form, Label, Line


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody
    td tfoot th thead tr ul
""")
_NO_TEXT = _names("""
    applet area audio base button canvas datalist dialog embed frame head iframe img input link map math meta nav
    noscript object option rp rt script select style svg template textarea title track video del
""")
_NO_ROLE = _names("navigation banner contentinfo search menu menubar toolbar dialog alert tooltip tablist")
_EMPHASIS = _names("b strong cite dt th em i u h1 h2 h3 h4 h5 h6")
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|sidebar|share|sharing|social|related|comments?|cookies?|"
    r"banner|advert\w*|ads?|promo|pagination|pager|toolbar|subscribe|newsletter|skip|footer|masthead|search|login|"
    r"slider|carousel|gallery|tooltip|popup|modal|hidden|sr-only|print-only|metatags?|tags)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOLD = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]*\bbold\b|font-variant\s*:\s*small-caps", re.IGNORECASE
)
_BOLD_CLASS = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_MENU_SHARE = 0.3
"""Of a page's text: what is said to stand beside it and has more does not."""

_COLONS = ":\uff1a "
_FEWEST_IN_MENU = 3
_CLOCK = re.compile(r"[\[(]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)[\])]?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, the number of the element that holds it, whether all of it is a link, and the `cite` it begins with."""

    line: Line
    element: int
    linked: bool = False
    cited: str | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A page as lines in reading order; `parents` has for each element, counted in that order, what holds it."""

    placed: Sequence[Placed]
    parents: Sequence[int]


def lay(page: LexborHTMLParser) -> Laid:
    """Return the lines of a page, and the tree that they stand in."""
    walker = _Walker(page)
    if page.body is not None:
        walker.walk(page.body)
    return Laid(_with_cited(walker.placed), walker.parents)


def seconds_of(text: str) -> float | None:
    """Return a time such as `0:53` or `[01:02:03.5]` in seconds, None for any other text."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = found.groups()
    return 3600 * int(hours or 0) + 60 * int(minutes) + float(seconds.replace(",", "."))


@dataclass(slots=True)
class _Run:
    """Text of one manner."""

    text: str
    strong: bool = False
    linked: bool = False
    cited: bool = False


@dataclass(frozen=True, slots=True)
class _Visit:
    """A node to enter, the element that holds it, and the manner of its text."""

    node: LexborNode
    element: int
    manner: _Run


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
        self._runs: list[_Run] = []
        self._breaks = 2  # line breaks since the last text: two part paragraphs
        self._block = True
        self._bold = _bold_classes(page)
        self._most_menu = _MENU_SHARE * len(page.body.text(deep=True)) if page.body else 0
        self._begin: float | None = None
        self._heading = False

    def walk(self, root: LexborNode) -> None:
        """Gather the lines below `root`."""
        # Each entry is a node to enter, or a block that ends when all below it is done.
        waiting: list[_Visit | _End] = [_Visit(root, 0, _Run(""))]
        while waiting:
            each = waiting.pop()
            if isinstance(each, _End):
                self._end_block(each.element, heading=each.heading)
            elif each.node.is_text_node:
                self._text(each.node.text_content or "", each.manner)
            elif each.node.tag == "br":
                self._break(each.element)
            elif each.node.is_element_node and not self._is_left_out(each.node):
                waiting += self._enter(each)

    def _enter(self, visit: "_Visit") -> Iterator["_Visit | _End"]:
        """Yield what is to be visited of an element, last first."""
        node, tag = visit.node, visit.node.tag or ""
        element = len(self.parents)
        self.parents.append(visit.element)
        if tag in _BLOCKS:
            self._end_block(visit.element, heading=self._heading)
            self._heading = tag in _HEADINGS
            yield _End(element, self._heading)
        if tag == "pre":
            self._preformatted(node, element)
        elif tag == "table" and (rows := tables.speech(_rows(node))):
            self.placed += [Placed(line, element) for line in rows]
        elif tag == "time" and (begin := seconds_of(node.text(deep=True))) is not None:
            self._begin = begin
        else:
            below = self._manner(node, tag, visit.manner)
            yield from (_Visit(child, element, below) for child in reversed(list(node.iter(include_text=True))))

    def _manner(self, node: LexborNode, tag: str, manner: _Run) -> _Run:
        strong = manner.strong or tag in _EMPHASIS or self._is_bold(node)
        return _Run("", strong, manner.linked or tag == "a", manner.cited or tag == "cite")

    def _is_bold(self, node: LexborNode) -> bool:
        style, classes = node.attributes.get("style") or "", (node.attributes.get("class") or "").split()
        return bool(_BOLD.search(style)) or not self._bold.isdisjoint(classes)

    def _is_left_out(self, node: LexborNode) -> bool:
        tag, given = node.tag or "", node.attributes
        if tag in _NO_TEXT or "hidden" in given or given.get("aria-hidden") == "true" or given.get("role") in _NO_ROLE:
            return True
        if _HIDDEN.search(given.get("style") or ""):
            return True
        named = f"{given.get('class') or ''} {given.get('id') or ''}"
        beside = tag in {"aside", "footer"} or given.get("role") == "complementary"
        if beside or (tag not in {"body", "main", "article"} and _FURNITURE.search(named)):
            return len(node.text(deep=True)) < self._most_menu
        return tag in {"ul", "ol", "menu"} and _is_menu(node)

    def _text(self, text: str, manner: _Run) -> None:
        if text.strip() or (text and self._runs):
            self._runs.append(_Run(text, manner.strong, manner.linked, manner.cited))

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
        opens = self._block or self._breaks > 1
        line = Line(
            text, opens=opens, apart=opens, strong=_strong(runs, text), heading=self._heading, begin=self._begin
        )
        shown = [run for run in runs if run.text.strip()]
        cited = _joined([run for run in runs if run.cited]) if shown[0].cited else None
        self.placed.append(Placed(line, element, all(run.linked for run in shown), cited))
        self._block, self._breaks, self._begin = False, 0, None

    def _preformatted(self, node: LexborNode, element: int) -> None:
        text = node.text(deep=True).expandtabs()
        if text.strip():
            self.placed += [Placed(line, element) for line in to_lines(text)]


def _joined(runs: Sequence[_Run]) -> str:
    """Return the text of runs as a browser shows it; a no-break space stays one of its own."""
    return _WHITE.sub(" ", "".join(run.text for run in runs)).replace("\u00a0", " ").strip()


def _strong(runs: Sequence[_Run], text: str) -> int:
    """Return how many code points at the begin are emphasised."""
    leading = []
    for run in runs:
        if not run.strong and run.text.strip():
            break
        leading.append(run)
    return min(len(_joined(leading)), len(text)) if any(run.strong and run.text.strip() for run in leading) else 0


def _bold_classes(page: LexborHTMLParser) -> frozenset[str]:
    """Return the classes that the page's own style sheets make bold."""
    sheets = "".join(node.text(deep=True) for node in page.css("style"))[: 1 << 20]
    return frozenset(name for name, rules in _BOLD_CLASS.findall(sheets) if _BOLD.search(rules))


def _is_menu(node: LexborNode) -> bool:
    """Say whether a list holds links and nothing else."""
    entries = [child for child in node.iter() if child.tag == "li"]
    if len(entries) < _FEWEST_IN_MENU:
        return False
    return all(_joined_text(each) == "".join(map(_joined_text, each.css("a"))) for each in entries)


def _joined_text(node: LexborNode) -> str:
    return "".join(node.text(deep=True).split())


def _rows(table: LexborNode) -> list[list[str]]:
    """Return the cells of a table, row by row; none for a table that holds another."""
    if table.css_first("table table"):
        return []
    return [
        [" ".join(cell.text(deep=True, separator=" ").split()) for cell in row.iter() if cell.tag in {"td", "th"}]
        for row in table.css("tr")
    ]


def _with_cited(placed: list[Placed]) -> list[Placed]:
    """Give speech the label that a `cite` alone above it is; where cites name works instead, they are text."""
    cited = [each for each in placed if each.cited]
    if len(cited) < 2 or any(each.line.text != each.cited for each in cited):  # noqa: PLR2004 - a talk takes two
        return placed
    return list(_moved(placed))


def _moved(placed: Sequence[Placed]) -> Iterator[Placed]:
    label, begin = None, None
    for each in placed:
        if each.cited:
            label, begin = Label(each.cited.rstrip(_COLONS), None, "", Form.GIVEN), each.line.begin
        else:
            yield replace(each, line=replace(each.line, label=label or each.line.label, begin=each.line.begin or begin))
            label, begin = None, None
