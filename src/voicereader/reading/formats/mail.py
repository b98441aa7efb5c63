"""The reader for saved e-mail: who writes, and whom they quote and answer."""

import email
import email.header
import email.utils
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import Message
from itertools import groupby

from voicereader.errors import UnreadableTranscript
from voicereader.reading.dates import find_date
from voicereader.reading.decoding import decode, decode_markup
from voicereader.reading.formats.html import parsed
from voicereader.reading.formats.html.markup import lay
from voicereader.reading.joining import tidy
from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Form, Label, Line, Sheet
from voicereader.reading.system import find_labels

_MOST_MESSAGES = 1_000
_LONGEST_HEADER = 2_000
_FROM_LINE = re.compile(rb"^From \S+ .*\d{4}.*\r?$", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_SUBJECT_MARK = re.compile(
    r"(?:(?:re|aw|sv|fwd?|wg|tr|rif|res|odp)\s*(?:\[\d+\])?:\s*|\[[^\]]{1,30}\]\s*)+", re.IGNORECASE
)
_QUOTE = re.compile(r"(?:[ \t]?>)+[ \t]?")
_WROTE = re.compile(
    r"(?P<before>.{0,200}?)\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu|пишет"
    r"|написала?)(?P<after>[^:]{0,80}?)\s*:\s*",
    re.DOTALL,
)
_ADDRESS = re.compile(r"[<\[(](?:mailto:)?[^<>\s\[\]()]+@[^<>\s\[\]()]+[>\])]")
_WHEN = re.compile(r",|\d[\d:./-]*(?:st|nd|rd|th)?|\b(?:[AaPp][Mm]|at|um|à|a las|alle|kl|o)\b|[+-]\d{4}|\(\w+\)")
_ORIGINAL = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original"
    r"|messaggio originale|weitergeleitete nachricht)\s*-{2,}",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\*?(?:from|von|de|da)\s*:\*?\s*(.+)", re.IGNORECASE)
_SIGNATURE = "--"
_REACH = 3
_BEGIN, _END = "\ue000", "\ue001"
"""Signs put where a quotation of HTML begins and ends."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A line of a message; `depth`: by how many it was quoted."""

    depth: int
    text: str


def read(content: bytes, name: str) -> Sheet:
    """Read one message, or several in a mailbox.

    What is quoted is by whom it is said to be; quoted below the answer, it is read before it. A message that
    quotes nobody and holds a transcript is read as that.

    Raises:
        UnreadableTranscript: it holds no words, or too many messages.
    """
    messages = [email.message_from_bytes(each) for each in _parted(content, name)]
    lines = [line for message in messages for line in _lines(message, name)]
    if not lines:
        raise UnreadableTranscript(f"{name} is a message without words: choose a file that holds a transcript.")
    first = messages[0]
    dated = email.utils.parsedate_tz(_header(first, "Date"))
    found = find_date("{:04}-{:02}-{:02}".format(*dated[:3])) if dated else None
    subject = _SUBJECT_MARK.sub("", _header(first, "Subject"), count=1)
    return Sheet(lines, title=tidy(subject) or None, date=found.date if found else None)


def _parted(content: bytes, name: str) -> Iterator[bytes]:
    """Yield the messages of a mailbox; one message is one that holds it alone."""
    begun = list(_FROM_LINE.finditer(content))
    if not begun or content[: begun[0].end()].count(b"\n"):
        yield content
        return
    if len(begun) > _MOST_MESSAGES:
        raise UnreadableTranscript(
            f"{name} holds {len(begun)} messages, more than can be read at once ({_MOST_MESSAGES}): split it."
        )
    ends = [*(each.start() for each in begun[1:]), len(content)]
    for begin, end in zip((each.end() for each in begun), ends, strict=True):
        yield _ESCAPED.sub(rb"\1", content[begin:end].lstrip(b"\r\n"))


def _header(message: Message, name: str) -> str:
    header = str(message.get(name, ""))[:_LONGEST_HEADER]
    try:
        return tidy(str(email.header.make_header(email.header.decode_header(header))))
    except (LookupError, ValueError, email.errors.MessageError):
        return tidy(header)


def _lines(message: Message, name: str) -> list[Line]:
    """Return the lines of a message, each stretch in a voice with its label."""
    written = _written(message, name)
    sender, answered = _person(_header(message, "From")), _person(_header(message, "To"))
    said, names = _attributed(written, {0: sender, 1: answered})
    stretches = [(depth, [each.text for each in group]) for depth, group in groupby(said, key=lambda each: each.depth)]
    depths = [depth for depth, _ in stretches]
    plain = to_lines("\n".join(each.text for each in said)) if said else []
    if not any(depths) and len(find_labels(plain)) > 1:
        return plain
    if len(depths) > 1 and depths == sorted(depths):
        stretches.reverse()
    return [
        line
        for depth, texts in stretches
        for line in _labelled(texts, names.get(depth) or (answered if depth % 2 else sender))
    ]


def _labelled(texts: Sequence[str], person: str) -> Iterator[Line]:
    lines = to_lines("\n".join(texts).strip("\n") or " ")
    for number, line in enumerate(lines):
        label = Label(person, None, "", Form.GIVEN) if person and not number else None
        yield replace(line, label=label, opens=line.opens or not number)


def _person(header: str) -> str:
    """Return the name in a header, else what stands before the address's sign."""
    name, address = email.utils.parseaddr(header)
    return tidy(name.strip("\"' ")) or address.partition("@")[0].replace(".", " ").replace("_", " ").title()


def _written(message: Message, name: str) -> list[_Written]:
    """Return the lines of the part that is plain text, else of the one that is a page."""
    parts = {part.get_content_type(): part for part in reversed(list(message.walk())) if not part.is_multipart()}
    for kind in ("text/plain", "text/html"):
        part = parts.get(kind, Message())
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            charset = part.get_content_charset()
            return list(_plain(content, charset, name) if kind == "text/plain" else _page(content, charset, name))
    return []


def _plain(content: bytes, charset: str | None, name: str) -> Iterator[_Written]:
    for line in decode(_recoded(content, charset), name).split("\n"):
        quoted = _QUOTE.match(line)
        depth = quoted[0].count(">") if quoted else 0
        yield _Written(depth, line[quoted.end() :] if quoted else line)


def _page(content: bytes, charset: str | None, name: str) -> Iterator[_Written]:
    html = decode_markup(_recoded(content, charset), name)
    html = re.sub(r"(<blockquote\b[^>]*>)", rf"\1<p>{_BEGIN}</p>", html, flags=re.IGNORECASE)
    html = re.sub(r"(</blockquote\s*>)", rf"<p>{_END}</p>\1", html, flags=re.IGNORECASE)
    depth = 0
    for placed in lay(parsed(html, name)).placed:
        line = placed.line
        if line.text in {_BEGIN, _END}:
            depth += 1 if line.text == _BEGIN else -1
        else:
            yield from [_Written(depth, "")] if line.apart else []
            yield _Written(max(0, depth), line.text)


def _recoded(content: bytes, charset: str | None) -> bytes:
    """Return text as UTF-8 where its charset is told and right."""
    try:
        return content.decode(charset or "utf-8").encode()
    except (LookupError, ValueError):
        return content


def _attributed(written: Iterable[_Written], known: dict[int, str]) -> tuple[list[_Written], dict[int, str]]:
    """Part what says who is quoted from what is said; return what is said, and who says it by depth."""
    names = dict(known)
    said: list[_Written] = []
    shift = 0  # quotations that are not marked, below a line that says that they begin
    waiting = list(written)
    at = 0
    while at < len(waiting):
        line = waiting[at]
        two = f"{line.text} {waiting[at + 1].text}" if at + 1 < len(waiting) else line.text
        if _ORIGINAL.fullmatch(line.text.strip()):
            shift += 1
            at = _after_headers(waiting, at + 1, names, line.depth + shift)
            continue
        if line.text.rstrip() == _SIGNATURE:
            at = next((n for n in range(at, len(waiting)) if waiting[n].depth != line.depth), len(waiting))
            continue
        length = next(
            (n for n, text in ((1, line.text), (2, two)) if _introduces(text, waiting, at + n, line.depth)), 0
        )
        if length:
            names[line.depth + shift + 1] = _quoted(line.text if length == 1 else two)
        else:
            said.append(_Written(line.depth + shift, line.text))
        at += length or 1
    return _bare(said), names


def _after_headers(lines: Sequence[_Written], at: int, names: dict[int, str], depth: int) -> int:
    """Read the headers of a message that is quoted whole; return where its text begins."""
    while at < len(lines) and lines[at].text.strip():
        found = _HEADER.fullmatch(lines[at].text.strip())
        if found:
            names[depth] = tidy(_ADDRESS.sub("", found[1]).strip("\"' ")) or _person(found[1])
        at += 1
    return at


def _introduces(text: str, lines: Sequence[_Written], at: int, depth: int) -> bool:
    """Say whether a line tells who wrote what is quoted next."""
    following = next((each for each in lines[at : at + _REACH] if each.text.strip()), None)
    return following is not None and following.depth > depth and _WROTE.fullmatch(text.strip()) is not None


def _quoted(text: str) -> str:
    """Return the name in a line such as `On 1 June 2020 at 10:00, Ann Lee <ann@example.org> wrote:`."""
    found = _WROTE.fullmatch(text.strip())
    parts = [found["after"], *reversed(_WHEN.split(_ADDRESS.sub("", found["before"])))] if found else []
    return next((name for part in parts if (name := tidy(part.strip(" \"'")))), "")


def _bare(said: Sequence[_Written]) -> list[_Written]:
    """Give blank lines the depth of the line below, so that they part no stretch; leave out those at the ends."""
    kept: list[_Written] = []
    depth = 0
    for line in reversed(said):
        depth = line.depth if line.text.strip() else depth
        if kept or line.text.strip():
            kept.append(_Written(depth, line.text))
    return kept[::-1]
