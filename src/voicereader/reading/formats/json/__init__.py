"""The reader for JSON: podcast transcripts, what recognisers of speech write, and VoiceReader's own."""

import json
import re
from typing import Any

from voicereader.errors import UnreadableTranscript
from voicereader.model import Transcript
from voicereader.reading.dates import find_date
from voicereader.reading.decoding import visible
from voicereader.reading.formats.captions.cues import Cue, checked, told
from voicereader.reading.formats.captions.found import with_found_voices
from voicereader.reading.formats.given import language_tag, text_of
from voicereader.reading.formats.json.members import members, parts_of, plainly
from voicereader.reading.formats.json.own import from_json
from voicereader.reading.formats.json.talk import cues_in
from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Sheet

_MOST_BYTES = 12_000_000
_MOST_OBJECTS = 250_000  # seven hours of words, with what recognisers say of each
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u(?P<code>[0-9a-fA-F]{4})|\\.", re.DOTALL
)
_TITLE = ["title", "meetingtitle", "episodetitle", "headline", "subject", "topic"]
_DATE = ["date", "meetingdate", "recordingdate", "recordedat", "publishedat", "starttime", "startdate"]
_PLACE = ["place", "location", "venue"]
_LANGUAGE = ["language", "languagecode", "lang", "locale", "detectedlanguage"]
_LICENCE = ["licence", "license"]
_ABOUT = ["metadata", "meta", "meeting", "episode", "transcript", "results", "result"]


def read(content: bytes, name: str) -> Sheet | Transcript:
    """Read JSON, or JSON Lines; where its shape is unknown, the list that holds most words is the talk.

    Raises:
        UnreadableTranscript: it is no JSON, too large or without words; the sentence says what to do.
    """
    document = _parsed(text_of(content, name, most=_MOST_BYTES), name)
    own = from_json(document)
    if own:
        return own
    cues = cues_in(document, name)
    said = told(cues if any(cue.voice for cue in cues) else with_found_voices(cues))
    loose = checked([Cue(part) for part in parts_of(document)], name) if not cues else []
    dated = find_date(_about(document, _DATE) or "")
    return Sheet(
        said.lines or to_lines("\n".join(cue.text for cue in loose)),
        title=_about(document, _TITLE),
        date=dated.date if dated else None,
        place=_about(document, _PLACE),
        supposed=language_tag(_about(document, _LANGUAGE)),
        licence=_about(document, _LICENCE),
        people=said.people,
        spoken=bool(said.lines),
    )


def _parsed(text: str, name: str) -> Any:
    if text.count("{") + text.count("[") > _MOST_OBJECTS:
        raise UnreadableTranscript(f"{name} has more than {_MOST_OBJECTS} objects: split it into several files.")
    try:
        return _loaded(_ESCAPE.sub(_visible, text) if "\\u" in text else text)
    except RecursionError as error:
        raise UnreadableTranscript(f"{name} is nested too deeply to be a transcript: choose another file.") from error
    except ValueError as error:
        raise UnreadableTranscript(f"{name} is no valid JSON ({error}): mend it, or save the text.") from error


def _visible(escape: re.Match[str]) -> str:
    """Take away what nobody sees, and halves of letters, also where they are written as their numbers."""
    return escape[0] if not escape["code"] or visible(chr(int(escape["code"], 16))) else ""


def _loaded(text: str) -> Any:
    """Return what a text says as JSON, or line by line."""
    try:
        return json.loads(text)
    except ValueError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or not all(line.strip().startswith("{") for line in lines):  # noqa: PLR2004 - more than one
            raise
        try:
            return [json.loads(line) for line in lines]
        except ValueError:
            raise error from None


def _about(document: Any, names: list[str]) -> str | None:
    """Return what the head of a document says of it, or what it has for a head."""
    heads = [plainly(document)]
    heads += [plainly(value) for head in heads for _, value in members(head, _ABOUT)]
    said = (value for head in heads for _, value in members(head, names))
    return next((value.strip() for value in said if isinstance(value, str) and value.strip()), None)
