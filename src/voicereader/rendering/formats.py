"""The formats in which a rendition is given: how a clip is kept for each, and how clips become a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Protocol

from voicereader.errors import UnknownFormat
from voicereader.model import SAMPLE_RATE, Clip, Speaker, Utterance
from voicereader.rendering import captions, clipfile, mp3, mp3_file, wav
from voicereader.rendering.cues import cue
from voicereader.rendering.tags import Tags
from voicereader.rendering.timeline import SLOT


@dataclass(frozen=True, slots=True)
class Segment:
    """A clip at its place in a rendition: its content as kept for the format, and where it begins.

    `slots` is what it takes, its tail included, `pause` the slots of silence after it, `begin` its first slot.
    """

    utterance: Utterance
    speaker: Speaker | None
    content: bytes
    frames: int
    slots: int
    pause: int
    begin: int


class Joiner(Protocol):
    """Turns segments, in order, into the bytes of a file."""

    def open(self) -> bytes:
        """Return the bytes that open the file."""

    def add(self, content: bytes, slots: int, pause: int) -> bytes:
        """Return the bytes of one clip and the silence after it."""

    def close(self) -> bytes:
        """Return the last bytes."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `name` is its suffix too.

    `kept` says what of a clip is joined: its `encoded` form, kept beside it, its `pcm`, or its `marks`.
    `encode` takes PCM of whole slots; `pieces` yields the same bytes, the first of them soon, where a clip is
    joined as it is. `streams` says whether
    the bytes can be heard while they are made; `finish` makes the written file whole, once all is known.
    `bit_rate` is in kbit/s, None where it depends on the content.
    """

    name: str
    title: str
    media_type: str
    kept: Literal["encoded", "pcm", "marks"]
    join: Callable[[Tags], "Join"]
    finish: Callable[[Path, Tags, int], None]
    encode: Callable[[bytes], bytes] = bytes
    pieces: Callable[[bytes], Iterable[bytes]] | None = None
    streams: bool = True
    bit_rate: int | None = None


@dataclass(slots=True)
class Join:
    """A file in the making."""

    opening: bytes
    add: Callable[[Segment], bytes]
    close: Callable[[], bytes] = field(default=bytes)


def _sound(joiner: Joiner) -> Join:
    return Join(joiner.open(), lambda each: joiner.add(each.content, each.slots, each.pause), joiner.close)


def _text(writer: captions.WebVTT | captions.SubRip | captions.Json) -> Join:
    def add(each: Segment) -> bytes:
        clip: Clip = clipfile.loads(each.content, each.frames)
        name = each.speaker.name if each.speaker else None
        return writer.add(each.utterance, name, cue(each.utterance, clip, each.begin * SLOT)).encode()

    return Join(writer.open().encode(), add, lambda: writer.close().encode())


def _coder(name: str) -> Any:
    """Return the module of a format whose libraries take a quarter of a command's start: only where it is made."""
    return import_module(f"voicereader.rendering.{name}")


def _as_it_is(file: Path, tags: Tags, slots: int) -> None:
    """Leave a file that is whole as it is written."""


_ALL = (
    Format(
        "mp3",
        "MP3",
        "audio/mpeg",
        "encoded",
        lambda tags: _sound(mp3_file.Joiner(tags)),
        mp3_file.finish,
        mp3.encode,
        mp3.pieces,
        bit_rate=mp3.BIT_RATE,
    ),
    Format(
        "opus",
        "Opus",
        "audio/ogg",
        "encoded",
        lambda tags: _sound(_coder("opus").Joiner(tags)),
        _as_it_is,
        lambda pcm: _coder("opus").encode(pcm),
        bit_rate=32,
    ),
    Format(
        "m4b",
        "M4B audiobook",
        "audio/mp4",
        "encoded",
        lambda tags: _sound(_coder("m4b").Joiner(tags)),
        lambda file, tags, slots: _coder("m4b").finish(file, tags, slots),
        lambda pcm: _coder("m4b").encode(pcm),
        streams=False,
        bit_rate=64,
    ),
    Format(
        "flac",
        "FLAC",
        "audio/flac",
        "pcm",
        lambda tags: _sound(_coder("flac").Joiner(tags)),
        lambda file, tags, slots: _coder("flac").finish(file, tags, slots),
    ),
    Format(
        "wav",
        "WAV",
        "audio/wav",
        "pcm",
        lambda tags: _sound(wav.Joiner(tags)),
        wav.finish,
        bit_rate=round(16 * SAMPLE_RATE / 1000),
    ),
    Format("vtt", "WebVTT", "text/vtt", "marks", lambda tags: _text(captions.WebVTT(tags.language)), _as_it_is),
    Format("srt", "SubRip", "application/x-subrip", "marks", lambda _: _text(captions.SubRip()), _as_it_is),
    Format("json", "JSON", "application/json", "marks", lambda _: _text(captions.Json()), _as_it_is),
)

FORMATS = {each.name: each for each in _ALL}
SOUNDS = tuple(name for name, each in FORMATS.items() if each.kept != "marks")


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        UnknownFormat: there is none.
    """
    if name not in FORMATS:
        *most, last = FORMATS
        raise UnknownFormat(f"Sound is not made as “{name[:20]}”; ask for {', '.join(most)} or {last}.")
    return FORMATS[name]
