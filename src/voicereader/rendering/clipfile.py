"""A clip as a WAV file that anything plays, its word marks in a chunk of their own (`vrmk`, JSON)."""

import json
import struct

from voicereader.model import Clip, Mark, Span
from voicereader.rendering import wav
from voicereader.rendering.timeline import SLOT, clip_slots

_HEADER = 44


def dumps(clip: Clip) -> bytes:
    """Return the clip as the bytes of a WAV file."""
    marks = json.dumps([[mark.span.begin, mark.span.end, mark.frame] for mark in clip.marks]).encode()
    marks += b" " * (len(marks) % 2)  # RIFF chunks have an even length
    content = bytearray(wav.header(len(clip.pcm)) + clip.pcm + struct.pack("<4sI", b"vrmk", len(marks)) + marks)
    struct.pack_into("<I", content, 4, len(content) - 8)  # the RIFF form holds both chunks
    return bytes(content)


def loads(content: bytes, frames: int) -> Clip:
    """Return the clip of so many frames that `dumps` wrote."""
    end = _HEADER + 2 * frames
    marks = json.loads(content[end + 8 :])
    return Clip(content[_HEADER:end], tuple(Mark(Span(begin, stop), frame) for begin, stop, frame in marks))


def sound(content: bytes, frames: int) -> bytes:
    """Return the PCM of such a file with silence up to a whole number of slots, its tail among them."""
    return content[_HEADER : _HEADER + 2 * frames].ljust(2 * SLOT * clip_slots(frames), b"\0")
