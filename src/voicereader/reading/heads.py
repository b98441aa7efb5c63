"""What may stand before a label on its line: a time, a bullet, a number, a sign, emphasis."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from dataclasses import dataclass

from voicereader.reading.joining import tidy
from voicereader.reading.sheet import Line

REACH = 320
"""Code points at the begin of a line that a label may take."""

_MOST_PREFIXES = 6
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\b\.?)?"
_DATE = r"(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?[ T]\s*)"
TIME = rf"[\[({{<]?{_DATE}?{_CLOCK}(?:\s*(?:-->|[-–—])\s*{_CLOCK})?[\])}}>]?"
"""A time in a recording or on a clock, or a range of them, as a pattern; brackets may stand around it."""

TIME_ALONE = re.compile(
    rf"{TIME}|[\[({{<]+\s*(?:time)?[\d:.,\s}}]*[\])}}>]+\s*\d{{0,4}}|"
    r"\d{1,2}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?\s*-->\s*\d{1,2}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?",
    re.IGNORECASE,
)
"""A line that holds a time and nothing else."""

_TIME_FIRST = re.compile(rf"{TIME}(?:\s*[-–—|•·]+\s+|\s+|$|(?<=[\])}}>]))", re.IGNORECASE)
TIME_LAST = re.compile(rf"[\s\-–—,|@•·]+{TIME}$", re.IGNORECASE)
"""A time at the end of a label."""

_MOST_NOTES = 3
_ONLY_TIME = re.compile(r"[\d:.,\s\-–—>apm]+")
_NOTE_LAST = re.compile(r"\s*[(（\[](?P<note>[^()（）\[\]]*(?:[(（\[][^()（）\[\]]*[)）\]][^()（）\[\]]*)*)[)）\]]$")
_NOTE_WITHIN = re.compile(r"(?P<label>[^()]{2,80}?)\s*\((?P<note>[^()]{1,60})\),?\s*(?P<manner>[a-zà-ÿ][^()]{2,60})$")
_HASHES = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"[-–—•*+]\s+|>{1,3}\s*(?=\S)")
_MARK = re.compile(r"[○◯〇◆◎●◇■□▲△►▶☆★]+\s*")
_NUMBERED = re.compile(
    r"Q\d{1,4}\s+(?=[^\W\d_])|(?:Anf\.|No\.|Nr\.|§)\s\d{1,4}\.?\s+(?=\S)|\d{1,4}(?:[.)]|(?:\.\d{1,3})+)\s+(?=[^\W\d_])"
)
_TAG = re.compile(r"<<[^<>]{0,40}>>\s*")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])")


@dataclass(frozen=True, slots=True)
class Head:
    """A line from where a label could begin.

    `text` is without what stood before and without the signs of emphasis around its first run; `strong` counts
    the code points at its begin that are emphasised. `mark` is the sign or bullet that stood before it.
    """

    text: str
    strong: int = 0
    heading: bool = False
    mark: str = ""
    timed: bool = False


def head_of(line: Line) -> Head:
    """Take away from a line what may stand before a label."""
    head = Head(line.text, line.strong, line.heading)
    for _ in range(_MOST_PREFIXES):
        further = _further(head)
        if further is head:
            return head
        head = further
    return head


def _further(head: Head) -> Head:
    """Take one thing away, in whichever order they stand; return the same head where nothing is left to take."""
    text = head.text
    if not text or (text[0].isalpha() and text[0] not in "QANn"):
        return head
    for pattern, take in _BEFORE:
        if match := pattern.match(text):
            return take(head, match)
    return head


def _cut(head: Head, count: int, *, heading: bool = False, mark: str = "", timed: bool = False) -> Head:
    return Head(
        head.text[count:],
        max(0, head.strong - count),
        head.heading or heading,
        mark or head.mark,
        head.timed or timed,
    )


def _untimed(head: Head, match: re.Match[str]) -> Head:
    return _cut(head, match.end(), timed=True)


def _unmarked(head: Head, match: re.Match[str]) -> Head:
    """Take the signs away that open and close emphasis: `**Name:** text`."""
    sign = match[1]
    text = head.text[len(sign) :]
    end = text.find(sign, 1, REACH)
    if end < 0:
        return Head(text, 0, head.heading, head.mark, head.timed)
    after = text[end + len(sign) :]
    return Head(text[:end] + after, end, head.heading, head.mark, head.timed)


def _uncircled(head: Head, match: re.Match[str]) -> Head:
    return _cut(head, match.end(), mark=match[0].strip())


def _unhashed(head: Head, match: re.Match[str]) -> Head:
    return _cut(head, match.end(), heading=True)


def _untagged(head: Head, _: re.Match[str]) -> Head:
    near, far = head.text[: 2 * REACH], head.text[2 * REACH :]
    return Head(_TAG.sub("", near) + far, head.strong, head.heading, head.mark, head.timed)


def _unlisted(head: Head, match: re.Match[str]) -> Head:
    return _cut(head, match.end(), mark=head.mark or match[0].strip())


_BEFORE = (
    (_TIME_FIRST, _untimed),
    (_EMPHASIS, _unmarked),
    (_MARK, _uncircled),
    (_HASHES, _unhashed),
    (_TAG, _untagged),
    (_BULLET, _unlisted),
    (_NUMBERED, _unlisted),
)


def parted(text: str) -> tuple[str, str | None]:
    """Part a label from the brackets at its end, which hold the note; times are no notes."""
    text = TIME_LAST.sub("", text.strip(" *_\t,"))
    notes: list[str] = []
    if within := _NOTE_WITHIN.fullmatch(text):  # Jane Cole (ABC), in writing
        return tidy(within["label"]), f"{tidy(within['note'])}, {tidy(within['manner'])}"
    while len(notes) < _MOST_NOTES and (match := _NOTE_LAST.search(text[-REACH:])):
        text = text[: len(text) - len(match[0])].rstrip(" *_,")
        notes.append(tidy(match["note"]))
    said = [note for note in reversed(notes) if note and not _ONLY_TIME.fullmatch(note)]
    return tidy(text), ", ".join(said) or None
