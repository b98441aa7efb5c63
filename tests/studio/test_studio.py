"""The use cases, with an engine that hums."""

import shutil
import time
from pathlib import Path

import pytest

from tests.builders import DIALOGUE
from voicereader.errors import (
    CacheUnwritable,
    NoTranscripts,
    SpeechFailed,
    UnknownFormat,
    UnknownPassage,
    UnknownSpeaker,
    UnreadableTranscript,
    VoiceReaderError,
)
from voicereader.settings import Settings
from voicereader.studio import Asked, Making, Studio, remembering

SLUG = "2020-06-01-a-talk-in-the-garden"


def test_a_recording_is_made_once_then_a_file(studio):
    """The first who asks gets a making, the next its file, with the same key."""
    first = studio.record(SLUG, Asked("mp3", "1"))
    assert isinstance(first.sound, Making)
    file = first.sound.finish()
    second = studio.record(SLUG, Asked("mp3", "1"))
    assert (second.sound, second.key) == (file, first.key)


def test_recordings_are_called_by_what_they_are(studio):
    """The name of a file says transcript, speaker and speed."""
    assert studio.record(SLUG, Asked("wav", "1.0")).name == f"{SLUG}.wav"
    assert studio.record(SLUG, Asked("mp3", "1.25", "ann-lee")).name == f"{SLUG}-ann-lee-1.25.mp3"


def test_a_speaker_s_recording_makes_nothing_new_once_the_whole_exists(studio):
    """Filtering for one person needs no new speech."""
    studio.record(SLUG, Asked("wav", "1")).sound.finish()
    *_, last = studio.record(SLUG, Asked("wav", "1", "Ann Lee")).sound.follow()
    assert (last.made, last.found) == (0, 4)


def test_another_speed_is_another_recording(studio):
    """Twice as fast lasts about half as long."""
    sizes = [studio.record(SLUG, Asked("wav", rate, "ann-lee")).sound.finish().stat().st_size for rate in ("1", "2")]
    assert sizes[1] < sizes[0]


def test_a_defect_while_sound_is_made_never_looks_like_its_end(studio, monkeypatch):
    """Whoever waits for a rendition is told; a stream of it breaks off."""
    monkeypatch.setattr(Making, "_finish", lambda *_: 1 / 0)
    sound = studio.record(SLUG, Asked("mp3")).sound
    with pytest.raises(VoiceReaderError, match="could not be made"):
        sound.finish()
    with pytest.raises(VoiceReaderError, match="could not be made"):
        list(sound.stream())


def test_a_look_that_fails_is_not_the_last(studio, folder, monkeypatch):
    """A defect while the library is looked at is told, and the next look takes in what is new."""
    studio.check_library()
    monkeypatch.setattr("voicereader.studio.watching._LOOK", 0.05)
    with monkeypatch.context() as broken:
        broken.setattr(Studio, "_look", lambda *_: 1 / 0)
        studio.watch()
        time.sleep(0.2)
    (folder / "new.txt").write_text(DIALOGUE.replace("garden", "house"))
    studio.look_at_once()
    for _ in range(100):
        if len(studio.edition().shelf.kept) > 1:
            break
        time.sleep(0.05)
    assert len(studio.edition().shelf.kept) > 1


def test_a_correction_of_one_word_makes_one_sentence(studio, folder, tmp_path):
    """Only the sentence that changed is spoken again."""
    studio.speak(studio.inspect(folder / "garden.txt"), tmp_path / "out.wav", Asked("wav"))
    (folder / "garden.txt").write_text(DIALOGUE.replace("fine day", "wet day"))
    told = studio.speak(studio.inspect(folder / "garden.txt"), tmp_path / "out.wav", Asked("wav"))
    assert (told.made, told.found) == (1, told.total - 1)


def test_what_was_heard_lately_is_made_anew_when_its_transcript_is_corrected(studio, folder, monkeypatch):
    """Nobody waits for a correction: a studio that watches has made the sound before anybody asks."""
    monkeypatch.setattr("voicereader.studio.watching._LOOK", 0.05)
    before = studio.record(SLUG, Asked("mp3"))
    before.sound.finish()
    studio.watch()
    (folder / "garden.txt").write_text(DIALOGUE.replace("fine day", "wet day"))
    renditions = studio.settings.cache / "renditions"
    end = time.monotonic() + 20
    while len(list(renditions.glob("*.mp3"))) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    after = studio.record(SLUG, Asked("mp3"))
    assert isinstance(after.sound, Path)
    assert after.key != before.key


def test_speaking_twice_makes_nothing_twice(studio, folder, tmp_path):
    """The second time everything is found, also for another file name."""
    transcript = studio.inspect(folder / "garden.txt")
    first = studio.speak(transcript, tmp_path / "one.mp3", Asked("mp3"))
    second = studio.speak(transcript, tmp_path / "two.mp3", Asked("mp3"))
    assert (first.found, second.made) == (0, 0)
    assert second.found == first.made == first.total
    assert (tmp_path / "one.mp3").read_bytes() == (tmp_path / "two.mp3").read_bytes()


