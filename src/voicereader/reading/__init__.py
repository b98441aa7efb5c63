"""The reading room: bytes become a `Transcript`.

    bytes ── decoding ──▶ text ── lines ──▶ lines ── labels, system ──▶ which lines open a turn
          ── frontmatter, dates ──▶ title, date, place
          ── names, roles, people ──▶ who is who ── plain ──▶ Transcript

A format is one `Reader` in `READERS`. The first that claims a file reads it, so a reader is chosen by
what a file holds, and the plain reader, which claims everything, stands last.
"""

from collections.abc import Callable
from dataclasses import dataclass

from voicereader.model import Transcript
from voicereader.reading.plain import read_plain

__all__ = ["READERS", "SUFFIXES", "Reader", "read"]

SUFFIXES = frozenset({".text", ".txt"})
"""How the names of files end that a library folder is searched for."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: `claims` looks at content and name and never raises, `read` raises `UnreadableTranscript`."""

    claims: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Transcript]


READERS: tuple[Reader, ...] = (Reader(claims=lambda _content, _name: True, read=read_plain),)


def read(content: bytes, name: str) -> Transcript:
    """Read a file's content; `name` is the file's name, for error sentences and as the last resort for a title.

    Pure: the same bytes and name give the same transcript. Takes time linear in the size.

    Raises:
        UnreadableTranscript: it is empty, binary, or holds no text; the sentence says what to do.
    """
    return next(reader for reader in READERS if reader.claims(content, name)).read(content, name)
