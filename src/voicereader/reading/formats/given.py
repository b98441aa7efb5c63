"""What readers of formats that say who speaks share: the file's text, languages, speakers as formats spell them."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterable
from functools import lru_cache

from voicereader.errors import UnreadableTranscript
from voicereader.reading.decoding import decode
from voicereader.reading.joining import tidy
from voicereader.reading.language import UNKNOWN
from voicereader.reading.names import is_initial, is_name, is_suffix, tokens_of, unaddressed, units
from voicereader.reading.sheet import Form, Label

UNNAMED = "Speaker"
"""What somebody is called of whom a format says only that they speak."""

_MOST_GIVEN_NAMES = 3
_LONGEST_LETTERS = 3
_COUNTED = re.compile(r"(?:(?:speaker|spkr|spk|sp|s|channel|ch)[\s_\-#:.]*)?(\d{1,6}|[A-Z])", re.IGNORECASE)
_KEY = re.compile(r"(?=\S*\d)(?:[0-9a-f]{8,}[\w-]*|[\w-]*\d[\w-]{7,})", re.IGNORECASE)
_ROUND_LABEL = "[]<>:：○●•*_ \t-–—"


def text_of(content: bytes, name: str, *, most: int, declared: str | None = None) -> str:
    """Return the text of a file of at most so many bytes; `declared` is the encoding that it says it has.

    What a machine wrote may be larger than any talk, and takes many times its size in memory.

    Raises:
        UnreadableTranscript: it is empty, binary, too large, or holds no letter.
    """
    if len(content) > most:
        raise UnreadableTranscript(f"{name} is larger than {most // 1_000_000} MB: split it into several files.")
    return decode(content, name, declared)


@lru_cache(256)
def language_tag(written: str | None) -> str | None:
    """Return the BCP 47 tag of a language as files write it (`eng`, `EN`, `pt_br`), None where it is no language."""
    import langcodes  # noqa: PLC0415  (only where a file names a language: commands start faster)

    try:
        tag = langcodes.Language.get((written or "").strip())
    except ValueError:
        return None
    known = tag.is_valid() and tag.language not in {None, UNKNOWN, "mul", "zxx"}
    return tag.to_tag() if known else None


def voice_names(written: Iterable[str]) -> dict[str, str]:
    """Return what to call the speakers of a file: `SPEAKER_01`, `spk_1`, `1` are `Speaker 1`, a name is itself.

    A key that says nothing to anybody (`5f0c1a9e-…`) counts by its place among the speakers.
    """
    voices = dict.fromkeys(written)
    questions = {"Q", "A"} <= voices.keys()
    return {voice: _voice_name(voice, place, questions=questions) for place, voice in enumerate(voices, 1)}


def _voice_name(voice: str, place: int, *, questions: bool) -> str:
    bare = tidy(voice.strip(_ROUND_LABEL))
    counted = _COUNTED.fullmatch(bare)
    if counted and not (questions and len(bare) == 1):
        return f"{UNNAMED} {counted[1].upper().lstrip('0') or '0'}"
    if not bare or _KEY.fullmatch(bare):
        return f"{UNNAMED} {place}"
    bare = tidy(bare.replace("_", " "))
    return bare.title() if bare.islower() else in_order(bare)


def in_order(name: str) -> str:
    """Return `Lee, Ann` as it is said: `Ann Lee`; letters after the name (`Lee, Ann, MP`) stay away."""
    family, comma, given = name.partition(", ")
    given, bracket, note = given.partition("(")
    given = ", ".join(
        part for part in given.split(", ") if not part.strip().isupper() or len(part.strip()) > _LONGEST_LETTERS
    )
    first, last = unaddressed(tokens_of(given))[1], tokens_of(family)
    if not comma or len(units(last)) != 1 or not (is_name(first) and is_name(last)) or len(first) > _MOST_GIVEN_NAMES:
        return name
    return tidy(f"{given} {family} {bracket}{note}")


def printed_label(text: str) -> Label:
    """Return a label as printed (`The Chair (Jane Smith):`): what stands in brackets at its end is a note."""
    bare = tidy(text).strip(_ROUND_LABEL)
    notes = []
    while True:
        bare = _without_stop(bare.rstrip(_ROUND_LABEL))
        begin = _bracket(bare)
        if begin <= 0:
            break
        notes.append(bare[begin + 1 : -1].strip())
        bare = bare[:begin]
    return Label(bare.rstrip(","), ", ".join(filter(None, reversed(notes))) or None, "", Form.GIVEN)


def _without_stop(text: str) -> str:
    last = text.rpartition(" ")[2]
    return text if is_initial(last) or is_suffix(last) or not text.endswith(".") else text.rstrip(". ")


def _bracket(text: str) -> int:
    """Return where the bracket begins that ends the text, -1 where none does."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] in ")）") - (text[place] in "(（")
        if depth <= 0:
            return place if text[place] in "(（" else -1
    return -1
