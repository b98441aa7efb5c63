"""The pages: the library and a transcript."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from flask import Blueprint, current_app, render_template

from voicereader.library import Kept
from voicereader.model import Speaker, Turn
from voicereader.rendering.formats import FORMATS
from voicereader.scripting import numbered
from voicereader.studio import Studio
from voicereader.web.contexts import (
    Download,
    Entry,
    LibraryPage,
    OrderForm,
    Person,
    Sentence,
    Sound,
    TranscriptPage,
    TurnView,
)
from voicereader.web.view import current_view

blueprint = Blueprint("pages", __name__)

_RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
_PLAYED = "mp3"
_OFFERED = {"mp3": "MP3", "wav": "WAV"}
FORMS = [(form.name, form.title) for form in FORMATS.values()]


@blueprint.get("/")
def library() -> str:
    """Show all transcripts, newest first."""
    edition = _studio().edition()
    marks = edition.marks()
    entries = [_entry(kept, marks[kept.slug]) for kept in edition.shelf.kept.values()]
    page = LibraryPage(current_view(), entries, edition.shelf.unreadable)
    return render_template("pages/library.html", page=page)


@blueprint.get("/transcripts/<slug>")
def transcript(slug: str) -> str:
    """Show one transcript: its sound and its words."""
    edition = _studio().edition()
    kept = edition.shelf.named(slug)
    entry = _entry(kept, edition.marks()[slug])
    view = current_view()
    people = {person.id: person for person in entry.people}
    page = TranscriptPage(
        view=view,
        entry=entry,
        turns=[_turn(turn, people, kept.transcript.language) for turn in kept.transcript.turns],
        whole=_sound("the whole transcript", slug, view.speed.value),
        speakers=[_sound(person.name, slug, view.speed.value, person) for person in entry.people],
        voices_note=_studio().fallback(kept.transcript.language),
        order=OrderForm(f"{entry.url}/renditions", FORMS, entry.people, view.speed.value),
    )
    return render_template("pages/transcript.html", page=page)


def _studio() -> Studio:
    studio: Studio = current_app.extensions["studio"]
    return studio


def _entry(kept: Kept, marks: Mapping[str, int]) -> Entry:
    this = kept.transcript
    return Entry(
        title=this.title,
        url=f"/transcripts/{quote(kept.slug)}",
        language=this.language,
        direction="rtl" if this.language.lower().split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        date=f"{this.date:%-d %B %Y}" if this.date else None,
        date_iso=this.date.isoformat() if this.date else None,
        place=this.place,
        people=[_person(speaker, marks[speaker.id]) for speaker in this.speakers],
    )


def _person(speaker: Speaker, mark: int) -> Person:
    return Person(speaker.id, speaker.name, speaker.role, _initials(speaker.name), mark)


def _initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    letters = [next((each for each in word if each.isalnum()), "") for word in name.split()]
    shown = [each.upper() for each in letters if each]
    return "".join(shown if len(shown) < 2 else (shown[0], shown[-1]))  # noqa: PLR2004


def _turn(turn: Turn, people: Mapping[str, Person], language: str) -> TurnView:
    person = people.get(turn.speaker_id or "")
    return TurnView(turn.id, person, person.name if person else None, turn.note, _paragraphs(turn, language))


def _paragraphs(turn: Turn, language: str) -> Sequence[Sequence[Sentence]]:
    """Return the turn's sentences with the ids that they are spoken under."""
    text = turn.text
    paragraphs = []
    for sentences in numbered(turn, language):
        ends = [*(span.begin for _, span in sentences[1:]), *(span.end for _, span in sentences[-1:])]
        shown = zip(sentences, ends, strict=True)
        paragraphs.append([Sentence(identity, text[span.begin : end]) for (identity, span), end in shown])
    return paragraphs


def _sound(label: str, slug: str, speed: str, person: Person | None = None) -> Sound:
    def url(form: str) -> str:
        asked = {"speaker": person.id} if person else {}
        asked |= {"rate": speed} if speed != "1" else {}
        return f"/transcripts/{quote(slug)}/audio.{form}" + (f"?{urlencode(asked)}" if asked else "")

    return Sound(label, url(_PLAYED), [Download(name, url(form)) for form, name in _OFFERED.items()], person)
