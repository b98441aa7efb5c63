"""Piper's voices as they lie in folders; how it sounds is for the contract."""

import json
import subprocess
import sys

import pytest

from voicereader.engines import piper
from voicereader.engines.piper import PiperEngine
from voicereader.errors import EngineUnavailable


@pytest.fixture
def lay(tmp_path, monkeypatch):
    """Return a way to lay a voice into the folder, which is the only place that has any."""
    monkeypatch.setattr(piper, "_in_packages", lambda: iter(()))

    def laid(name, settings, card=None):
        place = tmp_path / "voices" / name
        place.mkdir(parents=True)
        (place / f"{name}.onnx").write_bytes(name.encode())
        (place / f"{name}.onnx.json").write_text(settings if isinstance(settings, str) else json.dumps(settings))
        if card:
            (place / "MODEL_CARD").write_text(card)
        return tmp_path / "voices"

    return laid


def voices(folder):
    """Return what the engine finds in a folder, by id."""
    return {voice.id: voice for voice in PiperEngine(folder).voices()}


def test_a_voice_is_known_by_its_files(lay):
    """Name, languages, gender, and the licence that its card states."""
    folder = lay("en_GB-alba-medium", {"language": {"code": "en_GB"}}, "# Model card\n\n* License: CC BY 4.0\n")
    (voice,) = voices(folder).values()
    assert (voice.id, voice.name, voice.languages) == ("piper:en_GB-alba-medium", "en_GB-alba-medium", ("en-GB", "en"))
    assert (voice.gender, voice.licence) == ("female", "CC BY 4.0")


def test_an_old_voice_has_its_language_from_espeak(lay):
    """Settings without a language name espeak-ng's voice."""
    (voice,) = voices(lay("somebody", {"espeak": {"voice": "de"}})).values()
    assert (voice.languages, voice.gender, voice.licence) == (("de",), None, "as its author says")


def test_a_model_of_several_people_is_a_voice_for_each(lay):
    """In the order of their numbers."""
    people = {"num_speakers": 2, "speaker_id_map": {"p2": 1, "p1": 0}, "language": {"code": "en_GB"}}
    assert list(voices(lay("en_GB-vctk-medium", people))) == [
        "piper:en_GB-vctk-medium.p1",
        "piper:en_GB-vctk-medium.p2",
    ]


@pytest.mark.parametrize(
    "settings",
    ["no JSON", "[]", "{}", '{"num_speakers": "some", "espeak": {"voice": "en"}}', '{"language": 5}'],
)
def test_a_file_that_is_no_voice_is_passed_over(lay, settings):
    """The others are still there."""
    lay("broken", settings)
    folder = lay("en_GB-alba-medium", {"language": {"code": "en_GB"}})
    assert list(voices(folder)) == ["piper:en_GB-alba-medium"]


def test_a_voice_of_another_alphabet_is_passed_over(lay):
    """Pinyin wants a model that piper-tts would fetch from the net."""
    lay("zh_CN-xiao_ya-medium", {"phoneme_type": "pinyin", "language": {"code": "zh_CN"}})
    folder = lay("zh_CN-huayan-medium", {"phoneme_type": "espeak", "language": {"code": "zh_CN"}})
    assert list(voices(folder)) == ["piper:zh_CN-huayan-medium"]


def test_a_model_without_settings_is_passed_over(lay):
    """Such as Kokoro's, which lies in the same folder."""
    folder = lay("en_GB-alba-medium", {"language": {"code": "en_GB"}})
    (folder / "kokoro-v1.0.int8.onnx").write_bytes(b"")
    assert list(voices(folder)) == ["piper:en_GB-alba-medium"]


def test_without_a_voice_the_engine_says_how_to_get_one(lay, tmp_path):
    """An empty folder and one that is not there."""
    with pytest.raises(EngineUnavailable, match="voicereader voices install en_US-lessac-medium"):
        PiperEngine(tmp_path / "nowhere")


@pytest.mark.parametrize(("engine", "library"), [("piper", "piper"), ("kokoro", "onnxruntime")])
def test_without_its_extra_an_engine_says_what_to_install(engine, library, tmp_path):
    """The library is looked for when the engine is loaded, in a sentence that names the extra."""
    program = (
        "import pathlib, sys; sys.modules[sys.argv[1]] = None\n"
        "from voicereader import engines, errors\n"
        "try: engines.load(sys.argv[2], pathlib.Path(sys.argv[3]))\n"
        "except errors.EngineUnavailable as error: print(error)"
    )
    called = [sys.executable, "-c", program, library, engine, str(tmp_path)]
    told = subprocess.run(called, capture_output=True, text=True, check=True)
    assert told.stdout.strip().endswith(f"install it with: pip install voicereader[{engine}]")


def test_without_its_files_kokoro_says_how_to_get_them(tmp_path):
    """The sentence names the folder and the command."""
    from voicereader.engines.kokoro import KokoroEngine

    with pytest.raises(EngineUnavailable, match=f"{tmp_path}/kokoro.*voicereader voices install kokoro"):
        KokoroEngine(tmp_path)
