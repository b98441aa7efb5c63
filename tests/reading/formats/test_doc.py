"""Documents of Word 97 to 2003, as LibreOffice saves them: `samples` holds two of invented talks.

`meeting.doc` has a heading of each of two levels, a label in bold for each turn, a footnote, a comment, a deletion and
an insertion that are marked, hidden text, capitals, a link, a list, a table, a header and a footer of its page.
"""

import io
import random
from contextlib import suppress
from pathlib import Path

import olefile
import pytest

from tests.reading.formats.files import said
from voicereader.errors import UnreadableTranscript
from voicereader.reading import read

SAMPLES = Path(__file__).parent / "samples"
MEETING, TABLE = ((SAMPLES / name).read_bytes() for name in ("meeting.doc", "table.doc"))
FIB = MEETING.index(b"\xec\xa5")
"""Where the stream of the text begins in the file."""


def changed(place: int, byte: int) -> bytes:
    """Return the document with another byte in its head."""
    return MEETING[: FIB + place] + bytes([byte]) + MEETING[FIB + place + 1 :]


def test_what_is_printed():
    """Text is as it stands on the page; what is deleted or hidden, notes, comments, headers and footers are no speech."""
    assert said(MEETING, "doc") == [
        ("ann-lee", "Good morning to all of you.\n\nWe have a new rose in the garden, as you see."),
        ("bob-stone", "Thank you. There are three things:\n\nwater the roses,\n\ncut the hedge,\n\nand then rest."),
        (None, "Second part"),
        ("ann-lee", "Здравствуйте, 日本, שלום — and SHOUT. Good bye."),
        ("bob-stone", "See our page for m2.\n\nPlants 12\n\nTrees 3"),
        ("ann-lee", "That is non-stop all12."),
    ]


def test_title_date_and_place():
    """They are those of the text."""
    made = read(MEETING, "x.doc")
    assert (made.title, str(made.date), made.place) == ("Meeting of the garden club", "2020-06-01", "Springfield")


def test_a_table_of_speech():
    """A column of names and one of speech are turns."""
    assert read(TABLE, "x.doc").title == "A talk at noon"
    assert said(TABLE, "doc") == [
        ("ann-lee", "Good morning to all of you."),
        ("bob-stone", "And a good morning to you."),
        ("ann-lee", "Then let us begin."),
    ]


def test_another_format_under_the_name_of_word():
    """Programs save web pages and rich text as `.doc` too."""
    for content in (
        b"<html><p>Ann Lee: Hello.</p><p>Bob Stone: Yes.</p></html>",
        b"{\\rtf1 Ann Lee: Hello.\\par Bob Stone: Yes.}",
    ):
        assert said(content, "doc") == [("ann-lee", "Hello."), ("bob-stone", "Yes.")]


def renamed(old: str, new: str) -> bytes:
    """Return the document with a stream of its container under another name."""
    place = MEETING.index(old.encode("utf-16-le"))
    entry = new.encode("utf-16-le").ljust(64, b"\0") + (2 * len(new) + 2).to_bytes(2, "little")
    return MEETING[:place] + entry + MEETING[place + 66 :]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (changed(11, 0x01), "locked by a password"),  # fEncrypted
        (changed(3, 0), "older than 97"),  # nFib
        (renamed("WordDocument", "PowerPoint Document"), "no document of Word"),
        (renamed("WordDocument", "EncryptedPackage"), "locked by a password"),
        (MEETING[:1536], "damaged"),
        (MEETING[:8] + bytes(2000), "damaged"),
        (MEETING[:512] + bytes(64 << 20), "too large"),
    ],
)
def test_what_cannot_be_read(content, sentence):
    """The sentence says what is wrong, and what to do."""
    with pytest.raises(UnreadableTranscript, match=rf"talk\.doc .*(?:{sentence}).*[:;] "):
        read(content, "talk.doc")


def test_damaged_files():
    """Whatever is cut off or written over, there is a transcript or a sentence."""
    chance = random.Random(1)  # noqa: S311 - the same damage each time
    length = len(MEETING)
    damaged = [MEETING[:end] for end in range(512, length, 256)]
    for _ in range(300):
        spoilt = bytearray(MEETING)
        for _ in range(chance.choice((1, 4, 40))):
            spoilt[chance.randrange(8, length)] = chance.randrange(256)
        damaged.append(bytes(spoilt))
    for content in damaged:
        with suppress(UnreadableTranscript):
            assert read(content, "talk.doc").turns


def test_the_sample_is_what_it_says():
    """What is left out is in the file."""
    with olefile.OleFileIO(io.BytesIO(MEETING)) as file:
        text = file.openstream("WordDocument").read().decode("latin-1")
    for left_out in ("wrong words", "hidden words", "A footnote", "A comment", "Garden club record"):
        assert left_out in text or left_out.encode("utf-16-le").decode("latin-1") in text
