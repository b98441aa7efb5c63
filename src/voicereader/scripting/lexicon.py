"""The lexicon: how the library's owner wants words to be said. It is parsed here, not found: no I/O.

    [everywhere]
    "Zelenskyy" = "Zelensky"
    "nato" = "nay toe"              # in small letters: in any case, NATO and Nato too

    [languages.de]
    "Meeting" = "Miting"

    [transcripts."2024-05-01-council"]  # as its address has it, or the name of its file
    "St." = "Street"

    [speakers."Ann Lee"]            # a speaker's name, id or label, in any case
    "GDP" = "gross domestic product"
    "hm" = ""                       # nothing is said
    "GNP" = { said = "gross national product", meaning = "what the people of a country earn in a year" }

docs/lexicon.md says more.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from voicereader.errors import BadLexicon
from voicereader.model import Span, Speaker
from voicereader.tables import Checking
from voicereader.text import NO_SPACES, folded, identity

_TOKEN = re.compile(rf"{NO_SPACES}|(?:(?!{NO_SPACES})\w)+|[^\w\s]")
_LETTER = re.compile(rf"(?!{NO_SPACES})\w")
"""What a word goes on with."""

_WIDE = re.compile(r"\s\s|[^\S ]")

_LONGEST = 200
"""Code points in what an entry is for, and in what is said for it."""

_MEANING = 500
"""Code points in what it means."""

Scope = tuple[str, str]
"""What an entry holds for: `("everywhere", "")`, or `languages`, `transcripts`, `speakers` and which."""

_SCOPES = ("everywhere", "languages", "transcripts", "speakers")


@dataclass(frozen=True)
class Entry:
    """One entry: for `written`, `said` is said, within `scope`. Written in small letters, it holds in any case.

    Where `said` is None it is spoken as without the entry. `meaning` explains it to readers where it is not empty.
    """

    written: str
    said: str | None
    scope: Scope = ("everywhere", "")
    meaning: str = ""

    @property
    def where(self) -> str:
        """What the entry is for and where it holds, for sentences."""
        kind, name = self.scope
        return f"“{self.written}” ({kind}.“{name}”)" if name else f"“{self.written}” ({kind})"


class Reader:
    """Finds the entries of a lexicon that hold for one speaker in one transcript.

    However many entries begin with a word, it is looked up once for each length that they have.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        self._lengths: dict[str, list[int]] = {}
        # Of entries for the same words that of the narrowest scope holds, and of one scope the first.
        for entry in sorted(entries, key=lambda each: -_SCOPES.index(each.scope[0])):
            token = _TOKEN.search(entry.written)
            lengths = self._lengths.setdefault(token[0].lower() if token else "", [])
            if len(entry.written) not in lengths:
                lengths.append(len(entry.written))
            self._entries.setdefault(entry.written, entry)
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def found(self, printed: str) -> Iterator[tuple[Span, Entry]]:
        """Yield where `printed` has an entry's words, in order and apart from one another, the longest at each place.

        They are whole, and any white space may stand between them.
        """
        if not self._lengths:
            return
        flat, places = _flat(printed)
        end = 0
        for token in _TOKEN.finditer(flat):
            begin = token.start()
            for length in self._lengths.get(token[0].lower(), ()) if begin >= end else ():
                entry = self._at(flat, begin, begin + length)
                if entry:
                    end = begin + length
                    yield Span(places[begin], places[end - 1] + 1), entry
                    break

    def _at(self, flat: str, begin: int, end: int) -> Entry | None:
        """Return the entry for the words that stand there and end there."""
        there = flat[begin:end]
        if len(there) < end - begin or (_LETTER.match(there[-1]) and _LETTER.match(flat, end)):
            return None
        # What is written in small letters holds in any case.
        both = (self._entries.get(each) for each in (there, there.lower()))
        return max(filter(None, both), key=lambda each: _SCOPES.index(each.scope[0]), default=None)


