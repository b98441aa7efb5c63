"""The embedded engine: espeak-ng, through pyttsx3. Small, fast, the same bytes every time, 120 languages."""

import hashlib
import math
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

from voicereader.engines import Speech, espeak_driver, espeak_library, espeak_voices
from voicereader.engines.espeak_marks import marks
from voicereader.model import SAMPLE_RATE, Prosody, Voice

RECIPE = 1
"""Counts up when the driver, or how prosody is handed on, changes the sound."""

_PACE = (
    # How many times as fast as at 175 words a minute espeak-ng is at others: measured on sentences of the seed
    # transcript, three English voices and a Russian one, which are 1 in 100 apart.
    *((0.47, 80), (0.52, 88), (0.76, 131), (1.0, 175), (1.23, 219), (1.43, 263)),
    *((1.64, 306), (1.84, 350), (1.99, 385), (2.26, 437), (2.43, 451), (4.21, 780)),
)

_ALONE = Lock()  # pyttsx3 has one engine for each driver's name


class EspeakEngine:
    """espeak-ng as an `Engine`. Rates from 0.5 to 4, pitches from 0.5 to 2, volumes from 0 to 2; others are clipped.

    A volume above 1 is compressed by espeak-ng, which does not clip. Several engines, also of several
    threads, may be used: they wait for one another.
    """

    name = "espeak"
    ms_per_word = 1.0
    ms_to_start = 0.0

    def __init__(self, _folder: Path | None = None) -> None:
        self._pyttsx3 = espeak_driver.init()
        self.version = (
            f"pyttsx3 {version('pyttsx3')}, espeak-ng {espeak_library.version()}, "
            f"espeakng-loader {version('espeakng-loader')}, recipe {RECIPE}"
        )

    def voices(self) -> tuple[Voice, ...]:
        """Return the English voices, clearest first, then those of each other language, its plain one first."""
        return tuple(voice for voice, _ in _repertoire().values())

    def speak(self, text: str, voice: Voice, prosody: Prosody) -> Speech:
        """Speak `text` as it stands, markup read out; what cannot be spoken is silence.

        Raises:
            ValueError: espeak has no voice of that id.
            InterruptedError: the speech was stopped from outside.
        """
        if voice.id not in _repertoire():
            raise ValueError(f"espeak has no voice “{voice.id}”.")
        text = espeak_driver.speakable(text)
        if not text.strip():
            return Speech(b"", SAMPLE_RATE, ())
        with _ALONE:
            heard = self._hear(text, _repertoire()[voice.id][1], prosody)
        pcm = b"".join(heard.pieces)
        return Speech(pcm, SAMPLE_RATE, marks(text, heard.words, len(pcm) // 2))

    def _hear(self, text: str, name: str, prosody: Prosody) -> "_Heard":
        heard = _Heard()
        topics = {"audio": heard.audio, "word": heard.word, "error": heard.error, "finished-utterance": heard.finished}
        tokens = [self._pyttsx3.connect(topic, take) for topic, take in topics.items()]
        try:
            self._pyttsx3.setProperty("voice", name)
            self._pyttsx3.setProperty("rate", _words_a_minute(prosody.rate))
            self._pyttsx3.setProperty("pitch", _pitch(prosody.pitch))
            self._pyttsx3.setProperty("volume", prosody.volume)
            self._pyttsx3.say(text)
            self._pyttsx3.runAndWait()
        finally:
            for token in tokens:
                self._pyttsx3.disconnect(token)
        if heard.exception is not None:
            raise heard.exception
        if not heard.completed:
            raise InterruptedError("The speech was stopped.")
        return heard


class _Heard:
    """What pyttsx3 notifies of one utterance."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.words: list[tuple[int, int, int]] = []
        self.exception: Exception | None = None
        self.completed = False

    def audio(self, name: str | None, pcm: bytes) -> None:  # noqa: ARG002 (pyttsx3 names the utterance)
        self.pieces.append(pcm)

    def word(self, name: str | None, location: int, length: int, frame: int) -> None:  # noqa: ARG002
        self.words.append((location, length, frame))

    def error(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002
        self.exception = exception

    def finished(self, name: str | None, completed: Any) -> None:  # noqa: ARG002
        self.completed = bool(completed)


def _words_a_minute(factor: float) -> int:
    """Return the nominal rate at which speech is `factor` times as fast, by linear interpolation."""
    factor = min(4.0, max(0.5, factor))
    (slow, slower), (fast, faster) = next(step for step in pairwise(_PACE) if factor <= step[1][0])
    return round(slower + (factor - slow) / (fast - slow) * (faster - slower))


def _pitch(factor: float) -> int:
    """Return a factor on espeak-ng's scale, where 50 steps are an octave (`pitch_adjust_tab` in synthdata.c)."""
    octaves = math.log2(min(2.0, max(0.5, factor)))
    return round(espeak_library.MIDDLE_PITCH * (1 + octaves))


@cache
def _repertoire() -> dict[str, tuple[Voice, str]]:
    """Return each voice with espeak-ng's own name for it, by id."""
    made = (_voice(definition, variant) for definition, variant in espeak_voices.offered())
    return {voice.id: (voice, name) for voice, name in made}


def _voice(definition: espeak_voices.Definition, variant: str) -> tuple[Voice, str]:
    name = f"{definition.path}+{variant}" if variant else definition.path
    contents = b"\0".join(espeak_voices.contents(file) for file in espeak_voices.files(name))
    voice = Voice(
        id=f"espeak:{definition.languages[0]}{'.' if variant else ''}{variant}".lower(),
        engine=EspeakEngine.name,
        name=f"{definition.name}, {variant.title()}" if variant else definition.name,
        languages=definition.languages,
        licence="GPL-3.0-or-later",
        digest=hashlib.sha256(contents).hexdigest(),
        gender=espeak_voices.gender(variant),
    )
    return voice, name
