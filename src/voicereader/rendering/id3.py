"""ID3v2.4 tags with chapters (id3.org, "ID3v2 Chapter Frame Addendum") and a cover, to stand before an MP3."""

import struct
from itertools import pairwise

from voicereader.model import SAMPLE_RATE
from voicereader.rendering.tags import Tags
from voicereader.rendering.timeline import SLOT

HEAD = 10
"""Bytes before what a tag holds."""

_UTF8 = b"\x03"
_COVER = b"\x03"
_NO_OFFSET = 0xFFFFFFFF
_ORDERED_TOP = 3
_MOST = 255
"""Chapters that a table of contents can list; a file with more has the first ones in it."""


def tag(tags: Tags, slots: int) -> bytes:
    """Return the tag of a file of so many slots."""
    texts = {"TIT2": tags.title, "TPE1": tags.artist, "TDRC": tags.date}
    body = b"".join(_text(name, value) for name, value in texts.items() if value)
    body += _chapters(tags, slots * SLOT)
    if tags.cover:
        kind = b"image/png" if tags.cover.startswith(b"\x89PNG") else b"image/jpeg"
        body += _frame("APIC", b"\x00" + kind + b"\0" + _COVER + b"\0" + tags.cover)
    return b"ID3\x04\x00\x00" + _size(len(body)) + body


def length(head: bytes) -> int:
    """Return how long the tag is whose first `HEAD` bytes these are; 0 where they begin none."""
    if not head.startswith(b"ID3") or len(head) < HEAD:
        return 0
    return HEAD + sum((each & 0x7F) << shift for each, shift in zip(head[6:], (21, 14, 7, 0), strict=True))


def _chapters(tags: Tags, frames: int) -> bytes:
    begins = [*(chapter.begin for chapter in tags.chapters), frames]
    times = pairwise(round(begin * 1000 / SAMPLE_RATE) for begin in begins)
    ids = [f"chp{number}".encode() + b"\0" for number in range(1, len(tags.chapters) + 1)]
    made = [
        _frame("CHAP", name + struct.pack(">4I", begin, end, _NO_OFFSET, _NO_OFFSET) + _text("TIT2", chapter.title))
        for name, chapter, (begin, end) in zip(ids, tags.chapters, times, strict=True)
    ]
    if not made:
        return b""
    listed = ids[:_MOST]
    return _frame("CTOC", b"toc\0" + bytes([_ORDERED_TOP, len(listed)]) + b"".join(listed)) + b"".join(made)


def _text(name: str, value: str) -> bytes:
    return _frame(name, _UTF8 + value.replace("\0", " ").encode(errors="replace"))


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + _size(len(body)) + b"\0\0" + body


def _size(number: int) -> bytes:
    """Return 28 bits in four bytes whose highest bit is clear."""
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))
