"""Errors become answers: a page for people, problem details (RFC 9457) for programs."""

import logging
from http import HTTPStatus

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from voicereader.errors import TooManyRequests, TooManyTries, VoiceReaderError
from voicereader.web import metrics
from voicereader.web.contexts import ErrorPage
from voicereader.web.languages import gettext
from voicereader.web.sentences import HTTP, heading_of, sentence_of
from voicereader.web.showing import status_of
from voicereader.web.signing import CHALLENGE
from voicereader.web.view import current_view

_log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Answer every error of `app` in one form."""
    app.register_error_handler(VoiceReaderError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unknown)


def _known(error: VoiceReaderError) -> Response:
    answer = _answer(status_of(error), error.code, sentence_of(error.code, error.sentence))
    if error.status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers["Retry-After"] = "5"
    if isinstance(error, TooManyRequests | TooManyTries):
        answer.headers["Retry-After"] = str(error.seconds)
    if error.status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = CHALLENGE
    return answer


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    code = HTTP.get(status, f"http-{status}")
    answer = _answer(status, code, sentence_of(code))
    for name, value in error.get_headers():
        if name in {"Allow", "Content-Range", "Retry-After"}:
            answer.headers[name] = value
    return answer


def _unknown(error: Exception) -> Response:
    _log.error("a request failed", exc_info=error, extra={"told": {"route": metrics.route()}})
    return _answer(500, "internal-error", sentence_of("internal-error"))


def _answer(status: int, code: str, sentence: str) -> Response:
    accepted = request.accept_mimetypes
    if accepted and accepted.best_match(["text/html", "application/problem+json", "application/json"]) != "text/html":
        answer = jsonify(
            type="about:blank",
            title=HTTPStatus(status).phrase,
            status=status,
            detail=sentence,
            code=code,
            request=g.request_id,
        )
        answer.mimetype = "application/problem+json"
        answer.headers["Cache-Control"] = "no-store"
    else:
        links = [(gettext("All transcripts"), "/")]
        if status == HTTPStatus.UNAUTHORIZED:
            links.append((gettext("Sign in"), "/sign-in"))
        page = ErrorPage(current_view(), status, heading_of(status), sentence, code, links)
        answer = make_response(render_template("pages/error.html", page=page))
    answer.status_code = status
    answer.vary.add("Accept")
    return answer
