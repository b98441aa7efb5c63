"""The driver, through pyttsx3's public interface."""

import threading
import wave

import pytest

from voicereader.engines import espeak_driver, espeak_library
from voicereader.model import SAMPLE_RATE

TEXT = "Good morning to all of you. We meet again."


class Ear:
    """Takes down all that pyttsx3 notifies."""

    def __init__(self, engine) -> None:
        self.heard: list[tuple[str, dict]] = []
        for topic in ("started-utterance", "started-word", "finished-utterance", "error", "audio", "word"):
            engine.connect(topic, lambda topic=topic, **told: self.heard.append((topic, told)))

    def told(self, topic: str) -> list[dict]:
        """Return what was told of a topic."""
        return [told for each, told in self.heard if each == topic]

    def sound(self) -> bytes:
        """Return all sound."""
        return b"".join(told["pcm"] for told in self.told("audio"))


@pytest.fixture
def engine():
    """Return pyttsx3's engine over the driver."""
    return espeak_driver.init()


@pytest.fixture
def ear(engine):
    """Return who listens to the engine."""
    return Ear(engine)


def test_say_speaks_to_the_topics_within_run_and_wait(engine, ear, capfd):
    """An utterance begins, sounds, has words and ends; nothing is printed or played."""
    engine.say(TEXT, "greeting")
    engine.runAndWait()
    assert ear.heard[0] == ("started-utterance", {"name": "greeting"})
    assert ear.heard[-1] == ("finished-utterance", {"name": "greeting", "completed": True})
    assert [TEXT[t["location"] :][: t["length"]] for t in ear.told("word")] == TEXT.replace(".", "").split()
    assert len(ear.told("started-word")) == len(ear.told("word"))
    assert len(ear.sound()) > 2 * SAMPLE_RATE
    assert capfd.readouterr() == ("", "")


def test_the_queue_is_spoken_in_order(engine, ear):
    """Several utterances and properties of one loop each take effect."""
    for name, rate in (("slow", 100), ("fast", 300)):
        engine.setProperty("rate", rate)
        engine.say(TEXT, name)
    engine.runAndWait()
    slow, fast = (sum(len(t["pcm"]) for t in ear.told("audio") if t["name"] == name) for name in ("slow", "fast"))
    assert slow > 2.5 * fast


def test_files_are_whole_when_run_and_wait_returns(engine, ear, tmp_path):
    """Two files of one loop each hold what was said, and nothing else is left in the folder."""
    for name, text in (("one.wav", TEXT), ("two.wav", "No.")):
        engine.save_to_file(text, str(tmp_path / name), name)
    engine.runAndWait()
    for name in ("one.wav", "two.wav"):
        with wave.open(str(tmp_path / name)) as file:
            assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, SAMPLE_RATE)
            frames = file.readframes(file.getnframes())
        assert frames == b"".join(told["pcm"] for told in ear.told("audio") if told["name"] == name)
    assert {path.name for path in tmp_path.iterdir()} == {"one.wav", "two.wav"}


def test_a_file_that_cannot_be_written_is_an_error(engine, ear, tmp_path):
    """The error is told, and the queue goes on."""
    engine.save_to_file(TEXT, str(tmp_path / "missing" / "one.wav"))
    engine.say("Go on.")
    engine.runAndWait()
    assert isinstance(ear.told("error")[0]["exception"], OSError)
    assert ear.sound()


def test_stop_ends_the_utterance_and_the_queue(engine, ear, tmp_path):
    """What is stopped is told as not completed, leaves no file, and does not stop the next loop."""
    token = engine.connect("audio", lambda **_: engine.stop())
    engine.save_to_file(TEXT * 50, str(tmp_path / "long.wav"))
    engine.say("Never heard.")
    engine.runAndWait()
    engine.disconnect(token)
    assert ear.told("finished-utterance")[0]["completed"] is False
    assert len(ear.told("audio")) < 30
    assert not list(tmp_path.iterdir())
    ear.heard.clear()
    engine.say(TEXT)
    engine.runAndWait()
    assert ear.told("finished-utterance") == [{"name": None, "completed": True}]


