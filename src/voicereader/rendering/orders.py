"""What a worker is told and answers, and how long it may take."""

from dataclasses import dataclass

from voicereader.model import Prosody, Voice

_PATIENCE = 5.0
"""Seconds that every utterance is given, beside ten times what it is expected to cost."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine is loaded and speaks with these voices."""

    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A clip to make, and the formats to have it in.

    `hurry` asks for the opening of the first one ahead; `alone` says that no order waits behind it, or no other
    one in a hurry, and that it may take every core. `origin` is the id of whom it is made for.
    """

    key: str
    spoken: str
    voice: Voice
    prosody: Prosody
    forms: tuple[str, ...] = ()
    hurry: bool = False
    alone: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """How the first format of an order begins, told before the rest is encoded."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """The clip is in the store, so many frames long. `new` says that it was spoken now, by this order.

    `kept` are the bytes that were written for it.
    """

    new: bool
    frames: int
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be done; `sentence` says why, `traceback` where. `unkept` says that it was spoken, but not kept."""

    sentence: str
    traceback: str = ""
    unkept: bool = False


def deadline(spoken: str, ms_per_word: float, ms_to_start: float) -> float:
    """Return the seconds after which an utterance counts as hung."""
    words = max(spoken.count(" ") + 1, len(spoken) // 5)
    return _PATIENCE + 10 * (ms_to_start + words * ms_per_word) / 1000
