"""The reader for WebVTT: voices (`<v Name>`), and what captioners use where they do without."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from voicereader.reading.dates import find_date
from voicereader.reading.formats.captions.blocks import MOST_BYTES, Caption, captions_of, cues_of, is_dialogue
from voicereader.reading.formats.captions.cues import Cue, checked, told
from voicereader.reading.formats.captions.found import with_found_voices
from voicereader.reading.formats.given import language_tag, text_of
from voicereader.reading.joining import tidy
from voicereader.reading.pieces import Piece, Pieces
from voicereader.reading.sheet import Sheet

_FIELD = re.compile(r"([A-Za-z][\w-]{1,30})\s*[:=]\s*(\S.*)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>|(</v>)")
_READING = re.compile(r"<rt\b[^<>]*>.*?(?:</rt>|(?=</ruby>)|$)", re.DOTALL)
_LANGUAGE = re.compile(r"<lang(?:\.[^\s<>]*)?\s+([\w-]+)\s*>|(</lang>)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<[\d:.]+>|</>|<v(?=[\s.])")


def read(content: bytes, name: str) -> Sheet:
    """Read WebVTT; also where header, hours, blank lines or closing tags are missing.

    Raises:
        UnreadableTranscript: it is binary, too large or without words; the sentence says what to do.
    """
    text = text_of(content, name, most=MOST_BYTES)
    captions = captions_of(text, name, notes=True)
    dialogue = is_dialogue(captions)
    cues = checked((cue for caption in captions for cue in _cues(caption, dialogue=dialogue)), name)
    voiced = any(cue.voice for cue in cues)
    said = told(cues if voiced else with_found_voices(cues), by_hand=voiced)
    fields = _fields(text)
    dated = find_date(fields.get("date", ""))
    pieces = Pieces(_pieces(captions) if "<lang" in text else ())
    return Sheet(
        [replace(line, told=pieces.find(line.text)) for line in said.lines],
        title=fields.get("title"),
        date=dated.date if dated else None,
        language=language_tag(fields.get("language")),
        people=said.people,
        spoken=True,
    )


def _fields(text: str) -> dict[str, str]:
    """Return what the block at the head says, by its names in lower case."""
    head = text.partition("\n\n")[0].split("\n")[1:]
    return {match[1].lower(): match[2].strip() for match in map(_FIELD.fullmatch, head) if match}


def _pieces(captions: Iterable[Caption]) -> Iterator[Piece]:
    """Yield the words of captions, each with the language of the span that it stands in."""
    for caption in captions:
        inside: list[str | None] = [None]
        begin, text = 0, _READING.sub("", "\n".join(caption.lines))
        for tag in [*_LANGUAGE.finditer(text), None]:
            yield html.unescape(_TAG.sub("", text[begin : tag.start() if tag else len(text)])), inside[-1]
            if tag is None:
                break
            begin = tag.end()
            if tag[1]:
                inside.append(language_tag(tag[1]) or inside[-1])
            elif len(inside) > 1:
                inside.pop()


def _cues(caption: Caption, *, dialogue: bool) -> Iterator[Cue]:
    """Part a caption by its voices; what stands on a line of its own outside of them is nobody's."""
    text = _READING.sub("", "\n".join(caption.lines))
    tags = list(_VOICE.finditer(text))
    times = (caption.begin, caption.end)
    bounds = [0, *(place for tag in tags for place in tag.span()), len(text)]
    voice, outside = None, False
    for tag, begin, end in zip([None, *tags], bounds[::2], bounds[1::2], strict=True):
        if tag:
            voice, outside = (None, True) if tag[2] else (tidy(html.unescape(tag[1] or "")) or None, False)
        part = text[begin:end]
        lines = [line for line in html.unescape(_TAG.sub("", part)).split("\n") if line.strip()]
        if outside and part.startswith("\n") and lines:
            yield Cue(tidy(" ".join(lines)), *times, nobodys=True)
        else:
            yield from cues_of(lines, times, dialogue=dialogue and not tags, voice=voice)
