"""Engines for the tests, found by entry point like any other: one that hums and fails on request, one that never starts."""

import array
import math
import os
import time
from pathlib import Path

from voicereader.engines import Speech
from voicereader.model import SAMPLE_RATE, Mark, Prosody, Span, Voice

PITCHES = (110, 147, 196, 247, 330)


class Tones:
    """Hums a tone of 50 ms a word. Words in capitals make it fail; FLAKY only where the named file is not there."""

    name = "tones"
    version = "1"
    ms_per_word = 1.0
    ms_to_start = 0.0

    def __init__(self, _folder: Path) -> None:
        """Keep nothing; die where a file is named that is not there yet."""
        once = os.environ.get("DIES_AT_ITS_START")
        if once and not Path(once).exists():
            Path(once).touch()
            os._exit(9)

    def voices(self) -> tuple[Voice, ...]:
        """Return a voice for each pitch."""
        return tuple(Voice(f"tones:{hertz}", self.name, f"{hertz} Hz", ("en",), "CC0-1.0", "1") for hertz in PITCHES)

    def speak(self, text: str, voice: Voice, prosody: Prosody) -> Speech:
        """Hum, fail or hang, as the text says."""
        words = text.split()
        self._fail(words)
        frames = round(SAMPLE_RATE * 0.05 / prosody.rate)
        step = 2 * math.pi * int(voice.id.split(":")[1]) / SAMPLE_RATE
        tone = array.array("h", (round(8000 * math.sin(step * n)) for n in range(frames * len(words))))
        starts = [text.index(word) for word in words]
        marks = [
            Mark(Span(begin, begin + len(word)), n * frames)
            for n, (begin, word) in enumerate(zip(starts, words, strict=False))
        ]
        return Speech(tone.tobytes(), SAMPLE_RATE, tuple(marks))

    def _fail(self, words: list[str]) -> None:
        if "CRASH." in words:
            os._exit(9)
        if "RAISE." in words:
            raise RuntimeError("told to")
        if "HANG." in words:
            time.sleep(600)
        if "GROW." in words:
            bytearray(6 << 30)
        if "SLOW." in words:
            time.sleep(0.5)
        if "FLAKY." in words:
            once = Path(os.environ["FLAKY_FILE"])
            if not once.exists():
                once.touch()
                os._exit(9)


class Broken:
    """Does not start."""

    def __init__(self, _folder: Path) -> None:
        raise RuntimeError("no data files")
