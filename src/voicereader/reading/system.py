"""Which of the lines that could open a turn do: a document's labels are a system that it keeps to.

A document has one style of labels, or two: a form (a colon, a full stop, a line of its own), with or without emphasis.
What speaks for a style is pooled over the whole document (`styles`); the style that opens most turns is the
document's, and labels in another are believed where they name the same people.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from voicereader.reading.candidates import QUIET, Candidate, Style, is_titled
from voicereader.reading.entries import is_entry
from voicereader.reading.fields import fence_end
from voicereader.reading.heads import TIME_ALONE, head_of
from voicereader.reading.implied import IMPLIED, SIDES, implied_in
from voicereader.reading.joining import ends_sentence
from voicereader.reading.labels import readings_of
from voicereader.reading.names import word
from voicereader.reading.rules import Finding
from voicereader.reading.shapes import Shape, examiner_in, look_of
from voicereader.reading.sheet import Form, Known, Label, Line
from voicereader.reading.styles import Document, believe, counted, is_talk, plausible_of, refusal_of

_FENCE = "```"
_LONGEST_CODE = 200
_LONGEST_BRACKET = 12
_MOST_WORDS_REFUSED = 8
_MOST_LABELS, _MOST_PEOPLE = 30_000, 10_000
"""Different lines that could be labels, and labels believed: a file with more is a list or a dictionary."""

_ASIDE_FORMS = frozenset((Form.ALONE, Form.TIMED))
_ALONG = {Form.COLON: {Form.LETTER}, Form.LETTER: {Form.COLON}}
"""Forms that documents use side by side."""


_Believed = Mapping[Style, Mapping[int, tuple[Candidate, Finding]]]


@dataclass(frozen=True, slots=True)
class Findings:
    """Which lines open a turn, by their index, and why; and which were thought of and refused.

    `above` are labels that stand right above another one, by the other's index; `examiners` are who asks from a line
    on. `people` are those whom no label names: who asks and who answers.
    """

    labels: Mapping[int, Label]
    reasons: Mapping[int, Finding] = field(default_factory=dict)
    refused: tuple[tuple[int, Label, Finding], ...] = ()
    above: Mapping[int, str] = field(default_factory=dict)
    examiners: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[str, Known] = field(default_factory=dict)


def find_labels(lines: Sequence[Line]) -> Mapping[int, Label]:
    """Return the labels of a document by the index of their line: those that its format gives, else those found."""
    return findings_in(lines).labels


def findings_in(lines: Sequence[Line]) -> Findings:
    """Return the labels of a document and why they are believed, and what was thought of and refused."""
    given = {index: replace(line.label, rest=line.text) for index, line in enumerate(lines) if line.label}
    if given:
        return Findings(given, dict.fromkeys(given, Finding("given", 1.0)))
    candidates = list(_candidates(lines))
    if len({each.label.text for each in candidates}) > _MOST_LABELS:
        candidates = []
    believed = _believed(lines, candidates)
    chosen = _chosen(believed)
    chosen |= _named_by_part(candidates, chosen)
    if len({each.key for each, _ in chosen.values()}) > _MOST_PEOPLE or not is_talk(
        [each for each, _ in chosen.values()], len(lines)
    ):
        chosen = {}
    labels = {index: each.label for index, (each, _) in chosen.items()}
    implied = implied_in(lines, labels)
    refused = tuple(_refused(candidates, believed, labels | implied))
    reasons = {index: finding for index, (_, finding) in chosen.items()} | dict.fromkeys(implied, IMPLIED)
    return Findings(
        labels | implied,
        reasons,
        refused,
        above={index + 1: label.text for index, label, _ in refused if index + 1 in labels and not label.rest},
        examiners={index: who for index, label, _ in refused if (who := examiner_in(label.text))},
        people=SIDES if implied else {},
    )


def _believed(lines: Sequence[Line], candidates: Sequence[Candidate]) -> _Believed:
    """Judge each style by itself, with the counts of all styles of its form."""
    by_form: dict[Form, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_form[candidate.style.form].append(candidate)
    document = Document(lines)
    believed: dict[Style, Mapping[int, tuple[Candidate, Finding]]] = {}
    for group in by_form.values():
        plausible = plausible_of(group)
        counts = counted(plausible)
        for style in dict.fromkeys(each.style for each in plausible):
            believed[style] = believe(style, [each for each in plausible if each.style == style], counts, document)
    return believed


def _candidates(lines: Sequence[Line]) -> Iterator[Candidate]:
    above: Line | None = None
    bracket_ends = fence_end(lines) - 1
    code = _code(lines)
    labels: set[str] = set()
    for index, line in enumerate(lines):
        if len(labels) > _MOST_LABELS:
            return
        below = lines[index + 1] if index + 1 < len(lines) else None
        if index > bracket_ends and index not in code:
            bracket_ends = max(bracket_ends, _bracket_end(lines, index))
            if not line.nobodys and not (line.flows and above and not ends_sentence(above.text)):
                placed = replace(line, apart=True, opens=True) if above and TIME_ALONE.fullmatch(above.text) else line
                found = list(_readings(index, placed, above, below))
                labels.update(each.label.text for each in found)
                yield from found
        above = line


def _code(lines: Sequence[Line]) -> set[int]:
    """Return the lines between two fences, as Markdown has them around code."""
    inside: set[int] = set()
    begin: int | None = None
    for index, line in enumerate(lines):
        if not line.text.startswith(_FENCE) or _FENCE in line.text[len(_FENCE) :]:
            continue
        if begin is None or index - begin > _LONGEST_CODE:
            begin = index
        else:
            inside.update(range(begin, index + 1))
            begin = None
    return inside


def _readings(index: int, line: Line, above: Line | None, below: Line | None) -> Iterator[Candidate]:
    head = head_of(line)
    for label in readings_of(head, below):
        if line.opens or label.form not in QUIET:
            yield Candidate(index, label, look_of(label.text), head, line, above, below)


def _bracket_end(lines: Sequence[Line], begin: int) -> int:
    """Return the last line of a stage direction of several lines that begins there, else `begin - 1`."""
    if lines[begin].text[:1] not in {"(", "["}:
        return begin - 1
    depth = 0
    for index in range(begin, min(begin + _LONGEST_BRACKET, len(lines))):
        text = lines[index].text
        if index > begin and lines[index].apart:
            return begin - 1
        depth += text.count("(") + text.count("[") - text.count(")") - text.count("]")
        if depth <= 0:
            return index if index > begin and text[-1:] in {")", "]"} else begin - 1
    return begin - 1


def _chosen(believed: _Believed) -> dict[int, tuple[Candidate, Finding]]:
    """Choose the document's own style, and from others what goes with it."""
    if not any(believed.values()):
        return {}
    main = max(believed, key=lambda style: _weight(style, believed[style].values()))
    chosen = dict(believed[main])
    known = _Known(each for each, _ in chosen.values())
    for style in sorted(believed, key=lambda each: -len(believed[each])):
        for index, (candidate, finding) in believed[style].items():
            if index not in chosen and (_goes_along(style, main) or known.has(candidate)):
                chosen[index] = candidate, finding
            elif index not in chosen and _is_forgotten(candidate, main):
                chosen[index] = candidate, Finding("forgotten-style", finding.confidence * 0.6)
    return chosen


