"""The embedded engine, by what one hears of it."""

import array
import os
import statistics
import subprocess
import sys
import threading

import pytest
import pyttsx3
from hypothesis import given, settings
from hypothesis import strategies as st

from voicereader import engines
from voicereader.engines import espeak_driver
from voicereader.engines.espeak import EspeakEngine
from voicereader.model import SAMPLE_RATE, Prosody, Voice

SENTENCE = "We noted the major progress that the army has made on this front."
PLAIN = Prosody()


@pytest.fixture(scope="module")
def engine():
    """Return the engine."""
    return EspeakEngine()


@pytest.fixture(scope="module")
def voices(engine):
    """Return the engine's voices by id."""
    return {voice.id: voice for voice in engine.voices()}


@pytest.fixture(scope="module")
def narrator(engine):
    """Return the first voice."""
    return engine.voices()[0]


def english(engine) -> list[Voice]:
    """Return the English voices."""
    return [voice for voice in engine.voices() if "en" in voice.languages]


def samples(pcm: bytes) -> array.array:
    """Return the sound as numbers."""
    return array.array("h", pcm)


def seconds(speech: engines.Speech) -> float:
    """Return how long it lasts."""
    return len(speech.pcm) / 2 / speech.sample_rate


def loudness(pcm: bytes) -> float:
    """Return the root of the mean square."""
    return statistics.fmean(each * each for each in samples(pcm)) ** 0.5


def period(pcm: bytes) -> int:
    """Return the lag, in frames, at which a loud stretch of the sound is most like itself."""
    sound = samples(pcm)
    start = max(range(0, len(sound) - 2048, 512), key=lambda at: sum(map(abs, sound[at : at + 1024])))
    stretch = sound[start : start + 2048]
    return max(range(55, 400), key=lambda lag: sum(a * b for a, b in zip(stretch, stretch[lag : lag + 1400])))  # noqa: B905


def spoken(text: str, speech: engines.Speech) -> list[str]:
    """Return the marked words."""
    return [mark.span.of(text) for mark in speech.marks]


def assert_sound(text: str, speech: engines.Speech) -> None:
    """Assert that the marks ascend, lie apart, and inside the text and the sound."""
    frames = len(speech.pcm) // 2
    reached, heard = 0, 0
    for mark in speech.marks:
        assert reached <= mark.span.begin < mark.span.end <= len(text)
        assert heard <= mark.frame < frames
        reached, heard = mark.span.end, mark.frame


def test_it_is_found_by_its_name(tmp_path):
    """The engine is what the entry point group knows as espeak."""
    loaded = engines.load("espeak", tmp_path)
    assert loaded.name == "espeak"
    assert loaded.voices()


def test_the_version_names_all_that_makes_the_sound(engine):
    """pyttsx3, the library and its wheel each have a version, the driver a recipe."""
    for part in ("pyttsx3 2.", "espeak-ng 1.", "espeakng-loader 0.", "recipe "):
        assert part in engine.version


def test_a_sentence_takes_as_long_as_a_person_takes(engine, narrator):
    """Thirteen words are neither silent nor much faster or slower than 175 words a minute."""
    speech = engine.speak(SENTENCE, narrator, PLAIN)
    assert speech.sample_rate == SAMPLE_RATE
    assert 3.0 < seconds(speech) < 5.5
    assert loudness(speech.pcm) > 500


def test_every_english_voice_sounds_different(engine):
    """No two of at least twenty English voices give the same sound."""
    sounds = {voice.id: engine.speak("Good morning.", voice, PLAIN).pcm for voice in english(engine)}
    assert len(sounds) >= 21
    assert len(set(sounds.values())) == len(sounds)
    assert min(map(loudness, sounds.values())) > 200


def test_every_language_is_spoken(engine, capfd):
    """Each plain voice makes a sound, and the library does not complain of its files."""
    plain = [voice for voice in engine.voices() if "." not in voice.id]
    assert len(plain) > 100
    for voice in plain:
        assert loudness(engine.speak("2018 a o", voice, Prosody(rate=2)).pcm) > 100, voice.id
    assert capfd.readouterr() == ("", "")


