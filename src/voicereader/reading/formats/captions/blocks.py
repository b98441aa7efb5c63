"""The captions of a file: a line with two times, then lines of words, as in WebVTT, SubRip and SubViewer."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from voicereader.errors import UnreadableTranscript
from voicereader.reading.formats.captions.cues import Cue
from voicereader.reading.joining import tidy

MOST_BYTES = 8_000_000
"""The largest file of captions; a day of talk has five."""

_MOST_LINES = 250_000
_TIME = r"(?:\d{1,6}:){0,3}\d{1,6}(?:[.,]\d{1,6})?"
_TIMING = re.compile(rf"\s*({_TIME})[ \t]*(?:-->|,(?=\d+:\d\d:\d\d))[ \t]*({_TIME})(?!\S)")
_TIME_ALONE = re.compile(rf"\s*{_TIME}\s*")
_TAG = re.compile(r"<[^<>]*>")
_NUMBER = re.compile(r"\s*\d+\s*")
_APART = ("NOTE", "STYLE", "REGION")
_SECONDS = (3600, 60, 1)
_ROLLING_SHARE = 3
_FEWEST_ROLLING = 3

_ASIDE = re.compile(r"[-–—\s]*(?:\[[^\[\]]*\]|\([^()]*\)|（[^（）]*）|\*[^*]+\*|[♪♫#].*[♪♫#]|[♪♫].*)[\s.]*")
_SONG = re.compile(r"^[♪♫#\s]+|[♪♫#\s]+$")
_DASH = re.compile(r"[-–—‐]+\s*(?=\S)")
_CHANGE = re.compile(r"(?:^|\s)>>+\s*")


@dataclass(slots=True)
class Caption:
    """What a screen shows at once; times are in seconds."""

    begin: float
    end: float
    lines: list[str] = field(default_factory=list)


def check_lines(text: str, name: str) -> None:
    """Refuse more lines than a day of captions has.

    Raises:
        UnreadableTranscript: they are more.
    """
    if text.count("\n") > _MOST_LINES:
        raise UnreadableTranscript(f"{name} has more than {_MOST_LINES} lines: split it into several files.")


def captions_of(text: str, name: str, *, notes: bool) -> list[Caption]:
    """Return the captions of a file; with `notes`, as in WebVTT, blocks may be called, and some are none.

    Files are sloppy: numbers and blank lines are missing, or stand in the midst of the words.

    Raises:
        UnreadableTranscript: they are none, or more than a day has.
    """
    check_lines(text, name)
    made: list[Caption] = []
    block: list[str] = []
    outside = True
    for line in [*text.split("\n"), ""]:
        timing = _TIMING.match(line)
        if timing:
            if block and (_NUMBER.fullmatch(block[-1]) or (notes and outside)):
                block.pop()
            _close(made, block, outside=notes and outside)
            made.append(Caption(seconds(timing[1]), seconds(timing[2])))
            outside = False
        elif line:
            block.append(line)
            continue
        else:
            _close(made, block, outside=notes and outside)
            outside = True
        block = []
    if not made:
        raise UnreadableTranscript(f"{name} holds no captions, words under two times: name it .txt if it is text.")
    return _unrolled(made)


def _close(made: list[Caption], block: list[str], *, outside: bool) -> None:
    """Give a block of lines to the caption above, unless it is a note."""
    if made and not (outside and block and block[0].startswith(_APART)):
        made[-1].lines.extend(block)


def seconds(time: str) -> float:
    """Return `1:02:03.5`, `02:03,5` or `3.5` in seconds; a fourth part counts frames, and is left out."""
    parts = time.replace(",", ".").split(":")[:3]
    return round(sum(float(part) * unit for part, unit in zip(parts, _SECONDS[-len(parts) :], strict=True)), 3)


def time_of(text: str) -> float | None:
    """Return what a text that is a time alone says in seconds, None where it is none."""
    return seconds(text.strip()) if _TIME_ALONE.fullmatch(text) else None


def _unrolled(captions: list[Caption]) -> list[Caption]:
    """Take lines away that only roll up the screen: each caption opens with the last line of the one above."""
    for caption in captions:
        caption.lines = [line for line in map(str.strip, caption.lines) if line]
    shown = [caption for caption in captions if caption.lines]
    rolling = [_rolls(above.lines[-1], caption.lines[0]) for above, caption in pairwise(shown)]
    if sum(rolling) < max(_FEWEST_ROLLING, len(shown) // _ROLLING_SHARE):
        return shown
    for caption, rolls in zip(shown[:0:-1], rolling[::-1], strict=True):
        if rolls:
            del caption.lines[0]
    return [caption for caption in shown if caption.lines]


def _rolls(above: str, line: str) -> bool:
    """Say whether a line is the one above again; two who say the same are two."""
    return "<v" not in line and _bare(above) == _bare(line)


def _bare(line: str) -> str:
    return tidy(_TAG.sub("", line))


def is_dialogue(captions: Sequence[Caption]) -> bool:
    """Say whether dashes tell two people apart: somewhere two lines of one caption begin with them."""
    return any(sum(1 for line in caption.lines if _DASH.match(line)) > 1 for caption in captions)


def is_aside(text: str) -> bool:
    """Say whether a text is all sound or song: `[Music]`, `(Applause)`, `♪ La la`."""
    return _ASIDE.fullmatch(text.strip()) is not None


def cues_of(
    lines: Sequence[str], times: tuple[float | None, float | None], *, dialogue: bool, voice: str | None = None
) -> Iterator[Cue]:
    """Part the lines of a caption where somebody else speaks, or nobody does: `>> `, `- `, `[Music]`."""
    said: list[str] = []
    changes = False
    for line in lines:
        aside = is_aside(line)
        parts = [line] if aside else _CHANGE.split(line)
        dash = None if aside or not dialogue else _DASH.match(parts[0])
        if said and (aside or dash or not parts[0].strip()):
            yield _cue(said, times, voice, changes=changes)
            said, changes = [], False
        if aside:
            yield Cue(tidy(_SONG.sub("", line)), *times, nobodys=True)
            continue
        changes = changes or bool(dash)
        said.append(parts[0][dash.end() if dash else 0 :])
        for part in parts[1:]:
            if any(map(str.strip, said)):
                yield _cue(said, times, voice, changes=changes)
            said, changes = [part], True
    if said:
        yield _cue(said, times, voice, changes=changes)


def _cue(lines: Sequence[str], times: tuple[float | None, float | None], voice: str | None, *, changes: bool) -> Cue:
    return Cue("\n".join(map(tidy, lines)), *times, voice=voice, changes=changes and voice is None)
