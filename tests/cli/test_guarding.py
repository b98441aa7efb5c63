"""Clients that are slow, send too much, half of it, or the same again and again."""

import contextlib
import socket
import time

import pytest

from tests.serving import ask, served
from voicereader.cli import guarding
from voicereader.cli import server as serving

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"
ASKED = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture
def port(studio, monkeypatch):
    """Return the port of a server that looks after its connections often, and waits a second where it waits for long."""
    monkeypatch.setattr(serving, "_ASLEEP", 0.1)
    monkeypatch.setattr(guarding, "_OFTEN", 0.1)
    for name in ("_REQUEST", "_IDLE", "_UNTAKEN", "_HELD"):
        monkeypatch.setattr(guarding, name, 1.0)
    with served(studio) as port:
        yield port


@contextlib.contextmanager
def connected(port, *words: bytes, source="127.0.0.1"):
    """Yield a connection on which these words were sent."""
    with contextlib.closing(socket.create_connection(("127.0.0.1", port), 10, (source, 0))) as connection:
        for each in words:
            connection.sendall(each)
        yield connection


def seconds_until_closed(connection, trickle=b"") -> float:
    """Return how long it takes until the server closes a connection on which so little is sent again and again."""
    begun = time.monotonic()
    connection.settimeout(0.2)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # closed while something was on its way
        while time.monotonic() - begun < 10:
            with contextlib.suppress(TimeoutError):
                if connection.recv(1) == b"":
                    return time.monotonic() - begun
            connection.sendall(trickle)
        raise AssertionError("it was not closed")
    return time.monotonic() - begun


def seconds_until_reset(connection, trickle: bytes) -> float:
    """Return how long it takes until the server takes nothing more of somebody whom it has answered."""
    begun = time.monotonic()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        while time.monotonic() - begun < 10:
            connection.sendall(trickle)
            time.sleep(0.1)
    return time.monotonic() - begun


@pytest.mark.parametrize(
    ("words", "trickle"),
    [
        (b"GET / HTTP/1.1\r\n", b"X-A: b\r\n"),
        (b"GET", b""),
        (b"POST /settings HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n", b"a"),
        (b"POST /settings HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
)
def test_a_request_that_never_ends_is_given_up(port, words, trickle):
    """However little at a time is sent of a head or a body, it has to be there in time; others are served meanwhile."""
    with connected(port, words) as slow:
        assert ask(port, "/healthz").status == 200
        assert 0.5 < seconds_until_closed(slow, trickle) < 6


def test_who_was_refused_may_not_send_for_ever(port):
    """What comes after the answer is let go for a while; then the connection ends, whatever comes."""
    with connected(port, b"POST /settings HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n") as refused:
        answer = b""
        while block := refused.recv(1000):
            answer += block
        assert answer.startswith(b"HTTP/1.1 413")
        assert 0.5 < seconds_until_reset(refused, b"a" * 1000) < 6


def test_a_long_body_is_given_its_time(port):
    """Who sends a kilobyte a second goes on as long as it takes."""
    with connected(port, b"POST /settings HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n") as slow:
        for _ in range(9):
            slow.sendall(b"a" * 1000)
            time.sleep(0.2)
        slow.settimeout(5)
        assert slow.recv(20).startswith(b"HTTP/1.1 ")


def test_an_idle_connection_is_closed(port):
    """A connection is kept for another request for a while; so is one on which nothing was asked for."""
    with connected(port) as silent, connected(port, ASKED + b"\r\n") as served_once:
        assert served_once.recv(100).startswith(b"HTTP/1.1 200")
        assert seconds_until_closed(silent) < 6
        assert seconds_until_closed(served_once) < 6


def test_an_answer_that_nobody_takes_is_given_up(port, studio):
    """Its connection is closed after a time, and whoever takes what they asked for has all of it."""
    talk = studio.folder / "garden.txt"
    talk.write_text(talk.read_text().replace("Thank you, mayor.", "Word after word. " * 500))
    whole = len(ask(port, f"{GARDEN}/audio.wav").content)
    assert whole > 2_000_000, "more than the system keeps for somebody"
    with connected(port, f"GET {GARDEN}/audio.wav HTTP/1.1\r\nHost: a\r\n\r\n".encode()) as stalled:
        time.sleep(2.5)
        had = 0
        with contextlib.suppress(ConnectionResetError):
            while block := stalled.recv(1 << 16):
                had += len(block)
        assert 0 < had < whole
    assert len(ask(port, f"{GARDEN}/audio.wav").content) == whole


def test_many_idle_connections_make_room(port, monkeypatch):
    """Above a number those that do nothing are closed, the longest silent first, of one address sooner than of all."""
    monkeypatch.setattr(guarding, "_IDLE", 60.0)
    monkeypatch.setattr(guarding, "_CROWDED", 20)
    monkeypatch.setattr(guarding, "_EACH", 10)
    with contextlib.ExitStack() as held:
        others = [held.enter_context(connected(port, source="127.0.0.2")) for _ in range(5)]
        many = [held.enter_context(connected(port)) for _ in range(30)]
        time.sleep(0.5)
        assert ask(port, "/healthz").status == 200
        for each in many:
            each.settimeout(0.01)
        closed = 0
        for each in many:
            with contextlib.suppress(TimeoutError):
                closed += each.recv(1) == b""
        assert 20 <= closed <= 22
        others[0].sendall(ASKED + b"\r\n")
        assert others[0].recv(100).startswith(b"HTTP/1.1 200"), "who has few keeps them"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (ASKED + b"X-Large: " + b"a" * 40_000 + b"\r\n\r\n", 431),
        (b"GET /?q=" + b"a" * 40_000 + b" HTTP/1.1\r\n\r\n", 431),
        (b"POST /settings HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n", 413),
        (b"POST /settings HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /settings HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        (b"POST /settings HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (ASKED * 2 + b"\r\n", 400),
    ],
)
def test_what_is_too_large_or_no_request_has_its_answer(port, sent, status):
    """It is read no further, answered once, and the connection is closed."""
    with connected(port, sent) as connection:
        answer = b""
        with contextlib.suppress(ConnectionResetError):
            while block := connection.recv(1 << 16):
                answer += block
    assert answer.split()[:2] in ([b"HTTP/1.1", str(status).encode()], [b"HTTP/1.0", str(status).encode()])
    assert ask(port, "/healthz").status == 200


def test_half_a_request_costs_nothing(port):
    """Who goes away in the midst of a head, a body or an answer leaves nothing behind."""
    for words in (ASKED, b"POST /settings HTTP/1.1\r\nContent-Length: 900\r\n\r\nabc", ASKED + b"\r\n"):
        for _ in range(20):
            with connected(port, words):
                pass
    assert ask(port, "/healthz").status == 200


def test_the_same_request_again_and_again_has_the_same_answer(port):
    """Requests that are sent before the answers to those before them are answered in order, each once."""
    with connected(port, (ASKED + b"\r\n") * 50) as connection:
        connection.settimeout(10)
        answer = b""
        while answer.count(b"It answers.\n") < 50:
            answer += connection.recv(1 << 16)
    assert answer.count(b"HTTP/1.1 200 OK") == 50
