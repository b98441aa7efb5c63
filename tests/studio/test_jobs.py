"""Files that are ordered and made while nobody waits."""

import time

import pytest

from voicereader.errors import UnknownFormat, UnknownJob
from voicereader.studio import Asked, Studio

SLUG = "2020-06-01-a-talk-in-the-garden"


def ended(studio, identity: str, *, patience: float = 20.0):
    """Return the job once it is at its end."""
    until = time.monotonic() + patience
    while (job := studio.jobs.find(identity)).state in {"waiting", "running"} and time.monotonic() < until:
        time.sleep(0.02)
    return job


@pytest.fixture
def slow(folder):
    """Make the talk of the library slow to speak."""
    talk = (folder / "garden.txt").read_text()
    (folder / "garden.txt").write_text(
        talk.replace("It is a fine day.", " ".join(f"Number {n} is SLOW." for n in range(12)))
    )


def test_a_job_makes_its_file(studio):
    """At the end there is a rendition that a listener gets at once."""
    job = studio.jobs.start(SLUG, Asked("wav"))
    done = ended(studio, job.id)
    assert (done.state, done.done) == ("done", done.total)
    assert studio.record(SLUG, Asked("wav")).sound.is_file()


def test_asking_again_joins_the_job(studio, slow):
    """The same thing has the same job, another thing another."""
    first = studio.jobs.start(SLUG, Asked("wav"))
    assert studio.jobs.start(SLUG, Asked("wav")).id == first.id
    assert studio.jobs.start(SLUG, Asked("mp3")).id != first.id


def test_a_job_whose_file_was_swept_is_done_still(humming, settings, folder, readers):
    """It is not made anew at every start; who fetches the file has it made again, and so has who orders it again."""
    with Studio(settings, folder, readers) as studio:
        job = ended(studio, studio.jobs.start(SLUG, Asked("wav")).id)
        assert studio.jobs.may_go(settings.cache / "jobs" / f"{job.id}.json")
        studio.record(SLUG, Asked("wav")).sound.unlink()
        swept = studio.jobs.find(job.id)
        assert (swept.state, swept.done) == ("done", swept.total)
    with Studio(settings, folder, readers) as studio:
        studio.jobs.resume()
        assert studio.jobs.waiting == 0
        assert ended(studio, studio.jobs.start(SLUG, Asked("wav")).id).state == "done"
        assert studio.record(SLUG, Asked("wav")).sound.is_file()


def test_the_record_of_a_job_that_waits_is_not_swept(studio, slow, settings):
    """Only what is at its end may go."""
    job = studio.jobs.start(SLUG, Asked("wav"))
    file = settings.cache / "jobs" / f"{job.id}.json"
    assert not studio.jobs.may_go(file)
    studio.jobs.cancel(job.id)
    assert studio.jobs.may_go(file)
    assert studio.jobs.may_go(file.with_name("none.json"))


def test_progress_is_seen_while_it_runs(studio, slow):
    """Sentences are counted, and the seconds left are told."""
    job = studio.jobs.start(SLUG, Asked("wav"))
    seen = []
    while (now := studio.jobs.find(job.id)).state in {"waiting", "running"}:
        seen.append(now)
        time.sleep(0.05)
    assert any(0 < each.done < each.total and each.seconds_left for each in seen)
    assert [each.done for each in seen] == sorted(each.done for each in seen)


def test_a_cancelled_job_stops_and_goes_on_when_asked_again(studio, slow):
    """What is made is kept; nothing more is made until somebody asks."""
    job = studio.jobs.start(SLUG, Asked("wav"))
    time.sleep(0.7)
    assert studio.jobs.cancel(job.id).state == "cancelled"
    assert ended(studio, job.id).state == "cancelled"
    again = studio.jobs.start(SLUG, Asked("wav"))
    assert again.id == job.id
    assert ended(studio, job.id).state == "done"


@pytest.mark.usefixtures("humming", "slow")
def test_a_job_goes_on_after_the_server_died(settings, folder, readers):
    """A new studio over the same cache finishes what the old one left, from where it was."""
    with Studio(settings, folder, readers) as first:
        job = first.jobs.start(SLUG, Asked("wav"))
        time.sleep(1.2)
        assert first.jobs.find(job.id).state == "running"
    with Studio(settings, folder, readers) as second:
        assert second.jobs.find(job.id).state == "waiting"
        second.jobs.resume()
        making = None
        while making is None:
            making = second.jobs._making.get(job.id)  # noqa: SLF001  (what it found is told nowhere else)
        assert ended(second, job.id).state == "done"
        assert making.progress.found > 0


def test_what_fails_says_which_sentences(studio, folder):
    """A failed job has the sentence and the code of the error."""
    talk = (folder / "garden.txt").read_text()
    (folder / "garden.txt").write_text(talk.replace("It is a fine day.", "Then RAISE. again."))
    job = ended(studio, studio.jobs.start(SLUG, Asked("mp3")).id)
    assert (job.state, job.error_code) == ("failed", "speech-failed")
    assert "t1-s3" in job.error


def test_what_cannot_be_made_is_no_job(studio):
    """A bad question is answered at once; an unknown job is named so."""
    with pytest.raises(UnknownFormat):
        studio.jobs.start(SLUG, Asked("wma"))
    for identity in ("nothing", "../../etc/passwd", ""):
        with pytest.raises(UnknownJob):
            studio.jobs.find(identity)
