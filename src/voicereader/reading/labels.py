"""What the head of a line would say if it were a label: `Name (note): speech` and its relatives.

Knows single lines only, and gives every reading that one allows. Which of them a document means is `system`'s
question.
"""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterator

from voicereader.reading import roles
from voicereader.reading.heads import REACH, TIME, TIME_LAST, Head, head_of, parted
from voicereader.reading.names import is_capital, is_shouted, words
from voicereader.reading.sheet import Form, Label, Line
from voicereader.reading.signs import marked, named_before_a_sign
from voicereader.reading.voices import is_number

_MOST_WORDS = 32
_MOST_WORDS_ALONE = 10
_LONGEST_ALONE = 90
_TIME_AFTER = re.compile(rf"\s*{TIME}[\s\-–—]*", re.IGNORECASE)
_EMPHASIS = re.compile(r"^(?:\*{1,3}|_{1,3})")
_PUNCTUATION = re.compile(r"[:：()\[\]（）]")
_LETTER = re.compile(
    r"(?P<label>[^\W\d_](?:(?<=[QA])\d{1,4})?)(?:[.)]\s?[-–—]?\s+|[.)]?(?:\s{2,}|\t\s*))(?P<rest>\S.*)", re.DOTALL
)
_DASH_FIRST = re.compile(r"^[-–—]{1,2}\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…;,。！？][\"”’')\]]*$")


def label_of(line: Line) -> Label | None:
    """Return the surest label that a line by itself could open with."""
    return next(readings_of(head_of(line), None), None)


def readings_of(head: Head, below: Line | None) -> Iterator[Label]:
    """Yield what the line could be as one that opens a turn, the surest form first; `below` is the next line."""
    if colon := _colon(head) or _in_brackets(head):
        yield colon
    if (letter := _LETTER.match(head.text)) and not letter["label"].islower():
        yield Label(letter["label"], None, letter["rest"], Form.LETTER)
    yield from marked(head)
    yield from named_before_a_sign(head, has_below=below is not None)
    if strong := _strong(head):
        yield strong
    if alone := _alone(head, below):
        yield alone


def _colon(head: Head) -> Label | None:
    """Look for the first colon outside brackets; brackets right before it hold the note."""
    text = head.text[:REACH]
    if ":" not in text and "：" not in text:
        return None
    depth = 0
    for match in _PUNCTUATION.finditer(text):
        if match[0] in "([（":
            depth += 1
        elif match[0] in ")]）":
            depth = max(0, depth - 1)
        elif not depth and (form := _form_of(match[0], head.text[match.end() : match.end() + 1])):
            return _checked(text[: match.start()], _speech_after(head.text[match.end() :]), form)
    return None


def _in_brackets(head: Head) -> Label | None:
    """Read `(Name:)`, a label in brackets on its own line."""
    text = head.text
    return _checked(text[1:-2], "", Form.COLON) if text[:1] == "(" and text[-2:] in {":)", "：)"} else None


def _form_of(colon: str, after: str) -> Form | None:
    """Return which form a colon makes, None where it stands within a time or an address."""
    if colon == "：" or not after or after.isspace() or after in "*_-–—«“\"'„(":
        return Form.COLON
    return Form.TIGHT if after.isalpha() else None


def _speech_after(rest: str) -> str:
    """Return what follows a colon, without emphasis that closes there, a dash and a time."""
    rest = _EMPHASIS.sub("", rest).lstrip()
    if timed := _TIME_AFTER.match(rest):
        rest = rest[timed.end() :]
    return _DASH_FIRST.sub("", rest).strip()


def _checked(before: str, rest: str, form: Form) -> Label | None:
    label, note = parted(before)
    if not label or len(label.split()) > _MOST_WORDS or not any(map(str.isalpha, label)):
        return _bracketed(note, rest, form)
    return Label(label, note, rest, form)


def _bracketed(note: str | None, rest: str, form: Form) -> Label | None:
    """Read `[Name]: speech`, where the bracket is all there is before the colon."""
    return Label(note, None, rest, form) if note and is_capital(note) else None


def _strong(head: Head) -> Label | None:
    """Read a label that only emphasis tells from the speech after it."""
    if not 0 < head.strong < len(head.text.rstrip()) or head.strong > _LONGEST_ALONE:
        return None
    before, rest = head.text[: head.strong], head.text[head.strong :].lstrip()
    if before.rstrip().endswith((":", "：")) or rest.startswith((":", "：")):
        return None
    noted = re.match(r"\(([^()]*)\)\s*", rest)
    label, note = parted(before.rstrip(" .–—-"))
    if not label or not is_capital(label) or len(label.split()) > _MOST_WORDS_ALONE:
        return None
    rest = rest[noted.end() :] if noted else rest
    note = ", ".join(filter(None, (note, noted[1] if noted else None))) or None
    return Label(label, note, _speech_after(rest.lstrip(".")), Form.STRONG)


def _alone(head: Head, below: Line | None) -> Label | None:
    """Read a label on a line of its own: short, without a full stop, speech below."""
    text = head.text.rstrip()
    if below is None or not text or text.endswith((":", "：")) or len(text) > _LONGEST_ALONE or text[0].islower():
        return None
    timed = head.timed or TIME_LAST.search(text) is not None
    label, note = parted(text)
    tokens = label.split()
    if timed and is_number(label):
        return Label(label, note, "", Form.TIMED)
    if not tokens or len(tokens) > _MOST_WORDS_ALONE or not is_capital(tokens[0]) or _ENDS_SENTENCE.search(label):
        return None
    if set(words(label)) & roles.CLAUSE_WORDS and not is_shouted(label) and not timed:
        return None
    return Label(label, note, "", Form.TIMED if timed else Form.ALONE)