def _named_by_part(
    candidates: Iterable[Candidate], chosen: Mapping[int, tuple[Candidate, Finding]]
) -> dict[int, tuple[Candidate, Finding]]:
    """Believe single words in a style of the document's that are part of a label in another of its styles."""
    styles = {each.style for each, _ in chosen.values()}
    tokens = {word(token) for each, _ in chosen.values() for token in each.label.text.split()}
    return {
        each.index: (each, Finding("part-of-name", 0.7))
        for each in candidates
        if each.look.shape is Shape.WORD
        and each.index not in chosen
        and each.style in styles
        and word(each.label.text) in tokens
        and not is_entry(each)
    }


def _weight(style: Style, found: Iterable[tuple[Candidate, Finding]]) -> float:
    """Weigh a style by the turns that it would open; a form that needs no other sign counts for less."""
    return sum(finding.confidence for _, finding in found) * (0.8 if style.form in QUIET else 1.0)


def _goes_along(style: Style, main: Style) -> bool:
    return style.form in _ALONG.get(main.form, ()) and style.emphasis == main.emphasis


class _Known:
    """The people whom labels of the document's style name: by the whole label, and by family name."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        candidates = list(candidates)
        labels = {each.label.text for each in candidates}
        self._keys = {each.key for each in candidates}
        self._quiet = any(each.is_quiet and each.label.form is not Form.ALONE for each in candidates)
        self._last = {word(label.partition(",")[0].split()[-1]) for label in labels if label.partition(",")[0].split()}

    def has(self, candidate: Candidate) -> bool:
        label = candidate.label.text
        if candidate.is_quiet:
            return self._quiet and candidate.key in self._keys
        tokens = label.partition(",")[0].split()
        return candidate.key in self._keys or (bool(tokens) and word(tokens[-1]) in self._last)


def _is_forgotten(candidate: Candidate, main: Style) -> bool:
    """Say whether a label lacks the emphasis or the place that the others have, and is a person by itself."""
    if candidate.label.form is not main.form or candidate.label.form is not Form.COLON:
        return False
    if replace(candidate.style, above=main.above) == main and candidate.look.shape is Shape.PERSON:
        return True
    return candidate.look.shape is Shape.ANONYMOUS or is_titled(candidate.label.text)


def _refused(
    candidates: Iterable[Candidate], believed: _Believed, labels: Mapping[int, Label]
) -> Iterator[tuple[int, Label, Finding]]:
    """Yield what looks like a label and was not taken for one, once for each line."""
    seen: set[int] = set()
    for each in candidates:
        if each.index in labels or each.index in seen or each.label.form in QUIET:
            continue
        if len(each.label.text.split()) > _MOST_WORDS_REFUSED:
            continue
        seen.add(each.index)
        taken = believed.get(each.style, {}).get(each.index)
        yield each.index, each.label, refusal_of(each) if not taken else Finding("another-style", 0.6)
