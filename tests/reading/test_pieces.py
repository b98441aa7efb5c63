"""What a format says of the language of words is followed into the text that is made of them."""

from hypothesis import given
from hypothesis import strategies as st

from voicereader.model import Passage, Span
from voicereader.reading.pieces import Pieces, pieces_of, shortened
from voicereader.reading.sheet import Line

WORDS = st.text("ab \u00a0\n", max_size=6)
PIECES = st.lists(st.tuples(WORDS, st.sampled_from([None, "fr", "de"])), max_size=8)


def bare(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


@given(PIECES, st.integers(0, 20))
def test_tidied_text_has_the_languages_of_its_pieces(pieces: list[tuple[str, str | None]], cut: int) -> None:
    """However white space was tidied, and a label cut off, each letter has the language that it had."""
    tidy = " ".join("".join(text for text, _ in pieces).split())
    # Letters that say which piece they are of, so that nothing comes twice.
    letters = [(letter, language) for text, language in pieces for letter in bare(text)]
    found = Pieces(pieces).find(tidy)
    told = {place: each.language for each in found for place in range(each.span.begin, each.span.end)}
    there = [told.get(place) for place, letter in enumerate(tidy) if not letter.isspace()]
    assert there == [language for _, language in letters]

    line = Line(tidy, opens=True, apart=True, told=found)
    rest = tidy[cut:].strip()
    behind = "".join(text for text, _ in pieces_of([shortened(line, rest)]))
    assert bare(behind) == bare(rest)


def test_what_lies_between_is_passed_over() -> None:
    """Labels and furniture between two paragraphs are left out; a text that is not there has nothing told."""
    pieces = Pieces([("Ann Lee: ", None), ("Bon\njour", "fr"), ("page 3", "de"), ("Hello ", None), ("toi", "fr")])
    assert pieces.find("Bon jour") == (Passage(Span(0, 8), "fr"),)
    assert pieces.find("Nobody") == ()
    assert pieces.find("Hello toi") == (Passage(Span(6, 9), "fr"),)


def test_neighbours_of_one_language_are_one_passage() -> None:
    """Editors part words at will."""
    assert Pieces([("joie ", "fr"), ("de", "fr"), (" vivre", "fr")]).find("joie de vivre") == (
        Passage(Span(0, 13), "fr"),
    )


def test_a_line_that_loses_its_label() -> None:
    """What is told moves with the words."""
    line = Line("Ann: Bonjour, she said", opens=True, apart=True, told=(Passage(Span(5, 12), "fr"),))
    assert shortened(line, "Bonjour, she said").told == (Passage(Span(0, 7), "fr"),)
    assert shortened(line, "she said").told == ()
