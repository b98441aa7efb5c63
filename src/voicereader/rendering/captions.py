"""Cues as files: WebVTT with voices and word times, SubRip, JSON. Each is written a cue at a time."""

import html
import json
import re
from collections.abc import Callable
from itertools import pairwise

from voicereader.model import SAMPLE_RATE, Cue, Utterance

_LINE_END = re.compile(r"\s*[\r\n\u2028\u2029\x0b\x0c\x85]\s*")


class WebVTT:
    """WebVTT (W3C): `<v Name>` on every cue of a person, a timestamp before every word but the first.

    A cue in another `language` than the transcript says so: `<lang de>`.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def open(self) -> str:
        """Return what opens the file."""
        return "WEBVTT\n"

    def add(self, utterance: Utterance, speaker: str | None, cue: Cue) -> str:
        """Return one cue."""
        text = _words(utterance.printed, cue, lambda text: html.escape(text, quote=False))
        if utterance.language != self._language:
            text = f"<lang {html.escape(utterance.language)}>{text}</lang>"
        voice = f"<v {_one_line(html.escape(speaker, quote=False))}>" if speaker else ""
        return f"\n{cue.utterance_id}\n{_clock(cue.begin)} --> {_clock(cue.end)}\n{voice}{_one_line(text)}\n"

    def close(self) -> str:
        """Return what ends the file."""
        return ""


class SubRip:
    """SubRip: numbered cues; a speaker is named where another one begins."""

    def __init__(self) -> None:
        self._count = 0
        self._speaking: str | None = None

    def open(self) -> str:
        """Return what opens the file."""
        return ""

    def add(self, utterance: Utterance, speaker: str | None, cue: Cue) -> str:
        """Return one cue."""
        self._count += 1
        name = f"{_one_line(speaker)}: " if speaker and speaker != self._speaking else ""
        self._speaking = speaker
        begin, end = (_clock(frame).replace(".", ",") for frame in (cue.begin, cue.end))
        return f"{self._count}\n{begin} --> {end}\n{name}{_one_line(utterance.printed)}\n\n"

    def close(self) -> str:
        """Return what ends the file."""
        return ""


class Json:
    """One JSON object, a cue a line. Times are seconds; words are `[first, last + 1, from, to]`, in code points."""

    def __init__(self) -> None:
        self._end = 0
        self._first = True

    def open(self) -> str:
        """Return what opens the file."""
        return f'{{"version": 1, "sample_rate": {SAMPLE_RATE}, "cues": [\n'

    def add(self, utterance: Utterance, speaker: str | None, cue: Cue) -> str:
        """Return one cue."""
        ends = [mark.frame for mark in cue.words[1:]] + [cue.end]
        record = {
            "id": cue.utterance_id,
            "turn": utterance.turn_id,
            "speaker": {"id": utterance.speaker_id, "name": speaker} if speaker else None,
            "begin": _seconds(cue.begin),
            "end": _seconds(cue.end),
            "language": utterance.language,
            "text": utterance.printed,
            "words": [
                [mark.span.begin, mark.span.end, _seconds(mark.frame), _seconds(end)]
                for mark, end in zip(cue.words, ends, strict=False)
            ],
        }
        comma, self._first, self._end = "" if self._first else ",\n", False, cue.end
        return comma + json.dumps(record, ensure_ascii=False)

    def close(self) -> str:
        """Return what ends the file."""
        return f'\n], "end": {_seconds(self._end)}}}\n'


def _words(text: str, cue: Cue, escape: Callable[[str], str]) -> str:
    """Return `text` with a timestamp before each word that begins within the cue, in ascending order."""
    pieces, begin, last = [], 0, _milliseconds(cue.begin)
    for _, mark in pairwise(cue.words):
        now = _milliseconds(mark.frame)
        if last < now < _milliseconds(cue.end):
            pieces += [escape(text[begin : mark.span.begin]), f"<{_clock(mark.frame)}>"]
            begin, last = mark.span.begin, now
    return "".join([*pieces, escape(text[begin:])])


def _one_line(text: str) -> str:
    # A blank line would end the cue, and `-->` would begin one.
    return _LINE_END.sub(" ", text).replace("-->", "→").strip()


def _seconds(frame: int) -> float:
    return round(frame / SAMPLE_RATE, 5)


def _milliseconds(frame: int) -> int:
    return round(frame * 1000 / SAMPLE_RATE)


def _clock(frame: int) -> str:
    seconds, thousandths = divmod(_milliseconds(frame), 1000)
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}.{thousandths:03}"
