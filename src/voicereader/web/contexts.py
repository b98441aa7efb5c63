"""What each page's template receives: one frozen dataclass a page, and the values they are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voicereader.web.view import Option, View


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker on a page. `mark` is 1 to 8 (hue and pattern), 0 for an anonymous voice.

    `label` is the name, with a number where others of the transcript have the same.
    """

    id: str
    name: str
    role: str | None
    initials: str
    mark: int
    label: str


@dataclass(frozen=True, slots=True)
class Sound:
    """One rendition to hear or take away; `label` is what it is (`the whole transcript`, a speaker's name)."""

    label: str
    player_url: str
    downloads: Sequence["Download"]
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a rendition: `format` is `MP3` or `WAV`."""

    format: str
    url: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, marked where it is what was searched for; `language` where it is not that around it."""

    text: str
    marked: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence or a paragraph; `language` is that of all of it, None where it is that around it."""

    pieces: Sequence[Piece]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph: its id (`t12-s3`), its words, the white space that follows."""

    id: str
    words: Words
    space: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph: its kind as in `model.Kind`; `bare` is a stage direction that is printed without brackets.

    `language` is that of all of it, None where it is the turn's.
    """

    kind: str
    sentences: Sequence[Sentence]
    bare: bool
    language: str | None = None


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn: `heading` is the speaker's name, None for narration. `number` counts those with one, from 1.

    `language` and `direction` are None where they are the transcript's; `before` and `after` are the ids of the
    turns around it, None at the ends. `opening` are its first words, with their language, None where it has none.
    """

    id: str
    number: int
    person: Person | None
    heading: str | None
    note: str | None
    paragraphs: Sequence[ParagraphView]
    sound_url: str
    place_url: str
    quote_url: str
    language: str | None = None
    direction: str | None = None
    before: str | None = None
    after: str | None = None
    opening: Words | None = None


@dataclass(frozen=True, slots=True)
class WordView:
    """A word of a transcript that is explained: what it means, in full, how it is spoken, and where it stands first."""

    printed: str
    url: str
    meaning: str | None
    full: str | None
    said: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A transcript in the library's list. `date` is for people, `date_iso` for machines."""

    title: str
    url: str
    language: str
    direction: str
    date: str | None
    date_iso: str | None
    place: str | None
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence that was found: where it stands, who says it, its words."""

    url: str
    speaker: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """A transcript that was found, with sentences of it; `rest_url` leads to all `count` where not all are here."""

    entry: Entry
    title: Sequence[Piece]
    sentences: Sequence[FoundSentence] = ()
    count: int = 0
    rest_url: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the other pages of a long list are: numbers with their addresses, None for a gap."""

    current: int
    last: int
    before_url: str | None
    after_url: str | None
    numbers: Sequence[tuple[int, str] | None]


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What was typed into the form, and what its lists offer: speakers too, unless there are too many."""

    text: str
    speaker: str
    since: str
    until: str
    speakers: Sequence[Option]
    languages: Sequence[Option]
    sorts: Sequence[Option]
    filtered: bool
    within: "Entry | None" = None


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """`/`: the transcripts, or what was found of them; `told` counts it, and is the heading of the list.

    `unreadable` are sentences on files that could not be read, each with its language where that is not the page's;
    `waiting` counts those that are yet to be.
    """

    view: View
    told: str
    asked: bool
    search: SearchForm
    found: Sequence[FoundEntry]
    pages: Pages
    unreadable: Sequence[tuple[str, str | None]]
    waiting: int


@dataclass(frozen=True, slots=True)
class TalkRow:
    """How much somebody says: `label` is the person or the transcript; `share` is in percent of the longest row."""

    label: str
    url: str | None
    language: str | None
    turns: int
    words: int
    time: str
    percent: str
    share: float


@dataclass(frozen=True, slots=True)
class TalkTable:
    """Talk time: what the rows are (`Speaker`, `Transcript`), with a caption that says how it is known."""

    caption: str
    noun: str
    rows: Sequence[TalkRow]


@dataclass(frozen=True, slots=True)
class SpeakersPage:
    """`/speakers`: everybody who has a name, by the alphabet, or those whose name has certain letters."""

    view: View
    told: str
    text: str
    people: Sequence["PersonEntry"]
    pages: Pages


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person in the list of speakers."""

    name: str
    url: str
    roles: Sequence[str]
    counts: str


@dataclass(frozen=True, slots=True)
class SaidTurn:
    """A turn on its speaker's page: where it stands, its number there, and its paragraphs."""

    url: str
    sound_url: str
    number: int
    paragraphs: Sequence[Words]


@dataclass(frozen=True, slots=True)
class SaidIn:
    """The turns of somebody in a transcript, those of this page."""

    entry: Entry
    turns: Sequence[SaidTurn]


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """`/speakers/<slug>`: who somebody is, how much they say and all of it, with its sound."""

    view: View
    name: str
    roles: Sequence[str]
    called: Sequence[str]
    counts: str
    sound: Sound
    search_url: str
    talk: TalkTable
    said: Sequence[SaidIn]
    pages: Pages


@dataclass(frozen=True, slots=True)
class TranscriptPage:
    """`/transcripts/<slug>`. `voices_note` says who reads it where its language has no voice of the usual kind."""

    view: View
    entry: Entry
    turns: Sequence[TurnView]
    whole: Sound
    speakers: Sequence[Sound]
    order: "OrderForm"
    player: "Player"
    voices_note: str | None
    talk: TalkTable
    words: Sequence[WordView]


@dataclass(frozen=True, slots=True)
class PrintPage:
    """`/transcripts/<slug>/print`: the words alone, in large print or as chosen, and where they are from."""

    view: View
    entry: Entry
    turns: Sequence[TurnView]
    address: str
    source: str | None
    licence: str | None
    large: bool
    words: Sequence[WordView]


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """`/offline`: what is kept on the reader's device, which the browser alone knows."""

    view: View


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`/help`: its words, and the view settings with what each does."""

    view: View


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """`/accessibility`: its words, and whom to tell; `contact_url` is None where that is neither mail nor web."""

    view: View
    contact: str
    contact_url: str | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """What one speaker says in a quote; None: nobody does."""

    person: Person | None
    paragraphs: Sequence[Words]


@dataclass(frozen=True, slots=True)
class QuotePage:
    """`/transcripts/<slug>/quote/<id>`: words, sound, whose they are, and a link that finds them again."""

    view: View
    entry: Entry
    quoted: Sequence[Quoted]
    sound: Sound
    place_url: str
    source: str | None
    licence: str | None


@dataclass(frozen=True, slots=True)
class OrderForm:
    """The form that orders a file: where it is sent, formats and people to choose from, how it is to be heard."""

    url: str
    formats: Sequence[tuple[str, str]]
    people: Sequence[Person]
    heard: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Player:
    """What the player asks for: the transcript's slug and address, and the parameters of its sound, for an address."""

    slug: str
    base: str
    query: str


@dataclass(frozen=True, slots=True)
class JobPage:
    """`/jobs/<id>`: a file in the making. `state` is waiting, running, done, failed or cancelled.

    `moving` says that it is not at its end yet; `left` is a duration for people.
    """

    view: View
    title: str
    transcript_url: str
    what: str
    state: str
    done: int
    total: int
    left: str | None
    moving: bool
    job_url: str
    file_url: str
    cancel_url: str
    sentence: str | None


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Any error: what happened and what to do in `sentence`, its stable `code`, and where to go from here."""

    view: View
    status: int
    heading: str
    sentence: str
    code: str
    links: Sequence[tuple[str, str]]
