"""The words of a transcript that more is known of than their print: in full, how they are spoken, what they mean."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from voicereader.model import Span, Speaker, Transcript, Turn
from voicereader.scripting.forms import abbreviations
from voicereader.scripting.lexicon import Lexicon
from voicereader.scripting.sentences import sentence_spans

_BRACKETED = re.compile(r"\s\(([^\W\d_]{2,8})\)")
"""An abbreviation in brackets; the words before it may be what it stands for: `World Health Organization (WHO)`."""

_BEFORE = 200
"""Code points before the brackets in which these words are looked for."""

_PARTICLE = 3
"""Letters of a word that an abbreviation may pass over: of, the, and."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is first printed, and the id of the sentence or turn where that is.

    `full` is what an abbreviation stands for, `said` how the lexicon has the word spoken, `meaning` what the lexicon
    says that it means; None where that is not known.
    """

    printed: str
    place: str
    full: str | None = None
    said: str | None = None
    meaning: str | None = None


def glossary(transcript: Transcript, lexicon: Lexicon, names: Collection[str] = ()) -> tuple[Word, ...]:
    """Return the words of `transcript` that something is known of, each once, by the alphabet.

    `names` are those by which the lexicon may mean this transcript.
    """
    words: dict[str, Word] = {}
    for printed, place, known in _printed(transcript, lexicon, names):
        word = words.get(printed.casefold()) or Word(printed, place())
        new = {name: value for name, value in known.items() if getattr(word, name) is None}
        words[printed.casefold()] = replace(word, **new)
    return tuple(words[key] for key in sorted(words))


def _printed(
    transcript: Transcript, lexicon: Lexicon, names: Collection[str]
) -> Iterator[tuple[str, Callable[[], str], dict[str, str]]]:
    """Yield all such words in order, as often as they are printed: the word, what tells its place, what is known."""
    finders = cache(lambda speaker: _Finders(lexicon, transcript.language, names, speaker))
    introduced: set[str] = set()
    for turn in transcript.turns:
        speaker = transcript.speaker(turn.speaker_id) if turn.speaker_id else None
        language = turn.language or transcript.language
        if speaker and speaker.id not in introduced:
            introduced.add(speaker.id)
            for span, known in finders(None).found(speaker.name, language):
                yield span.of(speaker.name), partial(str, turn.id), known
        text = turn.text
        for span, known in finders(speaker).found(text, language):
            yield span.of(text), partial(_sentence, turn, span.begin, language), known


def _sentence(turn: Turn, position: int, language: str) -> str:
    """Return the id of the sentence of `turn` that has that position of its text."""
    ends = [span.end for spans in sentence_spans(turn, language) for span in spans]
    return f"{turn.id}-s{1 + sum(end <= position for end in ends)}"


class _Finders:
    """Finds what is known of words that a speaker says, or the narrator."""

    def __init__(self, lexicon: Lexicon, language: str, names: Collection[str], speaker: Speaker | None) -> None:
        self._said = lexicon.reader(language, names, speaker)
        self._meant = lexicon.explainer(language, names, speaker)

    def found(self, text: str, language: str) -> Iterator[tuple[Span, dict[str, str]]]:
        """Yield where such words stand in `text`, and what is known of each, by the names of the fields of `Word`."""
        for span, entry in self._said.found(text):
            if entry.said:
                yield span, {"full" if _spells(entry.said.split(), span.of(text)) else "said": entry.said}
        for span, entry in self._meant.found(text):
            yield span, {"meaning": entry.meaning}
        for change in abbreviations(text, language):
            yield Span(change.begin, change.end), {"full": change.said}
        for found in _BRACKETED.finditer(text):
            words = text[max(0, found.start() - _BEFORE) : found.start()].split()
            tails = (words[begin:] for begin in range(len(words) - 2, -1, -1))
            full = next((each for each in tails if _spells(each, found[1])), None)
            if full:
                yield Span(*found.span(1)), {"full": " ".join(full)}


def _spells(words: Sequence[str], short: str) -> bool:
    """Say whether words begin with the letters of an abbreviation in capitals, with or without particles."""
    weighty = [each for each in words if len(each) > _PARTICLE or not each.islower()]
    spelled = {"".join(word[0] for word in each).upper() for each in (words, weighty)}
    return len(words) > 1 and short.isupper() and short in spelled and words[0] in weighty