def test_every_language_has_eight_voices_of_both_genders(engine):
    """However many people meet, a language has voices for some."""
    spoken_by: dict[str, list[Voice]] = {}
    for voice in engine.voices():
        spoken_by.setdefault(voice.languages[0], []).append(voice)
    assert {"ru", "ar", "fr-FR", "de", "es", "cmn"} < set(spoken_by)
    for language, its in spoken_by.items():
        if not language.startswith("en"):
            assert len(its) >= 8, language
            assert {"female", "male"} <= {voice.gender for voice in its}


def test_voices_have_ids_of_their_own_that_are_safe_in_addresses(voices, engine):
    """An id needs no escaping in any part of an address."""
    assert len(voices) == len(engine.voices())
    assert all(set(each) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.:") for each in voices)


def test_a_digest_belongs_to_one_sound(voices):
    """Voices of other files have other digests; what a variant sounds like depends on the language too."""
    assert len({voice.digest for voice in voices.values()}) == len(voices)
    assert all(len(voice.digest) == 64 for voice in voices.values())


def test_gender_is_what_the_variant_states(voices):
    """Belinda is female, Sandro male; of a plain voice nothing is said."""
    assert voices["espeak:en-us.belinda"].gender == "female"
    assert voices["espeak:de.sandro"].gender == "male"
    assert voices["espeak:en-us"].gender is None


def test_twice_the_rate_takes_half_the_time(engine, narrator):
    """Rate factors hold from a half to four, also where the library changes its method."""
    ordinary = seconds(engine.speak(SENTENCE, narrator, PLAIN))
    for rate in (0.5, 0.75, 1.5, 2.0, 2.5, 3.0, 4.0):
        assert seconds(engine.speak(SENTENCE, narrator, Prosody(rate=rate))) == pytest.approx(ordinary / rate, rel=0.07)


def test_rates_beyond_what_is_spoken_are_clipped(engine, narrator):
    """A rate of ten sounds as one of four, a rate of a tenth as one of a half."""
    assert engine.speak("Good.", narrator, Prosody(rate=10)) == engine.speak("Good.", narrator, Prosody(rate=4))
    assert engine.speak("Good.", narrator, Prosody(rate=0.1)) == engine.speak("Good.", narrator, Prosody(rate=0.5))


def test_the_pitch_factor_is_one_of_frequency(engine, narrator):
    """Half an octave up, the voice vibrates that much faster, and takes as long."""
    low = engine.speak("Aaah.", narrator, PLAIN)
    high = engine.speak("Aaah.", narrator, Prosody(pitch=1.414))
    assert period(low.pcm) / period(high.pcm) == pytest.approx(1.414, rel=0.12)
    assert seconds(high) == pytest.approx(seconds(low), rel=0.05)


def test_volume_scales_the_sound(engine, narrator):
    """Half the volume is half as loud, none is silence as long as the speech."""
    full, half, none = (engine.speak(SENTENCE, narrator, Prosody(volume=each)) for each in (1.0, 0.5, 0.0))
    assert loudness(half.pcm) == pytest.approx(loudness(full.pcm) / 2, rel=0.1)
    assert seconds(none) == pytest.approx(seconds(full), rel=0.02)
    assert loudness(none.pcm) < 5


def test_the_same_words_give_the_same_bytes_whatever_was_said_before(engine, voices, narrator):
    """Other voices, rates and lengths in between leave no trace."""
    wanted = [
        (SENTENCE, narrator, PLAIN),
        (SENTENCE, voices["espeak:en-us.klatt3"], Prosody(rate=3)),
        (SENTENCE, voices["espeak:en-us.belinda"], Prosody(pitch=0.8)),
    ]
    first = [engine.speak(*each) for each in wanted]
    engine.speak("Quelque chose d'autre, et plus long.", voices["espeak:fr-fr.david"], Prosody(rate=0.7))
    engine.speak("Short!", voices["espeak:en-us.nguyen"], Prosody(rate=4, volume=2))
    assert [engine.speak(*each) for each in reversed(wanted)] == first[::-1]


def test_another_process_gives_the_same_bytes():
    """What one worker made is what another would make, also where fresh memory holds garbage."""
    script = (
        "import hashlib; from voicereader.engines.espeak import EspeakEngine; from voicereader.model import Prosody;"
        "e = EspeakEngine();"
        f"print(hashlib.sha256(b''.join(e.speak({SENTENCE!r}, v, Prosody()).pcm for v in e.voices()[:21])).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={**env, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for env in ({}, {"MALLOC_PERTURB_": "165"})
    ]
    assert runs[0].stdout == runs[1].stdout
    assert not runs[0].stderr


def test_two_engines_take_turns(narrator, voices):
    """What one engine says changes nothing in what another says."""
    one, other = EspeakEngine(), EspeakEngine()
    alone = one.speak(SENTENCE, narrator, PLAIN)
    other.speak("Good evening.", voices["espeak:en-us.f2"], Prosody(rate=2))
    assert one.speak(SENTENCE, narrator, PLAIN) == alone


def test_threads_wait_for_one_another(engine, narrator):
    """Four threads that speak at once each get the whole sentence."""
    said: list[engines.Speech] = []
    threads = [threading.Thread(target=lambda: said.append(engine.speak(SENTENCE, narrator, PLAIN))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == [engine.speak(SENTENCE, narrator, PLAIN)] * 4


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0, 4.0])
def test_a_mark_stands_where_its_word_begins_to_sound(engine, narrator, rate):
    """After the pause of a full stop the mark is within 10 ms of the first sound, slow or fast."""
    text = "Stop. Then go. Down. Good."
    speech = engine.speak(text, narrator, Prosody(rate=rate))
    sound = samples(speech.pcm)
    near = SAMPLE_RATE // 100
    for mark in speech.marks:
        if mark.span.of(text) in {"Then", "Down", "Good"}:
            assert max(map(abs, sound[mark.frame - 3 * near : mark.frame - near])) < 200
            assert max(map(abs, sound[mark.frame - near : mark.frame + near])) > 200


@pytest.mark.parametrize("variant", ["f2", "f5", "pablo"])
def test_an_echo_moves_no_mark(engine, voices, variant):
    """Voices that echo in pauses are marked as exactly: half the words within 3 ms, also at 1.7 times the speed."""
    text = "Stop. Then go. Down. Good. Peter. Thomas. David. Benjamin."
    speech = engine.speak(text, voices[f"espeak:en-us.{variant}"], Prosody(rate=1.7))
    loud = [abs(each) > 150 for each in samples(speech.pcm)]
    hush, reach = SAMPLE_RATE // 66, SAMPLE_RATE // 12
    off = []
    for mark in speech.marks:
        near = range(max(hush, mark.frame - reach), mark.frame + reach)
        onsets = [at for at in near if loud[at] and not any(loud[at - hush : at])]
        off += [min(abs(at - mark.frame) for at in onsets)] if onsets else []
    assert len(off) >= len(speech.marks) - 4
    assert statistics.median(off) <= 3 * SAMPLE_RATE / 1000


def test_every_word_has_one_mark(engine, narrator):
    """Numbers, hyphens, contractions and words that are spoken in one breath each have their mark."""
    text = "In 2018, the end of the day was “well-known”; I’m out of the $5.00 – naïve 😀 ok?"
    speech = engine.speak(text, narrator, PLAIN)
    marked = "In 2018 the end of the day was well-known I’m out of the $ 5.00 naïve 😀 ok"
    assert " ".join(spoken(text, speech)) == marked
    assert_sound(text, speech)


def test_scripts_without_blanks_have_marks(engine, voices):
    """Chinese is marked by syllable or more, and all of it."""
    text = "今天的谈话中，我们协调了努力。"
    speech = engine.speak(text, voices["espeak:cmn"], PLAIN)
    assert "".join(spoken(text, speech)) == "今天的谈话中我们协调了努力"
    assert_sound(text, speech)


@pytest.mark.parametrize("text", ["", " \n\t", "\0\x01", "\ud800", "\x1b\x9f"])
def test_what_cannot_be_spoken_is_no_sound(engine, narrator, text):
    """Blank, control and surrogate characters make an empty speech."""
    assert engine.speak(text, narrator, PLAIN) == engines.Speech(b"", SAMPLE_RATE, ())


@pytest.mark.parametrize("control", ["\0", "\x01", "\ud83d", "\x7f"])
def test_unspeakable_characters_sound_as_blanks(engine, narrator, control):
    """A control character in the middle ends nothing, commands nothing and shifts no mark."""
    assert engine.speak(f"one{control}80s two", narrator, PLAIN) == engine.speak("one 80s two", narrator, PLAIN)


def test_markup_is_text(engine, narrator):
    """Tags and phoneme brackets are read out, not obeyed."""
    plain, tagged = "Wait here.", "Wait <break time='9s'/> here."
    assert 1 < seconds(engine.speak(tagged, narrator, PLAIN)) - seconds(engine.speak(plain, narrator, PLAIN)) < 6
    assert engine.speak("[[h@loU]]", narrator, PLAIN).pcm != engine.speak("hello", narrator, PLAIN).pcm
    assert spoken("a <b> x", engine.speak("a <b> x", narrator, PLAIN))[-1] == "x"


def test_a_long_text_is_spoken_whole(engine, narrator):
    """A hundred thousand characters have their marks to the end, in a second or so."""
    text = ("Thank you all " * 9100)[:100_000].strip()
    speech = engine.speak(text, narrator, Prosody(rate=4))
    assert len(speech.marks) == len(text.split())
    assert_sound(text, speech)


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(max_size=60),
    rate=st.floats(0.3, 5),
    choice=st.sampled_from(["espeak:en-us", "espeak:ru.f2", "espeak:ja", "espeak:th", "espeak:ar.david"]),
)
def test_any_text_is_safe(engine, voices, text, rate, choice):
    """Whatever is to be said, the sound is whole frames and the marks are in order."""
    speech = engine.speak(text, voices[choice], Prosody(rate=rate))
    assert len(speech.pcm) % 2 == 0
    assert_sound(text, speech)


