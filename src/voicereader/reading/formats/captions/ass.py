"""The reader for Advanced SubStation Alpha and its forerunner."""

from collections.abc import Iterator

from pysubs2 import SSAEvent

from voicereader.reading.formats.captions.blocks import MOST_BYTES, check_lines, cues_of, time_of
from voicereader.reading.formats.captions.cues import Cue, checked, told
from voicereader.reading.formats.captions.found import with_found_voices
from voicereader.reading.formats.given import text_of
from voicereader.reading.sheet import Sheet

_USUAL = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def read(content: bytes, name: str) -> Sheet:
    """Read subtitles in the order of their times; the field `Name` of a line is who speaks, where it is used.

    Raises:
        UnreadableTranscript: it is binary, too large or without words; the sentence says what to do.
    """
    text = text_of(content, name, most=MOST_BYTES)
    check_lines(text, name)
    cues = checked((cue for event in _events(text) for cue in _cues(event)), name)
    if all(cue.begin is not None for cue in cues):
        cues.sort(key=lambda cue: cue.begin or 0)
    said = told(cues if any(cue.voice for cue in cues) else with_found_voices(cues))
    return Sheet(said.lines, people=said.people, spoken=True)


def _events(text: str) -> Iterator[dict[str, str]]:
    """Yield what is shown, by the fields that the file says it has."""
    fields = _fields(_USUAL)
    for line in text.split("\n"):
        kind, _, rest = line.partition(":")
        if kind == "Format" and "text" in _fields(rest):
            fields = _fields(rest)
        elif kind == "Dialogue":
            yield dict(zip(fields, rest.split(",", len(fields) - 1), strict=False))


def _fields(written: str) -> list[str]:
    return [field.strip().lower() for field in written.split(",")]


def _cues(event: dict[str, str]) -> Iterator[Cue]:
    shown = SSAEvent(text=event.get("text", ""))
    lines = [] if shown.is_drawing else [line for line in shown.plaintext.split("\n") if line.strip()]
    times = time_of(event.get("start", "")), time_of(event.get("end", ""))
    return cues_of(lines, times, dialogue=False, voice=event.get("name", event.get("actor", "")).strip() or None)
