"""Clips of one loudness, against FFmpeg's own measure of it."""

import math
from fractions import Fraction

import av
import numpy as np
import pytest

from voicereader.engines import Speech
from voicereader.engines.espeak import EspeakEngine
from voicereader.model import SAMPLE_RATE, Mark, Prosody, Span
from voicereader.rendering.mastering import LOUDNESS, PEAK, mastered

SENTENCES = (
    "We are counting on support from the United Nations and all countries.",
    "First, we assessed developments from a military standpoint; it was very fruitful.",
    "It will be done as soon as possible.",
)
ENGINE = EspeakEngine()
ENGLISH = [voice for voice in ENGINE.voices() if voice.languages[0].startswith("en")]


def spoken(text: str, voice=ENGLISH[0]) -> Speech:
    """Return the text as espeak-ng speaks it."""
    return ENGINE.speak(text, voice, Prosody())


def a_speech(sound: np.ndarray, rate: int = SAMPLE_RATE, marks: tuple[Mark, ...] = ()) -> Speech:
    """Return samples, full scale 1, as an engine's answer."""
    return Speech(np.rint(sound * 32767).astype("<i2").tobytes(), rate, marks)


def a_tone(hertz: float, seconds: float, rate: int = SAMPLE_RATE, amplitude: float = 0.1) -> np.ndarray:
    """Return a tone."""
    return amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def measured(pcm: bytes) -> float:
    """Return the integrated loudness as FFmpeg's filter `ebur128` measures it, in LUFS."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="s16", sample_rate=SAMPLE_RATE, layout="mono", time_base=Fraction(1, SAMPLE_RATE))
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2").reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate, frame.pts = SAMPLE_RATE, 0
    source.push(frame)
    source.push(None)
    last = math.nan
    while True:
        try:
            last = float(sink.pull().metadata.get("lavfi.r128.I", last))  # the rest after the last step has none
        except (av.error.BlockingIOError, av.error.EOFError):
            return last


def samples(pcm: bytes) -> np.ndarray:
    """Return the samples, full scale 1."""
    return np.frombuffer(pcm, "<i2") / 32768


@pytest.mark.parametrize("voice", ENGLISH, ids=lambda voice: voice.id)
def test_every_voice_is_as_loud_as_the_next(voice):
    """Each sentence is within half a unit of the loudness that all have, and no sample is beyond the peak."""
    for sentence in SENTENCES:
        speech = spoken(sentence, voice)
        clip = mastered(speech)
        assert measured(clip.pcm) == pytest.approx(LOUDNESS, abs=0.5)
        assert np.abs(samples(clip.pcm)).max() <= PEAK
        assert (len(clip.pcm), clip.marks) == (len(speech.pcm), speech.marks)


@pytest.mark.parametrize("word", ["Yes.", "No.", "Thank you."])
def test_a_word_is_as_loud_as_a_sentence(word):
    """A word that is said over and over, which a meter needs, is as loud as a sentence."""
    clip = mastered(spoken(word))
    sounding = clip.pcm[: 2 * (SAMPLE_RATE // 4)]
    sentence = mastered(spoken(SENTENCES[0])).pcm
    assert measured(sounding * 16) == pytest.approx(measured(sentence), abs=2)


@pytest.mark.parametrize("hertz", [80, 200, 1000, 2500, 6000])
def test_tones_are_measured_as_by_the_standard(hertz):
    """The filter of the standard is met at any frequency of speech."""
    clip = mastered(a_speech(a_tone(hertz, 3)))
    assert measured(clip.pcm) == pytest.approx(LOUDNESS, abs=0.3)


def test_pauses_make_nothing_louder():
    """Silence in between is left out of the measure: the words are as loud as without it."""
    tone, pause = a_tone(500, 2), np.zeros(3 * SAMPLE_RATE)
    alone = samples(mastered(a_speech(tone)).pcm)
    apart = samples(mastered(a_speech(np.concatenate((tone, pause, tone, pause)))).pcm)
    assert np.abs(apart).max() == pytest.approx(np.abs(alone).max(), rel=0.1)


def test_a_peak_is_turned_down_without_a_click():
    """The limiter gives way around a peak only, and nowhere is the sound other than the sound, turned down."""
    sound = a_tone(300, 3, amplitude=0.06)
    sound[SAMPLE_RATE : SAMPLE_RATE + 200] *= 15
    made = samples(mastered(a_speech(sound)).pcm)
    assert PEAK - 0.1 < np.abs(made).max() <= PEAK
    heard = np.abs(sound) > 0.03
    gains = made[heard] / sound[heard]
    assert gains[0] == pytest.approx(gains[-1], rel=0.01)
    assert np.abs(np.diff(gains)).max() < 0.02 * gains.max()


def test_silence_stays_silence():
    """What the mute engine says is not touched, nor is what has no frames."""
    for pcm in (bytes(2 * 12_345), b""):
        assert mastered(Speech(pcm, SAMPLE_RATE, ())).pcm == pcm


def test_noise_is_not_made_speech():
    """What is fainter than any speech gets a bounded gain."""
    faint = a_speech(a_tone(500, 2, amplitude=0.0006))
    assert np.abs(samples(mastered(faint).pcm)).max() < 0.0066


def test_the_same_speech_gives_the_same_bytes():
    """A clip that is made again is the clip."""
    speech = spoken(SENTENCES[0])
    assert mastered(speech) == mastered(speech)


@pytest.mark.parametrize("rate", [16_000, 24_000, 44_100])
def test_another_rate_keeps_the_time(rate):
    """A beep and its mark stand where they stood, in seconds, and the clip lasts as long, to the frame."""
    silence, beep = np.zeros(rate), a_tone(700, 0.5, rate)
    sound = np.concatenate((silence, beep, silence))
    clip = mastered(a_speech(sound, rate, (Mark(Span(0, 4), rate), Mark(Span(5, 6), len(sound) - 1))))
    assert clip.frames == round(len(sound) * SAMPLE_RATE / rate)
    assert clip.marks[0].frame == SAMPLE_RATE
    assert clip.marks[1].frame < clip.frames
    loud = np.flatnonzero(np.abs(samples(clip.pcm)) > 0.02)
    assert loud[0] == pytest.approx(SAMPLE_RATE, abs=SAMPLE_RATE // 500)
    assert loud[-1] == pytest.approx(1.5 * SAMPLE_RATE, abs=SAMPLE_RATE // 500)
