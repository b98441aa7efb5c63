"""From the lines of a file to a transcript: labels, turns, speakers, and what stands around them."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from voicereader.errors import UnreadableTranscript
from voicereader.model import Transcript, Turn
from voicereader.reading.dates import find_date
from voicereader.reading.frontmatter import (
    Front,
    is_marked_heading,
    read_front,
    speech_end,
    title_from,
    without_hashes,
)
from voicereader.reading.language import UNKNOWN, language_of
from voicereader.reading.lines import paragraphs_of, tidy
from voicereader.reading.names import is_capital
from voicereader.reading.people import cast_of
from voicereader.reading.sheet import Form, Label, Line, Sheet
from voicereader.reading.system import find_labels
from voicereader.text import NO_SPACES, in_brackets

_MOST_WORDS_HEADING = 12
_LONGEST_SMALL_WORD = 3
_TIME_MARK = re.compile(r"[\[(<][\d:.,\s]+[\])>]|\d{1,2}:\d{2}(?::\d{2})?")
_UNSPACED = re.compile(rf"(?<={NO_SPACES})\n(?={NO_SPACES})")
_SENTENCE_END = re.compile(r"[.!?…:;,—–。！？؟।][\"”’»)\]*_]*$")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines joined; `nobodys`: a stage direction or a heading. Times and language are the format's."""

    text: str
    nobodys: bool = False
    heading: bool = False
    begin: float | None = None
    end: float | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Paragraphs in one voice; `label` None: nobody's. `goes_on`: the words of a label that an earlier stretch has."""

    label: Label | None
    paragraphs: tuple[_Paragraph, ...]
    goes_on: bool = False


def compose(sheet: Sheet, name: str) -> Transcript:
    """Return the transcript that a sheet holds; `name` is the file's name, the last resort for title and date.

    Every word between the first label and the furniture at the end stands in a label, a note or a
    paragraph, in order; times and rows of signs do not.

    Raises:
        UnreadableTranscript: it holds no words.
    """
    if not any(map(_is_said, sheet.lines)):
        raise UnreadableTranscript(f"{name} holds no words: choose a file that holds a transcript.")
    lines = list(sheet.lines)
    given = any(line.label for line in lines)
    labels = find_labels(lines)
    first = min(labels, default=len(lines))
    apart = given or sheet.spoken
    front = Front() if apart else read_front(lines[:first], speechless=not labels)
    end = speech_end(lines, max(labels) + 1, front) if labels and not apart else len(lines)
    stretches = list(_stretches(lines[first:end], {index - first: label for index, label in labels.items()}))
    said = [each.label for each in stretches if each.label and not each.goes_on]
    speakers, ids = cast_of(said, "\n".join(line.text for line in lines), sheet.people)
    stretches[:0] = _unlabelled(lines[:first]) if apart else [_narration(front.lead)] if front.lead else []
    if not stretches:  # a title or a date, and nothing else
        stretches = [_narration(paragraphs_of([line for line in lines if _is_said(line)]))]
    turns = tuple(_turns(stretches, ids))
    language = sheet.language or language_of(
        paragraph for turn in turns if turn.speaker_id or not speakers for paragraph in turn.paragraphs
    )
    dated = find_date(name)
    return Transcript(
        title=sheet.title or front.title or sheet.window or title_from(name),
        language=sheet.supposed or language if language == UNKNOWN else language,
        turns=tuple(replace(turn, language=None) if turn.language == language else turn for turn in turns),
        speakers=speakers,
        date=sheet.date or front.date or (dated.date if dated else None),
        place=sheet.place or front.place,
        source=sheet.source,
        licence=sheet.licence,
    )


def _narration(paragraphs: Iterable[str]) -> _Stretch:
    return _Stretch(None, tuple(map(_Paragraph, paragraphs)))


def _unlabelled(lines: list[Line]) -> Iterator[_Stretch]:
    """Part lines that nobody is named for into narration, and stage directions and headings."""
    yield from _nobodys(_paragraphs(lines, given=True))


def _nobodys(paragraphs: Iterable[_Paragraph]) -> Iterator[_Stretch]:
    """Part what nobody says: a heading and a stage direction stand alone, narration stays together."""
    for alone, grouped in groupby(paragraphs, key=lambda each: each.heading or in_brackets(each.text)):
        together = tuple(grouped)
        yield from (_Stretch(None, (each,)) for each in together) if alone else [_Stretch(None, together)]


