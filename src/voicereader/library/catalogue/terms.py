"""What is searched for: words, phrases and beginnings of words, as an expression of FTS5 and as marks in a text.

Text and question are folded alike, here and not by SQLite: no case, no accents, no apostrophes, and in scripts
without spaces each sign is a word of its own, so that any run of signs is found as a phrase.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicereader.model import Span
from voicereader.text import NO_SPACES, normal, plain_words

_SIGN = re.compile(NO_SPACES)
_TOKEN = re.compile(rf"{NO_SPACES}[\u0300-\u036f]*|(?:(?!{NO_SPACES})\S)+")
_QUESTION = re.compile(r'"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|(\S+)')

SHORTEST_BEGINNING = 3
"""Letters before a `*`: shorter beginnings are those of too many words."""


def folded(text: str) -> str:
    """Return the words of a text as they are searched, with a space between any two."""
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    if text.isascii():
        return plain_words(text)
    return plain_words(_SIGN.sub(r" \g<0> ", normal("NFKC", text)))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; `begins`: the last may go on."""

    words: tuple[str, ...]
    begins: bool = False

    def matches(self, words: Sequence[str], place: int) -> bool:
        """Say whether the term stands at a place among words."""
        found = words[place : place + len(self.words)]
        if not self.begins:
            return tuple(found) == self.words
        return len(found) == len(self.words) and (
            tuple(found[:-1]) == self.words[:-1] and found[-1].startswith(self.words[-1])
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """All of these must stand in one sentence."""

    terms: tuple[Term, ...]

    @classmethod
    def read(cls, question: str) -> "Terms":
        """Understand a question: words, "phrases in quotes", beginnings*; other signs part words. It may have none."""
        made: dict[Term, None] = {}
        for found in _QUESTION.finditer(question):
            quoted, bare = next(filter(None, found.groups()[:4]), None), found[5]
            text = quoted if quoted is not None else bare or ""
            if words := tuple(_words(text)):
                made[Term(words, begins=bare is not None and bare.rstrip('.,;:!?)”"').endswith("*"))] = None
        return cls(tuple(made))

    @property
    def too_short(self) -> str | None:
        """A beginning that is that of too many words."""
        short = (each.words[-1] for each in self.terms if each.begins and len(each.words[-1]) < SHORTEST_BEGINNING)
        return next(short, None)

    def expression(self) -> str:
        """Return the terms as FTS5 has them; words are letters and digits alone, so that nothing in them is syntax."""
        return " AND ".join(f'"{" ".join(each.words)}"{"*" if each.begins else ""}' for each in self.terms)

    def marks(self, text: str) -> Iterator[Span]:
        """Yield where the terms stand in a text, in order and apart."""
        spans, words = _spelt(text)
        end = 0
        for place in range(len(words)):
            lengths = [len(each.words) for each in self.terms if each.matches(words, place)]
            if lengths:
                begin, stop = spans[place].begin, spans[place + max(lengths) - 1].end
                if stop > end:
                    yield Span(max(begin, end), stop)
                    end = stop


def _spelt(text: str) -> tuple[list[Span], list[str]]:
    """Return the searched words of a text, and where each is printed; several of one token share its place."""
    spans: list[Span] = []
    words: list[str] = []
    for token in _TOKEN.finditer(text):
        found = _words(token[0])
        spans += [Span(*_bare(text, *token.span()))] * len(found)
        words += found
    return spans, words


def _bare(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return a range without the punctuation at its ends."""
    while begin < end and not _is_of_word(text[begin]):
        begin += 1
    while begin < end and not _is_of_word(text[end - 1]):
        end -= 1
    return begin, end


def _is_of_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"
