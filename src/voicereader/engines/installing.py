"""Fetching voices from where their authors publish them, or from a folder; none is used before its digest is right."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from voicereader.errors import CannotInstall

KOKORO = "kokoro"

_KOKORO_MODEL = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"
_KOKORO_VOICES = "https://huggingface.co/onnx-community/Kokoro-82M-v1.0-ONNX/resolve/main"
_PIPER_VOICES = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
_PIPER_LIST = "voices.json"

_PATIENCE = 30.0
"""Seconds without an answer or a byte after which a server counts as out of reach."""

_MOST = 2**30
_PIECE = 2**18

Report = Callable[[int, int], None]
"""Told how many bytes are here, and how many there will be; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file to fetch: its path below where it comes from, whence it is published, where it goes, what it must be."""

    path: str
    published: str
    target: Path
    digest: str | None = None
    algorithm: str = "sha256"
    size: int = 0


def install(name: str, folder: Path, source: str | None, report: Report) -> Path:
    """Put the voices of that name below `folder`, and return where; what is already there and right stays.

    Args:
        name: `kokoro`, or that of a Piper voice, such as `en_US-lessac-medium`.
        folder: the folder of voices; it need not exist.
        source: a folder, or an address that starts with http, which has the files as their authors lay them out
            or, a folder, side by side; None to fetch them from their authors.
        report: told of the progress.

    Raises:
        CannotInstall: there is no such voice, no way to it, no room, or a file is not what it should be.
    """
    try:
        wanted = list(_kokoro(folder / KOKORO) if name == KOKORO else _piper(name, folder / "piper" / name, source))
        total, here = sum(file.size for file in wanted), 0
        for file in wanted:
            if not _is_right(file):
                _fetch(file, source, lambda got, before=here: report(before + got, total))  # type: ignore[misc]
            here += file.target.stat().st_size
            report(here, total)
    except OSError as error:
        raise CannotInstall(f"The voices cannot be kept in {folder}: {error.strerror or error}.") from error
    return wanted[0].target.parent


def _kokoro(folder: Path) -> Iterator[_File]:
    """Yield Kokoro's files; `kokoro.sha256` has the digest of each."""
    for line in (files("voicereader.engines") / "kokoro.sha256").read_text("utf-8").splitlines():
        digest, path = line.split()
        size = 92_361_271 if path.endswith(".onnx") else 522_240
        yield _File(path, _KOKORO_VOICES if "/" in path else _KOKORO_MODEL, folder / path, digest, size=size)


def _piper(name: str, folder: Path, source: str | None) -> Iterator[_File]:
    """Yield a Piper voice's files, as the list that is published with the voices has them."""
    listed = _piper_list(source, name)
    if listed is None:
        for path in (f"{name}.onnx", f"{name}.onnx.json", "MODEL_CARD"):
            if path != "MODEL_CARD" or _beside(Path(source or ""), path):
                yield _File(path, _PIPER_VOICES, folder / path)
        return
    if name not in listed:
        near = ", ".join(sorted(each for each in listed if each.partition("_")[0] == name.partition("_")[0])[:20])
        raise CannotInstall(f"There is no voice “{name}”; there are {KOKORO}{', ' if near else ''}{near}.")
    for path, digest, size in listed[name]:
        yield _File(path, _PIPER_VOICES, folder / path.rsplit("/", 1)[-1], digest, "md5", size)


def _piper_list(source: str | None, name: str) -> dict[str, list[tuple[str, str, int]]] | None:
    """Return path, digest and bytes of the files of each published voice; None where a folder has it without a list."""
    file = _File(_PIPER_LIST, _PIPER_VOICES, Path(_PIPER_LIST))
    if source and _is_folder(source) and not _beside(Path(source), _PIPER_LIST):
        if not _beside(Path(source), f"{name}.onnx"):
            raise CannotInstall(f"There is no {name}.onnx in {source}; name the folder that has it.")
        return None
    try:
        return {
            voice: [(path, known["md5_digest"], int(known["size_bytes"])) for path, known in told["files"].items()]
            for voice, told in json.loads(b"".join(_pieces(file, source))).items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CannotInstall(
            f"The list of voices at {_whence(file, source)} cannot be read; try again later."
        ) from error


def _fetch(file: _File, source: str | None, report: Callable[[int], None]) -> None:
    file.target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=file.target.parent, prefix=".part-") as folder:
        part = Path(folder, "part")
        digest = hashlib.new(file.algorithm, usedforsecurity=False)
        got = 0
        with part.open("wb") as kept:
            for piece in _pieces(file, source):
                got += len(piece)
                if got > _MOST:
                    raise CannotInstall(f"{_whence(file, source)} is larger than a voice can be.")
                digest.update(piece)
                kept.write(piece)
                report(got)
            kept.flush()
            os.fsync(kept.fileno())
        if file.digest and digest.hexdigest() != file.digest:
            raise CannotInstall(
                f"{_whence(file, source)} is not what its author published (its digest is another); fetch it again."
            )
        part.replace(file.target)


def _is_right(file: _File) -> bool:
    """Say whether the file is here already, as it should be."""
    if not file.digest or not file.target.is_file():
        return False
    with file.target.open("rb") as content:
        return hashlib.file_digest(content, lambda: hashlib.new(file.algorithm, usedforsecurity=False)).hexdigest() == (
            file.digest
        )


def _pieces(file: _File, source: str | None) -> Iterator[bytes]:
    """Yield the content of a file from where it comes.

    Raises:
        CannotInstall: it is not there, or there is no way to it.
    """
    if source and _is_folder(source):
        found = _beside(Path(source), file.path)
        if not found:
            raise CannotInstall(f"There is no {file.path} in {source}; name the folder that has it.")
        with found.open("rb") as content:
            yield from iter(lambda: content.read(_PIECE), b"")
        return
    whence = _whence(file, source)
    with _reached(whence):
        answer = urlopen(whence, timeout=_PATIENCE)  # noqa: S310 (https, or what the owner named)
    with answer:
        while True:
            with _reached(whence):
                piece = answer.read(_PIECE)
            if not piece:
                return
            yield piece


@contextmanager
def _reached(whence: str) -> Iterator[None]:
    """Say in a sentence what a network does."""
    try:
        yield
    except HTTPError as error:
        raise CannotInstall(f"{whence} answers {error.code} {error.reason}; try again later.") from error
    except (OSError, HTTPException, ValueError) as error:
        raise CannotInstall(
            f"{urlsplit(whence).hostname or whence} cannot be reached ({getattr(error, 'reason', error)}); where there "
            f"is no network, fetch the files elsewhere and name their folder with --from."
        ) from error


def _whence(file: _File, source: str | None) -> str:
    return f"{(source or file.published).rstrip('/')}/{file.path}"


def _is_folder(source: str) -> bool:
    return not source.startswith(("https://", "http://"))


def _beside(folder: Path, path: str) -> Path | None:
    """Return the file of that path, or of its name alone, in a folder."""
    return next((each for each in (folder / path, folder / Path(path).name) if each.is_file()), None)
