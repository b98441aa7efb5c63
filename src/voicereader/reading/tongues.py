"""In which languages turns and their parts are: what the file's format says, else what the words show."""

# ruff: noqa: RUF001 - quotes of other scripts are what this module is about
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, pairwise

from voicereader.model import Passage, Span, Turn
from voicereader.reading.language import (
    UNKNOWN,
    is_name,
    is_same,
    language_of_sentence,
    language_of_words,
    other_language,
)
from voicereader.reading.pieces import Pieces, pieces_of
from voicereader.reading.sheet import Line
from voicereader.reading.writing import (
    LATIN,
    SEVERAL,
    UNSPACED,
    Run,
    foreign_runs,
    language_for,
    main_script,
    scripts_of,
)
from voicereader.text import moved, paragraph_spans

_SENTENCE_END = re.compile(r"(?:(?<=\w\w)[.!?…؟।]|[.!?…؟।][\"”’»)\]]{1,3})\s+")
_SAMPLE = 2_000
_FREQUENT, _OFTEN = 100, 4
_FEWEST_WORDS = 1_500
"""Below so many, which words are frequent says little of a language."""

_SHARE = 4
"""Of so many words one is frequent in nearly all sentences of a language; in most, every other one is."""


def with_languages(turns: Sequence[Turn], lines: Sequence[Line], usual: str) -> tuple[Turn, ...]:
    """Return turns with their languages, where they are not the `usual` one, and the passages that are in others.

    What the format says of lines holds; of the rest, only what is clear by the words or their script.
    """
    pieces = Pieces(pieces_of(lines)) if any(line.told for line in lines) else None
    told = [tuple(_told(turn, pieces)) if pieces else () for turn in turns]
    spoken = [_language(turn, each, usual) for turn, each in zip(turns, told, strict=True)]
    tongues = {
        language: _Tongue(language or usual, turns, [number for number, each in enumerate(spoken) if each == language])
        for language in dict.fromkeys(spoken)
    }
    return tuple(
        _with_passages(turn, language, each, tongues[language], usual)
        for turn, language, each in zip(turns, spoken, told, strict=True)
    )


def _told(turn: Turn, pieces: Pieces) -> Iterator[Passage]:
    """Yield what the format says of a turn's text."""
    for place, paragraph in zip(paragraph_spans(turn), turn.paragraphs, strict=True):
        yield from (moved(each, place.begin) for each in pieces.find(paragraph))


def _language(turn: Turn, told: Sequence[Passage], usual: str) -> str | None:
    """Return the language of a turn where it is not the usual one: the format says so, or its words do."""
    letters: Counter[str] = Counter()
    for each in told:
        letters[each.language] += each.span.end - each.span.begin
    most = max(letters, key=lambda each: letters[each], default="")
    said = most if 2 * letters[most] > len(turn.text) else other_language(turn.text, usual)
    return said if said and not is_same(said, usual) else None


def _with_passages(turn: Turn, language: str | None, told: Sequence[Passage], tongue: "_Tongue", usual: str) -> Turn:
    if language and any(is_same(each.language, language) for each in told):
        told = [*told, *(Passage(each, usual) for each in _between(turn, told) if usual != UNKNOWN)]
    known = [each for each in told if not is_same(each.language, tongue.language)]
    passages: list[Passage] = []
    for place, paragraph in zip(paragraph_spans(turn), turn.paragraphs, strict=True):
        own = [moved(each, -place.begin) for each in known if place.begin <= each.span.begin < place.end]
        passages += (moved(each, place.begin) for each in _joined(paragraph, tongue.passages(paragraph, own)))
    return replace(turn, language=language, passages=tuple(passages)) if language or passages else turn


def _between(turn: Turn, told: Sequence[Passage]) -> Iterator[Span]:
    """Yield the words of which the format says nothing, in a turn of which it says most."""
    for place in paragraph_spans(turn):
        inside = [each.span for each in told if place.begin <= each.span.begin < place.end]
        bounds = [place.begin, *chain.from_iterable((each.begin, each.end) for each in inside), place.end]
        for begin, end in zip(bounds[::2], bounds[1::2], strict=True):
            words = turn.text[begin:end]
            if any(map(str.isalnum, words)):
                yield Span(end - len(words.lstrip()), begin + len(words.rstrip()))


class _Tongue:
    """A language as a document has it: its scripts, its frequent words."""

    def __init__(self, language: str, turns: Sequence[Turn], spoken: Sequence[int]) -> None:
        self.language = language
        self._paragraphs = [paragraph for number in spoken for paragraph in turns[number].paragraphs]
        main = main_script("\n".join(self._paragraphs[:_SAMPLE])[:_SAMPLE])
        self._scripts = frozenset({main} if language == UNKNOWN else {main, *scripts_of(language)})
        self._spaced = language != UNKNOWN and main not in UNSPACED

    @cached_property
    def _frequent(self) -> frozenset[str]:
        """The frequent words, none where the text is too short to tell."""
        counts = Counter(chain.from_iterable(each.lower().split() for each in self._paragraphs))
        enough = counts.total() >= _FEWEST_WORDS
        return frozenset(word for word, count in counts.most_common(_FREQUENT) if enough and count >= _OFTEN)

    def passages(self, paragraph: str, told: Sequence[Passage]) -> list[Passage]:
        """Return the passages of a paragraph that are in another language, those told among them."""
        found = list(told)
        if self._spaced:
            found += [each for each in self._sentences(paragraph) if _is_apart(each.span, told)]
        for run in foreign_runs(paragraph, self._scripts):
            language = self._written(run, run.span.of(paragraph)) if _is_apart(run.span, found) else None
            if language:
                found.append(Passage(run.span, language))
        return sorted(found, key=lambda each: each.span.begin)

    def _sentences(self, paragraph: str) -> Iterator[Passage]:
        """Yield the sentences that are in another language, or the paragraph where it is one as a whole."""
        ends = [*(each.end() for each in _SENTENCE_END.finditer(paragraph)), len(paragraph)]
        places = [Span(begin, end) for begin, end in pairwise([0, *ends])]
        strange = [each for each in places if self._is_strange(each.of(paragraph))]
        if len(strange) == len(places) and (language := language_of_sentence(paragraph, self.language)):
            yield Passage(Span(0, len(paragraph)), language)
            return
        for each in strange:
            words = each.of(paragraph).rstrip()
            if len(places) > 1 and (language := language_of_sentence(words, self.language)):
                yield Passage(Span(each.begin, each.begin + len(words)), language)

    def _is_strange(self, sentence: str) -> bool:
        """Say whether hardly a word of a sentence is frequent."""
        words = sentence.lower().split()
        return _SHARE * len(self._frequent.intersection(words)) < len(words)

    def _written(self, run: Run, words: str) -> str | None:
        """Return the language of words by their script; where that has several and they do not tell, the script."""
        if run.script == LATIN:
            return None if is_name(words) else language_of_words(words, self.language)
        if run.script not in SEVERAL:
            return language_for(run.script)
        language = language_of_words(words, self.language)
        return language if language and run.script in scripts_of(language) else f"und-{run.script}"


def _is_apart(span: Span, passages: Iterable[Passage]) -> bool:
    return not any(each.span.begin < span.end and span.begin < each.span.end for each in passages)


def _joined(text: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Join passages of one language that no word parts."""
    above: Passage | None = None
    for each in passages:
        if above and above.language == each.language and not _has_words(text[above.span.end : each.span.begin]):
            above = Passage(Span(above.span.begin, each.span.end), each.language)
            continue
        if above:
            yield above
        above = each
    if above:
        yield above


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
