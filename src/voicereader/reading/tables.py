"""Tables of speech: a column that says who, one that says what, perhaps one that says when."""

import re
from collections import Counter
from collections.abc import Sequence

from voicereader.reading.sheet import Form, Label, Line

_TIME = re.compile(r"[\[(]?(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d+)?)\s?s?[\])]?")
_FEWEST_ROWS = 2
_LONGEST_NAME = 80
_WORDS_OF_SPEECH = 2.5
"""Words that the speech column has on average: fewer are a table of figures."""


def speech(rows: Sequence[Sequence[str]]) -> list[Line]:
    """Return the lines of a table in which each row is speech; none where it is another kind of table."""
    width = Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0
    body = [row for row in rows if len(row) == width]
    if width < 2 or len(body) < _FEWEST_ROWS:  # noqa: PLR2004 - who and what
        return []
    columns = list(zip(*body, strict=True))
    said = max(range(width), key=lambda column: sum(map(len, columns[column])))
    who = _who(columns, said)
    if who is None:
        return []
    when = next((column for column in range(width) if column not in {said, who} and _is_time(columns[column])), None)
    spoken = body[1:] if _is_header(body[0], columns[who], who) else body
    return [
        _line(row[who], row[said], _seconds(row[when]) if when is not None else None) for row in spoken if row[said]
    ]


def _who(columns: Sequence[Sequence[str]], said: int) -> int | None:
    """Return the column of names: short, lettered, and coming back or filled throughout, before the speech."""
    if sum(len(text.split()) for text in columns[said]) < _WORDS_OF_SPEECH * sum(map(bool, columns[said])):
        return None
    for column in range(said - 1, -1, -1):
        filled = [text for text in columns[column] if text]
        lettered = [text for text in filled if any(map(str.isalpha, text)) and not _TIME.fullmatch(text)]
        if filled and len(lettered) == len(filled) and max(map(len, filled)) <= _LONGEST_NAME and _come_back(filled):
            return column
    return None


def _come_back(names: Sequence[str]) -> bool:
    return len(names) > _FEWEST_ROWS and len(set(names)) <= max(_FEWEST_ROWS, len(names) * 3 // 4)


def _is_time(column: Sequence[str]) -> bool:
    filled = [text for text in column if any(map(str.isdigit, text))]
    return bool(filled) and all(_TIME.fullmatch(text) and ":" in text for text in filled)


def _is_header(first: Sequence[str], names: Sequence[str], who: int) -> bool:
    """Say whether the first row names the columns: its name does not come back, and it has no figures."""
    return names.count(first[who]) == 1 and not any(character.isdigit() for cell in first for character in cell)


def _seconds(text: str) -> float | None:
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = found.groups()
    return 3600 * int(hours or 0) + 60 * int(minutes or 0) + float(seconds.replace(",", "."))


def _line(name: str, text: str, begin: float | None) -> Line:
    label = Label(name.rstrip(":\uff1a "), None, "", Form.GIVEN) if name else None
    return Line(text, opens=True, apart=True, label=label, begin=begin)
