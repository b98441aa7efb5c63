"""Labels that a page's elements give: a `cite`, a class that says speaker, an attribute that names who speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from selectolax.lexbor import LexborNode

from voicereader.reading.joining import listed
from voicereader.reading.pieces import shortened
from voicereader.reading.sheet import Form, Label, Line
from voicereader.reading.system import find_labels

_TOKENS = re.compile(r"[^\W_]+?(?=[A-Z][a-z]|[\W_]|$)")
_SPEAKER = listed(
    "speaker spk speakername sprecher sprecherin orateur oratrice orador oradora oratore interlocutor talker"
)
_PERSON = listed("name author who person participant character actor user username from sender voice fn")
_SPEECH = listed(
    "text speech body content message utterance dialogue dialog words line quote said caption cue transcript"
)
_NO_NAME = listed("""
    text speech turn block section container wrapper row item list entry group bio photo image img avatar icon time
    timestamp timecode body content box count comment commenter reply post byline card
    """)
_NAMING = ("data-speaker", "data-speaker-name", "data-speakername", "data-who")
_LONGEST = 80
_FEWEST = 2
_MOST_OF = 0.9
_REACH = 3
_SENTENCE_ENDS = ("?", "!", "…", ";", "。")
_CLOCK = re.compile(r"[\[(]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)[\])]?")
_COLONS = ":\uff1a \u2013\u2014-"
_EMPTY = re.compile(r"^[\s:\uff1a,\u2013\u2014-]*(?:[(\[]\s*[)\]])?[\s:\uff1a]*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, and what its elements say of it.

    `element`: the number of the one that holds it. `linked`: all of it is a link. `named`: the words at its begin
    whose element says that they name who speaks; `cited`: that element is a `cite`. `by`: who speaks, by an attribute.
    """

    line: Line
    element: int
    linked: bool = False
    named: str | None = None
    cited: bool = False
    by: str | None = None


def names_speaker(node: LexborNode) -> bool:
    """Say whether an element's class or microdata says that its text is the name of who speaks."""
    given = node.attributes
    said = f"{given.get('class') or ''} {given.get('itemprop') or ''}"
    if not said.strip():
        return False
    tokens = _tokens(said)
    if tokens & _NO_NAME:
        return False
    if not tokens & _SPEAKER and not (tokens & _PERSON and _stands_by_speech(node)):
        return False
    text = node.text(deep=True).strip()
    return 0 < len(text) <= _LONGEST and any(map(str.isalpha, text)) and not text.endswith(_SENTENCE_ENDS)


def named_by_attribute(node: LexborNode) -> str | None:
    """Return who speaks what stands in an element, where an attribute of it says so."""
    given = node.attributes
    return next((" ".join(told.split()) for each in _NAMING if (told := given.get(each)) and told.strip()), None)


def seconds_of(text: str) -> float | None:
    """Return a time such as `0:53` or `[01:02:03.5]` in seconds, None for any other text."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = found.groups()
    return 3600 * int(hours or 0) + 60 * int(minutes) + float(seconds.replace(",", "."))


def is_time(node: LexborNode) -> bool:
    """Say whether an element says that it is a time in the recording."""
    return node.tag == "time" or bool(_tokens(node.attributes.get("class") or "") & {"time", "timestamp", "timecode"})


def with_given(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Give speech the labels that elements name, where they name those of the whole talk.

    They do not where the names stand in a list, or a talk has more labels of another kind; cites name works then.
    """
    for chosen in ([each for each in placed if each.by], [each for each in placed if each.named]):
        if len(chosen) < _FEWEST or any(each.cited and each.line.text != each.named for each in chosen):
            continue
        given = list(_attributed(placed) if chosen[0].by else _moved(placed))
        labelled = sum(each.line.label is not None for each in given)
        found = find_labels([each.line for each in placed])
        if labelled >= max(_FEWEST, _MOST_OF * len(found), len(chosen) // 2 if chosen[0].named else 0):
            return given
    return placed


def _attributed(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Label lines by the attribute that names their speaker; the name is not read where it is printed too."""
    speaking = None
    for each in placed:
        if each.by and each.named and each.named == each.line.text:
            continue
        text = _after(each) if each.by and each.named else each.line.text
        label = Label(each.by, None, "", Form.GIVEN) if each.by and each.by != speaking else None
        speaking = each.by or speaking
        line = shortened(each.line, text) if text else each.line
        yield replace(each, line=replace(line, label=label or line.label))


def _moved(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Move names into the labels of the speech after them, on their line or below it."""
    label, begin = None, None
    for each in placed:
        if each.named and each.named == each.line.text:
            label, begin = _label(each.named), each.line.begin
            continue
        line = each.line
        if each.named and (rest := _after(each)):
            label = _label(each.named)
            line = replace(shortened(line, rest), strong=0)
        yield replace(
            each, line=replace(line, label=label or line.label, begin=begin if line.begin is None else line.begin)
        )
        label, begin = None, None


def _after(placed: Placed) -> str:
    return _EMPTY.sub("", placed.line.text[len(placed.named or "") :]).strip()


def _label(name: str) -> Label:
    return Label(name.rstrip(_COLONS), None, "", Form.GIVEN)


def _tokens(classes: str) -> set[str]:
    return {each.lower() for each in _TOKENS.findall(classes)}


def _stands_by_speech(node: LexborNode) -> bool:
    """Say whether an element soon after this one, or after what holds it, says that it is speech."""
    return any(
        _tokens(after.attributes.get("class") or "") & _SPEECH
        for each in (node, node.parent)
        if each is not None
        for after in islice(_after_it(each), _REACH)
    )


def _after_it(node: LexborNode) -> Iterator[LexborNode]:
    after = node.next
    while after is not None:
        if after.is_element_node:
            yield after
        after = after.next
