"""The reader for XML of any other vocabulary: minutes of parliaments, subtitles, transcripts of programs."""

import re
from dataclasses import replace
from typing import Any

from voicereader.reading.formats.captions.cues import told
from voicereader.reading.formats.captions.found import with_found_voices
from voicereader.reading.formats.given import language_tag, printed_label, voice_names
from voicereader.reading.formats.json.members import plainly, times_of
from voicereader.reading.formats.json.talk import cues_in
from voicereader.reading.formats.xml.about import About
from voicereader.reading.formats.xml.meanings import ASIDES, HEADINGS, is_datum, is_dropped, means
from voicereader.reading.formats.xml.page import INLINE, Meaning, Page, Times, Vocabulary
from voicereader.reading.formats.xml.persons import Named, agreed, is_same, person_in
from voicereader.reading.formats.xml.plan import Plan, plan_of
from voicereader.reading.formats.xml.tree import Element, identity, language_in, local, parsed, words_of
from voicereader.reading.joining import listed
from voicereader.reading.labels import label_of
from voicereader.reading.sheet import Form, Label, Line, Sheet

_LONGEST_DATUM = 100
_LONGEST_HEADING = 300
_FEWEST_WORDS = 4
_TIMED_SHARE = 0.8
_TIMES = listed("start starttime begin end endtime dur duration")
_MILLISECONDS = {"t": "startms", "d": "durationms"}
_LANGUAGES = ("lang", "language", "vl", "lg")
_SENTENCE = re.compile(r".*[.!?…:;)\]。！？][\"”’»]*", re.DOTALL)  # noqa: RUF001 - quotation marks
_AFTER_NAME = re.compile(r"(?:[:–—-]+|\.)\s+|^:\s*")  # noqa: RUF001 - dashes
_MARKED = re.compile(r"[○◯〇◎]\s*(?P<label>\S{1,60})\s+(?P<rest>.+)", re.DOTALL)  # noqa: RUF001 - a circle


def read(content: bytes, name: str) -> Sheet:
    """Read XML: who speaks is found by what elements and attributes are called, and by how they stand together.

    Raises:
        UnreadableTranscript: it is no well-formed XML, too large or without words; the sentence says what to do.
    """
    root = parsed(content, name)
    plan = plan_of(root, name)
    about = About(root)
    timed = _timed(root, plan)
    if timed:
        cues = cues_in(timed, name)
        said = told(cues if any(cue.voice for cue in cues) else with_found_voices(cues))
        lines, people = said.lines, said.people
    else:
        text = _Text(root, plan, about.title_element, name)
        text.read(root)
        text.flush()
        lines = text.lines if plan else [replace(line, nobodys=False, apart=True) for line in text.lines]
        people = {}
    return Sheet(
        lines,
        title=about.title,
        date=about.date,
        place=about.place,
        language=language_tag(language_in(root)),
        people=people,
        spoken=bool(timed or plan),
    )


def _timed(root: Element, plan: Plan) -> list[dict[str, Any]]:
    """Return the elements of captions as objects: those of one name that hold nearly all words, each with its time."""
    by_name: dict[str, list[Element]] = {}
    for each in root.iter():
        if each.attrib and local(each) and _times(each)[0] is not None:
            by_name.setdefault(local(each), []).append(each)
    names = _Voices(root, plan)
    letters = len(words_of(root))
    for elements in by_name.values():
        texts = [words_of(each) for each in elements]
        if len(elements) > 1 and sum(map(len, texts)) >= _TIMED_SHARE * letters:
            return [
                {"text": text, "speaker": names.name(each), **_timing(each)}
                for each, text in zip(elements, texts, strict=True)
            ]
    return []


def _timing(element: Element) -> dict[str, str]:
    bare = {name.rpartition("}")[2].lower(): value for name, value in element.attrib.items()}
    return {
        _MILLISECONDS.get(name, name): value for name, value in bare.items() if name in _TIMES | _MILLISECONDS.keys()
    }


def _times(element: Element) -> Times:
    return times_of(plainly(_timing(element)))


class _Voices:
    """Who attributes say is speaking: by name, or by a key that is listed elsewhere."""

    def __init__(self, root: Element, plan: Plan) -> None:
        self._plan = plan
        elements = list(root.iter()) if plan.attributes else []
        self._listed = {key: each for each in elements if local(each) and (key := identity(each))}
        self._names = voice_names(voice for each in elements if (voice := plan.voice(each)))

    def name(self, element: Element) -> str | None:
        """Return who an element is spoken by, None where it does not say."""
        voice = self._plan.voice(element)
        if voice is None:
            return None
        keys = voice.replace("#", "").split()
        if all(key in self._listed for key in keys):
            people = [person_in(self._listed[key]) for key in keys]
            return " and ".join(person.full or person.label.text for person in people if person) or self._names[voice]
        return self._names[voice]


