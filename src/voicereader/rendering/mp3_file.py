"""MP3 files: encoded sentences behind a header and, once all is known, tags with chapters and cover."""

from pathlib import Path

from voicereader.rendering import mp3
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


def finish(file: Path, tags: Tags, slots: int) -> None:  # noqa: ARG001
    """Write the length into the header."""
    with file.open("r+b") as written:
        written.write(mp3.header(slots, file.stat().st_size - len(mp3.header())))
