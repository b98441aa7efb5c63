"""Each request has an id, a line in the log and a place in the numbers."""

import io
import json
import logging
import threading

import pytest

from tests.serving import ask, served
from voicereader.cli import logs
from voicereader.settings import Settings
from voicereader.web import create_app
from voicereader.web.needs import needs

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"
FORGED = {
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "elsewhere.example",
    "X-Forwarded-For": "203.0.113.7",
    "Forwarded": "host=elsewhere.example;proto=https",
    "X-Request-ID": "chosen-by-somebody",
}


@pytest.fixture(params=["json", "text"])
def log(request, monkeypatch):
    """Return what is logged from now on, in each form."""
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)  # back it goes
    before = logging.getLogger().handlers[:], logging.getLogger().level
    logs.configure(Settings(log=request.param))
    stream = io.StringIO()
    (handler,) = logging.getLogger().handlers
    handler.setStream(stream)
    yield stream
    logging.getLogger().handlers[:], level = before
    logging.getLogger().setLevel(level)


@pytest.fixture
def broken(studio):
    """Return a client of pages of which one is broken, and one breaks off."""
    app = create_app(studio)

    @app.get("/broken")
    @needs("public")
    def broken():
        raise RuntimeError(
            f"no such thing as grandmother's secret {app.name}\r\n2026-01-01T00:00:00Z ERROR forged\x1b[2J"
        )

    return app.test_client()


def test_a_request_is_told_by_its_route_alone(client, log):
    """What is told has the pattern of the address and how it was answered; nothing of who asked for what."""
    mine = {"User-Agent": "Browser of Ann", "Referer": "http://a.example/", "Cookie": "view=size%3D150"}
    answer = client.get("/?q=grandmother+meet", headers=mine, environ_base={"REMOTE_ADDR": "203.0.113.7"})
    client.get(f"{GARDEN}/audio.mp3?speaker=ann-lee")
    line, sound = log.getvalue().splitlines()
    assert answer.headers["X-Request-ID"] in line
    for private in ("grandmother", "meet", "Ann", "203.0", "a.example", "150", "garden"):
        assert private not in line + sound
    if line.startswith("{"):
        told = json.loads(line)
        assert {"method": "GET", "route": "/", "status": 200, "bytes": len(answer.data)}.items() <= told.items()
        assert told["ms"] > 0
        assert json.loads(sound)["route"] == "/transcripts/<slug>/audio.<form>"
        assert json.loads(sound)["bytes"] > 1000


def test_a_defect_is_told_with_the_id_that_the_answer_has(broken, log):
    """Whoever reports a number leads to the traceback."""
    answer = broken.get("/broken", headers={"Accept": "application/json"})
    assert answer.json["request"] == answer.headers["X-Request-ID"]
    told = log.getvalue()
    assert "RuntimeError: no such thing" in told.replace("\\u2019", "'")
    assert told.count(answer.json["request"]) == 2


def test_nobody_writes_lines_into_the_log(broken, log):
    """A line end or a terminal's escape in an address, a query, a header or an error begins no line and moves no cursor."""
    evil = "%0d%0a2026-01-01T00:00:00Z%20ERROR%20forged%1b[2J%e2%80%a8"
    for address in (f"/transcripts/{evil}", f"/?q={evil}", f"/static/x/{evil}", f"/broken?q={evil}"):
        broken.get(address, headers={"User-Agent": "x\x1b[2J", "X-Request-ID": "y\x1b[2J forged"})
    broken.open("/", method="FORGED\x1b")
    told = log.getvalue()
    lines = told.splitlines()
    assert all(sign.isprintable() or sign == "\n" for sign in told)
    assert not any(line.startswith("2026-01-01") for line in lines)
    if told.startswith("{"):
        assert len([json.loads(line) for line in lines]) == 6
    else:
        assert len([line for line in lines if not line.startswith("    ")]) == 6


def test_words_of_a_search_are_in_no_traceback(broken, log):
    """Even where an error repeats them."""
    broken.get("/broken?q=Grandmother&speaker=secret")
    assert "grandmother" not in log.getvalue().lower()
    assert "secret" not in log.getvalue()
    assert "no such thing as" in log.getvalue()


def test_what_a_worker_fails_at_is_told_with_the_request(humming, studio, folder, log):
    """The traceback of another process comes with the id of whom it was spoken for."""
    (folder / "bad.txt").write_text("Bad\n\nJune 1, 2020\n\nAnn Lee: RAISE. Well.\n\nBob Stone: Well.\n")
    client = create_app(studio).test_client()
    answer = client.get("/transcripts/2020-06-01-bad/sentences/t1-s1", headers={"Accept": "application/json"})
    assert answer.status_code == 500
    line, _ = (each for each in log.getvalue().replace("\n    ", " ").splitlines() if "could not be spoken" in each)
    assert answer.json["request"] in line
    assert "told to" in line
    assert "tones.py" in line


def test_a_proxy_is_believed_where_it_is_named(studio):
    """Scheme, host and request id are what the proxy says; its own peers' addresses are nobody's."""
    with served(studio, proxy="127.0.0.2") as port:
        answer = ask(port, f"{GARDEN}/print", FORGED, source="127.0.0.2")
        assert answer.headers["X-Request-ID"] == "chosen-by-somebody"
        assert b"https://elsewhere.example/transcripts/" in answer.content
        ill = ask(port, "/healthz", {"X-Request-ID": "no spaces; or quotes'"}, source="127.0.0.2")
        assert " " not in ill.headers["X-Request-ID"]


@pytest.mark.parametrize("proxy", ["", "127.0.0.2"])
def test_nobody_else_is_believed(studio, proxy):
    """Headers that a proxy would set change nothing where they come from elsewhere."""
    with served(studio, proxy=proxy) as port:
        answer = ask(port, f"{GARDEN}/print", FORGED)
        assert answer.headers["X-Request-ID"] != "chosen-by-somebody"
        assert b"elsewhere" not in answer.content
        assert f"http://127.0.0.1:{port}/transcripts/".encode() in answer.content
        refused = FORGED | {"Origin": "https://elsewhere.example", "Accept": "application/json"}
        assert ask(port, f"{GARDEN}/renditions", refused, method="POST").status == 403
