"""Spoken forms: what a person would say for numbers, abbreviations, addresses and signs, language by language."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from voicereader.scripting.forms import addresses, numbers, shortened, signs
from voicereader.scripting.forms.rule import Change, Rule
from voicereader.scripting.vocabulary import Vocabulary, vocabulary

__all__ = ["Change", "abbreviations", "changes"]

_SHORTENED = frozenset({"abbreviation", "numbered", "saint", "street", "unit"})
"""The rules that say a word in full."""


def changes(printed: str, language: str) -> Iterator[Change]:
    """Yield what is said otherwise than it is printed, in order and apart from one another.

    Args:
        printed: a sentence; context decides much, so give it whole.
        language: its BCP 47 tag. Only what holds everywhere is changed where it has no table.
    """
    words, rules, pattern = _grammar(language.split("-", maxsplit=1)[0].lower())
    for found in pattern.finditer(printed):
        yield from rules[found.lastgroup or ""].changes(found, words)


def abbreviations(printed: str, language: str) -> Iterator[Change]:
    """Yield the abbreviations that have a word which they stand for, with it; not what is spelled, such as `p.m.`."""
    words, rules, pattern = _grammar(language.split("-", maxsplit=1)[0].lower(), _SHORTENED)
    for found in pattern.finditer(printed) if rules else ():
        for change in rules[found.lastgroup or ""].changes(found, words):
            said = change.said.strip().rstrip(".")
            shortened = any(map(str.isalpha, printed[change.begin : change.end]))
            if shortened and any(len(word) > 1 and word.isalpha() for word in said.split()):
                yield Change(change.begin, change.end, said)


@cache
def _grammar(
    language: str, wanted: frozenset[str] | None = None
) -> tuple[Vocabulary, dict[str, Rule], re.Pattern[str]]:
    words = vocabulary(language)
    made = chain.from_iterable(part.rules(words) for part in (addresses, numbers, shortened, signs))
    rules = {rule.name: rule for rule in made if wanted is None or rule.name in wanted}
    return words, rules, re.compile("|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in rules.values()))
