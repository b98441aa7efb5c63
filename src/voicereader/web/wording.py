"""The words of a transcript as pages print them: in pieces, each with its language where that is another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from voicereader.model import Passage, Span, Turn
from voicereader.text import language_of_all, paragraph_spans, passages_within
from voicereader.web.contexts import ParagraphView, Piece, Words

_LONGEST, _SHORTENED = 53, 47
"""Characters of a turn's first words in the contents, and of those of a longer sentence; a few more are not cut off."""


def words_of(
    text: str, passages: Sequence[Passage] = (), usual: str | None = None, marks: Iterable[Span] = ()
) -> Words:
    """Return a text with the `marks` in it; `usual` is its language where that is not the one around it.

    Args:
        text: a sentence or a paragraph.
        passages: of it.
        usual: a language, or None.
        marks: spans of it, in order and apart.
    """
    language = language_of_all(text, passages)
    return Words(list(_pieces(text, () if language else passages, list(marks))), language or usual)


def paragraphs_of(turn: Turn, within: Span | None = None) -> Sequence[Words]:
    """Return the paragraphs of a turn, or what of them lies within a span."""
    text, whole = turn.text, within or Span(0, len(turn.text))
    places = [Span(max(each.begin, whole.begin), min(each.end, whole.end)) for each in paragraph_spans(turn)]
    return [
        words_of(each.of(text), passages_within(turn.passages, each), turn.language)
        for each in places
        if each.begin < each.end
    ]


def _pieces(text: str, passages: Sequence[Passage], marks: Sequence[Span]) -> Iterator[Piece]:
    """Part a text where a mark or a passage begins or ends."""
    spans = [*marks, *(each.span for each in passages)]
    bounds = sorted({0, len(text), *(bound for span in spans for bound in (span.begin, span.end))})
    for begin, end in pairwise(bounds):
        marked = any(mark.begin <= begin < mark.end for mark in marks)
        language = next((each.language for each in passages if each.span.begin <= begin < each.span.end), None)
        yield Piece(text[begin:end], marked, language)


def opening_of(paragraphs: Sequence[ParagraphView], usual: str | None) -> Words | None:
    """Return the first words of a turn; `usual` is its language where that is not the transcript's."""
    first = next((each for each in paragraphs[:1] if each.sentences), None)
    if first is None:
        return None
    words = first.sentences[0].words
    text = "".join(each.text for each in words.pieces)
    end = len(text) if len(text) <= _LONGEST else max(text.rfind(" ", 0, _SHORTENED), 0) or _SHORTENED
    pieces, begin = [], 0
    for each in words.pieces:
        if begin < end:
            pieces.append(replace(each, text=each.text[: end - begin]))
        begin += len(each.text)
    rest = [Piece("…")] if end < len(text) else []
    return Words([*pieces, *rest], words.language or first.language or usual)
