"""Corrections of who is who, of voices and of how words are said: the content that an owner's file has then.

Comments and order stay as they are written. Each returns what the file would be, which its own reader has understood.
No I/O.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import tomlkit

from voicereader.casting import Overrides
from voicereader.errors import BadChange
from voicereader.model import Speaker, Turn
from voicereader.reading.register import Entry, Register
from voicereader.scripting import Lexicon
from voicereader.text import identity

PEOPLE, CASTING, LEXICON = "people.toml", "casting.toml", "lexicon.toml"

_GENDERS = ("", "female", "male")
_LONGEST = 200
"""Code points of a name or a role."""

Where = Literal["everywhere", "transcripts"]
"""Where a word is said so: in every transcript, or in one."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor says of a speaker; None is left as it is, and an empty gender to the transcripts."""

    name: str | None = None
    role: str | None = None
    gender: str | None = None


def person_corrected(content: bytes, speaker: Speaker, said: Said) -> bytes:
    """Return a people.toml in which a speaker has another name, role or gender, in every transcript.

    Who has a name that the file knows becomes that person.

    Raises:
        BadPeople: the file, or what it would be, cannot be understood.
        BadChange: there is no such gender, the name is none, or the speaker has none.
    """
    if said.gender not in {None, *_GENDERS}:
        raise BadChange("There is no such gender; choose one of the list.")
    document = _opened(content, Register.read, PEOPLE)
    register = Register.read(content, PEOPLE)
    if speaker.anonymous:
        raise BadChange(f"{speaker.name} is nobody's name; say who it is in this transcript first.")
    entry = register.ids.get(speaker.id) or register.meant.get(identity(speaker.name))
    people = _table(document, "speakers")
    if said.name is not None:
        header = _renamed(people, register, entry, speaker, _name(said.name))
    else:
        header = entry.header if entry else speaker.name
    own = _table(people, header)
    if said.role is not None:
        own["role"] = _words(said.role, "role")
    if said.gender:
        own["gender"] = said.gender
    elif said.gender == "" and "gender" in own:
        del own["gender"]
    return _closed(document, Register.read, PEOPLE)


def _renamed(people: Any, register: Register, entry: Entry | None, speaker: Speaker, name: str) -> str:
    """Give somebody another name; return what their table is called then."""
    known = register.meant.get(identity(name))
    if entry and known in {None, entry} and identity(name) == identity(entry.header):
        _table(people, entry.header)["name"] = name
        return entry.header
    header = known.header if known and known != entry else name
    before = dict(people[entry.header].unwrap()) if entry else {}
    called = [entry.header, *entry.labels] if entry else [speaker.name]
    if entry:
        del people[entry.header]
    own = _table(people, header)
    own.update({key: value for key, value in before.items() if key not in {"name", "labels", *own}})
    labels = [*own.get("labels", []), *called]
    unlike = {identity(each): each for each in labels if identity(each) != identity(header)}
    if unlike:
        own["labels"] = list(unlike.values())
    return header


def person_told(
    content: bytes, file: str, turns: Sequence[tuple[Turn, Turn]], speaker: Speaker, name: str | None
) -> bytes:
    """Return a people.toml by which a speaker of one transcript is somebody else there, named or known; None: nobody.

    `turns` are those of the transcript as it was read, each with what it is as it is served.

    Raises:
        BadPeople: the file, or what it would be, cannot be understood.
        BadChange: the name is none.
    """
    document = _opened(content, Register.read, PEOPLE)
    meant = "" if name is None else _name(name)
    own = _table(_table(document, "transcripts"), file)
    spelt = {identity(speaker.name), identity(speaker.id)}
    for label, whom in list(own.items()):
        if identity(whom) in spelt:
            own[label] = meant
    whole, some = _read_as(turns, speaker)
    for key in (*whole, *some):
        own[key] = meant
    return _closed(document, Register.read, PEOPLE)


