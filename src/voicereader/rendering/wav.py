"""WAV: 16-bit mono PCM behind the classic 44-byte header."""

import struct
from pathlib import Path

from voicereader.model import SAMPLE_RATE
from voicereader.rendering.tags import Tags
from voicereader.rendering.timeline import SLOT

_UNKNOWN = 0xFFFFFFFF
"""The size that players take as `until the end`: for a stream in the making, and past four gigabytes."""


def header(size: int | None) -> bytes:
    """Return the header of a file with so many bytes of sound; None where that is not known yet."""
    known = size is not None and size + 36 < _UNKNOWN
    data = size if known and size is not None else _UNKNOWN
    riff = data + 36 if known else _UNKNOWN
    shape = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, SAMPLE_RATE, 2 * SAMPLE_RATE, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", riff, b"WAVE") + shape + struct.pack("<4sI", b"data", data)


class Joiner:
    """Joins PCM to a WAV file."""

    def __init__(self, tags: Tags) -> None:
        self._tags = tags  # WAV has no tags that players agree on

    def open(self) -> bytes:
        """Return the header, without the length that is not known yet."""
        return header(None)

    def add(self, content: bytes, slots: int, pause: int) -> bytes:  # noqa: ARG002
        """Return the PCM and the silence after it."""
        return content + bytes(2 * SLOT * pause)

    def close(self) -> bytes:
        """Nothing ends the file."""
        return b""


def finish(file: Path, tags: Tags, slots: int) -> None:  # noqa: ARG001
    """Write the length into the header."""
    with file.open("r+b") as written:
        written.write(header(2 * SLOT * slots))
