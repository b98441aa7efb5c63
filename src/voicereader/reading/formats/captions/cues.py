"""From cues, in which captions and recognisers of speech hand out words, to the lines of who said what.

A cue is as long as a screen is wide, or a word. A turn goes on over cues until somebody else speaks.
"""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from voicereader.errors import UnreadableTranscript
from voicereader.reading.formats.given import UNNAMED, printed_label, voice_names
from voicereader.reading.sheet import Form, Known, Label, Line

_MOST_CUES = 40_000
_MOST_LETTERS = 4_000_000
"""More than anybody says in a day; programs that were fed nonsense write more."""

LONGEST_PAUSE = 2.5
_LONGEST_PARAGRAPH = 1_500
_FEWEST_FOR_MACHINES = 100
_FEWEST_POINTED = 50  # of so many cues one ends a sentence, where somebody set full stops at all
_SENTENCE_END = re.compile(r"[.!?…。！？؟।]+[\"”’»)\]*_♪]*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of captions. `voice` is who the format says speaks, None: nobody says.

    `changes`: somebody else speaks from here, and nobody says who. `nobodys`: a sound, a song, a remark.
    `note` is what stands in brackets after the voice, `opens`: it begins a paragraph. Times are in seconds.
    """

    text: str
    begin: float | None = None
    end: float | None = None
    voice: str | None = None
    note: str | None = None
    changes: bool = False
    nobodys: bool = False
    opens: bool = False


@dataclass(slots=True)
class Told:
    """Cues as lines, and the people whom they make known."""

    lines: list[Line] = field(default_factory=list)
    people: dict[str, Known] = field(default_factory=dict)


def checked(cues: Iterable[Cue], name: str) -> list[Cue]:
    """Return cues, where they are not more than a day of talk has.

    Raises:
        UnreadableTranscript: they are more.
    """
    kept = list(islice(cues, _MOST_CUES + 1))
    check_number(len(kept), name)
    check_letters(sum(len(cue.text) for cue in kept), name)
    return kept


def check_number(cues: int, name: str) -> None:
    """Refuse more cues, or turns, than a day of talk has, likewise."""
    if cues > _MOST_CUES:
        raise UnreadableTranscript(f"{name} holds more than a day of talk: split it into several files.")


def check_letters(letters: int, name: str) -> None:
    """Refuse more letters than a day of talk has, likewise."""
    if letters > _MOST_LETTERS:
        raise UnreadableTranscript(f"{name} holds more than a day of talk: split it into several files.")


def told(cues: Sequence[Cue], *, by_hand: bool = False) -> Told:
    """Return the lines of cues; one that says no voice goes on with the one before.

    Where somebody wrote cues `by_hand`, each that names its voice is a turn, unless it goes on in mid-sentence.
    """
    voices = voice_names(cue.voice for cue in cues if cue.voice)
    by_hand = by_hand and len(voices) > 1 and len(cues) < _FEWEST_FOR_MACHINES
    pointed = sum(1 for cue in cues if _SENTENCE_END.search(cue.text)) * _FEWEST_POINTED >= len(cues)
    made = Told()
    above: Cue | None = None
    speaking, length = None, 0
    for cue in cues:
        label = None
        if cue.changes:
            label = _somebody(made)
        elif cue.voice and (cue.voice != speaking or (by_hand and above and not _goes_on(above, cue))):
            label = printed_label(voices[cue.voice])
            label = replace(label, note=cue.note or label.note)
        opens = (
            bool(label)
            or cue.nobodys
            or cue.opens
            or above is None
            or ((not pointed or _SENTENCE_END.search(above.text) is not None) and _is_new_paragraph(above, cue, length))
        )
        length = len(cue.text) + (0 if opens else length)
        made.lines.append(_line(cue, label, opens=opens))
        if not cue.nobodys:
            above = cue
        if label:
            speaking = None if cue.changes else cue.voice
    return made


def _somebody(made: Told) -> Label:
    """Make somebody known who is not named, and return their label."""
    person = f"somebody {len(made.people) + 1}"
    made.people[person] = Known(UNNAMED, anonymous=True)
    return Label(UNNAMED, None, "", Form.GIVEN, person)


def _line(cue: Cue, label: Label | None, *, opens: bool) -> Line:
    return Line(
        cue.text,
        opens=opens,
        apart=False,
        nobodys=cue.nobodys,
        label=label,
        begin=cue.begin,
        end=cue.end,
    )


def _goes_on(above: Cue, cue: Cue) -> bool:
    """Say whether a cue goes on in the middle of a sentence."""
    first = next((letter for letter in cue.text if letter.isalnum()), "")
    return not _SENTENCE_END.search(above.text) and not first.isupper()


def _is_new_paragraph(above: Cue, cue: Cue, length: int) -> bool:
    """Say whether a silence begins a paragraph, or that the one above has a page's length."""
    silence = cue.begin - above.end if cue.begin is not None and above.end is not None else 0
    return silence >= LONGEST_PAUSE or length >= _LONGEST_PARAGRAPH
