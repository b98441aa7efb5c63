"""Which of the lines that could open a turn do: a document's labels are a system that it keeps to.

A label is believed for what it is (a person, an office, `Question`), for how often it comes back, and
for looking like the labels that are believed already. A clause before a colon has none of these.
"""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from voicereader.reading import roles
from voicereader.reading.labels import label_of
from voicereader.reading.names import is_capital, is_name, is_office, is_shouted, key, tokens_of, word, words
from voicereader.reading.sheet import Form, Label, Line

_MOST_WORDS_UNKNOWN = 5
_OFTEN = 3
_FEW_LABELS_SHARE = 4
_LONGEST_LISTED = 6
_FEWEST_ALONE = 3
_NUMBERED = re.compile(r"(?:[^\W\d]+\s){0,4}(?:\d{1,3}|[A-Z]|[^\W\d]+)")
_QUOTE = ("“", '"', "«", "„", "”", "‘", "「", "『")
_UNLIKELY = re.compile(r"[?!“”\"«»;=<>{}|\\@#]|\w/\w|\w\.\w{2,}/|(?<!\b\w\w)(?<!\b\w\w\w)[.…] (?=[a-z])")


class Shape(IntEnum):
    """What a label could be, the likelier the higher."""

    NEVER = 0
    UNKNOWN = 1
    WORD = 2
    """One capitalised word: a given name, or a topic"""
    PERSON = 3
    OFFICE = 4
    ANONYMOUS = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could open a turn, and what stands around it."""

    index: int
    label: Label
    line: Line
    above: Line | None
    below: Line | None


def find_labels(lines: list[Line]) -> dict[int, Label]:
    """Return the labels of a document by the index of their line: those that its format gives, else those found."""
    given = {index: replace(line.label, rest=line.text) for index, line in enumerate(lines) if line.label}
    if given:
        return given
    candidates = list(_candidates(lines))
    spoken = [each for each in candidates if each.label.form not in {Form.ALONE, Form.TIMED}]
    found = _choose(spoken)
    timed = [each for each in candidates if each.label.form is Form.TIMED]
    if len(timed) > len(found):
        found |= _choose(timed)
    if len(found) < _FEWEST_ALONE:
        blocks = sum(line.apart for line in lines)
        alone = _choose_alone([each for each in candidates if each.label.form is Form.ALONE], blocks)
        found = alone if len(alone) > len(found) else found
    return found


def _candidates(lines: list[Line]) -> Iterable[Candidate]:
    above = None
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        label = label_of(line, below)
        if label and not (line.flows and above and not _ends_sentence(above.text)):
            yield Candidate(index, label, line, above, below)
        above = line


def shape_of(label: str) -> Shape:
    """Return what a label looks like by itself."""
    bare = words(label)
    shouted = is_shouted(label)
    if _is_unlikely(label, bare, shouted=shouted):
        return Shape.NEVER
    if is_anonymous(label):
        return Shape.ANONYMOUS
    tokens = label.split()
    if any(map(is_office, tokens)):
        return Shape.OFFICE if _is_office_label(label, shouted=shouted) else Shape.UNKNOWN
    head = tokens_of(label.partition(",")[0])
    if bare[0] in roles.HONORIFICS and len(bare) > 1:
        return Shape.PERSON if is_capital(tokens[-1]) or len(head) < len(tokens) else Shape.UNKNOWN
    if is_name(head):
        return Shape.WORD if len(head) == 1 and len(tokens) == 1 else Shape.PERSON
    return Shape.UNKNOWN


def is_anonymous(label: str) -> bool:
    """Say whether a label stands for somebody whom the document does not name."""
    bare = words(label)
    if len(bare) == 1:
        return bare[0] in roles.ANONYMOUS or bare[0] in roles.COLLECTIVES or bare[0] in roles.LETTERS
    if bare and bare[0] in roles.INDEFINITE and len(bare) <= _MOST_WORDS_UNKNOWN:
        return any(
            each in roles.COLLECTIVES or each in roles.ANONYMOUS or each.removesuffix("s") in roles.OFFICES
            for each in bare
        )
    return is_numbered(label)


def is_numbered(label: str) -> bool:
    """Say whether a label counts people: `Speaker 2`, `SENIOR OFFICIAL ONE`."""
    bare = words(label)
    if len(bare) < 2 or not _NUMBERED.fullmatch(label.strip()):  # noqa: PLR2004 - a word and its number
        return False
    counted = bare[-1].isdigit() or bare[-1] in roles.COUNTS or (len(bare[-1]) == 1 and bare[-2] in roles.ANONYMOUS)
    return counted and any(
        is_office(each) or each in roles.ANONYMOUS or each in {"voice", "man", "woman"} for each in bare
    )


def _is_unlikely(label: str, bare: list[str], *, shouted: bool) -> bool:
    if not bare or _UNLIKELY.search(label) or bare[0] in roles.STAGE_WORDS:
        return True
    if not any(len(each) > 1 or each in roles.LETTERS or not each.isascii() for each in bare):
        return True
    if bare[0] in roles.FIELD_WORDS or bare[-1] in roles.FIELD_WORDS:
        return not any(map(is_office, bare))
    return not shouted and _is_clause(label.split())


def _is_clause(tokens: list[str]) -> bool:
    """Say whether a word of sentences begins the tokens or stands among them in lower case (Said may be a name)."""
    first = word(tokens[0])
    if first in roles.CLAUSE_WORDS and first not in roles.NAMES_TOO:
        return True
    return "I" in tokens or any(token.islower() and word(token) in roles.CLAUSE_WORDS for token in tokens[1:])


def _is_office_label(label: str, *, shouted: bool) -> bool:
    """Say whether a label with an office ends as one does: with a name, with the office, or with its field."""
    tokens = label.split()
    if shouted or is_name(label.partition(",")[0].split()):
        return True
    return is_capital(tokens[-1]) or (is_capital(tokens[0]) and len(tokens) < _MOST_WORDS_UNKNOWN)


def _choose(candidates: list[Candidate]) -> dict[int, Label]:
    shapes = {each.label.text: shape_of(each.label.text) for each in candidates}
    plausible = [each for each in candidates if shapes[each.label.text] is not Shape.NEVER and not _is_listed(each)]
    counts = Counter(key(each.label.text) for each in plausible if each.label.form is not Form.TIGHT)
    believed = _believed(plausible, shapes, counts)
    return {
        each.index: each.label
        for each in plausible
        if key(each.label.text) in believed and not _is_read_aloud(each, shapes, counts)
    }


def _believed(plausible: list[Candidate], shapes: Mapping[str, Shape], counts: Counter[str]) -> set[str]:
    """Return the keys of the labels that belong to the system."""
    printed = {key(each.label.text): each.label.text for each in reversed(plausible) if key(each.label.text) in counts}
    sure = {name for name, label in printed.items() if _is_sure(label, shapes[label], counts[name])}
    shouted = {is_shouted(printed[name]) for name in sure if counts[name] > 1} or set(map(is_shouted, printed.values()))
    believed = {
        name for name in sure if counts[name] > 1 or is_shouted(printed[name]) in shouted or _is_titled(printed[name])
    }
    tokens = {word(token) for name in believed for token in printed[name].split()}
    # Where labels shout, a word that shouts before a colon is one.
    single_words = shouted == {True} or any(shapes[printed[name]] is Shape.WORD for name in believed)
    singles = {name for name, label in printed.items() if shapes[label] is Shape.WORD and name not in believed}
    alike = {name for name in singles if is_shouted(printed[name]) in shouted}
    if single_words or (not believed and _fills(plausible, alike)):
        return believed | alike
    tokens |= {word(each.label.note) for each in plausible if each.label.note and key(each.label.text) in believed}
    return believed | {name for name in singles if word(printed[name]) in tokens}


def _is_sure(label: str, shape: Shape, count: int) -> bool:
    if shape is Shape.UNKNOWN:
        return count >= _OFTEN and len(label.split()) <= _MOST_WORDS_UNKNOWN
    return shape > Shape.WORD or (shape is Shape.WORD and count > 1)


def _is_titled(label: str) -> bool:
    """Say whether a label says itself that it is a person: office and name, or form of address and name."""
    bare = words(label)
    return len(bare) > 1 and (bare[0] in roles.HONORIFICS or any(map(is_office, bare)))


def _fills(plausible: list[Candidate], names: set[str]) -> bool:
    """Say whether single words that come once open so many paragraphs that they are speakers."""
    opened = [each for each in plausible if key(each.label.text) in names]
    if len(opened) < 2:  # noqa: PLR2004 - a talk takes two
        return False
    return (opened[-1].index - opened[0].index) <= _FEW_LABELS_SHARE * len(opened)


def _is_listed(candidate: Candidate) -> bool:
    """Say whether the line is an entry of a list: a field without a value, an office and who holds it."""
    label, below = candidate.label, candidate.below
    if label.form is Form.COLON and not label.rest:
        return below is None or not _is_speech(below)
    names = label.rest.rstrip(". ").split() if label.form is Form.COLON else []
    if len(names) < 2 or not is_name(names) or not any(map(is_office, label.text.split())):  # noqa: PLR2004 - a name
        return False
    *office, given, family = ["", "", *label.text.split()]
    return not is_shouted(label.text) and (not is_name([given, family]) or word(office[-1]) in roles.PREPOSITIONS)


def _is_speech(line: Line) -> bool:
    label = label_of(line, None)
    return label is None or bool(label.rest)


def _is_read_aloud(candidate: Candidate, shapes: Mapping[str, Shape], counts: Counter[str]) -> bool:
    """Say whether somebody quotes here: the paragraph above announces it, or the speech stands in quotation marks."""
    label = candidate.label
    once = counts[key(label.text)] == 1
    shape = shapes[label.text]
    if shape is Shape.ANONYMOUS or (once and shape is not Shape.OFFICE):
        announced = (
            candidate.above is not None
            and candidate.above.text.endswith(":")
            and len(candidate.above.text.split()) > _LONGEST_LISTED
        )
        return announced or label.rest.startswith(_QUOTE)
    return False


def _choose_alone(candidates: list[Candidate], blocks: int) -> dict[int, Label]:
    """Choose labels that stand above their speech: the same few names again and again, or on most of the `blocks`."""
    shapes = {each.label.text: shape_of(each.label.text) for each in candidates}
    placed = [each for each in candidates if each.line.apart and shapes[each.label.text] >= Shape.WORD]
    named = [each for each in placed if shapes[each.label.text] > Shape.WORD]
    counts = Counter(key(each.label.text) for each in placed)
    again = [each for each in placed if counts[key(each.label.text)] > 1]
    if len(again) >= _FEWEST_ALONE:
        looks = {_look(each) for each in again}
        return {each.index: each.label for each in again + [one for one in named if _look(one) in looks]}
    touching = [each for each in named if each.below and not each.below.apart]
    return {each.index: each.label for each in touching} if 1 < len(touching) >= blocks // 2 else {}


def _look(candidate: Candidate) -> tuple[bool, bool]:
    """Return what labels that stand above their speech have in common."""
    return is_shouted(candidate.label.text), candidate.below is None or candidate.below.apart


def _ends_sentence(text: str) -> bool:
    return text.rstrip('"”’»)]*_ ').endswith((".", "!", "?", "…", ":", "—", "–", "-", "。", "！", "？"))
