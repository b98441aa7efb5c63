"""Who is who: which labels name one person."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from voicereader.model import Speaker
from voicereader.reading import roles
from voicereader.reading.circle import Person
from voicereader.reading.gathering import Gathering, Said
from voicereader.reading.language import language_of
from voicereader.reading.listing import Listed
from voicereader.reading.names import key, slug, units, unshouted, word, words
from voicereader.reading.naming import Naming, name_all, person_in
from voicereader.reading.rules import Finding
from voicereader.reading.shapes import is_anonymous, is_crowd, is_numbered, is_side
from voicereader.reading.sheet import Form, Known, Label

_SIDE_SHARE = 0.4
_FEWEST_OF_A_SIDE = 10
_FEWEST_QUESTIONS = 5
_FEWEST_ANSWERS = 2
_NOBODY = Listed()


@dataclass(frozen=True, slots=True)
class Around:
    """What a document says of its people besides labels.

    `text` is all that it says, `listed` whom its lists name. `above` are labels that stood right above others, by
    the place of the other; `examiners` are who asks from a place on (`BY MR. SMITH:`).
    """

    text: str = ""
    listed: Listed = _NOBODY
    above: Mapping[int, str] = field(default_factory=dict)
    examiners: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers, in order of appearance, and for each label in turn the id of its speaker, and why it is theirs."""

    speakers: tuple[Speaker, ...]
    ids: list[str]
    reasons: list[Finding]


def cast_of(
    labels: Sequence[Label],
    around: Around = Around(),
    known: Mapping[str, Known] = MappingProxyType({}),
) -> Cast:
    """Return who speaks under each of a document's labels, in order.

    `known` are the people whom its format knows, by the key that labels name.
    """
    named = {place: label for place, label in enumerate(labels) if label.person not in known}
    said, above = _said(named, around)
    gathering = Gathering(said, _neighbours([label.text for label in labels]), around.listed, above)
    return _Casting(labels, gathering.found, known, around).cast()


def _said(labels: Mapping[int, Label], around: Around) -> tuple[list[Said], dict[int, Naming]]:
    """Return what each label says that is not anonymous, in order, and what the labels above others do."""
    notes: dict[str, str | None] = {}
    for label in labels.values():
        if not is_anonymous(label.text):
            notes[label.text] = notes.get(label.text) or label.note
    extra: dict[str, str | None] = {
        text: None for text in around.above.values() if text not in notes and not is_anonymous(text)
    }
    extra |= {text: None for text in around.examiners.values() if text not in notes}
    namings = name_all(notes | extra, around.text)
    houses = _houses(labels, namings)
    said = [
        Said(place, _with_bracket(namings[label.text], label.note, houses))
        for place, label in labels.items()
        if label.text in namings
    ]
    above = {place: namings[text] for place, text in around.above.items() if text in namings}
    return said, above


def _houses(labels: Mapping[int, Label], namings: Mapping[str, Naming]) -> set[str]:
    """Return the labels of a family name alone that stand with several towns or parties: each is somebody else."""
    notes: dict[str, set[str]] = {}
    for label in labels.values():
        naming = namings.get(label.text)
        if naming and naming.name and label.note and " " not in naming.name and label.note[:1].isupper():
            notes.setdefault(label.text, set()).add(label.note)
    return {text for text, found in notes.items() if len(found) > 1}


def _with_bracket(naming: Naming, note: str | None, houses: set[str]) -> Naming:
    """Return a naming with the bracket of its place, where that may tell people apart."""
    if naming.name is None:
        return replace(naming, bracket=note if person_in(note) else None)
    return replace(naming, bracket=note) if naming.label in houses and note else naming


