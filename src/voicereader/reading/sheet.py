"""What a reader makes of a file: lines in reading order, with what the file's format says of them."""

# ruff: noqa: RUF001 - dashes and brackets of other scripts are signs of labels
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from voicereader.model import Gender, Passage

MOST_LINES = 60_000
"""Lines that a file may have: a day of talk has a third of them."""


class Form(Enum):
    """How a label is told from the speech after it."""

    COLON = auto()
    """`Name: speech`"""
    TIGHT = auto()
    """`Name:speech`: a slip in a document that otherwise leaves a space, so never a label by itself"""
    LETTER = auto()
    """`Q  speech`, `A. speech`"""
    STOP = auto()
    """`Mr. SMITH of Ohio. Speech`"""
    ALONE = auto()
    """The label alone on its line, the speech below, nothing but its place to tell it from a heading"""
    TIMED = auto()
    """The label and a time alone on their line"""
    STRONG = auto()
    """The label emphasised, the speech after it not, and no other sign between them"""
    DASH = auto()
    """`Name (place) – speech`"""
    STOP_DASH = auto()
    """`Name.- speech`, `Name (party). – speech`"""
    BRACKET = auto()
    """`[Name] speech`, `<Name> speech`, `Name> speech`"""
    COLUMN = auto()
    """A tab or a wide gap between label and speech"""
    MARK = auto()
    """A circle before the label: `○議長（山田太郎君）　speech`"""
    GIVEN = auto()
    """The file's format says who speaks"""
    IMPLIED = auto()
    """No label at all: questions stand out, and what stands below answers them"""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, without its note, colon, time and emphasis; `rest` is the speech on its line.

    `person` is the key of the person in `Sheet.people`, where the format knows them.
    """

    text: str
    note: str | None
    rest: str
    form: Form
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    `text` is bare of outer white space; inside it is as printed, since two spaces may follow a label.
    `opens`: it begins a paragraph. `apart`: a blank line, or the file's begin, stands above it.
    `flows`: the line above was full, so this one may go on with its sentence.
    `strong` counts the code points at its begin that are emphasised; `heading` says that the format calls it one.
    `nobodys`: the format says that it is no speech (a stage direction, a note).
    `label` is who speaks from here on, where the format says so, and then `text` is speech.
    `begin` and `end` are seconds in the recording, where the format knows them. `told` are the parts of `text` of which
    the format says the language, whichever that is.
    """

    text: str
    opens: bool
    apart: bool
    flows: bool = False
    strong: int = 0
    heading: bool = False
    nobodys: bool = False
    label: Label | None = None
    begin: float | None = None
    end: float | None = None
    told: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A person as a format knows them; `anonymous`: it knows that somebody speaks, not who."""

    name: str
    role: str | None = None
    gender: Gender | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as its reader hands it on: lines, and what the format says outside of them.

    `window` is a title that stands where the lines tell none. `language` is a BCP 47 tag, `supposed` one that
    holds where the words themselves do not tell; `people` are those that labels name by key. `spoken`: the lines
    are nothing but what was said, without title, date and furniture, even where nobody is named.
    """

    lines: Sequence[Line]
    title: str | None = None
    window: str | None = None
    date: dt.date | None = None
    place: str | None = None
    language: str | None = None
    supposed: str | None = None
    source: str | None = None
    licence: str | None = None
    people: Mapping[str, Known] = field(default_factory=dict)
    spoken: bool = False
