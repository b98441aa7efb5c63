"""Who is who in the whole library: transcripts as they were read become transcripts as everybody is served them.

Outlines are all that this takes; a whole transcript is read only where people.toml says something of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from voicereader.errors import BadPeople, UnknownTranscript
from voicereader.library import Kept, Shelf
from voicereader.model import Outline, Transcript
from voicereader.reading.register import Bearer, Register, applied, bearers, concerns, joined, joining, joins
from voicereader.studio.outlining import outlined

_FILE = "people.toml"

Whole = Callable[[str], Transcript]
"""Returns all that was read of a file of the library, by its name."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The way of one transcript: as read; as the register, where it is concerned, has it; as the library does.

    `ids` are the other ids that people have in the library.
    """

    kept: Kept
    concerned: bool
    applied: Outline
    bearers: tuple[Bearer, ...]
    ids: Mapping[str, str]
    outline: Outline


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

    def transcript(self, slug: str, read: Transcript) -> Transcript:
        """Return a transcript as it is served, from what was read of its file."""
        way = self.ways[slug]
        return joined(applied(self.register, read, (slug, way.kept.file)), way.ids)

    def slug_of(self, transcript: Transcript, whole: Whole) -> str | None:
        """Return the slug of a transcript that was read from a file, None where the library has none such."""
        outline = outlined(transcript)
        for slug, way in self.ways.items():
            if way.kept.outline == outline and whole(way.kept.file) == transcript:
                return slug
        return None

    def as_one_of_it(self, transcript: Transcript, file: str) -> Transcript:
        """Return a transcript that is none of the library's as it would be if it were put there."""
        this = applied(self.register, transcript, (file,))
        own = bearers(this, self.register.ids)
        return joined(this, joins([*(way.bearers for way in self.ways.values()), own]))


NOTHING = Settled(Shelf(0, {}, ()), Shelf(0, {}, ()))


def settle(found: Shelf, whole: Whole, before: Settled = NOTHING) -> Settled:
    """Tell apart the people of a library as it was found; what `before` has of unchanged transcripts holds."""
    register, bad = _register(found, before)
    same = register is before.register
    ways = {slug: _way(kept, before.ways.get(slug), register, whole, same=same) for slug, kept in found.kept.items()}
    known = joins([way.bearers for way in ways.values()])
    ways = {slug: _ended(way, known) for slug, way in ways.items()}
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


def _way(kept: Kept, known: _Way | None, register: Register, whole: Whole, *, same: bool) -> _Way:
    """Return the way of a transcript up to the library; the known one where nothing has changed that it comes from."""
    if known and (known.kept.outline is not kept.outline or known.kept.file != kept.file):
        known = None
    if known and same:
        return replace(known, kept=kept) if known.kept is not kept and known.kept != kept else known
    concerned = concerns(register, kept.outline, (kept.slug, kept.file))
    if known and not concerned and not known.concerned:
        return known
    this = _applied(kept, register, whole) if concerned else kept.plain
    return _Way(kept, concerned, this, bearers(this, register.ids), {}, this)


def _applied(kept: Kept, register: Register, whole: Whole) -> Outline:
    try:
        read = whole(kept.file)
    except UnknownTranscript:  # its file has gone since: the next edition is without it
        return kept.plain
    return outlined(applied(register, read, (kept.slug, kept.file)))


def _ended(way: _Way, known: Mapping[str, str]) -> _Way:
    ids = {each.id: known[each.id] for each in way.bearers if each.id in known}
    if ids == way.ids:
        return way
    others = joining(way.applied, ids)
    speakers = tuple(replace(each, id=others.get(each.id, each.id)) for each in way.applied.speakers)
    return replace(way, ids=ids, outline=replace(way.applied, speakers=speakers) if others else way.applied)


def _served(way: _Way) -> Kept:
    return way.kept if way.outline is way.kept.outline else replace(way.kept, outline=way.outline)
