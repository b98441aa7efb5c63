"""Where in an XML document of any vocabulary somebody is named who speaks, and how far that holds."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from voicereader.reading.formats.captions.cues import check_number
from voicereader.reading.formats.given import printed_label
from voicereader.reading.formats.xml.meanings import SPEECHES, is_dropped, means, names_speaker
from voicereader.reading.formats.xml.page import PARAGRAPHS
from voicereader.reading.formats.xml.tree import Element, identity, local, words_of
from voicereader.reading.joining import listed
from voicereader.reading.naming import name_all
from voicereader.reading.shapes import Shape, shape_of

_LONGEST_NAME = 250
_MOST_NEAR = 6
_AT_HEAD = 0.8
_WITH_TEXT = 0.5
_REPEATED = 0.15
_CONTINUED = 0.3
_FEWEST = 2
_LONGEST_LABEL = 100
_EMPHASES = listed("b strong em i hi emph emphasis emphas inline italic italique bold gras span")
_NO_SPEECH = re.compile(r"[\W_]*|[^:]{0,150}:\s*")


@dataclass(slots=True)
class Plan:
    """Which elements name somebody, and the element (`scope`) at whose end that ends; which attributes do."""

    scopes: dict[Element, Element] = field(default_factory=dict)
    attributes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.scopes or self.attributes)

    def voice(self, element: Element) -> str | None:
        """Return who an element says it is spoken by."""
        names = [name for name in element.attrib if self._is_voice(element, name)]
        return next((value for name in names if (value := element.attrib[name].strip())), None)

    def _is_voice(self, element: Element, name: str) -> bool:
        bare = name.rpartition("}")[2]
        return bare in self.attributes and _may_say(element, bare)


def plan_of(root: Element, name: str) -> Plan:
    """Look for elements and attributes that name speakers; where none surely does, for those that may.

    Raises:
        UnreadableTranscript: they are more than a day of talk has; `name` is the file's.
    """
    elements = _kept(root)
    for perhaps in (False, True):
        attributes = _attributes(elements, perhaps=perhaps)
        listed = {
            value.lstrip("#")
            for each in elements
            for name, value in each.attrib.items()
            if name.rpartition("}")[2] in attributes
        }
        named = [each for each in _outermost(elements, perhaps=perhaps) if identity(each) not in listed]
        check_number(len(named), name)
        scopes = _scopes(named, elements)
        if scopes or attributes:
            also = [] if perhaps else _outermost(elements, perhaps=True)
            also += [each for each in elements if local(each).lower() in _EMPHASES | PARAGRAPHS]
            return Plan(scopes | _flat([each for each in also if _is_label(each, scopes)]), attributes)
    return Plan()


def _kept(root: Element) -> list[Element]:
    """Return the elements of a document in order, without what is no text."""
    kept = []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if is_dropped(local(element)) and element is not root:
            walk.skip_subtree()
        else:
            kept.append(element)
    return kept


def _attributes(elements: list[Element], *, perhaps: bool) -> frozenset[str]:
    """Return the attributes that name who says the text of their elements."""
    found: Counter[str] = Counter()
    for each in elements:
        for name, value in each.attrib.items():
            bare = name.rpartition("}")[2]
            speaks = names_speaker(bare, perhaps=perhaps or bare.lower() == "name") and _may_say(each, bare)
            if speaks and 0 < len(value) <= _LONGEST_NAME and words_of(each):
                found[bare] += 1
    return frozenset(name for name, count in found.items() if count >= (_FEWEST if perhaps else 1))


def _may_say(element: Element, name: str) -> bool:
    """Say whether an attribute can be who speaks the text of an element: a `name` only where it speaks."""
    speaks = names_speaker(local(element))
    return _holds_paragraphs(element) if speaks else name.lower() != "name" or means(local(element), SPEECHES)


def _holds_paragraphs(element: Element) -> bool:
    return any(local(each).lower() in PARAGRAPHS and words_of(each) for each in element)


def _outermost(elements: list[Element], *, perhaps: bool) -> list[Element]:
    """Return the elements whose names mean speakers, without those in others of them."""
    found: dict[Element, None] = {}
    for each in elements:
        if not names_speaker(local(each), perhaps=perhaps) or any(above in found for above in each.iterancestors()):
            continue
        says = each.attrib or words_of(each)
        if says and not _holds_paragraphs(each) and len(words_of(each)) <= _LONGEST_NAME:
            found[each] = None
    return list(found)


@dataclass(slots=True)
class _Place:
    """What is true of the elements of one name that hold somebody's name."""

    number: int = 0
    with_text: int = 0
    at_head: int = 0
    repeated: int = 0


