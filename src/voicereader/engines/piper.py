"""Piper's neural voices, through piper-tts: `pip install voicereader[piper]`.

A voice is a pair of files, `NAME.onnx` and `NAME.onnx.json`, anywhere in the folder of voices or in an
installed package whose name ends in `piper-voice`. A model of several people is a voice for each.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import distributions, version
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from voicereader.engines import Speech, alignment, cores, onnx, pace
from voicereader.engines.espeak_driver import speakable
from voicereader.errors import EngineUnavailable
from voicereader.model import Gender, Prosody, Voice
from voicereader.text import words

try:
    import piper
    from piper.const import BOS, PAD
except ImportError as error:
    raise EngineUnavailable("Piper is not installed; install it with: pip install voicereader[piper]") from error

RECIPE = 1
"""Counts up when how a voice is driven changes the sound."""

_PACKAGES = "piper-voice"
_DURATIONS = "/Ceil_output_0"  # frames of each phoneme: `w_ceil` in VITS
_SPOKEN_HERE = ("espeak", "text")  # other alphabets need models of their own, which piper-tts fetches from the net
_PACES = (
    # Sentences of the seed transcript by the voice joe.
    *((0.47, 0.4), (0.575, 0.5), (0.67, 0.6), (0.78, 0.7), (0.89, 0.8), (1.0, 1.0), (1.1, 1.2), (1.39, 1.5)),
    (1.5, 1.7),
)
_LOADED = 8
"""Models that a process keeps: some 100 MB each."""


@dataclass(frozen=True, slots=True)
class _Installed:
    """A voice with its files, and which of the model's people it is."""

    voice: Voice
    model: Path
    speaker: int | None


class PiperEngine:
    """Piper as an `Engine`. Rates from 0.5 to 4, pitches from 0.5 to 2; a volume above 1 is 1.

    Pitch is the speed at which the samples are played, so the speech is made longer by as much. Without
    Piper's noise the same text gives the same bytes.
    """

    name = "piper"
    ms_per_word = 40.0
    ms_to_start = 2_000.0

    def __init__(self, folder: Path) -> None:
        self.version = f"piper-tts {version('piper-tts')}, onnxruntime {version('onnxruntime')}, recipe {RECIPE}"
        self._installed = {each.voice.id: each for each in _installed(folder)}
        if not self._installed:
            raise EngineUnavailable(
                f"There is no Piper voice in {folder}; get one with: voicereader voices install en_US-lessac-medium"
            )

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices, by name."""
        return tuple(each.voice for each in self._installed.values())

    def speak(self, text: str, voice: Voice, prosody: Prosody) -> Speech:
        """Speak `text` as it stands; what cannot be spoken is silence.

        Raises:
            ValueError: there is no voice of that id.
        """
        if voice.id not in self._installed:
            raise ValueError(f"Piper has no voice “{voice.id}”.")
        installed = self._installed[voice.id]
        speaker = _load(installed.model, cores.get())
        pitch = min(2.0, max(0.5, prosody.pitch))
        speed, beyond = pace.told(min(4.0, max(0.5, prosody.rate)) / pitch, _PACES)
        manner = piper.SynthesisConfig(
            speaker_id=installed.speaker,
            length_scale=speaker.config.length_scale / speed,
            noise_scale=0.0,
            noise_w_scale=0.0,
            volume=min(1.0, max(0.0, prosody.volume)),
        )
        text = speakable(text).replace("[[", "  ")  # which would open raw phonemes
        chunks = list(speaker.synthesize(text, manner, include_alignments=True))
        spans = tuple(words(text))
        begins = _begins(speaker, chunks, [span.of(text) for span in spans])
        rate = round(speaker.config.sample_rate * pitch)
        pcm = pace.sped(b"".join(chunk.audio_int16_bytes for chunk in chunks), rate, beyond)
        return Speech(pcm, rate, alignment.marks(spans, begins, len(pcm) // 2, beyond))


def _begins(speaker: Any, chunks: list[Any], spoken: list[str]) -> list[int | None]:
    """Return the first frame of each word, None where the model does not tell."""
    phonemes: list[str] = []
    frames: list[int] = []
    reached = 0
    for chunk in chunks:
        timed = _timed(chunk, speaker.config.phoneme_id_map)
        phonemes += [phoneme for phoneme, _ in timed]
        frames += [reached + frame for _, frame in timed]
        reached += len(chunk.audio_float_array)
    alone = [[phoneme for sentence in speaker.phonemize(word) for phoneme in sentence] for word in spoken]
    found = alignment.onsets(phonemes, alone)
    return [None if index is None else frames[index] for index in found]


def _timed(chunk: Any, ids: dict[str, list[int]]) -> list[tuple[str, int]]:
    """Return the phonemes of a chunk that the model knows, each with its first frame in the chunk."""
    if chunk.phoneme_id_samples is None:
        return []
    known = [phoneme for phoneme in chunk.phonemes if phoneme in ids]
    counts = [len(ids[phoneme]) + len(ids[PAD]) for phoneme in (BOS, *known)]
    firsts = list(accumulate(counts))[:-1] if known else []
    starts = np.concatenate(([0], np.cumsum(chunk.phoneme_id_samples)))
    return [(phoneme, int(starts[first])) for phoneme, first in zip(known, firsts, strict=True)]


@lru_cache(maxsize=_LOADED)
def _load(model: Path, threads: int) -> Any:
    """Load a voice as piper-tts does, but with a session that fits a worker and tells the phonemes' lengths."""
    config = json.loads(model.with_name(f"{model.name}.json").read_text("utf-8"))
    return piper.PiperVoice(onnx.session(model, _DURATIONS, threads), piper.PiperConfig.from_dict(config))


