"""The library's page: lists, filters, search."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.test_pages import GARDEN, page, texts
from voicereader.studio import finding

PARK = """\
A walk in the park

July 2, 2021, Shelbyville

Bob Stone: Good evening, and peace to the park. Peace, I say.

Carla Diaz: Peace at last! (Laughter) Is it not PEACE?
"""

RIVER = """\
Der Fluss

3. August 2022, Springfield

Karl Groß: Guten Morgen zusammen, wir sprechen heute über den Fluss und über den Frieden.

Anna Berg: Danke schön, das ist wirklich sehr freundlich von Ihnen.
"""


@pytest.fixture
def shelf(folder):
    """Put two more transcripts into the library."""
    (folder / "park.txt").write_text(PARK)
    (folder / "river.txt").write_text("---\nLanguage: de\nDate: 2022-08-03\n---\n" + RIVER)


def titles(tree) -> list[str]:
    """Return the titles of the transcripts in a list."""
    return texts(tree, ".entry > :is(h2, h3)")


def test_a_search_shows_sentences_with_the_words_marked(client, shelf):
    """Results stand by transcript, each sentence a link to its place; how many there are is said in title and heading."""
    tree = page(client, "/?q=peace")
    assert texts(tree, "#found h2") == ["4 sentences in 1 transcript"]
    assert texts(tree, "title") == ["4 sentences in 1 transcript: peace – VoiceReader"]
    assert titles(tree) == ["A walk in the park"]
    assert texts(tree, ".sentences mark") == ["peace", "Peace", "Peace", "PEACE"]
    links = [node.attributes["href"] for node in tree.css(".sentences a")]
    for link in links:
        address, place = link.split("#")
        assert page(client, address).css_first(f"[id='{place}']") is not None
    assert tree.css_first("#search-text").attributes["value"] == "peace"


def test_a_title_is_found_too(client, shelf):
    """Its words are marked in the title."""
    tree = page(client, "/?q=garden")
    assert titles(tree) == ["A talk in the garden"]
    assert texts(tree, "h3 mark") == ["garden"]


def test_nothing_found_says_so_and_leads_on(client, shelf):
    """No list, a sentence, a link to all."""
    tree = page(client, "/?q=zebra")
    assert texts(tree, "#found h2") == ["Nothing was found"]
    assert tree.css_first("#found a[href='/']") is not None
    assert not tree.css(".entries")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("speaker=bob-stone", ["A walk in the park", "A talk in the garden"]),
        ("speaker=BOB+STONE", ["A walk in the park", "A talk in the garden"]),
        ("language=de", ["Der Fluss"]),
        ("language=de-AT", ["Der Fluss"]),
        ("language=fr", []),
        ("from=2021", ["Der Fluss", "A walk in the park"]),
        ("from=2021-07-02&to=2021-07", ["A walk in the park"]),
        ("to=2020-06-01", ["A talk in the garden"]),
        ("sort=oldest", ["A talk in the garden", "A walk in the park", "Der Fluss"]),
        ("sort=title", ["A talk in the garden", "A walk in the park", "Der Fluss"]),
        ("q=good&sort=oldest", ["A talk in the garden", "A walk in the park"]),
        ("q=good&speaker=bob-stone", ["A walk in the park"]),
        ("q=good&speaker=ann-lee", ["A talk in the garden"]),
        ("q=good&to=2020", ["A talk in the garden"]),
        ("q=frieden&language=de", ["Der Fluss"]),
        ("q=good&language=de", []),
        ("q=gross", []),
        ("q=schon", ["Der Fluss"]),
        ("q=peace&sort=most", ["A walk in the park"]),
    ],
)
def test_filters_and_orders(client, shelf, asked, found):
    """By speaker, language and date, alone and with words, in the order that is asked for."""
    assert titles(page(client, f"/?{asked}")) == found


@pytest.mark.parametrize(
    "asked",
    [
        "from=yesterday",
        "to=2020-02-30",
        "from=2021&to=2020",
        "from=0000",
        "sort=best",
        "page=0",
        "page=-1",
        "page=x",
        "page=2",
        "page=99999999999",
        "q=%21%3F",
        "q=a*",
        f"q={'x' * 201}",
        f"q={'a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q'}",
        "language=%27",
    ],
)
def test_what_is_asked_wrong_is_told_in_a_sentence(client, shelf, asked):
    """422 and the stable code, for people and for programs."""
    answer = client.get(f"/?{asked}", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (422, "bad-search")
    assert answer.json["detail"].endswith(".")
    assert client.get(f"/?{asked}", headers={"Accept": "text/html"}).status_code == 422


def test_nobody_of_that_name(client, shelf):
    """An unknown speaker or transcript is not found."""
    wanted = {"Accept": "application/json"}
    assert client.get("/?speaker=zoe", headers=wanted).json["code"] == "unknown-speaker"
    assert client.get("/?q=good&in=zoe", headers=wanted).json["code"] == "unknown-transcript"


@pytest.mark.parametrize(
    "text",
    ['"', 'a"b', "AND", "OR NOT", "NEAR(a b)", "who:ann", "(", "*", "good *", "^good", "{a b}: c", "a\0b", "-", "’"],
)
def test_signs_of_a_search_engine_are_only_signs(client, shelf, text):
    """No question is an error of ours."""
    assert client.get("/", query_string={"q": text}).status_code in {200, 422}


def test_any_question_has_an_answer(client, shelf):
    """Whatever is asked, it is answered or refused with a sentence."""

    @settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.fixed_dictionaries(
            {},
            optional={
                name: st.one_of(st.text(max_size=12), st.sampled_from(["", "2020", "good", "1", "en", "ann-lee"]))
                for name in ("q", "speaker", "language", "from", "to", "sort", "page", "in")
            },
        )
    )
    def ask(asked):
        asked = {name: value.encode(errors="replace").decode() for name, value in asked.items()}
        answer = client.get("/", query_string=asked, headers={"Accept": "application/json"})
        assert answer.status_code in {200, 404, 422}

    ask()


def test_long_lists_have_pages(client, shelf, monkeypatch):
    """The pages are a named navigation, with the one that is shown told, and keep what was asked."""
    monkeypatch.setattr(finding, "LISTED", 1)
    tree = page(client, "/?sort=title&page=2")
    assert titles(tree) == ["A walk in the park"]
    nav = tree.css_first("nav.pages")
    assert nav.attributes["aria-label"] == "Pages"
    assert texts(nav, "[aria-current=page]") == ["Page 2"]
    assert [node.attributes["href"] for node in nav.css("a[rel]")] == ["/?sort=title", "/?sort=title&page=3"]


def test_many_sentences_of_a_transcript_are_shown_on_a_page_of_their_own(client, folder):
    """Five are shown; a link leads to all."""
    words = " ".join(f"Number {number} is good." for number in range(1, 9))
    (folder / "many.txt").write_text(f"Many words\n\nAnn Lee: {words}\n\nBob Stone: Good.\n")
    tree = page(client, "/?q=number")
    assert len(tree.css(".sentences li")) == 5
    tree = page(client, tree.css_first(".entry .links a").attributes["href"])
    assert len(tree.css(".sentences li")) == 8
    assert texts(tree, "#found h2") == ["8 sentences in 1 transcript"]


def test_a_word_that_is_everywhere_is_counted_so_far(client, shelf, monkeypatch):
    """Beyond a bound the count says that there are more, and which are shown."""
    monkeypatch.setattr(finding, "MOST", 1)
    assert texts(page(client, "/?q=peace"), "#found h2") == ["More than 1 sentences; the newest are in 1 transcript"]


def test_programs_get_what_is_found_as_json(client, shelf):
    """Counts, transcripts, sentences with their ids and the ranges of the words."""
    found = client.get("/?q=peace", headers={"Accept": "application/json"}).json
    assert (found["transcripts"], found["sentences"], found["more"], found["pages"]) == (1, 4, False, 1)
    (result,) = found["results"]
    assert result["transcript"] == "2021-07-02-a-walk-in-the-park"
    first = result["sentences"][0]
    assert (first["id"], first["speaker"]) == ("t1-s1", "bob-stone")
    assert [first["text"][begin:end] for begin, end in first["marks"]] == ["peace"]


def test_a_person_who_was_named_by_the_owner_is_found_by_what_they_said(client, shelf, folder):
    """people.toml tells whose a turn is; the search goes by it, under the new name and not the old."""
    (folder / "people.toml").write_text('[transcripts."park.txt"]\n"Bob Stone" = "Dora Finch"\n"Carla Diaz" = ""\n')
    assert titles(page(client, "/?q=peace&speaker=Dora+Finch")) == ["A walk in the park"]
    assert titles(page(client, "/?q=peace&speaker=Bob+Stone")) == []
    assert titles(page(client, "/?q=last")) == ["A walk in the park"]


def test_the_form_offers_people_and_languages(client, shelf):
    """What may be chosen is what the library has; what is chosen stays."""
    tree = page(client, "/?speaker=bob-stone&language=en")
    assert texts(tree, "#search-speaker option") == [
        "Everybody",
        "Ann Lee",
        "Anna Berg",
        "Bob Stone",
        "Carla Diaz",
        "Karl Groß",
    ]
    assert texts(tree, "#search-speaker [selected]") == ["Bob Stone"]
    assert texts(tree, "#search-language [selected]") == ["English (2)"]
    assert tree.css_first("form[role=search] details").attributes.keys() >= {"open"}
    assert all(tree.css_first(f"label[for='{node.attributes['id']}']") for node in tree.css("form.search [name]"))


def test_dates_are_those_of_the_form(client, shelf):
    """A year is shown as its first and its last day, as a field for dates has it."""
    tree = page(client, "/?from=2021&to=2021")
    days = [tree.css_first(f"[name={name}]").attributes["value"] for name in ("from", "to")]
    assert days == [dt.date(2021, 1, 1).isoformat(), dt.date(2021, 12, 31).isoformat()]


def test_a_transcript_has_its_talk_time_and_leads_to_its_people(client):
    """A table of turns, words and time, with a bar beside each that is drawn from it."""
    tree = page(client, GARDEN)
    assert texts(tree, ".talk tbody th") == ["Ann Lee", "Bob Stone"]
    assert texts(tree, ".talk tbody tr:first-child td")[:2] == ["2", "15"]
    assert tree.css_first(".talk th a").attributes["href"] == "/speakers/ann-lee"
    assert tree.css_first(".talk path").attributes["d"] == "M0 0h100.0v8H0z"
    assert all(node.attributes["aria-hidden"] == "true" for node in tree.css(".talk svg"))


def test_turns_lead_to_the_next_and_the_one_before(client):
    """The first has no previous, the last no next."""
    tree = page(client, GARDEN)
    told = [[node.attributes["href"] for node in turn.css(".downloads a[href^='#']")] for turn in tree.css(".turn")]
    assert told == [["#t2"], ["#t1", "#t3"], ["#t2"]]
