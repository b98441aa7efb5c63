"""The reader for plain text: lines become turns."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from voicereader.model import Transcript, Turn
from voicereader.reading.dates import find_date
from voicereader.reading.decoding import decode
from voicereader.reading.frontmatter import is_marked_heading, read_front, speech_end, title_from, without_hashes
from voicereader.reading.labels import Label
from voicereader.reading.language import language_of
from voicereader.reading.lines import Line, paragraphs_of, tidy, to_lines
from voicereader.reading.names import is_capital
from voicereader.reading.people import cast_of
from voicereader.reading.system import find_labels

_MOST_WORDS_HEADING = 12
_LONGEST_SMALL_WORD = 3
_IN_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]")
_TIME_MARK = re.compile(r"[\[(<][\d:.,\s]+[\])>]|\d{1,2}:\d{2}(?::\d{2})?")
_SENTENCE_END = re.compile(r"[.!?…:;,—–。！？؟।][\"”’»)\]*_]*$")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Paragraphs in one voice; `label` None: nobody's. `goes_on`: the words of a label that an earlier stretch has."""

    label: Label | None
    paragraphs: tuple[str, ...]
    goes_on: bool = False


def read_plain(content: bytes, name: str) -> Transcript:
    """Read plain text, as `voicereader.reading.read` promises.

    Every word between the first label and the furniture at the end stands in a label, a note or a
    paragraph, in order; times and rows of signs do not.
    """
    text = decode(content, name)
    lines = to_lines(text)
    labels = find_labels(lines)
    first = min(labels, default=len(lines))
    front = read_front(lines[:first], speechless=not labels)
    end = speech_end(lines, max(labels) + 1, front) if labels else len(lines)
    stretches = list(_stretches(lines[first:end], {index - first: label for index, label in labels.items()}))
    speakers, ids = cast_of([each.label for each in stretches if each.label and not each.goes_on], text)
    if front.lead:
        stretches.insert(0, _Stretch(None, front.lead))
    if not stretches:  # a title or a date, and nothing else
        stretches = [_Stretch(None, tuple(paragraphs_of(lines)))]
    turns = tuple(_turns(stretches, ids))
    dated = find_date(name)
    return Transcript(
        title=front.title or title_from(name),
        language=language_of(
            paragraph for turn in turns if turn.speaker_id or not speakers for paragraph in turn.paragraphs
        ),
        turns=turns,
        speakers=speakers,
        date=front.date or (dated.date if dated else None),
        place=front.place,
    )


def _turns(stretches: list[_Stretch], ids: list[str]) -> Iterator[Turn]:
    """Make turns; `ids` are the speakers of the labels in order."""
    speaking = iter(ids)
    speaker: str | None = None
    for number, stretch in enumerate(stretches, 1):
        label = None if stretch.goes_on else stretch.label
        if label:
            speaker = next(speaking)
        yield Turn(
            id=f"t{number}",
            speaker_id=speaker if stretch.label else None,
            label=label.text if label else None,
            paragraphs=stretch.paragraphs,
            note=label.note if label else None,
        )


def _stretches(lines: list[Line], labels: Mapping[int, Label]) -> Iterator[_Stretch]:
    """Part lines, the first of which has a label, into stretches."""
    begins = [*sorted(labels), len(lines)]
    for begin, end in pairwise(begins):
        label = labels[begin]
        opening = [replace(lines[begin], text=label.rest, opens=True)] if label.rest else []
        yield from _voices(label, opening + lines[begin + 1 : end], last=end == len(lines))


def _voices(label: Label, lines: list[Line], *, last: bool) -> Iterator[_Stretch]:
    """Part what stands under a label into the speaker's own words, and stage directions and headings."""
    spoken: list[str] = []
    goes_on = False
    paragraphs = list(_paragraphs(lines))
    for place, (paragraph, nobodys) in enumerate(paragraphs):
        closing = place == len(paragraphs) - 1 and not last
        # What stands first belongs to the label, even `Reply: (Nods.)`.
        if place and (nobodys or (closing and _is_headline(paragraph, above=paragraphs[place - 1][0]))):
            if spoken:
                yield _Stretch(label, tuple(spoken), goes_on)
                spoken, goes_on = [], True
            yield _Stretch(None, (paragraph,))
        else:
            spoken.append(paragraph)
    if spoken:
        yield _Stretch(label, tuple(spoken), goes_on)
    elif not paragraphs:  # a label that nothing follows
        yield _Stretch(None, (label.text,))


def _paragraphs(lines: list[Line]) -> Iterator[tuple[str, bool]]:
    """Join lines into paragraphs, and say of each whether it is a stage direction or a marked heading."""
    kept: list[Line] = []
    for line in lines:
        marked = is_marked_heading(line)
        if kept and (line.opens or marked):
            yield _paragraph(kept)
            kept = []
        if not any(map(str.isalnum, line.text)) or _TIME_MARK.fullmatch(line.text):
            if kept:
                yield _paragraph(kept)
                kept = []
        elif marked:
            yield without_hashes(line.text), True
        else:
            kept.append(line)
    if kept:
        yield _paragraph(kept)


def _paragraph(lines: list[Line]) -> tuple[str, bool]:
    text = tidy(" ".join(line.text for line in lines))
    return text, bool(_IN_BRACKETS.fullmatch(text))


def _is_headline(paragraph: str, above: str) -> bool:
    """Say whether the last paragraph before a label heads what follows: Words Begun With Capitals, no full stop.

    Where the paragraph above has no full stop either, the document does without them.
    """
    tokens = paragraph.split()
    if not 1 < len(tokens) <= _MOST_WORDS_HEADING or _SENTENCE_END.search(paragraph) or not _SENTENCE_END.search(above):
        return False
    capitals = sum(map(is_capital, tokens))
    return (
        is_capital(tokens[0])
        and capitals > 1
        and all(is_capital(token) or len(token) <= _LONGEST_SMALL_WORD for token in tokens)
    )
