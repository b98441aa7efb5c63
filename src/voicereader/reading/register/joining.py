"""People across transcripts: who is written with initials in one and in full in another."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from voicereader.model import Gender, Outline, Transcript
from voicereader.reading.register.ids import named, renamed
from voicereader.reading.register.initials import Name, agree, ends, may_be_short, name_in


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who has a name in one transcript: as it is written, and its first and last word.

    `fixed` says that nothing may change who they are: the owner has.
    """

    id: str
    name: str
    ends: tuple[str, str]
    gender: Gender | None
    fixed: bool


@dataclass(slots=True)
class _Group:
    """Namesakes: each one's longest initials by id, who stays, and what speaks against their being one person."""

    names: dict[str, Name] = field(default_factory=dict)
    staying: set[str] = field(default_factory=set)
    genders: set[Gender] = field(default_factory=set)
    met: bool = False

    def add(self, bearer: Bearer, name: Name) -> None:
        if len(name.initials) > len(self.names.setdefault(bearer.id, name).initials):
            self.names[bearer.id] = name
        if name.full or bearer.fixed:
            self.staying.add(bearer.id)
        if bearer.gender:
            self.genders.add(bearer.gender)


def bearers(transcript: Transcript | Outline, fixed: Collection[str] = ()) -> tuple[Bearer, ...]:
    """Return who has a name in a transcript; `fixed` are the ids that the owner gave."""
    return tuple(
        Bearer(each.id, each.name, ends(each.name), each.gender, each.id in fixed) for each in named(transcript)
    )


def joins(library: Collection[Iterable[Bearer]]) -> dict[str, str]:
    """Return by the id of a name with initials that of the one person of a library whom it means.

    It means somebody where of all people of its family name and initial exactly one is written in full, or
    fixed, the initials of all agree, no two of them speak in one transcript, and no two genders are stated. So
    a transcript that is added changes nobody who is written in full everywhere.

    Args:
        library: the `bearers` of each transcript, as `applied` returns it. Takes linear time.
    """
    found: dict[str, str] = {}
    for group in _groups(library):
        longest = max(group.names.values(), key=lambda name: len(name.initials))
        if (
            len(group.staying) == 1
            and len(group.genders) < 2  # noqa: PLR2004 - female and male
            and not group.met
            and all(agree(name, longest) for name in group.names.values())
        ):
            found |= dict.fromkeys(group.names.keys() - group.staying, *group.staying)
    return found


def joined(transcript: Transcript, joins: Mapping[str, str]) -> Transcript:
    """Return a transcript in which people have the ids that `joins` gives for theirs, and all else as it was."""
    return renamed(transcript, joining(transcript, joins))


def joining(transcript: Transcript | Outline, joins: Mapping[str, str]) -> dict[str, str]:
    """Return the other ids that people of a transcript have where `joins` gives them: never that of somebody in it."""
    mine = {each.id for each in transcript.speakers}
    return {each.id: joins[each.id] for each in named(transcript) if joins.get(each.id, each.id) not in mine}


def _groups(library: Collection[Iterable[Bearer]]) -> Iterable[_Group]:
    """Return the namesakes of each whose name has initials, those themselves among them."""
    written = {each.name: each for together in library for each in together if not each.fixed}
    short = {
        each: name
        for each in written.values()
        if may_be_short(each.name) and (name := name_in(each.name)) and name.initials and not name.full
    }
    families = {end for each in short for end in each.ends}
    groups = {_namesakes(name): _Group() for name in short.values()}
    for together in library if short else ():
        here: dict[tuple[str, str], str] = {}
        for each in together:
            name = None if families.isdisjoint(each.ends) else name_in(each.name)
            key = _namesakes(name) if name and name.initials else None
            if name and key in groups:
                groups[key].add(each, name)
                groups[key].met |= here.setdefault(key, each.id) != each.id
    return groups.values()


def _namesakes(name: Name) -> tuple[str, str]:
    """Return what those have in common of whom one may be another: family name and initial."""
    return name.family, name.initials[0]
