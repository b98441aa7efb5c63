"""What PyAV's encoders and containers take and give."""

from collections.abc import Iterator

import av
import numpy as np

from voicereader.model import SAMPLE_RATE
from voicereader.rendering.tags import Tags


class Sink:
    """A file that is written to and taken from."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, content: bytes) -> int:
        """Take what a container writes."""
        self._written += content
        return len(content)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        taken = bytes(self._written)
        self._written.clear()
        return taken


def named(tags: Tags) -> dict[str, str]:
    """Return tags by the names that containers know them under."""
    fields = {"title": tags.title, "artist": tags.artist, "date": tags.date, "language": tags.language}
    return {name: value.replace("\0", "") for name, value in fields.items() if value}


def frames(pcm: bytes, form: str, rate: int, size: int) -> Iterator[av.AudioFrame]:
    """Yield PCM of ours as frames of `size` samples in a sample format and rate; the last one may be shorter."""
    resampler = av.AudioResampler(format=form, layout="mono", rate=rate, frame_size=size)
    whole = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2").reshape(1, -1), format="s16", layout="mono")
    whole.sample_rate = SAMPLE_RATE
    begin = 0
    for frame in resampler.resample(whole) + resampler.resample(None):
        frame.pts = begin
        begin += frame.samples
        yield frame
