"""The values that pass from room to room: frozen, with no I/O and no clock.

Positions in text count code points. Time counts frames (samples of one channel) of `SAMPLE_RATE`;
only the edge turns them into seconds. `docs/glossary.md` has an entry for each public name.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

SAMPLE_RATE = 22_050
"""Frames per second of every clip and rendition: what espeak-ng speaks at."""

Gender = Literal["female", "male"]

Kind = Literal["speech", "narration", "direction", "heading"]
"""What a paragraph is: said by the turn's speaker, or nobody's words: narration, a stage direction, a heading."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of a text, in code points."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text in another language than what stands around it; `language` is a BCP 47 tag."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person who speaks; `aliases` are the labels that named them, as printed, in order of appearance."""

    id: str
    name: str
    role: str | None = None
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch of speech, with the stage directions and headings in it; with no speaker it is narration.

    `label` is the printed label without its note and colon, `note` what stood in brackets
    (`retranslated`). Ids count from `t1`. `language` is a BCP 47 tag where it is not the transcript's; `begin`
    and `end` are seconds in the recording that was transcribed, where the file knows them. `kinds` has an entry
    for each paragraph, or none where all are the speaker's words, or narration where there is no speaker.
    `passages` slice `text`: its parts in another language than the turn, in order and apart, each within a paragraph.
    """

    id: str
    speaker_id: str | None
    label: str | None
    paragraphs: tuple[str, ...]
    note: str | None = None
    language: str | None = None
    begin: float | None = None
    end: float | None = None
    kinds: tuple[Kind, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, split by a blank line: what spans count in."""
        return "\n\n".join(self.paragraphs)

    def kind(self, paragraph: int) -> Kind:
        """Return what the paragraph with that index is."""
        return self.kinds[paragraph] if self.kinds else "speech" if self.speaker_id else "narration"


@dataclass(frozen=True, slots=True)
class Transcript:
    """Who spoke, what was said, in which order. `language` is a BCP 47 tag, `und` where it is unknown.

    `source` says where the text is from, `licence` under which terms, as the file says.
    """

    title: str
    language: str
    turns: tuple[Turn, ...]
    speakers: tuple[Speaker, ...] = ()
    date: dt.date | None = None
    place: str | None = None
    source: str | None = None
    licence: str | None = None

    def speaker(self, speaker_id: str) -> Speaker | None:
        """Return the speaker with that id, None where there is none."""
        return next((each for each in self.speakers if each.id == speaker_id), None)


@dataclass(frozen=True, slots=True)
class Outline:
    """A transcript without its words: what lists, filters and castings need of it.

    `turns` says who has each turn: the place of the speaker in `speakers`, counted from 1, 0 for nobody.
    `sentences` counts those of each turn, `words` and `seconds` those of each speaker; `timed` says that the seconds
    are those of the recording that was transcribed, else they are estimated.
    """

    title: str
    language: str
    speakers: tuple[Speaker, ...] = ()
    turns: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    seconds: tuple[float, ...] = ()
    timed: bool = False
    date: dt.date | None = None
    place: str | None = None


State = Literal["kept", "original", "gone"]
"""Whether a file's content is in the ledger, is that of the folder (or there is none), or was taken away."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What a file is since a change, 0 before the first: content by SHA-256 and size in bytes where it is `kept`.

    `about` has what an editor says of a transcript: `title`, `date`, `place`, `language`, `source`, `licence`.
    """

    name: str
    change: int
    state: State
    digest: str | None = None
    size: int = 0
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine. `id` is unique among all engines; `digest` changes when its sound may."""

    id: str
    engine: str
    name: str
    languages: tuple[str, ...]
    licence: str
    digest: str
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Prosody:
    """How a voice speaks: factors of its ordinary rate, pitch and volume."""

    rate: float = 1.0
    pitch: float = 1.0
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """What an actor has: a voice and how it speaks."""

    voice_id: str
    prosody: Prosody = field(default_factory=Prosody)


@dataclass(frozen=True, slots=True)
class Casting:
    """Who speaks with which part: one for each speaker id, and the narrator's for all that nobody says."""

    parts: Mapping[str, Part]
    narrator: Part


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of spoken text and the print that it stands for; of equal length, code point for code point."""

    spoken: Span
    printed: Span


UtteranceKind = Literal["title", "announcement", "repeat", "sentence", "direction"]
"""What an utterance is; a `repeat` announces who goes on, a direction is nobody's speech."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine speaks at once: a sentence, or the announcement of who speaks next.

    `span` slices the turn's text, None where the words stand in no paragraph (title, announcement).
    `speaker_id` is None for the narrator. `pause_after` is in milliseconds. `printed` are the words as they
    are printed; `links` cover `spoken`, in order, and slice `printed`.
    """

    id: str
    turn_id: str | None
    speaker_id: str | None
    span: Span | None
    spoken: str
    language: str
    pause_after: int
    printed: str = ""
    links: tuple[Link, ...] = ()
    kind: UtteranceKind = "sentence"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a word sounds: its first frame. In a clip its span slices the spoken text, in a cue the print."""

    span: Span
    frame: int


@dataclass(frozen=True, slots=True)
class Cue:
    """When an utterance is heard in a rendition, in frames from its start; `words` slice its `printed`."""

    utterance_id: str
    begin: int
    end: int
    words: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Clip:
    """One utterance's sound: 16-bit mono little-endian PCM at `SAMPLE_RATE`, and its word marks."""

    pcm: bytes
    marks: tuple[Mark, ...]

    @property
    def frames(self) -> int:
        """How many frames the clip lasts."""
        return len(self.pcm) // 2
