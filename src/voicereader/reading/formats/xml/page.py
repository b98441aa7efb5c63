"""From the elements of a document to lines: paragraphs, who speaks them, and what is said between them."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import html
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from enum import Enum, auto

from voicereader.reading.formats.captions.cues import check_letters, check_number
from voicereader.reading.formats.given import language_tag
from voicereader.reading.formats.xml.tree import Element, language_in, local, words_of
from voicereader.reading.joining import listed, tidy
from voicereader.reading.pieces import Piece, Pieces
from voicereader.reading.sheet import Label, Line

PARAGRAPHS = listed("""
    p para paratext paragraph paragraphe quotepara al l li item seg ab castitem text texte linea tekst absatz parrafo
    blockquote tr dt dd h1 h2 h3 h4 h5 h6
""")
INLINE = listed("""
    b i u em strong span a sup sub small big font hi emph emphasis emphas inline italic italique bold gras ref link
    foreign name num date time term abbr expan w pc s cl phr unclear supplied corr reg add person organization
    location placename persname orgname rs quote q mark del ins code document char br lb
""")
_BREAK = "\x1e"  # no text has it: decoding takes it away
_BREAKS = {"br": _BREAK, "lb": _BREAK, "s": " ", "cl": " ", "phr": " ", "role": " "}
_PARAGRAPH_END = re.compile(rf"{_BREAK}\s*{_BREAK}")
_SENTENCE_END = re.compile(r"[.!?…:。！？][\"”’»)\]]*\s*$")
_MARKUP = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[（].*[)\]）][.\s]*", re.DOTALL)

Times = tuple[float | None, float | None]


class Meaning(Enum):
    """What an element is for."""

    TEXT = auto()
    ASIDE = auto()
    """What nobody says amid what somebody does"""
    HEADING = auto()
    NOTHING = auto()
    """Numbers of pages, times, what software says of words"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a document mean, by their names in lower case."""

    asides: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()


class Page(ABC):
    """Lines while they are gathered from a tree; what stands outside of speech is nobody's.

    `name` is the file's. More than a day of talk raises `UnreadableTranscript`.
    """

    def __init__(self, vocabulary: Vocabulary, name: str) -> None:
        self.lines: list[Line] = []
        self.speaking: Label | None = None
        self._vocabulary = vocabulary
        self._name = name
        self._letters = 0
        self._times: Times = (None, None)
        self._due = False
        self._text: list[Piece] = []
        self._pieces = Pieces(())
        self._language: str | None = None

    def begin(self, label: Label | None, times: Times = (None, None)) -> None:
        """Let somebody speak from here, or nobody."""
        self.flush()
        self.speaking, self._times, self._due = label, times, label is not None

    def read(self, element: Element, *, within: bool = False, mixed: bool = False) -> None:
        """Read an element and what is in it; `within` a paragraph or `mixed` with text it opens no paragraph itself."""
        name = local(element).lower()
        if len(element) == 0 and not element.text:
            self.say(_BREAKS.get(name, ""))
            return
        paragraph = name in PARAGRAPHS
        block = paragraph or not (within or mixed or name in INLINE)
        meaning = self._meaning(element, name, data=not (paragraph or within or mixed)) if name else Meaning.NOTHING
        if meaning is Meaning.NOTHING:
            return
        language, self._language = self._language, language_tag(language_in(element)) or self._language
        if not self._takes(element, name):
            if meaning is Meaning.TEXT:
                self._read_text(element, block=block, within=within or paragraph)
                self.say(_BREAKS.get(name, ""))
            else:
                self.remark(words_of(element), heading=meaning is Meaning.HEADING)
        self._language = language

    def _read_text(self, element: Element, *, block: bool, within: bool) -> None:
        if block:
            self.flush()
        self._read_inside(element, within=within)
        if block:
            self.flush()

    def _read_inside(self, element: Element, *, within: bool) -> None:
        texts = [element.text, *(child.tail for child in element)]
        mixed = any(text and not text.isspace() for text in texts)
        self.say(self._between(element.text))
        for child in element:
            self.read(child, within=within, mixed=mixed)
            self.say(self._between(child.tail))

    def say(self, text: str) -> None:
        """Add text to the paragraph."""
        self._text.append((text, self._language))

    def _between(self, text: str | None) -> str:
        """Return what stands between elements."""
        return text or ""

    def _meaning(self, element: Element, name: str, *, data: bool) -> Meaning:  # noqa: ARG002 - for others to say more
        """Return what an element means; `data`: it stands where only what is no paragraph stands."""
        known = self._vocabulary
        if name in known.dropped:
            return Meaning.NOTHING
        return Meaning.ASIDE if name in known.asides else Meaning.HEADING if name in known.headings else Meaning.TEXT

    @abstractmethod
    def _takes(self, element: Element, name: str) -> bool:
        """Say whether an element means more than its name says; then it has been read."""

    def remark(self, text: str, *, heading: bool = False) -> None:
        """Add what nobody says. Within a sentence it stays where it is, in brackets."""
        if not any(map(str.isalnum, text)):
            return
        above = "".join(text for text, _ in self._text)
        if not heading and above.strip() and not _SENTENCE_END.search(above):
            self.say(f" {text if _BRACKETED.fullmatch(text) else f'({text})'} ")
            return
        self.flush()
        self._check(text)
        if self.lines and heading and self.lines[-1].heading and self.lines[-1].text == tidy(text):
            return  # printed once, and once more for the table of contents
        self.lines.append(Line(tidy(text), opens=True, apart=False, nobodys=True, heading=heading))

    def flush(self) -> None:
        """End the paragraph."""
        text = "".join(text for text, _ in self._text)
        self._pieces = Pieces(self._text)
        self._text.clear()
        if "<" in text:
            text = html.unescape(_MARKUP.sub(_as_break, text))
        for paragraph in _PARAGRAPH_END.split(text):
            if any(map(str.isalnum, paragraph)):
                self._add(tidy(paragraph.replace(_BREAK, " ")))

    def _add(self, text: str) -> None:
        if self.speaking is None and self.lines and self.lines[-1].heading and self.lines[-1].text == text:
            return  # printed once, and once more for the table of contents
        begin, end = self._times if self.speaking else (None, None)
        self._check(text)
        line = Line(text, opens=True, apart=False, nobodys=self.speaking is None, begin=begin, end=end)
        label, self._due = self.speaking if self._due else None, False
        self.lines.append(replace(line, label=label, told=self._pieces.find(text)))

    def _check(self, text: str) -> None:
        self._letters += len(text)
        check_letters(self._letters, self._name)
        check_number(len(self.lines), self._name)


def _as_break(tag: re.Match[str]) -> str:
    """Return what a tag stands for that was text in the file."""
    return _BREAK * 2 if tag[2].lower() in {"p", "div"} else _BREAK if tag[2].lower() == "br" else ""
