"""The page of a transcript."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from urllib.parse import quote, urlencode

from flask import Blueprint, render_template
from flask_babel import lazy_gettext

from voicereader.casting import Fallback
from voicereader.library import Kept
from voicereader.model import Speaker, Turn
from voicereader.rendering.formats import FORMATS
from voicereader.scripting import Word, numbered
from voicereader.text import language_of_all, paragraph_spans, passages_within, remark
from voicereader.web.contexts import (
    Download,
    Entry,
    OrderForm,
    ParagraphView,
    Person,
    Player,
    Sentence,
    Sound,
    TranscriptPage,
    TurnView,
    WordView,
)
from voicereader.web.kept import kept
from voicereader.web.languages import (
    UNKNOWN,
    capital,
    day,
    direction_of,
    gettext,
    language_name,
    listed,
    ngettext,
    number,
)
from voicereader.web.listing import talk_in
from voicereader.web.served import studio
from voicereader.web.view import current_view, heard_as
from voicereader.web.wording import opening_of, words_of

blueprint = Blueprint("pages", __name__)

_BRACKETS = "([（〔［【"  # noqa: RUF001 - those of other scripts too
_PLAYED = "mp3"
_QUOTED = 80
"""Characters by which a place is found again."""

_OFFERED = {"mp3": "MP3", "wav": "WAV"}
_TITLES = {"m4b": lazy_gettext("M4B audiobook")}
"""Of formats whose names have words in them."""


@blueprint.get("/transcripts/<slug>")
@kept
def transcript(slug: str) -> str:
    """Show one transcript: its sound and its words."""
    edition = studio().edition()
    found = edition.shelf.named(slug)
    this = edition.transcript(slug)
    entry = entry_of(found, edition.marks(slug))
    view = current_view()
    heard = heard_as(view)
    forms = [(each, form_title(each)) for each in FORMATS]
    page = TranscriptPage(
        view=view,
        entry=entry,
        turns=turns_of(this.turns, entry, heard),
        whole=sound_of(gettext("the whole transcript"), entry.url, heard),
        speakers=[sound_of(each.label, entry.url, {"speaker": each.id} | heard, each) for each in entry.people],
        voices_note=_voices_note(studio().fallback(this.language)),
        order=OrderForm(f"{entry.url}/renditions", forms, entry.people, heard),
        player=Player(slug, entry.url, urlencode(heard)),
        talk=talk_in(found.outline),
        words=words_explained(edition.glossary(slug)),
    )
    return render_template("pages/transcript.html", page=page)


def _voices_note(found: Fallback | None) -> str | None:
    """Return who reads a transcript for which there is no voice of the usual kind."""
    if not found:
        return None
    language, reader = language_name(found.language), language_name(found.stand_in)
    if found.engine:
        told = ngettext(
            "%(engines)s speaks no %(language)s: %(engine)s voices read this transcript.",
            "%(engines)s speak no %(language)s: %(engine)s voices read this transcript.",
            len(found.passed),
            engines=listed(found.passed),
            language=language,
            engine=found.engine,
        )
        return capital(told)
    if found.language == UNKNOWN:
        return gettext("The language is not known: %(reader)s voices read this transcript.", reader=reader)
    return gettext(
        "No installed voice speaks %(language)s: %(reader)s voices read this transcript.",
        language=language,
        reader=reader,
    )


def form_title(name: str) -> str:
    """Return what a format is called on pages."""
    return str(_TITLES.get(name, FORMATS[name].title))


def entry_of(kept: Kept, marks: Mapping[str, int]) -> Entry:
    """Return a transcript as lists and headings show it; `marks` are those of its speakers, by id."""
    this = kept.outline
    return Entry(
        title=this.title,
        url=f"/transcripts/{quote(kept.slug)}",
        language=this.language,
        direction=direction_of(this.language),
        date=day(this.date) if this.date else None,
        date_iso=this.date.isoformat() if this.date else None,
        place=this.place,
        people=list(_people(this.speakers, marks)),
    )


def _people(speakers: Sequence[Speaker], marks: Mapping[str, int]) -> Iterator[Person]:
    alike, before = Counter(each.name for each in speakers), Counter[str]()
    for each in speakers:
        before[each.name] += 1
        label = f"{each.name} {number(before[each.name])}" if alike[each.name] > 1 else each.name
        yield Person(each.id, each.name, each.role, _initials(each.name), marks[each.id], label)


def _initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    letters = [next((each for each in word if each.isalnum()), "") for word in name.split()]
    shown = [each.upper() for each in letters if each]
    return "".join(shown if len(shown) < 2 else (shown[0], shown[-1]))  # noqa: PLR2004


def turns_of(turns: Sequence[Turn], entry: Entry, heard: Mapping[str, str]) -> Sequence[TurnView]:
    """Return a transcript's turns as pages show them, with sound as it is `heard`."""
    people = {person.id: person for person in entry.people}
    spoken = [people.get(turn.speaker_id or "") for turn in turns]
    made = [_turn(*each, entry, heard) for each in zip(turns, numbers_of(turns, entry), spoken, strict=True)]
    ids = [each.id for each in made if each.person]
    before, after = dict(pairwise(reversed(ids))), dict(pairwise(ids))
    return [replace(each, before=before.get(each.id), after=after.get(each.id)) for each in made]