class _Text(Page):
    """The text of a document while it is read."""

    def __init__(self, root: Element, plan: Plan, title: Element | None, name: str) -> None:
        super().__init__(Vocabulary(), name)
        self._plan = plan
        self._voices = _Voices(root, plan)
        self._title = title
        self._preferred = (language_in(root) or "").lower()
        self._speakers: list[tuple[Element, Label]] = []
        self._fresh: Named | None = None

    def read(self, element: Element, *, within: bool = False, mixed: bool = False) -> None:
        """Read an element; whom it names speaks until it ends."""
        name = self._voices.name(element)
        if name:
            self._enter(element, Named(Label(name, None, "", Form.GIVEN)), _times(element))
        super().read(element, within=within, mixed=mixed)
        while self._speakers and self._speakers[-1][0] is element:
            self._speakers.pop()
            self._fresh = None
            self.begin(self._speakers[-1][1] if self._speakers else None)

    def _takes(self, element: Element, name: str) -> bool:  # noqa: ARG002 - its place says all
        scope = self._plan.scopes.get(element)
        named = person_in(element) if scope is not None else None
        if scope is not None and named:
            self._enter(scope, named)
        return scope is not None

    def _enter(self, scope: Element, named: Named, times: Times = (None, None)) -> None:
        while self._speakers and self._speakers[-1][0] is scope:
            self._speakers.pop()
        self._speakers.append((scope, named.label))
        self.begin(named.label, times)
        self._fresh = named

    def _meaning(self, element: Element, name: str, *, data: bool) -> Meaning:  # noqa: ARG002 - its case tells words
        if element in self._plan.scopes:
            return Meaning.TEXT
        if is_dropped(local(element)) or element is self._title:
            return Meaning.NOTHING
        return self._meaning_beside(element, data=data) if self._plan else Meaning.TEXT

    def _meaning_beside(self, element: Element, *, data: bool) -> Meaning:
        """Return what an element means that stands beside speech."""
        named = means(local(element), ASIDES | HEADINGS)
        text = words_of(element) if named or len(element) == 0 else ""
        if data and text and not named and len(element) == 0 and self._is_datum(element, text):
            return Meaning.NOTHING
        if not named or not text or any(each in self._plan.scopes or self._plan.voice(each) for each in element.iter()):
            return Meaning.TEXT
        if means(local(element), ASIDES):
            return Meaning.ASIDE
        if len(text) > _LONGEST_HEADING:
            return Meaning.TEXT
        return Meaning.HEADING if self._is_preferred(element) else Meaning.NOTHING

    def _is_datum(self, element: Element, text: str) -> bool:
        """Say whether an element that is no paragraph holds something about a speech, or is not even a sentence."""
        if is_datum(local(element)):
            return len(text) <= _LONGEST_DATUM
        if local(element).lower() in INLINE:
            return False
        sentence = len(text.split()) >= _FEWEST_WORDS and _SENTENCE.fullmatch(text)
        return not self.speaking and not sentence

    def _is_preferred(self, element: Element) -> bool:
        """Say whether a heading is not there in another language that the document rather has."""
        alike = [
            each for each in (element.getparent() if element.getparent() is not None else ()) if each.tag == element.tag
        ]
        languages = [_language(each) for each in alike]
        if None in languages or len(set(languages)) < len(alike):
            return True
        return element is alike[languages.index(self._preferred) if self._preferred in languages else 0]

    def _add(self, text: str) -> None:
        named, self._fresh = self._fresh, None
        if named and self.speaking:
            text = self._without_name(text, named)
            if not any(map(str.isalnum, text)):
                self._fresh = named
                return
        super()._add(text)

    def _without_name(self, text: str, named: Named) -> str:
        """Take the name away that is printed before the speech, and learn from it."""
        marked = _MARKED.fullmatch(text)
        if marked and named.label.text in marked["label"]:
            return marked["rest"]
        printed = label_of(Line(text, opens=True, apart=False))
        label = printed_label(printed.text) if printed and printed.form is not Form.LETTER else None
        if printed and label and is_same(named, label):
            self.speaking = agreed(named, label, printed.note)
            self._speakers[-1] = (self._speakers[-1][0], self.speaking)
            text = printed.rest
        after = _AFTER_NAME.match(text)
        return text[after.end() :] if after else text


def _language(element: Element) -> str | None:
    """Return the language of an element that is there in several."""
    there = {name.rpartition("}")[2].lower(): value.lower() for name, value in element.attrib.items()}
    return next((there[name] for name in _LANGUAGES if name in there), None)
