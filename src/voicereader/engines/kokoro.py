"""Kokoro's neural voices, through onnxruntime: `pip install voicereader[kokoro]`.

The folder `kokoro` in the folder of voices holds the model and a file of styles for each voice, as
`voicereader voices install kokoro` lays them out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from voicereader.engines import Speech, alignment, cores, espeak_library, pace
from voicereader.engines.espeak_driver import speakable
from voicereader.engines.kokoro_phonemes import VOCABULARY, alone, phonemes
from voicereader.errors import EngineUnavailable
from voicereader.model import Gender, Prosody, Voice
from voicereader.text import words

try:
    from voicereader.engines import onnx
except ImportError as error:
    raise EngineUnavailable("Kokoro is not installed; install it with: pip install voicereader[kokoro]") from error

RECIPE = 1
"""Counts up when how phonemes are made, or the model is driven, changes the sound."""

MODEL = "kokoro-v1.0.int8.onnx"
SAMPLE_RATE = 24_000

_DURATIONS = "/encoder/Clip_output_0"  # of each phoneme, in hops
_HOP = 600  # samples
_LONGEST = 500
"""Phonemes that the model takes at once; there are styles for 510, two of which frame the text."""

_EARLY = round(0.042 * SAMPLE_RATE)
"""Samples by which a phoneme sounds before its hop: the median over first words after pauses, by three voices."""

_PACES = ((0.5, 0.5), (0.69, 0.7), (0.8, 0.8), (0.93, 0.9), (1.0, 1.0), (1.14, 1.2), (1.53, 1.5), (1.7, 1.8))
"""Sentences of the seed transcript by three voices."""

_LANGUAGES = {
    "a": ("gmw/en-US", ("en-US", "en")),
    "b": ("gmw/en", ("en-GB", "en")),
    "e": ("roa/es", ("es",)),
    "f": ("roa/fr", ("fr",)),
    "h": ("inc/hi", ("hi",)),
    "i": ("roa/it", ("it",)),
    "p": ("roa/pt-BR", ("pt-BR", "pt")),
}
"""espeak-ng's voice and the languages, by the first letter of a voice. Japanese and Chinese want other phonemes."""

_GENDERS: dict[str, Gender] = {"f": "female", "m": "male"}
_BEST = (
    *("af_heart", "af_bella", "bf_emma", "am_michael", "am_fenrir", "am_puck", "af_sarah", "bm_george", "af_aoede"),
    *("bm_fable", "af_kore", "bf_isabella"),
)
"""The clearest, by the grades in `VOICES.md` of hexgrad/Kokoro-82M."""

_ODD = ("af_nicole", "am_santa")
"""Who whispers, and who laughs: the last to be cast."""


@dataclass(frozen=True, slots=True)
class _Installed:
    """A voice, its file of styles, and espeak-ng's voice for its phonemes."""

    voice: Voice
    styles: Path
    language: str


