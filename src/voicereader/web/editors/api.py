"""The interface for programs whose token may edit: the same use cases as the pages have, in JSON."""

from pathlib import PurePosixPath
from urllib.parse import quote

from flask import Blueprint, Response, jsonify, request

from voicereader.errors import BadChange
from voicereader.studio import Change, Given
from voicereader.studio.about import FACTS
from voicereader.studio.changing import told
from voicereader.web.editors.asking import change_number
from voicereader.web.given import json
from voicereader.web.needs import needs
from voicereader.web.served import studio
from voicereader.web.standing import own_account

blueprint = Blueprint("editing_api", __name__)

_MOST = 100
"""Changes that are listed at once."""


@blueprint.post("/api/transcripts")
@needs("editor", takes="files")
def add() -> Response:
    """Add a transcript: a form with `file` and facts, or the content alone with its `name` in the address."""
    given = _given(request.args.get("name", ""))
    answer = _made(studio().changes.add([given], own_account().name))
    answer.status_code = 201
    return answer


@blueprint.put("/api/transcripts/<slug>")
@needs("editor", takes="files")
def replace(slug: str) -> Response:
    """Give a transcript another text."""
    kept = studio().editing.named(slug)
    given = _given(request.args.get("name", kept.file))
    new = Given(str(PurePosixPath(kept.file).with_suffix(PurePosixPath(given.name).suffix)), given.content)
    return _made(studio().changes.exchange(kept.file, new, own_account().name, _number("seen")))


@blueprint.patch("/api/transcripts/<slug>")
@needs("editor")
def correct(slug: str) -> Response:
    """Say what a transcript's title, date and so on are: a JSON object of facts."""
    kept, facts = studio().editing.named(slug), json()
    if not isinstance(facts, dict) or not all(isinstance(each, str) for each in facts.values()):
        raise BadChange(f"Send a JSON object with texts for {', '.join(FACTS)}.")
    return _made(studio().changes.correct(kept.file, facts, own_account().name, _number("seen")))


@blueprint.delete("/api/transcripts/<slug>")
@needs("editor")
def take_away(slug: str) -> Response:
    """Take a transcript away."""
    kept = studio().editing.named(slug)
    return _made(studio().changes.take_away([kept.file], own_account().name, _number("seen")))


@blueprint.get("/api/changes")
@needs("editor")
def changes() -> Response:
    """List changes, the last first, 100 at once: those `before` a number."""
    found = studio().changes.history(most=_MOST, before=_number("before"))
    return _answer(changes=[told(each) for each in found], more=len(found) == _MOST)


@blueprint.post("/api/changes/<int:change>/undo")
@needs("editor")
def undo(change: int) -> Response:
    """Undo a change."""
    return _made(studio().changes.undo(change, own_account().name))


def _given(name: str) -> Given:
    """Return what was sent: a file of a form with what is said about it, else the whole body."""
    file = request.files.get("file")
    if file:
        about = {fact: request.form[fact] for fact in FACTS if request.form.get(fact)}
        return Given(file.filename or name, file.read(), about)
    return Given(name, request.get_data())


def _number(name: str) -> int | None:
    """Return the number of a change that the address gives, None where it gives none."""
    given = request.args.get(name)
    if given is None:
        return None
    number = change_number(given)
    if number is None:
        raise BadChange(f"“{given[:20]}” is no number of a change; /api/changes lists them.")
    return number


def _made(change: Change) -> Response:
    """Return a change, with the address of the transcript that it made where there is one."""
    file = change.revisions[-1].name
    there = next((each for each in studio().edition().shelf.kept.values() if each.file == file), None)
    url = f"/transcripts/{quote(there.slug)}" if there else None
    return _answer(**told(change), url=url)


def _answer(**members: object) -> Response:
    answer = jsonify(version=1, **members)
    answer.headers["Cache-Control"] = "no-store"
    return answer
