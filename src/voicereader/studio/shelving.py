"""The library of a folder, with its catalogue in the cache folder."""

import contextlib
import hashlib
import os
import time
from pathlib import Path

from voicereader.errors import UnreadableTranscript
from voicereader.library import Library
from voicereader.library.catalogue import Catalogue
from voicereader.reading import suffixes
from voicereader.settings import Settings
from voicereader.studio.outlining import Reader, reader
from voicereader.studio.remembering import recipe

BESIDE = ("people.toml", "casting.toml", "lexicon.toml", "lexicon.pls", "cover.png", "cover.jpg")
"""What may lie beside the transcripts of a library, by name."""

_DAY = 24 * 3600.0


def library_of(folder: Path, settings: Settings, read: Reader) -> Library:
    """Return the library of a folder; catalogues that other versions left in the cache are removed."""
    name = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:16]
    file = settings.cache / "catalogue" / f"{name}-{recipe()}-{settings.questions}.sqlite"
    with contextlib.suppress(OSError):
        for other in file.parent.glob(f"{name}-*"):  # those of other versions
            if not other.name.startswith(file.name) and time.time() - other.stat().st_mtime > _DAY:
                other.unlink()
    return Library(folder, reader(read), suffixes(), Catalogue(file), BESIDE)


def content_of(file: Path) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableTranscript: it cannot be opened.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableTranscript(f"{file} cannot be opened ({error.strerror}); name a transcript.") from error
