"""The formats in which sound is given: each a header, then encoded sentences and silence joined as they are."""

from collections.abc import Callable
from dataclasses import dataclass

from voicereader.errors import UnknownFormat
from voicereader.rendering import mp3, wav


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `name` is its suffix too.

    `lossless` formats are written straight from the clips; of the others each encoded sentence is kept.
    `encode` takes PCM of whole slots, `silence` gives one slot, `header` takes slots and bytes that
    follow it (None: not known yet) and always has the same length.
    """

    name: str
    media_type: str
    lossless: bool
    encode: Callable[[bytes], bytes]
    silence: Callable[[], bytes]
    header: Callable[[int | None, int | None], bytes]


_MP3 = Format("mp3", "audio/mpeg", lossless=False, encode=mp3.encode, silence=mp3.silence, header=mp3.header)
_WAV = Format("wav", "audio/wav", lossless=True, encode=wav.encode, silence=wav.silence, header=wav.header)

FORMATS = {each.name: each for each in (_MP3, _WAV)}


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        UnknownFormat: sound is not made in it.
    """
    if name not in FORMATS:
        raise UnknownFormat(f"Sound is not made as “{name}”; ask for {' or '.join(FORMATS)}.")
    return FORMATS[name]
