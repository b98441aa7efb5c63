"""From what labels say to people: the surest evidence first, then label by label as the document goes on."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from voicereader.model import Gender
from voicereader.reading import roles
from voicereader.reading.listing import Listed, office_key
from voicereader.reading.names import is_initial, key, tokens_of, units, word, words
from voicereader.reading.naming import Naming, gender_of, person_in, without_address
from voicereader.reading.rules import Finding
from voicereader.reading.spelling import is_short_for, is_slip, is_transcribed, sounds_of

_MOST_COMPARED = 200
_MOST_INITIALS = 4
_FEWEST_LETTERS_ALONE = 7
_SURE = 0.95


@dataclass(slots=True, eq=False)
class Person:
    """Somebody while they are being found out: what each of their labels says; `first` is where they first speak."""

    first: int
    namings: list[Naming] = field(default_factory=list)

    @property
    def gender(self) -> Gender | None:
        return next((naming.gender for naming in self.namings if naming.gender), None)


@dataclass(frozen=True, slots=True)
class Said:
    """One label in its place: what it says, with the bracket that stood with it there."""

    place: int
    naming: Naming

    @property
    def bracketed(self) -> tuple[str | None, list[str]] | None:
        return person_in(self.naming.bracket) if self.naming.name is None else None


class Gathering:
    """Gathers labels into people: `found` has for each place the person and the reason."""

    def __init__(
        self, said: Sequence[Said], neighbours: set[tuple[str, str]], listed: Listed, above: Mapping[int, Naming]
    ) -> None:
        self.found: dict[int, tuple[Person, Finding]] = {}
        self._neighbours = neighbours
        self._listed = listed
        self._by: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._known: dict[Naming, tuple[Person, Finding]] = {}
        self._holding: dict[str, Person] = {}
        waiting = self._settle(said, self._by_full_name)
        waiting = self._settle(waiting, self._by_person_in_bracket)
        self._introduce(above)
        self._follow(said)

    def _settle(self, said: Iterable[Said], accept: object) -> list[Said]:
        """Let a rule decide for the labels that it can decide for; return the others."""
        waiting = []
        for each in said:
            known = self._known.get(each.naming)
            found = known or accept(each)  # type: ignore[operator]
            if found:
                self._known[each.naming] = found
                self.found[each.place] = found
            else:
                waiting.append(each)
        return waiting

    def _introduce(self, above: Mapping[int, Naming]) -> None:
        """Let a label that stands right above another, with no speech, name the same person."""
        for place, naming in above.items():
            if place in self.found:
                person, _ = self.found[place]
                self._known.setdefault(naming, (person, Finding("label-above", 0.9)))
                self._keep(person, replace(naming, name=None), office_key(naming.label))

    def _follow(self, said: Iterable[Said]) -> None:
        """Go through the document: who holds an office now, who is meant by a family name now."""
        for each in said:
            found = self.found.get(each.place)
            if found is None:
                naming = each.naming
                found = self._known.get(naming) or (
                    self._by_part(each) or self._by_initials(each) if naming.name else self._by_office(each)
                )
                found = found or self._own(each)
                self.found[each.place] = found
            self._now_holding(each, found[0])

    def _own(self, each: Said) -> tuple[Person, Finding]:
        """Return a person of the label's own, the same each time."""
        person = Person(each.place)
        self._join(person, each.naming)
        made = person, Finding("own-name" if each.naming.name else "own-office", 0.8)
        self._known[each.naming] = made
        return made

    def _now_holding(self, each: Said, person: Person) -> None:
        naming = each.naming
        if naming.name is None and each.bracketed:
            self._holding[office_key(naming.label)] = person
        elif naming.name is not None and naming.role and naming.title:
            self._holding[office_key(naming.title)] = person

    def _by_full_name(self, each: Said) -> tuple[Person, Finding] | None:
        naming = each.naming
        if naming.name is None or not is_full(naming.name):
            return None
        ways: tuple[tuple[str, float, Callable[[], Person | None]], ...] = (
            ("full-name", 1.0, lambda: self._one("full", key(naming.name or ""))),
            ("name-order", 0.85, lambda: self._one("set", _set_key(naming))),
            ("initials", 0.85, lambda: self._abbreviated(naming)),
            ("middle-name", 0.8, lambda: self._middle(naming)),
            ("misspelt", 0.75, lambda: self._misspelt(naming)),
            ("transcribed", 0.7, lambda: self._transcribed(naming)),
        )
        for rule, confidence, find in ways:
            person = find()
            if person:
                self._join(person, naming)
                return person, Finding(rule, confidence)
        person = Person(each.place)
        self._join(person, naming)
        return person, Finding("full-name", 1.0)

    def _by_person_in_bracket(self, each: Said) -> tuple[Person, Finding] | None:
        """`The Secretary for Education (Jane Smith)`: the office outside, the person in the bracket."""
        bracketed = each.bracketed
        if bracketed is None:
            return None
        honorific, tokens = bracketed
        naming = each.naming
        name = " ".join(tokens)
        gender = gender_of(honorific) or naming.gender
        inner = replace(naming, name=name, honorific=honorific, title=None, bracket=None, gender=gender)
        person = self._one("full", key(name)) or self._one("set", _set_key(inner))
        person = person or self._only("last", key(name), inner) or self._only("part", key(name), inner)
        person = person or Person(each.place)
        self._join(person, inner)
        return person, Finding("person-in-brackets", _SURE)

    def _by_part(self, each: Said) -> tuple[Person, Finding] | None:
        """A family name alone, or a given name alone, of somebody who is named in full elsewhere."""
        naming = each.naming
        part = key(naming.name or "")
        for rule, confidence, how in (
            ("joined-words", 0.9, "full"),
            ("family-name", 0.85, "last"),
            ("given-name", 0.75, "first"),
            ("listed-initials", 0.95, "listed"),
        ):
            person = self._meant(how, part, each)
            if person:
                return self._joined(person, naming, rule, confidence)
        if self._stands_for(naming):
            return None
        if person := self._namesake(each):
            return self._joined(person, naming, "same-name", 0.8)
        if person := self._short(naming):
            return self._joined(person, naming, "short-name", 0.6)
        person = self._misspelt(naming) if len(part) >= _FEWEST_LETTERS_ALONE else None
        return self._joined(person, naming, "misspelt", 0.6) if person else None

    def _meant(self, how: str, part: str, each: Said) -> Person | None:
        if how == "listed":
            name = self._listed.initials.get(key(each.naming.label))
            return self._of_name(name, each) if name else None
        if how == "first" and each.naming.honorific:
            return self._both_ways(part, each.naming)
        found = [person for person in self._by.get((how, part), []) if not self._contradicts(person, each.naming)]
        before = [person for person in found if person.first < each.place]
        return before[0] if len(before) == 1 else found[0] if len(found) == 1 else None

    def _both_ways(self, part: str, naming: Naming) -> Person | None:
        """`Mr. Sato` is Sato Kenji where he is Kenji Sato as well."""
        person = self._only("first", part, naming)
        ways = {key(each.name or "") for each in person.namings} if person else set()
        return person if len(ways) > 1 else None

    def _namesake(self, each: Said) -> Person | None:
        """Return who has the same family name alone, unless one is Mr and the other Ms, or each has a house."""
        naming = each.naming
        found = [person for person in self._by.get(("part", key(naming.name or "")), [])]
        found = [
            person for person in found if not _is_other_gender(person, naming) and not _is_other_house(person, naming)
        ]
        return found[0] if len(found) == 1 else None

    def _short(self, naming: Naming) -> Person | None:
        if naming.honorific or naming.role or len(self._by["all", ""]) > _MOST_COMPARED:
            return None
        found = [
            person
            for person in self._by["all", ""]
            if any(each.name and is_short_for(naming.name or "", each.name) for each in person.namings)
            and not self._contradicts(person, naming)
        ]
        return found[0] if len(found) == 1 else None

    def _by_initials(self, each: Said) -> tuple[Person, Finding] | None:
        person = self._stands_for(each.naming)
        return self._joined(person, each.naming, "initials", 0.85) if person else None

    def _stands_for(self, naming: Naming) -> Person | None:
        letters = naming.label.replace(".", "")
        if not 1 < len(letters) <= _MOST_INITIALS or sum(map(str.isupper, letters)) < 2:  # noqa: PLR2004 - J. S.
            return None
        return self._one("note", key(letters)) or self._only("initials", key(letters), naming)

    def _by_office(self, each: Said) -> tuple[Person, Finding] | None:
        """Who holds the office here: whoever was last named with it, or the list of those present says, or only one."""
        naming = each.naming
        office = office_key(naming.role or naming.label)
        holder = self._holding.get(office) or self._holding.get(office_key(naming.label))
        if holder and not _is_other_gender(holder, naming):
            return holder, Finding("holds-office", 0.9)
        listed = self._listed_holder(naming)
        person = self._of_name(listed, each) if listed else None
        if person and not _is_other_gender(person, naming):
            self._holding[office] = person
            return person, Finding("listed-office", 0.9)
        person = self._only("office", office, naming) or self._part_of_office(naming)
        return self._joined(person, naming, "only-holder", 0.7) if person else None

    def _listed_holder(self, naming: Naming) -> str | None:
        office = office_key(naming.role or naming.label)
        if office in self._listed.offices:
            return self._listed.offices[office]
        if roles.CHAIRS.intersection(words(naming.label)) and self._listed.presiding:
            return self._listed.presiding
        begun = {name for listed, name in self._listed.offices.items() if len(office) > 3 and listed.startswith(office)}  # noqa: PLR2004
        return begun.pop() if len(begun) == 1 else None

    def _part_of_office(self, naming: Naming) -> Person | None:
        """`The Minister` is the only one whose office has that word; whoever presides may be called in two languages."""
        said = [each for each in words(naming.role or naming.label) if each not in roles.ARTICLES]
        if len(said) != 1:
            return None
        found = [
            person for person in self._by.get(("office-word", said[0]), []) if not self._contradicts(person, naming)
        ]
        if len(found) == 1:
            return found[0]
        presiding = [
            person
            for person in self._by.get(("chair", ""), [])
            if said[0] in roles.CHAIRS and not _is_other_gender(person, naming) and _is_foreign(person, naming)
        ]
        return presiding[0] if len(presiding) == 1 else None

    def _of_name(self, name: str, each: Said) -> Person:
        """Return the person with a name that a list gives, new where nobody has it yet."""
        naming = replace(each.naming, name=name, bracket=None, title=None)
        if key(each.naming.label) in self._listed.initials:
            naming = replace(naming, role=None)
        bare = key(name)
        person = self._one("full", bare) or self._one("set", _set_key(naming)) or self._only("last", bare, naming)
        if person is None or _is_other_gender(person, naming):
            person = person or Person(each.place)
        if naming not in person.namings and not _is_other_gender(person, naming):
            self._join(person, naming)
        return person

    def _joined(self, person: Person, naming: Naming, rule: str, confidence: float) -> tuple[Person, Finding]:
        if naming not in person.namings:
            self._join(person, naming)
        return person, Finding(rule, confidence)

    def _one(self, how: str, what: str) -> Person | None:
        """Return the only person known that way."""
        found = self._by.get((how, what), [])
        return found[0] if len(found) == 1 else None

    def _only(self, how: str, what: str, naming: Naming) -> Person | None:
        """Return the only person known that way whom nothing contradicts."""
        found = [person for person in self._by.get((how, what), []) if not self._contradicts(person, naming)]
        return found[0] if len(found) == 1 else None

    def _contradicts(self, person: Person, naming: Naming) -> bool:
        return _is_other_gender(person, naming) or any(
            (known.label, naming.label) in self._neighbours for known in person.namings
        )

    def _abbreviated(self, naming: Naming) -> Person | None:
        """`V. Smith` is the only V… Smith, and the other way round."""
        person = self._only("abbreviated", _abbreviation(parts_of(naming.name or "")), naming)
        known = all(is_initial(parts_of(each.name or "")[0][0]) for each in person.namings) if person else False
        return person if known or is_initial(parts_of(naming.name or "")[0][0]) else None

    def _middle(self, naming: Naming) -> Person | None:
        """`John Smith` is the only John … Smith."""
        grouped = parts_of(naming.name or "")
        person = self._only("ends", key(grouped[0][0]) + key(grouped[-1][-1]), naming)
        longer = person and any(len(parts_of(each.name or "")) != len(grouped) for each in person.namings if each.name)
        return person if longer and len(grouped[0][0]) > 2 else None  # noqa: PLR2004 - no initial

    def _misspelt(self, naming: Naming) -> Person | None:
        known = self._by["all", ""]
        if len(known) > _MOST_COMPARED:
            return None
        return next((each for each in known if self._is_misspelt(each, naming)), None)

    def _is_misspelt(self, person: Person, naming: Naming) -> bool:
        name = person.namings[0].name
        return bool(name and naming.name and is_slip(name, naming.name)) and not self._contradicts(person, naming)

    def _transcribed(self, naming: Naming) -> Person | None:
        family = parts_of(naming.name or "")[-1][-1]
        known = self._by.get(("sound", sounds_of(family)), [])[:_MOST_COMPARED]
        found = [
            person
            for person in known
            if any(each.name and is_transcribed(each.name, naming.name or "") for each in person.namings)
            and not self._contradicts(person, naming)
        ]
        return found[0] if len(found) == 1 else None

    def _join(self, person: Person, naming: Naming) -> None:
        self._keep(person, naming, None)

    def _keep(self, person: Person, naming: Naming, office: str | None) -> None:
        if naming not in person.namings:
            person.namings.append(naming)
        for known in [("all", ""), *_keys_of(naming), *([("office", office)] if office else [])]:
            namesakes = self._by[known]
            # More namesakes than that say no more than that many: nobody is the only one.
            if len(namesakes) <= _MOST_COMPARED and person not in namesakes:
                namesakes.append(person)
        if office:
            self._holding[office] = person


