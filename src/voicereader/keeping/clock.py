"""The time in UTC, as everything that is kept has it; tests tell another."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]


def utc() -> dt.datetime:
    """Return the time now."""
    return dt.datetime.now(dt.UTC)
