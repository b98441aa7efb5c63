"""Dates as people print them at the head of a document, in the languages that transcripts come in."""

# ruff: noqa: RUF001 - digits and letters of other scripts are what this module is about
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from voicereader.reading.roles import folded

_LOCALES = (
    "en de fr es pt it nl ca gl ro pl cs sk sl hr sr bg mk uk be ru sv da nb fi is et lv lt hu el tr az sq eu cy ga "
    "ka hy he ar ar_LB ar_DZ fa hi bn ur ta th vi id ms sw ko ja zh"
)
_MONTH = r"(?P<m>[^\s\d.,;:/()|]{2,14}(?:\s[^\s\d.,;:/()|]{2,8})?)"
_DAY = r"(?P<d>\d{1,2})"
_YEAR = r"(?P<y>\d{4})"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_IN_KANJI = re.compile(r"[〇一二三四五六七八九十]{1,4}(?=\s?[年月日])")
_KANJI = str.maketrans("〇一二三四五六七八九", "0123456789")
_PATTERNS = (
    re.compile(r"\b(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?=\D|$)(?:T[\d:.Z+-]+)?"),
    re.compile(rf"(?P<era>{'|'.join(_ERAS)})\s?(?P<y>\d{{1,3}}|元)\s?年\s?(?P<m>\d{{1,2}})\s?月\s?{_DAY}\s?日"),
    re.compile(rf"{_YEAR}\s?(?:年|년)\s?(?P<m>\d{{1,2}})\s?(?:月|월)\s?{_DAY}\s?(?:日|일|号|號)"),
    re.compile(rf"\b{_DAY}\s+tháng\s+(?P<m>\d{{1,2}})\s+năm\s+{_YEAR}"),
    re.compile(
        rf"\b{_DAY}(?:st|nd|rd|th|er|\.|º|ª|-го)?\s+(?:de |of |day of |di )?{_MONTH}(?:/[^\s\d/]+(?:\s[^\s\d/]+)?)?"
        rf"\.?,?\s+(?:de |del |du )?{_YEAR}(?!\d)(?:\s*(?:г\.|года|року|р\.))?"
    ),
    re.compile(rf"{_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b"),
    re.compile(rf"\b{_YEAR}\.?\s+(?:m\.\s+)?{_MONTH}\s+{_DAY}\b(?:\.|\s?d\.)?"),
    re.compile(rf"\b{_DAY}\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}\b"),
    re.compile(rf"\b{_DAY}/(?P<m>\d{{1,2}})/{_YEAR}\b"),
)
_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})/\d{4}\b")
_HAS_YEAR = re.compile(r"\d{4}|年")
_ISLAMIC = re.compile(r"\s?(?:هـ|هجري|AH\b)")
_REACH = 200
_MONTHS_IN_A_YEAR = 12
_LONGEST_MONTH = 31
_EARLIEST, _LATEST = 1500, 2200
_THAI_YEARS = 543


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, and what stands before and after it on its line."""

    date: dt.date
    before: str
    after: str


def find_date(line: str, *, day_first: bool | None = None) -> FoundDate | None:
    """Return the first date of a line with day, month and year; None where there is none or it is ambiguous.

    Years are those of the common era, of Japan's and China's eras, or of Thailand; Islamic ones are passed over.
    `day_first` settles whether 5/6/2018 is in June.
    """
    head = line[:_REACH]
    if not _HAS_YEAR.search(head):
        return None
    head = _with_figures(head)
    for match in chain.from_iterable(_matches(pattern, head) for pattern in _PATTERNS):
        date = _date(match, day_first=day_first)
        if date and not _ISLAMIC.match(head, match.end()):
            return FoundDate(date, line[: match.start()], line[match.end() :])
    return None


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield matches that may overlap: `Room 12 of May 3 2018` holds two."""
    begin = 0
    while match := pattern.search(text, begin):
        yield match
        begin = match.start() + 1


def is_weekday(word: str) -> bool:
    """Say whether a word is a day of the week."""
    return folded(word) in _calendar()[1]


def day_comes_first(lines: Iterable[str]) -> bool | None:
    """Say whether the day comes first in dates like 5/6/2018, as others of the document do that leave no doubt.

    None where there are none, or they differ.
    """
    found = {order for line in lines if "/" in line for each in _FIGURES.finditer(line) if (order := _order(each))}
    return found == {"day"} if len(found) == 1 else None


def _order(match: re.Match[str]) -> str | None:
    one, other = int(match[1]), int(match[2])
    if _MONTHS_IN_A_YEAR < one <= _LONGEST_MONTH and 0 < other <= _MONTHS_IN_A_YEAR:
        return "day"
    return "month" if 0 < one <= _MONTHS_IN_A_YEAR < other <= _LONGEST_MONTH else None


def _date(match: re.Match[str], *, day_first: bool | None) -> dt.date | None:
    groups = match.groupdict()
    day = int(groups["d"])
    number = int(groups["m"]) if groups["m"].isdigit() else _month(groups["m"])
    if "/" in match[0] and groups["m"].isdigit() and match.start("y") > match.start("d"):
        if number > _MONTHS_IN_A_YEAR or (day_first is False and day <= _MONTHS_IN_A_YEAR):
            day, number = number, day
        elif day <= _MONTHS_IN_A_YEAR and day != number and day_first is None:
            return None  # 5/6/2018 is June in London and May in Washington
    try:
        return dt.date(_year(groups), number, day)
    except ValueError:
        return None


def _year(groups: dict[str, str]) -> int:
    """Return the year of the common era; 0, which is no year, where it is none that transcripts are from."""
    if era := groups.get("era"):
        return _ERAS[era] + (1 if groups["y"] == "元" else int(groups["y"]))
    year = int(groups["y"])
    if year > _LATEST and any("\u0e00" <= letter <= "\u0e7f" for letter in groups["m"]):
        year -= _THAI_YEARS
    return year if _EARLIEST <= year <= _LATEST else 0


def _with_figures(text: str) -> str:
    """Write Chinese numbers beside 年, 月 and 日 in figures, as many signs as before: `二〇一八年五月十七日`."""
    return _IN_KANJI.sub(_figures, text) if "年" in text else text


def _figures(match: re.Match[str]) -> str:
    text = match[0]
    if "十" in text:
        tens, _, ones = text.partition("十")
        number = int(tens.translate(_KANJI) or 1) * 10 + int(ones.translate(_KANJI) or 0)
        return str(number).rjust(len(text), " ") if len(str(number)) <= len(text) else text
    return text.translate(_KANJI)


def _month(name: str) -> int:
    """Return the number of a month by its name in any of the languages; 0 where it is none."""
    months = _calendar()[0]
    words = folded(name).split()
    return (
        months.get(" ".join(words)) or months.get(words[0].rstrip("."), 0) or months.get(words[0].removeprefix("ב"), 0)
    )


@cache
def _calendar() -> tuple[dict[str, int], frozenset[str]]:
    """Return the names of months with their numbers, and those of weekdays, as the CLDR has them."""
    from babel import Locale  # noqa: PLC0415 - reads fifty files, for dates in words only

    months: dict[str, int] = {}
    days: set[str] = set()
    for locale in map(Locale.parse, _LOCALES.split()):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    months.setdefault(folded(name).rstrip("."), number)
                days.update(folded(name).rstrip(".") for name in locale.days[context][width].values())
    return months | {"sept": 9}, frozenset(days)
