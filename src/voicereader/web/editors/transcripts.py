"""`/edit/transcripts/<slug>`: what is said about a transcript, its text, and taking it away."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from flask import Blueprint, redirect, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer

from voicereader.errors import BadChange, ChangedMeanwhile, UnreadableTranscript, VoiceReaderError
from voicereader.library import Kept
from voicereader.model import Transcript
from voicereader.studio import Given
from voicereader.studio.about import FACTS, NONE
from voicereader.studio.editing import text_of
from voicereader.web.contexts import Entry
from voicereader.web.editors.asking import SAVED, STAND, by, edit_url, sentence, to_transcript, typed
from voicereader.web.editors.contexts import EditPage, RemovePage, SpeakerRow, TextPage
from voicereader.web.editors.drafts import kinds, wrong_facts
from voicereader.web.editors.history import rows
from voicereader.web.languages import gettext, ngettext, number, turns
from voicereader.web.needs import needs
from voicereader.web.pages import entry_of
from voicereader.web.served import studio
from voicereader.web.showing import shown, told
from voicereader.web.standing import own_account
from voicereader.web.view import current_view

blueprint = Blueprint("editing_transcripts", __name__)

_TOLD = {
    "added": lazy_gettext("The transcript is added. Everybody who may read sees it."),
    "replaced": lazy_gettext("The transcript has its new text."),
    "saved": SAVED,
}
_NEEDED = ("title", "language")
_LAST = 10
"""Changes that are shown of a transcript."""


@blueprint.get("/edit/transcripts/<slug>")
@needs("editor")
def show(slug: str) -> Answer:
    """Show what can be changed of a transcript."""
    return _page(slug)


@blueprint.post("/edit/transcripts/<slug>")
@needs("editor")
def correct(slug: str) -> Answer:
    """Save what is said about a transcript."""
    kept = studio().editing.named(slug)
    before = _facts(kept)
    given = {name: typed(name) for name in FACTS if name in request.form and typed(name) != before[name]}
    about = {name: text or ("" if name in _NEEDED else NONE) for name, text in given.items()}
    problems = dict(wrong_facts(about))
    if problems:
        return _page(slug, problems=problems)
    if not about:
        return _page(slug, problems={STAND: gettext("Nothing was changed yet: change a field, then save.")})
    try:
        editor = by()
        studio().changes.correct(kept.file, about, editor.who, editor.seen)
    except (BadChange, ChangedMeanwhile) as error:
        return _page(slug, error, {STAND: sentence(error)})
    return to_transcript(kept.file, "saved")


@blueprint.get("/edit/transcripts/<slug>/text")
@needs("editor")
def ask_for_text(slug: str) -> Answer:
    """Ask for another text in the place of this."""
    return _text(slug)


@blueprint.post("/edit/transcripts/<slug>/text")
@needs("editor", takes="files")
def replace_text(slug: str) -> Answer:
    """Keep another text as a draft, and show what was understood of it."""
    kept, file = studio().editing.named(slug), request.files.get("files")
    given = Given(kept.file, request.form.get("text", "").replace("\r\n", "\n").encode())
    field = "text"
    if file and file.filename:
        field = "files"
        ending = PurePosixPath(file.filename).suffix.lower()
        given = Given(str(PurePosixPath(kept.file).with_suffix(ending)), file.read())
    elif not typed("text"):
        return _text(slug, problems={"files": gettext("Choose a file here, or paste a text below.")})
    elif text_of(kept.file, b"") is None:  # a text does not make a file of Word
        given = Given(str(PurePosixPath(kept.file).with_suffix(".txt")), given.content)
    try:
        draft = studio().editing.hand_in_anew(slug, given, own_account().number)
    except (UnreadableTranscript, BadChange) as error:
        return _text(slug, error, {field: sentence(error)})
    return redirect(f"/edit/drafts/{draft}", 303)


@blueprint.get("/edit/transcripts/<slug>/remove")
@needs("editor")
def ask_to_remove(slug: str) -> Answer:
    """Ask whether a transcript is to be taken away."""
    return _remove(slug)


@blueprint.post("/edit/transcripts/<slug>/remove")
@needs("editor")
def remove(slug: str) -> Answer:
    """Take a transcript away."""
    kept, editor = studio().editing.named(slug), by()
    try:
        studio().changes.take_away([kept.file], editor.who, editor.seen)
    except ChangedMeanwhile as error:
        return _remove(slug, error)
    return redirect("/edit?told=removed", 303)


def entry(kept: Kept) -> Entry:
    """Return a transcript as headings show it."""
    return entry_of(kept, studio().edition().marks(kept.slug))


def whole(kept: Kept) -> Transcript:
    """Return all of a transcript."""
    return studio().edition().transcript(kept.slug)


def _page(slug: str, error: VoiceReaderError | None = None, problems: Mapping[str, str] | None = None) -> Answer:
    kept = studio().editing.named(slug)
    this, url = whole(kept), edit_url(kept)
    counts = Counter(turn.speaker_id for turn in this.turns)
    page = EditPage(
        view=current_view(),
        entry=entry(kept),
        url=url,
        file=kept.file,
        seen=studio().changes.last(),
        facts=_facts(kept) | ({name: request.form.get(name, "") for name in FACTS} if problems else {}),
        speakers=[
            SpeakerRow(each.name, each.role, turns(counts[each.id]), f"{url}/speakers/{quote(each.id)}")
            for each in this.speakers
        ],
        changes=list(rows(studio().changes.history(kept.file, _LAST))),
        told=told(_TOLD),
        problems=problems or {},
    )
    return shown("edit/transcript", page, error, problems)


def _facts(kept: Kept) -> dict[str, str]:
    """Return what is said about a transcript now, by field."""
    this = whole(kept)
    date = this.date.isoformat() if this.date else ""
    return {
        "title": this.title,
        "date": date,
        "place": this.place or "",
        "language": this.language,
        "source": this.source or "",
        "licence": this.licence or "",
    }


def _text(slug: str, error: VoiceReaderError | None = None, problems: Mapping[str, str] | None = None) -> Answer:
    kept = studio().editing.named(slug)
    now = text_of(kept.file, studio().changes.now(kept.file))
    page = TextPage(
        view=current_view(),
        entry=entry(kept),
        back_url=edit_url(kept),
        url=f"{edit_url(kept)}/text",
        largest=studio().settings.largest_file,
        kinds=kinds(),
        text=request.form.get("text", "") if problems else now,
        problems=problems or {},
    )
    return shown("edit/text", page, error, problems)


def _remove(slug: str, error: VoiceReaderError | None = None) -> Answer:
    kept, days = studio().editing.named(slug), studio().settings.keep_removed
    page = RemovePage(
        view=current_view(),
        entry=entry(kept),
        back_url=edit_url(kept),
        url=f"{edit_url(kept)}/remove",
        seen=studio().changes.last(),
        file=kept.file,
        days=ngettext("%(number)s day", "%(number)s days", days, number=number(days)),
        problems={STAND: sentence(error)} if error else {},
    )
    return shown("edit/remove", page, error)
