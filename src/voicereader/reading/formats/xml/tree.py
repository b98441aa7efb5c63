"""XML as a tree that cannot hurt: no entities but letters, no document type, nothing from outside."""

import html.entities
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from voicereader.errors import UnreadableTranscript
from voicereader.reading.formats.given import text_of
from voicereader.reading.joining import tidy

Element = Any
"""An element of lxml, which brings no types."""

_REMEMBERED = 4_096
_MOST_BYTES = 20_000_000
_MOST_TAGS = 600_000
_ENDLESS = re.compile(r"<[^<>]{50000}")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_USUAL = re.compile(
    r"(?:utf|iso|windows|cp|koi|shift|sjis|euc|gb|big5|us-ascii|ascii|latin|mac)[\w.:-]*", re.IGNORECASE
)
_HEAD = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL)
_ENTITY = re.compile(r"&([a-zA-Z][\w.-]{0,40});")
_BARE = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|\w+);)")
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))


def parsed(content: bytes, name: str) -> Element:
    """Return the root of a file; letters that it names (`&eacute;`) stand for themselves, as does a bare `&`.

    Raises:
        UnreadableTranscript: it is no well-formed XML, too large, or nested too deeply.
    """
    declared = _DECLARED.match(content)
    encoding = declared[1].decode() if declared else ""
    text = text_of(content, name, most=_MOST_BYTES, declared=encoding if _USUAL.fullmatch(encoding) else None)
    head = _HEAD.match(text)
    text = text[head.end() if head else 0 :]
    if max(text.count("<"), text.count("&")) > _MOST_TAGS or _ENDLESS.search(text):
        raise UnreadableTranscript(
            f"{name} has more than {_MOST_TAGS} tags or entities, or one without end: split it into several files."
        )
    text = _ENTITY.sub(_letter, text)
    try:
        return _root(text)
    except etree.XMLSyntaxError:
        pass
    try:
        return _root(_BARE.sub("&amp;", text))
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UnreadableTranscript(
            f"{name} is no well-formed XML ({error.msg}, line {line}): mend it there."
        ) from error


def _letter(entity: re.Match[str]) -> str:
    if entity[1] in _OWN:
        return entity[0]
    return html.entities.html5.get(f"{entity[1]};") or f"&amp;{entity[1]};"


def _root(text: str) -> Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,  # two elements of one id are no error
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(text.encode(errors="replace"), parser)


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return _local(element.tag)


@lru_cache(_REMEMBERED)
def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words_of(element: Element) -> str:
    """Return all that stands in an element; elements that stand in it without text between them are words apart."""
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return tidy("".join(element.itertext()))
    return tidy(" ".join(map(words_of, element)))


def attribute(element: Element, *names: str) -> str | None:
    """Return the first of the attributes that an element has with a value, whatever their namespace and case."""
    if not element.attrib:
        return None
    there = {name.rpartition("}")[2].lower(): value for name, value in element.attrib.items()}
    found = (there.get(name.lower(), "").strip() for name in names)
    return next((tidy(value) for value in found if value), None)


def identity(element: Element) -> str | None:
    """Return the id that others refer to an element by."""
    return attribute(element, "id", "eId")


def language_in(element: Element) -> str | None:
    """Return the language that an element says it is in."""
    return attribute(element, "lang")


def named(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of those names, in any namespace, in the order of the document."""
    wanted = frozenset(names)
    return (each for each in root.iter(etree.Element) if local(each) in wanted)
