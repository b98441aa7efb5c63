"""The library at one moment, with what is worked out from all of it at once: its people's voices and marks."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from threading import RLock
from typing import Any

from voicereader import resources
from voicereader.casting import Explained, Fallback, Overrides, cast, explain, fallback
from voicereader.errors import BadLexicon, BadPeople, UnknownTranscript
from voicereader.library import Kept, Library, Shelf
from voicereader.model import Casting, Transcript, Utterance, Voice
from voicereader.reading.register import Doubt, Register
from voicereader.recent import Recent
from voicereader.rendering.plans import Plan
from voicereader.scripting import Lexicon, Manner, Word, glossary, read_pls, script
from voicereader.studio.asked import Asked
from voicereader.studio.outlining import outlined, silent
from voicereader.studio.remembering import castings, marks
from voicereader.studio.roll import Listed, Roll, listed
from voicereader.studio.settling import NOTHING, Settled, settle
from voicereader.text import length

_PLANS = 32, 50_000
"""Plans that are kept at hand, and their sentences: a player asks for the same rendition many times."""

_WHOLES = 16, 4_000_000
"""Whole transcripts that are kept at hand, and their code points."""

_SCRIPTS = 8, 2_000_000
"""Scripts that are kept at hand, and their code points: every speed, speaker and format says the same."""

_KEYS: Mapping[str, Callable[[Kept], Any]] = {
    "oldest": lambda kept: (kept.outline.date or dt.date.max, kept.outline.title.casefold()),
    "title": lambda kept: kept.outline.title.casefold(),
    "longest": lambda kept: -sum(kept.outline.seconds),
}
"""How transcripts are sorted; a library has the newest first by itself."""


class Edition:
    """One edition of the library: `found` is what was read, `shelf` has it with its people told apart.

    Whole transcripts are read when somebody asks for them. What it is asked for is worked out once and kept, and
    `before` spares what did not change. Thread-safe.
    """

    def __init__(self, found: Shelf, library: Library | None = None, before: "Edition | None" = None) -> None:
        self.found = found
        self._library = library
        self._catalogue = library.catalogue if library else None
        known = before._settled if before else NOTHING  # noqa: SLF001  (its own class)
        self._settled: Settled = settle(found, self._whole, known)
        self.shelf = shelf = self._settled.shelf
        self.plans = Recent[tuple[str, Asked], Plan](*_PLANS, lambda plan: len(plan.lines))
        self._outlines = {kept.slug: kept.outline for kept in shelf.kept.values()}
        self._lock = RLock()
        self._wholes = Recent[str, Transcript](*_WHOLES, length)
        self._scripts = Recent[int, tuple[Transcript, tuple[Utterance, ...]]](*_SCRIPTS, lambda kept: length(kept[0]))
        self._fallbacks: dict[str, Fallback | None] = {}
        self._castings: Mapping[str, Casting] | None = None
        self._lexicon: Lexicon | None = None
        self._marks: Mapping[str, int] | None = None
        self._roll: Roll | None = None
        self._sorted: dict[str, Sequence[Kept]] = {}
        self._orders: dict[str, Mapping[int, int]] = {}
        self._by_number: Mapping[int, Kept] | None = None
        self._languages: Sequence[tuple[str, int]] | None = None

    def transcript(self, slug: str) -> Transcript:
        """Return all of a transcript, with the people that the library has.

        Raises:
            UnknownTranscript: there is none of that slug.
        """
        kept = self.shelf.named(slug)
        found = self._wholes.get(slug)
        return found or self._wholes.put(slug, self._settled.transcript(slug, self._whole(kept.file)))

    def as_read(self, kept: Kept) -> Transcript:
        """Return a transcript as it was read, before its people were told apart."""
        return self._whole(kept.file)

    def _whole(self, file: str) -> Transcript:
        if self._library is None:
            raise UnknownTranscript("There is no library.")
        return self._library.whole(file)

    def script(self, transcript: Transcript, manner: Manner) -> tuple[Utterance, ...]:
        """Return what is spoken of a transcript; of those asked for lately it is kept at hand.

        Raises:
            BadLexicon: the library's lexicon cannot be understood.
        """
        kept = self._scripts.get(id(transcript))
        if kept is None:
            made = script(transcript, manner, self.lexicon(), self._names(transcript))
            kept = self._scripts.put(id(transcript), (transcript, made))  # held, so that nothing else has its id
        return kept[1]

    def glossary(self, slug: str) -> tuple[Word, ...]:
        """Return the words of a transcript that something is known of; without the lexicon where that is damaged.

        Raises:
            UnknownTranscript: there is none of that slug.
        """
        try:
            lexicon = self.lexicon()
        except BadLexicon:
            lexicon = Lexicon()
        return glossary(self.transcript(slug), lexicon, (slug, self.shelf.named(slug).file))

    def castings(self, voices: Sequence[Voice]) -> Mapping[str, Casting]:
        """Return who speaks with which voice in each transcript, by slug."""
        with self._lock:
            if self._castings is None:
                self._castings = castings(self._outlines, voices, self.overrides(), self._catalogue)
            return self._castings

    def with_one(self, transcript: Transcript, voices: Sequence[Voice]) -> Casting:
        """Return the casting of a transcript: its own where it is of the library, else as if it were put there."""
        kept = self._kept(transcript)
        if kept:
            return self.castings(voices)[kept.slug]
        return cast(self._silent() | {"": transcript}, voices, self.overrides())[""]

    def cast_with(self, overrides: Overrides, slug: str, voices: Sequence[Voice]) -> Casting:
        """Return the casting of a transcript if casting.toml wanted something else."""
        return cast(self._silent(), voices, overrides)[slug]

    def explained(self, voices: Sequence[Voice]) -> tuple[Explained, ...]:
        """Return who speaks with which voice in each transcript, and why."""
        return explain(self._silent(), voices, self.overrides())

    def unused(self) -> tuple[str, ...]:
        """Return the names in casting.toml that nobody has."""
        return self.overrides().unused(self._silent())

    def roll(self) -> Roll:
        """Return everybody of the library who has a name."""
        with self._lock:
            if self._roll is None:
                self._roll = Roll(self._outlines)
            return self._roll

    def warm(self) -> None:
        """Work out what every page needs, so that nobody who asks waits for it."""
        self.roll()
        self._all_marks()

    def sorted_by(self, sort: str) -> Sequence[Kept]:
        """Return the transcripts in an order: `newest`, `oldest`, `title` or `longest` first."""
        if sort not in self._sorted:
            self._sorted[sort] = sorted(self.shelf.kept.values(), key=_KEYS.get(sort, lambda _: 0))
        return self._sorted[sort]

    def order(self, sort: str) -> Mapping[int, int]:
        """Return the place of each transcript in an order, by its number in the catalogue."""
        if sort not in self._orders:
            self._orders[sort] = {kept.number: place for place, kept in enumerate(self.sorted_by(sort))}
        return self._orders[sort]

    def by_number(self) -> Mapping[int, Kept]:
        """Return the transcripts by their number in the catalogue."""
        if self._by_number is None:
            self._by_number = {kept.number: kept for kept in self.shelf.kept.values()}
        return self._by_number

    def languages(self) -> Sequence[tuple[str, int]]:
        """Return the languages of the library, whatever their country, with the number of transcripts, most first."""
        if self._languages is None:
            counts = Counter(each.language.lower().partition("-")[0] for each in self._outlines.values())
            self._languages = counts.most_common()
        return self._languages

    def _silent(self) -> dict[str, Transcript]:
        return {slug: silent(each) for slug, each in self._outlines.items()}

    def people(self) -> tuple[tuple[Listed, ...], tuple[Doubt, ...], tuple[str, ...]]:
        """Return everybody who has a name, pairs who may be one, and sentences on people.toml's names of nobody.

        Raises:
            BadPeople, BadCasting: people.toml or casting.toml cannot be understood.
        """
        register = self.register()
        read = ((self._whole(kept.file), (kept.slug, kept.file)) for kept in self.found.kept.values())
        return *listed(self._silent(), register, self.overrides()), register.unused(read)

    def register(self) -> Register:
        """Return what people.toml beside the transcripts says.

        Raises:
            BadPeople: it cannot be understood; what is served has its people as they were before.
        """
        if self._settled.bad:
            raise BadPeople(self._settled.bad)
        return self._settled.register

    def as_one_of_it(self, transcript: Transcript, file: str) -> Transcript:
        """Return a transcript that was read from a file with the people that the library has, or would have."""
        slug = self._settled.slug_of(transcript, self._whole)
        return self._settled.as_one_of_it(transcript, file) if slug is None else self.transcript(slug)

    def cover(self) -> bytes:
        """Return the library's own cover, else ours."""
        beside = self.shelf.beside
        return beside.get("cover.png") or beside.get("cover.jpg") or (resources.static() / "cover.png").read_bytes()

    def overrides(self) -> Overrides:
        """Return what casting.toml beside the transcripts wants.

        Raises:
            BadCasting: it cannot be understood.
        """
        content = self.shelf.beside.get("casting.toml")
        return Overrides.read(content, "casting.toml") if content is not None else Overrides()

    def lexicon(self) -> Lexicon:
        """Return how lexicon.toml and lexicon.pls beside the transcripts want words said.

        Raises:
            BadLexicon: one of them cannot be understood.
        """
        with self._lock:
            if self._lexicon is None:
                kinds = (("lexicon.toml", Lexicon.read), ("lexicon.pls", read_pls))
                beside = self.shelf.beside
                self._lexicon = sum((read(beside[name], name) for name, read in kinds if name in beside), Lexicon())
            return self._lexicon

    def _names(self, transcript: Transcript) -> tuple[str, ...]:
        """Return the names by which the lexicon may mean a transcript: its slug and its file's; none elsewhere."""
        kept = self._kept(transcript)
        return (kept.slug, kept.file) if kept else ()

    def _kept(self, transcript: Transcript) -> Kept | None:
        """Return where the library keeps a transcript, as it is served; None where it does not."""
        outline = outlined(transcript)
        alike = (kept for kept in self.shelf.kept.values() if kept.outline == outline)
        return next((kept for kept in alike if self.transcript(kept.slug) == transcript), None)

    def fallback(self, language: str, voices: Sequence[Voice]) -> Fallback | None:
        """Return who reads transcripts where the preferred engine does not speak their language."""
        if language not in self._fallbacks:
            self._fallbacks[language] = fallback(language, voices)
        return self._fallbacks[language]

    def marks(self, slug: str) -> Mapping[str, int]:
        """Return by speaker id the mark that a person has on every page, 0 for the anonymous."""
        given = self._all_marks()
        return {each.id: 0 if each.anonymous else given[each.id] for each in self._outlines[slug].speakers}

    def _all_marks(self) -> Mapping[str, int]:
        with self._lock:
            if self._marks is None:
                self._marks = marks(self._outlines, self._catalogue)
            return self._marks
