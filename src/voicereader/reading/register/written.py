"""people.toml: who is who, as the library's owner knows it. It is parsed here, not found: no I/O.

    anonymous = "each"                  # or "one": whether every `Question:` is somebody else

    [speakers."Ann Lee"]                # the name as it is shown
    id = "ann-lee"
    name = "Ann Lee"                    # in its place, where two people have one name
    role = "Mayor of Springfield"
    gender = "female"
    labels = ["A. Lee", "The Mayor"]    # other names and labels, in every transcript

    [transcripts."2024-05-01-council"]  # as its address has it, or the name of its file
    "Lee" = "Bob Stone"                 # who is meant by this name or label there
    "t14" = "Ann Lee"                   # one turn
    "Crowd" = ""                        # nobody: it is no label

Every key may be left out. docs/people.md says what each does.
"""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from voicereader.errors import BadPeople
from voicereader.model import Gender, Transcript
from voicereader.text import identity

Anonymous = Literal["each", "one"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as the owner writes them: `header` is what the file calls them, None is left to the transcripts."""

    header: str
    id: str
    name: str
    role: str | None = None
    gender: Gender | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """A people.toml as read. `transcripts` say by slug or file name whom a label or a turn's id means there.

    `file` is what sentences call it.
    """

    anonymous: Anonymous | None = None
    entries: tuple[Entry, ...] = ()
    transcripts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    file: str = "people.toml"
    meant: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    """Each entry by the `identity` of its header and labels."""
    ids: Mapping[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        meant = {identity(name): each for each in self.entries for name in (each.header, *each.labels)}
        object.__setattr__(self, "meant", meant)
        object.__setattr__(self, "ids", {each.id: each for each in self.entries})

    @classmethod
    def read(cls, content: bytes, name: str) -> "Register":
        """Read the content of a people.toml; `name` is the file's, for sentences.

        Raises:
            BadPeople: it is no TOML, or has a key or a value that is not allowed; the sentence names which.
        """
        try:
            table = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BadPeople(f"{name} is not TOML: {str(error).rstrip('.')}; mend it there.") from error
        return _Checking(name).register(table)

    def unused(self, library: Iterable[tuple[Transcript, Collection[str]]]) -> tuple[str, ...]:
        """Return a sentence for each name that nobody has: it may be misspelt.

        `library` has each transcript as it was read, with the names by which a table may mean it.
        """
        spoken: set[str] = set()
        told: dict[str, set[str]] = {}
        for transcript, names in library:
            said = {identity(each) for one in transcript.speakers for each in (one.name, one.id, *one.aliases)}
            spoken |= said
            told |= {name: said | {turn.id for turn in transcript.turns} for name in names if name in self.transcripts}
        return (
            *(f"Nobody is called “{name}” as {self.file} has it." for name in self._idle(spoken)),
            *(
                f"No transcript is called “{each}” as {self.file} has it."
                for each in self.transcripts
                if each not in told
            ),
            *(
                f"Nobody is called “{label}” in “{name}” as {self.file} has it."
                for name, said in told.items()
                for label in self.transcripts[name]
                if label not in said and identity(label) not in said
            ),
        )

    def _idle(self, spoken: Collection[str]) -> Iterator[str]:
        """Yield the names of entries that nobody has; a header needs none where a label or a table leads to it."""
        reached = {identity(name) for own in self.transcripts.values() for name in own.values()}
        for entry in self.entries:
            names = {identity(name) for name in (entry.header, *entry.labels)}
            if names.isdisjoint(spoken) and reached.isdisjoint({*names, entry.id}):
                yield entry.header
            yield from (label for label in entry.labels if identity(label) not in spoken)


class _Checking:
    """Checks values while they are read; `file` is named in every sentence."""

    def __init__(self, file: str) -> None:
        self._file = file

    def register(self, table: Mapping[str, Any]) -> Register:
        self._keys(table, "", ("anonymous", "speakers", "transcripts"))
        anonymous = table.get("anonymous")
        if anonymous not in (None, "each", "one"):
            raise self._bad("anonymous", anonymous, 'give "each" or "one"')
        people = self._table(table.get("speakers", {}), "speakers")
        entries = [self._entry(header, entry) for header, entry in people.items()]
        self._once("name", ((each.header, name) for each in entries for name in (each.header, *each.labels)))
        self._once("id", ((each.header, each.id) for each in entries))
        tables = self._table(table.get("transcripts", {}), "transcripts")
        transcripts = {name: self._transcript(name, own) for name, own in tables.items()}
        return Register(anonymous, tuple(entries), transcripts, self._file)

    def _entry(self, header: str, entry: Any) -> Entry:
        where = f"speakers.“{header}”"
        self._keys(self._table(entry, where), f"{where}.", ("id", "name", "role", "gender", "labels"))
        if not header.strip():
            raise BadPeople(f"{self._file} has a table [speakers.“{header}”]; write a name there.")
        own = entry.get("id", identity(header))
        if not isinstance(own, str) or identity(own) != own:
            raise self._bad(f"{where}.id", own, "give small letters and digits, joined by hyphens")
        name, role = entry.get("name", header), entry.get("role")
        if not (isinstance(name, str) and name.strip()):
            raise self._bad(f"{where}.name", name, "give a name in quotes")
        if not isinstance(role, str | None):
            raise self._bad(f"{where}.role", role, "give a role in quotes")
        gender, labels = entry.get("gender"), entry.get("labels", [])
        if gender not in (None, "female", "male"):
            raise self._bad(f"{where}.gender", gender, 'give "female" or "male"')
        if not isinstance(labels, list) or not all(isinstance(each, str) and each.strip() for each in labels):
            raise self._bad(f"{where}.labels", labels, "give a list of names in quotes")
        return Entry(header, own, " ".join(name.split()), role and " ".join(role.split()), gender, tuple(labels))

    def _once(self, noun: str, written: Iterable[tuple[str, str]]) -> None:
        """Refuse what two entries have; spellings of one name are one."""
        held: dict[str, tuple[str, str]] = {}
        for header, name in written:
            other, spelt = held.setdefault(identity(name), (header, name))
            if other != header:
                raise BadPeople(
                    f"{self._file} has “{spelt}” in speakers.“{other}” and “{name}” in speakers.“{header}”, "
                    f"which are one {noun}; keep one."
                )

    def _transcript(self, name: str, own: Any) -> Mapping[str, str]:
        where = f"transcripts.“{name}”"
        for label, meant in self._table(own, where).items():
            if not label.strip():
                raise BadPeople(f"{self._file} has {label!r} = {meant!r} in {where}; write a label on its left.")
            if not isinstance(meant, str):
                raise self._bad(f"{where}.“{label}”", meant, "give a name in quotes")
        return dict(own)

    def _table(self, value: Any, where: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self._bad(where, value, "give a table, with its keys on lines of their own")
        return value

    def _keys(self, table: Iterable[str], where: str, known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                raise BadPeople(f"{self._file} has an unknown key, {where}{key}; known are {', '.join(known)}.")

    def _bad(self, where: str, value: Any, advice: str) -> BadPeople:
        return BadPeople(f"{self._file} has {where} = {value!r}; {advice}.")
