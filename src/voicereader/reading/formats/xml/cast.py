"""Who speaks in a document that refers to people by key: whom it lists, what labels and keys tell of others."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from voicereader.reading.formats.given import UNNAMED, in_order, printed_label
from voicereader.reading.joining import listed, tidy
from voicereader.reading.names import is_name, key, tokens_of, unaddressed, word
from voicereader.reading.naming import Naming, gender_of, name_all
from voicereader.reading.roles import ARTICLES
from voicereader.reading.sheet import Form, Known, Label
from voicereader.reading.voices import is_anonymous

_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]\.|[^\W\d_]+(?:['’][^\W\d_]+)*")  # noqa: RUF001 - an apostrophe
_ARTICLES = ARTICLES | listed("a")  # too short to be believed where no form of address follows


class Cast:
    """The people of a document, while its labels are read."""

    def __init__(self, listed: Mapping[str, Known]) -> None:
        self._listed = dict(listed)
        self._labels: dict[str, list[Label]] = defaultdict(list)
        self._called: dict[str, Known] = {}
        self._printed: dict[str, str] = {}
        self._unnamed = 0

    def label(self, printed: str | None, person: str | None) -> Label:
        """Return the label of somebody by what is printed, by the key that refers to them, or of nobody known."""
        if person and person not in self._listed and all(each in self._listed for each in person.split()):
            self._listed[person] = Known(" and ".join(self._listed[each].name for each in person.split()))
        made = printed_label(printed or "")
        if any(map(str.isalnum, made.text)):
            who = person or (None if is_anonymous(made.text) else self._printed.get(key(made.text)))
            if who:
                self._printed.setdefault(key(made.text), who)
                self._labels[who].append(made)
            return replace(made, person=who)
        known = self._listed.get(person or "")
        name = known.name if known else " ".join(_words_of(person or ""))
        if not name:
            self._unnamed += 1
            name, person = UNNAMED, f"somebody {self._unnamed}"
        self._called[person or ""] = known or Known(name, anonymous=name == UNNAMED)
        return Label(name, None, "", Form.GIVEN, person)

    def people(self) -> dict[str, Known]:
        """Return those who spoke, by key."""
        said = {person: labels for person, labels in self._labels.items() if person not in self._listed}
        printed = sorted((label for labels in said.values() for label in labels), key=lambda label: bool(label.note))
        bare = {label.text: _without_article(label.text) for label in printed}
        namings = name_all({bare[label.text]: label.note for label in printed}, "")
        told = {person: [namings[bare[label.text]] for label in labels] for person, labels in said.items()}
        family_first = _is_family_first(told)
        found = {person: _known(person, each, family_first=family_first) for person, each in told.items()}
        return self._called | {person: self._listed.get(person) or found[person] for person in self._labels}


def _without_article(label: str) -> str:
    """Return a label without the article before a form of address: `A señora López`."""
    article, _, rest = label.partition(" ")
    return rest if word(article) in _ARTICLES and unaddressed(tokens_of(rest))[0] else label


def _known(person: str, namings: Sequence[Naming], *, family_first: bool) -> Known:
    """Return somebody who is not listed: their fullest name, an office, a form of address that tells man or woman."""
    first = namings[0]
    if is_anonymous(first.label):
        return Known(first.label, anonymous=True)
    names = [name for naming in namings if (name := _name(naming))]
    name = _with_key(max(names, key=len, default=None), _words_of(person), family_first=family_first)
    role = next((" ".join(unaddressed(naming.role.split())[1]) for naming in namings if naming.role), None)
    genders = [naming.gender or gender_of(_inside(naming)[0]) for naming in namings]
    return Known(name or first.full_name, role if name else None, next(filter(None, genders), None))


def _with_key(name: str | None, parts: list[str], *, family_first: bool) -> str | None:
    """Return a name with what the person's key adds: a given name, or all of it where labels tell an office only."""
    if name is None:
        said = parts[1:] + parts[:1] if family_first else parts
        return " ".join(said) if len(said) > 1 and is_name(said) else None
    tokens, keys = name.split(), [key(part) for part in parts]
    known = [place for place, token in enumerate(tokens) if key(token) in keys]
    if not known:
        return name
    tokens = tokens[known[0] :]
    added = [part for part in parts if key(part) not in map(key, tokens)]
    return " ".join(added + tokens if is_name(added) else tokens)


def _inside(naming: Naming) -> tuple[str | None, list[str]]:
    return unaddressed(tokens_of((naming.bracket or "").partition("(")[0].strip(" ,")))


def _name(naming: Naming) -> str | None:
    """Return the name that a label gives, also in its bracket: `The Minister (Jane Smith)`."""
    if naming.name:
        return in_order(naming.name)
    tokens = _inside(naming)[1]
    return " ".join(tokens) if is_name(tokens) else None


def _words_of(person: str) -> list[str]:
    """Return the words of a key: `LeeAnn`, `ann-lee.1950` have two."""
    name = tidy(person.strip("#").rpartition("/")[2])
    if ", " in name:
        name = in_order(name)
    humps = [f" {right}" if left.islower() and right.isupper() else right for left, right in pairwise(f" {name}")]
    return [part[:1].upper() + part[1:] for part in _WORD.findall("".join(humps))]


def _is_family_first(told: Mapping[str, Sequence[Naming]]) -> bool:
    """Say whether keys begin with family names, as labels tell that hold these, or both names."""
    votes = 0
    for person, namings in told.items():
        parts = [key(part) for part in _words_of(person)]
        for name in filter(None, map(_name, namings) if len(parts) > 1 and ", " not in person else ()):
            said = [key(part) for part in name.split()]
            votes += (parts[0] in said[-1:]) - (parts[-1] in said[-1:]) or (parts[0] in said) - (parts[-1] in said)
    return votes > 0
