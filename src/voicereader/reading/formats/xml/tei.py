"""The reader for TEI: parliaments (ParlaMint, Parla-CLARIN), spoken language, plays."""

from voicereader.reading.formats.xml.cast import Cast
from voicereader.reading.formats.xml.page import Page, Times, Vocabulary
from voicereader.reading.formats.xml.tei_header import Header, clocks_of
from voicereader.reading.formats.xml.tree import Element, attribute, local, named, parsed, words_of
from voicereader.reading.joining import listed
from voicereader.reading.sheet import Sheet

_SPEECHES = listed("u sp said")
_TOKENS = listed("w pc")
_LABELS = listed("speaker label")
_CHOSEN = ("corr", "reg", "expan")
_VOCABULARY = Vocabulary(
    asides=listed("note incident kinesic vocal stage gap writing event"),
    headings=listed("head trailer"),
    dropped=listed("""
        teiheader standoff timeline pb cb fw milestone anchor linkgrp link spangrp span listannotation ptr
        figdesc titlepage doctitle listperson particdesc pause shift
    """),
)


def read(content: bytes, name: str) -> Sheet:
    """Read TEI. A turn is an utterance (`u`) or a speech (`sp`), however many of them one person has in a row.

    Raises:
        UnreadableTranscript: it is no well-formed XML, too large or without words; the sentence says what to do.
    """
    root = parsed(content, name)
    header = Header(root)
    text = _Text(root, header, name)
    text.read(root)
    text.flush()
    return Sheet(
        text.lines,
        title=header.title,
        date=header.date,
        place=header.place,
        language=header.language,
        source=header.source,
        licence=header.licence,
        people=text.cast.people(),
        spoken=True,
    )


class _Text(Page):
    """The text of a document while it is read."""

    def __init__(self, root: Element, header: Header, name: str) -> None:
        super().__init__(_VOCABULARY, name)
        self.cast = Cast(header.people)
        self._clocks = clocks_of(root)
        self._joins = any("join" in each.attrib for each in named(root, *_TOKENS))
        self._joined = True
        self._printed: str | None = None

    def _takes(self, element: Element, name: str) -> bool:
        if name in _SPEECHES and not (name == "said" and self.speaking):
            self._speech(element)
        elif name in {"note", "label"} and (attribute(element, "type") or name) in _LABELS and not self.speaking:
            self._printed = words_of(element)
        elif name == "speaker":
            pass
        elif name == "choice" and len(element):
            self.read(next((each for each in element if local(each) in _CHOSEN), element[0]), within=True)
        elif name in _TOKENS and self._joins:
            self._token(element)
        elif name == "l" and self.speaking:
            self._verse(element)
        else:
            return False
        return True

    def _speech(self, element: Element) -> None:
        """Read an utterance; its label is printed in it, or right above it."""
        above = self.speaking
        printed = next((words_of(each) for each in element if local(each) == "speaker"), self._printed)
        self._printed = None
        around = next((each for each in element.iterancestors() if local(each) == "annotationBlock"), None)
        who = attribute(element, "who") or (attribute(around, "who") if around is not None else None)
        self.begin(self.cast.label(printed, _key(who)), self._times_of(element, around))
        self._read_inside(element, within=False)
        self.begin(above)
        self._joined = True

    def _times_of(self, element: Element, around: Element | None) -> Times:
        timed = element if attribute(element, "start") else around
        if timed is None:
            return None, None
        begin, end = (self._clocks.get((attribute(timed, name) or "").lstrip("#")) for name in ("start", "end"))
        return begin, end

    def _between(self, text: str | None) -> str:
        return "" if self._joins and (text or "").isspace() else text or ""

    def _token(self, element: Element) -> None:
        """Add a word of a text that is parted into words; spaces stand between them, unless they say that they join."""
        join = attribute(element, "join")
        if not self._joined and join not in {"left", "both"}:
            self.say(" ")
        self.say(words_of(element))
        self._joined = join in {"right", "both"}

    def _verse(self, element: Element) -> None:
        """Add a line of verse: it goes on in the next one."""
        self.say(" ")
        self._read_inside(element, within=True)
        self.say(" ")


def _key(who: str | None) -> str | None:
    """Return the key that `who` refers to, or the keys of several who speak at once."""
    references = (who or "").split()
    if all(each.startswith("#") for each in references):
        return " ".join(each[1:] for each in references) or None
    return who
