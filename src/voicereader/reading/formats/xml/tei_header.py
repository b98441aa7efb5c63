"""What a TEI document says of itself, and of the people in it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from voicereader.model import Gender
from voicereader.reading.dates import find_date
from voicereader.reading.formats.given import language_tag
from voicereader.reading.formats.xml.tree import Element, attribute, identity, language_in, local, named, words_of
from voicereader.reading.sheet import Known

_GENDERS: dict[str, Gender] = {
    "m": "male", "male": "male", "1": "male", "f": "female", "female": "female", "w": "female", "2": "female",
}  # fmt: skip
_FAMILY_FIRST = frozenset(("hu", "ja", "zh", "ko", "vi"))
_CITIES = ("city", "settlement", "place", "town")
_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0}


class Header:
    """What the head of a document, or of a corpus, says."""

    def __init__(self, root: Element) -> None:
        self._root = root
        heads = list(named(root, "teiHeader"))
        self._head = heads[0] if heads else root
        texts = [language_in(each) for each in named(root, "text")]
        self.language = next(filter(None, map(language_tag, [language_in(root), *texts, *self._declared()])), None)
        self.title = self._title()
        self.date = self._date()
        self.place = self._place()
        self.source = self._source()
        self.licence = self._licence()
        self.people = dict(self._people())

    def _declared(self) -> Iterator[str | None]:
        languages = list(named(self._head, "language"))
        if len(languages) == 1:  # more are those of the head, too
            yield attribute(languages[0], "ident")

    def _spoken(self, elements: Iterable[Element]) -> list[Element]:
        """Return those of the elements that are in the document's language, else those in none, else in English."""
        found = list(elements)
        for wanted in (self.language, None, "en"):
            chosen = [each for each in found if language_tag(language_in(each)) == wanted]
            if chosen:
                return chosen
        return found

    def _title(self) -> str | None:
        statements = list(named(self._head, "titleStmt"))
        titles = [each for each in (statements[0] if statements else ()) if local(each) == "title"]
        main = [each for each in titles if attribute(each, "type") in {None, "main"}] or titles
        return next(filter(None, map(words_of, self._spoken(main))), None)

    def _date(self) -> dt.date | None:
        """Return when it was said: the setting knows best, then the source; who published it when is another matter."""
        for place in ("setting", "creation", "sourceDesc"):
            for date in (date for found in named(self._head, place) for date in named(found, "date")):
                dated = find_date(attribute(date, "when", "from", "notBefore", "when-iso") or words_of(date))
                if dated:
                    return dated.date
        return None

    def _place(self) -> str | None:
        for setting in named(self._head, "setting"):
            for each in named(setting, "name", "placeName", "settlement", "locale"):
                city = (attribute(each, "type") or local(each)).lower()
                if city in _CITIES or (local(each) == "placeName" and not len(each)):
                    return words_of(each) or None
        return None

    def _source(self) -> str | None:
        """Return the address of the source, else what it is called."""
        for described in named(self._head, "sourceDesc"):
            ids = [words_of(each) for each in named(described, "idno") if attribute(each, "type") in {"URI", "URL"}]
            refs = [attribute(each, "target") for each in named(described, "ref")]
            titles = map(words_of, self._spoken(named(described, "title", "recordingStmt", "p")))
            return next(filter(None, [*ids, *refs, *titles]), None)
        return None

    def _licence(self) -> str | None:
        for each in named(self._head, "licence", "license"):
            text = words_of(each) or attribute(each, "target")
            if text:
                return text
        return None

    def _people(self) -> Iterator[tuple[str, Known]]:
        for each in named(self._root, "person", "personGrp", "role"):
            key = identity(each)
            name = self._name(each) if key else None
            if key and name:
                yield key, Known(name, self._role(each), _gender(each))

    def _name(self, person: Element) -> str | None:
        names = [each for each in person if local(each) in {"persName", "name"}] or list(named(person, "persName"))
        chosen = self._spoken(names)[0] if names else person if local(person) == "role" else None
        return self._full_name(chosen) if chosen is not None else attribute(person, "n")

    def _full_name(self, name: Element) -> str | None:
        """Return a name as it is said; its parts stand in any order."""
        given, links, family, after = (
            [words_of(each) for each in named(name, kind)] for kind in ("forename", "nameLink", "surname", "genName")
        )
        if not family and not given:
            return words_of(name) or None
        first, last = (given, [*links, *family])
        if (self.language or "")[:2] in _FAMILY_FIRST:
            first, last = last, first
        return " ".join(filter(None, [*first, *last, *after])) or None

    def _role(self, person: Element) -> str | None:
        """Return the office that somebody held on the day."""
        held = [
            each for each in named(person, "affiliation", "occupation", "socecStatus", "roleDesc") if self._holds(each)
        ]
        for each in held:
            names = list(named(each, "roleName")) or ([] if len(each) else [each])
            text = next(filter(None, map(words_of, self._spoken(names))), None)
            if text:
                return text
        return None

    def _holds(self, office: Element) -> bool:
        day = self.date.isoformat() if self.date else None
        begin, end = attribute(office, "from", "when"), attribute(office, "to", "when")
        return day is None or (
            (begin or day)[: len(day)] <= day[: len(begin or day)] and (end or day) >= day[: len(end or day)]
        )


def _gender(person: Element) -> Gender | None:
    said = [attribute(person, "sex", "gender")]
    said += [attribute(each, "value") or words_of(each) for each in named(person, "sex", "gender")]
    return next((_GENDERS[each.lower()] for each in said if each and each.lower() in _GENDERS), None)


def clocks_of(root: Element) -> dict[str, float]:
    """Return the points of a document's timeline in seconds: from its origin, or as clocks show them."""
    found: dict[str, float] = {}
    for line in named(root, "timeline"):
        unit = _SECONDS.get(attribute(line, "unit") or "s", 1.0)
        for when in named(line, "when"):
            key, since = identity(when), (attribute(when, "since") or "").lstrip("#")
            interval = re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", attribute(when, "interval") or "")
            clock = re.fullmatch(r"(\d\d):(\d\d):(\d\d(?:\.\d+)?)", attribute(when, "absolute") or "")
            if key and interval:
                found[key] = round(found.get(since, 0.0) + float(interval[0]) * unit, 3)
            elif key:
                found[key] = int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3]) if clock else 0.0
    return found
