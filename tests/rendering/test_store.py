"""Sound on disk: whole or absent."""

import shutil
import threading

import pytest

from tests.builders import a_voice, some_tags
from voicereader.model import Clip, Mark, Prosody, Span
from voicereader.rendering import clipfile
from voicereader.rendering.keys import clip_key, rendition_key
from voicereader.rendering.store import Store
from voicereader.rendering.timeline import SLOT, TAIL, clip_slots, pause_slots

KEY = "ab" * 32


@pytest.fixture
def store(tmp_path):
    """Return a store in a folder that is not there yet."""
    return Store(tmp_path / "cache")


def test_what_is_put_is_got(store):
    """A clip comes back as it was put, with its length in frames."""
    store.put(KEY, "mp3", b"sound", 7)
    assert store.get(KEY, "mp3") == (b"sound", 7)
    assert store.get(KEY, "wav") is None


@pytest.mark.parametrize(
    "harm", [lambda raw: raw[:-1], lambda raw: b"x" + raw[1:], lambda _: b"", lambda raw: raw + b"x"]
)
def test_a_damaged_clip_is_gone(store, harm):
    """A file that is torn, changed, emptied or lengthened is not served, and makes room for a new one."""
    store.put(KEY, "mp3", b"sound", 7)
    path = store.clip_path(KEY, "mp3")
    path.write_bytes(harm(path.read_bytes()))
    assert store.get(KEY, "mp3") is None
    assert not path.exists()


def test_what_another_makes_at_this_moment_is_left_alone(store, monkeypatch):
    """Who looks for a clip that is put there meanwhile does not take it away."""
    look, path = Store._read, store.clip_path(KEY, "mp3")  # noqa: SLF001  (between looking and answering is no other way)

    def meanwhile(self, key, form):
        found = look(self, key, form)
        store.put(KEY, "mp3", b"sound", 7)
        return found

    monkeypatch.setattr(Store, "_read", meanwhile)
    assert store.get(KEY, "mp3") is None
    assert path.exists()


def test_the_folder_may_be_deleted_at_any_time(store):
    """After the folder is deleted, sound is kept again."""
    store.put(KEY, "mp3", b"sound", 7)
    shutil.rmtree(store.folder)
    assert store.get(KEY, "mp3") is None
    with store.lock(KEY):
        store.put(KEY, "mp3", b"sound", 7)
    assert store.get(KEY, "mp3")


def test_a_failed_write_leaves_nothing(store):
    """A file that could not be finished is neither served nor left behind."""
    path = store.rendition_path(KEY, "mp3")
    with pytest.raises(OSError, match="full"), store.writing(path) as temporary:
        temporary.write_bytes(b"half")
        raise OSError("disk full")
    assert list(path.parent.iterdir()) == []


def test_one_at_a_time_makes_a_clip(store):
    """While one holds a clip's lock, another waits."""
    order = []

    def second():
        with store.lock(KEY):
            order.append("second")

    with store.lock(KEY):
        other = threading.Thread(target=second)
        other.start()
        other.join(0.2)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_clip_file_is_a_wav_with_its_marks():
    """A clip is read back with its sound and its marks, and its sound fills whole slots."""
    clip = Clip(bytes(range(200)) * 10, (Mark(Span(0, 4), 0), Mark(Span(5, 9), 321)))
    content = clipfile.dumps(clip)
    assert content[:4] == b"RIFF"
    assert content[8:12] == b"WAVE"
    assert clipfile.loads(content, clip.frames) == clip
    assert clipfile.sound(content, clip.frames)[: len(clip.pcm)] == clip.pcm
    assert len(clipfile.sound(content, clip.frames)) == 2 * SLOT * clip_slots(clip.frames)


def test_pauses_come_in_slots_and_count_the_tail():
    """A clip with its pause lasts what was asked for, to half a slot."""
    for milliseconds in (52, 100, 250, 900):
        frames = (pause_slots(milliseconds) + TAIL) * SLOT
        assert abs(frames - milliseconds * 22.05) <= SLOT / 2 + 1
    assert pause_slots(0) == 0


def test_a_key_changes_with_all_that_decides_the_sound():
    """Text, language, voice, its digest and each part of the prosody make another clip."""
    ordinary = ("Hello.", "en", a_voice(), Prosody())
    others = [
        ("Hello!", "en", a_voice(), Prosody()),
        ("Hello.", "de", a_voice(), Prosody()),
        ("Hello.", "en", a_voice("tones:147"), Prosody()),
        ("Hello.", "en", a_voice(digest="2"), Prosody()),
        ("Hello.", "en", a_voice(), Prosody(rate=1.25)),
        ("Hello.", "en", a_voice(), Prosody(pitch=1.25)),
        ("Hello.", "en", a_voice(), Prosody(volume=0.5)),
    ]
    keys = [clip_key(*each) for each in (ordinary, *others)]
    assert len(set(keys)) == len(keys)
    assert clip_key(*ordinary) == keys[0]


def test_a_rendition_s_key_changes_with_order_pauses_and_format():
    """The same clips in another order, with another pause, or in another format are another rendition."""
    keys = [
        rendition_key("mp3", some_tags(), [("a", 1), ("b", 2)]),
        rendition_key("mp3", some_tags(), [("b", 2), ("a", 1)]),
        rendition_key("mp3", some_tags(), [("a", 1), ("b", 3)]),
        rendition_key("wav", some_tags(), [("a", 1), ("b", 2)]),
    ]
    assert len(set(keys)) == 4
