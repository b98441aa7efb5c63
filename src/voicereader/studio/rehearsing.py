"""Sound that is heard before anything is saved: a sentence of somebody in another voice, or with a word said so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voicereader.casting import Override, Overrides
from voicereader.errors import BadChange, BadLexicon, UnknownPassage
from voicereader.model import Casting, Part, Prosody, Speaker, Transcript, Turn, Utterance
from voicereader.rendering import mp3
from voicereader.scripting import Entry, Lexicon, Manner, Reader, entry, script
from voicereader.studio.asked import Asked, installed, understood
from voicereader.studio.listening import heard
from voicereader.studio.planning import Actors, planned
from voicereader.studio.sharing import Gate, free

if TYPE_CHECKING:
    from voicereader.studio import Studio

_GOOD = range(40, 161)
"""Code points of a sentence by which a voice is known."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: a speaker's voice (its id, empty for the one that is chosen for them), or how a word is said."""

    speaker: str = ""
    voice: str = ""
    written: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A sentence as it would sound: its words, who says it (None: the narrator), a whole MP3 file, a key for it."""

    text: str
    speaker: Speaker | None
    sound: bytes
    key: str


class Rehearsal:
    """Tries things with the sound of a studio; what is made is kept in the cache, as all sound is. Thread-safe."""

    def __init__(self, studio: "Studio", gate: Gate, manner: Manner) -> None:
        self._studio, self._gate, self._manner = studio, gate, manner

    def hear(self, slug: str, names: tuple[str, str], trial: Trial) -> Rehearsed:
        """Return a sentence of a transcript with what is tried; `names` are those by which the lexicon means it.

        Raises:
            UnknownTranscript: there is none.
            UnknownPassage: nobody says such a sentence.
            BadChange: there is no such voice or word.
            BadLexicon: the library's own cannot be understood.
            EngineUnavailable, SpeechFailed, CacheUnwritable, Busy: it cannot be spoken.
        """
        edition = self._studio.edition()
        transcript, lexicon = edition.transcript(slug), edition.lexicon()
        if trial.written:
            tried = _entry(trial, names[0])
            lexicon = Lexicon((tried,)) + lexicon
            turn, utterance = self._with_word(transcript, lexicon, names, tried)
        else:
            turn, utterance = self._of_speaker(transcript, lexicon, names, trial.speaker)
        plan = planned(
            replace(transcript, turns=(turn,)),
            [utterance],
            understood(Asked("mp3"), transcript, "never"),
            Actors(self._casting(slug, transcript, trial), {each.id: each for each in self._studio.voices()}),
            b"",
        )
        made = heard(plan.lines, utterance.id, self._gate, free)  # editors are not charged
        speaker = transcript.speaker(utterance.speaker_id or "")
        return Rehearsed(utterance.printed, speaker, mp3.header() + made.sound, made.key)

    def _of_speaker(
        self, transcript: Transcript, lexicon: Lexicon, names: tuple[str, str], speaker: str
    ) -> tuple[Turn, Utterance]:
        """Return the first sentence of a speaker by which a voice is known, else their longest."""
        best: tuple[Turn, Utterance] | None = None
        for turn in transcript.turns:
            for each in self._said(transcript, turn, lexicon, names) if turn.speaker_id == speaker else ():
                if len(each.spoken) in _GOOD:
                    return turn, each
                if best is None or len(each.spoken) > len(best[1].spoken):
                    best = turn, each
        if best is None:
            raise UnknownPassage("This speaker says no sentence here; choose another.")
        return best

    def _with_word(
        self, transcript: Transcript, lexicon: Lexicon, names: tuple[str, str], tried: Entry
    ) -> tuple[Turn, Utterance]:
        """Return the first sentence that has a word."""
        reader = Reader([tried])
        for turn in transcript.turns:
            if any(reader.found(turn.text)):
                for each in self._said(transcript, turn, lexicon, names):
                    if any(reader.found(each.printed)):
                        return turn, each
        raise BadChange(f"“{tried.written[:80]}” stands in no sentence of this transcript; type it as it is printed.")

    def _said(
        self, transcript: Transcript, turn: Turn, lexicon: Lexicon, names: tuple[str, str]
    ) -> Iterator[Utterance]:
        this = replace(transcript, turns=(turn,))
        return (each for each in script(this, self._manner, lexicon, names) if each.kind == "sentence")

    def _casting(self, slug: str, transcript: Transcript, trial: Trial) -> Casting:
        """Return the casting of a transcript in which the speaker has the voice that is tried."""
        edition, voices = self._studio.edition(), self._studio.voices()
        casting = edition.castings(voices)[slug]
        speaker = transcript.speaker(trial.speaker)
        if trial.written or speaker is None:
            return casting
        overrides = edition.overrides()
        found = overrides.match(speaker)
        own = overrides.speakers[found[1]] if found else Override()
        if trial.voice:
            part = Part(installed(trial.voice, voices), own.prosody(Prosody()))
            return replace(casting, parts=dict(casting.parts) | {speaker.id: part})
        if found and own.voice:
            return edition.cast_with(_without(overrides, found[1]), slug, voices)
        return casting


def _entry(trial: Trial, name: str) -> Entry:
    """Return the entry that is tried, in the transcript of that name; it may be no more than one that is saved."""
    try:
        return entry(trial.written, trial.said, ("transcripts", name), f"“{trial.written[:80]}” cannot be tried")
    except BadLexicon as error:
        raise BadChange(error.sentence) from error


def _without(overrides: Overrides, name: str) -> Overrides:
    """Return what the owner wants of a casting, but for somebody's voice."""
    return replace(overrides, speakers={**overrides.speakers, name: replace(overrides.speakers[name], voice=None)})
