"""The use cases, one method each: the only package that sees every room."""

import contextlib
import gc
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Self

from voicereader.casting import Explained, Fallback
from voicereader.errors import EngineUnavailable, NoSuchFolder, NoTranscripts, VoiceReaderError
from voicereader.library import Shelf
from voicereader.model import Casting, Transcript, Utterance, Voice
from voicereader.reading import Decision, suffixes
from voicereader.reading.apart import Readers
from voicereader.reading.asking import as_asked
from voicereader.reading.explaining import retold
from voicereader.reading.register import Person
from voicereader.rendering import mp3
from voicereader.rendering.assembly import Assembly, Making, Progress
from voicereader.rendering.plans import Plan
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store
from voicereader.rendering.sweeping import Sweep
from voicereader.scripting import Lexicon, Manner, heard
from voicereader.settings import Settings
from voicereader.studio.asked import Asked, Wanted, output_file, understood
from voicereader.studio.asking import Question
from voicereader.studio.changing import Change, Changes, Given
from voicereader.studio.checking import Finding, findings, repair
from voicereader.studio.condition import Check, Condition, Figures
from voicereader.studio.editing import Editing
from voicereader.studio.edition import Edition
from voicereader.studio.finding import Results, find
from voicereader.studio.jobs import Job, Jobs
from voicereader.studio.listening import Heard, Spoken, spoken
from voicereader.studio.listening import heard as heard_one
from voicereader.studio.planning import Actors, planned
from voicereader.studio.recording import Recording, frames, write
from voicereader.studio.rehearsing import Rehearsal
from voicereader.studio.roll import Listed
from voicereader.studio.sharing import Charge, Gate, free, lenient
from voicereader.studio.shelving import changes_of, content_of, drafts_of, library_of
from voicereader.studio.trying import Touched, touched
from voicereader.studio.watching import Watch

__all__ = [
    "Asked",
    "Change",
    "Check",
    "Figures",
    "Finding",
    "Given",
    "Heard",
    "Job",
    "Listed",
    "Making",
    "Progress",
    "Question",
    "Recording",
    "Results",
    "Spoken",
    "Studio",
    "Touched",
]

_DAY = 24 * 3600.0
"""Seconds after which what was taken away too long ago is dropped again."""

_AT_A_TIME = 5.0
"""Seconds for which files are read before those that were are shown."""