def is_full(name: str) -> bool:
    """Say whether a name is a given and a family name, or signs that are both."""
    grouped = units(name.split())
    return len(grouped) > 1 or (len(name) > 2 and name[0] > "\u2e7f" and not name.isascii())  # noqa: PLR2004


def parts_of(name: str) -> list[list[str]]:
    """Return the units of a name with its initials first: `Иванов И. И.` is `И. И. Иванов`."""
    grouped = units(name.split())
    while len(grouped) > 1 and is_initial(grouped[-1][0]) and not all(is_initial(each[0]) for each in grouped):
        moved = [each for each in grouped if is_initial(each[0])]
        return [*moved, *(each for each in grouped if not is_initial(each[0]))]
    return grouped


def _keys_of(naming: Naming) -> Iterable[tuple[str, str]]:
    """Return by what a person may be known later."""
    if naming.role:
        yield "office", office_key(naming.role)
        for each in words(naming.role):
            if each in roles.OFFICES and each not in roles.OFFICE_PARTS:
                yield "office-word", each
        if roles.CHAIRS.intersection(words(naming.role)) and naming.name is None:
            yield "chair", ""
    if naming.name is None:
        return
    grouped = parts_of(naming.name)
    if len(grouped) == 1:
        yield "part", key(naming.name)
        if is_full(naming.name):
            yield from _keys_of_signs(naming.name)
        return
    yield "full", key(naming.name)
    yield "set", _set_key(naming)
    yield "last", key(" ".join(grouped[-1]))
    yield "last", key(grouped[-1][-1])
    yield "last", key(" ".join(token for each in grouped[1:] for token in each))
    if len(grouped) == 3 and not is_initial(grouped[1][0]):  # noqa: PLR2004 - two family names
        yield "last", key(" ".join(grouped[1]))
    yield "first", key(grouped[0][0])
    yield "ends", key(grouped[0][0]) + key(grouped[-1][-1])
    yield "abbreviated", _abbreviation(grouped)
    yield "initials", "".join(key(token)[:1] for token in naming.name.split())
    yield "initials", key(grouped[0][0])[:1] + key(grouped[-1][-1])[:1]
    yield "sound", sounds_of(grouped[-1][-1])
    if naming.bracket and len(naming.bracket) <= _MOST_INITIALS:
        yield "note", key(naming.bracket)


def _keys_of_signs(name: str) -> Iterable[tuple[str, str]]:
    """`葉大文` may be called 葉 later, with 議員 behind it."""
    bare = without_address(name)
    yield "full", key(bare)
    yield "last", key(bare[:1])
    yield "last", key(bare[:2])


def _set_key(naming: Naming) -> str:
    return " ".join(sorted(key(token) for token in tokens_of(naming.name or "")))


def _abbreviation(grouped: list[list[str]]) -> str:
    return key(grouped[0][0])[:1] + key(grouped[-1][-1])


def _is_other_gender(person: Person, naming: Naming) -> bool:
    return bool(person.gender and naming.gender and person.gender != naming.gender)


def _is_other_house(person: Person, naming: Naming) -> bool:
    """Say whether a label has a town or a party, and the person always another."""
    said = {key(each.bracket) for each in person.namings if each.bracket}
    return bool(naming.bracket and said) and key(naming.bracket or "") not in said


def _is_foreign(person: Person, naming: Naming) -> bool:
    """Say whether a label has its article in another language than those of the person."""
    articles = {word(each.label.split()[0]) for each in person.namings}
    mine = word(naming.label.split()[0])
    return mine in roles.ARTICLES and articles <= roles.ARTICLES and mine not in articles
