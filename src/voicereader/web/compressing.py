"""Pages, style sheets and scripts are sent compressed to browsers that understand it."""

import gzip
from functools import lru_cache
from http import HTTPStatus

from flask import Flask, Response, request

from voicereader.web.headers import vary

_CODING = "gzip"
_WORDS = {"text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"}

_LEAST, _LARGEST = 500, 128_000
"""Bytes: less is not worth it; of more, the compressed form is not kept."""


def init_app(app: Flask) -> None:
    """Compress the answers of `app` that are words and whole."""
    app.after_request(_compress)


def packed(content: bytes) -> bytes:
    """Return words compressed; the more there are, the less time is spent on each."""
    return gzip.compress(content, 9 if len(content) <= _LARGEST else 5, mtime=0)


def is_understood() -> bool:
    """Say whether who asks understands what is `packed`."""
    return request.accept_encodings[_CODING] > 0


def response_of(page: bytes, language: str, *, compressed: bool) -> Response:
    """Return the answer that has a page in a language, which is `packed` already or is not to be."""
    headers = {"Content-Language": language} | ({"Content-Encoding": _CODING} if compressed else {})
    return Response(page, mimetype="text/html", headers=headers)


def _compress(response: Response) -> Response:
    if response.mimetype not in _WORDS or (response.is_streamed and not response.direct_passthrough):
        return response
    vary(response, "Accept-Encoding")
    if (
        "Content-Encoding" in response.headers
        or response.status_code != HTTPStatus.OK
        or request.method != "GET"
        or not is_understood()
    ):
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) < _LEAST:
        return response
    response.set_data(_packed_once(content) if len(content) <= _LARGEST else packed(content))
    response.content_encoding = _CODING
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)  # other bytes of the same words
    return response


_packed_once = lru_cache(64)(packed)
