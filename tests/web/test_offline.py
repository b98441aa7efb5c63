"""What the browser is given to read without a connection, and the pages beside the transcripts."""

import struct
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from voicereader.settings import Settings
from voicereader.studio import Studio
from voicereader.web import create_app

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"


def test_the_worker_answers_for_the_whole_site_and_is_asked_for_anew(client):
    """It is a script, at the top, that browsers do not keep without asking."""
    answer = client.get("/service-worker.js")
    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert client.get("/service-worker.js", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_manifest_has_icons_of_the_sizes_that_it_says(client):
    """Each icon is a picture of its size, and one of them may be cut round."""
    answer = client.get("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    assert {each["purpose"] for each in answer.json["icons"]} == {"any", "maskable"}
    for icon in answer.json["icons"]:
        picture = client.get(icon["src"])
        assert picture.mimetype == "image/png"
        assert struct.unpack(">II", picture.data[16:24]) == (int(icon["sizes"].split("x")[0]),) * 2


def test_the_manifest_speaks_the_language_of_the_page(client):
    """Whoever installs the site reads what it is in the language that they chose, which the page asks for with its cookie."""
    client.post("/settings", data={"language": "ar"})
    answer = client.get("/manifest.webmanifest")
    assert (answer.json["lang"], answer.json["dir"], answer.headers["Content-Language"]) == ("ar", "rtl", "ar")
    assert answer.json["description"].startswith("نصوص")
    link = LexborHTMLParser(client.get("/").text).css_first("link[rel=manifest]")
    assert link.attributes["crossorigin"] == "use-credentials"


def test_every_file_that_is_kept_is_there(client):
    """All style sheets, scripts and typefaces that pages ask for are in the list, each an address of today."""
    files = client.get("/offline/files.json").json["files"]
    assert len(set(files)) == len(files) > 30
    assert all(client.get(each).status_code == 200 for each in files)
    tree = LexborHTMLParser(client.get(GARDEN).text)
    asked = {node.attributes["href"] for node in tree.css("link[rel=stylesheet], link[rel=icon]")}
    assert asked | {node.attributes["src"] for node in tree.css("script")} <= set(files)


def test_a_sentence_is_told_apart_by_its_key(client):
    """What the script says of a sentence is what its sound is known by."""
    for each in client.get(f"{GARDEN}/script.json").json["utterances"]:
        assert client.get(f"{GARDEN}/sentences/{each['id']}").headers["ETag"] == f'"{each["key"]}"'


def test_every_page_leads_to_the_statement(client):
    """Help, accessibility and what is kept are at the foot of every page in this order, errors among them."""
    for address in ("/", GARDEN, f"{GARDEN}/print", "/speakers", "/offline", "/accessibility", "/help", "/nowhere"):
        tree = LexborHTMLParser(client.get(address).text)
        links = [node.attributes["href"] for node in tree.css("footer a")]
        assert links == ["/help", "/accessibility", "/offline"]


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("access@example.org", "mailto:access@example.org"),
        ("https://example.org/help", "https://example.org/help"),
        ("Room 5, on Mondays", None),
        ("javascript:alert(1)", None),
    ],
)
def test_the_contact_is_shown(studio, contact, link):
    """An address can be followed, words are shown, and nothing else becomes a link."""
    studio.settings = replace(studio.settings, contact=contact)
    tree = LexborHTMLParser(create_app(studio).test_client().get("/accessibility").text)
    part = tree.css_first("#tell")
    assert contact in part.text()
    found = part.css_first("a")
    assert (found.attributes["href"] if found else None) == link


def test_without_a_contact_the_page_says_what_to_do(client):
    """It does not pretend that somebody listens, and tells who runs the site what is missing."""
    words = LexborHTMLParser(client.get("/accessibility").text).css_first("#tell").text()
    assert "has not said how to reach them" in words
    assert "VOICEREADER_CONTACT" in words


def test_the_styleguide_is_for_development_alone(client, settings, folder, readers):
    """As it is served by default there is no such page."""
    assert Settings().development == "off"
    assert client.get("/styleguide").status_code == 404
    with Studio(replace(settings, development="on"), folder, readers) as studio:
        assert create_app(studio).test_client().get("/styleguide").status_code == 200


def test_a_print_says_source_and_licence(client, folder):
    """Where the words are from stands under the title, and the address below them."""
    (folder / "other.md").write_text(
        "---\ntitle: A talk\ndate: 2020-06-02\nsource: https://example.org/talk\nlicense: CC BY 4.0\n---\n\n"
        "Ann Lee: Good morning.\n\nBob Stone: Thank you.\n"
    )
    client.get("/")
    tree = LexborHTMLParser(client.get("/transcripts/2020-06-02-a-talk/print?size=large").text)
    assert "https://example.org/talk" in tree.css_first(".title-block").text()
    assert "CC BY 4.0" in tree.css_first(".title-block").text()
    assert "large" in tree.css_first("main").attributes["class"]
    address = tree.css_first(".address").attributes["href"]
    assert address == "http://localhost/transcripts/2020-06-02-a-talk"
    assert not tree.css("audio, main button[type=submit]")
