"""What a label looks like by itself: a person, an office, somebody unnamed, or no label at all."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from voicereader.reading import roles
from voicereader.reading.names import (
    is_capital,
    is_cased,
    is_field_word,
    is_honorific,
    is_name,
    is_office,
    is_office_name,
    is_shouted,
    tokens_of,
    unaddressed,
    word,
    words,
)
from voicereader.reading.voices import is_anonymous

_REMEMBERED = 8_192
_LAST_ALPHABET = "\u2e7f"
_MOST_WORDS_UNKNOWN = 5
_MOST_WORDS_CASELESS = 4
_LONGEST_SIGNS = 16
_LONGEST_NAME_SIGNS = 8
_EXAMINER = re.compile(r"(?:EXAMINATION )?BY (\S+ .{2,60})")
_LIST_SIGN = re.compile(r"[a-zа-я]\)\s")
_MOST_WORDS_BEFORE_OFFICE = 5
_MOST_COMMAS = 3
_MOST_WORDS_APPOSED = 12
_FEWEST_WORDS_WITH_PARTY = 3
_LONGEST_PARTY = 4
_SIGNS = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HANGUL = re.compile("[가-힣]")
_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{1,40})[\"”»“]")
_UNLIKELY = re.compile(
    r"[?!“”«»;=<>{}|\\@#。、，；！？「」『』…]|(?<![^\W\d_])\"|\"(?![^\W\d_])|\w/\w|\w\.\w{2,}/|"
    r"(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)[.…] (?=[a-z])|[^\W\d_]{5}[.] (?=\w)"
)


class Shape(IntEnum):
    """What a label could be, the likelier the higher."""

    NEVER = 0
    UNKNOWN = 1
    WORD = 2
    """One capitalised word, or a word or two of a script without capitals: a name, or a topic"""
    PERSON = 3
    OFFICE = 4
    ANONYMOUS = 5


@dataclass(frozen=True, slots=True)
class Look:
    """A label's shape, whether it is printed in capitals, and where it is never a label, the rule that says so."""

    shape: Shape
    shouted: bool
    refusal: str | None = None


@lru_cache(_REMEMBERED)
def look_of(label: str) -> Look:
    """Return what a label looks like by itself."""
    shouted = is_shouted(label)
    bare = words(label)
    refusal = _refusal(label, bare, shouted=shouted)
    return Look(Shape.NEVER if refusal else _shape(label, bare, shouted=shouted), shouted, refusal)


def shape_of(label: str) -> Shape:
    """Return what a label could be."""
    return look_of(label).shape


def _shape(label: str, bare: list[str], *, shouted: bool) -> Shape:
    if is_anonymous(label):
        return Shape.ANONYMOUS
    if len(bare) == 1 and len(bare[0]) == 1 and bare[0] < _LAST_ALPHABET:
        return Shape.UNKNOWN
    if " / " in label:  # in two languages
        return min(shape_of(part) for part in label.split(" / "))
    if not is_cased(label):
        return _caseless(label)
    tokens = label.split()
    if any(map(is_office, tokens)):
        listing = label.count(",") > _MOST_COMMAS
        return Shape.OFFICE if _is_office_label(label, shouted=shouted) and not listing else Shape.UNKNOWN
    first, _, after = label.partition(",")
    return _named(tokens_of(first), tokens) if _may_follow(after) else Shape.UNKNOWN


def _named(head: list[str], tokens: list[str]) -> Shape:
    """Judge a label without an office; `head` is what stands before its first comma."""
    if unaddressed(head)[0]:
        return Shape.PERSON if is_capital(tokens[-1]) or len(head) < len(tokens) else Shape.UNKNOWN
    if is_name(head):
        if tokens[0].islower() and (word(tokens[0]) in roles.ARTICLES or len(head) == 1):
            return Shape.UNKNOWN
        return Shape.WORD if len(head) == 1 and len(tokens) == 1 else Shape.PERSON
    if len(head) >= _FEWEST_WORDS_WITH_PARTY and is_name(head[:-1]) and _is_party(head[-1]):
        return Shape.WORD  # Liisa Virta kesk
    return _lone(tokens[0]) if len(tokens) == 1 else Shape.UNKNOWN


def _is_party(token: str) -> bool:
    return token.islower() and len(token) <= _LONGEST_PARTY


def _may_follow(after: str) -> bool:
    """Say whether words may follow a name and a comma: a role, a house; no clause."""
    bare = words(after)
    return len(bare) <= _MOST_WORDS_APPOSED and not (
        set(bare) & roles.CLAUSE_WORDS - roles.PREPOSITIONS - roles.ARTICLES
    )


