"""Whether the server answers, and whether it can do its work: for programs that watch over it."""

from dataclasses import asdict
from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from voicereader.web.served import studio

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """Tell that the process answers; nothing else is looked at."""
    return _unkept(Response("It answers.\n", mimetype="text/plain"))


@blueprint.get("/readyz")
def ready() -> Response:
    """Tell whether everybody can be served, and each thing that this takes."""
    checks = studio().condition.checks()
    good = all(each.good for each in checks)
    answer = _unkept(jsonify(ready=good, checks=[asdict(each) for each in checks]))
    answer.status_code = HTTPStatus.OK if good else HTTPStatus.SERVICE_UNAVAILABLE
    return answer


def _unkept(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
