"""Renditions: made once, heard while they are made, kept when they are whole."""

import shutil
import time
import wave

import pytest

from tests.builders import a_line, some_tags
from voicereader.errors import CacheUnwritable, SpeechFailed
from voicereader.rendering import mp3
from voicereader.rendering.assembly import Assembly, Progress
from voicereader.rendering.formats import format_named
from voicereader.rendering.plans import plan
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store
from voicereader.rendering.timeline import SLOT


@pytest.fixture
def store(tmp_path):
    """Return an empty store."""
    return Store(tmp_path / "cache")


@pytest.fixture
def assembly(humming, store):
    """Return an assembly over two workers that hum."""
    pool = Pool(["tones"], store.folder / "voices", store.folder, 2)
    yield Assembly(pool, store)
    pool.close()


def a_plan(*spoken: str, form: str = "wav"):
    """Return a plan of these sentences with four slots of pause after each."""
    return plan(format_named(form), some_tags(), [a_line(text, f"t1-s{n}") for n, text in enumerate(spoken, 1)])


def test_a_rendition_is_its_sentences_in_order(assembly):
    """The WAV lasts as long as its clips and pauses, and is a file once it is whole."""
    this = a_plan("One two three.", "Four.")
    assert assembly.whole(this) is None
    file = assembly.make(this).finish()
    assert assembly.whole(this) == file
    with wave.open(str(file)) as sound:
        assert sound.getnframes() % SLOT == 0
        assert sound.getnframes() / 22_050 == pytest.approx(4 * 0.05 + 2 * 4 * SLOT / 22_050, abs=0.2)


def test_what_is_streamed_is_what_is_kept_but_for_the_header(assembly):
    """A listener from the first second gets the same sound as the file."""
    this = a_plan("One two three.", "SLOW. four.", "Five.", form="mp3")
    making = assembly.make(this)
    streamed = b"".join(making.stream())
    kept = making.finish().read_bytes()
    header = len(mp3.header())
    assert kept.endswith(streamed[header:])
    assert kept.startswith(b"ID3")


def test_sound_leaves_after_the_first_sentence(assembly):
    """The first bytes come while later sentences are not spoken yet."""
    making = assembly.make(a_plan("One.", *(f"SLOW. {n}" for n in range(6))))
    first = next(making.stream())
    seen = next(making.follow())
    assert len(first) > 44
    assert seen.done < seen.total


def test_those_who_ask_at_once_share_one_making(assembly):
    """A rendition under way is joined, and each sentence is made once."""
    this = a_plan("SLOW. one.", "Two.")
    first, second = assembly.make(this), assembly.make(this)
    assert first is second
    assert list(first.follow())[-1] == Progress(total=2, made=2)
    assert b"".join(first.stream()) == b"".join(second.stream())


def test_what_is_listened_to_goes_before_what_is_for_later(humming, store):
    """A rendition that nobody waits for is made after one that somebody does; who joins it has it made like others."""
    pool = Pool(["tones"], store.folder / "voices", store.folder, 1)
    ended = []
    try:
        assembly = Assembly(pool, store)
        for name, joined in (("job", False), ("joined", True)):
            job = assembly.make(a_plan(*(f"{name} {n} SLOW." for n in range(3))), later=True)
            while not job.progress.made:
                time.sleep(0.01)
            heard = assembly.make(a_plan(*(f"While {name} {n}" for n in range(4))))
            if joined:
                assert assembly.make(a_plan(*(f"{name} {n} SLOW." for n in range(3)))) is job
            heard.finish()
            ended.append(job.progress.made)
            job.finish()
    finally:
        pool.close()
    assert ended[0] <= 2, "but for the sentence that was begun all waited"
    assert ended[1] == 3, "taken in turn"


def test_what_nobody_listens_to_any_more_gives_way(humming, store):
    """Where the listener goes, the rest is made after what others wait for, and made all the same."""
    pool = Pool(["tones"], store.folder / "voices", store.folder, 1)
    try:
        assembly = Assembly(pool, store)
        slow = {0, 17, 18, 19, 20}
        left = assembly.make(a_plan(*(f"Left {n} {'SLOW.' if n in slow else ''}" for n in range(21))))
        stream = left.stream()
        next(stream)
        stream.close()
        while pool.wanted == pool.waiting:  # until what is ordered is for later
            time.sleep(0.01)
        assembly.make(a_plan(*(f"While {n}" for n in range(40)))).finish()
        assert left.progress.done < left.progress.total
        left.cancel()
    finally:
        pool.close()


