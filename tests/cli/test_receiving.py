"""What the server itself takes in of a request: little, but where texts are handed in."""

import contextlib
from http.client import HTTPConnection

import pytest

from tests.serving import ask, served

SESSION = {"Cookie": "session=x", "Accept": "text/html"}
SMALL, LARGE = b"x" * 70_000, b"x" * 1_500_000


@pytest.fixture
def port(studio):
    """Return the port of a server where files have a megabyte at most."""
    with served(studio, largest_file=1) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "headers", "body", "status"),
    [
        ("/settings", SESSION, SMALL, 413),
        ("/edit/add", {}, SMALL, 413),
        ("/api/transcripts", {}, SMALL, 413),
        ("/transcripts/x/renditions", {"Authorization": "Bearer x"}, SMALL, 413),
        ("/edit/add", SESSION, LARGE, 401),
        ("/api/transcripts", {"Authorization": "Bearer x"}, LARGE, 401),
        ("/sign-in", {}, LARGE, 422),
    ],
)
def test_much_is_taken_where_texts_are_handed_in(port, path, headers, body, status):
    """And only of those who show who they are; the pages find out whether they are."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = ask(port, path, method="POST", body=body, headers=headers | kind)
    assert answer.status == status


@pytest.mark.parametrize(("path", "headers"), [("/edit/add", SESSION), ("/sign-in", {}), ("/edit/add", {})])
def test_too_much_is_told_before_it_is_sent(port, path, headers):
    """Who says how much follows is told in a sentence what to do, and sends nothing."""
    answer = ask(port, path, method="POST", headers=headers | {"Content-Length": "5000000"})
    assert answer.status == 413
    assert b"split it into smaller files" in answer.content


def hand_in(port: int, source: str = "127.0.0.1", body: bytes = LARGE):
    """Send a request that hands something in, from an address; return its answer."""
    return ask(port, "/edit/add", source=source, method="POST", body=body, headers=SESSION)


def test_who_sends_too_much_nevertheless_is_told_why(port):
    """As browsers do: what they send is let go, for a connection that is closed under it shows no sentence to anybody."""
    answer = hand_in(port, body=b"x" * 20_000_000)
    assert answer.status == 413
    assert b"split it into smaller files" in answer.content


def begun(source: str, port: int) -> HTTPConnection:
    """Return a connection from an address on which a part of a large request was sent."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20, source_address=(source, 0))
    connection.putrequest("POST", "/edit/add")
    for name, value in (SESSION | {"Content-Length": str(len(LARGE))}).items():
        connection.putheader(name, value)
    connection.endheaders(b"x" * 70_000)
    return connection


@pytest.mark.parametrize(("addresses", "others"), [(1, [401, 401]), (2, [503, 503])])
def test_few_large_requests_are_under_way_at_once(port, addresses, others):
    """So that nobody fills the disk or keeps the others out: four of an address, eight in all, and more as they end."""
    with contextlib.ExitStack() as open_:
        sources = [f"127.0.0.{number}" for number in range(1, addresses + 1)] * 4
        waiting = [open_.enter_context(contextlib.closing(begun(source, port))) for source in sources]
        assert ask(port, "/healthz").status == 200  # by then the server has looked at all of them
        refused = hand_in(port)
        assert (refused.status, refused.getheader("Retry-After")) == (503, "30")
        assert b"try again in 30 seconds" in refused.content
        assert hand_in(port, body=b"x" * 5_000_000).status == 413, "it would be too large then as well"
        assert [hand_in(port, source).status for source in ("127.0.0.8", "127.0.0.9")] == others
        assert hand_in(port, "127.0.0.9", b"small").status == 401
        waiting[0].send(LARGE[70_000:])
        assert waiting[0].getresponse().status == 401
        assert any(hand_in(port).status == 401 for _ in range(50)), "no room was made"


def test_those_who_come_by_the_proxy_are_many(studio):
    """All have its address: only what is under way in all counts."""
    with served(studio, largest_file=1, proxy="127.0.0.1") as port, contextlib.ExitStack() as open_:
        for _ in range(7):
            open_.enter_context(contextlib.closing(begun("127.0.0.1", port)))
        assert hand_in(port).status == 401


def test_who_hands_in_one_file_after_another_is_never_told_to_wait(port):
    """An answered request is under way no more."""
    assert [hand_in(port).status for _ in range(20)] == [401] * 20
