"""What each page's template receives: one frozen dataclass a page, and the values they are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a setting."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One view setting: `name` is the form field's, `legend` what a reader sees, `group` where it stands."""

    group: str
    name: str
    legend: str
    options: Sequence[Option]

    @property
    def value(self) -> str:
        """The chosen option's value."""
        return next(option.value for option in self.options if option.chosen)


@dataclass(frozen=True, slots=True)
class View:
    """The view settings as every page needs them, by name, in the order of the form.

    `return_to` is the page to come back to, a path of this site; `link` carries the settings to another device.
    """

    choices: Mapping[str, Choice]
    return_to: str
    link: str
    saved: bool

    def __getitem__(self, name: str) -> str:
        """Return the value that is chosen for a setting."""
        return self.choices[name].value

    def group(self, name: str) -> Sequence[Choice]:
        """Return the settings of a group."""
        return [choice for choice in self.choices.values() if choice.group == name]


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker on a page. `mark` is 1 to 8 (hue and pattern), 0 for an anonymous voice."""

    id: str
    name: str
    role: str | None
    initials: str
    mark: int


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
class Sentence:
    """A sentence of a paragraph: its id (`t12-s3`), its text, the white space that follows."""

    id: str
    text: str
    space: str


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn: `heading` is the speaker's name, None for narration. `number` counts those with one, from 1.

    `language` and `direction` are None where they are the transcript's.
    """

    id: str
    number: int
    person: Person | None
    heading: str | None
    note: str | None
    paragraphs: Sequence[Sequence[Sentence]]
    sound_url: str
    place_url: str
    quote_url: str
    language: str | None = None
    direction: str | None = None


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
class LibraryPage:
    """`/`: all transcripts, newest first. `unreadable` are sentences on files that could not be read."""

    view: View
    entries: Sequence[Entry]
    unreadable: Sequence[str]


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


@dataclass(frozen=True, slots=True)
class Quoted:
    """What one speaker says in a quote; None: nobody does."""

    person: Person | None
    paragraphs: Sequence[str]


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
