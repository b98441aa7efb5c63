"""Style sheets, scripts and fonts: addresses carry a digest of all of them, so that browsers keep them for a year."""

import hashlib
from pathlib import Path

from flask import Blueprint, Flask, Response, send_from_directory

from voicereader import resources

_YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    """Serve the static folder, and give templates `asset(name)`, the address of one of its files.

    The digest stands before the file's path, so that a style sheet's relative addresses carry it too.
    """
    folder = resources.static()
    digest = _digest(folder)
    blueprint = Blueprint("assets", __name__)

    @blueprint.get("/static/<edition>/<path:name>")
    def asset(edition: str, name: str) -> Response:
        response = send_from_directory(folder, name, max_age=_YEAR if edition == digest else 0)
        if edition == digest:
            response.cache_control.immutable = True
        return response

    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = lambda name: f"/static/{digest}/{name}"


def _digest(folder: Path) -> str:
    made = hashlib.sha256()
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        made.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return made.hexdigest()[:16]