def _lone(token: str) -> Shape:
    """Tell a name that a machine or somebody themselves gave (`SPEAKER_01`, `rob7`) from a word of the language."""
    return Shape.WORD if any(map(str.isdigit, token)) and any(map(str.isalpha, token)) else Shape.UNKNOWN


def _caseless(label: str) -> Shape:
    """Judge a label in a script without capitals, where a clause looks as a name does."""
    if _SIGNS.search(label) and not _HANGUL.search(label):
        return _in_signs(label)
    tokens = label.partition(",")[0].partition("،")[0].split()
    if any(map(is_office, tokens)):
        return Shape.OFFICE if len(tokens) <= 2 * _MOST_WORDS_CASELESS else Shape.UNKNOWN
    if unaddressed(tokens)[0]:
        return Shape.PERSON
    return Shape.WORD if len(tokens) <= _MOST_WORDS_CASELESS else Shape.UNKNOWN


def _in_signs(label: str) -> Shape:
    """Judge a label in Chinese or Japanese by its length, its ending and the signs that only sentences have."""
    outside = re.sub(r"[（(][^）)]*[）)]", "", label).strip()
    bare = outside
    while ending := next((each for each in roles.HONORIFIC_SIGNS if bare.endswith(each)), None):
        bare = bare.removesuffix(ending)
    if len(outside) > _LONGEST_SIGNS or roles.CLAUSE_SIGNS.intersection(bare):
        return Shape.UNKNOWN
    if is_office(outside):
        return Shape.OFFICE
    if sum(each in roles.CLAUSE_KANA for each in bare) > len(bare) // 3:
        return Shape.UNKNOWN
    if bare != outside or bare != label.strip():
        return Shape.PERSON
    return Shape.WORD if len(bare) <= _LONGEST_NAME_SIGNS else Shape.UNKNOWN


def _refusal(label: str, bare: list[str], *, shouted: bool) -> str | None:
    name, comma, house = label.partition(",")
    if not bare or _UNLIKELY.search(name + comma + _QUOTED.sub(r"\1", house)):
        return "signs"
    if bare[0] in roles.STAGE_WORDS:
        return "stage-word"
    if examiner_in(label):
        return "examination"
    if len(bare) == len(bare[0]) == 1:
        return None
    return _refused_for_words(label, bare, shouted=shouted)


def _refused_for_words(label: str, bare: list[str], *, shouted: bool) -> str | None:
    letters = all(len(each) == 1 and each.isascii() for each in bare)
    if _LIST_SIGN.match(label) or (letters and (len(bare) > 1 or not bare[0].isalpha())):
        return "signs"
    last_heads = is_field_word(bare[-1], first=len(bare) == 1 or label.rsplit(maxsplit=1)[-1].islower())
    if is_field_word(bare[0]) or last_heads:
        return None if any(map(is_office, bare[:_MOST_WORDS_BEFORE_OFFICE])) or is_anonymous(label) else "field"
    if any(each in roles.VOCATIVES for each in bare):
        return "vocative"
    return "clause" if not shouted and _is_clause(label.split()) else None


def examiner_in(label: str) -> str | None:
    """Return who asks from here on: `BY MR. SMITH`, above the questions of a witness."""
    match = _EXAMINER.fullmatch(label)
    return match[1] if match and unaddressed(match[1].split())[0] else None


def _is_clause(tokens: list[str]) -> bool:
    """Say whether a word of sentences begins the tokens or stands among them in lower case (Said may be a name)."""
    first = word(tokens[0])
    if first in roles.CLAUSE_WORDS - roles.NAMES_TOO - roles.ARTICLES and not is_honorific(tokens[0]):
        return True
    return "I" in tokens or any(
        not token[:1].isupper() and word(token) in roles.CLAUSE_WORDS and not _joins_names(before, token, after)
        for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False)
    )


def _joins_names(before: str, token: str, after: str) -> bool:
    """Say whether a word stands between two names as a particle does: `Rui do Vale`."""
    return word(token) in roles.PARTICLES | roles.PREPOSITIONS and is_capital(before) and is_capital(after)


def _is_office_label(label: str, *, shouted: bool) -> bool:
    """Say whether a label with an office ends as one does: with a name, with the office, or with its field."""
    tokens = label.split()
    if is_name(label.partition(",")[0].split()):
        return True
    if not any(map(is_office, tokens[:_MOST_WORDS_BEFORE_OFFICE])) and "," not in label:
        return False
    if shouted or is_office_name(tokens):
        return True
    short = is_capital(tokens[0]) and len(tokens) < _MOST_WORDS_UNKNOWN and not any(map(is_field_word, tokens))
    return is_capital(tokens[-1]) or short
