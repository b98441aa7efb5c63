"""Whether two spellings are of one name: a slip of the hand, another alphabet, a middle name, a short form."""

# ruff: noqa: RUF001 - letters of other scripts are what this module is about
import re
from functools import lru_cache

from voicereader.reading.names import is_initial, key, units, word

_FEWEST_LETTERS_MISSPELT = 5
_FEWEST_CONSONANTS = 3
_FEWEST_LETTERS_SHORT = 3
_FEWEST_LETTERS_SOUND = 4
_REMEMBERED = 8_192
# Letters that transcribers of other alphabets choose between, longest first.
_SOUNDS = (
    (re.compile(r"tsch|tch|cz|č|ć|ch"), "c"),
    (re.compile(r"sch|sh|sz|š|ş"), "s"),
    (re.compile(r"zh|ž|dj|dzh"), "j"),
    (re.compile(r"kh|gh|h"), ""),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q|c(?=[aourlt])"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"yo|jo|io|ë"), "e"),
    (re.compile(r"[yij]+"), "i"),
    (re.compile(r"ou|oo|u"), "o"),
    (re.compile(r"ei|ai|ee|ae"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=..)i+$"), ""),
)
_VOWELS = re.compile("[aeiou]")


def is_slip(one: str, other: str) -> bool:
    """Say whether two names differ by one letter within one word: Fyodor, Fydor."""
    ones, others = one.casefold().split(), other.casefold().split()
    if len(ones) != len(others):
        return False
    unlike = [pair for pair in zip(ones, others, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and min(map(len, unlike[0])) >= _FEWEST_LETTERS_MISSPELT and _is_one_letter_off(*unlike[0])


def _is_one_letter_off(one: str, other: str) -> bool:
    """Compare ends: first and last letter are never the slip, since Ivanov and Ivanova are two people.

    Two letters may have changed places.
    """
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < min(len(one), len(other)) - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[begin : len(one) - end], other[begin : len(other) - end]
    return begin > 0 and end > 0 and (max(len(left), len(right)) <= 1 or left == right[::-1] != left[:1])


@lru_cache(_REMEMBERED)
def sound(token: str) -> str:
    """Return what spellings of one name in another alphabet share: `Sergey` and `Sergei` are one sound."""
    plain = key(token)
    for pattern, letter in _SOUNDS:
        plain = pattern.sub(letter, plain)
    return plain


def sounds_of(name: str) -> str:
    """Return how a whole name sounds: what to look for other spellings by."""
    return " ".join(sound(token) for token in name.split())


def is_transcribed(one: str, other: str) -> bool:
    """Say whether two names are one in two spellings: `Sergey Ivanov` and `Sergei Ivanov`."""
    ones, others = one.split(), other.split()
    if len(ones) != len(others) or len(ones) < 2:  # noqa: PLR2004 - one name alone is too little
        return False
    return all(map(_sounds_alike, ones, others)) and any(
        key(first) == key(second) for first, second in zip(ones, others, strict=True)
    )


def _sounds_alike(one: str, other: str) -> bool:
    if key(one) == key(other):
        return True
    ones, others = sound(one), sound(other)
    # Ivan and Ivana, Daniel and Daniela are two people.
    if is_initial(one) or is_initial(other) or _is_feminine(one) != _is_feminine(other):
        return False
    if ones == others:
        return min(len(key(one)), len(key(other))) >= _FEWEST_LETTERS_SOUND
    skeletons = {_VOWELS.sub("", ones), _VOWELS.sub("", others)}
    alike = len(skeletons) == 1 and len(min(skeletons)) >= _FEWEST_CONSONANTS
    return alike and ones[-1:] == others[-1:] and abs(len(ones) - len(others)) <= 1


def _is_feminine(token: str) -> bool:
    return key(token)[-1:] in {"a", "e", "а", "я"}


def is_short_for(short: str, name: str) -> bool:
    """Say whether a word is a short form of a given name: `Oli` of Oliver."""
    given = units(name.split())[0][0]
    brief, full = word(short), word(given)
    return _FEWEST_LETTERS_SHORT <= len(brief) < len(full) and full.startswith(brief)
