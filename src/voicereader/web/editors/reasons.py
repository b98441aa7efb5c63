"""Why a label was understood as it was, in the language of the page. Reading knows no language of pages."""

from voicereader.reading.rules import RULES
from voicereader.web.languages import gettext
from voicereader.web.languages import noted as _

SENTENCES = (
    _("the file's format says who speaks"),
    _("a word for somebody unnamed"),
    _("an office, with or without its holder"),
    _("it looks like a name, in the style of the document's labels"),
    _("nothing is known of the words, but they open paragraphs again and again"),
    _("a single word that looks like the labels around it"),
    _("a single word that is part of another label"),
    _("not in the style of the others, but it names somebody whom they name"),
    _("no label at all: questions are emphasised, quoted or dashed, and what follows answers"),
    _("it holds words of sentences"),
    _("it holds signs that names have not"),
    _("a word that heads a field, a note or a section"),
    _("a sound or a break, no person"),
    _("it speaks to somebody"),
    _("it says who asks from here on"),
    _("an office with its holder, initials with their name, or a field with a value"),
    _("nothing is known of the words, and they do not come back often enough"),
    _("what follows is in quotation marks, or announced as read aloud"),
    _("it comes once, and nothing else is like it"),
    _("the document's labels have another style"),
    _("given name and family name"),
    _("the same names in another order"),
    _("the same name with or without one in the middle"),
    _("initials of the only person who has them"),
    _("one letter off another name"),
    _("another spelling of the same sounds"),
    _("a name without the space in it"),
    _("a family name that one person has"),
    _("a given name that one person has"),
    _("the beginning of a given name that one person has"),
    _("the same part of a name as before"),
    _("the office outside of the bracket, the person in it"),
    _("it stands right above another label"),
    _("a list of those present explains the initials"),
    _("a list of those present says who holds the office"),
    _("who was last named with this office"),
    _("the only one with such an office"),
    _("a name that nobody else has"),
    _("an office of which nobody says who holds it"),
    _("one side of a conversation"),
    _("who was said to ask from here on"),
    _("who answers in court"),
    _("the same number is the same person"),
    _("many at once"),
    _("an unnamed voice is somebody else each time"),
    _("the setting `questions`, or people.toml, makes all who are called so one person"),
    _("people.toml says who it is"),
)
"""All rules by which labels are understood; a test compares them."""


def reason(rule: str) -> str:
    """Return why, as a rule has it."""
    return gettext(RULES[rule])
