"""Files that are ordered and fetched later: started by a form or a program, shown on a page, cancelled."""

from collections.abc import Iterator
from urllib.parse import quote

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer

from voicereader.errors import UnknownFormat
from voicereader.library import Kept
from voicereader.rendering.formats import FORMATS
from voicereader.studio import Asked, Job
from voicereader.web import shares
from voicereader.web.audio import address_of, asked_for
from voicereader.web.contexts import JobPage
from voicereader.web.given import json
from voicereader.web.languages import gettext, ngettext, number
from voicereader.web.pages import form_title
from voicereader.web.sentences import sentence_of
from voicereader.web.served import studio
from voicereader.web.view import current_view

blueprint = Blueprint("jobs", __name__)

_MINUTE = 60
_ANNOUNCED = {
    "never": lazy_gettext("speakers never announced"),
    "on-change": lazy_gettext("speakers announced when they change"),
    "always": lazy_gettext("speakers announced before each turn"),
}


@blueprint.post("/transcripts/<slug>/renditions")
def order(slug: str) -> Answer:
    """Order a rendition: a program gets 202 and the job, a form is led to the job's page."""
    given = json() if request.is_json else request.form.to_dict()
    # What a form leaves empty asks for nothing.
    filled = given.items() if isinstance(given, dict) else ()
    fields = {name: str(value) for name, value in filled if value not in ("", None)}
    if not fields.get("format"):
        raise UnknownFormat(f"Name a format: {', '.join(FORMATS)}.")
    job = studio().jobs.start(slug, asked_for(fields["format"], fields), shares.charge())
    if _wants_page():
        return redirect(f"/jobs/{job.id}", 303)
    answer = _as_json(job)
    answer.status_code = 202
    answer.headers["Location"] = f"/jobs/{job.id}"
    return answer


@blueprint.get("/jobs/<identity>")
def show(identity: str) -> Response:
    """Show how a job stands."""
    job = studio().jobs.find(identity)
    return _page(job) if _wants_page() else _as_json(job)


@blueprint.post("/jobs/<identity>/cancel")
def cancel(identity: str) -> Answer:
    """Cancel a job, from its page."""
    studio().jobs.cancel(identity)
    return redirect(f"/jobs/{quote(identity)}", 303)


@blueprint.delete("/jobs/<identity>")
def delete(identity: str) -> Response:
    """Cancel a job, from a program."""
    return _as_json(studio().jobs.cancel(identity))


def _wants_page() -> bool:
    kinds = request.accept_mimetypes
    return not request.is_json and bool(kinds) and kinds.best_match(["application/json", "text/html"]) == "text/html"


def _as_json(job: Job) -> Response:
    error = {"code": job.error_code, "detail": job.error} if job.error else None
    answer = jsonify(
        id=job.id,
        transcript=job.slug,
        state=job.state,
        done=job.done,
        total=job.total,
        seconds_left=None if job.seconds_left is None else round(job.seconds_left, 1),
        url=address_of(job.slug, job.asked),
        error=error,
    )
    answer.headers["Cache-Control"] = "no-store"
    answer.vary.add("Accept")
    return answer


def _page(job: Job) -> Response:
    kept = studio().edition().shelf.kept.get(job.slug)
    title = kept.outline.title if kept else job.slug
    page = JobPage(
        view=current_view(),
        title=title,
        transcript_url=f"/transcripts/{quote(job.slug)}",
        what=_described(job, kept),
        state=job.state,
        done=job.done,
        total=job.total,
        left=_left(job.seconds_left),
        moving=job.state in {"waiting", "running"},
        job_url=f"/jobs/{job.id}",
        file_url=address_of(job.slug, job.asked),
        cancel_url=f"/jobs/{job.id}/cancel",
        sentence=sentence_of(job.error_code or "", job.error) if job.error else None,
    )
    answer = make_response(render_template("pages/job.html", page=page))
    answer.headers["Cache-Control"] = "no-store"
    answer.vary.add("Accept")
    return answer


def _described(job: Job, kept: Kept | None) -> str:
    asked = job.asked
    people = {each.id: each.name for each in kept.outline.speakers} if kept else {}
    parts = [form_title(asked.form), people.get(asked.speaker or "", asked.speaker), *_passage(asked)]
    parts += [gettext("%(rate)s times the ordinary speed", rate=asked.rate) if asked.rate != "1" else None]
    parts += [gettext("pauses %(factor)s times as long", factor=asked.pauses) if asked.pauses != "1" else None]
    parts += [None if asked.directions else gettext("without stage directions")]
    parts += [str(_ANNOUNCED[asked.announce]) if asked.announce else None]
    return gettext(", ").join(part for part in parts if part)


def _passage(asked: Asked) -> Iterator[str]:
    if asked.turn:
        yield gettext("turn %(turn)s", turn=asked.turn)
    if asked.first:
        yield gettext("from %(sentence)s", sentence=asked.first)
    if asked.last:
        yield gettext("to %(sentence)s", sentence=asked.last)


def _left(seconds: float | None) -> str | None:
    """Return a duration as people say it, in steps that do not change all the time."""
    if seconds is None:
        return None
    if seconds < _MINUTE:
        return gettext("less than a minute left")
    minutes = round(seconds / _MINUTE)
    return ngettext("about %(number)s minute left", "about %(number)s minutes left", minutes, number=number(minutes))