def test_another_thread_may_stop(engine, ear):
    """Half an hour of speech ends soon after it is stopped."""
    threading.Timer(0.05, engine.stop).start()
    engine.say(TEXT * 2000)
    engine.runAndWait()
    assert ear.told("finished-utterance")[-1]["completed"] is False


def test_an_outside_loop_speaks_when_asked(engine, ear):
    """Between startLoop(False) and endLoop each iterate speaks what is queued."""
    engine.startLoop(useDriverLoop=False)
    engine.say("One.", "one")
    engine.iterate()
    engine.say("Two.", "two")
    engine.iterate()
    engine.endLoop()
    assert [told["name"] for told in ear.told("finished-utterance")] == ["one", "two"]


def test_properties_are_kept_and_clipped(engine):
    """What is set is what is read, within what the library speaks."""
    for name, value, kept in (
        ("voice", "gmw/en+f2", "gmw/en+f2"),
        ("rate", 5000, espeak_library.FASTEST),
        ("rate", 200, 200),
        ("pitch", -3, 0),
        ("volume", 0.5, 0.5),
    ):
        engine.setProperty(name, value)
        engine.runAndWait()
        assert engine.getProperty(name) == kept


def test_voices_are_the_languages(engine):
    """Every language file of the wheel is a voice."""
    voices = {voice.id: voice for voice in engine.getProperty("voices")}
    assert len(voices) > 120
    assert voices["roa/pt-BR"].languages == ["pt-BR"]


@pytest.mark.parametrize("voice", ["gmw/nobody", "gmw/en+nobody", "gmw/en+", "../en", "", None])
def test_a_voice_that_is_not_there_is_an_error(engine, ear, voice):
    """A wrong name is told to the caller, not spoken with another voice."""
    engine.setProperty("voice", voice)
    engine.runAndWait()
    assert isinstance(ear.told("error")[0]["exception"], ValueError)


def test_properties_that_are_not_there_are_errors(engine, ear):
    """A wrong property is told when set and raised when read."""
    engine.setProperty("colour", "red")
    engine.runAndWait()
    assert isinstance(ear.told("error")[0]["exception"], KeyError)
    with pytest.raises(KeyError):
        engine.getProperty("colour")


class Deaf:
    """A listener that fails."""

    stopped = False

    def hear_sound(self, pcm: bytes) -> None:  # noqa: ARG002
        """Fail."""
        raise RuntimeError("deaf")

    def hear_word(self, begin: int, length: int, frame: int) -> None:
        """Take nothing."""


def test_what_a_listener_raises_comes_through_the_library():
    """An error while listening ends the speech and is raised to who speaks; so is a wrong voice."""
    with pytest.raises(RuntimeError, match="deaf"):
        espeak_library.speak(TEXT, espeak_library.Manner("gmw/en"), Deaf())
    with pytest.raises(ValueError, match="gmw/nobody"):
        espeak_library.speak(TEXT, espeak_library.Manner("gmw/nobody"), Deaf())


class Recorder(Deaf):
    """A listener that keeps the sound."""

    def __init__(self) -> None:
        self.sound = b""

    def hear_sound(self, pcm: bytes) -> None:
        """Keep it."""
        self.sound += pcm


@pytest.mark.parametrize("voice", ["gmw/en", "gmw/en-US", "gmw/en-US+Nguyen", "roa/pt-BR+f2"])
def test_a_system_without_paths_of_open_files_hears_the_same(monkeypatch, tmp_path, voice):
    """A voice that is set by its name sounds as one that is set by its file."""
    by_file, by_name = Recorder(), Recorder()
    espeak_library.speak(TEXT, espeak_library.Manner(voice), by_file)
    monkeypatch.setattr(espeak_library, "_DESCRIPTORS", tmp_path / "none")
    espeak_library.speak(TEXT, espeak_library.Manner(voice), by_name)
    assert by_file.sound == by_name.sound


def test_missing_data_is_an_error_not_the_end(monkeypatch, tmp_path):
    """A library without its data raises, and the program goes on."""
    monkeypatch.setattr(espeak_library.espeakng_loader, "get_data_path", lambda: str(tmp_path))
    with pytest.raises(OSError, match="cannot read"):
        espeak_library.speak(TEXT, espeak_library.Manner("gmw/en"), Deaf())
