"""What an XML element says of the person that it names: the label in print, the name in parts."""

import re
from dataclasses import dataclass, replace

from voicereader.reading.formats.given import in_order, printed_label
from voicereader.reading.formats.xml.meanings import (
    FAMILY_NAMES,
    GIVEN_NAMES,
    HOUSES,
    NAMES,
    NAMES_TITLES,
    NOT_WHO,
    ROLES,
    means,
)
from voicereader.reading.formats.xml.tree import Element, attribute, local, words_of
from voicereader.reading.joining import tidy
from voicereader.reading.names import is_capital, is_known, is_name, key, tokens_of, unaddressed, units
from voicereader.reading.sheet import Form, Label

_WHOLE = 2
_LONGEST_PRINTED = 5


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as an element names them; `full`: a given and a family name alone, `words`: all that it says of them."""

    label: Label
    full: str | None = None
    words: frozenset[str] = frozenset()


def person_in(element: Element) -> Named | None:
    """Return whom an element names, None where it says nothing."""
    inside = [each for each in element.iter() if local(each)]
    title, given, family = (_first(inside, kind) for kind in (NAMES_TITLES, GIVEN_NAMES, FAMILY_NAMES))
    role = _first(inside, ROLES)
    hint = _hint(element)
    if given or family:
        full = f"{given} {family}" if given and family else None
        label = Label(
            tidy(" ".join(filter(None, (title, given, family)))), role or _first(inside, HOUSES), "", Form.GIVEN
        )
    else:
        shown, other = _shown(element, inside)
        full = _full(other or hint or shown)
        label = printed_label(in_order(shown) or hint or "")
        label = replace(label, note=label.note or (role if shown != role else None))
    said = f"{words_of(element)} {hint or ''}"
    words = frozenset(map(key, tokens_of(re.sub(r"[()\[\],]", " ", said)))) - {""}
    return Named(label, full, words) if any(map(str.isalnum, label.text)) else None


def _first(inside: list[Element], words: frozenset[str]) -> str | None:
    """Return the first text under a name; a part of a title is no title."""
    texts = (words_of(each) for each in inside if means(local(each), words) and not len(each))
    return next(filter(None, texts), None)


def _shown(element: Element, inside: list[Element]) -> tuple[str, str | None]:
    """Return the label that is to be shown, and another name of the person."""
    names = [
        each for each in inside[1:] if means(local(each), NAMES) and not means(local(each), NOT_WHO) and words_of(each)
    ]
    direct = (element.text or "").strip() or any((each.tail or "").strip() for each in element)
    if not names or direct:
        return words_of(element), None
    display = [each for each in names if "display" in (attribute(each, "role", "type") or "").lower()]
    others = [words_of(each) for each in names if each not in display]
    shown = words_of((display or names)[0])
    return shown, next((name for name in map(in_order, others) if name != shown), None) if display else in_order(shown)


def _hint(element: Element) -> str | None:
    """Return the name in an attribute: `lib="Ann | Lee"`."""
    found = attribute(element, "name", "fullname", "lib", "showAs", "label", "speakername", "n")
    return tidy(found.replace("|", " ")) if found else None


def _full(name: str | None) -> str | None:
    tokens = unaddressed(tokens_of(name.partition("(")[0]))[1] if name else []
    return " ".join(tokens) if len(units(tokens)) >= _WHOLE and is_name(tokens) else None


def agreed(named: Named, label: Label, note: str | None) -> Label:
    """Return the label of somebody whom the file names, and who is named again in print before they speak.

    Print knows the office, the file the name: `The Chair` is Ann Lee, `Ms LEE` is Ms Ann Lee.
    """
    note = note or label.note or named.label.note
    if named.full is None:
        return Label(label.text, note, "", Form.GIVEN)
    address, tokens = unaddressed(tokens_of(label.text))
    of_name = {key(token) for token in named.full.split()}
    if not of_name.intersection(map(key, tokens)):
        return Label(label.text, named.full, "", Form.GIVEN)
    if len(tokens) == 1:
        return Label(tidy(f"{address or ''} {named.full}"), note, "", Form.GIVEN)
    return Label(label.text, note, "", Form.GIVEN)


def is_same(named: Named, printed: Label) -> bool:
    """Say whether a label in print is that of the person whom the file names.

    It has no name that the file does not, or the family name and a form of address: `Sen. CHRIS LEE`.
    """
    tokens = [token for token in tokens_of(printed.text) if key(token)]
    names = [token for token in tokens if is_capital(token) and not is_known(token)]
    if tokens and all(key(token) in named.words for token in names or tokens):
        return True
    return 0 < len(names) < len(tokens) <= _LONGEST_PRINTED and key(names[-1]) in named.words
