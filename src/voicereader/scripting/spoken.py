"""How printed words are spoken: the text that the engine is given for a stretch of print."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from voicereader.model import Link, Span
from voicereader.scripting.forms import Change, changes
from voicereader.scripting.lexicon import Entry, Reader
from voicereader.text import normal

_PIECE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+|[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_JOINERS = {"\u200c", "\u200d"}  # they shape Persian and Indic words, and emoji
_NOTHING = Reader(())
_AT_HAND = 4096
"""Sentences kept at hand: after a correction, a transcript's other sentences are as they were. Some 1 KB each."""


@lru_cache(maxsize=_AT_HAND)
def spoken_form(printed: str, language: str = "und", lexicon: Reader = _NOTHING) -> tuple[str, tuple[Link, ...]]:
    """Return what is spoken for `printed`, and the links between the two.

    The lexicon comes first, then what a person would say for numbers, abbreviations and signs. The rest is
    cleaned: composed letters, plain spaces, nothing that has no sound or shape. The links cover what is
    spoken, in order; where words change places (`$5`) they are not in the order of print.
    """
    said = _Said(printed)
    position = 0
    for change in _merged(lexicon.found(printed), changes(printed, language)):
        said.as_printed(position, change.begin)
        said.instead(change)
        position = change.end
    said.as_printed(position, len(printed))
    return said.text, tuple(said.links)


def _merged(entries: Iterable[tuple[Span, Entry]], forms: Iterable[Change]) -> list[Change]:
    """Return the changes of both in order; where they meet, the lexicon's stands."""
    own = [Change(span.begin, span.end, entry.said or "") for span, entry in entries]
    taken = {position for each in own for position in range(each.begin, each.end)}
    rest = [each for each in forms if taken.isdisjoint(range(*(each.of or (each.begin, each.end))))]
    return sorted([*own, *rest], key=lambda each: (each.begin, each.end))


class _Said:
    """What is said so far; a space is kept back until a word follows."""

    def __init__(self, printed: str) -> None:
        self.text = ""
        self.links: list[Link] = []
        self._printed = printed
        self._space: Span | None = None

    def as_printed(self, begin: int, end: int) -> None:
        for piece in _PIECE.finditer(self._printed, begin, end):
            clean = _clean(piece[0])
            if clean == " ":
                self._space = self._space or Span(*piece.span())
            elif clean:
                self._add(clean, Span(*piece.span()))

    def instead(self, change: Change) -> None:
        printed = Span(*(change.of or (change.begin, change.end)))
        said = _clean_all(change.said)
        if said[:1] == " ":
            self._space = self._space or printed
        if said.strip():
            self._add(said.strip(), printed)
            self._space = printed if said[-1:] == " " else None

    def _add(self, said: str, printed: Span) -> None:
        if self._space and self.text:
            self._link(" ", self._space)
        self._space = None
        self._link(said, printed)

    def _link(self, said: str, printed: Span) -> None:
        begin = len(self.text)
        self.text += said
        link = Link(Span(begin, len(self.text)), printed)
        before = self.links[-1] if self.links else None
        if before and _even(before) and _even(link) and before.printed.end == printed.begin:
            link = Link(Span(before.spoken.begin, link.spoken.end), Span(before.printed.begin, printed.end))
            self.links.pop()
        self.links.append(link)


def _even(link: Link) -> bool:
    """Tell whether a link goes code point for code point, so that it can be one with its neighbour."""
    return link.spoken.end - link.spoken.begin == link.printed.end - link.printed.begin


def _clean_all(text: str) -> str:
    return "".join(_clean(piece[0]) for piece in _PIECE.finditer(text))


def _clean(piece: str) -> str:
    if unicodedata.category(piece[0]) in {"Cc", "Cs"} or piece.isspace():
        return " "
    shown = (each for each in piece if each in _JOINERS or unicodedata.category(each) != "Cf")
    return normal("NFC", "".join(shown))
