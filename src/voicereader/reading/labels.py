"""What a line would say if its head were a label: `Name (note): speech` and its relatives.

Knows single lines only. Whether a document means it so is `system`'s question.
"""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re

from voicereader.model import Span
from voicereader.reading import roles
from voicereader.reading.lines import tidy
from voicereader.reading.names import is_capital, is_office, is_shouted, word, words
from voicereader.reading.sheet import Form, Label, Line

_REACH = 320
_MOST_WORDS = 32
_MOST_WORDS_ALONE = 8
_LONGEST_ALONE = 80
_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_TIME_FIRST = re.compile(rf"\s*{_TIME}[\s\-–—]*")
_TIME_LAST = re.compile(rf"[\s\-–—,|]+{_TIME}$")
_ONLY_TIME = re.compile(r"[\d:.,\s]+")
_OPENING = re.compile(r"(?:[-–—•>*]\s+)?(?:\*{1,3}|_{1,3})?")
_EMPHASIS = re.compile(r"^(?:\*{1,3}|_{1,3})")
_PUNCTUATION = re.compile(r"[:：()\[\]（）]")
_LETTER = re.compile(r"(?P<label>[QA])(?:\.\s+|\.?(?:\s{2,}|\t\s*))(?P<rest>\S.*)", re.DOTALL)
_STOP = re.compile(r"(?<=[\w)])\.\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…;,。！？][\"”’')\]]*$")


def label_of(line: Line, below: Line | None) -> Label | None:
    """Return what the line's head would be as a label; `below` is the next line, where there is one."""
    text = line.text
    timed = _TIME_FIRST.match(text)
    if timed:
        text = text[timed.end() :]
    return _letter(text) or _colon(text) or _stop(text) or _alone(text, below)


def _colon(text: str) -> Label | None:
    """Look for the first colon outside brackets; a bracket right before it holds the note."""
    head = text[:_REACH]
    if ":" not in head and "：" not in head:
        return None
    opening = _OPENING.match(head)
    begin = opening.end() if opening else 0
    depth, note = 0, Span(begin, begin)
    for match in _PUNCTUATION.finditer(head, begin):
        if match[0] in "([（":
            note = Span(match.start(), match.start()) if not depth else note
            depth += 1
        elif match[0] in ")]）":
            note = Span(note.begin, match.end()) if depth == 1 else note
            depth = max(0, depth - 1)
        elif not depth and (form := _form_of(match[0], text[match.end() : match.end() + 1])):
            label, noted = _without_note(head[begin : match.start()], Span(note.begin - begin, note.end - begin))
            return _checked(label, noted, _speech_after(text[match.end() :]), form)
    return None


def _form_of(colon: str, after: str) -> Form | None:
    """Return which form a colon makes, None where it stands within a time or an address."""
    if colon == "：" or not after or after.isspace() or after in "*_":
        return Form.COLON
    return Form.TIGHT if after.isalpha() else None


def _without_note(head: str, note: Span) -> tuple[str, str | None]:
    """Part a label from the bracket at its end; a time is no note."""
    if note.end <= note.begin or head[note.end :].strip(" *_"):
        return head, None
    inside = tidy(note.of(head)[1:-1])
    return head[: note.begin], None if _ONLY_TIME.fullmatch(inside) else inside or None


def _speech_after(rest: str) -> str:
    """Return what follows a colon, without emphasis that closes there and without a time."""
    rest = _EMPHASIS.sub("", rest).lstrip()
    timed = _TIME_FIRST.match(rest)
    return (rest[timed.end() :] if timed else rest).strip()


def _checked(label: str, note: str | None, rest: str, form: Form) -> Label | None:
    label = tidy(_TIME_LAST.sub("", label).strip(" *_\t,"))
    if not label or len(label.split()) > _MOST_WORDS or not any(map(str.isalpha, label)):
        return None
    return Label(label, note, rest, form)


def _letter(text: str) -> Label | None:
    match = _LETTER.match(text)
    return Label(match["label"], None, match["rest"], Form.LETTER) if match else None


def _stop(text: str) -> Label | None:
    """Read `Mr. SMITH of Ohio. Speech`: a form of address, an office or an article, and a name in capitals."""
    first = word(text.partition(" ")[0])
    if first not in roles.HONORIFICS and first != "the" and not is_office(first):
        return None
    for match in _STOP.finditer(text[:_REACH]):
        label, _, bracket = text[: match.start()].partition(" (")
        if bracket.count("(") >= bracket.count(")") and bracket:
            continue
        tokens = label.split()
        if len(tokens) > _MOST_WORDS_ALONE:
            return None
        named = [token for token in tokens if _is_shouted_name(token) and (first != "the" or is_office(token))]
        # The stop of `Mr.` or of an initial does not end the label.
        if len(tokens[-1]) > 1 and word(tokens[-1]) not in roles.HONORIFICS and named:
            return Label(label, bracket.rstrip(")") or None, text[match.end() :], Form.STOP)
    return None


def _is_shouted_name(token: str) -> bool:
    return len(token) > 1 and "." not in token and is_shouted(token) and word(token) not in roles.HONORIFICS


def _alone(text: str, below: Line | None) -> Label | None:
    """Read a label on a line of its own: short, without a full stop, speech below."""
    if below is None or not text or text[0].islower() or len(text) > _LONGEST_ALONE or _ENDS_SENTENCE.search(text):
        return None
    timed = _TIME_LAST.search(text)
    label = tidy((text[: timed.start()] if timed else text).strip("*_ "))
    label, _, bracket = label.partition(" (")
    tokens = label.split()
    if not tokens or len(tokens) > _MOST_WORDS_ALONE or not is_capital(tokens[0]):
        return None
    if set(words(label)) & roles.CLAUSE_WORDS and not is_shouted(label):
        return None
    return Label(label, bracket.rstrip(")") or None, "", Form.TIMED if timed else Form.ALONE)
