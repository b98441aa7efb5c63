"""What every installed engine keeps to, whoever wrote it."""

import hashlib
import subprocess
import sys
from importlib.metadata import entry_points

import numpy as np
import pytest

from tests.support import kokoro
from voicereader import engines
from voicereader.errors import EngineUnavailable
from voicereader.model import Prosody

pytestmark = pytest.mark.xdist_group(__name__)  # one process loads the engines

SENTENCE = "We noted the major progress that the army has made on this front."
PLAIN = Prosody()

ONSET = {"espeak": 3, "piper": 30}
"""Milliseconds by which half the marks may be off the onset of sound; 60 for other engines."""


@pytest.fixture(scope="module")
def folder():
    """Return the folder of voices; without Kokoro's, where they cannot be had."""
    try:
        return kokoro.voices()
    except RuntimeError:
        return kokoro.FOLDER


@pytest.fixture(scope="module", params=sorted(point.name for point in entry_points(group=engines.GROUP)))
def engine(request, folder):
    """Return each engine."""
    if request.param == "tones":
        pytest.skip("tones stands in for engines in other tests")
    try:
        return engines.load(request.param, folder)
    except EngineUnavailable as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def voice(engine):
    """Return the engine's first English voice."""
    return next(each for each in engine.voices() if "en" in each.languages)


@pytest.fixture(scope="module")
def plain(engine, voice):
    """Return the sentence as that voice speaks it; a neural one takes a second for it."""
    return engine.speak(SENTENCE, voice, PLAIN)


def seconds(speech: engines.Speech) -> float:
    """Return how long it lasts."""
    return len(speech.pcm) / 2 / speech.sample_rate


def samples(speech: engines.Speech) -> np.ndarray:
    """Return the sound as numbers."""
    return np.frombuffer(speech.pcm, "<i2").astype(float)


def assert_marked(text: str, speech: engines.Speech) -> None:
    """Assert that the marks ascend, lie apart, and inside the text and the sound."""
    reached, heard = 0, 0
    for mark in speech.marks:
        assert reached <= mark.span.begin < mark.span.end <= len(text)
        assert heard <= mark.frame < len(speech.pcm) // 2
        reached, heard = mark.span.end, mark.frame


