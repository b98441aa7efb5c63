"""Which turns, and which parts of them, are in another language."""

from dataclasses import replace

import pytest

from voicereader.model import Passage, Span, Turn
from voicereader.reading.sheet import Line
from voicereader.reading.tongues import with_languages

ENGLISH = "We met in the harbour today to open the new bridge across the river, and it was a good day for all of us."
FRENCH = "Nous avons ouvert le nouveau pont ce matin, et tout le monde était très content."
TALK = [ENGLISH.replace("today", day) for day in ("today", "on Monday", "on Tuesday")]


def found(*paragraphs: str, usual: str = "en", told: tuple[Passage, ...] = (), long: int = 1) -> list[tuple[str, str]]:
    """Return the passages of a turn in a talk: words and language; `told` are those of its first paragraph."""
    turn = Turn("t1", "ann-lee", "Ann Lee", paragraphs)
    lines = [Line(each, opens=True, apart=True) for each in paragraphs]
    lines[0] = replace(lines[0], told=told)
    others = [Turn(f"t{number}", "bob-stone", "Bob", (each,)) for number, each in enumerate(TALK * long, 2)]
    made = with_languages([turn, *others], lines, usual)[0]
    return [(each.span.of(made.text), each.language) for each in made.passages]


@pytest.mark.parametrize("long", [1, 30])
def test_a_sentence_in_another_language(long):
    """It is found among others, in a short talk and in one that is long enough to tell which words are frequent."""
    assert found(f"{ENGLISH} {FRENCH} {ENGLISH}", long=long) == [(FRENCH, "fr")]
    assert found(ENGLISH, FRENCH, long=long) == [(FRENCH, "fr")]


@pytest.mark.parametrize(
    "words",
    [
        "Merci beaucoup, madame.",
        "Jean-Luc Moreau, Amélie Poulain, Benoît Leclerc and Marie-Claire Dubois.",
        "Société Générale de Surveillance and Banque Nationale de Paris were there.",
        "It is called le petit pont.",
        "On 3 mars 2024 (Le Monde, p. 5; Die Zeit, S. 7).",
    ],
)
def test_names_citations_and_a_few_words_are_no_other_language(words):
    """What is not clear stays in the language of the turn."""
    assert found(f"{ENGLISH} {words}") == []


def test_what_the_format_says_holds():
    """Also for one word, and also where the words would tell another language."""
    told = (Passage(Span(0, 2), "cy"),)
    assert found(ENGLISH, told=told) == [("We", "cy")]
    assert found(FRENCH, told=(Passage(Span(0, len(FRENCH)), "oc"),), usual="en") == []  # the turn is in it


def test_where_most_is_told_the_rest_is_as_usual():
    """In a turn in another language, what the format leaves out is in the transcript's."""
    assert found(f"{FRENCH} Thank you.", told=(Passage(Span(0, len(FRENCH)), "fr"),)) == [("Thank you.", "en")]


def test_an_unknown_language():
    """Nothing is told of words in the main script of a talk in no known language; those of others are told."""
    assert found("Да, kein Problem.", usual="und") == [("Да", "und-Cyrl")]


def test_a_language_that_is_written_in_two_scripts():
    """Serbian in Latin letters has none of them marked."""
    serbian = "Dobro jutro svima, danas otvaramo novi most preko reke i svi su veoma srećni zbog toga."
    turn = Turn("t1", None, None, (serbian,))
    assert with_languages([turn], [], "sr") == (turn,)
