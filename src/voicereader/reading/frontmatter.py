"""What stands around the speech: title, date, place, a lead; and the furniture of the page it came from."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from voicereader.reading.datelines import CLOCK, is_date_line, names_meeting, place_on
from voicereader.reading.dates import find_date
from voicereader.reading.fields import fence_end, field_of, fields_of, is_field, licence_in
from voicereader.reading.fieldwords import FIELD_WORDS, LIST_HEADS
from voicereader.reading.joining import tidy
from voicereader.reading.lines import paragraphs_of
from voicereader.reading.names import is_capital, is_name, unaddressed, words
from voicereader.reading.sheet import Line

_LONGEST_HEADING = 160
_FEWEST_WORDS_TITLE = 3
_MOST_WORDS_FURNITURE = 4
_REACH = 60
_ISO_DATE = re.compile(r"^\d{4}-\d\d-\d\d[-_ ]+")
_SENTENCE_END = re.compile(r"[.!?…:;,。！？؟।][\"”’»)\]]*$")
_CRUMB = re.compile(r"[/>»|›→]$|\S\s+[/>»›→]\s+\S")
_LEADER = re.compile(r"(?:\. ?){4}|…{2}|\.{2,} *\d+$")
"""Dots that lead to a page number, in a table of contents."""

_HOUR_IN_SIGNS = re.compile(r"(?:午前|午後|上午|下午|오전|오후)\s?\S{1,6}(?:時|时|點|点|시)\S{0,8}")
_DIGIT = re.compile(r"\d")
_HASHES = re.compile(r"#{1,6}\s+")


class _Kind(Enum):
    SENTENCE = auto()
    HEADING = auto()
    DATE = auto()
    CLOCK = auto()
    FIELD = auto()
    """`Title: …`, `Font size:`"""
    FURNITURE = auto()
    """A breadcrumb, a rule, a row of stars"""


@dataclass(frozen=True, slots=True)
class Front:
    """What the head of a document says.

    `lead` is what it says in sentences. `furniture` is its title and its date line as printed: where
    they come again, they are not speech. `doubtful` is the date that a line like 5/6/2018 says if the day comes first.
    """

    title: str | None = None
    date: dt.date | None = None
    doubtful: dt.date | None = None
    place: str | None = None
    source: str | None = None
    licence: str | None = None
    lead: tuple[str, ...] = ()
    furniture: frozenset[str] = field(default_factory=frozenset)


def read_front(lines: list[Line], *, speechless: bool, day_first: bool | None = None) -> Front:
    """Read the lines above the first label, or all lines of a document without labels (`speechless`).

    `day_first` says how the document prints dates in figures, None where it does not tell.
    """
    begin = fence_end(lines)
    fields = fields_of(lines[1 : max(1, begin - 1)])
    kinds = [_kind_of(line) for line in lines[begin : begin + _REACH]]
    head = lines[begin : begin + _REACH]
    for line, kind in zip(head, kinds, strict=True):
        if kind is _Kind.FIELD:
            fields = field_of(line) | fields
    dated = kinds.index(_Kind.DATE) if _Kind.DATE in kinds else None
    place = place_on(head[dated].text) if dated is not None else None
    titled = None if "title" in fields else _title_line(head, kinds, dated, placed=bool(place))
    if titled is None and "title" not in fields and dated is not None and names_meeting(head[dated].text):
        titled = dated
    if not place:
        place = _place_line(head, kinds, titled, dated)
    known = {index for index in (dated, titled) if index is not None}
    after = 0 if titled is None else titled + 1
    lead = [line for index, line in enumerate(lines[begin:]) if index >= after and index not in known]
    dates = [fields.get("date", ""), *(head[index].text for index in (dated, titled) if index is not None)]
    return Front(
        title=fields.get("title") or (_heading(head, titled) if titled is not None else None),
        date=_first_date(dates, day_first=day_first),
        doubtful=_first_date(dates, day_first=True),
        place=fields.get("place") or place,
        source=fields.get("source"),
        licence=fields.get("licence") or next(filter(None, (licence_in(line.text) for line in head)), None),
        lead=tuple(_lead(lead, place, speechless=speechless)),
        furniture=frozenset(tidy(head[index].text) for index in known),
    )


def _first_date(texts: Sequence[str], *, day_first: bool | None) -> dt.date | None:
    found = next(filter(None, (find_date(text, day_first=day_first) for text in texts)), None)
    return found.date if found else None


def speech_end(lines: list[Line], begin: int, front: Front) -> int:
    """Return the index after the last line that is no furniture; `begin` is where furniture may begin."""
    end = len(lines)
    while end > begin and _is_trailing(lines[end - 1], front):
        end -= 1
    short = end
    while short > begin and (_is_menu_entry(lines[short - 1]) or _is_trailing(lines[short - 1], front)):
        short -= 1
    # Entries of a menu stand after a sentence; elsewhere a short line may be somebody's last words.
    return short if short and _SENTENCE_END.search(lines[short - 1].text) else end


def read_back(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Return the source and the licence that the furniture below all speech names."""
    fields = fields_of(lines)
    granted = next(filter(None, (licence_in(line.text) for line in lines)), None)
    return fields.get("source"), fields.get("licence") or granted


