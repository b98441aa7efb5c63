"""Signs: brackets, footnotes, what marks emphasis, and the signs that have a name."""

import re
from collections.abc import Iterator

from voicereader.scripting.forms.rule import Change, Changes, Rule, whole
from voicereader.scripting.vocabulary import Vocabulary


def rules(language: Vocabulary) -> Iterator[Rule]:
    """Yield the rules for signs; those for brackets hold in every language."""
    yield Rule("footnote", r"(?<=[\w.,;:!?”’\"])\[\d{1,3}\]|(?<=[^\W\d_]{2})[¹²³⁰⁴-⁹]+(?!\w)", whole(""))
    yield Rule("plural", r"(?<=[^\W\d_])\((?P<plural_end>e?s|en|in|innen|e)\)", _plural)
    yield Rule("item", r"\s?[\[(](?P<item_letter>[a-z]{1,2})[\])]", _item)
    yield Rule("opening", r"\s*[\[({⟨]+\s*", _opening)
    yield Rule("closing", r"\s*[\])}⟩]+", _closing)
    yield Rule("emphasis", r"(?<!\w)[*_`]{1,3}(?=\w)|(?<=[\w.,!?])[*_`]{1,3}(?![\w*_])", whole(""))
    for name, pattern in (
        *(("and", r"\s?&\s?(?=\w)"), ("about", r"[~≈]\s?(?=\d)"), ("plus_or_minus", r"\s?±\s?(?=\d)")),
        *(("at_least", r"≥\s?(?=\d)"), ("at_most", r"≤\s?(?=\d)"), ("number", r"(?:#|№)\s?(?=\d)")),
        *(("sections", r"§§\s?(?=\d)"), ("section", r"§\s?(?=\d)"), ("hashtag", r"(?<!\w)#(?=[^\W\d])")),
    ):
        if name in language.signs:
            yield Rule(f"sign_{name}", pattern, _named(language.signs[name]))
    yield Rule("handle", r"(?<!\w)@(?=\w)", whole(""))
    yield Rule("either", r"(?<=[^\W\d_])/(?=[^\W\d_])", whole(" "))


def _named(said: str) -> Changes:
    def changes(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
        yield Change(*found.span(), f" {said} ")

    return changes


def _plural(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
    yield Change(found.start(), found.start() + 1, "")
    yield Change(found.end() - 1, found.end(), "")


def _item(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
    """Say `(a)` as a letter, with no pause around it."""
    yield Change(found.start(), found.start("item_letter"), " ")
    yield Change(found.end("item_letter"), found.end(), "")


def _opening(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
    """Say a bracket as a pause: a comma behind a word, nothing elsewhere."""
    before = found.string[: found.start()]
    yield Change(*found.span(), ", " if before[-1:].isalnum() else " ")


def _closing(found: re.Match[str], _: Vocabulary) -> Iterator[Change]:
    after, before = found.string[found.end() :], found.string[: found.start()]
    goes_on = re.match(r"\s*[\w$€£\[({]", after) and before[-1:].isalnum()
    yield Change(*found.span(), "," + (" " if not after[:1].isspace() else "") if goes_on else "")
