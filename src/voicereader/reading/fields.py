"""Fields at the head or the end of a document: `Title: …`, `Ort: …`, in any usual language."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterable, Sequence

from voicereader.reading.fieldwords import FIELD_WORDS, KEYS
from voicereader.reading.names import words
from voicereader.reading.sheet import Line

_MOST_WORDS_KEY = 3
_FENCE = "---"
_LONGEST_FENCE = 200
_FIELD = re.compile(r"(?P<key>[^\s:：][^:：]{0,40}?)\s*(?::(?=\s|$)|：)\s*(?P<value>.*)")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_GRANTED = re.compile(
    r"(?:licen[sc]ed under(?: the)? |under(?: the)? |available under )?"
    r"(?P<licence>(?:CC BY|CC0|Creative Commons|Open Government Licen[cs]e|Open Parliament Licen[cs]e)[^.;()]{0,60}?"
    r"(?:\d\.\d[^.;()]{0,30}|licen[cs]e|CC0)?)(?=[.;()]|$)"
)


def is_field(text: str) -> bool:
    """Say whether a line is a field: a key that says so, or one without a value."""
    match = _FIELD.match(text)
    bare = words(match["key"]) if match else []
    if not match or not bare or len(bare) > _MOST_WORDS_KEY:
        return False
    return not match["value"] or any(each in FIELD_WORDS or _name_of(each) for each in bare)


def field_of(line: Line) -> dict[str, str]:
    """Return what a line says as a field, by the name that `KEYS` gives it; empty where it says none of them."""
    match = _FIELD.match(line.text)
    value = match["value"].strip("\"' ") if match else ""
    if not match or not value:
        return {}
    names = {name for each in words(match["key"]) if (name := _name_of(each))}
    if "source" in names and not _ADDRESS.match(value) and " " not in value:
        names.discard("source")
    return dict.fromkeys(names, value)


def fields_of(lines: Iterable[Line]) -> dict[str, str]:
    """Return the fields of lines; where one comes twice, the first holds."""
    fields: dict[str, str] = {}
    for line in lines:
        fields = field_of(line) | fields
    return fields


def licence_in(text: str) -> str | None:
    """Return the open licence that a sentence names, such as `CC BY 4.0`."""
    match = _GRANTED.search(text) if "CC" in text or "Licen" in text or "Commons" in text else None
    return match["licence"].strip() if match else None


def _name_of(key: str) -> str | None:
    return next((name for name, keys in KEYS.items() if key in keys), None)


def fence_end(lines: Sequence[Line]) -> int:
    """Return where the text begins behind fields that stand between two `---` at the very head."""
    if not lines or lines[0].text != _FENCE:
        return 0
    return next((index + 1 for index, line in enumerate(lines[1:_LONGEST_FENCE], 1) if line.text == _FENCE), 0)