def _scopes(named: list[Element], elements: list[Element]) -> dict[Element, Element]:
    """Return for each name the element whose text its bearer speaks, as far as nobody else is named.

    It is the innermost that holds text after the name; and those around it which open with the name and hold no
    other in the same place.
    """
    chains = {each: list(_chain(each)) for each in named}
    paths: Counter[tuple[int, str]] = Counter(
        (id(above), path) for chain in chains.values() for above, path, *_ in chain
    )
    places: dict[tuple[str, str], _Place] = defaultdict(_Place)
    for each, chain in chains.items():
        for above, path, with_text, at_head in chain:
            place = places[local(each), local(above)]
            place.number += 1
            place.with_text += with_text
            place.at_head += at_head
            place.repeated += paths[id(above), path] > 1
    found = {}
    for each, chain in chains.items():
        scope = _scope(chain, {local(above): places[local(each), local(above)] for above, *_ in chain})
        if scope is not None:
            found[each] = scope
    continued = _continued(found, elements)
    return {each: scope.getparent() if local(scope) in continued else scope for each, scope in found.items()}


def _chain(named: Element) -> Iterator[tuple[Element, str, bool, bool]]:
    """Yield the elements around a name: with the way down to it, whether text follows in it, whether it opens it."""
    path, with_text, at_head = local(named), False, True
    below = named
    for above in named.iterancestors():
        path = f"{local(above)}/{path}"
        with_text = with_text or _has_text_after(below)
        at_head = at_head and not (above.text or "").strip() and not _has_text_before(below)
        yield above, path, with_text, at_head
        below = above


def _has_text_after(element: Element) -> bool:
    """Say whether speech follows an element in its parent: more than the colon, or the name in print."""
    follows = any(words_of(each) or (each.tail or "").strip() for each in islice(element.itersiblings(), _MOST_NEAR))
    return follows or not _NO_SPEECH.fullmatch(element.tail or "")


def _has_text_before(element: Element) -> bool:
    before = islice(element.itersiblings(preceding=True), _MOST_NEAR)
    return any((each.tail or "").strip() or (not is_dropped(local(each)) and words_of(each)) for each in before)


def _scope(chain: list[tuple[Element, str, bool, bool]], places: dict[str, _Place]) -> Element | None:
    scope = None
    for above, *_ in chain:
        place = places[local(above)]
        alone = place.at_head >= _AT_HEAD * place.number and place.repeated <= _REPEATED * place.number
        if scope is None:
            scope = above if place.with_text >= _WITH_TEXT * place.number else None
            if scope is not None and not alone:
                break
        elif alone and above.getparent() is not None:
            scope = above
        else:
            break
    return scope


def _continued(scopes: dict[Element, Element], elements: list[Element]) -> set[str]:
    """Return the names of paragraphs that hold a name where somebody begins, and none where they go on."""
    inner = {local(scope) for scope in scopes.values() if local(scope).lower() in PARAGRAPHS}
    named = set(scopes.values())
    found = set()
    for name in inner:
        alike = [each for each in elements if local(each) == name and words_of(each)]
        if sum(each not in named for each in alike) > _CONTINUED * len(alike):
            found.add(name)
    return found


def _opens_paragraph(element: Element) -> bool:
    """Say whether nothing stands before an element in its paragraph."""
    below = element
    for above in element.iterancestors():
        if (above.text or "").strip() or _has_text_before(below):
            return False
        if local(above).lower() in PARAGRAPHS:
            return True
        below = above
    return False


def _is_label(element: Element, scopes: dict[Element, Element]) -> bool:
    """Say whether an element is a label by its colon: `<name>The Chair:</name>`, `<b>Ms Lee</b>:`."""
    text = words_of(element)
    if len(text) > _LONGEST_LABEL or not (text.endswith(":") or (element.tail or "").lstrip().startswith(":")):
        return False
    label, name = printed_label(text).text, local(element).lower()
    if shape_of(label) <= Shape.WORD or (name in PARAGRAPHS and not _is_whole(label)):
        return False
    if name in _EMPHASES and not _opens_paragraph(element):
        return False
    return not any(above in scopes for above in element.iterancestors()) and not any(
        each in scopes for each in element.iter()
    )


def _is_whole(label: str) -> bool:
    """Say whether a label alone in its paragraph can be nothing else: an office and a name."""
    naming = name_all({label: None}, "")[label]
    return naming.name is not None and bool(naming.role or naming.honorific)


def _flat(named: list[Element]) -> dict[Element, Element]:
    """Let each name hold until its parent ends, or another follows."""
    found = {}
    for each in named:
        parent = each.getparent()
        around = parent.getparent() if parent is not None and local(parent).lower() in PARAGRAPHS else parent
        if around is not None:
            found[each] = around
    return found