def onsets(sound: np.ndarray, rate: int) -> np.ndarray:
    """Return where sound begins after 25 ms or more of silence."""
    window = rate // 250
    envelope = np.sqrt(np.convolve(sound**2, np.ones(window) / window, "same"))
    loud = np.concatenate((np.zeros(rate // 40, bool), envelope > envelope.max() * 0.03))
    counted = np.concatenate(([0], np.cumsum(loud)))
    quiet = counted[rate // 40 : -1] - counted[: -1 - rate // 40] == 0
    return np.flatnonzero(loud[rate // 40 :] & quiet)


def test_voices_are_told_apart(engine):
    """Each has an id of its own that begins with the engine's name, a language, a licence and a digest."""
    voices = engine.voices()
    assert len({each.id for each in voices}) == len(voices) > 0
    for each in voices:
        assert each.id.startswith(f"{engine.name}:")
        assert each.engine == engine.name
        assert all((each.name, each.languages, each.licence, each.digest))
    assert engine.version
    assert engine.ms_per_word > 0
    assert engine.ms_to_start >= 0


def test_a_sentence_is_sound_with_a_mark_for_each_word(engine, plain):
    """Thirteen words take three to seven seconds, and the marks slice them."""
    assert 3 < seconds(plain) < 8
    assert_marked(SENTENCE, plain)
    assert [mark.span.of(SENTENCE) for mark in plain.marks] == SENTENCE.rstrip(".").split()
    assert engine.name == "mute" or np.abs(samples(plain)).max() > 3000


def test_the_same_text_gives_the_same_bytes_in_every_process(engine, voice, plain, folder):
    """What one process speaks another has kept."""
    program = (
        "import hashlib, pathlib, sys; from voicereader import engines; from voicereader.model import Prosody\n"
        "engine = engines.load(sys.argv[1], pathlib.Path(sys.argv[2]))\n"
        "voice = next(each for each in engine.voices() if each.id == sys.argv[3])\n"
        "print(hashlib.sha256(engine.speak(sys.argv[4], voice, Prosody()).pcm).hexdigest())"
    )
    called = [sys.executable, "-c", program, engine.name, str(folder), voice.id, SENTENCE]
    other = subprocess.run(called, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(plain.pcm).hexdigest()


def test_more_cores_change_no_byte(engine, voice, plain):
    """Who waits alone for a sentence hears what everybody hears, whatever was spoken before."""
    engine.speak("Yes.", voice, PLAIN)
    before = engines.cores.set(2)
    try:
        assert engine.speak(SENTENCE, voice, PLAIN).pcm == plain.pcm
    finally:
        engines.cores.reset(before)


@pytest.mark.parametrize("rate", [0.5, 0.8, 1.4, 2.0, 4.0])
def test_a_rate_is_how_many_times_as_fast_speech_is(engine, voice, plain, rate):
    """Within 7 in 100, and the marks go along."""
    fast = engine.speak(SENTENCE, voice, Prosody(rate=rate))
    assert seconds(plain) / seconds(fast) == pytest.approx(rate, rel=0.07)
    assert_marked(SENTENCE, fast)
    middle = len(plain.marks) // 2
    at, was = (each.marks[middle].frame / each.sample_rate for each in (fast, plain))
    assert at == pytest.approx(was / rate, abs=0.05 + 0.12 * was / rate)


@pytest.mark.parametrize("pitch", [0.77, 1.3])
def test_pitch_leaves_the_rate(engine, voice, plain, pitch):
    """A higher or lower voice takes as long, within 8 in 100."""
    assert seconds(engine.speak(SENTENCE, voice, Prosody(pitch=pitch))) == pytest.approx(seconds(plain), rel=0.08)


def test_no_volume_is_silence_as_long_as_the_speech(engine, voice):
    """Somebody's silence keeps its time."""
    silent = engine.speak("Thank you.", voice, Prosody(volume=0))
    assert not samples(silent).any()
    assert seconds(silent) == pytest.approx(seconds(engine.speak("Thank you.", voice, PLAIN)), rel=0.05)


@pytest.mark.parametrize("text", ["", " \n\t", "\0\x01", "\ud800", "…", "—"])
def test_what_cannot_be_spoken_is_no_error(engine, voice, text):
    """It gives little or no sound, and marks that lie in it."""
    assert_marked(text, engine.speak(text, voice, PLAIN))


@pytest.mark.parametrize(
    "text",
    [
        "He said [[h@'loU]] and left.",
        "<speak>Tea &amp; <break/> 5 < 6</speak>",
        "In 2018 the naïve well-known end 😀 was $5.00, I’m told.",
        "Yes.\nNo?\n\nPerhaps; 3.5 % — “never”.",
        "一二三",
        "Спасибо.",
        "x" * 300,
    ],
)
def test_odd_text_is_spoken_as_it_stands(engine, voice, text):
    """Markup, raw phonemes, several sentences, other scripts and a word without end have sound and fitting marks."""
    speech = engine.speak(text, voice, PLAIN)
    assert speech.pcm
    assert len(speech.pcm) % 2 == 0
    assert_marked(text, speech)


def test_a_long_sentence_is_spoken_to_its_end(engine, voice):
    """Nothing is cut off after what a model takes at once."""
    text = "Then they considered the seventeenth amendment, and adopted it unanimously; " * 9 + "and so it ended."
    speech = engine.speak(text, voice, Prosody(rate=2))
    assert len(speech.marks) == len(text.split())
    assert 100 < len(text.split()) / seconds(speech) * 60 / 2 < 260


def test_an_unknown_voice_is_an_error(engine, voice):
    """A voice that the engine lacks is not replaced silently."""
    other = type(voice)("nobody:x", engine.name, "X", ("en",), "MIT", "0")
    with pytest.raises(ValueError, match="nobody:x"):
        engine.speak(SENTENCE, other, PLAIN)


def test_marks_stand_where_words_begin_to_sound(engine, voice):
    """Half the marks after a pause are as near to the onset of sound as the engine's words times allow."""
    if engine.name == "mute":
        pytest.skip("silence has no onsets")
    names = ("Peter", "Anna", "Thomas", "David", "Maria", "Robert", "Oliver", "Daniel", "Katherine", "Benjamin")
    off = []
    for first in range(0, len(names), 2):
        speech = engine.speak(" ".join(f"{name}." for name in names[first : first + 2]), voice, PLAIN)
        found = onsets(samples(speech), speech.sample_rate)
        off += [np.abs(found - mark.frame).min() / speech.sample_rate * 1000 for mark in speech.marks]
    assert np.median(off) <= ONSET.get(engine.name, 60), off
    assert max(off) <= 4 * ONSET.get(engine.name, 60), off
