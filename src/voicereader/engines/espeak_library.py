"""espeak-ng as a C library, reached with ctypes: what it speaks, and which phonemes it would.

Sources: `speak_lib.h` and `espeak_ng.h` of espeak-ng 1.52; what is said of times was measured.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import espeakng_loader

from voicereader.model import SAMPLE_RATE

SLOWEST, ORDINARY, FASTEST = 80, 175, 780
"""Words per minute, nominally. From 450 on the library speaks at 175 and shortens the sound with sonic."""

MIDDLE_PITCH, HIGHEST_PITCH = 50, 99
FULL_VOLUME, HIGHEST_VOLUME = 100, 200

_RATE, _VOLUME, _PITCH = 1, 2, 3
_SYNCHRONOUS = 2
_PHONEME_EVENTS = 0x0001
_DONT_EXIT = 0x8000  # else the library ends the process where its data is missing
_UTF8 = 1  # without the flags for SSML and [[phonemes]]: markup is read out as it stands
_AS_IPA = 2
_SWITCH = re.compile(r"\([a-z-]+\)")  # `(fr)` where the library changes to another language's sounds
_SONIC_RATE = 450
_BUFFER_MS = 100  # its length changes the sound, from a pause on, at high rates and in some voices
_DESCRIPTORS = Path("/dev/fd")
_WORD, _PHONEME = 1, 7
_ALONE = Lock()  # the library keeps its state in globals


class _Event(ctypes.Structure):
    # The union at the end is read as bytes: a phoneme's name may fill it without a terminator.
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak, in the library's own measures.

    `voice` is a file below its `lang` folder, `+variant` at the end; `rate` is in words a minute, `pitch`
    goes from 0 to 99, `volume` from 0 to 200.
    """

    voice: str
    rate: int = ORDINARY
    pitch: int = MIDDLE_PITCH
    volume: int = FULL_VOLUME


class Listener(Protocol):
    """Who hears the speech while it is made. What it raises ends the speech; `stopped` does so too."""

    stopped: bool

    def hear_sound(self, pcm: bytes) -> None:
        """Take the next 100 ms or less: 16-bit mono at `SAMPLE_RATE`."""

    def hear_word(self, begin: int, length: int, frame: int) -> None:
        """Take the word at `begin` (code points) that sounds from `frame`. A word may come twice, or not at all."""


def version() -> str:
    """Return the version of the library."""
    with _ALONE, _loaded() as library:
        library.espeak_Info.restype = ctypes.c_char_p
        return str(library.espeak_Info(None).decode())


def speak(text: str, manner: Manner, listener: Listener) -> None:
    """Speak `text`, which holds no U+0000 and no surrogate, to `listener`.

    The same text and manner give the same bytes, whatever was spoken before. Threads wait for one another;
    the listener must not speak.

    Raises:
        ValueError: there is no such voice.
        OSError: the library or its data does not load.
    """
    hearing = _Hearing(listener, manner.rate / ORDINARY if manner.rate >= _SONIC_RATE else 1.0)
    with _ALONE, _loaded() as library:
        data = espeakng_loader.get_data_path()
        rate = library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data.encode(), _PHONEME_EVENTS | _DONT_EXIT)
        if rate != SAMPLE_RATE:
            raise OSError("espeak-ng cannot read its voices.")
        try:
            callback = _Callback(hearing.answer)
            library.espeak_SetSynthCallback(callback)
            _prepare(library, Path(data, "lang"), manner)
            encoded = text.encode()
            library.espeak_Synth(encoded, ctypes.c_size_t(len(encoded) + 1), 0, 1, 0, _UTF8, None, None)
        finally:
            library.espeak_Terminate()
    if hearing.error is not None:
        raise hearing.error


