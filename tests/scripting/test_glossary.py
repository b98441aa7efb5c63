"""The words of a transcript that are explained."""

import pytest

from tests.builders import a_transcript
from voicereader.scripting import Lexicon, Word, glossary

LEXICON = b"""
    [everywhere]
    "Zelle" = "Tselleh"
    "hm" = ""
    "GDP" = "gross domestic product"
    "quorum" = { meaning = "so many members that a vote counts" }
    "Main St." = { said = "Main Street", meaning = "where the mill was" }
    "Ann Lee" = "Anne Leigh"
    [speakers."Bob Stone"]
    "mill" = { said = "meal" }
"""


def explained(*spoken: tuple[str | None, str], lexicon: bytes = b"", **changes) -> dict[str, Word]:
    """Return the words that are explained of what is spoken, by their print."""
    found = glossary(a_transcript(*spoken, **changes), Lexicon.read(lexicon, "lexicon.toml"))
    return {each.printed: each for each in found}


@pytest.mark.parametrize(
    ("text", "printed", "full"),
    [
        ("Ask Dr. Fox.", "Dr.", "Doctor"),
        ("It is on p. 5.", "p.", "page"),
        ("It is 5 km away.", "km", "kilometres"),
        ("St. Anne came, e.g. by boat.", "e.g.", "for example"),
        ("The Board of Garden Affairs (BGA) met.", "BGA", "Board of Garden Affairs"),
        ("We saw tools of rare make (TRM) there.", "TRM", "tools of rare make"),
    ],
)
def test_abbreviations_are_told_in_full(text, printed, full):
    """Those that are spoken in full, and those that the transcript itself has in brackets."""
    assert explained(("Ann Lee", text))[printed].full == full


@pytest.mark.parametrize(
    "text",
    [
        "At 5 p.m. we met.",
        "It is the 1/2.",
        "The WHO met.",
        "The Board met (BGA).",
        "A big hat (today) fell.",
        "It costs 5%.",
    ],
)
def test_what_is_spelled_or_unknown_is_not(text):
    """No list says that p.m. is P M, and nothing is guessed of other letters."""
    assert explained(("Ann Lee", text)) == {}


def test_the_lexicon_says_how_a_word_is_spoken_and_what_it_means():
    """What it has for the speaker counts; initials that are said in words are an abbreviation in full; silence is nothing."""
    words = explained(
        ("Ann Lee", "Hm, Zelle is near the mill.\n\nWe have no quorum."),
        ("Bob Stone", "The mill on Main St. pays for the GDP. Zelle again."),
        lexicon=LEXICON,
    )
    assert words == {
        "Ann Lee": Word("Ann Lee", "t1", said="Anne Leigh"),
        "GDP": Word("GDP", "t2-s1", full="gross domestic product"),
        "Main St.": Word("Main St.", "t2-s1", said="Main Street", meaning="where the mill was"),
        "mill": Word("mill", "t2-s1", said="meal"),
        "quorum": Word("quorum", "t1-s2", meaning="so many members that a vote counts"),
        "St.": Word("St.", "t2-s1", full="Street"),
        "Zelle": Word("Zelle", "t1-s1", said="Tselleh"),
    }


def test_each_word_stands_once_by_the_alphabet():
    """At the place where it is printed first, in any case."""
    found = glossary(a_transcript(("Ann Lee", "Yes. Prof. Zed and Dr. Fox, dr. and Dr.")), Lexicon())
    assert [(each.printed, each.place) for each in found] == [("Dr.", "t1-s2"), ("Prof.", "t1-s2")]


def test_another_language_has_its_own_abbreviations():
    """In the language of the turn; where a language has no table, nothing is said."""
    assert explained(("Ann Lee", "Это так, т. е. верно."), language="ru")["т. е."].full == "то есть"
    assert explained(("Ann Lee", "Het is bv. Dr. Fox."), language="nl") == {}
    assert explained(("Ann Lee", "Совет Садовых Дел (ССД) решил."), language="ru")["ССД"].full == "Совет Садовых Дел"