def _turns(stretches: list[_Stretch], ids: list[str]) -> Iterator[Turn]:
    """Make turns; `ids` are the speakers of the labels in order."""
    speaking = iter(ids)
    speaker: str | None = None
    for number, stretch in enumerate(stretches, 1):
        label = None if stretch.goes_on else stretch.label
        if label:
            speaker = next(speaking)
        languages = Counter(each.language for each in stretch.paragraphs for _ in each.text)
        yield Turn(
            id=f"t{number}",
            speaker_id=speaker if stretch.label else None,
            label=label.text if label else None,
            paragraphs=tuple(each.text for each in stretch.paragraphs),
            note=label.note if label else None,
            language=max(languages, key=lambda each: languages[each], default=None),
            begin=min((each.begin for each in stretch.paragraphs if each.begin is not None), default=None),
            end=max((each.end for each in stretch.paragraphs if each.end is not None), default=None),
        )


def _stretches(lines: list[Line], labels: Mapping[int, Label]) -> Iterator[_Stretch]:
    """Part lines, the first of which has a label, into stretches."""
    begins = [*sorted(labels), len(lines)]
    for begin, end in pairwise(begins):
        label = labels[begin]
        opening = [replace(lines[begin], text=label.rest, opens=True)] if label.rest else []
        under = opening + lines[begin + 1 : end]
        yield from _given(label, under) if label.form is Form.GIVEN else _voices(label, under, last=end == len(lines))


def _given(label: Label, lines: list[Line]) -> Iterator[_Stretch]:
    """Part what a format puts under a label: a stage direction amid the speech stays in the turn, in brackets."""
    paragraphs = list(_paragraphs(lines, given=True))
    last = max((place for place, each in enumerate(paragraphs) if not each.nobodys), default=0)
    goes_on = False
    apart = [each.heading or (each.nobodys and place > last) for place, each in enumerate(paragraphs)]
    for nobodys, grouped in groupby(zip(apart, paragraphs, strict=True), key=lambda each: each[0]):
        together = [each for _, each in grouped]
        if nobodys:
            yield from _nobodys(together)
        else:
            yield _Stretch(label, tuple(map(_bracketed, together)), goes_on)
            goes_on = True


def _bracketed(paragraph: _Paragraph) -> _Paragraph:
    """Put what nobody says amid a turn in brackets, unless it stands in some."""
    bare = not paragraph.nobodys or in_brackets(paragraph.text)
    return paragraph if bare else replace(paragraph, text=f"({paragraph.text})")


def _voices(label: Label, lines: list[Line], *, last: bool) -> Iterator[_Stretch]:
    """Part what stands under a label into the speaker's own words, and stage directions and headings."""
    spoken: list[_Paragraph] = []
    goes_on = False
    paragraphs = list(_paragraphs(lines, given=False))
    for place, paragraph in enumerate(paragraphs):
        closing = place == len(paragraphs) - 1 and not last
        headline = closing and place and _is_headline(paragraph.text, above=paragraphs[place - 1].text)
        # What stands first belongs to the label, even `Reply: (Nods.)`.
        if place and (paragraph.nobodys or headline):
            if spoken:
                yield _Stretch(label, tuple(spoken), goes_on)
                spoken, goes_on = [], True
            yield _Stretch(None, (paragraph,))
        else:
            spoken.append(paragraph)
    if spoken:
        yield _Stretch(label, tuple(spoken), goes_on)
    elif not paragraphs:  # a label that nothing follows
        yield _narration([label.text])


def _paragraphs(lines: list[Line], *, given: bool) -> Iterator[_Paragraph]:
    """Join lines into paragraphs; where the format says what is speech (`given`), nothing else is guessed."""
    kept: list[Line] = []
    for line in lines:
        apart = line.nobodys or line.heading or (not given and is_marked_heading(line))
        silent = not _is_said(line) or (not given and _TIME_MARK.fullmatch(line.text))
        if kept and (line.opens or apart or silent):
            yield _paragraph(kept)
            kept = []
        if apart and not silent:
            yield replace(_paragraph([line]), text=tidy(without_hashes(line.text)), nobodys=True)
        elif not silent:
            kept.append(line)
    if kept:
        yield _paragraph(kept)


def _is_said(line: Line) -> bool:
    return any(map(str.isalnum, line.text))


def _paragraph(lines: list[Line]) -> _Paragraph:
    text = tidy(_UNSPACED.sub("", "\n".join(line.text.strip() for line in lines)))
    return _Paragraph(text, in_brackets(text), lines[0].heading, lines[0].begin, lines[-1].end, lines[0].language)


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