def _flat(printed: str) -> tuple[str, Sequence[int]]:
    """Return a text with one space for each piece of white space, and where each of its signs is printed."""
    if not _WIDE.search(printed):
        return printed, range(len(printed))
    places = [n for n, sign in enumerate(printed) if not sign.isspace() or not printed[n - 1 : n].isspace()]
    return "".join(" " if printed[n].isspace() else printed[n] for n in places), places


_reader = lru_cache(maxsize=256)(Reader)
"""The reader of the same entries is the same: what it found in a sentence holds in the next edition."""


@dataclass(frozen=True)
class Lexicon:
    """The entries of a library; `notes` are sentences about what was left out when it was read."""

    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()

    def __add__(self, other: "Lexicon") -> "Lexicon":
        return Lexicon(self.entries + other.entries, self.notes + other.notes)

    @classmethod
    def read(cls, content: bytes, name: str) -> "Lexicon":
        """Read the content of a lexicon.toml; `name` is the file's, for sentences.

        Raises:
            BadLexicon: it is no TOML, or has a table or an entry that is not allowed; the sentence names which.
        """
        return cls(tuple(_entries(Checking(name, BadLexicon).read(content), name)))

    def reader(self, language: str, names: Collection[str], speaker: Speaker | None) -> Reader:
        """Return what finds words that a speaker (None: the narrator) says otherwise in a transcript of these names."""
        return _reader(tuple(each for each in self._held(language, names, speaker) if each.said is not None))

    def explainer(self, language: str, names: Collection[str], speaker: Speaker | None) -> Reader:
        """Return what finds words that have a meaning, as `reader` finds what is said."""
        return _reader(tuple(each for each in self._held(language, names, speaker) if each.meaning))

    def _held(self, language: str, names: Collection[str], speaker: Speaker | None) -> Iterator[Entry]:
        people = {identity(each) for each in (speaker.name, speaker.id, *speaker.aliases)} if speaker else set()
        tags = {language.lower(), language.split("-", maxsplit=1)[0].lower()}
        holds: Mapping[str, Collection[str]] = {
            "everywhere": ("",),
            "languages": tags,
            "transcripts": names,
            "speakers": people,
        }
        for entry in self.entries:
            kind, name = entry.scope
            if (identity(name) if kind == "speakers" else name) in holds[kind]:
                yield entry


def _entries(table: Mapping[str, Any], file: str) -> Iterator[Entry]:
    for kind, content in table.items():
        if kind not in _SCOPES:
            raise BadLexicon(f"{file} has an unknown table, [{kind}]; known are {', '.join(_SCOPES)}.")
        if not isinstance(content, dict):
            raise BadLexicon(f"{file} has {kind} = {content!r}; give a table, with its entries on lines of their own.")
        for name, entries in (("", content),) if kind == "everywhere" else content.items():
            where = f"[{kind}]" if kind == "everywhere" else f"[{kind}.“{name}”]"
            if not isinstance(entries, dict):
                raise BadLexicon(f"{file} has {name} in [{kind}]; put it into a table [{kind}.“…”] or [everywhere].")
            scope = (kind, folded(name) if kind == "speakers" else name.lower() if kind == "languages" else name)
            for written, given in entries.items():
                yield entry(written, given, scope, f"{file} has {written!r} = {given!r} in {where}")


def entry(written: str, given: Any, scope: Scope, has: str) -> Entry:
    """Return an entry that was read: `given` is what is said, or a table; `has` is how a sentence about it begins.

    Raises:
        BadLexicon: it is not allowed.
    """
    table = given if isinstance(given, dict) else {"said": given}
    said, meaning = table.get("said"), table.get("meaning", "")
    if not _TOKEN.search(written):
        raise BadLexicon(f"{has}; write the words that are printed on its left.")
    if not table or table.keys() - {"said", "meaning"} or not all(isinstance(each, str) for each in table.values()):
        raise BadLexicon(f"{has}; give what is said in quotes, or a table with said, meaning or both in quotes.")
    if max(len(written), len(said or "")) > _LONGEST or len(meaning) > _MEANING:
        raise BadLexicon(f"{has[:_LONGEST]}…; at most {_LONGEST} signs are read of a word, {_MEANING} of a meaning.")
    return Entry(" ".join(written.split()), said, scope, " ".join(meaning.split()))
