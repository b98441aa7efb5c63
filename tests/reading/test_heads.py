"""What stands before labels, and is none of them."""

import pytest

from voicereader.reading.heads import TIME_ALONE, Head, head_of, parted
from voicereader.reading.sheet import Line


def head(text: str, strong: int = 0) -> Head:
    """Return the head of a line."""
    return head_of(Line(text, opens=True, apart=True, strong=strong))


@pytest.mark.parametrize(
    "text",
    [
        "[00:12] Jane",
        "00:12:01 - Jane",
        "- Jane",
        "> Jane",
        "12. Jane",
        "## Jane",
        "<<a>>Jane",
        "• [0:12] Jane",
        "Q1 Jane",
    ],
)
def test_taken_away(text: str) -> None:
    """Times, bullets, numbers, hashes and tags go, in whichever order they stand."""
    assert head(text).text == "Jane"


def test_signs_of_emphasis() -> None:
    """Stars around the first words go, and tell how far the emphasis goes."""
    assert (head("**Jane:** Hi.").text, head("**Jane:** Hi.").strong) == ("Jane: Hi.", 5)
    assert head("[00:12] Jane", strong=12).strong == 4


def test_what_stood_before_is_told() -> None:
    """A sign, a time and a heading's mark are known of the head."""
    assert head("○ 議長").mark == "○"
    assert head("[00:12] Jane").timed
    assert head("# Jane").heading


def test_a_tag_costs_no_words() -> None:
    """What stands far behind a tag stays."""
    assert head("<<a>> Jane: " + "word " * 400 + "end.").text.endswith("end.")


@pytest.mark.parametrize(
    ("text", "label", "note"),
    [
        ("Jane (host)", "Jane", "host"),
        ("Jane (North) (in French)", "Jane", "North, in French"),
        ("Jane (00:12)", "Jane", None),
        ("Jane 00:12:01", "Jane", None),
        ("Jane Cole (ABC), in writing", "Jane Cole", "ABC, in writing"),
        ("Jane Cole (ABC) speaks French", "Jane Cole", "ABC, speaks French"),
        ("(Jane)", "", "Jane"),
    ],
)
def test_notes(text: str, label: str, note: str | None) -> None:
    """Brackets at a label's end are its notes, unless they hold a time."""
    assert parted(text) == (label, note)


@pytest.mark.parametrize(
    ("text", "alone"), [("[00:12]", True), ("00:01.000 --> 00:02.000", True), ("00:12 Jane", False)]
)
def test_a_time_alone(text: str, alone: bool) -> None:  # noqa: FBT001 - what is wanted
    """A line may hold a time and nothing else."""
    assert bool(TIME_ALONE.fullmatch(text)) is alone
