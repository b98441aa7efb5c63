"""Encoded packets on the timeline: clips begin at the packet nearest to their time, so that no error adds up.

A packet lasts a fixed time that is no multiple of a slot. A clip is shifted by half a packet at most; what its
last packets would say of its silent tail is left out where the next clip begins.
"""

import struct
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice, repeat
from typing import BinaryIO

from voicereader.rendering.timeline import SLOT

_LENGTH = struct.Struct("<H")


def dumps(packets: Iterable[bytes]) -> bytes:
    """Return packets as the store keeps them: each behind its length in two bytes."""
    return b"".join(_LENGTH.pack(len(packet)) + packet for packet in packets)


def loads(content: bytes) -> Iterator[bytes]:
    """Yield the packets that `dumps` wrote.

    Raises:
        ValueError: the content is cut short.
    """
    begin = 0
    while begin < len(content):
        if begin + _LENGTH.size > len(content):
            raise ValueError("a packet's length is cut short")
        (length,) = _LENGTH.unpack_from(content, begin)
        begin += _LENGTH.size
        if begin + length > len(content):
            raise ValueError("a packet is cut short")
        yield content[begin : begin + length]
        begin += length


def stream(file: BinaryIO) -> Iterator[bytes]:
    """Yield the packets of an open file, one in memory at a time."""
    while head := file.read(_LENGTH.size):
        yield file.read(_LENGTH.unpack(head)[0])


class Grid:
    """Lays clips of packets one after another.

    Args:
        lasts: frames of `SAMPLE_RATE` in a packet.
        silence: a packet that decodes to nothing.
    """

    def __init__(self, lasts: Fraction, silence: bytes) -> None:
        self._lasts, self._silence = lasts, silence
        self._slots = self._packets = 0

    def add(self, content: bytes, slots: int, pause: int) -> list[bytes]:
        """Return the packets of a clip and the silence after it, up to where the next one begins."""
        self._slots += slots + pause
        until = round(self._slots * SLOT / self._lasts)
        count, self._packets = until - self._packets, until
        return list(islice(chain(loads(content), repeat(self._silence)), count))
