"""What the readers of word processors' files share: how their text, styles and properties become HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from voicereader.model import Passage
from voicereader.reading.language import bears_out, is_name, is_same, language_of
from voicereader.reading.sheet import Line, Sheet
from voicereader.reading.writing import LATIN, foreign_runs, scripts_of

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
    """How text is printed: the elements of HTML for it, in capitals, or not at all; in which languages it may be."""

    marks: frozenset[str] = frozenset()
    capitals: bool = False
    hidden: bool = False
    languages: tuple[str, ...] = ()

    def over(self, above: "Manner") -> "Manner":
        """Return the manner of text that is printed in both."""
        return Manner(
            self.marks | above.marks,
            self.capitals or above.capitals,
            self.hidden or above.hidden,
            self.languages or above.languages,
        )


def printed(text: str, manner: Manner) -> str:
    """Return text as HTML, nothing where it is hidden."""
    if manner.hidden or not text:
        return ""
    html = escape(text.upper() if manner.capitals else text, quote=False).replace("\t", TAB)
    for mark in sorted(manner.marks):
        html = f"<{mark}>{html}</{mark}>"
    scripts = {each.script for each in foreign_runs(text, ())} if manner.languages else ()
    language = next((each for each in manner.languages if scripts_of(each).intersection(scripts)), None)
    return f'<span lang="{escape(language)}">{html}</span>' if language else html


def borne_out(sheet: Sheet) -> Sheet:
    """Return a sheet in which only those words keep a language told of them that bear it out.

    Programs give every word a language: that of the keyboard, or of the template.
    """
    usual = language_of(line.text for line in sheet.lines)
    return replace(sheet, lines=[replace(line, told=tuple(_borne_out(line, usual))) for line in sheet.lines])


def _borne_out(line: Line, usual: str) -> Iterator[Passage]:
    for each in line.told:
        words = each.span.of(line.text)
        if LATIN not in scripts_of(each.language):
            sure = scripts_of(usual).isdisjoint(scripts_of(each.language)) or bears_out(words, each.language, usual)
        else:
            sure = not is_name(words) and bears_out(words, each.language, usual)
        if sure and not is_same(each.language, usual):
            yield each


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
