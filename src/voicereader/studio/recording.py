"""A rendition that was asked for, and its sound."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from voicereader.errors import VoiceReaderError
from voicereader.rendering import mp3_file
from voicereader.rendering.assembly import Making


@dataclass(frozen=True, slots=True)
class Recording:
    """A rendition that was asked for: `sound` is its file, or the making that can be followed to its end.

    `key` changes with its content, `name` is what to call it where it is kept, `streams` says whether it can
    be heard while it is made.
    """

    key: str
    name: str
    media_type: str
    streams: bool
    sound: Path | Making


def frames(recording: Recording) -> Iterator[bytes]:
    """Yield an MP3 to join to others: the frames of its file, or what is being made; nothing of what fails."""
    if isinstance(recording.sound, Path):
        yield from mp3_file.frames(recording.sound)
    else:
        with contextlib.suppress(VoiceReaderError):
            yield from recording.sound.stream()
