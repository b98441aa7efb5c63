"""The view settings: form, cookie, page."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from voicereader.web.view import COLOURS, SIZES


def look(client, address: str = "/") -> dict[str, str]:
    """Return the attributes by which a page is styled."""
    attributes = LexborHTMLParser(client.get(address).text).css_first("html").attributes
    return {"size": attributes["data-size"], "colours": attributes["data-colours"]}


def test_choices_are_kept_on_every_page(client):
    """After the form is sent, the page and the next ones are as chosen; the reader is where they were."""
    answer = client.post("/settings", data={"size": "200", "colours": "night", "rate": "1.5", "return_to": "/x?y=1"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/x?y=1")
    assert look(client) == look(client, "/nothing") == {"size": "200", "colours": "night"}


def test_back_to_normal_forgets_them(client):
    """The second button takes all choices back."""
    client.post("/settings", data={"size": "200", "colours": "night", "rate": "1.5"})
    client.post("/settings", data={"size": "200", "reset": "1"})
    assert look(client) == {"size": "100", "colours": "system"}


def test_the_speed_of_speech_goes_with_the_players(client):
    """The chosen speed is that of the sound on the page."""
    client.post("/settings", data={"size": "100", "colours": "system", "rate": "1.25"})
    tree = LexborHTMLParser(client.get("/transcripts/2020-06-01-a-talk-in-the-garden").text)
    assert all("rate=1.25" in node.attributes["src"] for node in tree.css("audio[src]"))


def test_a_part_of_the_settings_leaves_the_others(client):
    """What the player keeps, a speed, changes nothing else."""
    client.post("/settings", data={"size": "200", "colours": "night"})
    client.post("/settings", data={"rate": "2"})
    assert look(client) == {"size": "200", "colours": "night"}


def test_a_link_carries_settings(client):
    """The address under the form gives another device the same settings, and leads to the same page."""
    client.post("/settings", data={"size": "200", "colours": "night"})
    tree = LexborHTMLParser(client.get("/").text)
    link = next(node.attributes["href"] for node in tree.css(".view-settings a"))
    client.post("/settings", data={"reset": "1"})
    answer = client.get(link)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert look(client) == {"size": "200", "colours": "night"}


def test_saved_is_said_once(client):
    """The page after saving says so, the one after that does not."""
    client.post("/settings", data={"size": "200", "return_to": "/"})
    assert "Your settings are saved." in client.get("/").text
    assert "Your settings are saved." not in client.get("/").text


def test_what_the_player_keeps_is_not_announced(client):
    """A speed that is chosen while one listens is heard at once: the next page has nothing to say of it."""
    client.post("/settings", data={"rate": "2"})
    assert "Your settings are saved." not in client.get("/").text


def test_there_are_sizes_to_400_and_the_six_colours():
    """At least five sizes up to 400 percent; the six schemes of state sites among the colours."""
    assert len(SIZES) >= 5
    assert list(SIZES)[-1] == "400"
    assert {
        "system",
        "black-on-white",
        "white-on-black",
        "blue-on-blue",
        "brown-on-beige",
        "green-on-brown",
    } <= COLOURS.keys()


@pytest.mark.parametrize(
    "cookie", ["", "size=999&colours=night", "<b>=\x7f&size", "&".join("x=1" for _ in range(50)), "100_night_1_2_3"]
)
def test_a_cookie_that_makes_no_sense_is_the_default(client, cookie):
    """What is not a choice is passed over."""
    client.set_cookie("view", cookie)
    seen = look(client)
    assert seen["size"] in SIZES
    assert seen["colours"] in COLOURS


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "javascript:x",
        "x",
        "",
        "/a\r\nb",
        "//[",
        "/\t/example.org",
    ],
)
def test_the_form_never_leads_elsewhere(client, elsewhere):
    """Only a path of this site is gone back to."""
    answer = client.post("/settings", data={"size": "200", "return_to": elsewhere})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_a_form_that_is_too_large_is_refused(client):
    """A form holds three choices, not a megabyte."""
    assert client.post("/settings", data={"size": "x" * 100_000}).status_code == 413


def test_cookies_are_ours_alone(client):
    """Scripts and other sites have no business with them."""
    cookies = client.post("/settings", data={"size": "200"}).headers.getlist("Set-Cookie")
    assert cookies
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)
