"""Dates as people print them at the head of a document, in the languages that transcripts come in."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import datetime as dt
import re
from dataclasses import dataclass
from itertools import chain

# The CLDR's month names, genitive where a date takes it; English short forms last.
_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mar apr may jun jul aug sept oct nov dec",
)
MONTHS = {month: number for names in _MONTHS for number, month in enumerate(names.split(), 1)}
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica luns mércores xoves venres "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag "
    "понедельник вторник среда четверг пятница суббота воскресенье "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela"
)
WEEKDAYS = frozenset(_WEEKDAYS.split())

_PATTERNS = (
    re.compile(r"\b(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?=\D|$)(?:T[\d:.Z+-]+)?"),
    re.compile(r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日"),
    re.compile(
        r"\b(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?\s+(?:de |of )?(?P<m>[^\W\d_]{3,12})\.?,?\s+(?:de |del )?"
        r"(?P<y>\d{4})\b(?:\s*(?:г\.|года|року))?"
    ),
    re.compile(r"\b(?P<m>[^\W\d_]{3,12})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})\b"),
    re.compile(r"\b(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\b"),
)
_YEAR = re.compile(r"\d{4}")
_REACH = 200
_MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, and what stands before and after it on its line."""

    date: dt.date
    before: str
    after: str


def find_date(line: str) -> FoundDate | None:
    """Return the first date of a line with day, month and year; None where there is none or it is ambiguous."""
    head = line[:_REACH]
    if not _YEAR.search(head):
        return None
    for match in chain.from_iterable(pattern.finditer(head) for pattern in _PATTERNS):
        date = _date(match)
        if date:
            return FoundDate(date, head[: match.start()], line[match.end() :])
    return None


def _date(match: re.Match[str]) -> dt.date | None:
    day, month = int(match["d"]), match["m"].lower()
    number = int(month) if month.isdigit() else MONTHS.get(month, 0)
    if "/" in match[0] and match.start("y") > match.start("d"):
        if number > _MONTHS_IN_A_YEAR:
            day, number = number, day
        elif day <= _MONTHS_IN_A_YEAR and day != number:
            return None  # 5/6/2018 is June in London and May in Washington
    try:
        return dt.date(int(match["y"]), number, day)
    except ValueError:
        return None
