"""Dates in the forms and languages that transcripts have."""

import pytest

from voicereader.reading.dates import day_comes_first, find_date


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
        ("30 июня 2026 года", "2026-06-30"),
        ("вторник, 30 июня 2026 г.", "2026-06-30"),
        ("30 червня 2026 року", "2026-06-30"),
        ("Dienstag, den 30. Juni 2026", "2026-06-30"),
        ("le 30 juin 2026", "2026-06-30"),
        ("30 de junio de 2026", "2026-06-30"),
        ("martes, 30 de junio del 2026", "2026-06-30"),
        ("30 de junho de 2026", "2026-06-30"),
        ("30 giugno 2026", "2026-06-30"),
        ("30 juni 2026", "2026-06-30"),
        ("30 czerwca 2026 r.", "2026-06-30"),
        ("30. června 2026", "2026-06-30"),
        ("30 Haziran 2026", "2026-06-30"),
        ("30 Ιουνίου 2026", "2026-06-30"),
        ("2026. június 30.", "2026-06-30"),
        ("٣٠ يونيو ٢٠٢٦", "2026-06-30"),
        ("30 حزيران/يونيو 2026", "2026-06-30"),
        ("۳۰ ژوئن ۲۰۲۶", "2026-06-30"),
        ("30 ביוני 2026", "2026-06-30"),
        ("30 जून 2026", "2026-06-30"),
        ("30 มิถุนายน 2569", "2026-06-30"),
        ("ngày 30 tháng 6 năm 2026", "2026-06-30"),
        ("2026년 6월 30일", "2026-06-30"),
        ("２０２６年６月３０日", "2026-06-30"),
        ("令和8年6月30日", "2026-06-30"),
        ("令和八年六月三十日", "2026-06-30"),
        ("令和元年6月30日", "2019-06-30"),
        ("中華民國115年6月30日", "2026-06-30"),
        ("二〇二六年六月三十日", "2026-06-30"),
    ],
)
def test_a_date_is_found(line: str, date: str) -> None:
    """A date with day, month and year is found in any of the forms."""
    found = find_date(line)

    assert found is not None
    assert found.date.isoformat() == date


@pytest.mark.parametrize(
    "line", ["5/6/2018", "May 2018", "31 February 2018", "13/13/2018", "2018", "Room 12 of 2018", "30 رمضان 1447 هـ"]
)
def test_no_date(line: str) -> None:
    """What is ambiguous, incomplete or impossible is no date."""
    assert find_date(line) is None


def test_what_stands_around_is_kept() -> None:
    """A found date says what stands before and after it."""
    found = find_date("Sochi, May 17, 2018, evening")

    assert found is not None
    assert (found.before, found.after) == ("Sochi, ", ", evening")


@pytest.mark.parametrize(
    ("lines", "day_first"),
    [
        (["5/6/2018", "on 25/6/2018"], True),
        (["5/6/2018", "on 6/25/2018"], False),
        (["25/6/2018", "6/25/2018"], None),
        (["5/6/2018"], None),
        (["45/6/2018", "5/60/2018", "1/2"], None),
    ],
)
def test_the_document_settles_the_order(lines: list[str], *, day_first: bool | None) -> None:
    """Dates in figures are in the order of one that leaves no doubt; where they differ, nothing is settled."""
    assert day_comes_first(lines) is day_first


@pytest.mark.parametrize(("day_first", "date"), [(True, "2018-06-05"), (False, "2018-05-06"), (None, None)])
def test_an_order_settles_a_date(*, day_first: bool | None, date: str | None) -> None:
    """Once it is known which comes first, 5/6/2018 is a date."""
    found = find_date("on 5/6/2018", day_first=day_first)

    assert (found and found.date.isoformat()) == date


def test_an_order_changes_nothing_where_there_is_no_doubt() -> None:
    """What can only be a day is one."""
    for day_first in (True, False, None):
        found = find_date("30/06/2026", day_first=day_first)

        assert found is not None
        assert found.date.isoformat() == "2026-06-30"
