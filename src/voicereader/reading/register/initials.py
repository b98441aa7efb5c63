"""How names are made: the family name, the given ones or their initials."""

import re
from dataclasses import dataclass
from functools import lru_cache

from voicereader.reading.names import is_initial, is_name, is_patronymic, tokens_of, unaddressed, units
from voicereader.text import identity, plain_words

_REMEMBERED = 1 << 17
"""Names: those of a large library, so that they are taken apart once and not at every change."""

_FULL_SLAVIC = 3
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_][.\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name taken apart: the family name as bare letters, and the initials of the given ones.

    `full` says that a given name is written out. Without initials it is a family name, or a given one, alone.
    """

    family: str
    initials: tuple[str, ...]
    full: bool = False


def may_be_short(name: str) -> bool:
    """Say whether initials may stand in a name, at little cost."""
    return _INITIAL.search(name) is not None


@lru_cache(_REMEMBERED)
def ends(name: str) -> tuple[str, str]:
    """Return the first and the last word of a name as `identity` has them, initials left out: one is of the family."""
    words = [word for word in identity(name).split("-") if len(word) > 1]
    return (words[0], words[-1]) if words else ("", "")


@lru_cache(_REMEMBERED)
def name_in(text: str) -> Name | None:
    """Take a name apart, None where it has not the shape of a person's: `V. Petrov`, `Petrov V. V.`, `Viktor Petrov`.

    Initials behind the family name have full stops: the X of Malcolm X is none.
    """
    tokens = unaddressed(tokens_of(text))[1]
    if not is_name(tokens) or all(map(is_initial, tokens)):
        return None
    before = next(place for place, token in enumerate(tokens) if not is_initial(token))
    end = len(tokens)
    while not before and end > 1 and is_initial(tokens[end - 1]) and tokens[end - 1].endswith("."):
        end -= 1
    grouped = units(tokens[before:end])
    if before or end < len(tokens):
        return Name(_letters(grouped[0]), _initials(tokens[:before] + tokens[end:])) if len(grouped) == 1 else None
    if len(grouped) == 1:
        return Name(_letters(grouped[0]), ())
    if _ends_in_patronymic(grouped):  # family name, given name, patronymic
        grouped = [*grouped[1:], grouped[0]]
    return Name(_letters(grouped[-1]), _initials([token for unit in grouped[:-1] for token in unit]), full=True)


def agree(one: Name, other: Name) -> bool:
    """Say whether two names with initials can be one person's: as far as both go, their initials are the same."""
    pairs = zip(one.initials, other.initials, strict=False)
    return one.family == other.family and all(mine == theirs for mine, theirs in pairs)


def _letters(tokens: list[str]) -> str:
    return "".join(plain_words(" ".join(tokens)))


def _initials(tokens: list[str]) -> tuple[str, ...]:
    """Return the first letter of each given name: those of `Jean-Pierre` and of `J.-P.` are two."""
    return tuple(word[0] for word in plain_words(" ".join(tokens)))


def _ends_in_patronymic(grouped: list[list[str]]) -> bool:
    last = grouped[-1][-1]
    return len(grouped) == _FULL_SLAVIC and bool(_CYRILLIC.search(last)) and is_patronymic(last)
