"""From lines and labels to stretches: whose words each paragraph is, and what in between nobody says."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from voicereader.model import Kind
from voicereader.reading.fieldwords import BOX_HEADS
from voicereader.reading.frontmatter import is_marked_heading, without_hashes
from voicereader.reading.heads import TIME_ALONE
from voicereader.reading.joining import joined
from voicereader.reading.names import is_capital, is_cased, is_shouted
from voicereader.reading.roles import folded
from voicereader.reading.sheet import Label, Line

_MOST_WORDS_HEADING = 12
_MOST_WORDS_BANNER = 30
_LONGEST_SMALL_WORD = 3
_LONGEST_SIGNS = 40
_FEWEST_SHOUTED = 5
_IN_BRACKETS = re.compile(
    r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|（[^（）]*（?[^（）]*）?[^（）]*）|〔[^〔〕]*〕|［[^［］]*］"
)
_MANNER = re.compile(r"\([a-zà-ÿ][^()]*\)")
_SENTENCE_END = re.compile(r"[.!?…:;,—–。！？؟।][\"”’»)\]*_]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined, and what they are. Times are the format's."""

    text: str
    kind: Kind = "speech"
    begin: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs under one label, that of the line `begin`; with None they are nobody's."""

    begin: int
    label: Label | None
    paragraphs: tuple[Paragraph, ...]


def stretches_of(lines: Sequence[Line], labels: Mapping[int, Label], *, told: bool) -> Iterator[Stretch]:
    """Part lines, from the first that has a label, into stretches; `told`: the format says what is speech."""
    begins = [*sorted(labels), len(lines)]
    for begin, end in pairwise(begins):
        label = labels[begin]
        opening = [replace(lines[begin], text=label.rest, opens=True, heading=False)] if label.rest else []
        under = [*opening, *lines[begin + 1 : end]]
        yield from _told(begin, label, under) if told else _under(begin, label, under, last=end == len(lines))


def unlabelled(lines: Sequence[Line]) -> Iterator[Stretch]:
    """Return what a format puts before anybody speaks; nothing is guessed about it."""
    paragraphs = tuple(_paragraphs(lines, told=True))
    if paragraphs:
        yield Stretch(0, None, paragraphs)


def _told(begin: int, label: Label, lines: Sequence[Line]) -> Iterator[Stretch]:
    """Part what a format puts under a label: what nobody says at its end stands by itself."""
    paragraphs = list(_paragraphs(lines, told=True))
    after = [*takewhile(lambda place: paragraphs[place].kind != "speech", range(len(paragraphs) - 1, -1, -1))]
    parts = paragraphs[: len(paragraphs) - len(after)], paragraphs[len(paragraphs) - len(after) :]
    yield from (Stretch(begin, said, tuple(part)) for said, part in zip((label, None), parts, strict=True) if part)


def _under(begin: int, label: Label, lines: list[Line], *, last: bool) -> Iterator[Stretch]:
    """Tell apart what stands under a label: the speaker's words, and headings at the end, which head what follows."""
    if not label.rest and len(lines) > 1 and not label.note and _MANNER.fullmatch(lines[0].text):
        label, lines = replace(label, note=lines[0].text[1:-1]), lines[1:]
    paragraphs = list(_with_boxes(list(_with_banners(list(_paragraphs(lines, told=False))))))
    ahead = len(paragraphs) - (0 if last else _headings_at_end(paragraphs))
    said = tuple(paragraphs[:ahead])
    if said:
        yield Stretch(begin, label, said)
    else:  # a label that nothing follows
        yield Stretch(begin, None, (Paragraph(label.text, "narration"),))
    if ahead < len(paragraphs):
        yield Stretch(begin, None, tuple(_as_heading(each) for each in paragraphs[ahead:]))


def _as_heading(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, kind="heading") if paragraph.kind == "speech" else paragraph


