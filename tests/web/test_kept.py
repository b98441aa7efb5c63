"""Pages that are made once, and sent compressed."""

import gzip
import time
from contextlib import contextmanager

import pytest
from flask import template_rendered

from tests.builders import DIALOGUE
from voicereader.web import kept

PAGE = "/transcripts/2020-06-01-a-talk-in-the-garden"


@contextmanager
def made(client):
    """Lend the list of templates that pages are made from meanwhile."""
    found = []

    def note(sender, template, context, **_more):
        found.append(template.name)

    with template_rendered.connected_to(note, client.application):
        yield found


@pytest.mark.parametrize("understood", ["gzip, br", "", "gzip;q=0"])
def test_a_page_is_made_once(client, understood):
    """Who asks alike is sent the same page, which nobody makes a second time, and told the same of it."""
    asked = {"Accept-Encoding": understood, "Accept-Language": "ru"}
    first = client.get(PAGE, headers=asked)
    with made(client) as pages:
        again = client.get(PAGE, headers=asked)
    assert first.status_code == again.status_code == 200
    assert first.headers["Content-Language"] == "ru"
    assert first.headers.get("Content-Encoding") == ("gzip" if understood == "gzip, br" else None)
    assert pages == []
    assert again.data == first.data
    told = [[pair for pair in each.headers if pair[0] != "X-Request-ID"] for each in (first, again)]
    assert told[0] == told[1]


def test_who_can_sign_in_is_led_there(client, admitted):
    """The first account is known within a second or two, on pages that were made before too."""
    assert b"/sign-in" not in client.get(PAGE).data
    admitted.accounts.add("Ann", "five pears and some plums", "owner")
    deadline = time.monotonic() + 10
    while b"/sign-in" not in client.get(PAGE).data:
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("cookie", "asked"),
    [("size=200", {}), ("", {"headers": {"Accept-Language": "ar"}}), ("", {"query_string": "a=1"})],
)
def test_who_asks_otherwise_has_a_page_of_their_own(client, cookie, asked):
    """Other settings, languages or addresses are other pages."""
    client.get(PAGE)
    if cookie:
        client.set_cookie("view", cookie)
    with made(client) as pages:
        client.get(PAGE, **asked)
    assert pages == ["pages/transcript.html"]


def test_a_correction_is_shown(client, folder):
    """A page is not kept beyond its edition of the library."""
    assert b"a fine day" in client.get(PAGE).data
    (folder / "garden.txt").write_text(DIALOGUE.replace("a fine day", "a wet day"))
    deadline = time.monotonic() + 10  # the folder is looked at every second
    while b"a wet day" not in client.get(PAGE).data:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_what_is_said_once_is_not_kept(client):
    """Who comes after the settings were saved is told so, and only then."""
    client.post("/settings", data={"return_to": PAGE})
    assert b"Your settings are saved" in client.get(PAGE).data
    assert b"Your settings are saved" not in client.get(PAGE).data


def test_pages_that_are_asked_for_seldom_make_room(client, monkeypatch):
    """No more is kept than fits: the page that was asked for longest ago goes."""
    page = client.get(PAGE).data
    monkeypatch.setattr("voicereader.web.kept._MOST", 2 * len(page) + 100)
    kept.init_app(client.application)
    for number in range(3):
        client.get(f"{PAGE}?a={number}")
    with made(client) as pages:
        client.get(f"{PAGE}?a=2")
        client.get(f"{PAGE}?a=0")
    assert pages == ["pages/transcript.html"]


@pytest.mark.parametrize(
    "address", [PAGE, f"{PAGE}/script.json", "/static/now/css/tokens.css", "/static/now/js/main.js"]
)
def test_words_are_compressed(client, address):
    """Whoever accepts it is sent fewer bytes of the same words."""
    plain = client.get(address)
    sent = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert sent.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.data) == plain.data
    assert int(sent.headers["Content-Length"]) == len(sent.data) < len(plain.data)
    assert "Accept-Encoding" in sent.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Content-Encoding" not in plain.headers


def test_sound_is_not_compressed(client):
    """Sound is small already."""
    sent = client.get(f"{PAGE}/audio.mp3", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in sent.headers


def test_what_is_kept_by_the_browser_is_not_sent_again(client):
    """A compressed style sheet has a digest, with which it is asked for in vain."""
    address, gzipped = "/static/now/css/tokens.css", {"Accept-Encoding": "gzip"}
    tag = client.get(address, headers=gzipped).headers["ETag"]
    assert client.get(address, headers=gzipped | {"If-None-Match": tag}).status_code == 304
