"""The reading room: bytes become a `Transcript`.

    bytes ── kinds ──▶ the format ── its reader ──▶ Sheet: lines, and what the format knows
          ── labels, system ──▶ which lines open a turn ── frontmatter, dates ──▶ title, date, place
          ── names, roles, naming, people ──▶ who is who ── composing ──▶ Transcript

A reader is found by the entry point group `voicereader.readers`, and imported when a file of its format comes:
its name is the format's, as `kinds` tells it by content, else the suffix of the file's name. It is called with
the content and the name, and returns a `Sheet`, or a `Transcript` where it needs no help.
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points

from voicereader.errors import UnreadableTranscript
from voicereader.model import Transcript
from voicereader.reading.composing import compose
from voicereader.reading.explaining import Decision, given_decisions
from voicereader.reading.kinds import PLAIN, kind_of, suffix_of
from voicereader.reading.rules import RULES
from voicereader.reading.sheet import Known, Label, Line, Sheet

__all__ = ["GROUP", "RULES", "Decision", "Known", "Label", "Line", "Sheet", "explain", "read", "suffixes"]

GROUP = "voicereader.readers"

_MAY_HOLD_HTML = frozenset(("md", "markdown", "eml", "mbox"))

Reader = Callable[[bytes, str], Sheet | Transcript]


def read(content: bytes, name: str) -> Transcript:
    """Read a file's content; `name` is the file's name, for error sentences and as the last resort for a title.

    Pure: the same bytes and name give the same transcript. Takes time linear in the size.

    Raises:
        UnreadableTranscript: it is empty, binary, or holds no text; the sentence says what to do.
    """
    return explain(content, name)[0]


def explain(content: bytes, name: str) -> tuple[Transcript, tuple[Decision, ...]]:
    """Read a file's content as `read` does, and say of each label why it was understood so, or why it was refused."""
    if not content.strip():
        raise UnreadableTranscript(f"{name} is empty: choose a file that holds a transcript.")
    made = _reader(kind_of(content), suffix_of(name))(content, name)
    return (made, given_decisions(made)) if isinstance(made, Transcript) else compose(made, name)


@cache
def suffixes() -> frozenset[str]:
    """Return how the names of files end that a library folder is searched for, such as `.txt`."""
    return frozenset(f".{point.name}" for point in entry_points(group=GROUP))


@cache
def _reader(kind: str, suffix: str) -> Reader:
    """Return the reader of a kind; where the content says nothing, that of the suffix, else the plain one."""
    points = {point.name: point for point in entry_points(group=GROUP)}
    told = kind in {PLAIN, "html"} if suffix in _MAY_HOLD_HTML else kind == PLAIN
    named = suffix if told and suffix in points else kind
    reader: Reader = points[named if named in points else PLAIN].load()
    return reader