def test_asked_again_in_another_order_everything_is_found(assembly):
    """Sentences that are kept are not made again for another rendition."""
    assembly.make(a_plan("One.", "Two.")).finish()
    *_, last = assembly.make(a_plan("Two.", "One.", "Three.")).follow()
    assert (last.made, last.found) == (1, 2)


def test_another_format_is_made_from_the_same_clips(assembly):
    """No sentence is spoken again for MP3 after WAV."""
    assembly.make(a_plan("One.", "Two.")).finish()
    *_, last = assembly.make(a_plan("One.", "Two.", form="mp3")).follow()
    assert (last.made, last.found) == (0, 2)


def test_a_sentence_that_fails_is_named_and_the_rest_is_heard(assembly):
    """The error names the sentence; the stream has the others; nothing is kept as whole."""
    this = a_plan("One two.", "RAISE. now.", "Three.")
    making = assembly.make(this)
    with pytest.raises(SpeechFailed, match="t1-s2"):
        making.finish()
    assert len(b"".join(making.stream(gaps=True))) > 44 + 2 * 2205
    assert assembly.whole(this) is None


def test_a_stream_that_lacks_a_sentence_does_not_look_whole(assembly):
    """Whoever listens from the first byte on is told behind the last one, however fast they are."""
    making, heard = assembly.make(a_plan("One two.", "RAISE. now.", "Three.")), []
    with pytest.raises(SpeechFailed, match="t1-s2"):
        heard += making.stream()
    assert len(b"".join(heard)) > 44 + 2 * 2205


def test_what_lacks_a_sentence_is_not_kept_though_the_cache_was_deleted(assembly, store):
    """It is told as failed all the same."""
    this = a_plan("One.", "RAISE. now.", "SLOW. Two.", "Three.")
    making = assembly.make(this)
    next(making.stream())
    shutil.rmtree(store.folder, ignore_errors=True)
    with pytest.raises(SpeechFailed, match="t1-s2"):
        making.finish()
    assert assembly.whole(this) is None


def test_where_nothing_can_be_spoken_there_is_no_stream(assembly):
    """A rendition of which every sentence fails is an error, not an empty sound."""
    with pytest.raises(SpeechFailed):
        assembly.make(a_plan("RAISE. now.")).stream()


def test_a_rendition_of_nothing_is_an_empty_sound(assembly):
    """With no sentence there is a header and no more."""
    assert assembly.make(a_plan()).finish().stat().st_size == 44


def test_a_damaged_clip_is_made_again(assembly, store):
    """A clip whose file was harmed costs that one sentence."""
    this = a_plan("One.", "Two.")
    assembly.make(this).finish()
    harmed = store.clip_path(this.lines[0].order.key, "wav")
    harmed.write_bytes(harmed.read_bytes()[:100])
    assembly.whole(this).unlink()
    *_, last = assembly.make(this).follow()
    assert (last.made, last.found) == (1, 1)


def test_the_cache_may_be_deleted_while_a_rendition_is_made(assembly, store):
    """A listener hears all to the end though the folder is deleted under way, and it can be asked for again."""
    this = a_plan("One.", *(f"SLOW. {n}" for n in range(4)), "Last.")
    making = assembly.make(this)
    stream = making.stream()
    heard = next(stream)
    shutil.rmtree(store.folder, ignore_errors=True)
    try:
        heard += b"".join(stream)
    except OSError:
        pytest.fail("the stream broke")
    assert len(heard) > 44 + 6 * 2 * 2205
    again = assembly.make(this)
    assert again.finish().is_file()


def test_sound_that_is_lost_again_and_again_is_the_disk_s_fault(assembly, store, monkeypatch):
    """A stream breaks off then: it does not leave out the sentence and look whole."""
    monkeypatch.setattr(Store, "get", lambda *_: None)
    making = assembly.make(a_plan("One two three.", "Four."))
    with pytest.raises(CacheUnwritable, match="lost as soon as it is made"):
        making.finish()
    with pytest.raises(CacheUnwritable):
        b"".join(making.stream())
