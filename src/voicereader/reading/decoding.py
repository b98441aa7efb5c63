"""From bytes to clean text: encoding, line ends, spaces, invisible characters."""

import codecs
import re

from voicereader.errors import UnreadableTranscript

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (as DOCX, ODT and EPUB are)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound file"),
    (b"fLaC", "a sound file"),
)
# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
_LARGEST = 16 << 20
_FIRST_NON_ASCII = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_ONE_DAMAGED_IN = 50
_ONE_CONTROL_IN = 100

_PARAGRAPH_END = re.compile("\u2029")
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# Zero-width space, word joiner, stray byte order marks, soft hyphens and bidi controls: nobody sees
# them, and they split words and hide labels. Zero-width joiners stay: Persian and emoji need them.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def decode(content: bytes, name: str, declared: str | None = None) -> str:
    r"""Return the text of a file: lines end in `\n`, the only white space besides is space and tab.

    A byte order mark decides, else UTF-8, else what the file declares, else the likeliest charset.

    Raises:
        UnreadableTranscript: the content is empty, binary, or holds no letter.
    """
    if not content.strip():
        message = f"{name} is empty: choose a file that holds a transcript."
        raise UnreadableTranscript(message)
    if len(content) > _LARGEST:
        raise UnreadableTranscript(f"{name} holds more than {_LARGEST >> 20} MB of text: split it into several files.")
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            message = f"{name} is {kind}; VoiceReader reads plain text so far: save it as text."
            raise UnreadableTranscript(message)
    text = _decoded(content, declared)
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls * _ONE_CONTROL_IN > len(text):
        message = f"{name} is a binary file, not text: save the transcript as plain text."
        raise UnreadableTranscript(message)
    text = _clean(text)
    if not any(map(str.isalpha, text)):
        message = f"{name} holds no words: choose a file that holds a transcript."
        raise UnreadableTranscript(message)
    return text


def decode_markup(content: bytes, name: str) -> str:
    """Return the text of an HTML or XML file. A byte order mark decides, else UTF-8, else what it declares.

    Raises:
        UnreadableTranscript: it holds no text.
    """
    declared = _DECLARED.search(content[:_SAMPLE])
    text = _decoded(content, declared[1].decode("ascii") if declared else None)
    if "\x00" in text:
        raise UnreadableTranscript(f"{name} is a binary file, not a page: save the transcript as plain text.")
    return visible(text)


def visible(text: str) -> str:
    """Return a text without what nobody sees: control characters, zero-width spaces, soft hyphens, bidi controls."""
    return _INVISIBLE.sub("", _CONTROL.sub("", text))


def _decoded(content: bytes, declared: str | None = None) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        return "\x00"
    if _is_damaged_utf8(content):
        return content.decode(errors="replace")
    if declared and _is_charset(declared):
        return content.decode(declared, "replace")
    return content.decode(_likeliest_charset(content), "replace")


def _is_charset(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)  # noqa: SLF001 - no public one
    except LookupError:
        return False


def _is_damaged_utf8(content: bytes) -> bool:
    """Say whether nearly all that is beyond ASCII is sound UTF-8: a few bad bytes should not spoil the rest."""
    text = content.decode(errors="replace")
    bad = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return bad * _ONE_DAMAGED_IN < beyond_ascii


def _likeliest_charset(content: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it

    first = _FIRST_NON_ASCII.search(content)
    begin = max(0, first.start() - _SAMPLE // 2) if first else 0
    best = from_bytes(content[begin : begin + _SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _clean(text: str) -> str:
    text = _LINE_END.sub("\n", _PARAGRAPH_END.sub("\n\n", text))
    return _INVISIBLE.sub("", _CONTROL.sub("", _SPACE.sub(" ", text)))
