"""Lines that hold a date: what else stands on them, such as the place, the day of the week and the hour."""

# ruff: noqa: RUF001 - dashes and letters of other scripts are what this module is about
import re

from voicereader.reading import roles
from voicereader.reading.dates import find_date, is_weekday
from voicereader.reading.fieldwords import FIELD_WORDS, KEYS, MEETINGS
from voicereader.reading.joining import listed
from voicereader.reading.names import is_capital, is_particle, word, words

CLOCK = re.compile(
    r"\(?\d{1,2}(?:[:.]?\d{2}(?::\d{2})?\)?\s*(?:[ap]\.?m\.?|uhr\b|h\b|hrs\b)?|\s?(?:[ap]\.?m\.?|uhr|heures|часов))"
    r"(?:\s+(?P<zone>[a-z]{3,4}|utc\S*))?",
    re.IGNORECASE,
)
"""An hour of the day, and the zone that it is of."""

_MOST_WORDS_PLACE = 8
_SEGMENT_ENDS = re.compile(r"[,;|–—·•/()\[\]*_]|\s-\s")
_BY = listed("by von par por автор")
"""Words before the name of who wrote a page."""

_OF_A_DATE = listed("of de du del di do da dos das dal vom van z ze från av af fra od från от від за")
"""Words by which a date belongs to what stands before it."""


def is_date_line(text: str) -> bool:
    """Say whether a line holds a date and besides it at most the day of the week, the hour and a place."""
    found = find_date(text, day_first=True)
    if not found or _is_of_a_date(found.before):
        return False
    tokens = [token for segment in _segments(text) for token in segment.split()]
    return len(tokens) <= _MOST_WORDS_PLACE and all(is_capital(token) or is_particle(token) for token in tokens)


def place_on(text: str) -> str | None:
    """Return the place that a date line names; who wrote the page is none."""
    return ", ".join(each for each in _segments(text) if word(each.split()[0]) not in _BY) or None


def names_meeting(text: str) -> bool:
    """Say whether a line says what was held, so that it may be a title: `Sitting, 3 May 2026`."""
    return not MEETINGS.isdisjoint(words(text))


def _segments(text: str) -> list[str]:
    """Return what a date line holds besides the date, the weekday and the clock."""
    found = find_date(text, day_first=True)
    if not found:
        return []
    segments = []
    for part in _SEGMENT_ENDS.split(f"{found.before}|{found.after}"):
        bare = CLOCK.sub("", part).split()
        while bare and (
            (word(bare[0]) in roles.ARTICLES | roles.PREPOSITIONS or is_weekday(word(bare[0])))
            and not _is_place_article(bare)
        ):
            bare = bare[1:]
        segments.append(" ".join(bare).strip(" .:"))
    return [segment for segment in segments if segment and not _is_about_time(segment.split())]


def _is_about_time(tokens: list[str]) -> bool:
    named = tokens[1:] if _is_place_article(tokens) else tokens
    bare = words(" ".join(named))
    known = FIELD_WORDS | KEYS["date"] | MEETINGS
    return any(each in known or is_weekday(each) for each in bare)


def _is_place_article(tokens: list[str]) -> bool:
    """Say whether an article belongs to a name that follows: The Kremlin, La Paz; `St` is a weekday in Czech only."""
    return (
        len(tokens) > 1
        and tokens[0][:1].isupper()
        and (is_particle(tokens[0]) or not is_weekday(word(tokens[0])))
        and is_capital(tokens[1])
        and not is_weekday(word(tokens[1]))
    )


def _is_of_a_date(before: str) -> bool:
    """Say whether words go on with the date as its own: `Séance du`, `Minutes of Monday,`."""
    tokens = _SEGMENT_ENDS.split(before.rstrip(" ,"))[-1].split()
    tokens = tokens[:-1] if tokens and is_weekday(tokens[-1]) and word(tokens[-1]) not in _OF_A_DATE else tokens
    return len(tokens) > 1 and word(tokens[-1]) in _OF_A_DATE
