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
    app.extensions["edition"] = digest
    app.jinja_env.globals["asset"] = lambda name: address(app, name)


def address(app: Flask, name: str) -> str:
    """Return the address of a static file."""
    return f"/static/{app.extensions['edition']}/{name}"


def addresses(app: Flask, *patterns: str) -> list[str]:
    """Return the addresses of all static files that match one of the patterns, such as `css/*.css`."""
    folder = resources.static()
    found = {file.relative_to(folder).as_posix() for pattern in patterns for file in folder.glob(pattern)}
    return [address(app, name) for name in sorted(found)]


def _digest(folder: Path) -> str:
    made = hashlib.sha256()
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        made.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return made.hexdigest()[:16]
