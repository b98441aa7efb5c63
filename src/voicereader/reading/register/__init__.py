"""Who is who across the transcripts of a library, and what people.toml says of it. Pure functions.

    Transcript as read ── applied: people.toml, ids ──▶ Transcript ── bearers, joins, joined: the library ──▶ Transcript

`Register` is people.toml; `people` are all of a library with what is known of them, `turns_of` one person's
turns, and `doubts` the pairs who may be one.
"""

from voicereader.reading.register.applying import applied, concerns
from voicereader.reading.register.doubting import Doubt, doubts
from voicereader.reading.register.joining import Bearer, bearers, joined, joining, joins
from voicereader.reading.register.roll import Person, people, turns_of
from voicereader.reading.register.written import Entry, Register

__all__ = [
    "Bearer",
    "Doubt",
    "Entry",
    "Person",
    "Register",
    "applied",
    "bearers",
    "concerns",
    "doubts",
    "joined",
    "joining",
    "joins",
    "people",
    "turns_of",
]
