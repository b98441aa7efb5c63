"""The archive of a library: one ZIP file with its originals and its ledger, the same bytes for the same library.

    library/NAME      each file of the library as it is now
    originals/NAME    each file of the folder that is another by now, or was taken away
    history/DIGEST    what else files have been
    manifest.json     the digests of all of these, and the changes

Nothing in it is compressed, so that it is no larger than it seems, and every program makes the same of it.
"""

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import IO, Any

from voicereader.errors import LibraryDamaged
from voicereader.keeping import rows
from voicereader.keeping.database import Database, sync
from voicereader.keeping.folders import opened
from voicereader.keeping.rows import Change
from voicereader.model import Revision

FORMAT, VERSION, MANIFEST = "voicereader library", 1, "manifest.json"

_ALIKE = (1980, 1, 1, 0, 0, 0)
"""The date of every file of an archive: the first that the format has."""

_PIECE = 1 << 20

Layout = Mapping[str, tuple[str | None, str]]
"""The files of an archive by path: each has the content of that digest, or without one the original of that name."""


def write_archive(database: Database, originals: Mapping[str, Path], output: Path) -> None:
    """Write the archive of a library as it is at one moment; `originals` are the files of its folder by name.

    Raises:
        LibraryDamaged: the ledger cannot be read.
        UnreadableTranscript: a file of the folder cannot.
        OSError: the archive cannot be written.
    """

    def write(connection: sqlite3.Connection) -> bool:
        changes = rows.changes(connection)[::-1]
        _write(output, originals, changes, laid_out(originals, changes, rows.digests(connection)), connection)
        return True

    if not database.read(write, nothing=False):
        _write(output, originals, (), laid_out(originals, (), frozenset()), None)


def laid_out(originals: Mapping[str, object], changes: Sequence[Change], kept: AbstractSet[str]) -> Layout:
    """Return where each file of a library lies in its archive, in order; `kept` are the digests that there are."""
    now = {each.name: each for change in changes for each in change.revisions}
    made: dict[str, tuple[str | None, str]] = {}
    for name, each in now.items():
        if each.state == "kept":
            made[_path("library", name)] = each.digest, name
    for name in originals:
        is_now = name not in now or now[name].state == "original"
        made[_path("library" if is_now else "originals", name)] = None, name
    shown = {digest for digest, _ in made.values()}
    made |= {f"history/{digest}": (digest, "") for digest in kept - shown}
    return dict(sorted(made.items()))


def _path(folder: str, name: str) -> str:
    """Return a path in the archive; a name that is no text is written as one."""
    return f"{folder}/{name.encode(errors='surrogateescape').decode(errors='backslashreplace')}"


def _write(
    output: Path,
    originals: Mapping[str, Path],
    changes: Sequence[Change],
    layout: Layout,
    connection: sqlite3.Connection | None,
) -> None:
    files = {}
    with zipfile.ZipFile(output, "w") as archive:
        for path, (digest, name) in layout.items():
            with archive.open(_entry(path), "w") as target:
                if digest and connection:
                    content = rows.content(connection, digest) or b""
                    files[path] = _copied(io.BytesIO(content), target)
                    if files[path]["sha256"] != digest:
                        raise LibraryDamaged("What was changed of the library is damaged; put a backup in its place.")
                else:
                    with opened(originals[name]) as source:
                        files[path] = _copied(source, target)
        named = {name: path for path, (digest, name) in layout.items() if digest is None}
        told = {"format": FORMAT, "version": VERSION, "files": files, "originals": named}
        told["changes"] = [_told(each) for each in changes]
        archive.writestr(_entry(MANIFEST), json.dumps(told, indent=1, sort_keys=True))
    sync(output)


def _entry(path: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(path, _ALIKE)
    made.create_system, made.external_attr = 3, 0o100644 << 16  # an ordinary file, whatever the machine
    return made


def _copied(source: IO[bytes], target: IO[bytes]) -> dict[str, object]:
    made, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        made.update(piece)
        size += len(piece)
        target.write(piece)
    return {"sha256": made.hexdigest(), "size": size}


def _told(change: Change) -> dict[str, Any]:
    revisions = [_revision(each) for each in change.revisions]
    told = {"number": change.number, "at": rows.written(change.at), "who": change.who, "note": change.note}
    return told | {"undoes": change.undoes, "revisions": revisions}


def _revision(revision: Revision) -> dict[str, Any]:
    told = {"name": revision.name, "state": revision.state, "about": dict(revision.about)}
    return told | ({"digest": revision.digest, "size": revision.size} if revision.state == "kept" else {})
