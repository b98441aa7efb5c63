"""The pages as HTML."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from voicereader.errors import EngineUnavailable
from voicereader.web import create_app

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"


def page(client, address: str) -> LexborHTMLParser:
    """Return a page, parsed; it must be there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def texts(tree, selector: str) -> list[str]:
    """Return the words of all that the selector finds."""
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def test_the_library_leads_to_each_transcript(client):
    """`/` lists the transcripts with their date, place and speakers."""
    tree = page(client, "/")
    assert tree.css_first(f"main a[href='{GARDEN}']").text(strip=True) == "A talk in the garden"
    assert "1 June 2020" in tree.css_first("main").text()
    assert "Springfield" in tree.css_first("main").text()
    assert "Bob Stone" in tree.css_first("main").text()


def test_the_library_tells_of_files_that_were_not_understood(client, folder):
    """A file that cannot be read is named on the page."""
    (folder / "broken.txt").write_bytes(b"\0\1")
    assert "broken.txt" in page(client, "/").css_first("main").text()


def test_the_library_tells_of_a_people_toml_that_is_not_understood(client, folder):
    """The page says what to mend; everybody is served as before."""
    (folder / "people.toml").write_text('[speakers."Ann Lee"]\nrole = 5\n')
    tree = page(client, "/")
    assert "people.toml has speakers.“Ann Lee”.role = 5; give a role in quotes." in tree.css_first("main").text()
    assert texts(page(client, GARDEN), "h1") == ["A talk in the garden"]


def test_people_are_shown_as_the_owner_names_them(client, folder):
    """Name and role are people.toml's, the words the transcript's."""
    (folder / "people.toml").write_text('[speakers."Ann Bell"]\nlabels = ["Ann Lee"]\nrole = "Guest"\n')
    words = page(client, GARDEN).css_first("main").text()
    assert "Ann Bell" in words
    assert "Guest" in words
    assert "Ann Lee" not in words


def test_a_transcript_has_a_heading_a_turn_with_name_role_and_note(client):
    """Title, then each speaker; the role and the note stand by the name."""
    tree = page(client, GARDEN)
    assert texts(tree, "h1") == ["A talk in the garden"]
    assert list(texts(tree, "article h2")) == ["Ann Lee", "Bob Stone", "Ann Lee"]
    heads = texts(tree, ".turn-head")
    assert "Mayor of Springfield" in heads[0]
    assert "(in English)" in heads[1]
    assert tree.css_first("time").attributes["datetime"] == "2020-06-01"


def test_each_turn_is_named_by_its_number(client):
    """A speaker's turns are told apart in links, buttons and players, by the numbers of the contents."""
    tree = page(client, GARDEN)
    assert texts(tree, ".contents .speaker") == ["1 Ann Lee", "2 Bob Stone", "3 Ann Lee"]
    names = [node.attributes["aria-label"] for node in tree.css(".turn audio")]
    assert names == ["Listen to turn 1, Ann Lee", "Listen to turn 2, Bob Stone", "Listen to turn 3, Ann Lee"]
    for each in ("[data-listen]", ".turn summary", ".turn a"):
        assert len(set(texts(tree, each))) == len(texts(tree, each))


def test_what_a_turn_offers_without_script_is_there(client):
    """Its sound plays and is downloaded, its link leads to it, its quote has its words."""
    tree = page(client, GARDEN)
    turn = next(node for node in tree.css(".turn") if node.css_first("#t2"))
    sound, place, quote = (node.attributes["href"] for node in turn.css(".turn-sound a:not([href^='#'])"))
    assert sound == turn.css_first("audio").attributes["src"]
    assert client.get(sound).mimetype == "audio/mpeg"
    assert client.get(place).location == f"{GARDEN}#t2"
    assert texts(page(client, quote), "blockquote p") == ["Thank you, mayor."]


def test_without_script_nothing_is_offered_that_needs_it(client):
    """The player and its buttons are hidden until script shows them."""
    tree = page(client, GARDEN)
    assert "hidden" in tree.css_first(".player").attributes
    outside = [node for node in tree.css("main button[type=button]") if "hidden" not in node.attributes]
    assert all("hidden" in node.parent.attributes for node in outside)