def numbers_of(turns: Sequence[Turn], entry: Entry) -> Sequence[int]:
    """Return the number of each turn: how many there are up to it that somebody has."""
    people = {person.id for person in entry.people}
    return list(accumulate(int(turn.speaker_id in people) for turn in turns))


def _turn(turn: Turn, number: int, person: Person | None, entry: Entry, heard: Mapping[str, str]) -> TurnView:
    base = entry.url
    begins = urlencode({"quote": beginning(turn.text)})
    paragraphs = list(_paragraphs(turn, entry.language))
    return TurnView(
        id=turn.id,
        number=number,
        person=person,
        heading=person.name if person else None,
        note=remark(turn, person.name if person else None),
        paragraphs=paragraphs,
        sound_url=f"{base}/audio.{_PLAYED}?" + urlencode({"turn": turn.id, **heard}),
        place_url=f"{base}/at/{turn.id}?{begins}",
        quote_url=f"{base}/quote/{turn.id}?{begins}",
        language=turn.language,
        direction=direction_of(turn.language) if turn.language else None,
        opening=opening_of(paragraphs, turn.language),
    )


def words_explained(words: Sequence[Word]) -> Sequence[WordView]:
    """Return the words that are explained, as pages show them."""
    return [WordView(each.printed, f"#{each.place}", each.meaning, each.full, each.said) for each in words]


def beginning(text: str) -> str:
    """Return the words by which a place is found again."""
    return " ".join(text[:_QUOTED].split())


def _paragraphs(turn: Turn, language: str) -> Iterator[ParagraphView]:
    """Yield the turn's paragraphs, their sentences with the ids that they are spoken under."""
    text, places = turn.text, list(paragraph_spans(turn))
    for index, sentences in enumerate(numbered(turn, language)):
        whole = language_of_all(turn.paragraphs[index], passages_within(turn.passages, places[index]))
        own = () if whole else turn.passages
        nexts = [*(span.begin for _, span in sentences[1:]), *(span.end for _, span in sentences[-1:])]
        shown = [
            Sentence(name, words_of(span.of(text), passages_within(own, span)), text[span.end : begin])
            for (name, span), begin in zip(sentences, nexts, strict=True)
        ]
        kind = turn.kind(index)
        bare = kind == "direction" and turn.paragraphs[index][0] not in _BRACKETS
        yield ParagraphView(kind, shown, bare, whole)


def sound_of(label: str, base: str, asked: Mapping[str, str], person: Person | None = None) -> Sound:
    """Return what plays and what can be taken away of a transcript's sound; `asked` are the parameters."""

    def url(form: str) -> str:
        return f"{base}/audio.{form}" + (f"?{urlencode(asked)}" if asked else "")

    return Sound(label, url(_PLAYED), [Download(name, url(form)) for form, name in _OFFERED.items()], person)
