"""Hearing what would be saved: a page with a sentence in another voice or with a word said otherwise, and its sound."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as Answer

from voicereader.studio.rehearsing import Rehearsed, Trial
from voicereader.web import streams
from voicereader.web.editors.asking import edit_url
from voicereader.web.editors.contexts import HearPage
from voicereader.web.editors.transcripts import entry
from voicereader.web.needs import needs
from voicereader.web.served import studio
from voicereader.web.showing import shown
from voicereader.web.view import current_view

blueprint = Blueprint("editing_hearing", __name__)

_FIELDS = ("speaker", "voice", "written", "said")


@blueprint.post("/edit/transcripts/<slug>/hear")
@needs("editor")
def hear(slug: str) -> Answer:
    """Show a sentence with what was chosen, to be heard; nothing is saved, but can be from here."""
    kept = studio().editing.named(slug)
    found = _heard(slug, request.form)
    url, speaker = edit_url(kept), request.form.get("speaker", "")
    back = f"{url}/speakers/{quote(speaker)}" if speaker else f"{url}/words"
    query = urlencode({name: request.form.get(name, "") for name in _FIELDS if request.form.get(name)})
    page = HearPage(
        view=current_view(),
        entry=entry(kept),
        speaker=found.speaker.name if found.speaker else None,
        text=found.text,
        sound_url=f"{url}/hear.mp3?{query}",
        back_url=back,
        save_url=back,
        fields={name: value for name, value in request.form.items() if name not in {"form_token", "speaker", "do"}},
    )
    return shown("edit/hear", page)


@blueprint.get("/edit/transcripts/<slug>/hear.mp3")
@needs("editor")
def sound(slug: str) -> Response:
    """Answer with that sentence's sound."""
    answer = Response(_heard(slug, request.args).sound, mimetype="audio/mpeg")
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _heard(slug: str, given: Mapping[str, str]) -> Rehearsed:
    kept = studio().editing.named(slug)
    trial = Trial(*(given.get(name, "").strip() for name in _FIELDS))
    with streams.room():
        return studio().rehearsal.hear(kept.slug, (kept.file, kept.slug), trial)
