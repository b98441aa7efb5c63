"""What the readers of word processors' files share: how their text, styles and properties become HTML."""

import re
from dataclasses import dataclass
from html import escape

TAB = "\u00a0\u00a0"
"""Two spaces that HTML does not join: they part a label from its speech."""

_HEADING = re.compile(
    r"heading|head(?:er|line)\b|überschrift|\btit(?:le|el|re|ol|lo)\b|título|rubrik|kop \d", re.IGNORECASE
)
_OF_PAGES = re.compile(r"(?:page )?(?:header|footer)(?: (?:left|right|first))?", re.IGNORECASE)
_LEVEL = re.compile(r"[1-9]")
_DEEPEST = 6
_NO_TITLE = re.compile(
    r"(?:microsoft word|word document|powerpoint|untitled|unknown title|"
    r"unbenannt|sans titre|sin título|document ?\d*|normal|"
    r".*\.(?:docx?|dotx?|odt|rtf|pdf|indd|qxd|wpd|txt|html?|pages|tmp)$|.*\b(?:template|vorlage|modèle|plantilla)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How text is printed: the elements of HTML for it, in capitals, or not at all."""

    marks: frozenset[str] = frozenset()
    capitals: bool = False
    hidden: bool = False

    def over(self, above: "Manner") -> "Manner":
        """Return the manner of text that is printed in both."""
        return Manner(self.marks | above.marks, self.capitals or above.capitals, self.hidden or above.hidden)


def printed(text: str, manner: Manner) -> str:
    """Return text as HTML, nothing where it is hidden."""
    if manner.hidden or not text:
        return ""
    html = escape(text.upper() if manner.capitals else text, quote=False).replace("\t", TAB)
    for mark in sorted(manner.marks):
        html = f"<{mark}>{html}</{mark}>"
    return html


def paragraph(html: str, level: int | None = None) -> str:
    """Return a paragraph of HTML, a heading where it has a level; 0 is the title."""
    tag = "p" if level is None else f"h{min(level + 1, _DEEPEST)}"
    return f"<{tag}>{html}</{tag}>"


def level_of(style: str) -> int | None:
    """Return the level of the headings of a style, by its name: 0 for the title, None for text."""
    if not _HEADING.search(style) or _OF_PAGES.fullmatch(style.strip()):
        return None
    if style.casefold() in {"title", "titel", "titre"}:
        return 0
    told = _LEVEL.search(style)
    return int(told[0]) if told else 2


def honest(title: str | None) -> str | None:
    """Return the title that a file's properties tell, None where a program or a template left it there."""
    tidy = " ".join((title or "").split())
    return tidy if tidy and not _NO_TITLE.match(tidy) else None
