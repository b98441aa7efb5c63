"""Whether every sentence has sound that can be right: there, whole, audible, of a plausible length; and its repair."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from voicereader.model import SAMPLE_RATE, Clip
from voicereader.rendering import clipfile
from voicereader.rendering.formats import FORMATS
from voicereader.rendering.plans import Line
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store

Fault = Literal["missing", "damaged", "silent", "implausible"]

_FEW = 4
"""Clips of one voice below which its pace cannot be told; then the ordinary pace stands in."""

_PACE = 0.065 * SAMPLE_RATE
"""Frames a letter of ordinary speech: some 170 English words a minute."""

_OFF = 3.0
"""How many times as long or as short as its voice's pace makes a clip implausible, beyond half a second."""

_INAUDIBLE = 64
"""A peak some 54 dB below full scale."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence whose sound is at fault; `seconds` is how long it lasts, where it can be told."""

    slug: str
    utterance_id: str
    fault: Fault
    seconds: float | None
    line: Line


def findings(store: Store, transcripts: Iterable[tuple[str, Sequence[Line]]]) -> list[Finding]:
    """Return what is at fault with the clips of these transcripts, by slug; nothing is changed.

    A clip is implausible where it lasts three times as long, or a third as long, as other clips of its voice
    and prosody would have it (the median of frames a letter), give or take half a second.
    """
    found: list[Finding] = []
    heard: list[tuple[str, Line, Clip]] = []
    for slug, lines in transcripts:
        for line in lines:
            key = line.order.key
            kept = store.look(key, "wav")
            if kept is None:
                there = store.clip_path(key, "wav").is_file()
                found.append(Finding(slug, line.utterance.id, "damaged" if there else "missing", None, line))
            elif any(store.clip_path(key, each).is_file() and not store.look(key, each) for each in FORMATS):
                found.append(Finding(slug, line.utterance.id, "damaged", kept[1] / SAMPLE_RATE, line))
            else:
                heard.append((slug, line, clipfile.loads(*kept)))
    paces = _paces(heard)
    for slug, line, clip in heard:
        fault = _fault(line, clip, paces[_manner(line)])
        if fault:
            found.append(Finding(slug, line.utterance.id, fault, clip.frames / SAMPLE_RATE, line))
    return found


def repair(store: Store, pool: Pool, found: Sequence[Finding], report: Callable[[int], None]) -> None:
    """Make the clips of these findings again, and drop renditions that may hold what was wrong.

    Raises:
        SpeechFailed: a sentence could not be spoken.
    """
    for each in found:
        for form in FORMATS:
            store.clip_path(each.line.order.key, form).unlink(missing_ok=True)
    for file in (store.folder / "renditions").glob("*") if found else ():
        file.unlink(missing_ok=True)
    futures = [pool.submit(each.line.order) for each in found]
    for done, future in enumerate(futures, 1):
        future.result()
        report(done)


def _fault(line: Line, clip: Clip, pace: float) -> Fault | None:
    import numpy as np  # noqa: PLC0415  (only here: the other commands start faster)

    if line.order.voice.engine != "mute" and np.abs(np.frombuffer(clip.pcm, "<i2").astype(np.int32)).max() < _INAUDIBLE:
        return "silent"
    expected = pace * len(line.utterance.spoken)
    leeway = SAMPLE_RATE / 2
    if not expected / _OFF - leeway <= clip.frames <= expected * _OFF + leeway:
        return "implausible"
    return None


def _paces(heard: Sequence[tuple[str, Line, Clip]]) -> dict[object, float]:
    """Return by manner of speech how many frames a letter takes."""
    measured: defaultdict[object, list[float]] = defaultdict(list)
    for _, line, clip in heard:
        measured[_manner(line)].append(clip.frames / len(line.utterance.spoken))
    return {
        manner: statistics.median(each) if len(each) >= _FEW else _PACE / _rate(manner)
        for manner, each in measured.items()
    }


def _manner(line: Line) -> tuple[str, float]:
    return line.order.voice.id, line.order.prosody.rate


def _rate(manner: object) -> float:
    return manner[1] if isinstance(manner, tuple) else 1.0
