"""The grid on which sound is laid: every clip and every pause lasts a whole number of slots.

A slot is one MP3 frame (576 samples below 32 kHz, ISO 13818-3), so that an MP3 joined from sentences
that were encoded alone is exactly as long as the WAV, and one timeline is right for every format.
"""

from voicereader.model import SAMPLE_RATE

SLOT = 576
"""Frames in a slot: 26 ms."""

TAIL = 2
"""Slots of silence that end every clip: an MP3 encoder's delay (1105 samples) spills into them."""


def clip_slots(frames: int) -> int:
    """Return how many slots a clip of so many frames takes, its tail among them."""
    return -(-frames // SLOT) + TAIL


def pause_slots(milliseconds: int) -> int:
    """Return how many slots follow a clip, beyond its tail, to make a pause of so many milliseconds."""
    return max(0, round(milliseconds * SAMPLE_RATE / 1000 / SLOT) - TAIL)
