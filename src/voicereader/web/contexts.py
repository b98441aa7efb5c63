"""What each page's template receives: one frozen dataclass a page, and the values they are made of."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a setting."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One view setting: `name` is the form field's, `legend` what a reader sees."""

    name: str
    legend: str
    options: Sequence[Option]

    @property
    def value(self) -> str:
        """The chosen option's value."""
        return next(option.value for option in self.options if option.chosen)


@dataclass(frozen=True, slots=True)
class View:
    """The view settings as every page needs them: `return_to` is the page to come back to, a path of this site."""

    size: Choice
    colours: Choice
    speed: Choice
    return_to: str
    saved: bool

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The settings in the order of the form."""
        return (self.size, self.colours, self.speed)


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
    """A sentence of a paragraph: its id (`t12-s3`), its text with the white space that follows."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn: `heading` is the speaker's name, None for narration. `paragraphs` hold sentences."""

    id: str
    person: Person | None
    heading: str | None
    note: str | None
    paragraphs: Sequence[Sequence[Sentence]]


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
    voices_note: str | None


@dataclass(frozen=True, slots=True)
class OrderForm:
    """The form that orders a file: where it is sent, formats and people to choose from, the speed that is set."""

    url: str
    formats: Sequence[tuple[str, str]]
    people: Sequence[Person]
    speed: str


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
