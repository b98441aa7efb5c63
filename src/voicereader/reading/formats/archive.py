"""What DOCX, ODT and EPUB are made of: XML in a ZIP archive, read within bounds."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from voicereader.errors import UnreadableTranscript

_LARGEST_PART = 32 << 20
"""Bytes of one part: the text of some five thousand pages."""

_LARGEST_WHOLE = 4 * _LARGEST_PART
_ENCRYPTED = 1
_HARDENED = {"resolve_entities": False, "no_network": True, "remove_comments": True, "remove_pis": True}
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Archive:
    """The parts of a document by their names; each is unpacked when it is asked for.

    Pictures, sound and fonts are never unpacked, so only what is asked for counts against the bounds.

    Raises:
        UnreadableTranscript: it is damaged; so do the methods, also where a part is encrypted or too large.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name, self._left = name, _LARGEST_WHOLE
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {each.filename: each for each in self._zip.infolist()}
        except _DAMAGED as error:
            raise self.damaged() from error

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str) -> bytes:
        """Return what a part holds, nothing where there is none."""
        entry = self._parts.get(part)
        if entry is None:
            return b""
        if entry.flag_bits & _ENCRYPTED:
            raise self.locked()
        bound = min(_LARGEST_PART, self._left)
        try:
            with self._zip.open(entry) as opened:
                content = b"" if entry.file_size > bound else opened.read(bound + 1)
        except _DAMAGED as error:
            raise self.damaged() from error
        if max(entry.file_size, len(content)) > bound:
            raise UnreadableTranscript(f"{self.name} holds more text than can be read: split it into smaller files.")
        self._left -= len(content)
        return content

    def tree(self, part: str) -> etree._Element | None:
        """Return the XML of a part, None where there is no such part."""
        content = self.read(part)
        return parsed(content, self.name) if content else None

    def pieces(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """Yield elements of a part of XML, as `pieces` does."""
        yield from pieces(self.read(part), self.name, *tags)

    def damaged(self) -> UnreadableTranscript:
        """Return the error that says so."""
        return _damaged(self.name)

    def locked(self) -> UnreadableTranscript:
        """Return the error that says that there is a password."""
        return UnreadableTranscript(f"{self.name} is locked by a password: save it without one.")


def parsed(content: bytes, name: str) -> etree._Element:
    """Return the tree of a document of XML.

    Entities are not resolved, nothing outside is fetched, and elements lie in one another 256 deep at most.

    Raises:
        UnreadableTranscript: it is no XML.
    """
    try:
        return etree.fromstring(content, etree.XMLParser(load_dtd=False, huge_tree=False, **_HARDENED))
    except etree.XMLSyntaxError as error:
        raise _damaged(name) from error


def pieces(content: bytes, name: str, *tags: str) -> Iterator[etree._Element]:
    """Yield the outermost elements of those names one after another, each gone when the next is asked for.

    Raises:
        UnreadableTranscript: it is no XML, as for `parsed`.
    """
    depth = 0
    events = etree.iterparse(io.BytesIO(content), events=("start", "end"), tag=tags, **_HARDENED)
    try:
        for event, element in events:
            depth += 1 if event == "start" else -1
            if event == "end" and not depth:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise _damaged(name) from error


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def told(element: etree._Element | None, name: str) -> str:
    """Return an attribute by its name without the namespace, which depends on the edition of a format."""
    given = element.attrib.items() if element is not None else ()
    return next((str(value) for key, value in given if key.rpartition("}")[2] == name), "")


def _damaged(name: str) -> UnreadableTranscript:
    return UnreadableTranscript(f"{name} is damaged: open it where it was made, and save it again.")