class KokoroEngine:
    """Kokoro as an `Engine`. Rates from 0.5 to 4, pitches from 0.5 to 2; a volume above 1 is 1.

    Pitch is the speed at which the samples are played, so the speech is made longer by as much.
    """

    name = "kokoro"
    ms_per_word = 200.0
    ms_to_start = 4_000.0

    def __init__(self, folder: Path) -> None:
        self._model = folder / "kokoro" / MODEL
        styles = self._model.parent / "voices"
        if not self._model.is_file() or not styles.is_dir():
            raise EngineUnavailable(
                f"Kokoro's voices are not in {self._model.parent}; get them with: voicereader voices install kokoro"
            )
        self.version = (
            f"onnxruntime {version('onnxruntime')}, espeak-ng {espeak_library.version()}, "
            f"model {onnx.digest(self._model)}, recipe {RECIPE}"
        )
        self._installed = {each.voice.id: each for each in _installed(styles)}

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices, clearest first."""
        return tuple(each.voice for each in self._installed.values())

    def speak(self, text: str, voice: Voice, prosody: Prosody) -> Speech:
        """Speak `text` as it stands; what cannot be spoken is silence.

        Raises:
            ValueError: there is no voice of that id.
        """
        if voice.id not in self._installed:
            raise ValueError(f"Kokoro has no voice “{voice.id}”.")
        installed = self._installed[voice.id]
        pitch = min(2.0, max(0.5, prosody.pitch))
        speed, beyond = pace.told(min(4.0, max(0.5, prosody.rate)) / pitch, _PACES)
        text = speakable(text)
        sounds: list[np.ndarray[Any, np.dtype[np.float32]]] = []
        heard, starts, reached = "", [], 0
        for spelt in _pieces(text, installed.language):
            sound, timed = self._sound(spelt, installed, speed)
            sounds.append(sound)
            heard += spelt
            starts += [reached + frame for frame in timed]
            reached += len(sound)
        volume = 32_767 * min(1.0, max(0.0, prosody.volume))
        samples = np.concatenate([np.zeros(0, np.float32), *sounds])
        rate = round(SAMPLE_RATE * pitch)
        pcm = pace.sped(np.rint(np.clip(samples, -1, 1) * volume).astype("<i2").tobytes(), rate, beyond)
        spans = tuple(words(text))
        found = alignment.onsets(heard, alone([span.of(text) for span in spans], installed.language))
        begins = [None if index is None else starts[index] for index in found]
        return Speech(pcm, rate, alignment.marks(spans, begins, len(pcm) // 2, beyond))

    def _sound(self, spelt: str, installed: _Installed, speed: float) -> tuple[Any, list[int]]:
        """Return the sound of phonemes, and the sample from which each sounds."""
        style = _styles(installed.styles)[len(spelt)].reshape(1, -1)
        tokens = np.array([[0, *(VOCABULARY[phoneme] for phoneme in spelt), 0]], np.int64)
        given = {"tokens": tokens, "style": style, "speed": np.array([speed], np.float32)}
        sound, durations = (made.ravel() for made in _load(self._model, cores.get()).run(None, given))
        ends = list(accumulate(int(duration) * _HOP for duration in durations))
        return sound, [max(0, end - _EARLY) for end in ends[: len(spelt)]]


def _pieces(text: str, language: str) -> Iterator[str]:
    """Yield the phonemes of a text; what is longer than the model takes is cut in two, at a clause, else a blank."""
    spelt = phonemes(text, language)
    if len(spelt) <= _LONGEST:
        if spelt.strip():
            yield spelt
        return
    middle = len(text) // 2
    for seam in (", ", "; ", " "):
        cut = text.rfind(seam, middle // 2, middle + middle // 2) + len(seam)
        if cut >= len(seam):
            break
    else:
        cut = middle
    yield from _pieces(text[:cut], language)
    yield from _pieces(text[cut:], language)


@lru_cache(maxsize=2)
def _load(model: Path, threads: int) -> Any:
    return onnx.session(model, _DURATIONS, threads)


@lru_cache(maxsize=64)
def _styles(file: Path) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Return the styles of a voice: a row of 256 for each count of phonemes."""
    return np.fromfile(file, "<f4").reshape(-1, 256)


def _installed(styles: Path) -> Iterator[_Installed]:
    files = {file.stem: file for file in styles.glob("*.bin") if file.stem[:1] in _LANGUAGES and file.stem[2:3] == "_"}

    def worth(name: str) -> tuple[int, bool, str]:
        return (_BEST.index(name) if name in _BEST else len(_BEST), name in _ODD, name)

    for name in sorted(files, key=worth):
        language, tags = _LANGUAGES[name[0]]
        title = name[3:].replace("_", " ").title()
        gender, digest = _GENDERS.get(name[1]), onnx.digest(files[name])
        voice = Voice(f"kokoro:{name}", "kokoro", title, tags, "Apache-2.0", digest, gender)
        yield _Installed(voice, files[name], language)
