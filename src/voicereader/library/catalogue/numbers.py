"""The number of a sentence in the catalogue: its transcript's day, its transcript, its place, from high to low bits.

So the order of numbers is that of days, all sentences of a transcript or of a time are one range of numbers, and
the full-text index, which is ordered by number, walks the newest first and skips what a filter leaves out.
"""

import datetime as dt

_DAYS, _TRANSCRIPTS, _PLACES = 17, 22, 24
"""Bits: 359 years from `_FIRST`, four million readings of files, sixteen million sentences of one. In all 63."""

_ANY_TRANSCRIPT, _ANY_PLACE = (1 << _TRANSCRIPTS) - 1, (1 << _PLACES) - 1

_FIRST = dt.date(1800, 1, 1).toordinal() - 1


Hit = tuple[int, int]
"""A sentence that was found: its transcript's number, and its place there; the title's is 0."""


def day(date: dt.date | None) -> int:
    """Return the day's number; none is 0, and what is before or after counts as the first or the last."""
    return min(max(date.toordinal() - _FIRST, 1), (1 << _DAYS) - 1) if date else 0


def first(day_number: int, transcript: int = 0) -> int:
    """Return the number of a transcript's title, or one below all sentences of a day."""
    return (day_number << _TRANSCRIPTS | transcript) << _PLACES


def last(day_number: int, transcript: int = _ANY_TRANSCRIPT) -> int:
    """Return a number above all sentences of a transcript, or of a day."""
    return first(day_number, transcript) | _ANY_PLACE


def hit(number: int) -> Hit:
    """Return which sentence has a number."""
    return number >> _PLACES & _ANY_TRANSCRIPT, number & _ANY_PLACE
