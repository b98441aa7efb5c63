"""A rule of spoken form: what in print it is for, and what is said in its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from voicereader.scripting.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Change:
    """What is said instead of `printed[begin:end]`; said words that are put in (`begin == end`) are of `of`."""

    begin: int
    end: int
    said: str
    of: tuple[int, int] | None = None


Changes = Callable[[re.Match[str], Vocabulary], Iterator[Change]]
"""What a rule changes where its pattern was found."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern in the syntax of `re` and what it changes; groups have names that no other rule has."""

    name: str
    pattern: str
    changes: Changes


def whole(said: str) -> Changes:
    """Return what changes all that a pattern finds into `said`."""

    def changes(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
        yield Change(*found.span(), said)

    return changes


def looked_up(words: Mapping[str, str]) -> Changes:
    """Return what changes all that a pattern finds into the word for it; the stop that ends a sentence stays."""

    def changes(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
        yield Change(*found.span(), words[found[0]] + final_stop(found))

    return changes


def final_stop(found: re.Match[str]) -> str:
    """Return a full stop where an abbreviation's own one ends the sentence too."""
    ends = found[0].endswith(".") and not any(map(str.isalnum, found.string[found.end() :]))
    return "." if ends else ""


def one_of(words: Iterable[str]) -> str:
    """Return the pattern that finds any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
