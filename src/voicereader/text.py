"""Text as spans: half-open ranges of code points, never copied strings; slugs, spellings, language tags."""

# ruff: noqa: RUF001 - letters and apostrophes of other scripts are what spellings are about
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from voicereader.model import Passage, Span, Transcript, Turn

NO_SPACES = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
"""A sign of a script that has no spaces between words, as a pattern."""

_TOKEN = re.compile(rf"{NO_SPACES}[\u0300-\u036f]*|(?:(?!{NO_SPACES})[^\s—…])+")

_REMEMBERED = 1 << 17
"""Names: those of a large library, so that they are not taken apart at every change."""

_SCRIPT = 4
"""Letters of the name of a script in a language tag."""

_MANY = 31
_MARKS = re.compile(rf"(?:[^\w\s\x00-\u02ff]|[\uff9e\uff9f]){{{_MANY},}}")
"""Where more than thirty marks may stand on one letter: no language has more than a few."""

_PARTED = "\u034f"
"""The sign that parts marks (combining grapheme joiner), and is none itself."""

_LONGEST = 80
_GAP = re.compile("[^a-z0-9]+")
_APOSTROPHES: dict[int, str | None] = dict.fromkeys(map(ord, "'’‘ʼ`´"))
_POINTS, _ACCENTS = range(10, 37), range(200, 241)
"""Combining classes: the points of Hebrew and Arabic, and what stands above or below a letter. Those between
belong to the letter: Japanese, Indic and Thai ones."""


def length(transcript: Transcript) -> int:
    """Return the code points of all that is printed of a transcript."""
    return sum(len(paragraph) for turn in transcript.turns for paragraph in turn.paragraphs)


def paragraph_spans(turn: Turn) -> Iterator[Span]:
    """Yield where each paragraph lies in `turn.text`."""
    begin = 0
    for paragraph in turn.paragraphs:
        yield Span(begin, begin + len(paragraph))
        begin += len(paragraph) + len("\n\n")


def moved(passage: Passage, by: int) -> Passage:
    """Return a passage as it slices a text that begins so much earlier."""
    return Passage(Span(passage.span.begin + by, passage.span.end + by), passage.language)


def passages_within(passages: Iterable[Passage], span: Span) -> tuple[Passage, ...]:
    """Return the parts of passages that lie in a span, as they slice the text of the span."""
    begin, end = span.begin, span.end
    return tuple(
        Passage(Span(max(each.span.begin, begin) - begin, min(each.span.end, end) - begin), each.language)
        for each in passages
        if each.span.begin < end and begin < each.span.end
    )


def language_of_all(text: str, passages: Iterable[Passage]) -> str | None:
    """Return the language of the passage that holds every word of a text, None where none does."""
    for each in passages:
        if not any(map(str.isalnum, text[: each.span.begin] + text[each.span.end :])):
            return each.language
    return None


@lru_cache(1024)
def subtags(tag: str) -> tuple[str, ...]:
    """Return the parts of a language tag (BCP 47, or as systems write it: `pt_BR`), in lower case."""
    return tuple(tag.lower().replace("_", "-").split("-"))


def primary(tag: str) -> str:
    """Return the language of a tag alone, without script and country: `pt` of `pt-BR`."""
    return subtags(tag)[0]


def script_of(tag: str) -> str | None:
    """Return the script that a tag names (ISO 15924, in lower case), None where it names none: `cyrl` of `und-Cyrl`."""
    return next((each for each in subtags(tag)[1:] if len(each) == _SCRIPT and each.isalpha()), None)


def normal(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """Return a text in a normal form of Unicode, in a time that its length bounds.

    To order marks takes a time that is squared with their number: more than thirty on a letter are parted first, as
    the Stream-Safe Text Format has it (UAX #15).
    """
    few = len(text) < _MANY or text.isascii()
    return unicodedata.normalize(form, text if few else _MARKS.sub(_parted, text))


def _parted(found: re.Match[str]) -> str:
    made, marks = [], 0
    for sign in found[0]:
        marks = marks + 1 if unicodedata.combining(unicodedata.normalize("NFKD", sign)[0]) else 0
        made.append(sign if marks % _MANY or not marks else _PARTED + sign)
    return "".join(made)


def slug(text: str, longest: int = 80) -> str:
    """Return `text` as a part of an address: letters, their marks and digits of any script, lower case, joined by `-`.

    At most `longest` code points, cut between words; empty where the text has no letter or digit.
    """
    plain = normal("NFKC", text).casefold()
    parts = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in plain).split()
    made = ""
    for part in parts:
        joined = f"{made}-{part}" if made else part[:longest]
        if len(joined) > longest:
            break
        made = joined
    return made


def folded(name: str) -> str:
    """Return what two spellings of a name share: no case, one space between words."""
    return " ".join(normal("NFKC", name).casefold().split())


@lru_cache(_REMEMBERED)
def identity(name: str) -> str:
    """Return what all spellings of a name share, as an id: letters without case, accents and punctuation.

    Only its gaps count, as `-`: `José O'Neill-Lee` is `jose-oneill-lee`. The same for the same name, whoever
    else there is; at most 80 code points, and never empty.
    """
    made = "-".join(plain_words(name))
    if len(made) <= _LONGEST:
        return made or "speaker"
    return f"{made[: _LONGEST - 9].rstrip('-')}-{hashlib.sha256(made.encode(errors='surrogatepass')).hexdigest()[:8]}"


def remark(turn: Turn, name: str | None) -> str | None:
    """Return the note of a turn, None where it says no more than who speaks: `The Chair (Ms. Jane Cole)`."""
    note, named = plain_words(turn.note or ""), plain_words(name or "")
    if not note or not named:
        return turn.note
    said = set(named) <= set(note) or (len(named) == 1 and note[0].startswith(named[0]))
    return None if said and len(note) <= len(named) + 1 else turn.note


def plain_words(text: str) -> list[str]:
    """Return the words of a text: letters and digits without case, accents and apostrophes."""
    if text.isascii():
        return _GAP.sub(" ", text.lower().translate(_APOSTROPHES)).split()
    split = normal("NFKD", normal("NFKD", text).casefold())
    # The Cyrillic short i is a letter of its own.
    return normal("NFC", split.replace("и\u0306", "й").translate(_PLAIN)).split()


class _Plain(dict[int, str | None]):
    """What becomes of each code point, found out as it comes: a letter, a space, or nothing of an accent."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        accent = unicodedata.combining(letter) in _POINTS or unicodedata.combining(letter) in _ACCENTS
        self[code] = None if accent else letter if unicodedata.category(letter)[0] in "LMN" else " "
        return self[code]


# Besides accents: letters with a stroke, which Unicode does not take apart, and the Turkish i without its dot.
_PLAIN = _Plain({**_APOSTROPHES, **{ord(struck): letter for struck, letter in zip("łøđħŧı", "lodhti", strict=True)}})


def words(text: str) -> Iterator[Span]:
    """Yield the printed words of `text`, without the punctuation around them.

    A word runs between white space or dashes that join clauses; `well-known`, `40-60` and addresses are one.
    In scripts without spaces between words each sign is one. Currencies, `°C` and emoji are words.
    """
    for token in _TOKEN.finditer(text):
        begin, end = token.span()
        while begin < end and _is_around(text[begin]):
            begin += 1
        while begin < end and _is_around(text[end - 1]):
            end -= 1
        if begin < end:
            yield Span(begin, end)


def _is_around(character: str) -> bool:
    category = unicodedata.category(character)
    return (category[0] in "PZC" and character not in "%&@#§") or character in "<>|=~^+"
