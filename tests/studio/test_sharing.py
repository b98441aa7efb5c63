"""What sound costs whoever has it made, and when it is not begun."""

import dataclasses
import os
import time

import pytest

from voicereader.errors import Busy, TooManyRequests
from voicereader.studio import Asked, Studio
from voicereader.studio.sharing import lenient

SLUG = "2020-06-01-a-talk-in-the-garden"


def refuse(_):
    """Let nobody have anything."""
    raise TooManyRequests("No more.", 7)


def test_what_is_spoken_is_charged_for_and_what_is_joined_a_little(studio):
    """Each sentence that is missing is charged for once; a rendition of sentences that are there costs next to nothing."""
    costs = []
    made = studio.record(SLUG, Asked("mp3"), costs.append).sound
    studio.record(SLUG, Asked("mp3"), costs.append)
    total = made.progress.total
    assert costs == [total + 1], "who joins a making or hears what is there pays nothing"
    made.finish()
    studio.hear(SLUG, Asked("mp3"), "t1-s1", costs.append)
    studio.record(SLUG, Asked("mp3"), costs.append)
    studio.record(SLUG, Asked("mp3", first="t1-s1"), costs.append).sound.finish()
    assert costs == [total + 1, 1]
    studio.hear(SLUG, Asked("mp3", rate="2"), "t1-s1", costs.append)
    assert costs == [total + 1, 1, 1]


def test_where_it_is_too_much_nothing_begins(studio):
    """A refusal leaves no making behind, and what is made can be heard all the same."""
    with pytest.raises(TooManyRequests):
        studio.record(SLUG, Asked("mp3"), refuse)
    with pytest.raises(TooManyRequests):
        studio.hear(SLUG, Asked("mp3"), "t1-s1", refuse)
    with pytest.raises(TooManyRequests):
        studio.jobs.start(SLUG, Asked("mp3"), refuse)
    assert studio.condition.figures().tally.spoken == 0
    studio.record(SLUG, Asked("mp3")).sound.finish()
    assert studio.record(SLUG, Asked("mp3"), refuse).sound.is_file()
    assert studio.jobs.start(SLUG, Asked("mp3"), refuse).state == "done"
    assert studio.hear(SLUG, Asked("mp3"), "t1-s1", refuse).sound


def test_what_goes_on_does_not_break_off():
    """All that somebody says is charged for as it goes on, and refused at its beginning only."""
    costs = []
    lenient(costs.append)(3)
    lenient(refuse)(3)
    assert costs == [3]


def test_where_too_many_sentences_wait_no_more_is_begun(humming, settings, folder, readers):
    """Who asks for new sound is asked to come back; what is there, what is under way and jobs are not hindered."""
    talk = (folder / "garden.txt").read_text()
    (folder / "garden.txt").write_text(talk.replace("It is a fine day.", "It is SLOW. Quite SLOW. Very SLOW. So SLOW."))
    settings = dataclasses.replace(settings, queue_limit=2)
    with Studio(settings, folder, readers) as studio:
        making = studio.record(SLUG, Asked("mp3")).sound
        next(making.stream())
        with pytest.raises(Busy):
            studio.record(SLUG, Asked("mp3", rate="2"))
        with pytest.raises(Busy):
            studio.hear(SLUG, Asked("mp3", rate="2"), "t1-s1")
        assert studio.record(SLUG, Asked("mp3")).sound is making
        assert studio.jobs.start(SLUG, Asked("mp3", rate="3")).state in {"waiting", "running"}
        making.finish()
        assert studio.record(SLUG, Asked("mp3")).sound.is_file()


def test_a_studio_keeps_its_cache_within_bounds(humming, settings, folder, readers):
    """Where it watches, what was longest unheard is removed once the bound is passed, and can be heard again."""
    renditions = settings.cache / "renditions"
    with Studio(dataclasses.replace(settings, cache_size=1), folder, readers) as studio:
        first = studio.record(SLUG, Asked("mp3")).sound.finish()
        for n in range(30):
            (renditions / f"{n:064}.mp3").write_bytes(bytes(100_000))
        for n, each in enumerate(sorted(renditions.iterdir())):
            os.utime(each, (time.time() - 9000 - n, time.time() - 9000 - n))
        assert studio.record(SLUG, Asked("mp3")).sound == first
        studio.watch()
        until = time.monotonic() + 10
        while (size := sum(each.stat().st_size for each in renditions.iterdir())) > 1_000_000:
            assert time.monotonic() < until, size
            time.sleep(0.05)
        assert size > 500_000
        assert first.is_file(), "it was heard last"
        first.unlink()
        assert studio.record(SLUG, Asked("mp3")).sound.finish() == first
