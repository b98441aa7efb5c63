"""Where sentences begin and end: sentencex, then a bound on how long one may be."""

import re

import sentencex

from voicereader.model import Span, Turn
from voicereader.text import paragraph_spans

LONGEST = 600
"""Code points in one utterance: about forty seconds, so that sound starts soon and no deadline is strained."""

_CLAUSE_END = re.compile(r"[;:,.!?،؛、，；。！？…—–][\"”’»)\]]*\s+|[、，；。！？]|\s+")  # noqa: RUF001


def sentence_spans(turn: Turn, language: str) -> tuple[tuple[Span, ...], ...]:
    """Return the spans of the sentences in `turn.text`, paragraph by paragraph, without surrounding white space."""
    text = turn.text
    return tuple(_in_paragraph(text, paragraph, language) for paragraph in paragraph_spans(turn))


def _in_paragraph(text: str, paragraph: Span, language: str) -> tuple[Span, ...]:
    boundaries = sentencex.get_sentence_boundaries(language.split("-", maxsplit=1)[0], paragraph.of(text))
    found = []
    for boundary in boundaries:
        begin = paragraph.begin + boundary["start_index"]
        end = paragraph.begin + boundary["end_index"]
        for piece in _breaths(text, Span(begin, end)):
            stripped = _stripped(text, piece)
            if stripped.begin < stripped.end:
                found.append(stripped)
    return tuple(found)


def _stripped(text: str, span: Span) -> Span:
    piece = span.of(text)
    begin = span.begin + len(piece) - len(piece.lstrip())
    return Span(begin, max(begin, span.begin + len(piece.rstrip())))


def _breaths(text: str, span: Span) -> list[Span]:
    """Split a span that is too long at the last clause or, failing that, word that fits; else at the bound."""
    pieces = []
    begin = span.begin
    while span.end - begin > LONGEST:
        end = begin + LONGEST
        stops = list(_CLAUSE_END.finditer(text, begin + 1, end))
        clauses = [stop for stop in stops if not stop.group().isspace() and stop.end() > begin + LONGEST // 3]
        if clauses or stops:
            end = (clauses or stops)[-1].end()
        pieces.append(Span(begin, end))
        begin = end
    return [*pieces, Span(begin, span.end)]
