"""Dates in the forms and languages that transcripts have."""

import pytest

from voicereader.reading.dates import find_date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("May 17, 2018, Sochi", "2018-05-17"),
        ("Friday, December 4th, 2015", "2015-12-04"),
        ("17 May 2018", "2018-05-17"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("2018-05-17T10:30:00Z", "2018-05-17"),
        ("2018/05/17", "2018-05-17"),
        ("Le mardi 9 août 2022", "2022-08-09"),
        ("1er mars 2021", "2021-03-01"),
        ("3. Oktober 1990", "1990-10-03"),
        ("12 de octubre de 1992", "1992-10-12"),
        ("9 мая 2018 года", "2018-05-09"),
        ("17.05.2018", "2018-05-17"),
        ("17/05/2018", "2018-05-17"),
        ("05/17/2018", "2018-05-17"),
        ("5/5/2018", "2018-05-05"),
        ("2018年5月17日", "2018-05-17"),
    ],
)
def test_a_date_is_found(line: str, date: str) -> None:
    """A date with day, month and year is found in any of the forms."""
    found = find_date(line)

    assert found is not None
    assert found.date.isoformat() == date


@pytest.mark.parametrize("line", ["5/6/2018", "May 2018", "31 February 2018", "13/13/2018", "2018", "Room 12 of 2018"])
def test_no_date(line: str) -> None:
    """What is ambiguous, incomplete or impossible is no date."""
    assert find_date(line) is None


def test_what_stands_around_is_kept() -> None:
    """A found date says what stands before and after it."""
    found = find_date("Sochi, May 17, 2018, evening")

    assert found is not None
    assert (found.before, found.after) == ("Sochi, ", ", evening")
