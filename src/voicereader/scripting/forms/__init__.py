"""Spoken forms: what a person would say for numbers, abbreviations, addresses and signs, language by language."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from voicereader.scripting.forms import addresses, numbers, shortened, signs
from voicereader.scripting.forms.rule import Change, Rule
from voicereader.scripting.vocabulary import Vocabulary, vocabulary

__all__ = ["Change", "changes"]


def changes(printed: str, language: str) -> Iterator[Change]:
    """Yield what is said otherwise than it is printed, in order and apart from one another.

    Args:
        printed: a sentence; context decides much, so give it whole.
        language: its BCP 47 tag. Only what holds everywhere is changed where it has no table.
    """
    words, rules, pattern = _grammar(language.split("-", maxsplit=1)[0].lower())
    for found in pattern.finditer(printed):
        yield from rules[found.lastgroup or ""].changes(found, words)


@cache
def _grammar(language: str) -> tuple[Vocabulary, dict[str, Rule], re.Pattern[str]]:
    words = vocabulary(language)
    made = chain.from_iterable(part.rules(words) for part in (addresses, numbers, shortened, signs))
    rules = {rule.name: rule for rule in made}
    return words, rules, re.compile("|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in rules.values()))
