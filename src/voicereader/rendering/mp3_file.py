"""MP3 files: encoded sentences behind a header and, once all is known, tags with chapters and cover."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from voicereader.rendering import id3, mp3
from voicereader.rendering.tags import Tags


class Joiner:
    """Joins encoded clips to an MP3."""

    def __init__(self, tags: Tags) -> None:
        self._tags = tags  # the whole file has them; what streams has none, since they tell of its end

    def open(self) -> bytes:
        """Return the header frame, without the length that is not known yet."""
        return mp3.header()

    def add(self, content: bytes, slots: int, pause: int) -> bytes:  # noqa: ARG002
        """Return the clip's frames and the silence after it."""
        return content + mp3.silence() * pause

    def close(self) -> bytes:
        """Nothing ends the file."""
        return b""


def finish(file: Path, tags: Tags, slots: int) -> None:
    """Put the tag and a header that knows the length before the sound."""
    made = file.with_name(f"{file.name}.tagged")
    try:
        with file.open("rb") as written, made.open("wb") as whole:
            opening = len(mp3.header())
            whole.write(id3.tag(tags, slots) + mp3.header(slots, file.stat().st_size - opening))
            written.seek(opening)
            shutil.copyfileobj(written, whole, 1 << 20)
        made.replace(file)
    finally:
        made.unlink(missing_ok=True)


def frames(file: Path) -> Iterator[bytes]:
    """Yield the sound of a finished file in blocks, without its tag and its header: to be joined to others."""
    with file.open("rb") as whole:
        head = whole.read(id3.HEAD)
        whole.seek(id3.length(head) + len(mp3.header()))
        while block := whole.read(1 << 16):
            yield block
