"""From the lines of a file to a transcript: labels, turns, speakers, and what stands around them."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voicereader.errors import UnreadableTranscript
from voicereader.model import Transcript, Turn
from voicereader.reading.dates import day_comes_first, find_date
from voicereader.reading.explaining import Decision, decisions_of, less_sure
from voicereader.reading.frontmatter import Front, read_back, read_front, speech_end, title_from
from voicereader.reading.language import UNKNOWN, language_of
from voicereader.reading.lines import paragraphs_of
from voicereader.reading.listing import listed_in
from voicereader.reading.people import Around, Cast, cast_of
from voicereader.reading.sheet import MOST_LINES, Line, Sheet
from voicereader.reading.stretches import Paragraph, Stretch, stretches_of, unlabelled
from voicereader.reading.system import Findings, findings_in
from voicereader.reading.tongues import with_languages

_MONTH_MAY_BE_FIRST = frozenset(("en", UNKNOWN))
"""Languages of which some print 5/6/2018 for the sixth of May."""


def compose(sheet: Sheet, name: str) -> tuple[Transcript, tuple[Decision, ...]]:
    """Return the transcript that a sheet holds, and why; `name` is the file's, the last resort for title and date.

    Every word between the first label and the furniture at the end stands in a label, a note or a
    paragraph, in order; times and rows of signs do not.

    Raises:
        UnreadableTranscript: it holds no words, or too many lines.
    """
    _check(sheet, name)
    lines, findings = sheet.lines, findings_in(sheet.lines)
    labels = findings.labels
    first = min(labels, default=len(lines))
    told = sheet.spoken or any(line.label for line in lines)
    day_first = day_comes_first(line.text for line in lines)
    front = Front() if told else read_front(list(lines[:first]), speechless=not labels, day_first=day_first)
    end = speech_end(list(lines), max(labels) + 1, front) if labels and not told else len(lines)
    stretches = list(stretches_of(_without_asides(lines, findings)[:end], labels, told=told))
    said = [(each.begin, each.label) for each in stretches if each.label]
    around = _around(lines, findings, [index for index, _ in said])
    cast = cast_of([label for _, label in said], around, {**sheet.people, **findings.people})
    stretches[:0] = unlabelled(lines[:first]) if told else [_narration(front.lead)] if front.lead else []
    stretches = stretches or [_narration(paragraphs_of(lines))]  # a title or a date, and nothing else
    turns = tuple(_turns(stretches, cast.ids))
    source, licence = read_back(lines[end:])
    language = sheet.language or _language_of(turns, cast)
    usual = sheet.supposed or language if language == UNKNOWN else language
    doubtful = front.doubtful if day_first is None and language not in _MONTH_MAY_BE_FIRST else None
    transcript = Transcript(
        title=sheet.title or front.title or sheet.window or title_from(name),
        language=usual,
        turns=with_languages(turns, lines, usual),
        speakers=cast.speakers,
        date=sheet.date or front.date or doubtful or _date_in(name),
        place=sheet.place or front.place,
        source=sheet.source or front.source or source,
        licence=sheet.licence or front.licence or licence,
    )
    return transcript, _decisions(stretches, cast, findings)


def _language_of(turns: Iterable[Turn], cast: Cast) -> str:
    """Return the language that speakers speak, of a narration where there are none."""
    heard = (turn for turn in turns if turn.speaker_id or not cast.speakers)
    return language_of(paragraph for turn in heard for paragraph in turn.paragraphs)


def _check(sheet: Sheet, name: str) -> None:
    if len(sheet.lines) > MOST_LINES:
        raise UnreadableTranscript(f"{name} has more than {MOST_LINES:,} lines: split it into several files.")
    if not any(any(map(str.isalnum, line.text)) for line in sheet.lines):
        raise UnreadableTranscript(f"{name} holds no words: choose a file that holds a transcript.")


def _without_asides(lines: Sequence[Line], findings: Findings) -> list[Line]:
    """Return lines in which labels above others, and those that say who asks, are nobody's words."""
    aside = {*findings.examiners, *(index - 1 for index in findings.above)}
    return [replace(line, nobodys=True) if index in aside else line for index, line in enumerate(lines)]


def _date_in(name: str) -> dt.date | None:
    found = find_date(name)
    return found.date if found else None


def _decisions(stretches: list[Stretch], cast: Cast, findings: Findings) -> tuple[Decision, ...]:
    opening = [(number, each) for number, each in enumerate(stretches, 1) if each.label]
    opened = (
        (each.label, f"t{number}", speaker, less_sure(findings.reasons[each.begin], reason))
        for (number, each), speaker, reason in zip(opening, cast.ids, cast.reasons, strict=True)
        if each.label
    )
    return decisions_of(opened, findings.refused, [each.begin for each in stretches])


def _around(lines: Sequence[Line], findings: Findings, places: list[int]) -> Around:
    """Return what the document says of its people; `places` are the lines of the labels that open turns."""
    first = places[0] if places else len(lines)
    listed = {index for index, _, finding in findings.refused if finding.rule == "list-entry"}
    heads = (line.text for index, line in enumerate(lines) if index < first or index in listed)
    ordinals = {index: ordinal for ordinal, index in enumerate(places)}
    after = {index: bisect_left(places, index) for index in findings.examiners}
    return Around(
        "\n".join(line.text for line in lines),
        listed_in(heads),
        {ordinals[index]: text for index, text in findings.above.items() if index in ordinals},
        {after[index]: who for index, who in findings.examiners.items()},
    )


def _narration(paragraphs: Iterable[str]) -> Stretch:
    return Stretch(0, None, tuple(Paragraph(each, "narration") for each in paragraphs))


def _turns(stretches: list[Stretch], ids: list[str]) -> Iterator[Turn]:
    """Make turns; `ids` are the speakers of the labels in order."""
    speaking = iter(ids)
    for number, stretch in enumerate(stretches, 1):
        label, paragraphs = stretch.label, stretch.paragraphs
        usual = "speech" if label else "narration"
        kinds = tuple("narration" if each.kind == "speech" and not label else each.kind for each in paragraphs)
        yield Turn(
            id=f"t{number}",
            speaker_id=next(speaking) if label else None,
            label=label.text or None if label else None,
            paragraphs=tuple(each.text for each in paragraphs),
            note=label.note if label else None,
            begin=min((each.begin for each in paragraphs if each.begin is not None), default=None),
            end=max((each.end for each in paragraphs if each.end is not None), default=None),
            kinds=kinds if set(kinds) != {usual} else (),
        )
