"""`/edit/add` and `/edit/drafts`: a text is handed in, looked through, and added or thrown away."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as Answer

from voicereader.errors import (
    BadCasting,
    BadChange,
    BadLexicon,
    BadPeople,
    ChangedMeanwhile,
    UnreadableTranscript,
    VoiceReaderError,
)
from voicereader.keeping.drafts import Draft
from voicereader.model import Transcript
from voicereader.reading import suffixes
from voicereader.studio import Given
from voicereader.studio.about import FACTS, corrected
from voicereader.studio.editing import Understood, text_of
from voicereader.studio.filing import alike
from voicereader.text import slug
from voicereader.web.editors.asking import STAND, sentence, to_transcript, typed
from voicereader.web.editors.contexts import AddPage, DoubtRow, DraftPage, Found, Opening, SpeakerRow
from voicereader.web.editors.reasons import reason
from voicereader.web.languages import capital, day, direction_of, gettext, language_name, ngettext, number, turns
from voicereader.web.needs import needs
from voicereader.web.served import studio
from voicereader.web.showing import shown
from voicereader.web.standing import own_account
from voicereader.web.view import current_view

blueprint = Blueprint("editing_drafts", __name__)

_DOUBTS, _TURNS, _WORDS = 20, 5, 300
"""Doubts and turns that are shown, and characters of each turn."""


@blueprint.get("/edit/add")
@needs("editor")
def ask() -> Answer:
    """Ask for files, or for a text."""
    return _asked({})


@blueprint.post("/edit/add")
@needs("editor", takes="files")
def hand_in() -> Answer:
    """Keep what was handed in as drafts, and show what was understood of it."""
    files = [(each.filename or "", each.read()) for each in request.files.getlist("files") if each.filename]
    problems = dict(wrong_facts({name: typed(name) for name in FACTS})) | dict(_wrong(files))
    if problems:
        return _asked(problems)
    about = {name: typed(name) for name in FACTS if typed(name)}
    pasted = request.form.get("text", "")
    given = [Given(*each, about) for each in files] or [Given(_name(pasted), pasted.encode(), about)]
    try:
        numbers = studio().editing.hand_in(given, own_account().number)
    except UnreadableTranscript as error:
        return _asked({"files" if files else "text": sentence(error)}, error)
    except (BadChange, BadPeople, BadCasting, BadLexicon) as error:
        return _asked({"files" if files else "name": sentence(error)}, error)
    return redirect(f"/edit/drafts/{numbers[0]}" if len(numbers) == 1 else "/edit?told=drafts", 303)


@blueprint.get("/edit/drafts/<int:draft>")
@needs("editor")
def show(draft: int) -> Answer:
    """Show what was understood of a draft."""
    return _page(studio().editing.drafts.find(own_account().number, draft))


@blueprint.post("/edit/drafts/<int:draft>")
@needs("editor", takes="files")
def decide(draft: int) -> Answer:
    """Add a draft, change its text, or throw it away; `do` says which."""
    editing, own = studio().editing, own_account()
    found = editing.drafts.find(own.number, draft)
    do = typed("do")
    if do == "add":
        try:
            made = editing.take(found, own.number, own.name)
        except (BadChange, ChangedMeanwhile, UnreadableTranscript) as error:
            return _page(found, error)
        return to_transcript(made.revisions[-1].name, "replaced" if found.replaces else "added")
    if do == "change":
        editing.drafts.change(own.number, draft, request.form.get("text", "").replace("\r\n", "\n").encode())
    if do == "drop":
        editing.drafts.drop(own.number, draft)
    return redirect("/edit?told=dropped" if do == "drop" else f"/edit/drafts/{draft}", 303)


def wrong_facts(facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each fact that was typed: its field, and a sentence."""
    for name, text in facts.items():
        try:
            corrected({}, {name: text})
        except BadChange as error:
            yield name, sentence(error)


def kinds() -> str:
    """Return the endings of files that are read, for a field that takes files."""
    return ",".join(sorted(suffixes()))