class Studio:
    """All of VoiceReader behind one door, for a library folder or for none. Thread-safe.

    Close it, or use it in a `with` statement, so that no worker process is left behind. `readers` may be shared
    by several studios; they stay the caller's to close.
    """

    def __init__(self, settings: Settings, folder: Path | None = None, readers: Readers | None = None) -> None:
        self.settings, self.folder = settings, folder
        self._readers, self._own = readers or Readers(settings.workers), readers is None
        self._library = library_of(folder, settings, self._read) if folder else None
        self._changes = changes_of(self._library, settings, self._read, self._look_now) if self._library else None
        self._manner = Manner(settings.pause_sentence, settings.pause_paragraph, settings.pause_turn)
        self._store = Store(settings.cache)
        self._pool = Pool(settings.engines, settings.voices, settings.cache, settings.workers)
        self._assembly = Assembly(self._pool, self._store)
        self._gate = Gate(self._pool, self._store, settings.queue_limit)
        self.jobs = Jobs(self._store, self._assembly, self._gate, self._planned)
        self._sweep = Sweep(self._store, settings.cache_bytes, self._pool.tally, self.jobs.may_go)
        self._sweeping = Watch(self._sweep.look)
        self._settling = threading.Lock()
        self._edition = Edition(Shelf(0, {}, ()))
        self.editing = Editing(self, drafts_of(folder) if folder else None)
        self.rehearsal = Rehearsal(self, self._gate, self._manner)
        self._watch, self._tidied = Watch(self._see), -_DAY
        self.condition = Condition(self._pool, self._store, self.jobs, self._library, lambda: self._edition.found)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the jobs and all processes; unfinished jobs go on in the next studio that resumes them."""
        self.condition.stop()
        self._watch.close()
        self._sweeping.close()
        self.jobs.leave_off()
        self._assembly.close()  # whoever listens is cut off, and knows that there is more
        self._pool.close()
        self.jobs.close()
        if self._own:
            self._readers.close()
        if self._library:
            self._library.catalogue.close()

    def watch(self) -> None:
        """Look at the library again and again, in a thread, so that nobody who asks waits for what changed.

        Renditions that were heard lately are made anew where their transcript was corrected; the cache stays in bounds.
        """
        gc.freeze()  # what stays needs no looking through: of a large library that takes a quarter of a second
        self._watch.begin()
        self._sweeping.begin()

    def look_at_once(self) -> None:
        """Have the library looked at now, where it is watched. May be called from a signal's handler."""
        if self._library:
            self._library.expire()
        self._watch.wake()

    def _see(self) -> bool:
        """Take in what changed; tell whether there is more to read."""
        with contextlib.suppress(VoiceReaderError):  # whoever asks is told
            if time.monotonic() - self._tidied > _DAY:
                self._tidied = time.monotonic()
                self.changes.tidy()
                self.editing.drafts.tidy()
            before, now = self._edition, self._look(_AT_A_TIME)
            if not now.found.waiting:
                now.castings(self.voices())
            if before is not now:
                gc.freeze()
                self._make_anew(before)
        return bool(self._edition.found.waiting)

    def _make_anew(self, before: Edition) -> None:
        """Make what was heard lately of an edition as it is now; of a corrected transcript few sentences are new."""
        for (slug, asked), this in before.plans.items():
            with contextlib.suppress(VoiceReaderError):
                if self._assembly.whole(this) and not self._assembly.whole(now := self._planned(slug, asked)):
                    self._assembly.make(now, later=True).finish()

    def check_library(self, patience: float | None = None) -> Shelf:
        """Return the library, which must hold something; with `patience`, what was read within so many seconds.

        Raises:
            NoSuchFolder: its folder cannot be listed.
            NoTranscripts: it holds no transcript that can be read.
            BadPeople, BadCasting, BadLexicon: its people.toml, casting.toml or lexicon cannot be understood.
        """
        edition = self._look(patience)
        edition.register()
        edition.overrides()
        edition.lexicon()
        shelf = edition.shelf
        if not shelf.kept and not shelf.waiting and not self.changes.begun():
            found = " ".join(shelf.unreadable) or f"put files into it that end in {', '.join(sorted(suffixes()))}."
            raise NoTranscripts(f"The library folder holds no transcript: {found}")
        return shelf

    def edition(self) -> "Edition":
        """Return the library as it is now, with what was worked out from it; while another thread does, as it was.

        Where it is watched, nobody who asks looks at the folder.

        Raises:
            NoSuchFolder: its folder cannot be listed.
        """
        return self._edition if self._watch.begun else self._look()

    @property
    def changes(self) -> Changes:
        """What people change of the library.

        Raises:
            NoSuchFolder: there is no library.
        """
        if self._changes is None:
            raise NoSuchFolder("There is no library folder; name one.")
        return self._changes

    def _look_now(self) -> None:
        """See a change that was made here, where nobody looks by themselves."""
        if self._watch.begun:
            with contextlib.suppress(VoiceReaderError):
                self._look()

    def _look(self, patience: float | None = None) -> "Edition":
        found = self._library.shelf(patience) if self._library else self._edition.found
        there = self._edition.found.edition
        if found.edition > there and self._settling.acquire(blocking=not there):
            try:
                if found.edition > self._edition.found.edition:
                    made = Edition(found, self._library, self._edition)
                    made.warm()  # before anybody is shown it
                    self._edition = made
            finally:
                self._settling.release()
        return self._edition

    def inspect(self, file: Path) -> Transcript:
        """Return what is understood of a file; its people are who they are in the library.

        Raises:
            UnreadableTranscript: it is missing, may not be opened, or is no transcript.
            BadPeople: the library's people.toml cannot be understood.
        """
        self.edition().register()
        return self.edition().as_one_of_it(self._read(content_of(file), file.name), file.name)

    def explain(self, file: Path, content: bytes | None = None) -> tuple[Transcript, tuple[Decision, ...]]:
        """Return what `inspect` does, and why each label was understood so, the doubtful first.

        A file of which the `content` is given need not be there.

        Raises:
            UnreadableTranscript: it is missing, may not be opened, or is no transcript.
            BadPeople: the library's people.toml cannot be understood.
        """
        self.edition().register()
        read, decisions = self._readers.explain(content_of(file) if content is None else content, file.name)
        transcript = self.edition().as_one_of_it(as_asked(read, self.settings.questions), file.name)
        return transcript, retold(decisions, read, transcript)

    def _read(self, content: bytes, name: str) -> Transcript:
        return as_asked(self._readers.read(content, name), self.settings.questions)

    def utterances(self, transcript: Transcript) -> tuple[Utterance, ...]:
        """Return what is spoken of a transcript, in order, where nothing else is asked for."""
        return heard(self.edition().script(transcript, self._manner), self.settings.announce)

    def touched(self, lexicon: Lexicon | None = None) -> tuple[list[Touched], tuple[str, ...]]:
        """Return each sentence that an entry of the lexicon touches, and sentences about what is not used of it.

        Raises:
            BadLexicon: the library's own, which is taken where none is given, cannot be understood.
        """
        edition = self.edition()
        return touched(edition, self._manner, edition.lexicon() if lexicon is None else lexicon)

    def voices(self) -> tuple[Voice, ...]:
        """Return the installed voices of all engines, the preferred engine's first, clearest first.

        Raises:
            EngineUnavailable: an engine does not start.
        """
        return self._pool.voices()

    def find(self, question: Question) -> Results:
        """Return what a question asks for of the library: transcripts, sentences, and how many.

        Raises:
            BadSearch, UnknownSpeaker, UnknownTranscript: it cannot be understood, or there is no such thing.
        """
        return find(self.edition(), self._library.catalogue if self._library else None, question)

    def record(self, slug: str, asked: Asked, charge: Charge = free) -> Recording:
        """Return a rendition of a transcript of the library; where it is not there it is begun, and charged for.

        Raises:
            UnknownTranscript, UnknownSpeaker, UnknownPassage, UnknownFormat, UnsupportedRate: there is no such thing.
            EngineUnavailable: no engine speaks.
            Busy: too many sentences wait; and what `charge` raises.
        """
        this = self._planned(slug, asked)
        named = self._understood(asked, self.edition().transcript(slug)).name
        name = f"{slug}-{named}" if named else slug
        sound = self._assembly.whole(this) or self._assembly.make(this, lambda: self._gate.rendition(this, charge))
        return Recording(this.key, f"{name}.{asked.form}", this.form.media_type, this.form.streams, sound)

    def record_all(self, person: Person, asked: Asked, charge: Charge = free, *, gaps: bool = False) -> Iterator[bytes]:
        """Yield the sound of all that somebody says, transcript after transcript, made while it is listened to.

        What cannot be spoken is left out; whoever does not put up with `gaps` is told so at the end.

        Raises:
            UnsupportedRate, UnknownManner: there is no such thing.
            EngineUnavailable, Busy: as in `record`; and what `charge` raises at the first.
            VoiceReaderError: from the iterator, at the end, where something could not be spoken.
        """
        first, *others = person.transcripts
        recording = self.record(first, asked, charge)  # so that what is wrong is told at once
        rest = (self.record(slug, asked, lenient(charge)) for slug in others)
        return chain([mp3.header()], frames(chain([recording], rest), gaps=gaps))

    def spoken(self, slug: str, asked: Asked) -> list[Spoken]:
        """Return the script of what is asked for of a transcript: its utterances in order, with their seconds.

        Raises:
            UnknownTranscript, UnknownSpeaker, UnknownPassage, UnsupportedRate, UnknownManner: there is no such thing.
            EngineUnavailable: no engine speaks.
        """
        return spoken(self._planned(slug, asked).lines, self._store)

    def hear(self, slug: str, asked: Asked, identity: str, charge: Charge = free) -> Heard:
        """Return the sound of one utterance of what is asked for; it is made where it is not there, and charged for.

        Raises:
            SpeechFailed, Busy: it cannot be spoken; and what `spoken` and `charge` raise.
        """
        return heard_one(self._planned(slug, asked).lines, identity, self._gate, charge)

    def cast(self) -> tuple[Explained, ...]:
        """Return who in the library speaks with which voice, and why.

        Raises:
            BadCasting, UnknownVoice: casting.toml is not right.
            EngineUnavailable: an engine does not start.
        """
        return self.edition().explained(self.voices())

    def fallback(self, language: str) -> Fallback | None:
        """Return who reads transcripts where the preferred engine does not speak their language; None where it does."""
        try:
            return self.edition().fallback(language, self.voices())
        except EngineUnavailable:
            return None

    def check(self) -> list[Finding]:
        """Return the sentences of the library whose sound is missing, damaged, silent or of no plausible length.

        Raises:
            EngineUnavailable: an engine does not start, so that nobody can say who speaks.
        """
        slugs = self.edition().shelf.kept
        return findings(self._store, [(slug, self._planned(slug, Asked("wav")).lines) for slug in slugs])

    def repair(self, found: Sequence[Finding], report: Callable[[int], None] = lambda _: None) -> None:
        """Make the clips of these findings again, and drop renditions that may hold what was wrong.

        Raises:
            SpeechFailed: a sentence could not be spoken.
        """
        repair(self._store, self._pool, found, report)

    def speak(
        self,
        transcript: Transcript,
        output: Path,
        asked: Asked,
        report: Callable[[Progress], None] = lambda _: None,
    ) -> Progress:
        """Write a rendition of `transcript` to `output`; return what it took.

        Its speakers have the voices that they have in the library, where the studio keeps one. The file
        appears when it is whole; `report` is called as sentences are done.

        Raises:
            UnknownSpeaker, UnknownPassage, UnknownFormat, UnsupportedRate, EngineUnavailable: it cannot be made.
            OutputUnwritable: the file cannot be written.
            SpeechFailed: sentences could not be spoken; the file has the others.
        """
        self._understood(asked, transcript)
        with output_file(output) as part:
            this = self._plan(transcript, self.edition().with_one(transcript, self.voices()), asked)
            progress, failure = write(self._assembly, this, part, report)
        self._sweep.daily()
        if failure:
            raise failure
        return progress

    def _planned(self, slug: str, asked: Asked) -> Plan:
        """Return the plan of a rendition of the library, kept at hand for the next time."""
        edition = self.edition()
        this = edition.plans.get((slug, asked))
        if this is None:
            transcript = edition.transcript(slug)
            self._understood(asked, transcript)  # before the engines are asked for their voices
            this = self._plan(transcript, edition.castings(self.voices())[slug], asked)
            edition.plans.put((slug, asked), this)
        return this

    def _plan(self, transcript: Transcript, casting: Casting, asked: Asked) -> Plan:
        actors = Actors(casting, {voice.id: voice for voice in self.voices()})
        utterances = self.edition().script(transcript, self._manner)
        return planned(transcript, utterances, self._understood(asked, transcript), actors, self.edition().cover())

    def _understood(self, asked: Asked, transcript: Transcript) -> Wanted:
        return understood(asked, transcript, self.settings.announce)
