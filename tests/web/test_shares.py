"""What one client may have made anew, and how many ways there are to have something made."""

import json
import threading

import pytest

from tests.serving import ask, running
from tests.web.people import signed_in
from voicereader.errors import TooManyRequests
from voicereader.web import create_app, shares
from voicereader.web.shares import Shares

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"
PROGRAM = {"Accept": "application/json"}


class Clock:
    """A clock that stands still until it is told."""

    now = 100.0

    def __call__(self):
        """Tell the time."""
        return self.now


def test_a_bucket_fills_by_and_by():
    """Ten minutes' worth may be had at once, all of a large thing too; then it has to fill before there is more."""
    clock = Clock()
    bucket = Shares(60, clock)
    bucket.charge("ann", 599)
    bucket.charge("ann", 31)  # one was left
    with pytest.raises(TooManyRequests, match="in 31 seconds") as told:
        bucket.charge("ann", 1)
    assert told.value.seconds == 31
    bucket.charge("bob", 1)
    clock.now += 30
    with pytest.raises(TooManyRequests):
        bucket.charge("ann", 1)
    clock.now += 1
    bucket.charge("ann", 1)
    clock.now += 10**6
    bucket.charge("ann", 600)
    with pytest.raises(TooManyRequests):
        bucket.charge("ann", 1)


def test_few_clients_are_remembered(monkeypatch):
    """However many there are, memory is bounded: who was not there for longest is forgotten."""
    monkeypatch.setattr(shares, "_CLIENTS", 100)
    bucket = Shares(60, Clock())
    bucket.charge("ann", 601)
    for n in range(99):
        bucket.charge(f"client {n}", 1)
    with pytest.raises(TooManyRequests):
        bucket.charge("ann", 1)
    for n in range(1000):
        bucket.charge(f"another {n}", 1)
    assert len(bucket._buckets) == 100  # noqa: SLF001  (what must not grow)


@pytest.fixture
def asker(studio, admitted):
    """Return how to ask with an empty bucket for each client but new ones: a function of address and headers."""

    def app(**settings):
        studio.settings = type(studio.settings)(
            **{each: getattr(studio.settings, each) for each in ("cache", "engine", "workers")}, **settings
        )
        return create_app(studio, admitted)

    return app


