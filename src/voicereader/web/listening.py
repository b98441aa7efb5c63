"""Listening sentence by sentence over HTTP: what the player of a transcript's page asks for."""

import json
import secrets

from flask import Blueprint, Response, jsonify, request

from voicereader.model import SAMPLE_RATE
from voicereader.studio import Asked, Heard
from voicereader.web import shares, streams
from voicereader.web.audio import asked_for
from voicereader.web.served import studio

blueprint = Blueprint("listening", __name__)

_FORM = "mp3"


@blueprint.get("/transcripts/<slug>/script.json")
def script(slug: str) -> Response:
    """Answer with all that is heard of a transcript, in order; seconds of what was never made are a guess."""
    utterances = studio().spoken(slug, _asked())
    keys = ("id", "turn_id", "speaker_id", "kind", "seconds", "guessed", "key")
    answer = jsonify(version=1, utterances=[{key: getattr(each, key) for key in keys} for each in utterances])
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@blueprint.get("/transcripts/<slug>/sentences/<identity>")
def sentence(slug: str, identity: str) -> Response:
    """Answer with one utterance: its cue as JSON and its sound as MP3 frames, as two fields of a form."""
    with streams.room():
        heard = studio().hear(slug, _asked(), identity, shares.charge())
    boundary = secrets.token_hex(16)
    answer = Response(_form(heard, boundary), mimetype="multipart/form-data")
    answer.headers.set("Content-Type", "multipart/form-data", boundary=boundary)
    answer.headers["Cache-Control"] = "no-cache"
    answer.set_etag(heard.key)
    answer.make_conditional(request)
    return answer


def _form(heard: Heard, boundary: str) -> bytes:
    """Return the fields `cue` and `sound` (RFC 7578): browsers take them apart themselves."""
    cue = {
        "id": heard.cue.utterance_id,
        "seconds": round(heard.seconds, 5),
        "end": round(heard.cue.end / SAMPLE_RATE, 5),
        "words": [[each.span.begin, each.span.end, round(each.frame / SAMPLE_RATE, 4)] for each in heard.cue.words],
    }
    parts = (
        ('name="cue"', "application/json", json.dumps(cue).encode()),
        ('name="sound"; filename="sound.mp3"', "audio/mpeg", heard.sound),
    )
    made = (
        f"--{boundary}\r\nContent-Disposition: form-data; {name}\r\nContent-Type: {kind}\r\n\r\n".encode()
        + content
        + b"\r\n"
        for name, kind, content in parts
    )
    return b"".join(made) + f"--{boundary}--\r\n".encode()


def _asked() -> Asked:
    return asked_for(_FORM, request.args)
