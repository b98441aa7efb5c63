"""Where in a JSON document the talk is: lists of objects that hold words, who speaks them, and when."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from voicereader.reading.formats.captions.blocks import is_aside
from voicereader.reading.formats.captions.cues import LONGEST_PAUSE, Cue, check_letters, checked
from voicereader.reading.formats.json.members import (
    KEYS,
    NAMES_OF_KEYS,
    ONE_OF,
    Members,
    is_no_speech,
    members,
    parts_in,
    plain,
    plainly,
    speakers_of,
    times_of,
)
from voicereader.reading.formats.json.words import is_spaced, joined
from voicereader.reading.joining import tidy

_MOST_SHARE = 0.8
_LEAST_SHARE = 0.5
_PHRASE_SHARE = 0.2
_TAIL = 4
_PARAGRAPH_ENDS = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»)\]]*\s*$")  # noqa: RUF001 - punctuation of other scripts


@dataclass(slots=True)
class _Entry:
    """An object of a list, and the entry that it stands in."""

    one: Members
    above: "_Entry | None"
    parts: list[str] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)
    times: tuple[float | None, float | None] = (None, None)

    def read(self) -> None:
        """Take from the object what it says; who speaks and when may be said around it."""
        self.parts = parts_in(self.one)
        self.speakers = speakers_of(self.one) or (self.above.speakers if self.above else {})
        self.times = times_of(self.one)
        if self.times[0] is None and self.above:
            self.times = self.above.times


@dataclass(slots=True)
class _Group:
    """The objects that stand in the same place of a document; what they say together."""

    entries: list[_Entry]
    letters: int = 0
    spoken_by: str | None = None
    timed: bool = False

    def read(self) -> None:
        """Find out what the entries have in common."""
        said = [entry for entry in self.entries if entry.parts]
        self.letters = sum(len(part) for entry in said for part in entry.parts)
        self.timed = sum(entry.times[0] is not None for entry in said) * 2 > len(said)
        names = {name: None for entry in said for name in entry.speakers}
        several = [name for name in names if len({entry.speakers.get(name) for entry in said} - {None}) > 1]
        self.spoken_by = next(iter([*several, *names]), None)


def cues_in(document: Any, name: str) -> list[Cue]:
    """Return the talk of a document as cues, none where there are no words in it.

    Raises:
        UnreadableTranscript: it is more than a day of talk; `name` is the file's.
    """
    groups = _groups(document)
    for group in groups:
        for entry in group.entries:
            entry.read()
        group.read()
    talk = _chosen([group for group in groups if group.letters])
    if talk is None:
        return []
    check_letters(talk.letters, name)
    entries = _without_repeats([entry for entry in talk.entries if entry.parts])
    voices = [entry.speakers.get(talk.spoken_by or "") for entry in entries]
    if not talk.spoken_by:
        voices = _voices_by_time(entries, groups)
    names = _names(set(filter(None, voices)), groups)
    voices = [names.get(voice or "", voice) for voice in voices]
    _scale(entries)
    parts = [part for entry in entries for part in entry.parts]
    phrases = sum(len(part.split()) > 1 for part in parts) >= _PHRASE_SHARE * len(parts)
    said = zip(entries, voices, strict=True)
    return checked(_of_phrases(said) if phrases else _of_words(said, spaced=is_spaced(parts)), name)


def _groups(document: Any) -> list[_Group]:
    """Walk a document without recursion, in its order; gather its objects by the place that they stand in."""
    groups: dict[int, _Group] = {}
    places: dict[tuple[int, str], int] = {}
    waiting: list[tuple[Any, int, _Entry | None, bool]] = [(document, 0, None, False)]
    while waiting:
        value, place, above, listed = waiting.pop()
        if listed and isinstance(value, list) and _is_timed_word(value):
            value = dict(zip(("word", "start", "end"), value, strict=False))
        if isinstance(value, dict):
            entry = _Entry(plainly(value), above)
            groups.setdefault(place, _Group([])).entries.append(entry)
            over = entry if listed else above
            for key, each in reversed(list(entry.one.items())):
                if isinstance(each, dict | list):
                    best = each[:1] if key in ONE_OF and isinstance(each, list) else each
                    waiting.append((best, places.setdefault((place, key), len(places) + 1), over, False))
        elif isinstance(value, list):
            waiting.extend((each, place, above, True) for each in reversed(value) if isinstance(each, dict | list))
    return list(groups.values())


def _is_timed_word(row: list[Any]) -> bool:
    """Say whether a row is a word and two times, as in `["hello", 0.2, 0.6]`."""
    return len(row) == len("wbe") and isinstance(row[0], str) and all(type(each) in {int, float} for each in row[1:])


def _chosen(groups: list[_Group]) -> _Group | None:
    """Return the group that is the talk: who speaks is known, and when, and it is the coarsest that has all words."""
    for wanted in (lambda group: group.spoken_by is not None, lambda group: group.timed):
        most = max((group.letters for group in groups), default=0)
        groups = [group for group in groups if wanted(group) and group.letters >= _LEAST_SHARE * most] or groups
    most = max((group.letters for group in groups), default=0)
    whole = [group for group in groups if group.letters >= _MOST_SHARE * most]
    return min(
        [group for group in whole if len(group.entries) > 1] or whole,
        key=lambda group: len(group.entries),
        default=None,
    )


def _without_repeats(entries: list[_Entry]) -> list[_Entry]:
    """Take away what the last of several results says again, as recognisers do that find out late who speaks."""
    last = entries[-1].above
    before = [entry for entry in entries if entry.above is not last]
    again = [entry for entry in entries if entry.above is last]
    repeated = len(before) > 1 and [each.parts for each in before] == [each.parts for each in again]
    return again if repeated else entries


def _scale(entries: list[_Entry]) -> None:
    """Turn times into seconds: nobody needs a second for a letter, so they were milliseconds."""
    times = [time for entry in entries for time in entry.times if time is not None]
    letters = sum(len(part) for entry in entries for part in entry.parts)
    whole = all(time == int(time) for time in times)
    if times and whole and letters < max(times) - min(times):
        for entry in entries:
            begin, end = (None if time is None else time / 1000 for time in entry.times)
            entry.times = (begin, end)


def _voices_by_time(entries: list[_Entry], groups: list[_Group]) -> list[str | None]:
    """Return who speaks by a list apart that has only times and speakers, where there is one."""
    labels = max(
        ([each for each in group.entries if each.speakers and each.times[0] is not None] for group in groups),
        key=len,
        default=[],
    )
    labels.sort(key=lambda entry: entry.times[0] or 0)
    begins = [entry.times[0] or 0 for entry in labels]
    found: list[str | None] = []
    for entry in entries:
        begin, end = entry.times
        middle = None if begin is None else begin if end is None else (begin + end) / 2
        place = bisect_right(begins, middle) - 1 if middle is not None else -1
        found.append(next(iter(labels[place].speakers.values())) if place >= 0 else None)
    return found


def _names(voices: set[str], groups: list[_Group]) -> dict[str, str]:
    """Return what voices are called by a list apart (`{"id": 1, "name": "Ann Lee"}`, `{"1": "Ann Lee"}`)."""
    found: dict[str, str] = {}
    for entry in (entry for group in groups for entry in group.entries if not entry.parts):
        key = next((str(value) for _, value in members(entry.one, KEYS) if isinstance(value, str | int)), None)
        name = next((value for _, value in members(entry.one, NAMES_OF_KEYS) if isinstance(value, str)), None)
        if key in voices and name:
            found.setdefault(key or "", name)
        elif voices and all(plain(voice) in entry.one for voice in voices):
            found |= {voice: each for voice in voices if isinstance(each := entry.one[plain(voice)], str)}
    return found


def _of_phrases(said: Iterable[tuple[_Entry, str | None]]) -> Iterator[Cue]:
    """Make a cue of each entry, one for each of its paragraphs."""
    for entry, voice in said:
        text = joined(entry.parts, spaced=is_spaced(entry.parts))
        aside = is_no_speech(entry.one) or is_aside(text)
        for number, paragraph in enumerate(filter(str.strip, _PARAGRAPH_ENDS.split(text))):
            spoken_by = None if aside or number else voice
            yield Cue(tidy(paragraph), *entry.times, voice=spoken_by, nobodys=aside, opens=number > 0)


def _of_words(said: Iterable[tuple[_Entry, str | None]], *, spaced: bool) -> Iterator[Cue]:
    """Join words into cues of a sentence."""
    run: list[_Entry] = []
    speaking: str | None = None
    for entry, voice in said:
        aside = is_no_speech(entry.one) or is_aside("".join(entry.parts))
        if run and (aside or voice not in {None, speaking} or _breaks(run, entry)):
            yield _run(run, speaking, spaced=spaced)
            run = []
        if aside:
            yield Cue(tidy(" ".join(entry.parts)), *entry.times, nobodys=True)
        else:
            speaking = voice or speaking
            run.append(entry)
    if run:
        yield _run(run, speaking, spaced=spaced)


def _breaks(run: list[_Entry], entry: _Entry) -> bool:
    """Say whether a sentence or a silence ends before a word; punctuation goes with what stands before it."""
    if not any(map(str.isalnum, "".join(entry.parts))):
        return False
    ends = [each.times[1] for each in run[-_TAIL:] if each.times[1] is not None]
    end, begin = ends[-1] if ends else None, entry.times[0]
    silence = begin - end if begin is not None and end is not None else 0
    tail = "".join(part for each in run[-_TAIL:] for part in each.parts)
    return silence >= LONGEST_PAUSE or _SENTENCE_END.search(tail) is not None


def _run(run: list[_Entry], voice: str | None, *, spaced: bool) -> Cue:
    text = joined([part for entry in run for part in entry.parts], spaced=spaced)
    times = [time for entry in run for time in entry.times if time is not None]
    return Cue(tidy(text), min(times, default=None), max(times, default=None), voice)