def _read_as(turns: Sequence[tuple[Turn, Turn]], speaker: Speaker) -> tuple[list[str], list[str]]:
    """Return the ids of those as whom a speaker was read, and of turns of those who are others too."""
    others = {read.speaker_id for read, served in turns if served.speaker_id != speaker.id}
    own = [read for read, served in turns if served.speaker_id == speaker.id and read.speaker_id]
    whole = dict.fromkeys(each.speaker_id for each in own if each.speaker_id not in others)
    return [each for each in whole if each], [each.id for each in own if each.speaker_id in others]


def voice_given(content: bytes, speaker: Speaker, voice: str) -> bytes:
    """Return a casting.toml in which a speaker has this voice in every transcript; an empty one is chosen for them.

    Raises:
        BadCasting: the file cannot be understood.
    """
    document = _opened(content, Overrides.read, CASTING)
    found = Overrides.read(content, CASTING).match(speaker)
    people = _table(document, "speakers")
    name = found[1] if found else speaker.name
    if voice:
        _table(people, name)["voice"] = voice
    elif name in people and "voice" in people[name]:
        del people[name]["voice"]
        if not people[name]:
            del people[name]
    return _closed(document, Overrides.read, CASTING)


def word_said(content: bytes, written: str, said: str, where: Where, names: Sequence[str]) -> bytes:
    """Return a lexicon.toml by which a word is said so; `names` are those of the transcript, the file's first.

    Raises:
        BadLexicon: the file cannot be understood, or there may be no such entry.
    """
    document = _opened(content, Lexicon.read, LEXICON)
    if where == "transcripts":
        for other in names[1:]:
            _dropped(document, where, other, written)
        table = _table(_table(document, where), names[0])
    else:
        table = _table(document, where)
    spelt = " ".join(written.split())
    before = table.get(spelt)
    if isinstance(before, dict):
        before["said"] = said  # what it means stays
    else:
        table[spelt] = said
    return _closed(document, Lexicon.read, LEXICON)


def word_left(content: bytes, written: str, where: str, name: str) -> bytes:
    """Return a lexicon.toml without the entry for a word in one of its tables.

    Raises:
        BadLexicon: the file cannot be understood.
        BadChange: there is no such entry.
    """
    document = _opened(content, Lexicon.read, LEXICON)
    if not _dropped(document, where, name, written):
        raise BadChange(f"lexicon.toml says nothing of “{written}” there any more; look at it as it is now.")
    return _closed(document, Lexicon.read, LEXICON)


def _dropped(document: Any, where: str, name: str, written: str) -> bool:
    table = document.get(where, {})
    if where != "everywhere":
        kept = next((each for each in table if identity(each) == identity(name)), name)
        table = table.get(kept, {})
    keys = [each for each in table if " ".join(each.split()) == " ".join(written.split())]
    for each in keys:
        del table[each]
    return bool(keys)


def _opened(content: bytes, read: Callable[[bytes, str], object], name: str) -> tomlkit.TOMLDocument:
    read(content, name)
    return tomlkit.parse(content.decode("utf-8-sig").replace("\r\n", "\n"))


def _closed(document: tomlkit.TOMLDocument, read: Callable[[bytes, str], object], name: str) -> bytes:
    content = tomlkit.dumps(document).encode()
    read(content, name)
    return content


def _table(within: Any, name: str) -> Any:
    """Return the table of that name; it is added where there is none."""
    if name not in within:
        within[name] = tomlkit.table(is_super_table=name in {"speakers", "transcripts"})
    return within[name]


def _name(given: str) -> str:
    name = _words(given, "name")
    if not any(map(str.isalnum, name)):
        raise BadChange("A name has letters or digits; type one.")
    return name


def _words(given: str, what: str) -> str:
    words = " ".join(given.split())
    if len(words) > _LONGEST or not words.isprintable():
        raise BadChange(f"A {what} has at most {_LONGEST} characters, on one line; shorten it.")
    return words


def entries_of(lexicon: Lexicon, names: Sequence[str], language: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the entries of a lexicon that say a word in one transcript: the word, what is said, where, and which."""
    tags = {language.lower(), language.partition("-")[0].lower()}
    for each in lexicon.entries:
        kind, name = each.scope
        holds = {"everywhere": True, "languages": name in tags, "transcripts": name in names}.get(kind, False)
        if each.said is not None and holds:
            yield each.written, each.said, kind, name
