"""What tests of formats ask of a transcript."""

from voicereader.model import Transcript
from voicereader.reading import read


def read_text(text: str, name: str = "talk.vtt") -> Transcript:
    """Read a text as a file of that name."""
    return read(text.encode(), name)


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    """Return who says what."""
    return [(turn.speaker_id, turn.text) for turn in transcript.turns]


def timed(transcript: Transcript) -> list[tuple[float | None, float | None]]:
    """Return when turns begin and end."""
    return [(turn.begin, turn.end) for turn in transcript.turns]
