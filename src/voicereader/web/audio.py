"""Sound over HTTP: streamed while it is made, a file with ranges once it is whole."""

from pathlib import Path

from flask import Blueprint, Response, current_app, request, send_file

from voicereader.errors import SpeechFailed
from voicereader.studio import Making, Recording, Studio

blueprint = Blueprint("audio", __name__)


@blueprint.get("/transcripts/<slug>/audio.<form>")
def sound(slug: str, form: str) -> Response:
    """Answer with a rendition: the whole transcript or one speaker, at a speed."""
    studio: Studio = current_app.extensions["studio"]
    recording = studio.record(slug, request.args.get("speaker"), form, request.args.get("rate", "1"))
    if isinstance(recording.sound, Making):
        if not _wants_a_piece():
            return _stream(recording, recording.sound)
        # A player that asks for a piece needs to know the length: it waits until there is one.
        try:
            return _file(recording, recording.sound.finish())
        except SpeechFailed:
            return _stream(recording, recording.sound)  # what could be spoken is heard, without seeking
    return _file(recording, recording.sound)


def _wants_a_piece() -> bool:
    return request.range is not None and request.range.ranges != [(0, None)]


def _file(recording: Recording, file: Path) -> Response:
    response = send_file(file, mimetype=recording.media_type, etag=recording.key, conditional=True)
    return _named(response, recording)


def _stream(recording: Recording, making: Making) -> Response:
    response = Response(making.stream(), mimetype=recording.media_type)
    response.headers["Accept-Ranges"] = "none"
    response.headers["Cache-Control"] = "no-store"
    return _named(response, recording)


def _named(response: Response, recording: Recording) -> Response:
    response.headers.set("Content-Disposition", "inline", filename=recording.name)
    return response