def _paragraphs(lines: Sequence[Line], *, told: bool) -> Iterator[Paragraph]:
    """Join lines into paragraphs; where the format says what is speech (`told`), nothing else is guessed."""
    kept: list[Line] = []
    for line in lines:
        heading = line.heading if told else is_marked_heading(line)
        silent = not any(map(str.isalnum, line.text)) or (not told and TIME_ALONE.fullmatch(line.text))
        if silent and not line.opens and len(line.text) == 1:
            continue  # a stray full stop
        if kept and (line.opens or line.nobodys or heading or silent):
            yield _paragraph(kept)
            kept = []
        if (heading or line.nobodys) and not silent:
            kind: Kind = "heading" if heading else "direction"
            yield replace(_paragraph([line]), text=without_hashes(line.text), kind=kind)
        elif not silent:
            kept.append(line)
    if kept:
        yield _paragraph(kept)


def _paragraph(lines: list[Line]) -> Paragraph:
    text = joined(line.text for line in lines)
    kind: Kind = "direction" if _IN_BRACKETS.fullmatch(text) else "speech"
    return Paragraph(text, kind, lines[0].begin, lines[-1].end)


def _with_banners(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Mark paragraphs in capitals between sentences as headings; the first belongs to the label."""
    above = None
    for paragraph in paragraphs:
        banner = above and paragraph.kind == "speech" and _is_banner(paragraph.text, above.text)
        yield replace(paragraph, kind="heading") if banner else paragraph
        above = paragraph


def _with_boxes(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Mark links between paragraphs (`See also`, and lines without a full stop) as nobody's words."""
    boxed = False
    for paragraph in paragraphs:
        if folded(paragraph.text.rstrip(":")) in BOX_HEADS:
            boxed = True
            yield replace(paragraph, kind="heading")
            continue
        boxed = boxed and not _SENTENCE_END.search(paragraph.text)
        yield replace(paragraph, kind="narration") if boxed else paragraph


def _is_banner(paragraph: str, above: str) -> bool:
    tokens = paragraph.split()
    return (
        1 < len(tokens) <= _MOST_WORDS_BANNER
        and paragraph.upper() == paragraph
        and is_shouted(paragraph)
        and not _SENTENCE_END.search(paragraph)
        and (_SENTENCE_END.search(above) is not None or above.upper() == above)
    )


def _headings_at_end(paragraphs: list[Paragraph]) -> int:
    """Count the paragraphs at the end that head what follows; the first of all is never one."""
    counted = list(takewhile(lambda place: _heads(paragraphs, place), range(len(paragraphs) - 1, 0, -1)))
    # Brackets alone may be the applause for what was said.
    return len(counted) if any(paragraphs[place].kind != "direction" for place in counted) else 0


def _heads(paragraphs: list[Paragraph], place: int) -> bool:
    paragraph, above = paragraphs[place], paragraphs[place - 1]
    if paragraph.kind != "speech":
        return True
    if place + 1 < len(paragraphs) and paragraph.text.isupper() and " " not in paragraph.text:
        return len(paragraph.text) >= _FEWEST_SHOUTED  # EXAMINATION, above BY MR. HALE
    return _is_headline(paragraph.text, above.text)


def _is_headline(paragraph: str, above: str) -> bool:
    """Say whether the last paragraph before a label heads what follows: Words Begun With Capitals, no full stop.

    Where the paragraph above has no full stop either, the document does without them.
    """
    if _SENTENCE_END.search(paragraph) or not _SENTENCE_END.search(above):
        return False
    if not is_cased(paragraph):
        return len(paragraph) <= _LONGEST_SIGNS
    tokens = paragraph.split()
    capitals = sum(map(is_capital, tokens))
    return (
        1 < len(tokens) <= _MOST_WORDS_HEADING
        and is_capital(tokens[0])
        and capitals > 1
        and all(is_capital(token) or len(token) <= _LONGEST_SMALL_WORD for token in tokens)
    )
