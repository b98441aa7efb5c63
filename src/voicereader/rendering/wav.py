"""WAV: 16-bit mono PCM behind the classic 44-byte header."""

import struct

from voicereader.model import SAMPLE_RATE
from voicereader.rendering.timeline import SLOT

_UNKNOWN = 0xFFFFFFFF
"""The size that players take as `until the end`: for a stream in the making, and past four gigabytes."""


def header(_slots: int | None, size: int | None) -> bytes:
    """Return the header of a file with so many bytes of sound; None where that is not known yet."""
    known = size is not None and size + 36 < _UNKNOWN
    data = size if known and size is not None else _UNKNOWN
    riff = data + 36 if known else _UNKNOWN
    shape = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, SAMPLE_RATE, 2 * SAMPLE_RATE, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", riff, b"WAVE") + shape + struct.pack("<4sI", b"data", data)


def encode(pcm: bytes) -> bytes:
    """Return the PCM as it is."""
    return pcm


def silence() -> bytes:
    """Return one slot of silence."""
    return bytes(2 * SLOT)