def test_there_is_one_landmark_of_each_kind(client):
    """Header, navigation, main and footer once each."""
    tree = page(client, GARDEN)
    assert [len(tree.css(kind)) for kind in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_contents_and_skip_links_lead_to_what_is_there(client):
    """Every link within the page has its target."""
    tree = page(client, GARDEN)
    targets = [node.attributes["href"][1:] for node in tree.css("a[href^='#']")]
    assert {"main", "t1", "t2", "t3"} <= set(targets)
    assert all(tree.css_first(f"[id='{target}']") is not None for target in targets)


def test_sentences_have_the_ids_that_they_are_spoken_under(client, studio):
    """What is heard as `t1-s2` is printed as `t1-s2`."""
    tree = page(client, GARDEN)
    edition = studio.edition()
    transcript = edition.transcript(next(iter(edition.shelf.kept)))
    sentences = [each for each in studio.utterances(transcript) if each.span]
    assert [tree.css_first(f"[id='{each.id}']").text(strip=True) for each in sentences] == [
        each.spoken for each in sentences
    ]


def test_players_and_downloads_are_for_all_and_for_each_speaker(client):
    """A player and two files for the whole, and for each of the two speakers, that answer."""
    tree = page(client, GARDEN)
    assert [node.attributes["src"].split("/")[-1] for node in tree.css(".sound audio")] == [
        "audio.mp3",
        "audio.mp3?speaker=ann-lee",
        "audio.mp3?speaker=bob-stone",
    ]
    links = [node.attributes["href"] for node in tree.css(".sound a[download]")]
    assert len(links) == 6
    assert all(client.get(link).status_code == 200 for link in links)


def test_markup_in_a_transcript_is_shown_not_run(client, folder):
    """Names and words that look like HTML are only text."""
    evil = "<script>alert(1)</script>"
    (folder / "evil.txt").write_text(
        f"A talk {evil}\n\nJune 2, 2020, Rome\n\nAnn Lee: Hello {evil} you.\n\n"
        f'Bob "onload=x" Stone: & {evil}\n\nAnn Lee: Bye.'
    )
    links = {node.attributes["href"] for node in page(client, "/").css("main a[href^='/transcripts/']")} - {GARDEN}
    for address in ("/", *links):
        assert not page(client, address).css("script:not([src]), [onload]")
    assert "Hello <script>alert(1)</script> you." in page(client, links.pop()).css_first("main").text()


def test_a_transcript_in_another_language_says_so(client, folder):
    """Language and direction stand on the text, so that a screen reader changes its voice."""
    arabic = "خطاب في القاهرة\n\nمحمد علي: السلام عليكم ورحمة الله وبركاته، أهلا بكم في مدينة القاهرة.\n\nسارة حسن: شكرا جزيلا لكم على هذا اللقاء الجميل.\n\nمحمد علي: إلى اللقاء."
    (folder / "arabic.txt").write_text(arabic)
    link = next(node for node in page(client, "/").css("main a[href]") if "خطاب" in node.text())
    article = page(client, link.attributes["href"]).css_first("article")
    assert (article.attributes["lang"], article.attributes["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize(
    "address", ["/nothing", "/transcripts/nothing", "/transcripts/%2e%2e%2fgarden.txt", "/static/x/y"]
)
def test_what_is_not_there_is_a_page_that_leads_back(client, address):
    """A 404 says so in one sentence and links to the library."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert LexborHTMLParser(answer.text).css_first("main a[href='/']") is not None


def test_programs_get_problem_details(client):
    """Who asks for JSON gets RFC 9457, with the stable code."""
    answer = client.get("/transcripts/nothing", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.json["code"] == "unknown-transcript"
    assert answer.json["status"] == 404
    assert answer.json["detail"].endswith(".")


def test_a_wrong_method_says_which_are_right(client):
    """405 has the Allow header."""
    answer = client.post("/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_an_error_of_ours_tells_nothing_of_the_inside(studio, monkeypatch, caplog):
    """An unforeseen error is a page with one sentence; the details are in the log only."""
    monkeypatch.setattr(type(studio), "edition", lambda _: 1 / 0)
    answer = create_app(studio).test_client().get("/")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "ZeroDivisionError" in caplog.text


def test_an_engine_that_is_missing_spoils_only_the_sound(studio, monkeypatch):
    """Pages are read without an engine; sound says what is wrong, with 503."""

    def voices():
        raise EngineUnavailable("The speech engine does not start.")

    monkeypatch.setattr(studio, "voices", voices)
    client = create_app(studio).test_client()
    assert client.get(GARDEN).status_code == 200
    answer = client.get(f"{GARDEN}/audio.mp3")
    assert answer.status_code == 503
    assert "The speech engine does not start." in answer.text


def test_words_are_explained_at_the_end(client, folder):
    """What the lexicon says of a word and what an abbreviation is in full, with a link to its place; also on paper."""
    (folder / "lexicon.toml").write_text(
        '[everywhere]\n"Ann Lee" = "Anne Leigh"\n"mayor" = { meaning = "who leads a town" }\n'
    )
    for address, links in ((GARDEN, ["#t1", "#t2-s1"]), (f"{GARDEN}/print", [])):
        words = page(client, address).css_first("#words")
        assert [node.text() for node in words.css("dt")] == ["Ann Lee", "mayor"]
        assert [node.text() for node in words.css("dd") if not node.css("a")] == [
            "Spoken: Anne Leigh",
            "who leads a town",
        ]
        assert [node.attributes["href"] for node in words.css("a")] == links
    assert page(client, GARDEN).css_first(".take a[href='#words']") is not None


def test_a_page_without_words_to_explain_has_no_list(client, folder):
    """Nor has it where the lexicon is broken, which concerns the sound alone."""
    for content in ("", "[everywhere"):
        (folder / "lexicon.toml").write_text(content)
        assert page(client, GARDEN).css_first("#words, a[href='#words']") is None


@pytest.mark.parametrize("address", ["/", GARDEN, f"{GARDEN}/audio.mp3", "/nothing", "/settings"])
def test_every_answer_has_the_strict_headers(client, address):
    """No answer may run, frame or load anything that is not ours."""
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_nothing_in_the_pages_is_inline(client):
    """No script, style element, style attribute or handler stands in a page."""
    for address in ("/", GARDEN, "/nothing"):
        tree = LexborHTMLParser(client.get(address).text)
        assert not tree.css("style, script:not([src]), [style]")
        assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]


def test_style_sheets_are_kept_for_a_year_under_their_digest(client):
    """The address in the page has a digest and may be kept; another digest is asked for again."""
    address = page(client, "/").css_first("link[rel=stylesheet]").attributes["href"]
    answer = client.get(address)
    assert answer.mimetype == "text/css"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    old = client.get("/".join(["/static", "0" * 16, *address.split("/")[3:]]))
    assert old.status_code == 200
    assert "immutable" not in old.headers["Cache-Control"]
    assert client.get("/static/x/../../pyproject.toml").status_code == 404
