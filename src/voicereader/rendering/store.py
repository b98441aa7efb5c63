"""Sound kept on disk under its content: each file whole or absent, and safe to delete at any time.

    clips/abcdef….wav    a clip: its PCM and word marks, playable by anything
    clips/abcdef….mp3    the same sentence encoded
    renditions/….mp3     renditions as they are sent
    locks/               held while a clip is made or swept, by whichever process does it

Files are written under another name and renamed. They end in a seal (a checksum) instead of being
synced one by one: after a power cut a torn file is noticed and made again. docs/decisions/0002. A file's time of access
is when it was heard last, set by us: what was longest unheard is swept first. docs/decisions/0011.
"""

import contextlib
import os
import secrets
import struct
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from voicereader.errors import CacheUnwritable

_MAGIC = b"VRsl"
_SEAL = struct.Struct("<4sII")
"""Magic, frames of sound, CRC-32 of everything before."""

_LATELY = 60 * 10**9
"""Nanoseconds for which what was heard is not marked as heard again."""


class Store:
    """A folder of clips and renditions, shared by any number of threads and processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def clip_path(self, key: str, form: str) -> Path:
        """Return where the clip of that key lies in that format."""
        return self.folder / "clips" / f"{key}.{form}"

    def rendition_path(self, key: str, form: str) -> Path:
        """Return where the rendition of that key lies once it is whole."""
        return self.folder / "renditions" / f"{key}.{form}"

    def put(self, key: str, form: str, content: bytes, frames: int) -> None:
        """Keep `content`, so many frames of sound, as the clip of that key and format."""
        path = self.clip_path(key, form)
        seal = _SEAL.pack(_MAGIC, frames, zlib.crc32(content))
        with self.writing(path) as temporary:
            temporary.write_bytes(content + seal)

    def get(self, key: str, form: str) -> tuple[bytes, int] | None:
        """Return a clip's content and its frames; None, and gone, where it is damaged; None where it is not there."""
        path = self.clip_path(key, form)
        stamped = self.heard(path)  # before the system marks it as read by itself
        sealed = self._read(key, form)
        kept = _unsealed(sealed)
        if kept is not None:
            if stamped and form != "wav":
                with contextlib.suppress(OSError):
                    os.utime(f"{self.folder}/clips/{key}.wav")  # of which it was made: it goes with that, or before
        elif sealed is not None:  # what is not there is left alone: another may put it there at this moment
            with contextlib.suppress(OSError):
                path.unlink()
        return kept

    def has(self, key: str, form: str) -> bool:
        """Say whether a clip is there; whether it is whole is not looked at. For asking of thousands."""
        return os.access(f"{self.folder}/clips/{key}.{form}", os.F_OK)

    def heard(self, path: Path) -> bool:
        """Have a file count as heard now; say whether it did not already."""
        try:
            seen, now = os.stat(path), time.time_ns()  # noqa: PTH116  (each sentence that is heard asks)
            if now - seen.st_atime_ns < _LATELY:
                return False
            os.utime(path, ns=(now, seen.st_mtime_ns))
        except OSError:  # it is gone, or somebody else's
            return False
        return True

    def look(self, key: str, form: str) -> tuple[bytes, int] | None:
        """Return a clip's content and its frames, None where it is damaged or cannot be read; change nothing."""
        return _unsealed(self._read(key, form))

    def _read(self, key: str, form: str) -> bytes | None:
        try:
            return self.clip_path(key, form).read_bytes()
        except OSError:
            return None

    def frames(self, key: str, form: str) -> int | None:
        """Return how many frames a clip has, None where it is not there; whether it is whole is not looked at."""
        try:
            with self.clip_path(key, form).open("rb") as file:
                file.seek(-_SEAL.size, os.SEEK_END)
                magic, frames, _ = _SEAL.unpack(file.read())
        except (OSError, struct.error):
            return None
        return int(frames) if magic == _MAGIC else None

    def probe(self, size: int = 0) -> None:
        """See that files can be kept, of so many bytes.

        Raises:
            OSError: they cannot.
        """
        probe = self.folder / "writable"
        with self.writing(probe) as temporary:
            temporary.write_bytes(bytes(size))
        probe.unlink(missing_ok=True)

    @contextlib.contextmanager
    def writing(self, path: Path) -> Iterator[Path]:
        """Lend a name to write to; rename it to `path` at the end, remove it after an error."""
        temporary = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield temporary
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def lock(self, key: str) -> FileLock:
        """Return the lock to hold while the clip of that key is made or swept; 256 locks serve all keys."""
        folder = self.folder / "locks"
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
        return FileLock(folder / key[:2])


def _unsealed(sealed: bytes | None) -> tuple[bytes, int] | None:
    """Return the content and the frames of what ends in a seal that fits it."""
    content, seal = (sealed or b"")[: -_SEAL.size], (sealed or b"")[-_SEAL.size :]
    if len(seal) == _SEAL.size:
        magic, frames, checksum = _SEAL.unpack(seal)
        if magic == _MAGIC and checksum == zlib.crc32(content):
            return content, frames
    return None


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn what the system says of the folder into a sentence for people, without names of files.

    Raises:
        CacheUnwritable: in the place of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise CacheUnwritable(f"The cache folder cannot be written ({error.strerror}); see to its disk.") from error
