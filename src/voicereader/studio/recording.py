"""A rendition that was asked for, and its sound."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from voicereader.errors import SpeechFailed, VoiceReaderError
from voicereader.rendering import mp3_file
from voicereader.rendering.assembly import Assembly, Making, Progress
from voicereader.rendering.plans import Plan


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


def frames(recordings: Iterable[Recording], *, gaps: bool) -> Iterator[bytes]:
    """Yield MP3s as one: the frames of each, which is a file or in the making. What fails is left out.

    No bytes are yielded where nothing is made for a second.

    Raises:
        VoiceReaderError: at the end, where something failed, and whoever listens does not put up with `gaps`.
    """
    failure: VoiceReaderError | None = None
    for each in recordings:
        try:
            yield from mp3_file.frames(each.sound) if isinstance(each.sound, Path) else each.sound.blocks()
        except VoiceReaderError as error:
            failure = error
    if failure and not gaps:
        raise failure


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
