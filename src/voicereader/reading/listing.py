"""Who a document's head says is there: names with their offices, and with the initials that stand for them."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from voicereader.reading import roles
from voicereader.reading.names import (
    is_name,
    is_office,
    is_office_name,
    key,
    tokens_of,
    unaddressed,
    unshouted,
    word,
    words,
)
from voicereader.reading.splitting import Mentions, name_begins

_REACH = 400
_LONGEST = 2_000
_MOST_INITIALS = 5
_MOST_TOKENS = 7
_MOST_ROLE_TOKENS = 8
_BRACKETED = re.compile(r"(?P<before>[^()\[\]|;:]{2,80}?)\s*[(\[](?P<inside>[^()\[\]]{1,60})[)\]]")
_PARTED = re.compile(r"\s+[-–—=]\s+|\s*[:=]\s+|\t+")
_PRESIDING = frozenset(
    roles.folded(
        "presiding présidence presidencia presidência presidenza vorsitz председательствует председательствовал "
        "головує "
        "przewodniczy předsedá předsedající"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Names by the key of an office, and by the key of initials; `presiding` is who the head says is in the chair."""

    offices: dict[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    presiding: str | None = None


def office_key(role: str) -> str:
    """Return what two ways to print an office share: no article, no form of address that says nothing of it."""
    return "".join(each for each in words(role) if each not in roles.ARTICLES)


def listed_in(lines: Iterable[str]) -> Listed:
    """Read the lines above all speech, and the entries of lists among it."""
    listed = Listed()
    presiding = None
    named: dict[str, str] = {}
    for number, line in enumerate(lines):
        if number >= _REACH:
            break
        text = line[:_LONGEST].strip("*_#>-•| ")
        for name, said in _pairs(text):
            _note(listed, name, said)
            if ":" not in name:
                named[name] = key("".join(token[:1] for token in name.split()))
        presiding = presiding or _presiding(text)
    counts = Counter(named.values())
    implied = {letters: name for name, letters in named.items() if counts[letters] == 1 < len(letters)}
    return Listed(listed.offices, implied | listed.initials, presiding)


def _note(listed: Listed, name: str, said: str) -> None:
    letters = said.strip(" .")
    if letters.upper() == letters and 1 < len(key(letters)) <= _MOST_INITIALS and letters.isalpha():
        listed.initials.setdefault(key(letters), name)
    elif is_office_name(said.split()[:_MOST_ROLE_TOKENS]) or (said and is_office(said.split(maxsplit=1)[0])):
        listed.offices.setdefault(office_key(said), name)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield names with what is said of each: `Name (office)`, `Office: Name`, `AB = Name`, `| Name | AB |`."""
    if "|" in text:
        cells = [cell.strip("*_ ") for cell in text.split("|")]
        if len(cells) > 1 and (name := _name(cells[0])):
            yield name, cells[1]
        return
    for match in _BRACKETED.finditer(text):
        if name := _name_at_end(match["before"]):
            yield name, match["inside"].partition(",")[0].strip()
    before, after = [*_PARTED.split(text, maxsplit=1), ""][:2]
    if after and (name := _name(after.partition(",")[0].partition("(")[0].partition(" . ")[0])):
        yield name, before.strip()
    elif after and (name := _name(before)):
        yield name, after
    before, comma, after = text.partition(",")
    if comma and (name := _name(before)):
        yield name, after.strip()


def _name(text: str) -> str | None:
    """Return a text without its form of address where it is a name of two words or more, or has one."""
    tokens = tokens_of(text.strip(" .;,*_"))
    if not 1 < len(tokens) <= _MOST_TOKENS:
        return None
    honorific, bare = unaddressed(tokens)
    return " ".join(bare if len(bare) > 1 else tokens) if is_name(bare) and (honorific or len(bare) > 1) else None


def _name_at_end(text: str) -> str | None:
    """Return the longest name at the end of a text."""
    tokens = tokens_of(re.split(r"[,;]\s", text)[-1])[-_MOST_TOKENS:]
    return next(filter(None, (_name(" ".join(tokens[begin:])) for begin in range(len(tokens)))), None)


def _presiding(text: str) -> str | None:
    tokens = text.split()
    if len(tokens) > 2 * _MOST_TOKENS or not _PRESIDING.intersection(map(word, tokens)):
        return None
    after = tokens[1:]
    holder = name_begins(after, set(), Mentions("", ())) + 1 if any(map(is_office, after)) else 1
    begins = (begin for begin in range(holder, len(tokens)) if word(tokens[begin]) not in roles.PREPOSITIONS)
    name = next(filter(None, (_name(" ".join(tokens[begin:])) for begin in begins)), None)
    return unshouted(name.split(), {}) if name else None