def phonemes(texts: Iterable[str], voice: str) -> list[str]:
    """Return each text in the International Phonetic Alphabet, words apart, without its punctuation.

    Args:
        texts: without U+0000 and surrogates.
        voice: a file below the library's `lang` folder, such as `gmw/en-US`.

    Raises:
        ValueError: there is no such voice.
        OSError: the library or its data does not load.
    """
    with _ALONE, _loaded() as library:
        data = espeakng_loader.get_data_path()
        if library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data.encode(), _DONT_EXIT) != SAMPLE_RATE:
            raise OSError("espeak-ng cannot read its voices.")
        try:
            if not _has_voice(library, Path(data, "lang"), voice):
                raise ValueError(f"espeak-ng has no voice “{voice}”.")
            library.espeak_TextToPhonemes.restype = ctypes.c_char_p
            return [" ".join(_clauses(library, text)) for text in texts]
        finally:
            library.espeak_Terminate()


def _clauses(library: Any, text: str) -> Iterator[str]:
    """Yield the phonemes of each clause; the library moves the pointer on, and at the end to nothing."""
    pointer = ctypes.c_char_p(text.encode())
    while pointer.value:
        found = library.espeak_TextToPhonemes(ctypes.byref(pointer), _UTF8, _AS_IPA) or b""
        yield _SWITCH.sub("", found.decode()).strip()


@contextmanager
def _loaded() -> Iterator[Any]:
    # Loaded anew for each utterance, which costs 0.6 ms: the phase of the flutter and what else colours the
    # sound lives in static variables that neither its random seed nor `espeak_Initialize` resets. Never with
    # RTLD_GLOBAL: another engine's copy of the library would then call into this one.
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    try:
        yield library
    finally:
        ctypes.CDLL(None).dlclose(ctypes.c_void_p(library._handle))  # noqa: SLF001 (ctypes has no public one)


def _prepare(library: Any, languages: Path, manner: Manner) -> None:
    library.espeak_ng_SetRandSeed(ctypes.c_long(1))  # the library takes the clock
    if not _has_voice(library, languages, manner.voice):
        raise ValueError(f"espeak-ng has no voice “{manner.voice}”.")
    library.espeak_SetParameter(_RATE, manner.rate, 0)
    library.espeak_SetParameter(_PITCH, manner.pitch, 0)
    library.espeak_SetParameter(_VOLUME, manner.volume, 0)


def _has_voice(library: Any, languages: Path, voice: str) -> bool:
    """Set the voice; tell whether there is one of that name."""
    # The library puts names in lower case. By name it then reads all 240 files (2 ms) to find one with capitals;
    # by file, which sounds the same, it wants a path of at most 59 small letters: that of an open file is one.
    language, plus, variant = voice.partition("+")
    file = languages / language
    if not (_DESCRIPTORS.is_dir() and file.is_file()):
        return bool(library.espeak_SetVoiceByName(voice.encode()) == 0)
    with file.open("rb") as opened:
        name = f"{_DESCRIPTORS}/{opened.fileno()}{plus}{variant}"
        return bool(library.espeak_ng_SetVoiceByFile(name.encode()) == 0)


class _Hearing:
    """One utterance, as the library calls back."""

    def __init__(self, listener: Listener, shortened: float) -> None:
        self.error: BaseException | None = None
        self._listener = listener
        self._shortened = shortened
        self._frames = 0
        self._word: tuple[int, int] | None = None

    def answer(self, sound: Any, frames: int, events: Any) -> int:
        """Take sound and events; 1 ends the speech. Nothing can be raised through C, so it is kept."""
        try:
            for event in events:
                if not event.type:
                    break
                self._take(event)
            if frames > 0:
                self._listener.hear_sound(ctypes.string_at(sound, 2 * frames))
                self._frames += frames
        except BaseException as error:  # noqa: BLE001
            self.error = error
            return 1
        return int(self._listener.stopped)

    def _take(self, event: _Event) -> None:
        # A word sounds from its first phoneme that is no pause (4 ms off at most); its own event comes up
        # to 53 ms too early. Within the buffer, events count the frames before sonic shortened them.
        if event.type == _WORD and event.length > 0:
            self._word = (event.text_position - 1, event.length)
        elif event.type == _PHONEME and self._word and not event.name.startswith(b"_"):
            frame = self._frames + round((event.sample - self._frames) / self._shortened)
            self._listener.hear_word(*self._word, frame)
            self._word = None
