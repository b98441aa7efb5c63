"""Words of another language on every page that shows a transcript's words."""

import pytest
from selectolax.lexbor import LexborNode

from tests.web.test_pages import page, texts

TALK = """\
<html lang="en"><head><title>A night of songs</title></head><body><h1>A night of songs</h1>
<p>Ann Lee: Good evening to all of you, and thank you for coming out tonight in such rain.</p>
<p>Bob Stone: It was a long way down the hill, but here we are.</p>
<p>Ann Lee: He had a certain <i lang="fr">joie de vivre</i> in him. <span lang="de">Alles Gute!</span> That was all.</p>
<p>Bob Stone: She wrote <span lang="he">שלום לכם</span> there.</p>
<p lang="ar">مع السلامة يا صديقي</p>
</body></html>
"""
SONGS = "/transcripts/a-night-of-songs"


@pytest.fixture(autouse=True)
def songs(folder):
    """Put a talk in several languages into the library."""
    (folder / "songs.html").write_text(TALK)


def parts(tree, selector: str) -> list[tuple[str, str | None, str | None]]:
    """Return the elements with a language below what the selector finds: words, language, direction."""

    def told(node: LexborNode) -> tuple[str, str | None, str | None]:
        return " ".join(node.text().split()), node.attributes["lang"], node.attributes["dir"]

    return [told(node) for node in tree.css(f"{selector} [lang]")]


SAID = [
    ("joie de vivre", "fr", "ltr"),
    ("Alles Gute!", "de", "ltr"),
    ("שלום לכם", "he", "rtl"),
    ("مع السلامة يا صديقي", "ar", "rtl"),
]


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        (SONGS, "#text"),
        (f"{SONGS}/print", "#text"),
        (f"{SONGS}/quote/t3?to=t4", "blockquote"),
    ],
)
def test_words_say_their_language_and_direction(client, address, selector):
    """On the transcript's page, on paper and in quotes; sentences and paragraphs on their own element."""
    tree = page(client, address)
    assert [each for each in parts(tree, selector) if each[1] != "en"] == SAID


def test_sentences_keep_their_ids(client):
    """A whole sentence has its language itself, a whole paragraph is a paragraph in it."""
    tree = page(client, SONGS)
    assert tree.css_first("#t3-s2").attributes["lang"] == "de"
    assert tree.css_first("#t3-s1").attributes.get("lang") is None
    assert tree.css_first("#t3-s1").text() == "He had a certain joie de vivre in him."
    assert tree.css_first("#t4-s2").parent.attributes["lang"] == "ar"
    assert tree.css_first("#t4-s2").attributes.get("lang") is None


def test_the_contents_say_it_too(client):
    """The first words of a turn have their languages where they are shortened as well."""
    assert parts(page(client, SONGS), "#contents .opening") == [SAID[0], SAID[2]]
    assert texts(page(client, SONGS), "#contents .opening")[:2] == [
        "Good evening to all of you, and thank you for…",
        "It was a long way down the hill, but here we are.",
    ]


def test_who_says_it_has_it_on_their_page(client):
    """A speaker's own page shows the same words."""
    tree = page(client, "/speakers/ann-lee")
    assert [each for each in parts(tree, ".said-turn > div") if each[1] != "en"] == SAID[:2]


def test_what_is_found_says_its_language(client):
    """A sentence in another language itself, others in the words that are; marks stand within."""
    tree = page(client, "/?q=vivre")
    assert texts(tree, ".sentences a [lang=fr] mark") == ["vivre"]
    link = page(client, "/?q=gute").css_first(".sentences a")
    assert (link.attributes["lang"], link.text()) == ("de", "Alles Gute!")
    link = page(client, "/?q=السلامة").css_first(".sentences a")
    assert (link.attributes["lang"], link.attributes["dir"]) == ("ar", "rtl")


def test_programs_are_told_too(client):
    """As the language of the turn and ranges of code points."""
    found = client.get("/?q=vivre", headers={"Accept": "application/json"}).json["results"][0]["sentences"][0]
    assert found["language"] == "en"
    assert [(found["text"][begin:end], tag) for begin, end, tag in found["passages"]] == [("joie de vivre", "fr")]
