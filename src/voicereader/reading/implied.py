"""Questions that stand out by themselves, and answers below them: an interview without labels."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterator, Mapping, Sequence

from voicereader.reading.heads import TIME_ALONE, head_of
from voicereader.reading.rules import Finding
from voicereader.reading.sheet import Form, Known, Label, Line

IMPLIED = Finding("question-stands-out", 0.6)
SIDES = {
    "question": Known("Question", anonymous=True),
    "answer": Known("Answer", anonymous=True),
}
"""Who asks and who answers, by the key that implied labels have."""

_FEWEST = 2
_MOSTLY = 0.6
_ASKS = re.compile(r"[?？؟;՞][\"”’»)\]*_]*$")
_DASHES = re.compile(r"(?:――|──|——|―|⸺)\s*(?=\S)")


def implied_in(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Return labels without words for questions that stand out, and for what stands below each.

    Long dashes before questions, as Japanese print has them, stand beside labels; emphasised questions, quoted ones
    and those that are headings only where there are none.
    """
    dashed = {
        index: _DASHES.sub("", line.text, count=1)
        for index, line in enumerate(lines)
        if _is_dashed(index, line, labels)
    }
    if len(dashed) >= _FEWEST:
        return dict(_sides(lines, dashed, labels))
    if labels:
        return {}
    for standing in (_emphasised(lines), _quoted(lines)):
        asking = sum(1 for text in standing.values() if _ASKS.search(text))
        if asking >= _FEWEST and asking >= _MOSTLY * len(standing):
            return dict(_sides(lines, standing, labels))
    return {}


def _is_dashed(index: int, line: Line, labels: Mapping[int, Label]) -> bool:
    return index not in labels and line.opens and _DASHES.match(line.text) is not None


def _emphasised(lines: Sequence[Line]) -> dict[int, str]:
    """Return the lines that are emphasised as a whole, below the first that asks."""
    heads = ((index, line, head_of(line)) for index, line in enumerate(lines))
    found = {index: head.text for index, line, head in heads if line.opens and 0 < len(head.text) <= head.strong}
    first = next((index for index, text in found.items() if _ASKS.search(text)), 0)
    return {index: text for index, text in found.items() if index >= first}


def _quoted(lines: Sequence[Line]) -> dict[int, str]:
    return {
        index: line.text[1:].strip() for index, line in enumerate(lines) if line.text.startswith("> ") and line.opens
    }


def _sides(
    lines: Sequence[Line], questions: Mapping[int, str], labels: Mapping[int, Label]
) -> Iterator[tuple[int, Label]]:
    """Yield a label for each question, and for what follows it where that has no label of its own."""
    asking = False
    for index, line in enumerate(lines):
        if index in questions:
            if not asking:
                yield index, Label("", None, questions[index], Form.IMPLIED, "question")
            asking = True
        elif index in labels:
            asking = False
        elif asking and line.opens and not line.nobodys and _says_something(line):
            yield index, Label("", None, line.text, Form.IMPLIED, "answer")
            asking = False


def _says_something(line: Line) -> bool:
    return any(map(str.isalnum, line.text)) and not TIME_ALONE.fullmatch(line.text)
