"""What is searched for, and where it stands."""

import sqlite3
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from voicereader.library.catalogue.terms import Terms, folded


def marked(question: str, text: str) -> list[str]:
    """Return the words of a text that a question marks."""
    return [span.of(text) for span in Terms.read(question).marks(text)]


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("garden", "The Garden, a garden’s gate: gardens.", ["Garden"]),
        ("gardens", "The garden’s gate", ["garden’s"]),
        ("jose", "José spoke. JOSÉ!", ["José", "JOSÉ"]),
        ("JOSÉ", "jose", ["jose"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("gard*", "The gardener gardens.", ["gardener", "gardens"]),
        ('"good morning"', "Good, morning! Morning, good.", ["Good, morning"]),
        ("“good morning”", "good morning", ["good morning"]),
        ("well-known", "A well-known, well known one", ["well-known", "well known"]),
        ("会议", "我们的会议开始。议会", ["会议"]),
        ("議", "会議", ["議"]),
        ("สวัส", "สวัสดีครับ", ["สวัส"]),
        ("кот", "Кот и кит", ["Кот"]),
        ("सभा", "सभा में", ["सभा"]),
        ("a.b", "a b, ab, a.b", ["a b", "a.b"]),
        ("zebra", "No such animal", []),
        ("", "Anything", []),
    ],
)
def test_terms_are_found_as_people_read_them(question, text, told):
    """Case, accents and apostrophes are nothing; signs of scripts without spaces are found in any run."""
    assert marked(question, text) == told


def test_what_looks_like_the_syntax_of_a_search_engine_is_words():
    """AND, NEAR, columns, brackets and quotes left open mean themselves."""
    terms = Terms.read('AND NOT NEAR(x, 2) who:ann -"open ^ * + {')
    assert [" ".join(each.words) for each in terms.terms] == ["and", "not", "near x", "2", "who ann", "open"]


def test_a_beginning_is_of_three_letters_at_least():
    """Others would be those of half the dictionary."""
    assert Terms.read("ga*").too_short == "ga"
    assert Terms.read("gar* the").too_short is None


@pytest.fixture(scope="module")
def index():
    """Return an empty full-text index, as the catalogue has it."""
    made = sqlite3.connect(":memory:")
    made.execute(
        "CREATE VIRTUAL TABLE s USING fts5(words, tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")"
    )
    yield made
    made.close()


LETTERS = "abßéİıñкйあ会議ก็สิकिי\u0301 .-'’\"*:()^"
texts = st.text(st.one_of(st.sampled_from(LETTERS), st.characters()), max_size=40)


@settings(deadline=None)
@given(question=texts, text=texts)
def test_the_index_finds_what_is_marked(index, question, text):
    """Whatever is asked and written, no question is an error, and what is marked is what the index finds."""
    terms = Terms.read(question)
    spans = list(terms.marks(text))
    assert all(one.end <= other.begin for one, other in pairwise(spans))
    assert all(0 <= each.begin < each.end <= len(text) for each in spans)
    if not terms.terms:
        assert not spans
        return
    index.execute("DELETE FROM s")
    index.execute("INSERT INTO s VALUES (?)", (folded(text),))
    rows = index.execute("SELECT 1 FROM s WHERE s MATCH ?", (terms.expression(),)).fetchall()
    words = folded(text).split()
    expected = all(any(each.matches(words, place) for place in range(len(words))) for each in terms.terms)
    assert bool(rows) == expected or any(ord(sign) > 0xFFFF or not sign.isprintable() for sign in question + text)


@example("ำ")
@given(texts)
def test_a_text_is_found_by_its_own_words(text):
    """Each word of a text marks itself."""
    for word in folded(text).split():
        assert marked(word, text)