def test_a_voice_that_is_not_there_is_named(engine, narrator):
    """Another engine's voice is an error that says which."""
    stranger = Voice("piper:joe", "piper", "Joe", ("en",), "MIT", "0")
    with pytest.raises(ValueError, match="piper:joe"):
        engine.speak(SENTENCE, stranger, PLAIN)
    assert engine.speak(SENTENCE, narrator, PLAIN).pcm


def test_what_the_driver_raises_is_raised(engine, narrator):
    """A prosody that is no number fails the utterance, and the next one is spoken."""
    with pytest.raises(TypeError):
        engine.speak(SENTENCE, narrator, Prosody(volume="loud"))
    assert engine.speak(SENTENCE, narrator, PLAIN).pcm


def test_speech_that_is_stopped_is_no_speech(engine, narrator):
    """A sentence cut short is never returned as if it were whole."""
    shared = espeak_driver.init()
    token = shared.connect("audio", lambda name, pcm: shared.stop())  # noqa: ARG005
    try:
        with pytest.raises(InterruptedError):
            engine.speak(SENTENCE, narrator, PLAIN)
    finally:
        shared.disconnect(token)
    assert engine.speak(SENTENCE, narrator, PLAIN).pcm


def test_the_driver_is_reached_through_pyttsx3(engine):
    """The engine is pyttsx3's own, under the driver's name."""
    assert engine.name
    assert pyttsx3.init(espeak_driver.NAME) is espeak_driver.init()
