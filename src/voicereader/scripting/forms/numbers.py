"""Numbers: sums of money, measures, ranges, dates, years, decades and Roman numerals."""

import re
from collections.abc import Iterator

from voicereader.scripting.forms.rule import Change, Changes, Rule, one_of
from voicereader.scripting.vocabulary import Vocabulary

_YEAR = re.compile(r"1[1-9](?!00)\d\d|20[1-9]\d")
_YEAR_COMES = {"in", "since", "until", "till", "before", "after", "during", "circa", "year"}
_NO_NOUN = {"was", "has", "his", "its", "this", "is", "as", "thus", "does", "perhaps", "always", "across", "towards"}
_PLURAL = {"people", "men", "women", "children"}
_ROMAN = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_SURNAMES = frozenset({"XI", "LI", "LIV"})


def rules(language: Vocabulary) -> Iterator[Rule]:
    """Yield the rules for numbers, those that look at more of the print first."""
    number = _number(language)
    yield from _dates(language)
    if language.money:
        signs = one_of(language.money)
        yield Rule("money", rf"(?<!\w)(?P<money_sign>{signs})\s?{_amount_in('money', language)}(?!\d)", _money)
        yield Rule("sum", rf"(?<![\w.,]){_amount_in('sum', language)}\s?(?P<sum_sign>{signs})(?!\w)", _sum)
    if language.signs:
        yield Rule(
            "range",
            rf"(?<![\w.,/:–-])(?P<range_low>{number})(?P<range_to>\s?–\s?|-)(?P<range_high>{number})(?![\w/:–-]|[.,]\d)",
            _range,
        )
        yield Rule("minus", r"(?<![\w)\]–-])[−-](?=\d)", _sign("minus"))
    if language.units:
        yield Rule("unit", rf"(?<=\d)(?P<unit_gap>[\s-]?)(?P<unit_name>{one_of(language.units)})(?!\w)", _unit)
    if language.decades:
        yield Rule("decade", r"(?<![\w.,])(?P<decade_century>1[1-9]|20|[’'‘])?(?P<decade_ten>[1-9])0[’']?s\b", _decade)
    if language.year:
        yield Rule("year", rf"(?<![\w.,/:$€£–-])(?:{_YEAR.pattern})(?![\w/:%°€$£–]|[.,]\d)", _year)
    yield Rule("roman", r"(?<![\w.])[IVXL]+(?:e|er|th)?(?![\w’']|\.\s?[A-Z])", _roman)


def _number(language: Vocabulary) -> str:
    decimal, thousands = re.escape(language.decimal), re.escape(language.thousands)
    if language.thousands == " ":
        thousands = r"[ \u00a0\u202f]"
    return rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+(?!\d)|\d+)(?:{decimal}\d+)?"


def _amount_in(rule: str, language: Vocabulary) -> str:
    number, many = _number(language), one_of(language.magnitudes)
    high = rf"(?P<{rule}_to>\s?[–-]\s?(?P<{rule}_high>{number}))?"
    return rf"(?P<{rule}_low>{number}){high}(?:(?P<{rule}_gap>[\s-]?)(?P<{rule}_many>{many})(?!\w))?"


def _dates(language: Vocabulary) -> Iterator[Rule]:
    if language.months:
        names = "|".join([*language.months, *(rf"{each}\b\.?" for each in language.short_months)])
        yield Rule(
            "date",
            rf"(?<!\w)(?P<date_month>{names})\s(?P<date_day>[1-3]?\d)(?:st|nd|rd|th)?(?!\w|[.,:]\d)(?:(?P<date_gap>,?\s)(?P<date_year>\d{{4}})(?!\w|[.,]\d))?",
            _date,
        )
        yield Rule(
            "day",
            rf"(?<![\w.,])(?P<day_the>the\s)?(?P<day_day>[1-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<day_month>{names})(?!\w)(?:\s(?P<day_year>\d{{4}})(?!\w|[.,]\d))?",
            _day,
        )
        yield Rule(
            "iso", r"(?<![\w-])(?P<iso_year>\d{4})-(?P<iso_month>0\d|1[0-2])-(?P<iso_day>[0-3]\d)(?![\w-])", _iso
        )


