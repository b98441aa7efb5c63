"""What a sound file says of itself: title, artist, chapters, cover."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """A place to jump to: `begin` counts frames of `SAMPLE_RATE` from the start."""

    title: str
    begin: int


@dataclass(frozen=True, slots=True)
class Tags:
    """Title, who speaks, BCP 47 language, ISO 8601 date; chapters once they are known; a PNG or JPEG as cover."""

    title: str
    artist: str
    language: str
    date: str | None
    chapters: tuple[Chapter, ...] = ()
    cover: bytes | None = None
