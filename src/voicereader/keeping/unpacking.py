"""From an archive to a library: every byte of it is looked at before anything is written, and nothing is believed."""

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import sqlite3
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from voicereader.errors import BadArchive
from voicereader.keeping import rows
from voicereader.keeping.archive import FORMAT, MANIFEST, VERSION, Layout, laid_out
from voicereader.keeping.database import Database
from voicereader.keeping.folders import new_folder
from voicereader.keeping.rows import Change
from voicereader.model import Revision, State

_MOST, _LARGEST = 1_000_000, 1 << 28
"""Files of an archive, and bytes of what is taken into memory of it: the manifest, a file that was changed."""

_LONGEST_NAME = 255
_DIGEST = re.compile("[0-9a-f]{64}")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, ValueError, LookupError, TypeError, AttributeError),
    *(ArithmeticError, RuntimeError),  # of which NotImplementedError and RecursionError are
)
"""What reading a file that is no archive, or a damaged one, may raise."""

Belongs = Callable[[str], bool]
"""Says of a name whether a library folder may have such a file."""


@dataclass(frozen=True, slots=True)
class _Archive:
    """What was looked at: the manifest's files by path with digest and size, and what it says of the library."""

    files: Mapping[str, tuple[str, int]]
    layout: Layout
    changes: Sequence[Change]


def unpack(file: Path, folder: Path, belongs: Belongs) -> tuple[int, int]:
    """Make a library folder of an archive; return how many files it has, and how many changes.

    Raises:
        BadArchive: it is none, is damaged, or holds what `write_archive` does not write.
        OutputUnwritable: the folder is not empty, or cannot be written.
    """
    with _opened(file) as archive, _doubted(file), new_folder(folder) as part:
        checked = _checked(archive, file.stat().st_size, belongs)
        for path, (digest, name) in checked.layout.items():
            if digest is None:
                with archive.open(path) as source, (part / name).open("xb") as target:
                    shutil.copyfileobj(source, target)
        if checked.changes:
            Database(part).write(lambda connection: _load(connection, archive, checked))
    return sum(path.startswith("library/") for path in checked.files), len(checked.changes)


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with _doubted(file):
            archive = zipfile.ZipFile(file)
    except OSError as error:
        raise BadArchive(f"{file} cannot be opened ({error.strerror}); name an archive.") from error
    with archive:
        yield archive


@contextlib.contextmanager
def _doubted(file: Path) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        why = f"{error}".strip("'\".") or type(error).__name__
        raise BadArchive(f"{file} is no archive of a library, or is damaged ({why}); export it anew.") from error


def _load(connection: sqlite3.Connection, archive: zipfile.ZipFile, checked: _Archive) -> None:
    for path, (digest, _) in checked.layout.items():
        if digest and not rows.has(connection, digest):
            rows.keep(connection, archive.read(path))
    for each in checked.changes:
        rows.put(connection, each)


def _checked(archive: zipfile.ZipFile, size: int, belongs: Belongs) -> _Archive:
    entries = archive.infolist()
    _see(len(entries) <= _MOST, "too many files")
    _see(len({each.filename for each in entries}) == len(entries), "two files of one name")
    for each in entries:
        _see(each.compress_type == zipfile.ZIP_STORED and each.file_size == each.compress_size, "compressed files")
        _see(not each.flag_bits & 1 and stat.S_ISREG(each.external_attr >> 16), "what is no ordinary file")
    _see(sum(each.file_size for each in entries) <= size, "more than there is")
    _see(archive.getinfo(MANIFEST).file_size <= _LARGEST, "a manifest that is too large")
    told = json.loads(archive.read(MANIFEST))
    _see(told["format"] == FORMAT, "no library")
    if told["version"] != VERSION:
        raise ValueError("it was written by a newer VoiceReader")
    made = _manifest(told, belongs)
    _see({*made.files, MANIFEST} == {each.filename for each in entries}, "files that the manifest does not have")
    for path, (digest, length) in made.files.items():
        _see((_digest(archive, path), archive.getinfo(path).file_size) == (digest, length), f"another {path}")
        _see(made.layout[path][0] in {None, digest} and (not made.layout[path][0] or length <= _LARGEST), path)
    return made


def _manifest(told: Any, belongs: Belongs) -> _Archive:
    files = {path: (_is_digest(each["sha256"]), int(each["size"])) for path, each in told["files"].items()}
    originals = {_name(name, belongs): path for name, path in told["originals"].items()}
    changes = [_change(each, number, belongs) for number, each in enumerate(told["changes"], 1)]
    history = {path.partition("/")[2] for path in files if path.startswith("history/")}
    layout = laid_out(originals, changes, history)
    _see(layout.keys() == files.keys(), "files that the changes do not have")
    _see(originals == {name: path for path, (digest, name) in layout.items() if digest is None}, "other originals")
    revisions = [each for change in changes for each in change.revisions]
    sizes = dict(files.values())
    _see(history <= {each.digest for each in revisions}, "what no change has made")
    _see(all(sizes.get(each.digest or "", each.size) == each.size for each in revisions), "other sizes")
    return _Archive(files, layout, changes)


def _change(told: Any, number: int, belongs: Belongs) -> Change:
    at, undoes = dt.datetime.fromisoformat(told["at"]), told["undoes"]
    _see(told["number"] == number and rows.written(at) == told["at"], f"a change {number} out of order")
    _see(undoes is None or (type(undoes) is int and 0 < undoes < number), f"a change {number} of nothing")
    made = tuple(_revision(each, number, belongs) for each in told["revisions"])
    _see(bool(made) and len({each.name for each in made}) == len(made), f"a change {number} of one file twice")
    return Change(number, at, _text(told["who"]), _text(told["note"]), made, undoes)


def _revision(told: Any, number: int, belongs: Belongs) -> Revision:
    about = {_text(name): _text(fact) for name, fact in told["about"].items()}
    name, state = _name(told["name"], belongs), told["state"]
    _see(state in get_args(State), "a file that is nothing")
    if state != "kept":
        return Revision(name, number, state, about=about)
    size = told["size"]
    _see(type(size) is int and 0 <= size <= _LARGEST, "a size that cannot be")
    return Revision(name, number, "kept", _is_digest(told["digest"]), size, about)


def _name(told: Any, belongs: Belongs) -> str:
    _see(
        isinstance(told, str) and belongs(told) and Path(told).name == told and "\0" not in told,
        "a name that may not be",
    )
    _see(not told.startswith(".") and len(os.fsencode(told)) <= _LONGEST_NAME, "a name that may not be")
    return str(told)


def _is_digest(told: Any) -> str:
    _see(isinstance(told, str) and _DIGEST.fullmatch(told) is not None, "a digest that is none")
    return str(told)


def _text(told: Any) -> str:
    _see(isinstance(told, str) and bool(told.encode()) | (told == ""), "words that are none")
    return str(told)


def _digest(archive: zipfile.ZipFile, path: str) -> str:
    with archive.open(path) as source:
        return hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]  # it is what it asks for


def _see(condition: object, what: str) -> None:
    if not condition:
        raise ValueError(f"it has {what}")
