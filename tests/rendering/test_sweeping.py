"""The cache within its bound."""

import contextlib
import os
import tempfile
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_line, some_tags
from voicereader.rendering.assembly import Assembly
from voicereader.rendering.formats import format_named
from voicereader.rendering.plans import plan
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store
from voicereader.rendering.sweeping import Sweep
from voicereader.rendering.tally import Tally

BLOCK = 4096
MINUTE = 60


@pytest.fixture
def store(tmp_path):
    """Return an empty store."""
    return Store(tmp_path / "cache")


def a_sweep(store, bound, may_go=lambda _: True, tally=None):
    """Return what keeps a store within so many bytes."""
    return Sweep(store, bound, tally or Tally(), may_go)


def heard_ago(path: Path, minutes: float, size: int | None = None) -> Path:
    """Have a file, of that size where it is not there, that was heard so many minutes ago."""
    if size is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(size))
    then = time.time() - minutes * MINUTE
    os.utime(path, (then, then))
    return path


def taken(files) -> int:
    """Return the bytes that files take, in blocks."""
    return sum(-(-each.stat().st_size // BLOCK) * BLOCK for each in files)


@given(
    kept=st.lists(st.tuples(st.integers(1, 40_000), st.integers(1, 5000)), max_size=25),
    bound=st.integers(1, 300_000),
)
@settings(max_examples=60)
def test_what_was_longest_unheard_goes_first_and_no_more_than_needed(kept, bound):
    """After a sweep the bound holds; all that is left was heard after all that is gone; little enough went."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        files = [
            heard_ago(store.rendition_path(f"{n:064}", "mp3"), minutes, size) for n, (size, minutes) in enumerate(kept)
        ]
        ages = {file: file.stat().st_atime for file in files}
        sizes = {file: taken([file]) for file in files}
        a_sweep(store, bound).sweep()
        left = [file for file in files if file.exists()]
        gone = [file for file in files if file not in left]
        assert taken(left) <= bound
        assert max((ages[file] for file in gone), default=0) <= min((ages[file] for file in left), default=time.time())
        if sum(sizes.values()) <= bound:
            assert not gone
        elif gone:
            last = max(gone, key=lambda file: (ages[file], sizes[file]))
            assert taken(left) + max(sizes[file] for file in gone if ages[file] == ages[last]) > 0.9 * bound


def test_hearing_a_clip_keeps_it_and_its_speech(store):
    """What is got counts as heard now, the WAV that it was made of too; what is only looked at does not."""
    for form in ("wav", "mp3"):
        store.put("ab", form, b"sound", 7)
        heard_ago(store.clip_path("ab", form), 90)
    changed = store.clip_path("ab", "mp3").stat().st_mtime
    store.get("ab", "mp3")
    ages = [time.time() - store.clip_path("ab", form).stat().st_atime for form in ("wav", "mp3")]
    assert max(ages) < MINUTE
    assert store.clip_path("ab", "mp3").stat().st_mtime == changed, "its time of change is what browsers are told"


def test_what_is_heard_again_within_a_minute_is_not_marked_again(store):
    """Marking costs one call to the system a minute."""
    path = heard_ago(store.rendition_path("ab", "mp3"), 0.5, 10)
    assert not store.heard(path)
    heard_ago(path, 1.5)
    assert store.heard(path)
    assert not store.heard(store.rendition_path("none", "mp3"))


def test_a_clip_goes_with_all_that_was_encoded_of_it(store):
    """Without the speech that its marks are of, an encoded clip would be another's."""
    for form in ("wav", "mp3", "opus"):
        store.put("ab" * 32, form, bytes(5000), 7)
        heard_ago(store.clip_path("ab" * 32, form), 90 if form == "wav" else 30)
    a_sweep(store, 4 * BLOCK).sweep()
    assert list((store.folder / "clips").iterdir()) == []


def test_what_is_made_sent_or_written_stays(store):
    """A clip whose lock is held, what was heard a moment ago, what is half written: not swept. What was forsaken is."""
    store.put("ab" * 32, "wav", bytes(5000), 7)
    locked = heard_ago(store.clip_path("ab" * 32, "wav"), 900)
    fresh = heard_ago(store.rendition_path("fresh", "mp3"), 0, 50_000)
    written = heard_ago(store.rendition_path("half", "mp3.1.part"), 100, 50_000)
    forsaken = heard_ago(store.rendition_path("left", "mp3.2.part"), 2 * 24 * 60, 50_000)
    with store.lock("ab" * 32):
        a_sweep(store, 1).sweep()
    assert [each.exists() for each in (locked, fresh, written, forsaken)] == [True, True, True, False]
    a_sweep(store, 1).sweep()
    assert not locked.exists()


def test_records_of_jobs_that_somebody_waits_for_stay(store):
    """The record of a job goes like sound does, once it is at its end."""
    waits, ended = (heard_ago(store.folder / "jobs" / f"{name}.json", 900, 10) for name in ("waits", "ended"))
    a_sweep(store, 1, lambda file: file.stem == "ended").sweep()
    assert waits.exists()
    assert not ended.exists()


def test_it_looks_through_the_folder_when_so_much_was_written(store):
    """Until what was written since the last time passes the bound, no file is looked at."""
    tally = Tally()
    sweep = a_sweep(store, 50_000, tally=tally)
    sweep.look()
    old = heard_ago(store.rendition_path("old", "mp3"), 100, 60_000)
    tally.add(kept=40_000)
    sweep.look()
    assert old.exists()
    tally.add(kept=20_000)
    sweep.look()
    assert not old.exists()
    heard_ago(old, 100, 60_000)
    unbounded = a_sweep(store, 0, tally=tally)
    unbounded.look()
    assert old.exists()


def test_one_process_sweeps_at_a_time(store):
    """While another sweeps, nothing is done."""
    old = heard_ago(store.rendition_path("old", "mp3"), 100, 60_000)
    with store.lock("sweep"):
        a_sweep(store, 1).sweep()
        assert old.exists()


def test_a_program_that_ends_sweeps_once_a_day(store):
    """The first time of a day the folder is swept, not again."""
    sweep = a_sweep(store, 1)
    store.folder.mkdir()
    for left in (False, True):
        old = heard_ago(store.rendition_path("old", "mp3"), 100, 60_000)
        sweep.daily()
        assert old.exists() is left


def test_sound_is_whole_while_its_clips_are_swept_again_and_again(humming, store):
    """Who listens hears all, though everything is swept as soon as it may be; what is gone is made again."""
    pool = Pool(["tones"], store.folder / "voices", store.folder, 2)
    lines = [a_line(f"Part {n} SLOW.", f"t1-s{n}") for n in range(6)]
    this = plan(format_named("mp3"), some_tags(), lines)
    try:
        assembly = Assembly(pool, store)
        expected = b"".join(assembly.make(this).stream())
        assembly.make(this).finish().unlink(missing_ok=True)
        making = assembly.make(this)
        stop = threading.Event()

        def sweep():
            while not stop.wait(0.01):
                for file in list((store.folder / "clips").glob("*.*")):
                    with contextlib.suppress(FileNotFoundError):
                        if file.suffix != ".part" and time.time() - file.stat().st_mtime > 0.3:
                            heard_ago(file, 900)
                a_sweep(store, 1).sweep()

        sweeping = threading.Thread(target=sweep)
        sweeping.start()
        assert b"".join(making.stream()) == expected
        stop.set()
        sweeping.join()
    finally:
        pool.close()
