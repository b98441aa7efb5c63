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


def test_who_sends_too_much_nevertheless_is_told_why(port):
    """As browsers do: what they send is let go, for a connection that is closed under it shows no sentence to anybody."""
    answer = ask(port, "/edit/add", method="POST", body=b"x" * 20_000_000, headers=SESSION)
    assert answer.status == 413
    assert b"split it into smaller files" in answer.content


def test_few_large_requests_are_under_way_at_once(port):
    """So that nobody fills the disk: the ninth is refused, and taken once another has ended."""
    with contextlib.ExitStack() as others:
        waiting = []
        for _ in range(8):
            connection = others.enter_context(contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=20)))
            connection.putrequest("POST", "/edit/add")
            for name, value in (SESSION | {"Content-Length": str(len(LARGE))}).items():
                connection.putheader(name, value)
            connection.endheaders(b"x" * 70_000)
            waiting.append(connection)
        assert ask(port, "/healthz").status == 200  # by then the server has looked at all of them
        assert ask(port, "/edit/add", method="POST", body=LARGE, headers=SESSION).status == 413
        waiting[0].send(LARGE[70_000:])
        assert waiting[0].getresponse().status == 401
        for _ in range(50):
            if ask(port, "/edit/add", method="POST", body=LARGE, headers=SESSION).status == 401:
                return
    pytest.fail("no room was made")
