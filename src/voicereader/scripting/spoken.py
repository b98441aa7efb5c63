"""How printed words are spoken: the text that the engine is given for a stretch of print."""

import re
import unicodedata

from voicereader.model import Link, Span

_PIECE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+|[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_JOINERS = {"\u200c", "\u200d"}  # they shape Persian and Indic words, and emoji


def spoken_form(printed: str) -> tuple[str, tuple[Link, ...]]:
    """Return what is spoken for `printed`: composed letters, plain spaces, nothing that has no sound or shape.

    The links cover what is spoken, in order.
    """
    spoken, links = "", []
    for piece in _PIECE.finditer(printed):
        clean = _clean(piece[0])
        if clean == " " and (not spoken or piece.end() == len(printed)):
            continue
        if clean:
            begin, spoken = len(spoken), spoken + clean
            links.append(Link(Span(begin, len(spoken)), Span(*piece.span())))
    return spoken, tuple(links)


def _clean(piece: str) -> str:
    if unicodedata.category(piece[0]) in {"Cc", "Cs"} or piece.isspace():
        return " "
    shown = (each for each in piece if each in _JOINERS or unicodedata.category(each) != "Cf")
    return unicodedata.normalize("NFC", "".join(shown))