def title_from(name: str) -> str:
    """Return a file's name as a title: without its ending, words instead of dashes."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = stem.rsplit(".", 1)[0] or stem
    stem = _ISO_DATE.sub("", stem) or stem
    title = tidy(re.sub(r"[-_]+", " ", stem))
    return title[:1].upper() + title[1:] or "Transcript"


def is_marked_heading(line: Line) -> bool:
    """Say whether a line is a heading, by its format or with Markdown's number signs."""
    return line.heading or bool(_HASHES.match(line.text))


def without_hashes(text: str) -> str:
    """Return a heading without Markdown's number signs."""
    return _HASHES.sub("", text)


def _kind_of(line: Line) -> _Kind:
    text = line.text.strip("*_") or line.text
    crumb = len(text) <= _LONGEST_HEADING and _CRUMB.search(text) and not _SENTENCE_END.search(text)
    if crumb or _LEADER.search(text) or not any(map(str.isalnum, text)):
        return _Kind.FURNITURE
    if len(text) > _LONGEST_HEADING:
        return _Kind.SENTENCE
    if _DIGIT.search(text) and (CLOCK.fullmatch(text) or is_date_line(text)):
        return _Kind.CLOCK if CLOCK.fullmatch(text) else _Kind.DATE
    if _HOUR_IN_SIGNS.fullmatch(text):
        return _Kind.CLOCK
    if is_field(text) or _is_credit(text):
        return _Kind.FIELD
    bracketed = text[0] in "([" and text[-1] in ")]"
    sentence = bracketed or line.flows or _SENTENCE_END.search(text)
    return _Kind.SENTENCE if sentence and not _HASHES.match(text) else _Kind.HEADING


def _is_credit(text: str) -> bool:
    """Say whether a line says who somebody is or what they did: `Interviewee: Jane Cole`."""
    before, colon, after = text.partition(":")
    names = unaddressed(after.split())[1]
    short = 0 < len(before.split()) < _FEWEST_WORDS_TITLE and not _SENTENCE_END.search(text)
    return bool(colon) and short and len(names) > 1 and is_name(names)


def _title_line(head: list[Line], kinds: list[_Kind], dated: int | None, *, placed: bool) -> int | None:
    """Return the line of the title: the heading nearest above the date, else above the first sentence."""
    headings = [index for index, kind in enumerate(kinds) if kind is _Kind.HEADING]
    marked = [index for index in headings if _HASHES.match(head[index].text)]
    if marked and (marked[0] == 0 or head[marked[0]].text.startswith("# ")):
        return marked[0]
    listing = next((index for index, line in enumerate(head) if _heads_list(line.text)), len(head))
    headings = [index for index in headings if index not in marked and not _is_above_clock(kinds, index)]
    headings = [index for index in headings if index < listing] or headings
    above = [index for index in headings if dated is not None and index < dated]
    if above:
        if not placed and len(above) > 1 and _is_place_name(head, above):
            above.pop()
        return above[-1]
    first = kinds.index(_Kind.SENTENCE) if _Kind.SENTENCE in kinds else len(kinds)
    above = [index for index in headings if index < first] or (headings[:1] if dated is not None else [])
    long = [index for index in above if len(head[index].text.split()) >= _FEWEST_WORDS_TITLE]
    titled = next(reversed(long or above), None)
    while titled and titled - 1 in long and not head[titled].apart and not head[titled].text[:1].islower():
        titled -= 1  # a subtitle stands right below its title
    return titled


