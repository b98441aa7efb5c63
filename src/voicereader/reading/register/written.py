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

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from voicereader.errors import BadPeople
from voicereader.model import Gender, Transcript
from voicereader.tables import Checking
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
        checking = _Checking(name, BadPeople)
        return checking.register(checking.read(content))

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


class _Checking(Checking):
    """Checks values while they are read."""

    def register(self, table: Mapping[str, Any]) -> Register:
        self.keys(table, "", ("anonymous", "speakers", "transcripts"))
        anonymous = self.one_of(table.get("anonymous"), "anonymous", ("each", "one"))
        people = self.table(table.get("speakers", {}), "speakers")
        entries = [self._entry(header, entry) for header, entry in people.items()]
        self._once("name", ((each.header, name) for each in entries for name in (each.header, *each.labels)))
        self._once("id", ((each.header, each.id) for each in entries))
        tables = self.table(table.get("transcripts", {}), "transcripts")
        transcripts = {name: self._transcript(name, own) for name, own in tables.items()}
        return Register(anonymous, tuple(entries), transcripts, self.file)

    def _entry(self, header: str, entry: Any) -> Entry:
        where = f"speakers.“{header}”"
        self.keys(self.table(entry, where), f"{where}.", ("id", "name", "role", "gender", "labels"))
        if not header.strip():
            raise BadPeople(f"{self.file} has a table [speakers.“{header}”]; write a name there.")
        own = entry.get("id", identity(header))
        if not isinstance(own, str) or identity(own) != own:
            raise self.bad(f"{where}.id", own, "give small letters and digits, joined by hyphens")
        name, role = entry.get("name", header), entry.get("role")
        if not (isinstance(name, str) and name.strip()):
            raise self.bad(f"{where}.name", name, "give a name in quotes")
        if not isinstance(role, str | None):
            raise self.bad(f"{where}.role", role, "give a role in quotes")
        gender = self.one_of(entry.get("gender"), f"{where}.gender", ("female", "male"))
        labels = entry.get("labels", [])
        if not isinstance(labels, list) or not all(isinstance(each, str) and each.strip() for each in labels):
            raise self.bad(f"{where}.labels", labels, "give a list of names in quotes")
        return Entry(header, own, " ".join(name.split()), role and " ".join(role.split()), gender, tuple(labels))

    def _once(self, noun: str, written: Iterable[tuple[str, str]]) -> None:
        """Refuse what two entries have; spellings of one name are one."""
        held: dict[str, tuple[str, str]] = {}
        for header, name in written:
            other, spelt = held.setdefault(identity(name), (header, name))
            if other != header:
                raise BadPeople(
                    f"{self.file} has “{spelt}” in speakers.“{other}” and “{name}” in speakers.“{header}”, "
                    f"which are one {noun}; keep one."
                )

    def _transcript(self, name: str, own: Any) -> Mapping[str, str]:
        where = f"transcripts.“{name}”"
        for label, meant in self.table(own, where).items():
            if not label.strip():
                raise BadPeople(f"{self.file} has {label!r} = {meant!r} in {where}; write a label on its left.")
            if not isinstance(meant, str):
                raise self.bad(f"{where}.“{label}”", meant, "give a name in quotes")
        return dict(own)
