"""What pages leave in a text."""

from voicereader.reading.furniture import without_margins, without_page_furniture


def test_numbers_in_the_margin() -> None:
    """Numbers that count up before most lines are no part of them."""
    printed = [f"{number:2}  It rained." for number in range(1, 26)]

    assert without_margins(printed) == ["  It rained."] * 25


def test_numbers_that_do_not_count_up_stay() -> None:
    """Years and sums at the begin of lines are words."""
    printed = [f"{(number * 7) % 40}  It rained." for number in range(25)]

    assert without_margins(printed) == printed


def pages(header: str = "") -> list[str]:
    """Return pages that end in the middle of a sentence, with a number and perhaps a header."""
    days = ("first", "second", "third", "fourth")
    return [
        line
        for number, day in enumerate(days, 1)
        for line in (
            f"It rained on the {day}",
            "",
            f"- {number} -",
            *([header] if header else []),
            f"and the {day} night.",
        )
    ]


def test_page_numbers_that_count_up() -> None:
    """The sentence that a page's number splits is whole again."""
    assert without_page_furniture(pages())[:2] == ["It rained on the first", "and the first night."]


def test_headers_beside_page_numbers() -> None:
    """A line that comes with each page's number goes with it."""
    assert "The River Act" not in without_page_furniture(pages("The River Act"))


def test_named_pages() -> None:
    """A line that says page and number is one, also once."""
    assert without_page_furniture(["It rained.", "", "Page 3 of 9", "", "It did."]) == ["It rained.", "", "It did."]


def test_headers_between_sentences_with_a_number() -> None:
    """A line with the page's number in it goes where the numbers count up."""
    printed = [
        line for number in range(1, 5) for line in ("It was", f"River Act, page {number}", f"day {number} of it.")
    ]

    assert not any("River Act" in line for line in without_page_furniture(printed))


def test_numbers_that_are_speech_stay() -> None:
    """Lone numbers that do not count up, and labels that come again, are no furniture."""
    printed = ["Jane: How many?", "", "12", "", "Jane: How many?", "", "7", "", "Jane: How many?", "", "31"]

    assert without_page_furniture(printed) == printed


def test_a_passage_that_comes_again_stays() -> None:
    """A refrain whose lines stand in the middle of its sentences is no header."""
    printed = ["I swear that I shall", "keep to what is right and", "to nothing else."] * 4

    assert without_page_furniture(printed) == printed
