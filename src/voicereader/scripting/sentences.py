"""Where sentences begin and end: sentencex, what it does not know, and how long a breath is."""

import re
from collections.abc import Iterator
from functools import lru_cache

import sentencex

from voicereader.model import Span, Turn
from voicereader.scripting.vocabulary import Vocabulary, vocabulary
from voicereader.text import paragraph_spans

LONGEST = 300
"""Code points in one utterance: what a breath allows, about twenty seconds, so that sound starts soon."""

_AT_HAND = 1024
"""Paragraphs kept at hand: pages and sound ask for the same ones, and a correction changes only one."""

_CLAUSE_END = re.compile(r"[;:,.!?،؛、，；。！？…—–][\"”’»)\]]*\s+|[、，；。！？]|\s+")

_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"”’»)\]]*$")
_BRACKETED_END = re.compile(r"(?<=[.!?]\))\s+(?=[“\"(\[]?[A-ZÀ-ÖØ-ÞА-ЯЁ])")
_ENDING = frozenset({"etc.", "a.m.", "p.m.", "Jr.", "Sr.", "Inc.", "Ltd.", "Corp.", "Co.", "usw.", "т.д.", "т.п."})
"""Abbreviations that often end a sentence: a number behind them begins the next."""


def sentence_spans(turn: Turn, language: str) -> tuple[tuple[Span, ...], ...]:
    """Return the spans of the sentences in `turn.text`, paragraph by paragraph, without surrounding white space."""
    short = language.split("-", maxsplit=1)[0].lower()
    return tuple(
        tuple(Span(place.begin + each.begin, place.begin + each.end) for each in _in_paragraph(paragraph, short))
        for place, paragraph in zip(paragraph_spans(turn), turn.paragraphs, strict=True)
    )


def ends_sentence(printed: str) -> bool:
    """Say whether a sentence ends with this stretch of it, or a breath only."""
    return _SENTENCE_END.search(printed) is not None


@lru_cache(maxsize=_AT_HAND)
def _in_paragraph(text: str, language: str) -> tuple[Span, ...]:
    begin, found = 0, []
    for end in _ends(text, language):
        for piece in _breaths(text, Span(begin, end)):
            stripped = _stripped(text, piece)
            if stripped.begin < stripped.end:
                found.append(stripped)
        begin = end
    return tuple(found)


def _ends(text: str, language: str) -> Iterator[int]:
    """Yield where sentences end: where sentencex says so, but for what it cannot know, and behind brackets."""
    words, begin = vocabulary(language), 0
    for boundary in sentencex.get_sentence_boundaries(language, text):
        end = boundary["end_index"]
        if end < len(text) and _goes_on(text[begin:end].strip(), text[end:].lstrip(), words):
            continue
        yield from (stop.end() for stop in _BRACKETED_END.finditer(text, begin, end))
        yield end
        begin = end


def _goes_on(before: str, after: str, words: Vocabulary) -> bool:
    """Say whether a sentence goes on behind a stop: `1. First`, `approx. 50`, `M. Dupont`, `19. Jahrhundert`."""
    last, following = before.split()[-1:], after.split(maxsplit=1)[:1]
    if not (last and following and before.endswith((".", ")"))):
        return False
    short = last[0].lstrip("([“\"'«„")
    if after[0].isdecimal():
        return short in words.before_numbers or (short in words.abbreviations and short not in _ENDING)
    if short[:-1].isdecimal():
        return short == before or following[0].lower().strip(".,;:!?") in words.roman_before
    return short in words.before_names and after[0].isupper()


def _stripped(text: str, span: Span) -> Span:
    piece = span.of(text)
    begin = span.begin + len(piece) - len(piece.lstrip())
    return Span(begin, max(begin, span.begin + len(piece.rstrip())))


def _breaths(text: str, span: Span) -> Iterator[Span]:
    """Split a span that is too long into breaths of like length, between clauses or, failing that, words."""
    begin = span.begin
    while span.end - begin > LONGEST:
        left = span.end - begin
        ideal = begin + left // -(-left // LONGEST)
        stops = [each for each in _CLAUSE_END.finditer(text, begin + 1, begin + LONGEST) if each.end() < span.end]
        clauses = [each for each in stops if not each[0].isspace() and each.end() > begin + LONGEST // 4]
        near = min(clauses or stops, key=lambda each: abs(each.end() - ideal), default=None)
        end = near.end() if near else begin + LONGEST
        yield Span(begin, end)
        begin = end
    yield Span(begin, span.end)
