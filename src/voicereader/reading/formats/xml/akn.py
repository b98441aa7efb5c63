"""The reader for debates in Akoma Ntoso."""

import re

from voicereader.reading.dates import find_date
from voicereader.reading.formats.given import language_tag
from voicereader.reading.formats.xml.cast import Cast
from voicereader.reading.formats.xml.page import Page, Vocabulary
from voicereader.reading.formats.xml.tree import Element, attribute, identity, local, named, parsed, words_of
from voicereader.reading.names import tokens_of, unaddressed
from voicereader.reading.naming import gender_of
from voicereader.reading.sheet import Known, Sheet

_NEVER = 2200  # software writes 3000-01-01 where it has no date
_AFTER_NAME = re.compile(r"^\s*[:–—-]+\s*")  # noqa: RUF001 - dashes
_PEOPLE = ("TLCPerson", "TLCOrganization")
_SPEECHES = frozenset(("speech", "question", "answer"))
_VOCABULARY = Vocabulary(
    asides=frozenset(("scene", "narrative", "summary", "remark", "authorialnote")),
    headings=frozenset(("heading", "subheading", "num", "doctitle")),
    dropped=frozenset(("meta", "coverpage", "eol", "eop", "from", "noteref")),
)


def read(content: bytes, name: str) -> Sheet:
    """Read a debate: who speaks is what `from` prints, and whom `by` refers to.

    Raises:
        UnreadableTranscript: it is no well-formed XML, too large or without words; the sentence says what to do.
    """
    root = parsed(content, name)
    debate = _Debate(root, name)
    debate.read(root)
    debate.flush()
    dates = [attribute(each, "date") for each in named(root, "FRBRdate", "docDate")]
    found = [dated.date for dated in map(find_date, filter(None, dates)) if dated and dated.date.year < _NEVER]
    languages = [attribute(each, "language") for each in named(root, "FRBRlanguage")]
    titles = [words_of(each) for each in named(root, "docTitle", "shortTitle")]
    sources = [attribute(each, "value") for each in named(root, "FRBRuri", "FRBRthis")]
    return Sheet(
        debate.lines,
        title=next(filter(None, titles), None),
        date=found[0] if found else None,
        language=next(filter(None, map(language_tag, languages)), None),
        source=next(filter(None, sources), None),
        people=debate.cast.people(),
        spoken=True,
    )


class _Debate(Page):
    """A debate while it is read."""

    def __init__(self, root: Element, name: str) -> None:
        super().__init__(_VOCABULARY, name)
        shown = {identity(each): attribute(each, "showAs") for each in named(root, *_PEOPLE, "TLCRole")}
        self._shown = {key: name for key, name in shown.items() if key and name}
        as_roles = {_key(each, "by"): _key(each, "as") for each in named(root, *_SPEECHES) if attribute(each, "as")}
        self.cast = Cast({key: self._known(name, as_roles.get(key)) for key, name in self._shown.items()})

    def _known(self, name: str, role: str | None) -> Known:
        return Known(name, self._shown.get(role or ""), gender_of(unaddressed(tokens_of(name))[0]))

    def _takes(self, element: Element, name: str) -> bool:
        if name not in _SPEECHES:
            return False
        heads = [each for each in element if local(each) == "from"] or list(named(element, "from"))[:1]
        for each in heads[:1]:
            each.tail = _AFTER_NAME.sub("", each.tail or "")
        above = self.speaking
        self.begin(self.cast.label(words_of(heads[0]) if heads else None, _key(element, "by")))
        self._read_inside(element, within=False)
        self.begin(above)
        return True


def _key(element: Element, name: str) -> str | None:
    return (attribute(element, name) or "").lstrip("#") or None
