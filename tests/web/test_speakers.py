"""People as HTML, and their sound."""

import pytest

from tests.web.test_finding import PARK
from tests.web.test_pages import GARDEN, page, texts
from voicereader.web import speakers


@pytest.fixture
def shelf(folder):
    """Put another transcript into the library, in which somebody speaks again."""
    (folder / "park.txt").write_text(PARK)


def test_everybody_is_listed(client, shelf):
    """By the alphabet, with how often they speak, and a link to their page."""
    tree = page(client, "/speakers")
    assert texts(tree, ".entry h3") == ["Ann Lee", "Bob Stone", "Carla Diaz"]
    assert texts(tree, ".entry .about")[1] == "2 turns in 2 transcripts"
    assert texts(tree, "h2") == ["3 speakers"]
    for node in tree.css(".entry a"):
        assert client.get(node.attributes["href"]).status_code == 200


def test_a_name_is_found_by_its_letters(client, shelf):
    """Any part of it, in any case; of nobody the page says so."""
    assert texts(page(client, "/speakers?q=DIA"), ".entry h3") == ["Carla Diaz"]
    assert texts(page(client, "/speakers?q=zoe"), "h2") == ["Nobody was found"]


def test_long_lists_have_pages(client, shelf, monkeypatch):
    """As in the library."""
    monkeypatch.setattr(speakers, "_PEOPLE", 2)
    tree = page(client, "/speakers?page=2")
    assert texts(tree, ".entry h3") == ["Carla Diaz"]
    assert texts(tree, "nav.pages [aria-current=page]") == ["Page 2"]
    answer = client.get("/speakers?page=3", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (422, "bad-search")


def test_a_person_has_a_page_of_all_that_they_say(client, shelf):
    """Who they are, how long they talk, every turn with its place and its sound, the newest first."""
    tree = page(client, "/speakers/bob-stone")
    assert texts(tree, "h1") == ["Bob Stone"]
    assert texts(tree, ".said h3") == ["A walk in the park", "A talk in the garden"]
    assert texts(tree, ".said p:not(.about)") == [
        "Good evening, and peace to the park. Peace, I say.",
        "Thank you, mayor.",
    ]
    assert texts(tree, ".talk tbody th") == ["A walk in the park", "A talk in the garden"]
    places = [node.attributes["href"] for node in tree.css(".said-turn li:first-child a")]
    assert places[1] == f"{GARDEN}#t2"
    sounds = [node.attributes["href"] for node in tree.css(".said-turn li:last-child a")]
    assert all(client.get(each).status_code == 200 for each in sounds)


def test_turns_have_pages(client, shelf, monkeypatch):
    """Whoever says much is shown bit by bit."""
    monkeypatch.setattr(speakers, "_TURNS", 1)
    assert texts(page(client, "/speakers/bob-stone?page=2"), ".said h3") == ["A talk in the garden"]
    assert client.get("/speakers/bob-stone?page=3").status_code == 422


def test_another_name_leads_to_the_person(client, folder):
    """A label or a name as it is written is led to the page; who is nobody is not found."""
    (folder / "people.toml").write_text('[speakers."Ann Bell"]\nlabels = ["Ann Lee"]\n')
    for name in ("Ann%20Bell", "ann-lee", "Ann Lee"):
        assert client.get(f"/speakers/{name}").headers["Location"] == "/speakers/ann-bell"
    assert "Also printed as" in page(client, "/speakers/ann-bell").css_first("main").text()
    answer = client.get("/speakers/zoe", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (404, "unknown-speaker")


def test_all_that_a_person_says_is_one_sound(client, shelf):
    """It is the sound of each transcript, one after another, also where that was made before."""
    first = client.get("/speakers/bob-stone/audio.mp3")
    assert (first.status_code, first.mimetype) == (200, "audio/mpeg")
    parts = [
        client.get(f"{slug}/audio.mp3?speaker=bob-stone").data
        for slug in ("/transcripts/2021-07-02-a-walk-in-the-park", GARDEN)
    ]
    second = client.get("/speakers/bob-stone/audio.mp3")
    assert 0.9 * sum(map(len, parts)) - 100_000 < len(second.data) <= sum(map(len, parts))
    assert b"ID3" not in second.data
    assert len(first.data) >= len(second.data) > 1000
    assert client.get("/speakers/bob-stone/audio.mp3?rate=9").status_code == 422
