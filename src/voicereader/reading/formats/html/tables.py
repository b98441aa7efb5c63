"""Tables: of speech, with a column that says who, one that says what, perhaps one that says when; or of figures."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from voicereader.reading.joining import listed
from voicereader.reading.sheet import Form, Label, Line

_TIME = re.compile(r"[\[(]?(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d+)?)\s?s?[\])]?")
_FIGURE = re.compile(r"[^\w\s]{0,2}\d[\d\s.,/%+-]*[^\W\d_]{0,3}\W?")
_FEWEST_ROWS = 2
_LONGEST_NAME = 80
_MOST_LINES_NAME = 3
_MOST_WORDS_HEADER = 3
_WORDS_OF_SPEECH = 2.5
"""Words that the speech column has on average: fewer are a table of figures."""

_COLONS = ":\uff1a "
_WHO = listed("""
    speaker speakers name participant who person interviewer sprecher sprecherin redner orateur intervenant locuteur
    orador ponente hablante oratore relatore spreker talare puhuja mówca speaker/role участник спикер докладчик
    """)
_WHAT = listed("""
    text speech transcript transcription content dialogue utterance words statement text/speech beitrag rede wortlaut
    texte propos contenu texto discurso contenido testo discorso tekst текст речь реплика
    """)


def width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns most rows have."""
    return Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0


def speech(rows: Sequence[Sequence[str]]) -> list[Line]:
    """Return the lines of a table in which each row is speech; none where it is another kind of table.

    A cell's lines are parted by line ends. A row that has other columns than most is nobody's.
    """
    most = width(rows)
    body = [row for row in rows if len(row) == most]
    if most < 2 or len(body) < _FEWEST_ROWS:  # noqa: PLR2004 - who and what
        return []
    columns = list(zip(*body, strict=True))
    said = max(range(most), key=lambda column: sum(map(len, columns[column])))
    who = _who(columns, said)
    if who is None:
        return []
    when = next((column for column in range(most) if column not in {said, who} and _is_time(columns[column])), None)
    lines: list[Line] = []
    for row in rows:
        if _is_header(row, who) or (row is body[0] and _looks_header(row, columns[who], who)):
            continue
        if len(row) == most:
            lines += _lines(row[who], row[said], _seconds(row[when]) if when is not None else None)
        else:
            lines += (Line(text, opens=True, apart=True, nobodys=True) for text in _parts(" ".join(row)))
    return lines


def figures(rows: Sequence[Sequence[str]]) -> list[Line]:
    """Return the rows of a table of figures as lines that nobody says; none where it is another kind of table."""
    most = width(rows)
    body = [row for row in rows if len(row) == most]
    cells = [cell for row in body for cell in row if cell]
    terse = sum(len(cell.split()) for cell in cells) <= _WORDS_OF_SPEECH * len(cells)
    counted = (all(map(_FIGURE.fullmatch, filter(None, column[1:]))) for column in list(zip(*body, strict=True))[1:])
    if len(body) < _FEWEST_ROWS or not terse or not any(counted):
        return []
    lines = (" ".join(" ".join(row).split()) for row in rows)
    return [Line(text, opens=True, apart=True, nobodys=True) for text in lines if text]


def _who(columns: Sequence[Sequence[str]], said: int) -> int | None:
    """Return the column of names: short, and coming back or said to be names; before the speech, else after it."""
    long = sum(len(text.split()) for text in columns[said]) >= _WORDS_OF_SPEECH * sum(map(bool, columns[said]))
    for column in chain(range(said - 1, -1, -1), range(said + 1, len(columns))):
        filled = [text for text in columns[column] if text]
        if filled and all(map(_is_name, filled)):
            names = [_name(text)[0] for text in filled]
            headed = bool(_words(columns[column][0]) & _WHO and _words(columns[said][0]) & _WHAT)
            if headed or (long and (_come_back(names) or _end_in_colons(filled))):
                return column
    return None


def _is_name(text: str) -> bool:
    name = _name(text)[0]
    short = len(text) <= _LONGEST_NAME and text.count("\n") < _MOST_LINES_NAME
    return short and any(map(str.isalpha, name)) and not _TIME.fullmatch(name) and not text.endswith(("?", "!"))


def _name(text: str) -> tuple[str, float | None]:
    """Part the name in a cell from the time beside it."""
    parts = text.split("\n")
    begin = next((seconds for each in parts if ":" in each and (seconds := _seconds(each)) is not None), None)
    names = [each for each in parts if ":" not in each or _seconds(each) is None]
    return " ".join(names).rstrip(_COLONS), begin


def _come_back(names: Sequence[str]) -> bool:
    return len(names) > _FEWEST_ROWS and len(set(names)) <= max(_FEWEST_ROWS, len(names) * 3 // 4)


def _end_in_colons(names: Sequence[str]) -> bool:
    return len(names) >= _FEWEST_ROWS and all(name.rstrip().endswith((":", "\uff1a")) for name in names)


def _is_time(column: Sequence[str]) -> bool:
    filled = [text for text in column if any(map(str.isdigit, text))]
    return bool(filled) and all(_TIME.fullmatch(text) and ":" in text for text in filled)


def _is_header(row: Sequence[str], who: int) -> bool:
    """Say whether a row names the columns."""
    return len(row) > who and row[who].casefold().strip(_COLONS) in _WHO


def _looks_header(first: Sequence[str], names: Sequence[str], who: int) -> bool:
    """Say whether the first row may name the columns: its name does not come back, and nothing is said in it."""
    alone = names.count(first[who]) == 1 and not any(character.isdigit() for cell in first for character in cell)
    terse = all(len(cell.split()) <= _MOST_WORDS_HEADER and not cell.endswith((".", "!", "?", "…")) for cell in first)
    return alone and terse and bool(first[who])


def _words(text: str) -> set[str]:
    return set(text.casefold().strip(": ").split())


def _seconds(text: str) -> float | None:
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = found.groups()
    return 3600 * int(hours or 0) + 60 * int(minutes or 0) + float(seconds.replace(",", "."))


def _lines(who: str, text: str, begin: float | None) -> Iterator[Line]:
    """Yield a row's speech, a line for each paragraph; without a name it goes on in the voice above."""
    name, beside = _name(who)
    for number, paragraph in enumerate(_parts(text)):
        label = Label(name, None, "", Form.GIVEN) if name and not number else None
        first = begin if begin is not None else beside
        yield Line(paragraph, opens=True, apart=True, label=label, begin=None if number else first)


def _parts(text: str) -> Iterable[str]:
    return (part for part in text.split("\n") if part)
