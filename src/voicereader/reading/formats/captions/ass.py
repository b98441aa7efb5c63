"""The reader for Advanced SubStation Alpha and its forerunner."""

import pysubs2

from voicereader.errors import UnreadableTranscript
from voicereader.reading.formats.captions.blocks import MOST_BYTES, check_lines, cues_of
from voicereader.reading.formats.captions.cues import Cue, checked, told
from voicereader.reading.formats.captions.found import with_found_voices
from voicereader.reading.formats.given import text_of
from voicereader.reading.sheet import Sheet

_MILLISECONDS = 1000


def read(content: bytes, name: str) -> Sheet:
    """Read subtitles in the order of their times; the field `Name` of a line is who speaks, where it is used.

    Raises:
        UnreadableTranscript: it is binary, too large, without words or no subtitles; the sentence says what to do.
    """
    text = text_of(content, name, most=MOST_BYTES)
    check_lines(text, name)
    try:
        events = pysubs2.SSAFile.from_string(text).events
    except (pysubs2.Pysubs2Error, ValueError, IndexError, KeyError) as error:
        raise UnreadableTranscript(f"{name} holds no subtitles that can be read: save them as SubRip.") from error
    shown = sorted((each for each in events if each.is_text), key=lambda each: each.start)
    cues = checked((cue for event in shown for cue in _cues(event)), name)
    said = told(cues if any(cue.voice for cue in cues) else with_found_voices(cues))
    return Sheet(said.lines, people=said.people, spoken=True)


def _cues(event: pysubs2.SSAEvent) -> list[Cue]:
    lines = [line for line in event.plaintext.split("\n") if line.strip()]
    times = (event.start / _MILLISECONDS, event.end / _MILLISECONDS)
    return list(cues_of(lines, times, dialogue=False, voice=event.name.strip() or None))
