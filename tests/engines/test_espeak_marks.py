"""Marks from word reports, also from reports that are wrong."""

from hypothesis import given
from hypothesis import strategies as st

from voicereader.engines.espeak_marks import marks


def words(text: str, *reports: tuple[int, int, int], frames: int = 1000) -> list[tuple[str, int]]:
    """Return the marked words and their frames."""
    return [(mark.span.of(text), mark.frame) for mark in marks(text, reports, frames)]


def test_a_report_reaches_to_the_end_of_its_word():
    """Half of a hyphenated word marks all of it, without the punctuation around."""
    assert words("“well-known”, yes", (1, 4, 10), (14, 3, 500)) == [("well-known", 10), ("yes", 500)]


def test_a_word_without_report_lies_between_its_neighbours():
    """Who is joined to the word before is placed by letters."""
    assert words("of the day", (0, 2, 100), (7, 3, 800)) == [("of", 100), ("the", 400), ("day", 800)]
    assert words("so be it", (0, 2, 0), frames=800) == [("so", 0), ("be", 300), ("it", 600)]


def test_reports_that_overlap_or_go_back_are_left_out():
    """The second half of a number, an earlier place, an earlier frame and a place outside count for nothing."""
    reports = ((0, 4, 5), (1, 4, 300), (6, 2, 400), (0, 4, 500), (9, 2, 100), (99, 1, 900))
    assert words("2018, we go", *reports) == [("2018", 5), ("we", 400), ("go", 760)]


def test_punctuation_has_no_mark():
    """A dash or a slash that is read out is no word; an emoji and a currency are."""
    assert words("a / £ 😀 -", (0, 1, 0), (2, 1, 10), (4, 1, 20), (6, 1, 30), (8, 1, 40)) == [
        ("a", 0),
        ("£", 20),
        ("😀", 30),
    ]


@given(
    text=st.text(max_size=40),
    reports=st.lists(st.tuples(st.integers(-3, 45), st.integers(0, 9), st.integers(0, 1200))),
    frames=st.integers(1, 1000),
)
def test_marks_are_in_order_whatever_is_reported(text, reports, frames):
    """Marks ascend, lie apart, and stay inside the text and the sound."""
    reached = heard = 0
    for mark in marks(text, reports, frames):
        assert reached <= mark.span.begin < mark.span.end <= len(text)
        assert heard <= mark.frame < frames
        reached, heard = mark.span.end, mark.frame
