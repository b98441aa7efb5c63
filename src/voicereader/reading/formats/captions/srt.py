"""The reader for SubRip and SubViewer: captions that name who speaks in their words, if at all."""

import html
import re

from voicereader.reading.formats.captions.blocks import MOST_BYTES, captions_of, cues_of, is_dialogue
from voicereader.reading.formats.captions.cues import checked, told
from voicereader.reading.formats.captions.found import with_found_voices
from voicereader.reading.formats.captions.vtt import read as read_vtt
from voicereader.reading.formats.given import text_of
from voicereader.reading.sheet import Sheet

_STYLE = re.compile(r"</?[a-zA-Z][^<>\n]*>|\{\\[^{}\n]*\}|\{[a-zA-Z]:[^{}\n]*\}")
_VOICE = re.compile(r"<v[.\s]")
_BREAK = re.compile(r"\[br\]|\\N|<br\s*/?>", re.IGNORECASE)


def read(content: bytes, name: str) -> Sheet:
    """Read SubRip or SubViewer; also where numbers or blank lines are missing.

    Raises:
        UnreadableTranscript: it is binary, too large or without words; the sentence says what to do.
    """
    written = text_of(content, name, most=MOST_BYTES)
    if _VOICE.search(written):  # WebVTT without its header
        return read_vtt(content, name)
    text = _STYLE.sub("", _BREAK.sub("\n", written))
    captions = captions_of(html.unescape(text), name, notes=False)
    dialogue = is_dialogue(captions)
    cues = (cue for each in captions for cue in cues_of(each.lines, (each.begin, each.end), dialogue=dialogue))
    said = told(with_found_voices(checked(cues, name)))
    return Sheet(said.lines, people=said.people, spoken=True)