def test_progress_is_reported_sentence_by_sentence(studio, folder, tmp_path):
    """Whoever waits sees how far it is."""
    seen = []
    told = studio.speak(studio.inspect(folder / "garden.txt"), tmp_path / "out.mp3", Asked("mp3"), report=seen.append)
    assert [each.done for each in seen] == sorted(each.done for each in seen)
    assert seen[-1] == told


def test_each_person_has_a_voice_of_their_own(studio):
    """Two people in one transcript, and the narrator, never sound alike."""
    (casting,) = studio.edition().castings(studio.voices()).values()
    assert len({part.voice_id for part in (*casting.parts.values(), casting.narrator)}) == 3


def test_a_person_sounds_the_same_in_every_transcript(studio, folder, tmp_path):
    """What one person said in one transcript is found when they say it in another."""
    studio.speak(studio.inspect(folder / "garden.txt"), tmp_path / "out.wav", Asked("wav", speaker="Ann Lee"))
    other = folder / "other.txt"
    other.write_text(DIALOGUE.replace("garden", "park").replace("Bob Stone", "Carla Diaz"))
    told = studio.speak(studio.inspect(other), tmp_path / "out.wav", Asked("wav", speaker="Ann Lee"))
    assert told.made == 0


def test_people_have_marks_of_their_own(studio):
    """The marks on a page tell its people apart."""
    marks = studio.edition().marks(SLUG)
    assert len(set(marks.values())) == len(marks) == 2
    assert all(1 <= mark <= 8 for mark in marks.values())


def test_a_sentence_that_fails_is_reported_and_the_rest_is_written(studio, folder, tmp_path):
    """The file has the other sentences; the error names the one that is missing."""
    (folder / "garden.txt").write_text(DIALOGUE.replace("It is a fine day.", "Then came RAISE. again."))
    with pytest.raises(SpeechFailed, match="t1-s3"):
        studio.speak(studio.inspect(folder / "garden.txt"), tmp_path / "out.wav", Asked("wav"))
    assert (tmp_path / "out.wav").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (Asked("mp3", speaker="Zoe"), UnknownSpeaker),
        (Asked("ogg"), UnknownFormat),
        (Asked(""), UnknownFormat),
        (Asked("mp3", turn="t9"), UnknownPassage),
        (Asked("mp3", first="t9-s1"), UnknownPassage),
        (Asked("mp3", first="t2-s1", last="t1-s1"), UnknownPassage),
    ],
)
def test_what_does_not_exist_is_refused_before_anything_is_made(studio, folder, tmp_path, asked, error):
    """A bad question costs nothing."""
    output = tmp_path / "out.mp3"
    with pytest.raises(error):
        studio.speak(studio.inspect(folder / "garden.txt"), output, asked)
    assert not output.exists()
    assert not (studio.settings.cache / "clips").exists()


def test_a_missing_file_is_named(studio, tmp_path):
    """The sentence has the file's name."""
    with pytest.raises(UnreadableTranscript, match="nothing.txt cannot be opened"):
        studio.inspect(tmp_path / "nothing.txt")


def test_an_empty_library_says_what_to_do(settings, tmp_path, readers):
    """A folder without transcripts is told what belongs there; one with unreadable ones, why."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoTranscripts, match=r"\.txt"):
        Studio(settings, tmp_path / "empty", readers).check_library()
    (tmp_path / "empty" / "bad.txt").write_bytes(b"\0\1\2")
    with pytest.raises(NoTranscripts, match=r"bad\.txt"):
        Studio(settings, tmp_path / "empty", readers).check_library()


def test_an_unwritable_cache_is_noticed_at_the_start(tmp_path):
    """A file stands where the cache should be."""
    (tmp_path / "cache").write_text("in the way")
    with pytest.raises(CacheUnwritable, match="--cache or VOICEREADER_CACHE"):
        Studio(Settings(cache=tmp_path / "cache")).condition.check_cache()


def test_the_cache_may_be_deleted_between_two_recordings(studio):
    """What was kept is made again."""
    studio.record(SLUG, Asked("mp3", "1")).sound.finish()
    shutil.rmtree(studio.settings.cache)
    assert studio.record(SLUG, Asked("mp3", "1")).sound.finish().is_file()


def test_a_start_waits_only_so_long_for_what_is_new(studio, folder):
    """What is read by then is served and counted; the rest follows by itself once the library is watched."""
    for number in range(30):
        (folder / f"{number}.txt").write_text(DIALOGUE.replace("garden", f"garden {number}"))
    shelf = studio.check_library(0)
    assert (len(shelf.kept), shelf.waiting) == (0, 31)
    studio.watch()
    deadline = time.monotonic() + 60
    while studio.edition().shelf.waiting and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(studio.edition().shelf.kept) == 31


def test_a_second_studio_knows_what_the_first_has_read(studio, settings, folder, readers, monkeypatch):
    """Castings, marks and transcripts come from the catalogue, and are the same."""
    first, castings = studio.edition(), studio.edition().castings(studio.voices())
    marks = first.marks(SLUG)
    monkeypatch.setattr(readers, "read", None)
    with Studio(settings, folder, readers) as second:
        edition = second.edition()
        assert edition.transcript(SLUG) == first.transcript(SLUG)
        assert edition.marks(SLUG) == marks
        monkeypatch.setattr(remembering, "cast", None)
        assert edition.castings(second.voices()) == castings
