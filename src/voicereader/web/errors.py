"""Errors become answers: a page for people, problem details (RFC 9457) for programs."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from voicereader.errors import VoiceReaderError
from voicereader.web.contexts import ErrorPage
from voicereader.web.view import current_view

_log = logging.getLogger(__name__)

_HTTP: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        404: ("not-found", "There is no page at this address. The library lists what there is."),
        405: ("method-not-allowed", "This address does not answer such a request. Go back and follow a link."),
        413: ("content-too-large", "More was sent than is read here. Send less."),
        416: ("range-not-satisfiable", "This piece of the sound does not exist. Ask for one within its length."),
    }
)
"""By status, the stable code and the sentence of errors that concern the request and not what it asks for."""

_HEADINGS = MappingProxyType({404: "Not here", 422: "Not possible", 503: "Not now"})


def init_app(app: Flask) -> None:
    """Answer every error of `app` in one form."""
    app.register_error_handler(VoiceReaderError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unknown)


def _known(error: VoiceReaderError) -> Response:
    answer = _answer(error.status, error.code, error.sentence)
    if error.status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers["Retry-After"] = "5"
    return answer


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    refused = "This request cannot be answered. Go back and try another way."
    answer = _answer(status, *_HTTP.get(status, (f"http-{status}", refused)))
    for name, value in error.get_headers():
        if name in {"Allow", "Content-Range", "Retry-After"}:
            answer.headers[name] = value
    return answer


def _unknown(error: Exception) -> Response:
    _log.error("a request failed: %s", request.path, exc_info=error)
    sentence = "Something went wrong here, not with you. Try again; if it stays, tell whoever runs this site."
    return _answer(500, "internal-error", sentence)


def _answer(status: int, code: str, sentence: str) -> Response:
    accepted = request.accept_mimetypes
    if accepted and accepted.best_match(["text/html", "application/problem+json", "application/json"]) != "text/html":
        answer = jsonify(type="about:blank", title=HTTPStatus(status).phrase, status=status, detail=sentence, code=code)
        answer.mimetype = "application/problem+json"
        answer.headers["Cache-Control"] = "no-store"
    else:
        heading = _HEADINGS.get(status, "Something went wrong")
        links = [("All transcripts", "/")]
        page = ErrorPage(current_view(), status, heading, sentence, code, links)
        answer = make_response(render_template("pages/error.html", page=page))
    answer.status_code = status
    answer.vary.add("Accept")
    return answer
