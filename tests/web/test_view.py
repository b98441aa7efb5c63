"""The view settings: form, cookie, page."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from voicereader.web.hints import HINTS
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
    """The address under the form shows another device the same page with them, which keeps them when its reader says so."""
    client.post("/settings", data={"size": "200", "colours": "night"})
    link = LexborHTMLParser(client.get("/speakers").text).css_first(".view-settings a").attributes["href"]
    client.post("/settings", data={"reset": "1"})
    assert look(client, link) == {"size": "200", "colours": "night"}
    form = LexborHTMLParser(client.get(link).text).css_first("form.linked")
    assert [node.text() for node in form.css("li")] == ["Text size: 200 %", "Site colours: Night"]
    kept = {node.attributes["name"]: node.attributes["value"] for node in form.css("input")}
    answer = client.post(form.attributes["action"], data=kept)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/speakers")
    assert look(client) == {"size": "200", "colours": "night"}


def test_a_link_changes_nothing_by_itself(client):
    """Its settings hold for that page alone; the page says so and leads back, and the reader's own stand below."""
    client.post("/settings", data={"size": "150", "colours": "paper"})
    link = "/?q=morning&view=size%3D400%26language%3Dru%26colours%3Dpaper"
    answer = client.get(link)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Content-Language"] == "ru"
    form = LexborHTMLParser(answer.text).css_first("form.linked")
    assert len(form.css("li")) == 2  # not the colours, which are the reader's own
    assert form.css_first("a").attributes["href"] == "/?q=morning"
    assert LexborHTMLParser(answer.text).css_first("[name=return_to]").attributes["value"] == "/?q=morning"
    assert look(client) == {"size": "150", "colours": "paper"}


@pytest.mark.parametrize(
    "link", ["/?view=", "/?view=size%3D100", "/?view=size%3D999", "/?view=x", "/?view=" + "x%3D1%26" * 50, "/?view=%00"]
)
def test_a_link_with_nothing_to_show_has_no_notice(client, link):
    """What is not a choice, or is the reader's own, is passed over."""
    assert LexborHTMLParser(client.get(link).text).css_first(".linked") is None


def test_an_address_of_another_site_is_no_link_of_ours(client):
    """Nothing on a page leads away, whatever its address looks like."""
    answer = client.get("/?view=size%3D200", environ_overrides={"PATH_INFO": "//example.org/x"})
    tree = LexborHTMLParser(answer.text)
    assert tree.css_first(".linked a").attributes["href"] == "/example.org/x"
    assert tree.css_first(".view-settings a").attributes["href"].startswith("/example.org/x?view=")


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_may_not_change_settings(client, headers):
    """Neither by a form of its own nor by a link to follow."""
    answer = client.post("/settings", data={"size": "400"}, headers=headers)
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (403, False)
    assert client.get("/settings?size=400").status_code == 405
    assert look(client)["size"] == "100"


def test_a_setting_that_needs_words_has_them(client):
    """Whoever hears the field hears what it does; all of it is on the page of help too."""
    form = LexborHTMLParser(client.get("/").text).css_first(".view-settings form")
    told = {node.attributes["aria-describedby"] for node in form.css("[aria-describedby]")}
    assert told == {f"about-{name}" for name in HINTS}
    assert {form.css_first(f"#{each}").text() for each in told} == {str(each) for each in HINTS.values()}
    words = LexborHTMLParser(client.get("/help").text).css_first("main").text()
    assert all(str(each) in words for each in HINTS.values())


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
