"""Disks that are full, may not be written or are damaged: pages work, sound is refused with a sentence, then goes on."""

import contextlib
import json
import shutil
import subprocess
from http.client import HTTPConnection, IncompleteRead

import pytest

from tests.faults.visiting import JSON, TALKS, kill, lay_out, until, workers_of
from tests.serving import ask, running
from voicereader.errors import CacheUnwritable, UnknownJob
from voicereader.studio import Asked, Studio

SLUG, OTHER = TALKS
SOUND = f"/transcripts/{SLUG}/audio.mp3"
ORDER = {"Content-Type": "application/json"} | JSON


@pytest.fixture
def disk(tmp_path):
    """Return a disk of 4 MB for the cache; without the right to mount one these tests are left out."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no disk of its own to fill: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def library(tmp_path):
    """Return the library folder."""
    lay_out(tmp_path / "library")
    return tmp_path / "library"


def shut(place) -> None:
    """Have nobody write to a disk any more: a view of it lies over it that may only be read."""
    subprocess.run(["mount", "--bind", place, place], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", place], check=True)


def open_again(place, harm: str) -> None:
    """Have it written as before."""
    (place / "rubbish").unlink() if harm == "full" else subprocess.run(["umount", place], check=True)


def fill(place) -> None:
    """Leave no room on a disk."""
    with contextlib.suppress(OSError), (place / "rubbish").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def assert_refused(port: int) -> None:
    """Each way to new sound is answered with one sentence and 503; pages are answered, and no file is named."""
    for address in (SOUND, f"/transcripts/{SLUG}/sentences/t1-s1", f"/transcripts/{SLUG}/audio.vtt"):
        answer = ask(port, address, JSON)
        assert (answer.status, json.loads(answer.content)["code"]) == (503, "cache-unwritable"), address
        assert answer.headers["Retry-After"]
        assert b"/" not in json.loads(answer.content)["detail"].encode()
    answer = ask(port, f"/transcripts/{SLUG}/renditions", ORDER, method="POST", body='{"format": "wav"}')
    assert (answer.status, json.loads(answer.content)["code"]) == (503, "cache-unwritable")
    for address in ("/", f"/transcripts/{SLUG}", f"/transcripts/{SLUG}/script.json", "/speakers", "/healthz"):
        assert ask(port, address).status == 200, address
    assert ask(port, "/readyz").status == 503


@pytest.mark.parametrize("harm", ["full", "read-only"])
def test_a_disk_that_takes_nothing(library, disk, harm):
    """No crash and no worker lost; what is there is served, and with room again all goes on by itself."""
    with running(library, disk / "cache", "--workers", "1") as (program, port):
        there = ask(port, f"/transcripts/{OTHER}/audio.mp3").content
        before = workers_of(program.pid)
        fill(disk) if harm == "full" else shut(disk)
        assert_refused(port)
        assert ask(port, f"/transcripts/{OTHER}/audio.mp3").content[-1000:] == there[-1000:]
        assert workers_of(program.pid) == before
        open_again(disk, harm)
        assert ask(port, SOUND).status == 200
        answer = ask(port, f"/transcripts/{SLUG}/renditions", ORDER, method="POST", body='{"format": "wav"}')
        until(lambda: b'"done"' in ask(port, f"/jobs/{json.loads(answer.content)['id']}", JSON).content)
        assert ask(port, "/readyz").status == 200
        assert program.poll() is None
        kill(program.pid)


def test_a_disk_that_is_full_in_mid_stream(library, disk):
    """The stream breaks off, so that nobody takes it for whole."""
    slow = " ".join(f"Part {n} of it is SLOW." for n in range(8))
    (library / "slow.txt").write_text(f"A slow talk\n\nJune 9, 2020\n\nAnn: {slow}\n\nBob: Well.\n")
    with running(library, disk / "cache", "--workers", "1") as (program, port):
        with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
            connection.request("GET", "/transcripts/2020-06-09-a-slow-talk/audio.wav")
            answer = connection.getresponse()
            assert answer.read(100)
            fill(disk)
            with pytest.raises(IncompleteRead):
                answer.read()
        kill(program.pid)


def test_a_job_that_meets_a_full_disk_says_so_and_the_next_is_made(studio, settings, monkeypatch):
    """Also where not even that can be written down: the thread that makes files goes on."""
    jobs, slug = studio.jobs, "2020-06-01-a-talk-in-the-garden"
    studio.voices()
    job = jobs.start(slug, Asked("wav"))
    until(lambda: jobs.find(job.id).state == "done")
    for name in ("clips", "renditions"):
        shutil.rmtree(settings.cache / name)
    (settings.cache / "renditions").write_text("no folder")
    keep = jobs._keep  # noqa: SLF001  (records are kept nowhere else)
    monkeypatch.setattr(
        jobs, "_keep", lambda identity, record: keep(identity, record) if "state" not in record else _full()
    )
    jobs.start(slug, Asked("wav"))
    until(lambda: jobs.find(job.id).state == "failed")
    assert jobs.find(job.id).error_code == "cache-unwritable"
    monkeypatch.undo()
    (settings.cache / "renditions").unlink()
    assert jobs.start(slug, Asked("wav")).state != "failed"
    until(lambda: jobs.find(job.id).state == "done")


def _full() -> None:
    raise CacheUnwritable("The cache folder cannot be written (No space left on device); see to its disk.")


def test_a_damaged_record_of_a_job_hinders_no_start(humming, settings, folder, readers):
    """There is no such job then; the others go on."""
    (settings.cache / "jobs").mkdir(parents=True)
    harms = (b"", b"{", b"[]", b"5", b'{"slug": "x"}', b'{"asked": 5}', b'{"asked": {"new": 1}}', b"\xff")
    for number, harm in enumerate(harms):
        (settings.cache / "jobs" / f"{number}.json").write_bytes(harm)
    with Studio(settings, folder, readers) as first:
        job = first.jobs.start("2020-06-01-a-talk-in-the-garden", Asked("wav"))
        with Studio(settings, folder, readers) as studio:
            studio.jobs.resume()
            until(lambda: studio.jobs.find(job.id).state == "done")
            for number in range(len(harms)):
                with pytest.raises(UnknownJob):
                    studio.jobs.find(str(number))


@pytest.mark.parametrize("harm", [b"", b"x" * 100, None])
def test_a_damaged_clip_is_made_again_and_the_sound_is_whole(studio, settings, harm):
    """Emptied, overwritten or cut off."""
    slug = "2020-06-01-a-talk-in-the-garden"
    whole = studio.record(slug, Asked("mp3")).sound.finish().read_bytes()
    shutil.rmtree(settings.cache / "renditions")
    for file in (settings.cache / "clips").iterdir():
        file.write_bytes(file.read_bytes()[:-1] if harm is None else harm)
    assert studio.record(slug, Asked("mp3")).sound.finish().read_bytes() == whole