def _date(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    yield Change(*found.span("date_month"), _month(found["date_month"], language))
    end = found.start("date_gap") if found["date_year"] else found.end()
    yield Change(found.start("date_day"), end, _ordinal(int(found["date_day"])))
    if found["date_year"]:
        yield Change(*found.span("date_gap"), ", ")
        yield Change(*found.span("date_year"), _as_year(found["date_year"], language))


def _day(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    article = "" if found["day_the"] else "the "
    end = found.start("day_month")
    yield Change(found.start("day_day"), end, f"{article}{_ordinal(int(found['day_day']))} of ")
    yield Change(*found.span("day_month"), _month(found["day_month"], language))
    if found["day_year"]:
        yield Change(*found.span("day_year"), _as_year(found["day_year"], language))


def _iso(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    month = int(found["iso_month"])
    day, year = _ordinal(int(found["iso_day"])), _as_year(found["iso_year"], language)
    said = f"{language.months[month - 1]} {day}, {year}" if month else found[0]
    yield Change(*found.span(), said)


def _month(printed: str, language: Vocabulary) -> str:
    return next(month for month in language.months if month.startswith(printed[:3]))


def _ordinal(number: int) -> str:
    return f"{number}{_suffix(number)}"


def _suffix(number: int) -> str:
    return "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _money(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    yield Change(*found.span("money_sign"), "")
    if found.start("money_low") > found.end("money_sign"):
        yield Change(found.end("money_sign"), found.start("money_low"), "")
    yield from _amount(found, "money", language)


def _sum(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    yield from _amount(found, "sum", language)
    last = (
        found.end("sum_many")
        if found["sum_many"]
        else found.end("sum_high")
        if found["sum_high"]
        else found.end("sum_low")
    )
    yield Change(last, found.end(), "")


def _amount(found: re.Match[str], name: str, language: Vocabulary) -> Iterator[Change]:
    """Say an amount with its currency behind it, cents by name: `$1,234.50`, `$5-10 million`."""
    low, high, many, sign = (found[f"{name}_{part}"] for part in ("low", "high", "many", "sign"))
    last = f"{name}_high" if high else f"{name}_low"
    if high:
        yield Change(found.end(f"{name}_low"), found.start(f"{name}_high"), f" {language.signs['to']} ")
    if many:
        noun = language.money[sign][-1]
        yield Change(*found.span(f"{name}_gap"), " ", found.span(f"{name}_many"))
        yield Change(*found.span(f"{name}_many"), f"{language.magnitudes[many]}")
        end = found.end(f"{name}_many")
        yield Change(end, end, f" {noun}", found.span(f"{name}_sign"))
        return
    whole, _, cents = (high or low).partition(language.decimal)
    noun = language.counted(language.money[sign], whole if len(cents) == 2 else high or low)  # noqa: PLR2004
    begin, end = found.span(last)
    if len(cents) == 2 and sign in language.cents:  # noqa: PLR2004
        small = f"{int(cents)} {language.counted(language.cents[sign], str(int(cents)))}"
        if not int(cents):
            yield Change(begin + len(whole), end, f" {noun}")
        elif whole == "0" and not high:
            yield Change(begin, end, small)
        else:
            joint = " and " if language.language == "en" else " "
            yield Change(begin + len(whole), end, f" {noun}{joint}{small}")
    else:
        yield Change(end, end, f" {noun}", found.span(f"{name}_sign"))


def _range(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    low, high = found["range_low"], found["range_high"]
    if found["range_to"] == "-" and not _rises(low, high):
        return  # a score, a telephone number
    years = bool(_YEAR.fullmatch(low)) and (len(high) == 2 or bool(_YEAR.fullmatch(high)))  # noqa: PLR2004
    if years:
        yield Change(*found.span("range_low"), _as_year(low, language))
    yield Change(*found.span("range_to"), f" {language.signs['to']} ")
    if years:
        yield Change(*found.span("range_high"), _as_year(high, language))


def _rises(low: str, high: str) -> bool:
    """Say whether two numbers with a hyphen are a range: `12-14`, `90-110`, `1990-95`, not `3-1` or `555-1234`."""
    if not (low.isdecimal() and high.isdecimal()):
        return False
    if len(high) < len(low):
        return len(low) == 4 and len(high) == 2 and low[2:] < high  # noqa: PLR2004
    return int(low) < int(high) and (len(low) == len(high) or len(high) < 4 or high.endswith("00"))  # noqa: PLR2004


def _sign(name: str) -> Changes:
    def changes(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
        yield Change(*found.span(), f"{language.signs[name]} ")

    return changes


def _unit(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    before = re.search(r"[\d.,\u00a0\u202f]+$", found.string[: found.start()])
    number = before[0].lstrip(".,") if before else ""
    forms = language.units[found["unit_name"]]
    compound = found["unit_gap"] == "-"
    said = forms[0] if compound else language.counted(forms, number)
    begin = found.start("unit_name")
    if found["unit_gap"]:
        yield Change(found.start(), begin, " ")
    yield Change(begin, found.end(), said if found["unit_gap"] else f" {said}")


def _decade(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    century = found["decade_century"] or ""
    tens = language.decades[int(found["decade_ten"])]
    yield Change(*found.span(), f"{century} {tens}" if century.isdecimal() else tens)


def _year(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    """Say a number as a year unless it counts something: `1250 soldiers`."""
    before = re.search(r"(\w+)\W*$", found.string[: found.start()])
    after = re.match(r"\s+([a-z]+)\b", found.string[found.end() :])
    noun = after[1] if after else ""
    counted = noun in _PLURAL or (noun.endswith("s") and noun not in _NO_NOUN)
    if not counted or (before and before[1].lower() in _YEAR_COMES):
        yield Change(*found.span(), _as_year(found[0], language))


def _as_year(number: str, language: Vocabulary) -> str:
    if not language.year or not _YEAR.fullmatch(number):
        return number
    century, rest = number[:2], int(number[2:])
    if language.language == "en":
        return language.year.format(century=century, rest=rest if rest > 9 else f"oh {rest}")  # noqa: PLR2004
    return number if number.startswith("20") else language.year.format(century=century, rest=rest)


def _roman(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    """Say a numeral as a number after `Chapter`, as an ordinal after a name: `Henry VIII`."""
    numeral = found[0].rstrip("ethr")
    if not _ROMAN.fullmatch(numeral):
        return
    value = sum(
        -_DIGITS[each] if _DIGITS[each] < _DIGITS.get(following, 0) else _DIGITS[each]
        for each, following in zip(numeral, [*numeral[1:], ""], strict=True)
    )
    before = re.search(r"([\w.]+)\s$", found.string[: found.start()])
    after = re.match(r"[\s.]+(\w+)", found.string[found.end() :])
    previous = before[1] if before else ""
    if previous.lower() in language.roman_after:
        yield Change(*found.span(), str(value))
    elif after and after[1].lower() in language.roman_before:
        yield Change(*found.span(), _ordinal(value) if language.language == "en" else str(value))
    elif language.regnal and len(numeral) > 1 and numeral not in _SURNAMES and previous.istitle():
        yield Change(*found.span(), language.regnal.format(number=value, suffix=_suffix(value)))
