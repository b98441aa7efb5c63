"""The use cases, one method each: the only package that sees every room."""

import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from voicereader.casting import cast
from voicereader.errors import CacheUnwritable, NoTranscripts, SpeechFailed, UnreadableTranscript
from voicereader.library import Library, Shelf
from voicereader.model import Casting, Transcript, Utterance, Voice
from voicereader.reading import SUFFIXES, read
from voicereader.rendering.assembly import Assembly, Line, Making, Plan, Progress, plan
from voicereader.rendering.formats import Format, format_named
from voicereader.rendering.keys import clip_key
from voicereader.rendering.orders import Order
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store
from voicereader.rendering.timeline import pause_slots
from voicereader.scripting import Pauses, script
from voicereader.settings import Settings
from voicereader.studio.asked import output_file, rate_named, speaker_named
from voicereader.studio.edition import Edition

__all__ = ["Making", "Progress", "Recording", "Studio"]


@dataclass(frozen=True, slots=True)
class Recording:
    """A rendition that was asked for: `sound` is its file, or the making that can be followed to its end.

    `key` changes with its content, `name` is what to call it where it is kept.
    """

    key: str
    name: str
    media_type: str
    sound: Path | Making


class Studio:
    """All of VoiceReader behind one door, for a library folder or for none. Thread-safe.

    Close it, or use it in a `with` statement, so that no worker process is left behind.
    """

    def __init__(self, settings: Settings, folder: Path | None = None) -> None:
        self.settings = settings
        self._library = Library(folder, read, SUFFIXES) if folder else None
        self._pauses = Pauses(settings.pause_sentence, settings.pause_paragraph, settings.pause_turn)
        self._store = Store(settings.cache)
        self._pool = Pool(settings.engine, settings.cache, settings.workers)
        self._assembly = Assembly(self._pool, self._store)
        self._lock = threading.Lock()
        self._edition = Edition(Shelf(0, {}, ()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker processes."""
        self._pool.close()

    def check_cache(self) -> None:
        """See that sound can be kept.

        Raises:
            CacheUnwritable: it cannot.
        """
        probe = self.settings.cache / "writable"
        try:
            with self._store.writing(probe) as temporary:
                temporary.touch()
            probe.unlink(missing_ok=True)
        except OSError as error:
            raise CacheUnwritable(
                f"The cache folder {self.settings.cache} cannot be written ({error.strerror}); "
                "name another with --cache or VOICEREADER_CACHE."
            ) from error

    def check_library(self) -> Shelf:
        """Return the library, which must hold something.

        Raises:
            NoSuchFolder: its folder cannot be listed.
            NoTranscripts: it holds no transcript that can be read.
        """
        shelf = self.edition().shelf
        if not shelf.kept:
            found = " ".join(shelf.unreadable) or f"put files into it that end in {' or '.join(sorted(SUFFIXES))}."
            raise NoTranscripts(f"The library folder holds no transcript: {found}")
        return shelf

    def edition(self) -> "Edition":
        """Return the library as it is now, with what was worked out from it.

        Raises:
            NoSuchFolder: its folder cannot be listed.
        """
        shelf = self._library.shelf() if self._library else self._edition.shelf
        with self._lock:
            if self._edition.shelf is not shelf:
                self._edition = Edition(shelf)
            return self._edition

    def inspect(self, file: Path) -> Transcript:
        """Return what is understood of a file.

        Raises:
            UnreadableTranscript: it is missing, may not be opened, or is no transcript.
        """
        try:
            content = file.read_bytes()
        except OSError as error:
            raise UnreadableTranscript(f"{file} cannot be opened ({error.strerror}); name a transcript.") from error
        return read(content, file.name)

    def utterances(self, transcript: Transcript) -> tuple[Utterance, ...]:
        """Return what is spoken of a transcript, in order."""
        return script(transcript, self._pauses)

    def voices(self) -> tuple[Voice, ...]:
        """Return the installed voices, clearest first.

        Raises:
            EngineUnavailable: the engine does not start.
        """
        return self._pool.voices()

    def record(self, slug: str, speaker: str | None, form: str, rate: str) -> Recording:
        """Return the rendition of a transcript of the library; where it is not there it is begun.

        Raises:
            UnknownTranscript, UnknownSpeaker, UnknownFormat, UnsupportedRate: there is no such thing.
            EngineUnavailable: no engine speaks.
        """
        edition = self.edition()
        transcript = edition.shelf.named(slug).transcript
        speaker_id = speaker_named(transcript, speaker).id if speaker is not None else None
        wanted = (slug, speaker_id, format_named(form), rate_named(rate))
        this = edition.plans.get(wanted)
        if this is None:
            casting = edition.castings(self.voices())[slug]
            this = self._plan(transcript, casting, *wanted[1:])
            edition.remember(wanted, this)
        name = "-".join(filter(None, (slug, speaker_id, f"{wanted[3]:g}" if wanted[3] != 1 else None)))
        sound = self._assembly.whole(this) or self._assembly.make(this)
        return Recording(this.key, f"{name}.{form}", this.form.media_type, sound)

    def speak(
        self,
        transcript: Transcript,
        output: Path,
        *,
        speaker: str | None = None,
        rate: str = "1",
        report: Callable[[Progress], None] = lambda _: None,
    ) -> Progress:
        """Write a rendition of `transcript` to `output`, in the format of its suffix; return what it took.

        Its speakers have the voices that they have in the library, where the studio keeps one. The file
        appears when it is whole; `report` is called as sentences are done.

        Raises:
            UnknownSpeaker, UnknownFormat, UnsupportedRate, EngineUnavailable: it cannot be made.
            OutputUnwritable: the file cannot be written.
            SpeechFailed: sentences could not be spoken; the file has the others.
        """
        form = format_named(output.suffix.removeprefix(".").lower())
        speaker_id = speaker_named(transcript, speaker).id if speaker is not None else None
        factor = rate_named(rate)
        with output_file(output) as part:
            this = self._plan(transcript, self._casting(transcript), speaker_id, form, factor)
            progress, failure = self._write(this, part, report)
        if failure:
            raise failure
        return progress

    def _casting(self, transcript: Transcript) -> Casting:
        """Cast a transcript together with the library, as one of it where it is in there."""
        library = {kept.slug: kept.transcript for kept in self.edition().shelf.kept.values()}
        key = next((slug for slug, each in library.items() if each == transcript), "")
        return cast(library | {key: transcript}, self.voices())[key]

    def _write(
        self, this: Plan, output: Path, report: Callable[[Progress], None]
    ) -> tuple[Progress, SpeechFailed | None]:
        """Write a rendition to `output` once it is settled; return how that went, and the failure of some sentences."""
        file = self._assembly.whole(this)
        if file:
            shutil.copyfile(file, output)
            return Progress(total=len(this.lines), found=len(this.lines)), None
        making, progress, failure = self._assembly.make(this), Progress(0), None
        try:
            for progress in making.follow():
                report(progress)
        except SpeechFailed as error:
            failure = error
        with output.open("wb") as out:
            out.writelines(making.stream())
        return progress, failure

    def _plan(
        self, transcript: Transcript, casting: Casting, speaker_id: str | None, form: Format, rate: float
    ) -> Plan:
        voices = {voice.id: voice for voice in self.voices()}
        return plan(
            form,
            [
                self._line(utterance, casting, voices, rate)
                for utterance in self.utterances(transcript)
                if speaker_id in {None, utterance.speaker_id}
            ],
        )

    def _line(self, utterance: Utterance, casting: Casting, voices: Mapping[str, Voice], rate: float) -> Line:
        part = casting.parts[utterance.speaker_id] if utterance.speaker_id else casting.narrator
        prosody = replace(part.prosody, rate=part.prosody.rate * rate)
        voice = voices[part.voice_id]
        key = clip_key(utterance.spoken, utterance.language, voice, prosody)
        return Line(utterance.id, Order(key, utterance.spoken, voice, prosody, ()), pause_slots(utterance.pause_after))
