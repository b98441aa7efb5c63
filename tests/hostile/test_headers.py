"""The strict headers stand on whatever is answered, by whichever part of the program."""

import dataclasses
import re
import socket
from contextlib import closing, suppress

import pytest

from tests.serving import served
from tests.web.conftest import ReadingClient, admitted, client
from tests.web.people import PAGE, WORDS, sign_in
from voicereader.web import create_app
from voicereader.web.headers import HEADERS
from voicereader.web.needs import needs

__all__ = ["admitted", "client"]

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"


def assert_strict(headers, where) -> None:
    """See that an answer has all of them, once, and nothing that says by what it was made."""
    for name, value in HEADERS.items():
        assert headers.getlist(name) == [value], (where, name)
    assert not {"server", "x-powered-by", "via"} & {name.lower() for name in dict(headers)}, where


def test_what_the_headers_say():
    """Nothing inline, nothing from elsewhere, in no frame, no plugin, no other base, no form to elsewhere."""
    policy = dict(part.strip().partition(" ")[::2] for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy.pop("media-src") == "'self' blob:"
    assert policy == {
        "default-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["X-Frame-Options"] == "DENY"
    assert HEADERS["Referrer-Policy"] == "same-origin"
    assert HEADERS["Cross-Origin-Opener-Policy"] == HEADERS["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "microphone=()" in HEADERS["Permissions-Policy"]


def test_every_route_by_every_method(studio, admitted):
    """Also those that a route does not take, and what is not there."""
    studio.settings = dataclasses.replace(studio.settings, development="on", metrics="on")
    app = create_app(studio, admitted)
    app.test_client_class = ReadingClient
    visitor = app.test_client()
    seen = set()
    for rule in app.url_map.iter_rules():
        address = rule.rule.replace("<slug>", GARDEN.rpartition("/")[2]).replace("<form>", "vtt")
        address = re.sub(r"<int:\w+>", "1", re.sub(r"<(path:)?\w+>", "t1-s1", address))
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "ODD"):
            accept = "text/html" if method in {"GET", "DELETE", "ODD"} else "application/json"
            answer = visitor.open(address, method=method, headers={"Accept": accept})
            assert_strict(answer.headers, (method, address))
            seen.add(answer.status_code)
    assert seen >= {200, 303, 404, 405, 422}


def test_errors_of_every_kind(studio, admitted):
    """A defect, too much, a piece that is not there, a form of another site, nobody to speak, a busy house."""
    app = create_app(studio, admitted)

    @app.get("/broken")
    @needs("public")
    def broken():
        raise RuntimeError

    app.test_client_class = ReadingClient
    visitor = app.test_client()
    piece = {"Range": "bytes=99999999-"}
    visitor.get(f"{GARDEN}/audio.wav", headers={"Range": "bytes=0-9"})  # a piece is sent once the whole is kept
    app.extensions["streams"].open = 10**6
    answers = [
        visitor.get("/broken"),
        visitor.post("/settings", data=b"x" * (1 << 17)),
        visitor.get(f"{GARDEN}/audio.wav", headers=piece),
        visitor.post("/settings", headers={"Origin": "https://elsewhere.example"}),
        visitor.get(f"{GARDEN}/audio.mp3"),
        visitor.get("/account"),
        visitor.get("/nowhere//"),
    ]
    for answer in answers:
        assert_strict(answer.headers, answer.status_code)
    assert [answer.status_code for answer in answers] == [500, 413, 416, 403, 503, 401, 404]


def test_cookies_are_for_no_script_and_no_other_site(client, admitted):
    """The session's, and those of the view settings, when they are given and when they are taken back."""
    admitted.accounts.add("Ann", WORDS, "reader")
    cookies = sign_in(client).headers.getlist("Set-Cookie")
    cookies += client.post("/settings", data={"size": "150", "return_to": "/"}, headers=PAGE).headers.getlist(
        "Set-Cookie"
    )
    cookies += client.get("/", headers=PAGE).headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} >= {"session", "view", "saved"}
    for cookie in cookies:
        flags = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/"} <= flags, cookie
    secure = client.post(
        "/sign-in", data={"name": "Ann", "password": WORDS}, headers=PAGE, base_url="https://localhost"
    )
    (cookie,) = (each for each in secure.headers.getlist("Set-Cookie") if "__Host-session" in each)
    assert "; Secure" in cookie


RAW = {
    400: [
        b"GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
        b"G\x01T / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n",
    ],
    413: [b"POST /settings HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n"],
    431: [b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * (1 << 18) + b"\r\n\r\n"],
    501: [b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"],
}
"""Requests that the server answers itself, by status."""


def answered(connection: socket.socket) -> bytes:
    """Return all that is answered; who sends too much is cut off in the midst of it."""
    taken = b""
    with suppress(ConnectionResetError):
        while block := connection.recv(1 << 16):
            taken += block
    return taken


def test_what_the_server_answers_itself(studio):
    """Requests that are none: the same headers, no name of a program, nothing that was sent."""
    with served(studio) as port:
        for status, requests in RAW.items():
            for request in requests:
                with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as connection:
                    connection.sendall(request.replace(b" x\r\n\r\n", b" <evil>\r\n\r\n"))
                    head, _, body = answered(connection).partition(b"\r\n\r\n")
                lines = head.decode("latin-1").split("\r\n")
                assert lines[0].split()[1] == str(status), (request[:60], lines[0])
                told = dict(line.split(": ", 1) for line in lines[1:])
                assert {name: told.get(name) for name in HEADERS} == HEADERS, request[:60]
                assert "Server" not in told
                assert "waitress" not in head.decode("latin-1").lower() + body.decode("latin-1").lower()
                assert told["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "address", ["//elsewhere.example/", "/..//elsewhere.example", "/%5celsewhere.example", "/static//x"]
)
def test_no_address_leads_elsewhere(client, address):
    """Nor to the host that a request names."""
    answer = client.get(address, headers={"Host": "elsewhere.example"})
    assert "Location" not in answer.headers
    assert answer.status_code in {200, 404}
