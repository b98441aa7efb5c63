"""A server that is killed, whose workers are killed, whose cache goes, or that is not alone: what is served is whole."""

import os
import random
import shutil
import signal
import socket
import time
from pathlib import Path

import pytest

from tests.conftest import SUPPORT
from tests.faults.visiting import JSON, Visitors, kill, lay_out, numbers, undisturbed, until, workers_of
from tests.serving import ask, running
from voicereader.keeping.database import Database
from voicereader.keeping.ledger import Edit, Ledger

LONG = 40
KILLS = LONG if os.environ.get("TORTURE") == "all" else 2
"""How often a server is killed, and of one its workers; TORTURE=all takes minutes."""


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """Return the files of the library as they are where nothing goes wrong."""
    folder = tmp_path_factory.mktemp("calm")
    lay_out(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SUPPORT))
        patch.setenv("PYTHONPATH", str(SUPPORT))
        return undisturbed(folder, folder / "cache")


@pytest.fixture
def place(tmp_path):
    """Return the library folder, and the cache folder of servers, in which nothing is yet."""
    lay_out(tmp_path / "library")
    return tmp_path / "library", tmp_path / "cache"


def assert_all_is_there(port: int, known: dict[str, bytes]) -> None:
    """Each file is served, byte for byte as it should be."""
    for address, whole in known.items():
        ask(port, address)  # a stream, where it is not there yet
        until(lambda address=address: "Content-Length" in ask(port, address).headers)
        assert ask(port, address).content == whole, address


def test_a_server_that_is_killed_again_and_again(place, known):
    """While it is asked for files, given orders, and its library changed: the next goes on, nothing is torn or lost."""
    folder, cache = place
    ledger, chance = Ledger(Database(folder)), random.Random(KILLS)  # noqa: S311
    changes, ordered = [], {}
    for number in range(KILLS):
        with running(folder, cache, "--workers", "2") as (program, port):
            visitors = Visitors(port, known, 3, number)
            changes.append(ledger.change("Ann", "add", [Edit(f"{number}.vtt", "kept", b"WEBVTT %d" % number)]).number)
            time.sleep(chance.uniform(0, 0.7))
            kill(program.pid)
            visitors.leave()
            assert visitors.wrong == []
            assert visitors.refused == []
            ordered |= visitors.ordered
        if number % 2:  # so that there is always something to make
            shutil.rmtree(cache / "renditions", ignore_errors=True)
    assert ordered
    with running(folder, cache, "--workers", "2") as (program, port):
        for identity, address in ordered.items():
            until(lambda identity=identity: b'"done"' in ask(port, f"/jobs/{identity}", JSON).content)
            # A file that was taken away since is made again for whoever asks, and is whole for the next one.
            until(lambda address=address: ask(port, address).content == known[address])
        assert_all_is_there(port, known)
        assert b'"sentences":' in ask(port, "/?q=day", JSON).content
        kill(program.pid)
    assert [each.number for each in ledger.history(most=-1)] == changes[::-1]


def test_workers_are_killed_and_the_cache_is_deleted(place, known):
    """Again and again, while many ask: whoever gets an answer has the whole of it; each worker is replaced."""
    folder, cache = place
    chance = random.Random(KILLS)  # noqa: S311
    with running(folder, cache, "--workers", "2", "--metrics", "on") as (program, port):
        visitors = Visitors(port, known, 3, 1)
        for number in range(4 * KILLS):
            time.sleep(chance.uniform(0, 0.2))
            if number % 2:
                shutil.rmtree(cache, ignore_errors=True)
            else:
                kill(chance.choice(workers_of(program.pid) or [program.pid]))
        visitors.leave()
        assert visitors.wrong == []
        assert visitors.taken
        assert {*visitors.refused} <= {500, 503}  # a sentence that was killed, or a clip that was deleted, twice
        assert_all_is_there(port, known)
        assert len(workers_of(program.pid)) == 2
        assert ask(port, "/readyz").status == 200
        kill(program.pid)


def test_two_servers_share_folder_and_cache(place, known):
    """Both serve all of it, and each sentence is spoken once."""
    folder, cache = place
    options = ("--workers", "2", "--metrics", "on")
    with running(folder, cache, *options) as (one, here), running(folder, cache, *options) as (other, there):
        visitors = [Visitors(port, known, 2, port) for port in (here, there)]
        time.sleep(0.5)
        for each in visitors:
            each.leave()
            assert (each.wrong, each.refused, each.cut) == ([], [], 0)
        assert_all_is_there(here, known)
        assert_all_is_there(there, known)
        spoken = sum(numbers(port)['voicereader_sentences_total{outcome="spoken"}'] for port in (here, there))
        assert spoken == len([file for file in cache.glob("clips/*.wav") if len(file.stem) == 64])
        kill(one.pid)
        kill(other.pid)


def held_by(program, what: str) -> int:
    """Return how many files (`fd`) or threads (`task`) a process has."""
    return len(list(Path(f"/proc/{program.pid}/{what}").iterdir()))


def add_slow(folder: Path, sentences: int) -> None:
    """Write a transcript of so many sentences that take half a second each."""
    slow = " ".join(f"Part {n} SLOW." for n in range(sentences))
    (folder / "slow.txt").write_text(f"A slow talk\n\nJune 9, 2020\n\nAnn: {slow}\n\nBob: Well.\n")


def test_listeners_who_go_away_in_mid_stream(place, known):
    """Their room, their threads and their files are given back, and what they wanted is finished."""
    folder, cache = place
    add_slow(folder, 4)
    with running(folder, cache, "--metrics", "on", "--threads", "8") as (program, port):
        ask(port, "/")
        files, tasks = (held_by(program, what) for what in ("fd", "task"))
        for _ in range(3):
            held = [socket.create_connection(("127.0.0.1", port)) for _ in range(6)]
            for each in held:
                each.sendall(b"GET /transcripts/2020-06-09-a-slow-talk/audio.wav HTTP/1.1\r\nHost: x\r\n\r\n")
                assert each.recv(100)
                each.close()
        assert ask(port, "/").status == 200
        until(lambda: numbers(port)["voicereader_streams"] == 0)
        whole = ask(port, "/transcripts/2020-06-09-a-slow-talk/audio.wav")
        assert whole.status == 200
        until(lambda: held_by(program, "task") <= tasks)
        until(lambda: held_by(program, "fd") <= files)
        kill(program.pid)


@pytest.mark.parametrize("asked", ["", "Range: bytes=5-\r\n"])
def test_listeners_who_leave_while_nothing_is_made(place, asked):
    """Their room is there for others at once, though there is nothing to send by which it would be seen."""
    folder, cache = place
    add_slow(folder, 20)
    with running(folder, cache, "--metrics", "on", "--threads", "4") as (program, port):
        ask(port, "/")
        held = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]
        for each in held:
            each.sendall(
                f"GET /transcripts/2020-06-09-a-slow-talk/audio.wav HTTP/1.1\r\nHost: x\r\n{asked}\r\n".encode()
            )
        until(lambda: numbers(port)["voicereader_streams"] == len(held))
        worker = workers_of(program.pid)[0]
        os.kill(worker, signal.SIGSTOP)
        assert ask(port, "/transcripts/2020-06-01-talk-1/audio.wav").status == 503
        for each in held:
            each.close()
        try:
            until(lambda: numbers(port)["voicereader_streams"] == 0, within=4)
        finally:
            os.kill(worker, signal.SIGCONT)  # else nobody would be there to see that the server ends
        kill(program.pid)
