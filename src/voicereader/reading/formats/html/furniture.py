"""What stands on a page beside its text: menus, boxes, banners, comments. Knows elements, not words."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re

from selectolax.lexbor import LexborNode

from voicereader.reading.joining import listed

_NO_TEXT = listed("""
    applet area audio base button canvas datalist dialog embed frame head iframe img input link map math meta nav
    noscript object option rp rt script select style svg template textarea title track video del s strike
    """)
_NO_ROLE = listed(
    "navigation banner contentinfo search menu menubar toolbar dialog alertdialog alert tooltip tablist doc-noteref "
    "doc-toc doc-pagebreak doc-pagelist"
)
_NEVER = frozenset(("body", "main", "article"))
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|navbox|breadcrumbs?|sidebar|share|sharing|social|related|comments?|"
    r"commentlist|respond|disqus|cookies?|consent|gdpr|onetrust|banner|advert\w*|ads?|promo|pagination|pager|toolbar|"
    r"subscribe|newsletter|skip|footer|masthead|search|login|slider|carousel|gallery|tooltip|popup|modal|hidden|"
    r"sr-only|visually-hidden|screen-reader-text|print-only|metatags?|tags|toc|catlinks|printfooter|noprint|infobox|"
    r"editsection|reflist|(?:sd)?(?:foot|end)notes?\d*|pagenum(?:ber)?|pagebreak)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration[^;]*line-through|"
    r"mso-element\s*:\s*(?:foot|end)note-list",
    re.IGNORECASE,
)
_MOST_BESIDE = 0.3
"""Of a page's text: what is said to stand beside it and has more does not."""

_MOST_LOOKS = 20
"""How often, in lengths of the page, text may be looked at: elements that lie in one another hold the same text."""

_FEWEST_IN_MENU = 3
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "。")
_REFERENCE = re.compile(r"\[?[\d*†‡,\u2009 ]{1,6}\]?")
_LONG_WORD = re.compile(r"(?:[^\W\d_]{4,}|[.,;:!?…”’\"')\]])$")


class Furniture:
    """Says which elements of a page are not its text."""

    def __init__(self, length: int) -> None:
        """`length`: of the text of the whole page."""
        self._most = _MOST_BESIDE * length
        self._left = _MOST_LOOKS * length

    def holds(self, node: LexborNode) -> bool:
        """Say whether an element is furniture, or nothing to read."""
        tag, given = node.tag or "", node.attributes
        if tag in _NO_TEXT or "hidden" in given or given.get("aria-hidden") == "true" or given.get("role") in _NO_ROLE:
            return True
        if given.get("epub:type") in {"pagebreak", "noteref", "toc", "landmarks", "page-list"}:
            return True
        if _HIDDEN.search(given.get("style") or ""):
            return True
        named = f"{given.get('class') or ''} {given.get('id') or ''}"
        beside = tag in {"aside", "footer"} or given.get("role") == "complementary"
        if beside or (tag not in _NEVER and _BESIDE.search(named)):
            text = self._text(node)
            return text is not None and len(text) < self._most
        return tag in {"ul", "ol", "menu"} and self._is_menu(node)

    def _is_menu(self, node: LexborNode) -> bool:
        """Say whether a list holds links and nothing else, and they are no sentences."""
        entries = [child for child in node.iter() if child.tag == "li"]
        if len(entries) < _FEWEST_IN_MENU:
            return False
        texts = [self._text(each) or "." for each in entries]
        if sum(text.rstrip().endswith(_SENTENCE_ENDS) for text in texts) > len(texts) // 2:
            return False
        return all(
            _bare(text) == "".join(_bare(link.text(deep=True)) for link in each.css("a"))
            for each, text in zip(entries, texts, strict=True)
        )

    def _text(self, node: LexborNode) -> str | None:
        """Return the text of an element, None where too much was looked at already."""
        if self._left < 0:
            return None
        text = str(node.text(deep=True))
        self._left -= len(text) + 1
        return text


def is_reference(node: LexborNode, before: str) -> bool:
    """Say whether raised text refers to a note: a link, or figures right behind a word (no power of a unit)."""
    return bool(_REFERENCE.fullmatch(node.text(deep=True).strip())) and (
        node.css_first("a") is not None or bool(_LONG_WORD.search(before))
    )


def _bare(text: str) -> str:
    return "".join(text.split())
