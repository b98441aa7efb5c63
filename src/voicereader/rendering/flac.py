"""FLAC: the sound of the WAV, bit by bit, in half the room; encoded while it is joined."""

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from voicereader.model import SAMPLE_RATE
from voicereader.rendering.containers import Sink, named
from voicereader.rendering.tags import Tags
from voicereader.rendering.timeline import SLOT

_RATE_AND_LENGTH = 18
"""Where STREAMINFO has 28 bits of rate, channels and depth, then 36 bits that count the samples (RFC 9639, 8.2)."""


class Joiner:
    """Joins PCM to a FLAC file."""

    def __init__(self, tags: Tags) -> None:
        self._sink = Sink()
        self._container = av.open(self._sink, "w", format="flac")
        self._container.metadata.update(named(tags))
        self._stream = self._container.add_stream("flac", rate=SAMPLE_RATE)
        self._stream.codec_context.layout, self._stream.codec_context.format = "mono", "s16"
        self._fifo = av.AudioFifo()
        self._frames = 0

    def open(self) -> bytes:
        """Return the header, without the length that is not known yet."""
        self._container.start_encoding()
        return self._sink.take()

    def add(self, content: bytes, slots: int, pause: int) -> bytes:  # noqa: ARG002
        """Return the blocks that a clip and the silence after it fill."""
        pcm = content + bytes(2 * SLOT * pause)
        frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2").reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, self._frames, Fraction(1, SAMPLE_RATE)
        self._frames += frame.samples
        self._fifo.write(frame)
        self._encode(self._fifo.read_many(self._stream.codec_context.frame_size))
        return self._sink.take()

    def close(self) -> bytes:
        """Return the last block."""
        self._encode(self._fifo.read_many(self._stream.codec_context.frame_size, partial=True))
        self._container.mux(self._stream.encode(None))
        self._container.close()
        return self._sink.take()

    def _encode(self, frames: list[av.AudioFrame]) -> None:
        for frame in frames:
            self._container.mux(self._stream.encode(frame))


def finish(file: Path, tags: Tags, slots: int) -> None:  # noqa: ARG001
    """Write the length into the header."""
    with file.open("r+b") as written:
        written.seek(_RATE_AND_LENGTH)
        (field,) = struct.unpack(">Q", written.read(8))
        written.seek(_RATE_AND_LENGTH)
        written.write(struct.pack(">Q", field >> 36 << 36 | slots * SLOT))