def status(app, path, address="203.0.113.7", client=None, **headers) -> int:
    """Return how something is answered to an address."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    with (client or app.test_client()).get(path, headers=names, environ_base={"REMOTE_ADDR": address}) as answer:
        assert answer.data
        return answer.status_code


def test_who_had_much_made_waits_and_nobody_else_does(asker):
    """They are told when to come back, in their language; what is made already is sent, and others are served."""
    app = asker(client_limit=1)
    assert status(app, f"{GARDEN}/audio.mp3") == 200
    assert status(app, f"{GARDEN}/audio.mp3?rate=2") == 200
    with app.test_client().get(
        f"{GARDEN}/audio.mp3?rate=3", headers=PROGRAM, environ_base={"REMOTE_ADDR": "203.0.113.7"}
    ) as answer:
        assert (answer.status_code, answer.json["code"]) == (429, "too-many-requests")
        assert int(answer.headers["Retry-After"]) > 60
        assert f"in {answer.headers['Retry-After']} seconds" in answer.json["detail"]
    with app.test_client().get(
        f"{GARDEN}/sentences/t1-s1?rate=3",
        headers={"Accept-Language": "ru", "Accept": "text/html"},
        environ_base={"REMOTE_ADDR": "203.0.113.7"},
    ) as answer:
        assert answer.status_code == 429
        assert "Подождите" in answer.text
    assert status(app, f"{GARDEN}/audio.mp3?rate=2") == 200
    assert status(app, f"{GARDEN}/sentences/t1-s1?rate=2") == 200
    assert status(app, GARDEN) == 200
    assert status(app, f"{GARDEN}/audio.mp3?rate=3", address="203.0.113.8") == 200
    assert status(app, f"{GARDEN}/audio.mp3?rate=4", address="2001:db8::1") == 200
    assert status(app, f"{GARDEN}/audio.mp3?rate=4&pauses=2", address="2001:db8::2") == 200, "few were left"
    assert status(app, f"{GARDEN}/audio.wav?rate=0.5", address="2001:db8::3") == 429, "a network is one client"


def test_a_proxy_is_believed_about_addresses_and_nobody_else_is(asker):
    """Behind the proxy that is named each address is a client; where it tells none all are one."""
    forged = {"X_Real_IP": "203.0.113.99", "X_Forwarded_For": "203.0.113.99"}
    app = asker(client_limit=1, proxy="127.0.0.1")
    for rate, address, told, wanted in (
        ("1", "203.0.113.7", forged, 200),
        ("2", "203.0.113.7", forged, 200),
        ("3", "203.0.113.7", {"X_Real_IP": "203.0.113.100"}, 429),
        ("3", "127.0.0.1", {"X_Real_IP": "203.0.113.8"}, 200),
        ("2.5", "127.0.0.1", {"X_Real_IP": "203.0.113.8"}, 200),
        ("4", "127.0.0.1", {"X_Real_IP": "203.0.113.8"}, 429),
        ("4", "127.0.0.1", {}, 200),
        ("0.5", "127.0.0.1", {}, 200),
        ("0.75", "127.0.0.1", {}, 429),
    ):
        assert status(app, f"{GARDEN}/audio.mp3?rate={rate}", address, **told) == wanted, rate


def test_an_account_is_one_client_wherever_it_is(asker, admitted):
    """Who is signed in has a share of their own, and the same from every address."""
    app = asker(client_limit=1)
    client = app.test_client()
    signed_in(client, admitted)
    assert status(app, f"{GARDEN}/audio.mp3") == 200
    assert status(app, f"{GARDEN}/audio.mp3?rate=2") == 200
    assert status(app, f"{GARDEN}/audio.mp3?rate=3") == 429
    assert status(app, f"{GARDEN}/audio.mp3?rate=3", client=client) == 200
    assert status(app, f"{GARDEN}/audio.mp3?rate=4", client=client, address="203.0.113.8") == 200
    assert status(app, f"{GARDEN}/audio.mp3?rate=0.5", client=client, address="203.0.113.9") == 429


def test_without_a_limit_nobody_is_counted(asker):
    """0 is any number."""
    app = asker(client_limit=0)
    for rate in ("1", "1.5", "2", "2.5", "3", "4"):
        assert status(app, f"{GARDEN}/audio.mp3?rate={rate}") == 200


def test_there_are_few_ways_to_have_something_made(client):
    """Each parameter has few values, however they are written; anything else is refused before something is made."""
    odd = {
        "rate": ["1.01", "1.051", "1e999999999", "0.5e", "4.05", "0", "-1", "inf", "1_0", "1" * 5000, "0x1", "1,5"],
        "pauses": ["0", "1.0", "1.5", "4", "-1", "x", " 1"],
        "announce": ["", "ON-CHANGE", "sometimes"],
        "speaker": ["", "nobody", "x" * 5000],
        "turn": ["", "t99", "x"],
        "from": ["t99-s1", "x", "t1"],
        "to": ["t99-s1", "x", "t1"],
    }
    for name, values in odd.items():
        for value in values:
            answer = client.get(f"{GARDEN}/audio.mp3", query_string={name: value})
            assert answer.status_code in {404, 422}, (name, value)
    tags = set()
    for query in (
        "",
        "?rate=1.0",
        "?rate=1.00",
        "?rate=%201",
        "?other=1",
        "?pauses=1&rate=1",
        "?directions=x",
        "?rate=1e0",
    ):
        client.get(f"{GARDEN}/audio.mp3{query}")
        tags.add(client.get(f"{GARDEN}/audio.mp3{query}").headers["ETag"])
    assert len(tags) == 1, "the same sound is made once"


def test_fifty_who_ask_at_once_have_each_sentence_made_once(folder, tmp_path):
    """Fifty clients of a real server hear the same uncached transcript to its end, and no sentence is spoken twice."""
    turns = "\n\n".join(
        f"{name}: Part {n} of it. And more of {n}." for n in range(10) for name in ("Ann Lee", "Bob Stone")
    )
    (folder / "long.txt").write_text(f"A long talk\n\nJune 2, 2020\n\n{turns}\n")
    path = "/transcripts/2020-06-02-a-long-talk/audio.mp3"
    with running(folder, tmp_path / "cache", "--metrics", "on") as (_, port):
        script = json.loads(ask(port, path.replace("audio.mp3", "script.json")).content)["utterances"]
        answers = []
        clients = [threading.Thread(target=lambda: answers.append(ask(port, path))) for _ in range(50)]
        for each in clients:
            each.start()
        for each in clients:
            each.join()
        numbers = ask(port, "/metrics").content.decode()
    assert [each.status for each in answers] == [200] * 50
    sounds = {each.content for each in answers if "Content-Length" not in each.headers}
    assert len(sounds) == 1, "but for the header of the whole all hear the same"
    sentences = len({each["key"].partition("-")[0] for each in script})
    assert sentences > 40
    assert f'voicereader_sentences_total{{outcome="spoken"}} {sentences}.0' in numbers
