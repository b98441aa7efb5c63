"""A rendition that was asked for, and its sound."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from voicereader.errors import SpeechFailed, VoiceReaderError
from voicereader.rendering import mp3_file
from voicereader.rendering.assembly import Assembly, Making, Plan, Progress


@dataclass(frozen=True, slots=True)
class Recording:
    """A rendition that was asked for: `sound` is its file, or the making that can be followed to its end.

    `key` changes with its content, `name` is what to call it where it is kept, `streams` says whether it can
    be heard while it is made.
    """

    key: str
    name: str
    media_type: str
    streams: bool
    sound: Path | Making


def frames(recording: Recording) -> Iterator[bytes]:
    """Yield an MP3 to join to others: the frames of its file, or what is being made; nothing of what fails."""
    if isinstance(recording.sound, Path):
        yield from mp3_file.frames(recording.sound)
    else:
        with contextlib.suppress(VoiceReaderError):
            yield from recording.sound.stream()


def write(
    assembly: Assembly, this: Plan, output: Path, report: Callable[[Progress], None]
) -> tuple[Progress, SpeechFailed | None]:
    """Write a rendition to `output` once it is settled; return how that went, and the failure of some sentences."""
    file = assembly.whole(this)
    if file:
        shutil.copyfile(file, output)
        return Progress(total=len(this.lines), found=len(this.lines)), None
    making, progress, failure = assembly.make(this), Progress(0), None
    try:
        for progress in making.follow():
            report(progress)
    except SpeechFailed as error:
        failure = error
    making.save(output)
    return progress, failure
