"""Sound over HTTP: streamed while it is made, a file with ranges once it is whole."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, request, send_file

from voicereader.errors import SpeechFailed
from voicereader.studio import Asked, Making, Recording
from voicereader.web import shares, streams
from voicereader.web.following import gone
from voicereader.web.served import studio

blueprint = Blueprint("audio", __name__)


@blueprint.get("/transcripts/<slug>/audio.<form>")
def sound(slug: str, form: str) -> Response:
    """Answer with a rendition: the whole transcript, one speaker, one turn or a range of sentences, at a speed."""
    _take_one_piece_at_most()
    with suppress(FileNotFoundError):
        return _sound(slug, form)
    return _sound(slug, form)  # its file was swept this moment


def _sound(slug: str, form: str) -> Response:
    recording = studio().record(slug, asked_for(form, request.args), streams.where_room(shares.charge()))
    if isinstance(recording.sound, Path):
        return _file(recording, recording.sound)
    with streams.room() as keep:
        return keep(_made(recording, recording.sound))


def asked_for(form: str, given: Mapping[str, str]) -> Asked:
    """Return what the fields of an address or a form ask for."""
    return Asked(
        form,
        given.get("rate", "1"),
        speaker=given.get("speaker"),
        turn=given.get("turn"),
        first=given.get("from"),
        last=given.get("to"),
        announce=given.get("announce"),
        directions=given.get("directions") != "skip",
        pauses=given.get("pauses", "1"),
    )


def address_of(slug: str, asked: Asked) -> str:
    """Return the address of what is asked for, with the parameters that are not as usual."""
    given = {
        "speaker": asked.speaker,
        "turn": asked.turn,
        "from": asked.first,
        "to": asked.last,
        "rate": asked.rate if asked.rate != "1" else None,
        "announce": asked.announce,
        "directions": None if asked.directions else "skip",
        "pauses": asked.pauses if asked.pauses != "1" else None,
    }
    query = urlencode({name: value for name, value in given.items() if value})
    return f"/transcripts/{quote(slug)}/audio.{quote(asked.form)}" + (f"?{query}" if query else "")


def _made(recording: Recording, making: Making) -> Response:
    """Answer with sound in the making: as a stream, or a piece of it once it is whole."""
    if not recording.streams:
        return _file(recording, making.finish(gone()))
    if making.joined or _wants_a_piece():
        # A player that asks for a piece needs to know the length: it waits until there is one. Where sentences
        # failed there will be none; the others are heard without seeking.
        with suppress(SpeechFailed):
            return _file(recording, making.finish(gone()))
    return _stream(recording, making)


def _take_one_piece_at_most() -> None:
    """Let the whole be asked for where several pieces are, or what is none: RFC 9110 lets us, and it costs no more."""
    asked = request.range
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        request.environ.pop("HTTP_RANGE", None)


def plays() -> bool:
    """Tell whether a player asks, which asks for a piece or for `bytes=0-`: it plays what it gets to the end.

    A stream that broke off at its end it would ask for again and again. A file that somebody keeps is another matter.
    """
    return "HTTP_RANGE" in request.environ


def _wants_a_piece() -> bool:
    return "HTTP_RANGE" in request.environ and request.range is not None and request.range.ranges != [(0, None)]


def _file(recording: Recording, file: Path) -> Response:
    if _wants_a_piece() and request.range and request.range.ranges[0][0] < -file.stat().st_size:
        request.environ["HTTP_RANGE"] = "bytes=0-"  # the last bytes, more than there are: all of them
    # Flask would look for it beside its own files.
    response = send_file(file.absolute(), mimetype=recording.media_type, etag=recording.key, conditional=True)
    return _named(response, recording)


def _stream(recording: Recording, making: Making) -> Response:
    response = Response(making.stream(gone(), gaps=plays()), mimetype=recording.media_type)
    response.headers["Accept-Ranges"] = "none"
    response.headers["Cache-Control"] = "no-store"
    return _named(response, recording)


def _named(response: Response, recording: Recording) -> Response:
    response.headers.set("Content-Disposition", "inline", filename=recording.name)
    return response
