"""Who is who: which labels name one person."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from voicereader.model import Gender, Speaker
from voicereader.reading import roles
from voicereader.reading.names import is_initial, is_name, key, slug, tokens_of, units, unshouted, word, words
from voicereader.reading.naming import Naming, gender_of, name_all, unaddressed
from voicereader.reading.sheet import Form, Known, Label
from voicereader.reading.system import is_anonymous, is_numbered

_FEWEST_LETTERS_MISSPELT = 5
_MOST_COMPARED = 200
_MOST_INITIALS = 4
_SIDE_SHARE = 0.4
_FEWEST_OF_A_SIDE = 10


@dataclass(slots=True, eq=False)
class _Person:
    """Somebody while they are being found out: what each of their labels says, in order."""

    namings: list[Naming] = field(default_factory=list)

    @property
    def gender(self) -> Gender | None:
        return next((naming.gender for naming in self.namings if naming.gender), None)


def cast_of(
    labels: Sequence[Label], text: str, known: Mapping[str, Known] = MappingProxyType({})
) -> tuple[tuple[Speaker, ...], list[str]]:
    """Return the speakers, in order of appearance, and for each label in turn the id of its speaker.

    `labels` are a document's labels in order, `text` is all it says: mentions are evidence. `known` are the
    people whom its format knows, by the key that labels name.
    """
    notes: dict[str, str | None] = {}
    for label in labels:
        if label.person not in known and not is_anonymous(label.text):
            notes[label.text] = notes.get(label.text) or label.note
    gathering = _Gathering(name_all(notes, text), _neighbours([label.text for label in labels]))
    return _with_ids(labels, gathering.people, known)


def _neighbours(labels: list[str]) -> set[tuple[str, str]]:
    """Return the pairs of labels that follow each other: nobody answers themselves under another label."""
    return {pair for one, other in pairwise(labels) for pair in ((one, other), (other, one))}


class _Gathering:
    """Gathers labels into people, the surest evidence first."""

    def __init__(self, namings: dict[str, Naming], neighbours: set[tuple[str, str]]) -> None:
        self.people: dict[str, _Person] = {}
        self._neighbours = neighbours
        self._by: dict[tuple[str, str], list[_Person]] = defaultdict(list)
        waiting = list(namings.values())
        for accept in (
            self._by_full_name,
            self._by_person_in_bracket,
            self._by_part,
            self._by_initials,
            self._by_office,
        ):
            waiting = [naming for naming in waiting if not accept(naming)]

    def _by_full_name(self, naming: Naming) -> bool:
        if naming.name is None or len(units(naming.name.split())) < 2:  # noqa: PLR2004 - given and family name
            return False
        person = self._one("full", key(naming.name)) or self._abbreviated(naming) or self._misspelt(naming)
        self._join(person or _Person(), naming)
        return True

    def _by_person_in_bracket(self, naming: Naming) -> bool:
        """`The Secretary for Education (Jane Smith)`: the office outside, the person in the bracket."""
        inside = tokens_of((naming.bracket or "").partition("(")[0].strip(" ,"))
        honorific, tokens = unaddressed(inside)
        if naming.name is not None or not is_name(tokens):
            return False
        name = " ".join(tokens)
        inner = replace(naming, name=name, honorific=honorific, title=None, bracket=None, gender=gender_of(honorific))
        self._join(self._one("full" if len(tokens) > 1 else "part", key(name)) or _Person(), inner)
        return True

    def _by_part(self, naming: Naming) -> bool:
        """A family name alone, or a given name alone, of somebody who is named in full elsewhere."""
        if naming.name is None:
            return False
        part = key(naming.name)
        person = (
            self._one("full", part)
            or self._one("last", part, naming)
            or (None if naming.honorific else self._one("first", part, naming))
        )
        if person is None and self._initials_of(naming):
            return False
        self._join(person or self._namesake(naming) or _Person(), naming)
        return True

    def _namesake(self, naming: Naming) -> _Person | None:
        """Return who has the same family name alone, unless one is Mr and the other Ms."""
        found = [each for each in self._by["part", _part_key(naming)] if not _is_other_gender(each, naming)]
        return found[0] if len(found) == 1 else None

    def _by_initials(self, naming: Naming) -> bool:
        if naming.name is None:
            return False
        self._join(self._initials_of(naming) or _Person(), naming)
        return True

    def _initials_of(self, naming: Naming) -> _Person | None:
        letters = naming.label.replace(".", "")
        if not 1 < len(letters) <= _MOST_INITIALS or sum(map(str.isupper, letters)) < 2:  # noqa: PLR2004 - J. S.
            return None
        return self._one("note", key(letters)) or self._one("initials", key(letters), naming)

    def _by_office(self, naming: Naming) -> bool:
        office = _office_key(naming.role or naming.label)
        self._join(self._one("office", office, naming) or _Person(), naming)
        return True

    def _one(self, how: str, what: str, naming: Naming | None = None) -> _Person | None:
        """Return the only person known that way; weak evidence (with `naming`) yields to contradiction."""
        found = self._by.get((how, what), [])
        if naming is not None:
            found = [person for person in found if not self._contradicts(person, naming)]
        return found[0] if len(found) == 1 else None

    def _contradicts(self, person: _Person, naming: Naming) -> bool:
        return _is_other_gender(person, naming) or any(
            (known.label, naming.label) in self._neighbours for known in person.namings
        )

    def _abbreviated(self, naming: Naming) -> _Person | None:
        """`V. Smith` is the only V… Smith, and the other way round."""
        person = self._one("abbreviated", _abbreviation(units((naming.name or "").split())), naming)
        known = all(is_initial((each.name or "").split()[0]) for each in person.namings) if person else False
        return person if known or is_initial((naming.name or "").split()[0]) else None

    def _misspelt(self, naming: Naming) -> _Person | None:
        known = self._by["all", ""]
        if len(known) > _MOST_COMPARED:
            return None
        return next((each for each in known if self._is_misspelt(each, naming)), None)

    def _is_misspelt(self, person: _Person, naming: Naming) -> bool:
        name = person.namings[0].name
        return bool(name and naming.name and _is_slip(name, naming.name)) and not self._contradicts(person, naming)

    def _join(self, person: _Person, naming: Naming) -> None:
        person.namings.append(naming)
        self.people[naming.label] = person
        for known in [("all", ""), *_keys_of(naming)]:
            namesakes = self._by[known]
            # More namesakes than that say no more than that many: nobody is the only one.
            if len(namesakes) <= _MOST_COMPARED and person not in namesakes:
                namesakes.append(person)


def _keys_of(naming: Naming) -> Iterable[tuple[str, str]]:
    """Return by what a person may be known later."""
    if naming.role:
        yield "office", _office_key(naming.role)
    if naming.name is None:
        return
    grouped = units(naming.name.split())
    if len(grouped) == 1:
        yield "part", _part_key(naming)
        return
    yield "full", key(naming.name)
    yield "last", key(" ".join(grouped[-1]))
    yield "last", key(grouped[-1][-1])
    yield "first", key(grouped[0][0])
    yield "abbreviated", _abbreviation(grouped)
    yield "initials", "".join(key(token)[:1] for token in naming.name.split())
    yield "initials", key(grouped[0][0])[:1] + key(grouped[-1][-1])[:1]
    if naming.bracket and len(naming.bracket) <= _MOST_INITIALS:
        yield "note", key(naming.bracket)


def _is_other_gender(person: _Person, naming: Naming) -> bool:
    return bool(person.gender and naming.gender and person.gender != naming.gender)


def _abbreviation(grouped: list[list[str]]) -> str:
    return key(grouped[0][0])[:1] + key(grouped[-1][-1])


def _part_key(naming: Naming) -> str:
    return key(naming.name or "")


def _office_key(role: str) -> str:
    return "".join(each for each in words(role) if each not in roles.ARTICLES)


def _is_slip(one: str, other: str) -> bool:
    """Say whether two names differ by one letter within one word: Fyodor, Fydor."""
    ones, others = one.casefold().split(), other.casefold().split()
    if len(ones) != len(others):
        return False
    unlike = [pair for pair in zip(ones, others, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and min(map(len, unlike[0])) >= _FEWEST_LETTERS_MISSPELT and _is_one_letter_off(*unlike[0])


def _is_one_letter_off(one: str, other: str) -> bool:
    """Compare ends: first and last letter are never the slip, since Ivanov and Ivanova are two people."""
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < min(len(one), len(other)) - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    return begin > 0 and end > 0 and max(len(one), len(other)) - begin - end <= 1


def _with_ids(
    labels: Sequence[Label], people: Mapping[str, _Person], known: Mapping[str, Known]
) -> tuple[tuple[Speaker, ...], list[str]]:
    speakers: dict[Hashable, Speaker] = {}
    taken: Counter[str] = Counter()
    counts = Counter(label.text for label in labels)
    sides = {text for text, count in counts.items() if count >= max(_FEWEST_OF_A_SIDE, _SIDE_SHARE * len(labels))}
    appeared = {text: place for place, text in enumerate(counts)}
    called: dict[str | None, list[str]] = defaultdict(list)
    for label in labels:
        called[label.person].append(label.text)
    ids = []
    for place, label in enumerate(labels):
        named = known.get(label.person or "")
        person = None if named else people.get(label.text)
        same: Hashable = ("known", label.person) if named else id(person) if person else None
        same = same or _anonymous_key(label, place, sides)
        if same not in speakers:
            if named:
                speakers[same] = _known(named, called[label.person], taken)
            elif person:
                person.namings.sort(key=lambda naming: appeared[naming.label])
                speakers[same] = _speaker(person, taken)
            else:
                speakers[same] = _nobody(label.text, taken)
        ids.append(speakers[same].id)
    return tuple(speakers.values()), ids


def _known(person: Known, labels: Iterable[str], taken: Counter[str]) -> Speaker:
    """Return a speaker whom the format knows."""
    aliases = tuple(dict.fromkeys(labels))
    unique = _unique(slug(person.name), taken)
    return Speaker(unique, person.name, person.role, aliases, person.gender, person.anonymous)


def _anonymous_key(label: Label, place: int, sides: set[str]) -> Hashable:
    """Return what is the same for one anonymous person.

    A number or a crowd is one voice. So is a side of a conversation: `Q`, or `Question` in a long interview,
    where it opens nearly every other turn. Any other `Question:` is somebody else each time, unless it is the
    format that calls them so.
    """
    bare = words(label.text)
    steady = (
        label.form is Form.GIVEN
        or is_numbered(label.text)
        or label.text in sides
        or bare[0] in roles.LETTERS
        or bool(roles.COLLECTIVES.intersection(bare))
    )
    return key(label.text) if steady else (key(label.text), place)


def _speaker(person: _Person, taken: Counter[str]) -> Speaker:
    name = max(
        (naming.full_name for naming in person.namings if naming.name), key=len, default=person.namings[0].full_name
    )
    return Speaker(
        id=_unique(slug(name), taken),
        name=name,
        role=next((naming.role for naming in person.namings if naming.role and naming.name), None),
        aliases=tuple(naming.label for naming in person.namings),
        gender=person.gender,
    )


def _nobody(label: str, taken: Counter[str]) -> Speaker:
    name = roles.LETTERS.get(word(label)) or unshouted(label.split(), {})
    return Speaker(id=_unique(slug(name), taken), name=name, aliases=(label,), anonymous=True)


def _unique(wanted: str, taken: Counter[str]) -> str:
    """Return the id, with a number where it is taken: `question`, `question-2`."""
    unique = wanted
    while taken[unique]:
        taken[wanted] += 1
        unique = f"{wanted}-{taken[wanted]}"
    taken[unique] += 1
    return unique
