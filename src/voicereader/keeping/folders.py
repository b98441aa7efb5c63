"""Folders that appear whole or not at all, and the backup, which is one."""

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from voicereader.errors import OutputUnwritable, UnreadableTranscript
from voicereader.keeping.database import Database, sync

_AT_ONCE = 16
"""Files that wait for the disk at once: it takes many in one go."""


@contextlib.contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Lend a folder to fill; it becomes `folder` at the end, on the disk, and is gone after an error.

    Raises:
        OutputUnwritable: there is something at that place already, or it cannot be written.
    """
    folder = folder.absolute()
    part = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.part")
    try:
        if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise OutputUnwritable(f"{folder} is there already; name a folder that is empty or does not exist yet.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir()
        try:
            yield part
            if folder.is_dir():
                part.chmod(stat.S_IMODE(folder.stat().st_mode))
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                list(pool.map(sync, [*part.iterdir(), part]))
            part.rename(folder)
            sync(folder.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise OutputUnwritable(
            f"{folder} cannot be written ({error.strerror}); name a folder that does not exist yet, "
            "and see whether the disk is full."
        ) from error


def opened(original: Path) -> IO[bytes]:
    """Open a file of a library folder.

    Raises:
        UnreadableTranscript: it cannot be read.
    """
    try:
        return original.open("rb")
    except OSError as error:
        raise UnreadableTranscript(f"{original} cannot be opened ({error.strerror}); see who may read it.") from error


def backup(database: Database, originals: Mapping[str, Path], copy: Path) -> None:
    """Copy a library to a folder that can take its place, while others change it; `originals` are files by name.

    Raises:
        OutputUnwritable: it cannot be written there.
        UnreadableTranscript: a file of the folder cannot be read.
        LibraryDamaged: what was changed cannot.
    """
    with new_folder(copy) as part:
        for name, original in originals.items():
            with opened(original) as source, (part / name).open("wb") as target:
                shutil.copyfileobj(source, target)
            shutil.copystat(original, part / name)
        database.backup(part / database.path.name)
