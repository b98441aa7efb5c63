"""Bytes become clean text, or an error that says what to do."""

import codecs

import pytest

from voicereader.errors import UnreadableTranscript
from voicereader.reading.decoding import decode

RUSSIAN = "Сегодня мы встретились в порту, чтобы открыть новый мост через реку. Добрый день, дорогие друзья!"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    """A byte order mark says the encoding and is no part of the text."""
    assert decode(mark + "Ärger".encode(encoding), "a.txt") == "Ärger"


def test_utf8() -> None:
    """Text without a mark is UTF-8 where it can be."""
    assert decode("naïve".encode(), "a.txt") == "naïve"


def test_an_old_charset_is_recognised() -> None:
    """Text that is no UTF-8 is read in the charset that it is likeliest in."""
    assert decode(RUSSIAN.encode("cp1251"), "a.txt") == RUSSIAN


def test_damaged_utf8_stays_utf8() -> None:
    """A bad byte among much good UTF-8 costs its own letter only."""
    assert decode(RUSSIAN.encode() + b"\xff", "a.txt") == RUSSIAN + "\ufffd"


def test_invisible_signs_go() -> None:
    """Nothing invisible splits a word, and every space is a space."""
    text = "Ja\u00adne\u200b\u202e Co\u2060le\ufeff:\u00a0Hel\x07lo" + "." * 100

    assert decode(text.encode(), "a.txt") == "Jane Cole: Hello" + "." * 100


def test_joiners_stay() -> None:
    """Persian keeps the joiner that its spelling needs."""
    assert decode("می\u200cخواهم".encode(), "a.txt") == "می\u200cخواهم"


def test_paragraph_separator() -> None:
    """A paragraph separator is a blank line, a page break a new line."""
    assert decode("a\u2029b\x0cc".encode(), "a.txt") == "a\n\nb\nc"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "a.txt is empty: choose a file that holds a transcript."),
        (b" \n\t", "a.txt is empty: choose a file that holds a transcript."),
        (b"%PDF-1.7 x", "a.txt is a PDF; VoiceReader reads plain text so far: save it as text."),
        (
            b"PK\x03\x04 x",
            "a.txt is a ZIP archive (as DOCX, ODT and EPUB are); VoiceReader reads plain text so far: save it as text.",
        ),
        (b"\x89PNG\r\n", "a.txt is an image; VoiceReader reads plain text so far: save it as text."),
        (b"a\x00b", "a.txt is a binary file, not text: save the transcript as plain text."),
        (b"\xff\x00\xfe\xff", "a.txt is a binary file, not text: save the transcript as plain text."),
        (b"a\x01\x02\x03", "a.txt is a binary file, not text: save the transcript as plain text."),
        (b"* * *\n10:30", "a.txt holds no words: choose a file that holds a transcript."),
        (codecs.BOM_UTF8, "a.txt holds no words: choose a file that holds a transcript."),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, sentence: str) -> None:
    """A file that holds no text is refused with a sentence that says why and what to do."""
    with pytest.raises(UnreadableTranscript) as refused:
        decode(content, "a.txt")

    assert refused.value.sentence == sentence
