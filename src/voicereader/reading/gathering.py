"""From what labels say to people: the surest evidence first, then label by label as the document goes on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from voicereader.reading import offices, roles
from voicereader.reading.circle import (
    MOST_INITIALS,
    Circle,
    Person,
    is_foreign,
    is_full,
    is_other_gender,
    is_other_house,
    set_key,
)
from voicereader.reading.fullnames import misspelt, named_in_full
from voicereader.reading.listing import Listed, office_key
from voicereader.reading.names import key, words
from voicereader.reading.naming import Naming, gender_of, person_in
from voicereader.reading.rules import Finding
from voicereader.reading.spelling import is_short_for

_FEWEST_LETTERS_ALONE = 7
_FEWEST_LETTERS_OFFICE = 4
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Said:
    """One label in its place: what it says, with the bracket that stood with it there."""

    place: int
    naming: Naming

    @property
    def bracketed(self) -> tuple[str | None, list[str]] | None:
        """The form of address and the name in the bracket, where the label itself has no name."""
        return person_in(self.naming.bracket) if self.naming.name is None else None


_Rule = Callable[[Said], tuple[Person, Finding] | None]


class Gathering:
    """Gathers labels into people: `found` has for each place the person and the reason."""

    def __init__(
        self, said: Sequence[Said], neighbours: set[tuple[str, str]], listed: Listed, above: Mapping[int, Naming]
    ) -> None:
        self.found: dict[int, tuple[Person, Finding]] = {}
        self._circle = Circle(neighbours)
        self._listed = listed
        self._known: dict[Naming, tuple[Person, Finding]] = {}
        self._holding: dict[str, Person] = {}
        waiting = self._settle(said, self._by_full_name)
        waiting = self._settle(waiting, self._by_person_in_bracket)
        self._introduce(above)
        self._follow(said)

    def _settle(self, said: Iterable[Said], accept: _Rule) -> list[Said]:
        """Let a rule decide for the labels that it can decide for; return the others."""
        waiting = []
        for each in said:
            known = self._known.get(each.naming)
            found = known or accept(each)
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
                office = office_key(naming.label)
                self._circle.add(person, replace(naming, name=None), office)
                self._holding[office] = person

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
        self._circle.add(person, each.naming)
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
        person, finding = named_in_full(self._circle, naming, naming.name) or (None, Finding("full-name", 1.0))
        person = person or Person(each.place)
        self._circle.add(person, naming)
        return person, finding

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
        person = self._circle.one("full", key(name)) or self._circle.one("set", set_key(name))
        person = person or self._circle.only("last", key(name), inner) or self._circle.only("part", key(name), inner)
        person = person or Person(each.place)
        self._circle.add(person, inner)
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
        person = misspelt(self._circle, naming, naming.name or "") if len(part) >= _FEWEST_LETTERS_ALONE else None
        return self._joined(person, naming, "misspelt", 0.6) if person else None

    def _meant(self, how: str, part: str, each: Said) -> Person | None:
        if how == "listed":
            name = self._listed.initials.get(key(each.naming.label))
            return self._of_name(name, each) if name else None
        if how == "first" and each.naming.honorific:
            return self._both_ways(part, each.naming)
        found = self._circle.fitting(how, part, each.naming)
        before = [person for person in found if person.first < each.place]
        return before[0] if len(before) == 1 else found[0] if len(found) == 1 else None

    def _both_ways(self, part: str, naming: Naming) -> Person | None:
        """`Mr. Sato` is Sato Kenji where he is Kenji Sato as well."""
        person = self._circle.only("first", part, naming)
        ways = {key(each.name or "") for each in person.namings} if person else set()
        return person if len(ways) > 1 else None

    def _namesake(self, each: Said) -> Person | None:
        """Return who has the same family name alone, unless one is Mr and the other Ms, or each has a house."""
        naming = each.naming
        found = [
            person
            for person in self._circle.named("part", key(naming.name or ""))
            if not is_other_gender(person, naming) and not is_other_house(person, naming)
        ]
        return found[0] if len(found) == 1 else None

    def _short(self, naming: Naming) -> Person | None:
        if naming.honorific or naming.role:
            return None
        found = [
            person
            for person in self._circle.few()
            if any(is_short_for(naming.name or "", each) for each in person.names)
            and not self._circle.contradicts(person, naming)
        ]
        return found[0] if len(found) == 1 else None

    def _by_initials(self, each: Said) -> tuple[Person, Finding] | None:
        person = self._stands_for(each.naming)
        return self._joined(person, each.naming, "initials", 0.85) if person else None

    def _stands_for(self, naming: Naming) -> Person | None:
        letters = naming.label.replace(".", "")
        if not 1 < len(letters) <= MOST_INITIALS or sum(map(str.isupper, letters)) < 2:  # noqa: PLR2004 - J. S.
            return None
        return self._circle.one("note", key(letters)) or self._circle.only("initials", key(letters), naming)

    def _by_office(self, each: Said) -> tuple[Person, Finding] | None:
        """Who holds the office here: whoever was last named with it, or the list of those present says, or only one."""
        naming = each.naming
        office = office_key(naming.role or naming.label)
        holder = self._holding.get(office) or self._holding.get(office_key(naming.label))
        if holder and not is_other_gender(holder, naming):
            return holder, Finding("holds-office", 0.9)
        listed = self._listed_holder(naming)
        person = self._of_name(listed, each) if listed else None
        if person and not is_other_gender(person, naming):
            self._holding[office] = person
            return person, Finding("listed-office", 0.9)
        person = self._circle.only("office", office, naming) or self._part_of_office(naming)
        return self._joined(person, naming, "only-holder", 0.7) if person else None

    def _listed_holder(self, naming: Naming) -> str | None:
        office = office_key(naming.role or naming.label)
        if office in self._listed.offices:
            return self._listed.offices[office]
        if offices.CHAIRS.intersection(words(naming.label)) and self._listed.presiding:
            return self._listed.presiding
        begun = {
            name
            for listed, name in self._listed.offices.items()
            if len(office) >= _FEWEST_LETTERS_OFFICE and listed.startswith(office)
        }
        return begun.pop() if len(begun) == 1 else None

    def _part_of_office(self, naming: Naming) -> Person | None:
        """`The Minister` is the only one whose office has that word; who presides may be called in two languages."""
        said = [each for each in words(naming.role or naming.label) if each not in roles.ARTICLES]
        if len(said) != 1:
            return None
        found = self._circle.fitting("office-word", said[0], naming)
        if len(found) == 1:
            return found[0]
        presiding = [
            person
            for person in self._circle.named("chair", "")
            if said[0] in offices.CHAIRS and not is_other_gender(person, naming) and is_foreign(person, naming)
        ]
        return presiding[0] if len(presiding) == 1 else None

    def _of_name(self, name: str, each: Said) -> Person:
        """Return the person with a name that a list gives, new where nobody has it yet."""
        naming = replace(each.naming, name=name, bracket=None, title=None)
        if key(each.naming.label) in self._listed.initials:
            naming = replace(naming, role=None)
        bare = key(name)
        person = (
            self._circle.one("full", bare)
            or self._circle.one("set", set_key(name))
            or self._circle.only("last", bare, naming)
        )
        if person is None or is_other_gender(person, naming):
            person = person or Person(each.place)
        if naming not in person.namings and not is_other_gender(person, naming):
            self._circle.add(person, naming)
        return person

    def _joined(self, person: Person, naming: Naming, rule: str, confidence: float) -> tuple[Person, Finding]:
        if naming not in person.namings:
            self._circle.add(person, naming)
        return person, Finding(rule, confidence)