def _neighbours(labels: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs of labels that follow each other: nobody answers themselves under another label."""
    return {pair for one, other in pairwise(labels) for pair in ((one, other), (other, one))}


class _Casting:
    """Makes speakers of people, of those whom the format knows, and of those whom nobody names."""

    def __init__(
        self,
        labels: Sequence[Label],
        found: Mapping[int, tuple[Person, Finding]],
        known: Mapping[str, Known],
        around: Around,
    ) -> None:
        self._labels, self._found, self._known, self._around = labels, found, known, around
        self._speakers: dict[Hashable, Speaker] = {}
        self._taken: Counter[str] = Counter()
        self._appeared = {(found[place][0], labels[place].text): place for place in sorted(found, reverse=True)}
        self._sides = _sides(labels, found)
        self._letters = _letters((label.text for label in labels), around.text)

    def cast(self) -> Cast:
        ids, reasons = [], []
        examiner: Person | None = None
        people = {label.text: self._found[place][0] for place, label in enumerate(self._labels) if place in self._found}
        for place, label in enumerate(self._labels):
            asks = self._around.examiners.get(place)
            examiner = (people.get(asks) or examiner) if asks else examiner
            same, reason = self._who(place, label, examiner, people)
            if same not in self._speakers:
                self._speakers[same] = self._made(same, label)
            ids.append(self._speakers[same].id)
            reasons.append(reason)
        return Cast(tuple(self._with_aliases(ids)), ids, reasons)

    def _who(
        self, place: int, label: Label, examiner: Person | None, people: Mapping[str, Person]
    ) -> tuple[Hashable, Finding]:
        if label.person in self._known:
            return ("known", label.person), Finding("given", 1.0)
        if label.text in self._letters:
            return key(label.text), Finding("side", 0.8)
        if place in self._found:
            return self._found[place]
        letter = word(label.text)[:1] if is_side(label.text) else ""
        if letter == "q" and examiner:
            return examiner, Finding("examiner", 0.85)
        if letter == "a" and (witness := self._witness(people)):
            return witness, Finding("witness", 0.8)
        return self._nobody(label, place)

    def _witness(self, people: Mapping[str, Person]) -> Person | None:
        return people.get(next((text for text in people if words(text)[-1:] == ["witness"]), ""))

    def _nobody(self, label: Label, place: int) -> tuple[Hashable, Finding]:
        """Tell who is the same for one anonymous person.

        A number or a crowd is one voice. So is a side of a conversation: `Q`, or `Question` in an interview with
        one person. Any other `Question:` is somebody else each time.
        """
        text = label.text
        if is_side(text):
            return word(text)[:1], Finding("side", 0.9)
        if text in self._sides:
            return key(text), Finding("side", 0.75)
        if label.form is Form.GIVEN:
            return key(text), Finding("given", 1.0)
        if is_numbered(text):
            return key(text), Finding("numbered", 0.95)
        if is_crowd(text):
            return key(text), Finding("crowd", 0.9)
        return (key(text), place), Finding("somebody-else", 0.7)

    def _made(self, same: Hashable, label: Label) -> Speaker:
        if isinstance(same, Person):
            same.namings.sort(key=lambda naming: self._appeared.get((same, naming.label), len(self._labels)))
            return _speaker(same, self._taken)
        if label.person in self._known:
            person = self._known[label.person or ""]
            identity = _unique(slug(person.name), self._taken)
            return Speaker(identity, person.name, person.role, (), person.gender, person.anonymous)
        letter = word(label.text)[:1] if is_side(label.text) or label.text in self._letters else ""
        name = self._letters.get(label.text) or roles.LETTERS.get(letter) or unshouted(label.text.split(), {})
        return Speaker(id=_unique(slug(name), self._taken), name=name, anonymous=True)

    def _with_aliases(self, ids: Sequence[str]) -> Iterable[Speaker]:
        aliases: dict[str, dict[str, None]] = {}
        for label, identity in zip(self._labels, ids, strict=True):
            aliases.setdefault(identity, {})[label.text] = None
        return (
            replace(speaker, aliases=tuple(text for text in aliases[speaker.id] if text))
            for speaker in self._speakers.values()
        )


def _sides(labels: Sequence[Label], found: Mapping[int, tuple[Person, Finding]]) -> set[str]:
    """Return the labels without a name that are one side of a conversation."""
    counts = Counter(label.text for label in labels)
    anonymous = [text for text in counts if is_anonymous(text) and not is_side(text)]
    often = {text for text in anonymous if counts[text] >= max(_FEWEST_OF_A_SIDE, _SIDE_SHARE * len(labels))}
    if len(counts) > 2 and len({id(person) for person, _ in found.values()}) + len(anonymous) != 2:  # noqa: PLR2004 - two talk
        return often
    asked = set(anonymous)
    both = len(asked) == 2 and any(set(words(text)) & roles.ANSWERS for text in asked)  # noqa: PLR2004 - two sides
    alternating = all(one.text != other.text for one, other in pairwise(labels))
    fewest = _FEWEST_QUESTIONS if any(set(words(text)) & roles.QUESTIONS for text in asked) else _FEWEST_ANSWERS
    enough = both or (alternating and len(asked) == 1 and counts[anonymous[0]] >= fewest)
    return often | (asked if enough else set())


def _letters(labels: Iterable[str], text: str) -> dict[str, str]:
    """Return whom lone letters stand for, where they are the two sides of questions and answers of some language."""
    lone = {label for label in labels if len(key(label)) == 1}
    pairs = roles.LETTER_PAIRS.get(frozenset(map(key, lone)), {})
    if not pairs:
        return {}
    names = (pairs.get(language_of([text])) if len(pairs) > 1 else None) or next(iter(pairs.values()))
    return {label: names[key(label)] for label in lone}


def _speaker(person: Person, taken: Counter[str]) -> Speaker:
    named = [naming for naming in person.namings if naming.name] or person.namings[:1]
    name = max(named, key=lambda naming: (len(units((naming.name or "").split())), len(naming.full_name))).full_name
    return Speaker(
        id=_unique(slug(name), taken),
        name=name,
        role=next((naming.role for naming in person.namings if naming.role and naming.name), None),
        gender=person.gender,
    )


def _unique(wanted: str, taken: Counter[str]) -> str:
    """Return the id, with a number where it is taken: `question`, `question-2`."""
    unique = wanted
    while taken[unique]:
        taken[wanted] += 1
        unique = f"{wanted}-{taken[wanted]}"
    taken[unique] += 1
    return unique
