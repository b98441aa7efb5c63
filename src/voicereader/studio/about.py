"""What an editor says about a transcript: it stands in the ledger, over what its file says."""

import dataclasses
import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import Any

from voicereader.errors import BadChange
from voicereader.model import Transcript

FACTS = ("title", "date", "place", "language", "source", "licence")

NONE = "-"
"""Said where there is none: no date, place, source or licence, whatever the file says."""

_NEEDED = ("title", "language")
_LONGEST = 300


def told(transcript: Transcript, about: Mapping[str, str]) -> Transcript:
    """Return a transcript as an editor says that it is; `about` comes from `corrected`."""
    if not about:
        return transcript
    facts: dict[str, Any] = {name: None if fact == NONE else fact for name, fact in about.items()}
    if isinstance(date := facts.get("date"), str):
        facts["date"] = dt.date.fromisoformat(date)
    return dataclasses.replace(transcript, **facts)


def corrected(about: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Return what is said about a transcript after a correction: each fact given, none where it is empty.

    Raises:
        BadChange: a fact is none.
    """
    facts = dict(about) | {name: _fact(name, " ".join(text.split())) for name, text in given.items()}
    return {name: facts[name] for name in FACTS if facts.get(name)}


def _fact(name: str, text: str) -> str:
    """Return a fact as it is kept; an empty one lets the file say it."""
    if name not in FACTS:
        raise BadChange(f"Nothing is said about a transcript's “{name[:40]}”; say its {', '.join(FACTS)}.")
    if text == NONE and name in _NEEDED:
        raise BadChange(f"A transcript has a {name}; leave it empty to have it from the file.")
    if len(text) > _LONGEST or any(unicodedata.category(each) in {"Cc", "Cs"} for each in text):
        raise BadChange(f"The {name} is longer than {_LONGEST} characters, or has signs that nobody sees; shorten it.")
    if text in {"", NONE}:
        return text
    return {"date": _date, "language": _language}.get(name, str)(text)


def _date(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadChange(f"“{text}” is no date; write it as 2020-06-01.") from error


def _language(text: str) -> str:
    import langcodes  # noqa: PLC0415  (only here: commands start faster)

    try:
        tag = langcodes.Language.get(text)
    except ValueError:
        tag = None
    if tag is None or not tag.is_valid():
        raise BadChange(f"“{text}” is no language tag; give one such as en or pt-BR.")
    return tag.to_tag()
