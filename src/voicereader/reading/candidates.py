"""A line that could open a turn, in one of the readings that it allows, and the style that it has then."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from voicereader.reading import roles
from voicereader.reading.heads import Head
from voicereader.reading.names import is_office, key, words
from voicereader.reading.shapes import Look, Shape
from voicereader.reading.sheet import Form, Label, Line
from voicereader.reading.voices import is_side


class Emphasis(Enum):
    """How a label stands out besides its form."""

    PLAIN = auto()
    STRONG = auto()
    HEADING = auto()


@dataclass(frozen=True, slots=True)
class Style:
    """What a document's labels have in common."""

    form: Form
    emphasis: Emphasis
    above: bool = False
    """The label has its line to itself, and the speech stands below."""


@dataclass(frozen=True)
class Candidate:
    """A line that could open a turn, in one reading, and what stands around it."""

    index: int
    label: Label
    look: Look
    head: Head
    line: Line
    above: Line | None
    below: Line | None

    @cached_property
    def style(self) -> Style:
        """Form, emphasis and place."""
        form = Form.COLON if self.label.form is Form.TIGHT else self.label.form
        strong = Emphasis.STRONG if self.head.strong >= len(self.label.text) > 0 else Emphasis.PLAIN
        return Style(form, Emphasis.HEADING if self.head.heading else strong, above=not self.label.rest)

    @cached_property
    def shape(self) -> Shape:
        """What the label could be; in a chat any word is a name."""
        chatting = self.label.form is Form.BRACKET and self.look.shape is Shape.UNKNOWN and " " not in self.label.text
        return Shape.WORD if chatting else self.look.shape

    @cached_property
    def key(self) -> str:
        """What two printings of one label share; a role behind a comma may come and go."""
        label = self.label.text
        return key(label[0] if is_side(label) and label[0].isascii() else label.partition(",")[0])

    @property
    def is_quiet(self) -> bool:
        """Say whether ordinary sentences have this form as well."""
        return self.label.form in QUIET


QUIET = frozenset((Form.STOP, Form.DASH, Form.COLUMN, Form.ALONE))
"""Forms that ordinary sentences have as well: a label that comes once must say itself that it is one."""


def is_titled(label: str) -> bool:
    """Say whether a label says itself that it is a person: office and name, or form of address and name."""
    bare = words(label)
    return len(bare) > 1 and (bare[0] in roles.HONORIFICS or any(map(is_office, bare)))
