"""Listening sentence by sentence over HTTP, and links to places."""

import io
import json

import av
import pytest
from selectolax.lexbor import LexborHTMLParser
from werkzeug.formparser import parse_form_data
from werkzeug.test import create_environ

from tests.builders import DIALOGUE
from voicereader import library
from voicereader.rendering.store import Store
from voicereader.web import create_app

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"


def fields(answer) -> tuple[dict, bytes]:
    """Return the cue and the sound of a sentence's answer, taken apart as browsers do."""
    environ = create_environ(method="POST", data=answer.data, content_type=answer.headers["Content-Type"])
    _, form, files = parse_form_data(environ)
    with files["sound"].stream as sound:
        return json.loads(form["cue"]), sound.read()


def frames(mp3: bytes) -> int:
    """Return how many frames a decoder gets out of it."""
    with av.open(io.BytesIO(mp3)) as container:
        return sum(frame.samples for frame in container.decode(audio=0))


def test_the_script_has_all_that_is_heard_in_order(client):
    """The title, who speaks, each sentence; the seconds are a guess until the sound is made."""
    utterances = client.get(f"{GARDEN}/script.json").json["utterances"]
    assert [each["id"] for each in utterances[:4]] == ["t0-s1", "t1-s0", "t1-s1", "t1-s2"]
    assert [each["kind"] for each in utterances[:3]] == ["title", "announcement", "sentence"]
    assert all(each["guessed"] and each["seconds"] > 0 for each in utterances)
    client.get(f"{GARDEN}/sentences/t1-s1")
    first = client.get(f"{GARDEN}/script.json").json["utterances"][2]
    assert not first["guessed"]


def test_a_sentence_is_its_cue_and_its_sound(client):
    """The sound lasts as long as the cue says, to a frame; the words slice what is printed."""
    cue, sound = fields(client.get(f"{GARDEN}/sentences/t1-s1"))
    assert cue["id"] == "t1-s1"
    assert abs(frames(sound) / 22_050 - cue["seconds"]) <= 1.2 * 1152 / 22_050
    assert ["Good morning to all."[begin:end] for begin, end, _ in cue["words"]] == ["Good", "morning", "to", "all"]
    assert all(0 <= at <= cue["end"] <= cue["seconds"] for _, _, at in cue["words"])


def test_a_sentence_that_is_there_is_not_sent_again(client):
    """The browser's own copy is good as long as words, voice and pauses are the same."""
    first = client.get(f"{GARDEN}/sentences/t1-s1")
    kept = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"{GARDEN}/sentences/t1-s1", headers=kept).status_code == 304
    assert client.get(f"{GARDEN}/sentences/t1-s1?pauses=2", headers=kept).status_code == 200


@pytest.mark.parametrize("lost", ["*.mp3", "*.wav"])
def test_a_sentence_of_which_half_is_lost_is_made_again(client, settings, lost):
    """The cache may be deleted at any time, also in part."""
    first = fields(client.get(f"{GARDEN}/sentences/t1-s1"))
    for clip in (settings.cache / "clips").rglob(lost):
        clip.unlink()
    assert fields(client.get(f"{GARDEN}/sentences/t1-s1")) == first


def test_a_sentence_that_cannot_be_kept_is_told(client, monkeypatch):
    """Where the disk loses what is made, the sentence says where to look."""
    monkeypatch.setattr(Store, "get", lambda *_: None)
    answer = client.get(f"{GARDEN}/sentences/t1-s1", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (503, "cache-unwritable")
    assert "cache folder" in answer.json["detail"]


def test_who_comes_while_all_listen_is_asked_to_come_back(studio):
    """Sentences take the same threads as streams do, and leave them."""
    app = create_app(studio)
    client = app.test_client()
    for _ in range(3):
        assert client.get(f"{GARDEN}/sentences/t1-s1").status_code == 200
    for _ in range(60):
        app.extensions["streams"].enter()
    answer = client.get(f"{GARDEN}/sentences/t1-s1")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_pauses_are_as_long_as_asked(client):
    """Twice the pause makes the same sentence longer by the pause."""
    seconds = [fields(client.get(f"{GARDEN}/sentences/t1-s1?pauses={n}"))[0]["seconds"] for n in ("1", "2")]
    assert seconds[1] - seconds[0] == pytest.approx(0.25, abs=0.03)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("announce=never", ["t0-s1", "t1-s1", "t1-s2", "t1-s3", "t2-s1", "t3-s1"]),
        ("announce=always", ["t0-s1", "t1-s0", "t1-s1", "t1-s2", "t1-s3", "t2-s0", "t2-s1", "t3-s0", "t3-s1"]),
    ],
)
def test_announcements_are_as_asked(client, query, ids):
    """Never, or before each turn."""
    assert [each["id"] for each in client.get(f"{GARDEN}/script.json?{query}").json["utterances"]] == ids


def test_what_nobody_says_can_be_left_out(client, folder):
    """Stage directions are heard by the narrator, or not at all."""
    (folder / "garden.txt").write_text(DIALOGUE.replace("It is a fine day.", "(Applause.)\n\nIt is a fine day."))
    kinds = [
        [each["kind"] for each in client.get(f"{GARDEN}/script.json{query}").json["utterances"]]
        for query in ("", "?directions=skip")
    ]
    assert [each.count("direction") for each in kinds] == [1, 0]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sentences/t9-s9", 404),
        ("/sentences/t1-s1?rate=9", 422),
        ("/sentences/t1-s1?pauses=x", 422),
        ("/sentences/t1-s1?announce=x", 422),
        ("/script.json?speaker=zoe", 404),
        ("/at/t9-s9", 404),
        ("/quote/t2-s1?to=t1-s1", 404),
    ],
)
def test_what_does_not_exist_is_told(client, address, status):
    """A wrong question has its own error."""
    assert client.get(GARDEN + address).status_code == status


def test_a_place_is_found_again_after_the_text_was_changed(client, folder, monkeypatch):
    """A link leads to the sentence with these words, wherever it stands now."""
    monkeypatch.setattr(library, "_FRESH", 0)
    assert client.get(f"{GARDEN}/at/t2-s1").headers["Location"] == f"{GARDEN}#t2-s1"
    (folder / "garden.txt").write_text(DIALOGUE.replace("Bob Stone (in", "Ann Lee: First.\n\nBob Stone (in"))
    moved = client.get(f"{GARDEN}/at/t2-s1?quote=Thank%20you,%20mayor.")
    assert moved.headers["Location"] == f"{GARDEN}#t3-s1"


def test_a_quote_has_words_sound_and_whose_they_are(client):
    """A range of sentences is shown with the speaker, the title and the date, and can be heard."""
    tree = LexborHTMLParser(client.get(f"{GARDEN}/quote/t1-s2?to=t1-s3").text)
    assert [node.text() for node in tree.css("blockquote p")] == ["We meet again.", "It is a fine day."]
    caption = " ".join(tree.css_first("figcaption").text().split())
    assert caption == "Ann Lee, Mayor of Springfield: A talk in the garden, 1 June 2020, Springfield"
    sound = client.get(tree.css_first("audio").attributes["src"])
    assert (sound.status_code, sound.mimetype) == (200, "audio/mpeg")


def test_a_quote_over_turns_names_each_speaker(client):
    """Where several speak, each stretch has its speaker below."""
    tree = LexborHTMLParser(client.get(f"{GARDEN}/quote/t1?to=t2").text)
    assert [node.text() for node in tree.css("blockquote .about")] == ["Ann Lee", "Bob Stone"]