def _installed(folder: Path) -> Iterator[_Installed]:
    found = {model.stem: model for model in (*_in_packages(), *sorted(folder.rglob("*.onnx")))}
    for name, model in sorted(found.items()):
        settings = model.with_name(f"{model.name}.json")
        if settings.is_file():
            yield from _voices(name, model, settings)


def _in_packages() -> Iterator[Path]:
    for package in distributions():
        if (package.name or "").replace("_", "-").endswith(_PACKAGES):
            yield from (Path(str(file.locate())) for file in package.files or () if file.suffix == ".onnx")


def _voices(name: str, model: Path, settings: Path) -> Iterator[_Installed]:
    """Yield the voices of a model; none where its settings are not Piper's, or want what is not here."""
    try:
        config = json.loads(settings.read_text("utf-8"))
        if config.get("phoneme_type", "espeak") not in _SPOKEN_HERE:
            return
        people = config.get("speaker_id_map") or {}
        count = int(config.get("num_speakers", 1))
        code = config.get("language", {}).get("code") or config["espeak"]["voice"]
    except (AttributeError, KeyError, TypeError, ValueError):
        return
    tag = code.replace("_", "-")
    languages = tuple(dict.fromkeys((tag, tag.partition("-")[0])))
    digest, licence = onnx.digest(model, settings), _licence(model)
    if count <= 1:
        yield _Installed(Voice(f"piper:{name}", "piper", name, languages, licence, digest, _gender(name)), model, None)
        return
    for speaker, number in sorted(people.items(), key=lambda item: item[1]):
        voice = Voice(f"piper:{name}.{speaker}", "piper", f"{name}, {speaker}", languages, licence, digest)
        yield _Installed(voice, model, number)


_WOMEN = (
    "alba amy anna cori eva_k gosia hfc_female irina jenny_dioco kathleen kerstin kristin lada lessac lisa ljspeech "
    "paola ramona siwis southern_english_female"
)
_MEN = (
    "alan bryce cadu danny darkman davefx denis dmitri faber gilles harri hfc_male jeff joe john karlsson kusal norman "
    "northern_english_male pavoque pim riccardo ronnie ruslan ryan thorsten tom"
)
_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(_WOMEN.split(), "female"),
    **dict.fromkeys(_MEN.split(), "male"),
}


def _gender(name: str) -> Gender | None:
    """Return the gender of who lent a voice, by the middle of `en_US-joe-medium`; None where it is not known."""
    return _GENDERS.get(name.split("-")[1].lower()) if name.count("-") > 1 else None


def _licence(model: Path) -> str:
    """Return the licence that the model card beside a voice states."""
    card = model.with_name("MODEL_CARD")
    if card.is_file():
        for line in card.read_text("utf-8", errors="replace").splitlines():
            label, colon, licence = line.strip("* \t").partition(":")
            if colon and label.strip().lower() == "license" and licence.strip():
                return licence.strip()
    return "as its author says"
