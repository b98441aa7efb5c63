"""Files that come into a library: what they may be called, and whether they are what they are called."""

import re
import unicodedata
from collections.abc import Callable, Collection
from pathlib import PureWindowsPath

from voicereader.casting import Overrides
from voicereader.errors import BadChange
from voicereader.model import Transcript
from voicereader.reading import suffixes
from voicereader.reading.register import Register
from voicereader.scripting import Lexicon, read_pls
from voicereader.text import normal

BESIDE = ("people.toml", "casting.toml", "lexicon.toml", "lexicon.pls", "cover.png", "cover.jpg")
"""What may lie beside the transcripts of a library, by name."""

_LONGEST = 200
"""Bytes of a name: where files are copied to, some is added."""

_NOWHERE = frozenset('<>:"|?*')
"""Signs that a name may not have on some systems."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d) ?(?:\..*)?", re.IGNORECASE)

_PICTURES = {"cover.png": b"\x89PNG\r\n\x1a\n", "cover.jpg": b"\xff\xd8\xff"}
_TABLES: dict[str, Callable[[bytes, str], object]] = {
    "people.toml": Register.read,
    "casting.toml": Overrides.read,
    "lexicon.toml": Lexicon.read,
    "lexicon.pls": read_pls,
}


def file_name(given: str) -> str:
    """Return the name that a file is kept under: without folders, and one that every system can have.

    Raises:
        BadChange: it is too long, means a device, or no transcript is called so.
    """
    plain = normal("NFC", PureWindowsPath(given).name)
    seen = "".join("_" if each in _NOWHERE else each for each in plain if unicodedata.category(each)[0] != "C")
    name = " ".join(seen.split()).strip(". ")
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if name not in BESIDE and suffix not in suffixes():
        raise BadChange(
            f"“{name[:_LONGEST]}” is not the name of a transcript; name it so that it ends in one of "
            f"{', '.join(sorted(suffixes()))}."
        )
    if len(name.encode()) > _LONGEST:
        raise BadChange(f"“{name[:40]}…” is a name of more than {_LONGEST} bytes; give a shorter one.")
    if _DEVICE.fullmatch(name):
        raise BadChange(f"“{name}” is the name of a device on some systems; give another.")
    return name


def alike(name: str, names: Collection[str]) -> str | None:
    """Return which of these names is the same to somebody, or to some system; None where there is none."""
    wanted = _folded(name)
    return name if name in names else next((each for each in names if _folded(each) == wanted), None)


def check(name: str, content: bytes, read: Callable[[bytes, str], Transcript]) -> None:
    """See that a file is what its name says.

    Raises:
        UnreadableTranscript, BadPeople, BadCasting, BadLexicon, BadChange: it is not; the sentence says what to mend.
    """
    if name in _TABLES:
        _TABLES[name](content, name)
    elif name in _PICTURES:
        if not content.startswith(_PICTURES[name]):
            raise BadChange(f"{name} is no such picture; save it anew as {name.rpartition('.')[2].upper()}.")
    else:
        read(content, name)


def _folded(name: str) -> str:
    return normal("NFKC", name).casefold()
