"""The reader for plain text."""

from voicereader.errors import UnreadableTranscript
from voicereader.reading.decoding import decode
from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import MOST_LINES, Sheet


def read(content: bytes, name: str) -> Sheet:
    """Read plain text in any usual encoding.

    Raises:
        UnreadableTranscript: it is empty, binary, or holds no text; the sentence says what to do.
    """
    text = decode(content, name)
    if text.count("\n") - text.count("\n\n") > MOST_LINES:  # before a line costs anything
        raise UnreadableTranscript(f"{name} has more than {MOST_LINES:,} lines: split it into several files.")
    return Sheet(to_lines(text))
