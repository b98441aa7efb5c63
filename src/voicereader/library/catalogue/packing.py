"""Transcripts and outlines as JSON: what is kept must not be able to run, so it is no pickle."""

import datetime as dt
import json
import zlib
from collections.abc import Iterable
from typing import Any

from voicereader.model import Kind, Outline, Passage, Span, Speaker, Transcript, Turn

_QUICK = 3
"""Of zlib's levels: half the size of none in a tenth of the time of the best."""


def pack(transcript: Transcript) -> bytes:
    """Return a transcript as bytes."""
    this = transcript
    about = [this.title, this.language, _iso(this.date), this.place, this.source, this.licence]
    turns = [
        [each.id, each.speaker_id, each.label, each.paragraphs, each.kinds, each.note, each.language,
         each.begin, each.end, [[one.span.begin, one.span.end, one.language] for one in each.passages]]
        for each in this.turns
    ]  # fmt: skip
    return zlib.compress(json.dumps([about, _rows(this.speakers), turns]).encode(), _QUICK)


def unpack(packed: bytes) -> Transcript:
    """Return a transcript from its bytes.

    Raises:
        ValueError: they are no transcript's.
    """
    try:
        about, speakers, turns = json.loads(zlib.decompress(packed))
        title, language, date, place, source, licence = about
        spoken = tuple(_turn(*row) for row in turns)
        return Transcript(title, language, spoken, Folk().speakers(speakers), _date(date), place, source, licence)
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from error


def pack_outline(outline: Outline) -> str:
    """Return an outline as text."""
    this = outline
    return json.dumps(
        [
            this.title,
            this.language,
            _rows(this.speakers),
            this.turns,
            this.sentences,
            this.words,
            this.seconds,
            this.timed,
            _iso(this.date),
            this.place,
        ]
    )


class Folk:
    """Restores outlines; people who are the same in several of them are one object, so that many take little room."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Speaker] = {}

    def outline(self, text: str) -> Outline:
        """Return an outline from its text."""
        title, language, speakers, turns, sentences, words, seconds, timed, date, place = json.loads(text)
        counted = tuple(turns), tuple(sentences), tuple(words), tuple(seconds)
        return Outline(title, language, self.speakers(speakers), *counted, timed, _date(date), place)

    def speakers(self, rows: Iterable[list[Any]]) -> tuple[Speaker, ...]:
        """Return speakers from their rows."""
        return tuple(self._speaker((*row[:3], tuple(row[3]), *row[4:])) for row in rows)

    def _speaker(self, row: tuple[Any, ...]) -> Speaker:
        if row not in self._known:
            self._known[row] = Speaker(*row)
        return self._known[row]


def _rows(speakers: Iterable[Speaker]) -> list[list[Any]]:
    return [[each.id, each.name, each.role, each.aliases, each.gender, each.anonymous] for each in speakers]


def _turn(
    identity: str, speaker: str | None, label: str | None, paragraphs: list[str], kinds: list[Kind], *about: Any
) -> Turn:
    note, language, begin, end, passages = about
    others = tuple(Passage(Span(first, last), tag) for first, last, tag in passages)
    return Turn(identity, speaker, label, tuple(paragraphs), note, language, begin, end, tuple(kinds), others)


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
