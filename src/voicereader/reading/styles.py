"""What speaks for a style of labels, pooled over the whole document: how many, who, and whether they come back."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from voicereader.reading import roles
from voicereader.reading.candidates import Candidate, Style, is_titled
from voicereader.reading.entries import is_entry, listed_in
from voicereader.reading.names import is_cased, is_family_first, is_office, is_shouted, key, unaddressed, word
from voicereader.reading.rules import Finding
from voicereader.reading.shapes import Shape
from voicereader.reading.sheet import Form, Line

_MOST_WORDS_UNKNOWN = 5
_OFTEN = 3
_FEW_LABELS_SHARE = 4
_FEWEST_WORDS_ANNOUNCING = 7
_FEWEST_ALONE = 3
_FEWEST_SHOUTED = 3
_AROUND = "\"'“”‘’«»().,;:!?…[]*_"
_MOSTLY = 0.8
_PURELY = 0.9
_QUOTES = ("“", '"', "«", "„", "”", "‘", "「", "『")

_Found = Mapping[int, tuple[Candidate, Finding]]


def plausible_of(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what is never a label, and the entries of lists."""
    listed = listed_in(candidates)
    return [each for each in candidates if each.shape is not Shape.NEVER and each.index not in listed]


def counted(plausible: Iterable[Candidate]) -> Counter[str]:
    """Count how often each label comes; without a space after its colon it counts for nothing."""
    return Counter(each.key for each in plausible if each.label.form is not Form.TIGHT)


class Document:
    """What the whole document says of words: how many paragraphs it has, and which words it has in lower case."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.blocks = sum(line.apart for line in lines)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that begin with a small letter somewhere: no names."""
        tokens = (token.strip(_AROUND) for line in self._lines for token in line.text.split())
        return frozenset(token for token in tokens if token[:1].islower())

    def is_topic(self, candidate: Candidate) -> bool:
        """Say whether a single capitalised word is an ordinary word elsewhere."""
        label = candidate.label.text
        return candidate.shape is Shape.WORD and label[:1].isupper() and label.lower() in self.small_words


def believe(style: Style, plausible: Sequence[Candidate], counts: Counter[str], document: Document) -> _Found:
    """Return which of the candidates of one style are labels, by index.

    `counts` are those of all styles with the same form.
    """
    if style.form is Form.ALONE:
        return _alone(plausible, counts, document.blocks)
    if not _is_system(style, plausible, counts):
        return {}
    rules = _rules(plausible, counts, document)
    asked = "q" in counts or any(frozenset((letter, "a")) in roles.LETTER_PAIRS for letter in counts)
    if "a" in rules and not asked and style.form is not Form.LETTER:
        del rules["a"]  # an answer takes a question
    return {
        each.index: (each, rules[each.key])
        for each in plausible
        if each.key in rules and not _is_read_aloud(each, counts)
    }


def _is_system(style: Style, plausible: Sequence[Candidate], counts: Counter[str]) -> bool:
    """Say whether a document would use this style: one that prose has as well must come back, with several people."""
    people = {name for name, count in counts.items() if count > 1}
    again = sum(counts[name] for name in people)
    comes_back = again >= _OFTEN and len(people) > 1
    match style.form:
        case Form.COLON | Form.MARK:
            return True
        case Form.STOP_DASH | Form.TIMED:
            return len(plausible) > 1
        case Form.LETTER:
            return _are_sides(counts)
        case Form.BRACKET | Form.STRONG:
            named = sum(each.shape >= Shape.PERSON for each in plausible)
            return len(counts) > 1 and (again > 1 or named >= _OFTEN)
        case Form.STOP:
            chaired = again >= _OFTEN and len(counts) > 1 and any(each.shape > Shape.PERSON for each in plausible)
            return comes_back or chaired or any(map(_is_certain, plausible))
        case Form.DASH:
            comes_back = comes_back or (len(counts) > 1 and sum(map(_is_certain, plausible)) >= _OFTEN)
    return comes_back


def _are_sides(counts: Counter[str]) -> bool:
    """Say whether lone letters are sides of a conversation: `Q` and `A`, or any two that come back."""
    letters = {letter for letter in counts if letter in roles.LETTERS}
    if letters - {"a"}:
        return True
    two = counts.most_common(2)
    return len(two) > 1 and two[1][1] > 1 and two[0][1] + two[1][1] == counts.total()