def _heads_list(text: str) -> bool:
    """Say whether a line stands above a list: of those present, of what follows."""
    return LIST_HEADS.intersection(words(text.rstrip(":："))[-1:]) != frozenset()


def _is_place_name(head: list[Line], above: list[int]) -> bool:
    """Say whether the heading above a date is where it was: a word or two, right below a longer title."""
    last, before = (head[index] for index in (above[-1], above[-2]))
    long = len(before.text.split()) >= _FEWEST_WORDS_TITLE
    return long and above[-1] == above[-2] + 1 and not last.apart and _is_place(last.text)


def _is_place(text: str) -> bool:
    tokens = text.split()
    return len(tokens) < _FEWEST_WORDS_TITLE and all(map(is_capital, tokens))


def _is_above_clock(kinds: list[_Kind], index: int) -> bool:
    return kinds[index + 1 : index + 2] == [_Kind.CLOCK]


def _place_line(head: list[Line], kinds: list[_Kind], titled: int | None, dated: int | None) -> str | None:
    """Return the place on a line of its own: between title and date, or above the hour that it began at."""
    if titled is not None and titled + 2 == dated and _is_place(head[titled + 1].text):
        return head[titled + 1].text
    if dated is not None and titled == dated - 1 and _is_below(head, dated):
        return head[dated + 1].text
    for index, kind in enumerate(kinds):
        match = CLOCK.fullmatch(head[index].text) if kind is _Kind.CLOCK else None
        if match and match["zone"] and index and kinds[index - 1] is _Kind.HEADING:
            return head[index - 1].text
    return None


def _is_below(head: list[Line], dated: int) -> bool:
    """Say whether a place stands right below the date, and nothing below it."""
    below = head[dated + 1 : dated + 3]
    return bool(below) and not below[0].apart and all(each.apart for each in below[1:]) and _is_place(below[0].text)


def _heading(head: list[Line], index: int) -> str:
    """Return a heading's text, with the line above where it goes on with that one's words."""
    text = head[index].text
    while index and not head[index].apart and text[:1].islower():
        index -= 1
        text = f"{head[index].text} {text}"
    return tidy(without_hashes(text))


def _lead(lines: list[Line], place: str | None, *, speechless: bool) -> list[str]:
    kept = []
    for line in lines:
        kind = _kind_of(line)
        button = (FIELD_WORDS | LIST_HEADS).issuperset(words(line.text))
        runs_on = kind is _Kind.SENTENCE or (kind is _Kind.HEADING and line.text != place and not button)
        if runs_on or (speechless and any(map(str.isalnum, line.text))):
            kept.append(line)
    return [without_hashes(paragraph) for paragraph in paragraphs_of(kept)]


def _is_trailing(line: Line, front: Front) -> bool:
    """Say whether a line is furniture for what it is: a date, an hour, a field, a row of stars."""
    text = line.text
    if tidy(text) in front.furniture or not any(map(str.isalnum, text)):
        return True
    if len(text) > _LONGEST_HEADING:
        return False
    if _kind_of(line) in {_Kind.DATE, _Kind.CLOCK, _Kind.FIELD, _Kind.FURNITURE} or "://" in text or licence_in(text):
        return True
    clock = CLOCK.search(text)
    return bool(clock and clock["zone"]) and len(text.split()) <= _MOST_WORDS_FURNITURE


def _is_menu_entry(line: Line) -> bool:
    return (
        line.apart
        and len(line.text.split()) < _MOST_WORDS_FURNITURE
        and _kind_of(line) is _Kind.HEADING
        and is_capital(line.text.split()[0])
    )
