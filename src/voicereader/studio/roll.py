"""The people of a library for its owner: what is known of each, and whence; who may be one person."""

from collections.abc import Mapping
from dataclasses import dataclass

from voicereader.casting import Overrides, Role, roles_of
from voicereader.model import Gender, Transcript
from voicereader.reading.register import Doubt, Person, Register, doubts, people


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the library: their gender for casting, and in words whence it is known, or why it is not."""

    person: Person
    gender: Gender | None
    whence: str


def listed(
    transcripts: Mapping[str, Transcript], register: Register, overrides: Overrides
) -> tuple[tuple[Listed, ...], tuple[Doubt, ...]]:
    """Return everybody who has a name in a library's transcripts, by slug, as they are served; and who may be one."""
    everybody = people(transcripts)
    roles = roles_of(transcripts, overrides)
    rows = (
        Listed(each, roles[each.id].gender, _whence(each, roles[each.id], register, overrides)) for each in everybody
    )
    return tuple(rows), doubts(everybody, register)


def _whence(person: Person, role: Role, register: Register, overrides: Overrides) -> str:
    if role.source == "owner":
        return overrides.file
    entry = register.ids.get(person.id)
    if entry and entry.gender:
        return register.file
    if role.source == "transcript":
        return "transcripts"
    if role.source == "name":
        return "guessed from the name"
    return "transcripts contradict each other" if len(person.genders) > 1 else "not stated"
