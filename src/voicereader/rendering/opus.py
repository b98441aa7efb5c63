"""Ogg Opus (RFC 7845): sentences encoded alone, packets of 20 ms joined, pages written by PyAV."""

import functools
from fractions import Fraction

import av

from voicereader.model import SAMPLE_RATE
from voicereader.rendering.containers import Sink, frames, named
from voicereader.rendering.packets import Grid, dumps
from voicereader.rendering.tags import Tags

BIT_RATE = 32
"""kbit/s, on average: speech of one voice is as clear as at twice that."""

_RATE = 48_000
_PACKET = 960
_SKIP = 312
"""Samples that the encoder looks ahead: players leave them out."""

_OPTIONS = {"page_duration": "500000", "fflags": "+bitexact"}
"""Without a number that is another each time: a file that is made again goes on where an interrupted download ended."""

_LASTS = Fraction(_PACKET * SAMPLE_RATE, _RATE)


def encode(pcm: bytes) -> bytes:
    """Encode PCM of whole slots; the packets are kept each behind its length."""
    return dumps(_packets(pcm))


class Joiner:
    """Joins clips to an Ogg stream that can be heard from its first page on."""

    def __init__(self, tags: Tags) -> None:
        self._sink = Sink()
        self._container = av.open(self._sink, "w", format="ogg", options=_OPTIONS)
        self._stream = self._container.add_stream("libopus", rate=_RATE)
        _set(self._stream.codec_context)
        self._container.metadata.update(named(tags))
        self._grid = Grid(_LASTS, _silence())
        self._count = 0

    def open(self) -> bytes:
        """Return the header pages."""
        self._container.start_encoding()
        return self._sink.take()

    def add(self, content: bytes, slots: int, pause: int) -> bytes:
        """Return the pages that a clip and the silence after it fill."""
        for packet in self._grid.add(content, slots, pause):
            self._mux(packet)
        return self._sink.take()

    def close(self) -> bytes:
        """Return the last page."""
        self._mux(_silence())  # the sound comes a little late: what the encoder looked ahead
        self._container.close()
        return self._sink.take()

    def _mux(self, content: bytes) -> None:
        packet = av.Packet(content)
        packet.stream = self._stream
        packet.time_base = Fraction(1, _RATE)
        packet.pts = packet.dts = self._count * _PACKET - _SKIP
        packet.duration = _PACKET
        self._count += 1
        self._container.mux(packet)


def _set(codec: av.AudioCodecContext) -> None:
    codec.layout, codec.format, codec.bit_rate = "mono", "flt", BIT_RATE * 1000
    codec.options = {"application": "audio", "frame_duration": "20"}


def _packets(pcm: bytes) -> list[bytes]:
    codec = av.CodecContext.create("libopus", "w")
    codec.sample_rate = _RATE
    _set(codec)
    codec.open()
    found: list[bytes] = []
    for frame in frames(pcm, "flt", _RATE, _PACKET):
        found += [bytes(packet) for packet in codec.encode(frame)]
    return found + [bytes(packet) for packet in codec.encode(None)]


@functools.cache
def _silence() -> bytes:
    return _packets(bytes(2 * SAMPLE_RATE))[10]
