"""Worker processes: what fails costs one sentence."""

import os
import resource
import threading
import time

import pytest

from tests.builders import an_order
from tests.faults.visiting import until, workers_of
from voicereader.errors import CacheUnwritable, EngineUnavailable, SpeechFailed
from voicereader.rendering.orders import deadline
from voicereader.rendering.pool import Pool, _Worker
from voicereader.rendering.store import Store


@pytest.fixture
def pool(humming, tmp_path):
    """Return two workers that hum."""
    made = Pool(["tones"], tmp_path / "voices", tmp_path, 2)
    yield made
    made.close()


def test_a_clip_is_made_once_and_found_after(pool, tmp_path):
    """The second order for a clip finds it; the store has it in each format."""
    assert pool.submit(an_order()).result().new
    assert not pool.submit(an_order()).result().new
    assert Store(tmp_path).get(an_order().key, "mp3")
    assert Store(tmp_path).get(an_order().key, "wav")


def test_two_who_ask_at_once_share_one_clip(pool):
    """Orders for one clip that wait together are one order."""
    futures = [pool.submit(an_order("One SLOW. sentence")) for _ in range(5)]
    assert len({id(future) for future in futures}) == 1
    assert futures[0].result().new


def test_every_core_is_for_who_waits_alone(humming, tmp_path, monkeypatch):
    """An order may take every core where none waits behind it, or none that somebody waits for."""
    asked, ask = {}, _Worker.ask
    monkeypatch.setattr(
        _Worker,
        "ask",
        lambda self, order, opening: asked.update({order.spoken: order.alone}) or ask(self, order, opening),
    )
    pool = Pool(["tones"], tmp_path / "voices", tmp_path, 1)
    try:
        pool.submit(an_order("One alone"), opening=lambda _: None).result()
        pool.submit(an_order("Last")).result()
        crowd = [pool.submit(an_order(f"Crowd {n} SLOW."), opening=lambda _: None) for n in range(3)]
        [each.result() for each in crowd]
    finally:
        pool.close()
    assert asked["One alone"]
    assert asked["Last"]
    assert not asked["Crowd 1 SLOW."]
    assert asked["Crowd 2 SLOW."]


def test_what_somebody_waits_for_goes_first(humming, tmp_path):
    """Orders are made by priority; one that waits is made earlier once somebody asks for it, and once only."""
    pool = Pool(["tones"], tmp_path / "voices", tmp_path, 1)
    done = []
    try:
        pool.voices()
        first = pool.submit(an_order("First SLOW."))
        while pool.waiting:
            time.sleep(0.01)
        orders = {name: an_order(f"{name} sentence.") for name in ("late", "early", "latest", "hastened")}
        priorities = {"late": 70, "early": 3, "latest": 90, "hastened": 95}
        futures = {name: pool.submit(order, priorities[name]) for name, order in orders.items()}
        for name, future in futures.items():
            future.add_done_callback(lambda _, name=name: done.append(name))
        assert pool.waiting == 4
        assert pool.submit(orders["hastened"], 5) is futures["hastened"]
        pool.hasten(orders["latest"], 80)
        pool.hasten(orders["early"], 99)
        assert pool.waiting == 4
        for future in (first, *futures.values()):
            future.result()
        assert done == ["early", "hastened", "late", "latest"]
        assert pool.waiting == 0
        assert pool.tally.now().spoken == 5
    finally:
        pool.close()


def test_two_pools_on_one_folder_make_a_clip_once(humming, pool, tmp_path):
    """A clip that another process is making is waited for, not made again."""
    other = Pool(["tones"], tmp_path / "voices", tmp_path, 1)
    try:
        answers = [each.submit(an_order("One SLOW. sentence")) for each in (pool, other)]
        assert sorted(answer.result().new for answer in answers) == [False, True]
    finally:
        other.close()


def test_a_worker_that_dies_once_costs_a_retry(pool, tmp_path, monkeypatch):
    """A sentence on which a worker died is spoken by its replacement."""
    monkeypatch.setenv("FLAKY_FILE", str(tmp_path / "once"))
    assert pool.submit(an_order("a FLAKY. one")).result().new


@pytest.mark.parametrize(("spoken", "why"), [("CRASH. now", "its process ended"), ("RAISE. now", "told to")])
def test_a_sentence_that_fails_twice_is_reported_and_the_next_is_spoken(pool, spoken, why):
    """One bad sentence fails with its reason; the others are spoken."""
    with pytest.raises(SpeechFailed, match=why):
        pool.submit(an_order(spoken)).result()
    assert pool.submit(an_order("The next one.")).result().new


