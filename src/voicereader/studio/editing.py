"""What editors do in the browser: drafts that are looked through, corrections, and sound that is heard before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from voicereader.casting import speaks
from voicereader.errors import BadChange, UnknownTranscript, UnreadableTranscript
from voicereader.keeping.drafts import Draft, Drafts
from voicereader.library import Kept
from voicereader.model import Speaker, Transcript, Turn, Voice
from voicereader.reading import Decision
from voicereader.reading.decoding import decode
from voicereader.studio.about import told
from voicereader.studio.asked import installed
from voicereader.studio.changing import Change, Given
from voicereader.studio.correcting import (
    CASTING,
    LEXICON,
    PEOPLE,
    Said,
    Where,
    person_corrected,
    person_told,
    voice_given,
    word_left,
    word_said,
)

if TYPE_CHECKING:
    from voicereader.studio import Studio

_DOUBTFUL = 0.72
"""How sure what was decided is at most that an editor is asked to look at: below a name in the document's style."""

_WRITTEN = (".txt", ".text", ".md", ".markdown", ".srt", ".vtt")
"""Endings of files whose text people write as it is."""

_SHOWN = 500_000
"""Bytes of a text that can be changed on a page: what a form may send at most of its fields."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What is understood of a draft: the transcript, why each label is whose, and what of it is doubtful."""

    transcript: Transcript
    decisions: Sequence[Decision]

    @property
    def doubts(self) -> Sequence[Decision]:
        """What an editor should look at, the most doubtful first; each voice without a name is somebody else anyway."""
        return [each for each in self.decisions if each.confidence <= _DOUBTFUL and each.rule != "somebody-else"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor says of a speaker in one form: None is left as it is, an empty voice is chosen for them."""

    said: Said = field(default_factory=Said)
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class By:
    """Who changes something, and the number of the last change when they looked."""

    who: str
    seen: int


class Editing:
    """The use cases of editors over one studio. Thread-safe; each method makes one change, whole or not at all."""

    def __init__(self, studio: "Studio", drafts: Drafts | None) -> None:
        self._studio, self._drafts = studio, drafts

    @property
    def drafts(self) -> Drafts:
        """The drafts of the library.

        Raises:
            NoSuchFolder: there is none.
        """
        if self._drafts is None:
            self._studio.changes  # noqa: B018  (says what is missing)
        assert self._drafts is not None  # noqa: S101  (said above)
        return self._drafts

    def hand_in(self, given: Sequence[Given], account: int) -> list[int]:
        """Keep texts that could be added as drafts; return their numbers.

        Raises:
            UnreadableTranscript, BadChange, BadPeople, BadCasting, BadLexicon: one cannot be added.
        """
        self._studio.changes.look_through(given)
        return [self.drafts.keep(account, Draft(each.name, each.content, each.about)) for each in given]

    def hand_in_anew(self, slug: str, given: Given, account: int) -> int:
        """Keep a text that shall replace a transcript's as a draft; return its number.

        Raises:
            UnreadableTranscript, UnknownTranscript, BadChange: it cannot.
        """
        kept = self.named(slug)
        self._studio.explain(Path(given.name), given.content)
        last = self._studio.changes.last()
        return self.drafts.keep(account, Draft(given.name, given.content, {}, kept.file, last))

    def understand(self, draft: Draft) -> Understood:
        """Return what is understood of a draft.

        Raises:
            UnreadableTranscript: nothing is.
            BadPeople: the library's people.toml cannot be understood.
        """
        transcript, decisions = self._studio.explain(Path(draft.name), draft.content)
        return Understood(told(transcript, draft.about), decisions)

    def take(self, draft: Draft, account: int, who: str) -> Change:
        """Add a draft to the library, or put it in the place of what it replaces; then it is a draft no more.

        Raises:
            UnreadableTranscript, BadChange, ChangedMeanwhile: it cannot be.
        """
        given, changes = Given(draft.name, draft.content, draft.about), self._studio.changes
        made = changes.exchange(draft.replaces, given, who, draft.seen) if draft.replaces else changes.add([given], who)
        self.drafts.drop(account, draft.number)
        return made

    def named(self, name: str) -> Kept:
        """Return the transcript of that slug, or of that file: its slug may be another by now.

        Raises:
            UnknownTranscript: there is none.
        """
        kept = self._studio.edition().shelf.kept
        found = kept.get(name) or next((each for each in kept.values() if each.file == name), None)
        if found is None:
            raise UnknownTranscript("There is no transcript of that name; the library lists those that there are.")
        return found

    def correct_person(self, slug: str, speaker_id: str, correction: Correction, by: By) -> Change:
        """Correct a speaker's name, role, gender and voice in every transcript.

        Raises:
            BadChange, BadPeople, BadCasting: it cannot be so.
            ChangedMeanwhile: somebody has changed the same files since.
        """
        speaker = self.speaker(slug, speaker_id)
        contents = {}
        if correction.said != Said():
            before = self._studio.changes.beside(PEOPLE)
            contents[PEOPLE] = person_corrected(before, speaker, correction.said)
        if correction.voice is not None:
            voice = correction.voice and installed(correction.voice, self._studio.voices())
            contents[CASTING] = voice_given(self._studio.changes.beside(CASTING), speaker, voice)
        if not contents:
            raise BadChange("Nothing of this speaker was changed; change something, then save it.")
        return self._studio.changes.rewrite(contents, by.who, by.seen)

    def say_who(self, slug: str, speaker_id: str, name: str | None, by: By) -> Change:
        """Say whom a speaker of one transcript is there: somebody by name, or nobody, where it is no label.

        Raises:
            BadChange, BadPeople: it cannot be so.
            ChangedMeanwhile: somebody has changed people.toml since.
        """
        kept, speaker = self.named(slug), self.speaker(slug, speaker_id)
        content = self._studio.changes.beside(PEOPLE)
        made = person_told(content, kept.file, self._turns(kept), speaker, name)
        return self._studio.changes.rewrite({PEOPLE: made}, by.who, by.seen)

    def say_word(self, slug: str, written: str, said: str, where: Where, by: By) -> Change:
        """Say how a word is spoken, in one transcript or everywhere.

        Raises:
            BadLexicon: it cannot be so.
            ChangedMeanwhile: somebody has changed lexicon.toml since.
        """
        content = self._studio.changes.beside(LEXICON)
        made = word_said(content, written, said, where, self.names(slug))
        return self._studio.changes.rewrite({LEXICON: made}, by.who, by.seen)

    def leave_word(self, written: str, where: str, name: str, by: By) -> Change:
        """Take back what lexicon.toml says of a word.

        Raises:
            BadChange, BadLexicon: it says nothing of it, or cannot be understood.
            ChangedMeanwhile: somebody has changed lexicon.toml since.
        """
        made = word_left(self._studio.changes.beside(LEXICON), written, where, name)
        return self._studio.changes.rewrite({LEXICON: made}, by.who, by.seen)

    def names(self, slug: str) -> tuple[str, str]:
        """Return the names by which lexicon.toml may mean a transcript: its file's, and its slug."""
        kept = self.named(slug)
        return kept.file, kept.slug

    def speaker(self, slug: str, speaker_id: str) -> Speaker:
        """Return a speaker of a transcript.

        Raises:
            BadChange: there is none of that id any more.
        """
        found = self._studio.edition().transcript(self.named(slug).slug).speaker(speaker_id)
        if found is None:
            raise BadChange("This speaker is not in the transcript any more; look at it as it is now.")
        return found

    def voices_of(self, language: str) -> Sequence[Voice]:
        """Return the installed voices that speak a language, of any country; all where none does.

        Raises:
            EngineUnavailable: an engine does not start.
        """
        voices = self._studio.voices()
        return [each for each in voices if speaks([each], language)] or voices

    def _turns(self, kept: Kept) -> list[tuple[Turn, Turn]]:
        """Return the turns of a transcript as they were read, each with what it is as it is served."""
        edition = self._studio.edition()
        return list(zip(edition.as_read(kept).turns, edition.transcript(kept.slug).turns, strict=False))


def text_of(name: str, content: bytes) -> str | None:
    """Return the text of a file that people write as text, None where it is another kind of file, or too long."""
    if not name.lower().endswith(_WRITTEN) or len(content) > _SHOWN:
        return None
    try:
        return decode(content, name)
    except UnreadableTranscript:
        return content.decode(errors="replace")