def _is_certain(candidate: Candidate) -> bool:
    """Say whether a label is one by itself: a form of address or an office with a name in capitals."""
    label = candidate.label.text
    tokens = label.split()
    shouted = any(len(token) >= _FEWEST_SHOUTED and is_shouted(token) for token in tokens)  # no acronym
    honorific, _ = unaddressed(tokens)
    return shouted and (honorific is not None or any(map(is_office, tokens)) or candidate.look.shouted)


def _rules(plausible: Sequence[Candidate], counts: Counter[str], document: Document) -> dict[str, Finding]:
    """Return the keys of the labels that belong to the system, with the rule that lets each in."""
    first = {each.key: each for each in reversed(plausible) if each.key in counts}
    sure = {name: each for name, each in first.items() if _is_sure(each, counts[name])}
    if any(each.is_quiet for each in sure.values()):
        sure = _titled_alike(sure, counts)
    shouted = {each.look.shouted for name, each in sure.items() if counts[name] > 1}
    shouted = shouted or {each.look.shouted for each in first.values()}
    believed = {
        name: _finding(each, counts[name])
        for name, each in sure.items()
        if counts[name] > 1
        or each.look.shouted in shouted
        or each.shape is Shape.ANONYMOUS
        or is_titled(each.label.text)
    }
    # Where labels shout, a word that shouts before a colon is one.
    single_words = shouted == {True} or any(first[name].shape is Shape.WORD for name in believed)
    singles = {name: each for name, each in first.items() if each.shape is Shape.WORD and name not in believed}
    alike = {
        name: Finding("like-others", 0.6)
        for name, each in singles.items()
        if each.look.shouted in shouted and not document.is_topic(each)
    }
    pure = _is_pure(plausible, believed)
    offices = pure and {first[name].shape for name in believed} >= {Shape.OFFICE}
    single_words = single_words or (offices and all(" " not in first[name].label.text for name in believed))
    if single_words or (not believed and _fills(plausible, alike)):
        return believed | alike
    if pure:
        caseless = {name: each for name, each in singles.items() if not is_cased(each.label.text)}
        believed |= {name: Finding("like-others", 0.55) for name in caseless}
    tokens = {word(token) for name in believed for token in first[name].label.text.split()}
    tokens |= {word(each.label.note) for each in plausible if each.label.note and each.key in believed}
    part = Finding("part-of-name", 0.8)
    return believed | {name: part for name, each in singles.items() if word(each.label.text) in tokens}


def _is_pure(plausible: Sequence[Candidate], believed: Mapping[str, Finding]) -> bool:
    """Say whether nearly everything that has the document's style could be a label, and half of it is."""
    could = sum(each.shape >= Shape.WORD for each in plausible)
    return (
        could >= _PURELY * len(plausible) and 2 * sum(each.key in believed for each in plausible) >= len(plausible) > 1
    )


def _titled_alike(sure: dict[str, Candidate], counts: Counter[str]) -> dict[str, Candidate]:
    """Where nearly all labels have an office or a form of address, leave out those that have none."""
    titled = {name for name, each in sure.items() if _says_itself(each)}
    if all(counts[name] == 1 for name in sure.keys() - titled):
        return {
            name: each for name, each in sure.items() if name in titled or "," in each.label.text or each.label.note
        }
    weight = sum(counts[name] for name in titled)
    total = sum(counts[name] for name in sure)
    return {name: sure[name] for name in titled} if weight >= _MOSTLY * total else sure


def _says_itself(candidate: Candidate) -> bool:
    """Say whether a label says itself that it is a person, by an office, a form of address, or initials behind."""
    label = candidate.label.text
    return is_titled(label) or candidate.shape > Shape.PERSON or is_family_first(label.split())


def _finding(candidate: Candidate, count: int) -> Finding:
    """Return the rule that lets a sure label in; coming back makes it surer."""
    again = count > 1
    match candidate.shape:
        case Shape.ANONYMOUS:
            return Finding("voice", 0.95 if again else 0.8)
        case Shape.OFFICE:
            return Finding("office", 0.95 if again else 0.85)
        case Shape.PERSON:
            return Finding("name", 0.95 if again else 0.75)
    return Finding("comes-back", min(0.9, 0.5 + count / 20))