def test_a_worker_that_hangs_is_ended_at_its_deadline(pool, monkeypatch):
    """A hung sentence fails by itself while the other worker goes on."""
    hung = pool.submit(an_order("HANG. now"))
    assert pool.submit(an_order("The next one.")).result(timeout=5).new
    with pytest.raises(SpeechFailed, match="took too long"):
        hung.result(timeout=60)


def test_a_worker_that_eats_memory_is_replaced(pool):
    """Its sentence fails twice, each time in a process of its own; the next one is spoken."""
    with pytest.raises(SpeechFailed, match="its process ended"):
        pool.submit(an_order("GROW. now")).result()
    assert pool.submit(an_order("The next one.")).result().new
    assert pool.tally.now().died == 2


def test_a_worker_takes_so_much_memory_and_no_more(pool):
    """Some gigabytes beyond its engines: what a neural voice needs for the longest sentence fits in."""
    pool.voices()  # one worker told them; the other may still load
    workers = workers_of(os.getpid())
    assert len(workers) == 2
    until(lambda: all(2 << 30 < resource.prlimit(each, resource.RLIMIT_DATA)[0] < 8 << 30 for each in workers))


def test_a_worker_that_dies_at_its_start_is_started_once_more(humming, tmp_path, monkeypatch):
    """Nobody takes the engine for missing that was killed while it loaded."""
    monkeypatch.setenv("DIES_AT_ITS_START", str(tmp_path / "once"))
    pool = Pool(["tones"], tmp_path / "voices", tmp_path, 1)
    try:
        assert pool.voices()
        assert pool.submit(an_order()).result().new
    finally:
        pool.close()


def test_what_cannot_be_kept_is_told_as_such(pool, tmp_path):
    """It is the disk's fault and not the sentence's; no name of a file is told. With room again it is spoken."""
    (tmp_path / "clips").write_text("no folder")
    with pytest.raises(CacheUnwritable, match=r"^The cache folder cannot be written \([\w ]+\); see to its disk\.$"):
        pool.submit(an_order()).result()
    (tmp_path / "clips").unlink()
    assert pool.submit(an_order()).result().new


def test_deadlines_grow_with_the_words():
    """A longer text has longer, in any script."""
    assert deadline("word " * 1000, 1, 0) > deadline("word", 1, 0) > 0
    assert deadline("字" * 5000, 1, 0) > deadline("字", 1, 0)
    assert deadline("word", 1, 1000) > deadline("word", 1, 0)


def test_urgent_orders_overtake(humming, tmp_path):
    """With one worker busy, the order of lower priority number is made first."""
    pool = Pool(["tones"], tmp_path / "voices", tmp_path, 1)
    done = []
    try:
        pool.voices()
        pool.submit(an_order("SLOW. first"))
        later = pool.submit(an_order("Later."), priority=9)
        sooner = pool.submit(an_order("Sooner."), priority=1)
        later.add_done_callback(lambda _: done.append("later"))
        sooner.add_done_callback(lambda _: done.append("sooner"))
        later.result()
        assert done == ["sooner", "later"]
    finally:
        pool.close()


def test_an_engine_that_does_not_start_is_named(humming, tmp_path):
    """Whoever asks is told which engine, and why; so is who asks later."""
    pool = Pool(["broken"], tmp_path / "voices", tmp_path, 1)
    with pytest.raises(EngineUnavailable, match="“broken” does not start: no data files"):
        pool.voices()
    with pytest.raises((EngineUnavailable, SpeechFailed)):
        pool.submit(an_order()).result(timeout=5)
    pool.close()


def test_an_engine_that_is_not_installed_names_those_that_are(tmp_path):
    """The sentence lists the installed engines."""
    pool = Pool(["nonesuch"], tmp_path / "voices", tmp_path, 1)
    with pytest.raises(EngineUnavailable, match="“nonesuch”; installed are: .*espeak"):
        pool.voices()
    pool.close()


def test_closing_leaves_no_process_and_fails_what_waits(humming, tmp_path):
    """After close no worker is left, and nobody waits for ever."""
    pool = Pool(["tones"], tmp_path / "voices", tmp_path, 1)
    pool.voices()
    assert workers_of(os.getpid())
    waiting = [pool.submit(an_order(f"SLOW. number {n}")) for n in range(5)]
    time.sleep(0.1)
    pool.close()
    assert not workers_of(os.getpid())
    assert all(each.done() for each in waiting)
    with pytest.raises(SpeechFailed, match="stop"):
        waiting[-1].result()
    with pytest.raises(SpeechFailed, match="stopping"):
        pool.submit(an_order("Late.")).result(timeout=5)


def test_many_threads_may_order(pool):
    """Orders from many threads are all made, each clip once."""
    new = []

    def ask(number):
        new.append(pool.submit(an_order(f"Sentence {number % 10}.")).result().new)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(new) == 40
