"""What somebody looks for in the library, understood: words, a speaker, a language, dates, an order, a page."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from voicereader.errors import BadSearch
from voicereader.library.catalogue import Terms
from voicereader.reading.register import Person
from voicereader.studio.roll import Roll

SORTS = ("newest", "oldest", "title", "longest", "most")
"""Orders of a list; `most` is by the number of sentences found."""

LONGEST = 200
"""Characters of a question."""

_MOST_TERMS = 16
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)
_PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the library, as it was typed; empty is anything. `within` is the slug of one transcript."""

    text: str = ""
    speaker: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    sort: str = ""
    page: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, understood. Dates are both included."""

    terms: Terms
    person: Person | None
    language: str | None
    since: dt.date | None
    until: dt.date | None
    sort: str
    page: int
    within: str | None


def understood(question: Question, roll: Roll) -> Understood:
    """Return what a question asks for.

    Raises:
        BadSearch: it cannot be understood; the sentence says how to ask.
        UnknownSpeaker: nobody of the roll is called so.
    """
    since, until = _day(question.since, end=False), _day(question.until, end=True)
    if since and until and since > until:
        raise BadSearch(f"No day is after {since} and before {until}; give the earlier date first.")
    sort = question.sort.strip() or SORTS[0]
    if sort not in SORTS:
        raise BadSearch(f"Transcripts are not sorted by “{sort[:20]}”; ask for {', '.join(SORTS[:-1])} or {SORTS[-1]}.")
    return Understood(
        _terms(question.text.strip()),
        roll.named(question.speaker.strip()) if question.speaker.strip() else None,
        _language(question.language.strip()),
        since,
        until,
        sort,
        page_named(question.page),
        question.within.strip() or None,
    )


def page_named(text: str) -> int:
    """Return the number of a page, 1 where nothing is said.

    Raises:
        BadSearch: it is none.
    """
    wanted = text.strip() or "1"
    if not _PAGE.fullmatch(wanted):
        raise BadSearch(f"“{wanted[:20]}” is no page; pages are counted from 1.")
    return int(wanted)


def pages_of(total: int, size: int, page: int) -> int:
    """Return how many pages there are, at least one.

    Raises:
        BadSearch: that page is not among them.
    """
    pages = max(1, -(-total // size))
    if page > pages:
        raise BadSearch(f"There is no page {page}; the last is {pages}.")
    return pages


def _terms(text: str) -> Terms:
    if len(text) > LONGEST:
        raise BadSearch(f"The search has {len(text)} characters; {LONGEST} are the most. Search for fewer words.")
    terms = Terms.read(text)
    if text and not terms.terms:
        raise BadSearch("The search has no word in it; type one or more words.")
    if len(terms.terms) > _MOST_TERMS:
        raise BadSearch(f"The search has {len(terms.terms)} words; {_MOST_TERMS} are the most. Leave some out.")
    if terms.too_short:
        raise BadSearch(f"Too many words begin with “{terms.too_short}”; give three letters or more before the *.")
    return terms


def _language(text: str) -> str | None:
    if text and not _LANGUAGE.fullmatch(text):
        raise BadSearch(f"“{text[:20]}” is no language tag; give one such as en.")
    return text.lower().partition("-")[0] or None


def _day(text: str, *, end: bool) -> dt.date | None:
    """Return a date; of a year or a month alone, its first or its last day."""
    found = _DATE.fullmatch(text.strip())
    if not text.strip():
        return None
    year, month, number = map(int, found.groups(default="0")) if found else (0, 0, 0)
    month = month or (12 if end else 1)
    try:
        return dt.date(year, month, number or (calendar.monthrange(year, month)[1] if end else 1))
    except ValueError as error:
        raise BadSearch(f"“{text.strip()[:20]}” is no date; write it as 2020-06-01, 2020-06 or 2020.") from error