def _wrong(files: list[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    pasted = typed("text")
    if not files and not pasted:
        yield "files", gettext("Choose a file here, or paste a text below.")
    if files and pasted:
        yield "text", gettext("Hand in a file or a text, not both: empty this field, or choose no file.")
    if len(files) > 1 and typed("title"):
        yield "title", gettext("Several files have no title in common: leave it empty, or hand them in one by one.")


def _asked(problems: Mapping[str, str], error: VoiceReaderError | None = None) -> Answer:
    fields = {name: request.form.get(name, "") for name in ("text", "name", *FACTS)}
    page = AddPage(current_view(), studio().settings.largest_file, kinds(), problems, fields)
    return shown("edit/add", page, error, problems)


def _name(text: str) -> str:
    """Return what a text that was pasted is called: as was typed, else as it begins, with a number where need be."""
    name = typed("name")
    if name:
        return name if PurePosixPath(name).suffix.lower() in suffixes() else f"{name}.txt"
    first = next((each for each in text.splitlines() if each.strip()), "")
    stem = slug(typed("title") or first, 60) or "transcript"
    taken = [each.file for each in studio().edition().shelf.kept.values()]
    tried, count = f"{stem}.txt", 1
    while alike(tried, taken):
        count += 1
        tried = f"{stem}-{count}.txt"
    return tried


def _page(draft: Draft, error: VoiceReaderError | None = None) -> Answer:
    text = text_of(draft.name, draft.content)
    problems = {STAND: sentence(error)} if error else {}
    found: Understood | None = None
    try:
        found = studio().editing.understand(draft)
    except UnreadableTranscript as unreadable:
        error = error or unreadable
        problems = {STAND if text is None else "text": sentence(unreadable)}
    before = _before(draft) if draft.replaces and found else None
    page = DraftPage(
        view=current_view(),
        name=draft.name,
        url=f"/edit/drafts/{draft.number}",
        found=_found(found) if found else None,
        text=text,
        replaces=before.title if before else None,
        compared=_compared(before, found.transcript) if before and found else (),
        problems=problems,
    )
    return shown("edit/draft", page, error, problems)


def _before(draft: Draft) -> Transcript:
    edition = studio().edition()
    return edition.transcript(studio().editing.named(draft.replaces or "").slug)


def _compared(before: Transcript, after: Transcript) -> list[str]:
    """Return how much there is before and after, in words."""
    return [
        gettext("Before: %(turns)s, %(speakers)s.", turns=turns(len(before.turns)), speakers=_speakers(before)),
        gettext("Now: %(turns)s, %(speakers)s.", turns=turns(len(after.turns)), speakers=_speakers(after)),
    ]


def _speakers(transcript: Transcript) -> str:
    count = len(transcript.speakers)
    return ngettext("%(number)s speaker", "%(number)s speakers", count, number=number(count))


def _found(found: Understood) -> Found:
    this = found.transcript
    counts = Counter(turn.speaker_id for turn in this.turns)
    doubts = found.doubts
    return Found(
        language=this.language,
        direction=direction_of(this.language),
        title=this.title,
        facts=list(_facts(this)),
        doubts=[
            DoubtRow(each.label, _name_of(this, each.speaker_id), reason(each.rule), turns(len(each.turns)))
            for each in doubts[:_DOUBTS]
        ],
        more_doubts=max(0, len(doubts) - _DOUBTS),
        speakers=[SpeakerRow(each.name, each.role, turns(counts[each.id])) for each in this.speakers],
        openings=[
            Opening(_name_of(this, turn.speaker_id), _shortened(" ".join(turn.text.split())))
            for turn in this.turns[:_TURNS]
        ],
    )


def _name_of(transcript: Transcript, speaker_id: str | None) -> str | None:
    speaker = transcript.speaker(speaker_id) if speaker_id else None
    return speaker.name if speaker else None


def _shortened(text: str) -> str:
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1]}…"


def _facts(transcript: Transcript) -> Iterator[tuple[str, str]]:
    unknown = gettext("not known")
    yield gettext("Date"), day(transcript.date) if transcript.date else unknown
    yield gettext("Language"), capital(language_name(transcript.language)) if transcript.language != "und" else unknown
    for label, fact in ((gettext("Place"), transcript.place), (gettext("Source"), transcript.source)):
        if fact:
            yield label, fact
    if transcript.licence:
        yield gettext("Licence"), transcript.licence
