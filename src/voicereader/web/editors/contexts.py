"""What the templates of editors' pages receive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from voicereader.web.contexts import Entry, Pages
from voicereader.web.view import Option, View


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change: when for people and for machines, who, what in words, of which files; `undo_url` where it can be."""

    number: int
    at: str
    at_iso: str
    who: str
    what: str
    files: Sequence[str]
    undo_url: str | None


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A file that was taken away: by whom, when, and how long it is kept, in words."""

    name: str
    who: str
    at: str
    left: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft: its name, since when, and where it is looked through."""

    name: str
    at: str
    url: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """`/edit`: transcripts, each with where it is changed, drafts, and what was taken away."""

    view: View
    told: str | None
    entries: Sequence[tuple[Entry, str]]
    pages: Pages
    drafts: Sequence[DraftRow]
    gone: Sequence[GoneRow]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """`/edit/changes`: what was changed, the last first; `older_url` leads to what was before."""

    view: View
    told: str | None
    changes: Sequence[ChangeRow]
    older_url: str | None


@dataclass(frozen=True, slots=True)
class AddPage:
    """`/edit/add`: `problems` has a sentence for each field that was not right, `typed` what stood in them.

    `largest` is in megabytes, `kinds` are the endings of files that are read.
    """

    view: View
    largest: int
    kinds: str
    problems: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A label of which it is doubtful whose it is: what it was taken for, why, and in how many turns."""

    label: str
    taken_for: str | None
    why: str
    turns: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker: name, role, how many turns; `url` is where they are corrected."""

    name: str
    role: str | None
    turns: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a turn, and whose it is."""

    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was understood of a text: facts by their names in words, doubts, speakers, the first turns."""

    language: str
    direction: str
    title: str
    facts: Sequence[tuple[str, str]]
    doubts: Sequence[DoubtRow]
    more_doubts: int
    speakers: Sequence[SpeakerRow]
    openings: Sequence[Opening]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """`/edit/drafts/<number>`: `found` is None where the text cannot be read.

    `text` can be changed where it is not None. `compared` says how much there is before and after, where it replaces
    a transcript: `replaces` is its title.
    """

    view: View
    name: str
    url: str
    found: Found | None
    text: str | None
    replaces: str | None = None
    compared: Sequence[str] = ()
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditPage:
    """`/edit/transcripts/<slug>`: facts in a form, speakers, changes; `seen` is the last change when it was shown."""

    view: View
    entry: Entry
    url: str
    file: str
    seen: int
    facts: Mapping[str, str]
    speakers: Sequence[SpeakerRow]
    changes: Sequence[ChangeRow]
    told: str | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """`/edit/transcripts/<slug>/speakers/<identity>`; `others` are those who it may be instead."""

    view: View
    entry: Entry
    back_url: str
    url: str
    hear_url: str
    seen: int
    identity: str
    name: str
    is_anonymous: bool
    typed: Mapping[str, str]
    genders: Sequence[Option]
    voices: Sequence[Option]
    others: Sequence[Option]
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A word that is said otherwise: where that holds, in words, and the fields by which it is taken back."""

    written: str
    said: str
    where: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordsPage:
    """`/edit/transcripts/<slug>/words`: how words are said."""

    view: View
    entry: Entry
    back_url: str
    url: str
    hear_url: str
    seen: int
    words: Sequence[SaidRow]
    places: Sequence[Option]
    typed: Mapping[str, str]
    told: str | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HearPage:
    """A sentence as it would sound; `fields` are sent to `save_url` to have it so."""

    view: View
    entry: Entry
    speaker: str | None
    text: str
    sound_url: str
    back_url: str
    save_url: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TextPage:
    """`/edit/transcripts/<slug>/text`: another text in the place of this; `text` is the one that there is, or None."""

    view: View
    entry: Entry
    back_url: str
    url: str
    largest: int
    kinds: str
    text: str | None
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RemovePage:
    """`/edit/transcripts/<slug>/remove`: whether it is to be taken away; `days` is how long it is kept, in words."""

    view: View
    entry: Entry
    back_url: str
    url: str
    seen: int
    file: str
    days: str
    problems: Mapping[str, str] = field(default_factory=dict)
