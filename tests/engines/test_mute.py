"""The engine that says nothing."""

import pytest

from voicereader import engines
from voicereader.model import Prosody


@pytest.fixture
def mute(tmp_path):
    """Return the engine, as it is found by its name."""
    return engines.load("mute", tmp_path)


def test_silence_lasts_as_long_as_its_words(mute):
    """100 ms a word and 50 ms a letter, shorter where it is faster; each word has its mark."""
    voice = mute.voices()[0]
    speech = mute.speak("Good day.", voice, Prosody())
    assert set(speech.pcm) == {0}
    assert len(speech.pcm) // 2 == round(0.55 * speech.sample_rate)
    assert [mark.span.of("Good day.") for mark in speech.marks] == ["Good", "day"]
    assert [mark.frame / speech.sample_rate for mark in speech.marks] == pytest.approx([0, 0.3], abs=0.001)
    faster = mute.speak("Good day.", voice, Prosody(rate=2))
    assert len(faster.pcm) == pytest.approx(len(speech.pcm) / 2, abs=4)


def test_every_language_has_eight_voices(mute):
    """People are told apart in any language."""
    assert len({voice.id for voice in mute.voices() if "tt" in voice.languages}) == 8


def test_a_voice_that_is_not_there_is_refused(mute):
    """As any engine does."""
    from tests.builders import a_voice

    with pytest.raises(ValueError, match="no voice"):
        mute.speak("Good day.", a_voice("mute:9"), Prosody())
