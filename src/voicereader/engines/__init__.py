"""Speech engines: one small protocol, found by the entry point group `voicereader.engines`."""

from contextvars import ContextVar
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from voicereader.errors import EngineUnavailable
from voicereader.model import Mark, Prosody, Voice

GROUP = "voicereader.engines"

cores: ContextVar[int] = ContextVar("cores", default=1)
"""Cores that the next speech and its encoding may take: one where every worker speaks, else more."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine answers: 16-bit mono little-endian PCM, its rate in hertz, and word marks in the spoken text."""

    pcm: bytes
    sample_rate: int
    marks: tuple[Mark, ...]


class Engine(Protocol):
    """A speech engine. It is loaded in a worker process and used by one thread at a time.

    `version` covers everything but the voice that may change the sound. Deadlines are set from what speech
    costs on an ordinary machine, in milliseconds: a word, and what a voice's first utterance costs beside.
    """

    name: str
    version: str
    ms_per_word: float
    ms_to_start: float

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that can be cast, clearest first."""

    def speak(self, text: str, voice: Voice, prosody: Prosody) -> Speech:
        """Speak `text`; the same arguments give the same bytes. May raise anything: the worker reports it."""


def load(name: str, folder: Path) -> Engine:
    """Load the engine of that name, by calling what its entry point names with `folder`.

    Args:
        name: an entry point's.
        folder: where voices that are files of their own are installed; it need not exist.

    Raises:
        EngineUnavailable: no such engine is installed, or it does not start.
    """
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        names = ", ".join(sorted(found)) or "none"
        raise EngineUnavailable(f"There is no speech engine “{name}”; installed are: {names}.")
    try:
        engine: Engine = found[name].load()(folder)
    except EngineUnavailable:
        raise
    except Exception as error:
        raise EngineUnavailable(f"The speech engine “{name}” does not start: {error}") from error
    return engine
