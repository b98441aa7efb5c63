"""Labels for somebody whom a document does not name: who asks, a crowd, a number."""

import re
from functools import lru_cache

from voicereader.reading import offices, roles
from voicereader.reading.names import is_capital, is_office, is_shouted, word, words

_REMEMBERED = 8_192
_MOST_WORDS = 5
_NUMBERED = re.compile(r"(?:[^\W\d]++[\s_#-]*+){1,4}#?(?:\d{1,4}|\b[A-Z]|\b[^\W\d_]+)")
_TELEPHONE = re.compile(r"\+?[\d(][\d() .-]{5,18}\d")
_NUMBERED_SIDE = re.compile(r"[QA]\s?\d{1,4}")
_IN_A_CROWD = roles.COLLECTIVES | roles.ANONYMOUS | roles.COUNTED


@lru_cache(_REMEMBERED)
def is_anonymous(label: str) -> bool:
    """Say whether a label stands for somebody whom the document does not name."""
    bare = words(label)
    if is_number(label):
        return True
    if len(bare) == 1:
        return bare[0] in roles.ANONYMOUS or bare[0] in roles.COLLECTIVES or is_side(label) or is_numbered(label)
    if bare and (is_crowd(label) or _IN_A_CROWD.issuperset(bare) or _is_from_the_floor(bare)):
        return True
    if bare and bare[0] in roles.INDEFINITE and len(bare) <= _MOST_WORDS:
        return _is_somebody(label, bare)
    return is_numbered(label)


def _is_somebody(label: str, bare: list[str]) -> bool:
    """Say whether a label that begins as `some` does is for somebody: `Un député`, no `UN Secretary Jane Cole`."""
    if is_shouted(label):
        return _is_voice(bare[-1])
    acronym = len(bare[0]) > 1 and is_shouted(label.split(maxsplit=1)[0])
    return not acronym and any(map(_is_voice, bare[1:]))


def _is_voice(bare: str) -> bool:
    one = bare.removesuffix("s")
    known = roles.COLLECTIVES | roles.ANONYMOUS
    return bare in known or is_office(bare) or one in offices.OFFICES or one in roles.ANONYMOUS


def is_number(label: str) -> bool:
    """Say whether a label is a telephone's number: `+1 555-0100`."""
    return _TELEPHONE.fullmatch(label.strip()) is not None


def is_side(label: str) -> bool:
    """Say whether a label stands for one side of questions and answers: `Q`, `A12`."""
    bare = word(label)
    return bare in roles.LETTERS or _NUMBERED_SIDE.fullmatch(label.strip(" .")) is not None


def is_crowd(label: str) -> bool:
    """Say whether a label is for many at once: `Some hon. members`, `AUDIENCE`, `Honourable Members`."""
    bare = words(label)
    if len(bare) > 2 and bare[0] in roles.VOICES and bare[1] in roles.PREPOSITIONS:  # noqa: PLR2004 - of whom
        return len(bare) <= _MOST_WORDS and is_capital(label.rsplit(maxsplit=1)[-1])
    if roles.COLLECTIVES.intersection(bare) and len(bare) <= _MOST_WORDS:
        others = [each for each in bare if each not in roles.COLLECTIVES and each not in roles.HONORIFICS]
        return all(each in roles.INDEFINITE or each in roles.ARTICLES or each in roles.CROWDS for each in others)
    return bool(bare) and roles.CROWDS.issuperset(bare)


def _is_from_the_floor(bare: list[str]) -> bool:
    """Say whether words stand for somebody among many: `Question from the floor`, `Голос из зала`."""
    voice, *where = bare
    known = roles.PREPOSITIONS | roles.ARTICLES | roles.FLOORS
    return voice in roles.ANONYMOUS and bare[-1] in roles.FLOORS and known.issuperset(where)


@lru_cache(_REMEMBERED)
def is_numbered(label: str) -> bool:
    """Say whether a label counts people: `Speaker 2`, `SPEAKER_01`, `SENIOR OFFICIAL ONE`, `P3`."""
    bare = words(label.replace("_", " ").replace("#", " "))
    if not bare or not _NUMBERED.fullmatch(label.strip()) or bare[0] in roles.PREPOSITIONS:
        return False
    if len(bare) == 1:
        return (
            re.fullmatch(r"(?:p|s|r|i|spk|speaker|participant|interviewee|respondent|sprecher)\d{1,3}", bare[0])
            is not None
        )
    if bare[-1] in roles.COUNTS and bare[-2] in roles.QUESTIONS:  # `Question one` is a heading
        return False
    counted = bare[-1].isdigit() or bare[-1] in roles.COUNTS or (len(bare[-1]) == 1 and _counts(bare[-2]))
    return counted and any(map(_counts, bare[:-1]))


def _counts(bare: str) -> bool:
    """Say whether a word may stand before the number of somebody unnamed."""
    return is_office(bare) or bare in roles.ANONYMOUS or bare in roles.COUNTED
