"""The library of a folder, with what was changed over it, and its catalogue in the cache folder."""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from voicereader.errors import UnreadableTranscript
from voicereader.keeping.database import Database
from voicereader.keeping.drafts import Drafts
from voicereader.keeping.ledger import Ledger
from voicereader.keeping.unpacking import unpack
from voicereader.library import Library
from voicereader.library.catalogue import Catalogue
from voicereader.library.files import Files
from voicereader.reading import suffixes
from voicereader.settings import Settings
from voicereader.studio.changing import Changes
from voicereader.studio.filing import BESIDE
from voicereader.studio.outlining import Reader, reader
from voicereader.studio.remembering import recipe

_DAY = 24 * 3600.0


def library_of(folder: Path, settings: Settings, read: Reader) -> Library:
    """Return the library of a folder; catalogues that other versions left in the cache are removed."""
    name = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:16]
    file = settings.cache / "catalogue" / f"{name}-{recipe()}-{settings.questions}.sqlite"
    with contextlib.suppress(OSError):
        for other in file.parent.glob(f"{name}-*"):  # those of other versions
            if not other.name.startswith(file.name) and time.time() - other.stat().st_mtime > _DAY:
                other.unlink()
    files = Files(folder, suffixes(), BESIDE, ledger_of(folder))
    return Library(files, reader(read), Catalogue(file))


def ledger_of(folder: Path) -> Ledger:
    """Return the ledger of a library folder."""
    return Ledger(Database(folder))


def drafts_of(folder: Path) -> Drafts:
    """Return the drafts that are kept in a library folder."""
    return Drafts(Database(folder))


def changes_of(library: Library, settings: Settings, read: Reader, changed: Callable[[], None]) -> Changes:
    """Return what people change of a library; `changed` is called where the library is to be looked at again."""

    def seen() -> None:
        library.expire()
        changed()

    return Changes(library.files, ledger_of(library.files.folder), read, settings, seen)


def content_of(file: Path, most: int = -1) -> bytes:
    """Return the content of a file, so many bytes of it at most.

    Raises:
        UnreadableTranscript: it is missing, or may not be opened.
    """
    try:
        with file.open("rb") as source:
            return source.read(most)
    except OSError as error:
        raise UnreadableTranscript(f"{file} cannot be opened ({error.strerror}); name a transcript.") from error


def library_from(archive: Path, folder: Path) -> tuple[int, int]:
    """Make a library folder of an archive; return how many files it has, and how many changes.

    Raises:
        BadArchive: it is none, or is damaged.
        OutputUnwritable: the folder is not empty, or cannot be written.
    """
    return unpack(archive, folder, Files(folder, suffixes(), BESIDE).belongs)
