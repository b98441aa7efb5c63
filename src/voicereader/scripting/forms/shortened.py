"""What is shortened: abbreviations, initials, acronyms; and what is printed in capitals."""

import re
from collections.abc import Iterator, Mapping

from voicereader.scripting.forms.rule import Change, Changes, Rule, final_stop, looked_up, one_of
from voicereader.scripting.vocabulary import Vocabulary

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_SHORT = 4
"""Letters of a word in capitals that may be an acronym, as long as no words in capitals stand beside it."""


def rules(language: Vocabulary) -> Iterator[Rule]:
    """Yield the rules for what is shortened."""
    begin, end = r"(?<![\w.])", r"(?!\w)"
    if language.before_numbers:
        words = one_of(language.before_numbers)
        yield Rule("numbered", rf"{begin}{words}(?=\s?\d)", _spaced(language.before_numbers))
    if language.after_names:
        words = one_of(language.after_names)
        yield Rule("street", rf"(?<=[a-z]\s){words}(?!\s{_CAPITAL}|\w)", _street)
    if language.before_names:
        words = one_of(language.before_names)
        yield Rule("saint", rf"{begin}{words}(?=\s{_CAPITAL})", looked_up(language.before_names))
    if language.abbreviations:
        yield Rule("abbreviation", rf"{begin}{one_of(language.abbreviations)}{end}", looked_up(language.abbreviations))
    yield Rule("initials", rf"{begin}(?:{_CAPITAL}\.\s?)+(?={_CAPITAL}[\w’'-])", _initials)
    yield Rule("letters", rf"{begin}(?:{_CAPITAL}\.){{2,}}{end}", _letters)
    yield Rule("capitals", rf"(?<![\w’'.-]){_CAPITAL}{{2,}}(?:[ ,-]+{_CAPITAL}{{2,}})*s?(?![\w’'])", _capitals)


def _spaced(words: Mapping[str, str]) -> Changes:
    def changes(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
        glued = found.string[found.end()].isdecimal()
        yield Change(*found.span(), words[found[0]] + (" " if glued else ""))

    return changes


def _street(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    before = found.string[: found.start()].split()[-1]
    words = language.after_names if before.istitle() else {**language.abbreviations, **language.before_names}
    if found[0] in words:
        yield Change(*found.span(), words[found[0]] + final_stop(found))


def _initials(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
    for stop in re.finditer(r"\.(\s?)", found[0]):
        yield Change(found.start() + stop.start(), found.start() + stop.end(), " ")


def _letters(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
    yield Change(*found.span(), " ".join(found[0].replace(".", "")) + final_stop(found))


def _capitals(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    """Spell acronyms out; say words in capitals, of a label or a whole sentence, as words."""
    words = list(re.finditer(r"[^\W\d_]+", found[0]))
    loud = len(words) > _SHORT or (len(words) > 1 and any(len(word[0]) > _SHORT for word in words))
    for word in words:
        begin, end = found.start() + word.start(), found.start() + word.end()
        letters = word[0].removesuffix("s")
        if letters in language.acronyms and not loud:
            yield Change(begin, end, " ".join(letters) + ("’s" if letters != word[0] else ""))
        elif loud or (len(word[0]) > _SHORT + 2 and letters == word[0]):
            yield Change(begin, end, word[0].capitalize())
