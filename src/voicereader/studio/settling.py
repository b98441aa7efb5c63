"""Who is who in the whole library: transcripts as they were read become transcripts as everybody is served them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from voicereader.errors import BadPeople
from voicereader.library import Kept, Shelf
from voicereader.model import Transcript
from voicereader.reading.register import Bearer, Register, applied, bearers, concerns, joined, joins

_FILE = "people.toml"


@dataclass(frozen=True, slots=True)
class _Way:
    """The way of one transcript: as read; as the register, where it is concerned, has it; as the library does.

    `ids` are the other ids that people have in the library.
    """

    kept: Kept
    concerned: bool
    applied: Transcript
    bearers: tuple[Bearer, ...]
    ids: Mapping[str, str]
    transcript: Transcript


@dataclass(frozen=True, slots=True)
class Settled:
    """A library whose people are told apart: `found` is what was read, `shelf` what is served.

    `register` is the people.toml that holds: the last one that could be understood. `bad` is a sentence on
    what is wrong with the one that there is.
    """

    found: Shelf
    shelf: Shelf
    register: Register = field(default_factory=Register)
    bad: str | None = None
    ways: Mapping[str, _Way] = field(default_factory=dict)

    def as_one_of_it(self, transcript: Transcript, file: str) -> Transcript:
        """Return a transcript that was read from a file as the library has it, or would if it were put there."""
        for way in self.ways.values():
            if way.kept.transcript == transcript:
                return way.transcript
        this = applied(self.register, transcript, (file,))
        own = bearers(this, self.register.ids)
        return joined(this, joins([*(way.bearers for way in self.ways.values()), own]))


NOTHING = Settled(Shelf(0, {}, ()), Shelf(0, {}, ()))


def settle(found: Shelf, before: Settled = NOTHING) -> Settled:
    """Tell apart the people of a library as it was found; what `before` has of unchanged transcripts holds."""
    register, bad = _register(found, before)
    same = register is before.register
    ways = {slug: _way(kept, before.ways.get(slug), register, same=same) for slug, kept in found.kept.items()}
    whole = joins([way.bearers for way in ways.values()])
    ways = {slug: _ended(way, whole) for slug, way in ways.items()}
    kept = {slug: _served(way) for slug, way in ways.items()}
    told = (*found.unreadable, bad) if bad else found.unreadable
    return Settled(found, replace(found, kept=kept, unreadable=told), register, bad, ways)


def _register(found: Shelf, before: Settled) -> tuple[Register, str | None]:
    content = found.beside.get(_FILE)
    if content == before.found.beside.get(_FILE):
        return before.register, before.bad
    try:
        return Register() if content is None else Register.read(content, _FILE), None
    except BadPeople as error:
        return before.register, error.sentence


def _way(kept: Kept, known: _Way | None, register: Register, *, same: bool) -> _Way:
    """Return the way of a transcript up to the library; the known one where nothing has changed that it comes from."""
    if known and (known.kept.transcript is not kept.transcript or known.kept.file != kept.file):
        known = None
    if known and same:
        return known
    concerned = concerns(register, kept.transcript, (kept.slug, kept.file))
    if known and not concerned and not known.concerned:
        return known
    this = applied(register, kept.transcript, (kept.slug, kept.file))
    return _Way(kept, concerned, this, bearers(this, register.ids), {}, this)


def _ended(way: _Way, whole: Mapping[str, str]) -> _Way:
    ids = {each.id: whole[each.id] for each in way.bearers if each.id in whole}
    return way if ids == way.ids else replace(way, ids=ids, transcript=joined(way.applied, ids))


def _served(way: _Way) -> Kept:
    return way.kept if way.transcript is way.kept.transcript else replace(way.kept, transcript=way.transcript)
