"""MP3 sentence by sentence: frames that can be joined, the silence between them, and the header before them.

Each sentence is encoded alone, from a fresh encoder, so its first frame needs no bits of an earlier one
and encoded sentences may follow one another as they are. A long sentence is encoded in two halves, parted
where it is silent, so that two cores share it and it is heard sooner. The header is a frame of silence with the
Xing/LAME tag: it tells players how long the file is and how many samples of encoder delay to leave out.
"""

import functools
import itertools
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import lameenc

from voicereader.engines import cores
from voicereader.model import SAMPLE_RATE
from voicereader.rendering.timeline import SLOT, TAIL

BIT_RATE = 64
_QUALITY = 5
_DELAY = 576
"""Samples of delay that the encoder adds; decoders know their own 529."""

_BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HEADER = 4
_SIDE = _HEADER + 9
"""Bytes before a frame's main data: MPEG-2 header and mono side information."""

_EARLY = 2 * SLOT * 26
"""Bytes of PCM that are encoded first: some half second of frames, what a player needs to begin."""

_LONG = 152
"""Slots, some four seconds: what is shorter is encoded at once."""

_SILENT = 32
"""The highest sample of what counts as silence: -60 dB of full scale."""

_SPILL = bytes(2 * SLOT * TAIL)
"""Silence after the PCM, so that the encoder lets go of its last frames."""


def encode(pcm: bytes) -> bytes:
    """Encode PCM of a whole number of slots (its tail silent) as that many MP3 frames.

    The sound comes 1105 samples late, as from every MP3 encoder; the header says so.
    """
    return b"".join(_side_by_side(*_halves(pcm)))


def pieces(pcm: bytes) -> Iterator[bytes]:
    """Yield what `encode` returns as whole frames: the first half second as soon as it is encoded, then the rest."""
    first, second = _halves(pcm)
    yield next(first)
    yield from _side_by_side(first, second)


def _halves(pcm: bytes) -> tuple[Iterator[bytes], Iterator[bytes]]:
    half = 2 * SLOT * _half(pcm)
    return _pieces(pcm[:half]), _pieces(pcm[half:])


def _side_by_side(first: Iterator[bytes], second: Iterator[bytes]) -> Iterator[bytes]:
    """Yield all of the first, then all of the second, which another core has encoded meanwhile where it may."""
    if cores.get() == 1:
        yield from itertools.chain(first, second)
        return
    with ThreadPoolExecutor(1) as other:  # the encoder lets other threads run
        rest = other.submit(b"".join, second)
        yield from first
        yield rest.result()


def _half(pcm: bytes) -> int:
    """Return the slot nearest to the middle before which it is silent long enough to part there; else all slots.

    What spills over from the first half is silence, so nothing is lost.
    """
    import numpy as np  # noqa: PLC0415  (only where sound is made: commands start faster)

    slots = np.frombuffer(pcm, "<i2").reshape(-1, SLOT)
    if len(slots) > _LONG:
        quiet = (slots.max(axis=1) <= _SILENT) & (slots.min(axis=1) >= -_SILENT)
        stops = np.flatnonzero(quiet[1:] & quiet[:-1]) + TAIL
        inner = stops[(stops > len(slots) // 4) & (stops < len(slots) * 3 // 4)]
        if len(inner):
            return int(inner[np.abs(inner - len(slots) // 2).argmin()])
    return len(slots)


def _pieces(pcm: bytes) -> Iterator[bytes]:
    missing = len(pcm) // (2 * SLOT)
    if not missing:
        return
    encoder = _encoder()
    waiting = b""
    for part in (pcm[:_EARLY], pcm[_EARLY:] + _SPILL, None):
        waiting += encoder.flush() if part is None else encoder.encode(part)
        ends = [0, *itertools.islice(_ends(waiting), missing)]
        missing -= len(ends) - 1
        if ends[-1]:
            yield waiting[: ends[-1]]
        waiting = waiting[ends[-1] :]


@functools.cache
def silence() -> bytes:
    """Return one frame that decodes to nothing and can stand anywhere."""
    return next(frames(_encoded(_SPILL)))


def header(slots: int | None = None, size: int | None = None) -> bytes:
    """Return the frame that opens a file of so many frames and bytes after it; None where that is not known yet."""
    flags = (slots is not None) | (size is not None) << 1
    tag = struct.pack(">4sI", b"Info", flags)
    tag += b"" if slots is None else struct.pack(">I", slots)
    tag += b"" if size is None else struct.pack(">I", len(silence()) + size)
    lame = b"LAME3.100" + bytes(12) + (_DELAY << 12).to_bytes(3, "big") + bytes(12)
    return (silence()[:4] + bytes(_SIDE - _HEADER) + tag + lame).ljust(len(silence()), b"\0")


def frames(stream: bytes) -> Iterator[bytes]:
    """Yield the frames of an MP3 stream of our own encoder.

    Raises:
        ValueError: the stream is cut short or is no MP3.
    """
    begin = 0
    for end in _ends(stream):
        yield stream[begin:end]
        begin = end
    if begin < len(stream):
        raise ValueError("an MP3 frame is cut short")


def _ends(stream: bytes) -> Iterator[int]:
    """Yield where each whole frame of a stream ends."""
    begin = 0
    while begin + _HEADER <= len(stream):
        word = int.from_bytes(stream[begin : begin + _HEADER], "big")
        if word >> 21 != 0x7FF:  # noqa: PLR2004  (the eleven set bits that open every frame)
            raise ValueError("not an MP3 frame")
        begin += 72_000 * _BIT_RATES[word >> 12 & 15] // SAMPLE_RATE + (word >> 9 & 1)
        if begin <= len(stream):
            yield begin


def _encoded(pcm: bytes) -> bytes:
    encoder = _encoder()
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


def _encoder() -> Any:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_quality(_QUALITY)
    return encoder
