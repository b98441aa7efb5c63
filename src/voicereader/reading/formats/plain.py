"""The reader for plain text."""

from voicereader.reading.decoding import decode
from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Sheet


def read(content: bytes, name: str) -> Sheet:
    """Read plain text in any usual encoding.

    Raises:
        UnreadableTranscript: it is empty, binary, or holds no text; the sentence says what to do.
    """
    return Sheet(to_lines(decode(content, name)))
