"""How a server ends and takes in what is new, with requests under way."""

import contextlib
import json
import os
import signal
import socket
import time
from http.client import HTTPConnection, HTTPException, IncompleteRead

import pytest

from tests.faults.visiting import until
from tests.serving import ask, running

SLOW = (
    "A slow talk\n\nJune 1, 2020\n\nAnn Lee: "
    + " ".join(f"Part {n} SLOW." for n in range(5))
    + "\n\nBob Stone: Well.\n"
)
SOUND = "/transcripts/2020-06-01-a-slow-talk/audio.mp3"


@pytest.fixture
def slow(folder):
    """Return the library folder, in which a transcript takes three seconds to be spoken."""
    (folder / "slow.txt").write_text(SLOW)
    return folder


@contextlib.contextmanager
def listening(port):
    """Yield a stream of which the first bytes are there."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request("GET", SOUND)
        answer = connection.getresponse()
        assert answer.headers["Transfer-Encoding"] == "chunked"
        assert answer.read(100)
        yield answer


def refuses(port) -> bool:
    """Tell whether nobody listens there any more, at once or soon."""
    for _ in range(40):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return True
        time.sleep(0.05)
    return False


def test_who_listens_hears_the_end_and_nobody_new_is_let_in(slow, tmp_path):
    """SIGHUP has the library looked at and a renamed log followed; SIGTERM lets a stream end, and holds no idle one."""
    log = tmp_path / "log"
    with running(slow, tmp_path / "cache", "--log", "json", "--log-file", str(log)) as (program, port):
        idle = socket.create_connection(("127.0.0.1", port))
        with listening(port) as stream:
            (slow / "new.txt").write_text("A new talk\n\nJune 2, 2020\n\nAnn Lee: Well.\n\nBob Stone: Well.\n")
            log.rename(tmp_path / "log.1")
            program.send_signal(signal.SIGHUP)
            until(lambda: b"A new talk" in ask(port, "/").content)
            program.send_signal(signal.SIGTERM)
            assert refuses(port)
            assert program.poll() is None
            assert len(stream.read()) > 5000
        assert program.wait(timeout=5) == 0
        assert program.stderr.read() == ""
        assert idle.recv(1) == b""
        idle.close()
    *asked, heard = [json.loads(line) for line in log.read_text().splitlines()]
    assert {(each["route"], each["status"]) for each in asked} == {("/", 200)}
    assert (heard["route"], heard["status"]) == ("/transcripts/<slug>/audio.<form>", 200)
    assert heard["bytes"] > 5000
    assert "cut" not in heard


def test_what_takes_too_long_is_cut_and_jobs_go_on_at_the_next_start(slow, tmp_path):
    """After the grace a stream breaks off, so that nobody takes it for whole; an order is made by the next server."""
    with running(slow, tmp_path / "cache", "--grace", "0") as (program, port):
        order = {"Content-Type": "application/json"}
        connection = HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/transcripts/2020-06-01-a-slow-talk/renditions", '{"format": "wav"}', order)
        job = json.load(connection.getresponse())
        connection.close()
        assert job["state"] in {"waiting", "running"}
        with listening(port) as stream:
            begun = time.monotonic()
            program.send_signal(signal.SIGTERM)
            with pytest.raises((IncompleteRead, HTTPException, ConnectionError)):
                stream.read()
        assert program.wait(timeout=5) == 0
        assert time.monotonic() - begun < 3
        complaints = program.stderr.read()
        assert "answers were cut off at the end" in complaints
        assert "Traceback" not in complaints
    with running(slow, tmp_path / "cache") as (program, port):
        for _ in range(200):
            state = json.loads(ask(port, f"/jobs/{job['id']}", {"Accept": "application/json"}).content)["state"]
            if state == "done":
                break
            time.sleep(0.05)
        assert state == "done"
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=5) == 0


def test_a_second_signal_ends_it_at_once(slow, tmp_path):
    """Who presses Ctrl-C twice waits for nobody."""
    with running(slow, tmp_path / "cache", "--grace", "60") as (program, port), listening(port):
        program.send_signal(signal.SIGINT)
        assert refuses(port)
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=3) == 0


def test_a_terminal_that_is_closed_ends_it(folder, tmp_path):
    """There the signal that else has the library looked at means that nobody is there any more."""
    ours, theirs = os.openpty()
    try:
        with running(folder, tmp_path / "cache", stdin=theirs) as (program, _):
            program.send_signal(signal.SIGHUP)
            assert program.wait(timeout=5) == 0
    finally:
        os.close(ours)
        os.close(theirs)


def test_more_connections_than_select_can_watch(folder, tmp_path):
    """A process with a thousand open files still takes connections."""
    held = [socket.socket() for _ in range(1100)]
    try:
        for each in held:
            each.set_inheritable(True)
        with running(folder, tmp_path / "cache", pass_fds=[each.fileno() for each in held]) as (_, port):
            assert ask(port, "/healthz").status == 200
    finally:
        for each in held:
            each.close()