def _is_sure(candidate: Candidate, count: int) -> bool:
    if candidate.shape is Shape.UNKNOWN:
        return count >= _OFTEN and len(candidate.label.text.split()) <= _MOST_WORDS_UNKNOWN
    if candidate.is_quiet and count == 1 and candidate.shape is Shape.PERSON:
        label = candidate.label.text
        return candidate.look.shouted or is_titled(label) or "," in label or is_family_first(label.split())
    return candidate.shape > Shape.WORD or (candidate.shape is Shape.WORD and count > 1)


def is_talk(chosen: Sequence[Candidate], length: int) -> bool:
    """Say whether labels make a talk: somebody who says to be a person, two who come back, or words that open most.

    A name that comes once makes one only near the begin of the document's `length` lines.
    """
    counts = counted(chosen)
    people = {each.key for each in chosen if each.shape is not Shape.UNKNOWN}
    if any(each.shape > Shape.PERSON or is_titled(each.label.text) for each in chosen):
        return True
    named = {each.key for each in chosen if each.shape is Shape.PERSON}
    if len(people) > 1:
        return bool(named) or len(chosen) > _OFTEN or _fills(chosen, people)
    lone = bool(named) and (len(chosen) > 1 or chosen[0].index * _OFTEN <= length)
    return lone or (len(counts) > 1 and len(chosen) > _OFTEN) or (bool(people) and len(chosen) > _OFTEN)


def _fills(plausible: Sequence[Candidate], names: Iterable[str]) -> bool:
    """Say whether single words that come once open so many paragraphs that they are speakers."""
    names = set(names)
    opened = [each for each in plausible if each.key in names]
    if len(opened) < 2:  # noqa: PLR2004 - a talk takes two
        return False
    return (opened[-1].index - opened[0].index) <= _FEW_LABELS_SHARE * len(opened)


def refusal_of(candidate: Candidate) -> Finding:
    """Return why a candidate is no label, where its style is the document's."""
    if candidate.look.refusal:
        return Finding(candidate.look.refusal, 0.9)
    if is_entry(candidate):
        return Finding("list-entry", 0.8)
    if candidate.shape is Shape.UNKNOWN:
        return Finding("unknown-words", 0.7)
    quoted = _is_announced(candidate) or candidate.label.rest.startswith(_QUOTES)
    return Finding("quoted" if quoted else "lonely", 0.6)


def _is_read_aloud(candidate: Candidate, counts: Counter[str]) -> bool:
    """Say whether somebody quotes here: the paragraph above announces it, or the speech stands in quotation marks."""
    once = counts[candidate.key] == 1
    if candidate.shape is Shape.ANONYMOUS or (once and candidate.shape is not Shape.OFFICE):
        return _is_announced(candidate) or candidate.label.rest.startswith(_QUOTES)
    return False


def _is_announced(candidate: Candidate) -> bool:
    above = candidate.above
    return above is not None and above.text.endswith(":") and len(above.text.split()) >= _FEWEST_WORDS_ANNOUNCING


def _alone(plausible: Sequence[Candidate], counts: Counter[str], blocks: int) -> _Found:
    """Choose labels that stand above their speech: the same few names again and again, or on most of the `blocks`."""
    placed = [each for each in plausible if each.line.apart and each.shape >= Shape.WORD]
    named = [each for each in placed if each.shape > Shape.WORD]
    again = [each for each in placed if counts[each.key] > 1]
    if len(again) >= _FEWEST_ALONE:
        looks = {_place(each) for each in again}
        found = _introduced([*again, *(each for each in named if _place(each) in looks)], counts)
        return {each.index: (each, _finding(each, counts[each.key])) for each in found}
    touching = [each for each in named if each.below and not each.below.apart]
    if not 1 < len(touching) >= blocks // 2:
        return {}
    return {each.index: (each, Finding("name", 0.6)) for each in touching}


def _introduced(found: Sequence[Candidate], counts: Counter[str]) -> Sequence[Candidate]:
    """Where whoever comes back has a note or an office at first, take what comes once without for headings."""
    told = {each.key for each in found if each.label.note or is_titled(each.label.text) or each.shape > Shape.PERSON}
    told |= {key(each.label.note) for each in found if each.label.note}
    people = {each.key for each in found if counts[each.key] > 1}
    if len(people & told) < _MOSTLY * len(people):
        return found
    return [each for each in found if counts[each.key] > 1 or each.key in told]


def _place(candidate: Candidate) -> tuple[bool, bool]:
    """Return what labels that stand above their speech have in common."""
    return candidate.look.shouted, candidate.below is None or candidate.below.apart
