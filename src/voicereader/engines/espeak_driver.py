"""A pyttsx3 driver over the espeak-ng of the wheel `espeakng-loader`.

pyttsx3's own espeak driver needs an installed library, loses files, prints and plays sound; this one runs
the whole queue within `runAndWait` and does nothing but notify. Beside pyttsx3's topics there are two:

    audio   pcm: bytes                                 16-bit mono at `SAMPLE_RATE`, some 100 ms
    word    location: int, length: int, frame: int     in code points from 0; where the word sounds
"""

import re
import sys
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyttsx3
from pyttsx3.voice import Voice

from voicereader.engines import espeak_library as library
from voicereader.engines import espeak_voices
from voicereader.model import SAMPLE_RATE

NAME = "voicereader_espeak"
_UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def init() -> Any:
    """Return pyttsx3's engine over this driver: the same one to all, as long as somebody holds it."""
    sys.modules.setdefault(f"pyttsx3.drivers.{NAME}", sys.modules[__name__])
    return pyttsx3.init(NAME)


def buildDriver(proxy: Any) -> "EspeakDriver":  # noqa: N802 (pyttsx3 calls it so)
    """Return a driver that notifies `proxy`."""
    return EspeakDriver(proxy)


class EspeakDriver:
    """What pyttsx3 asks of a driver. Properties: voice (`gmw/en+f2`), rate, pitch, volume (1.0 is full), voices."""

    def __init__(self, proxy: Any) -> None:
        self.stopped = False
        self._proxy = proxy
        self._manner = library.Manner("gmw/en-US")
        self._file: wave.Wave_write | None = None

    def destroy(self) -> None:
        """Nothing is held between utterances."""

    def getProperty(self, name: str) -> Any:  # noqa: N802
        """Return the value of a property.

        Raises:
            KeyError: there is no such property.
        """
        if name == "voices":
            return [Voice(each.path, each.name, list(each.languages)) for each in espeak_voices.definitions()]
        if name == "volume":
            return self._manner.volume / library.FULL_VOLUME
        if name in {"voice", "rate", "pitch"}:
            return getattr(self._manner, name)
        raise KeyError(name)

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        """Set a property; numbers beyond what the library speaks are clipped.

        Raises:
            KeyError: there is no such property.
            ValueError: there is no such voice.
        """
        if name == "voice":
            espeak_voices.files(value)  # the library takes an unknown variant for none
            self._manner = replace(self._manner, voice=value)
        elif name == "rate":
            self._manner = replace(self._manner, rate=_clip(value, library.SLOWEST, library.FASTEST))
        elif name == "pitch":
            self._manner = replace(self._manner, pitch=_clip(value, 0, library.HIGHEST_PITCH))
        elif name == "volume":
            volume = _clip(value * library.FULL_VOLUME, 0, library.HIGHEST_VOLUME)
            self._manner = replace(self._manner, volume=volume)
        else:
            raise KeyError(name)

    def startLoop(self) -> None:  # noqa: N802
        """Run all commands of the queue."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802
        """Nothing runs between commands."""

    def iterate(self) -> Iterator[None]:
        """Run all commands of the queue, each time when asked."""
        while True:
            self._proxy.setBusy(False)
            yield

    def stop(self) -> None:
        """End the utterance that is being spoken, within 100 ms of sound. Any thread may call it."""
        self.stopped = True

    def say(self, text: str) -> None:
        """Speak `text` to the topics."""
        self.stopped = completed = False
        self._proxy.notify("started-utterance")
        try:
            library.speak(speakable(str(text)), self._manner, self)
            completed = not self.stopped
        finally:
            self._proxy.notify("finished-utterance", completed=completed)

    def save_to_file(self, text: str, filename: str) -> None:
        """Speak `text` into a WAV file, which appears when it is whole."""
        part = Path(f"{filename}.part")
        try:
            with part.open("wb") as target, wave.open(target, "wb") as self._file:
                self._file.setnchannels(1)
                self._file.setsampwidth(2)
                self._file.setframerate(SAMPLE_RATE)
                self.say(text)
            if not self.stopped:
                part.replace(filename)
        finally:
            self._file = None
            part.unlink(missing_ok=True)

    def hear_sound(self, pcm: bytes) -> None:
        """Hand the library's sound on."""
        if self._file is not None:
            self._file.writeframesraw(pcm)
        self._proxy.notify("audio", pcm=pcm)

    def hear_word(self, begin: int, length: int, frame: int) -> None:
        """Hand on that a word begins."""
        self._proxy.notify("started-word", location=begin, length=length)
        self._proxy.notify("word", location=begin, length=length, frame=frame)


def speakable(text: str) -> str:
    """Return `text` with blanks for what cannot be handed to C or would command espeak-ng; as long as before."""
    return _UNSPEAKABLE.sub(" ", text)


def _clip(value: float, least: int, most: int) -> int:
    return min(most, max(least, round(value)))
