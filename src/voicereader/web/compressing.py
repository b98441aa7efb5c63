"""Pages, style sheets and scripts are sent compressed to browsers that understand it."""

import gzip
from functools import lru_cache
from http import HTTPStatus

from flask import Flask, Response, request

_WORDS = {"text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"}

_LEAST, _LARGEST = 500, 128_000
"""Bytes: less is not worth it; of more, the compressed form is not kept."""


def init_app(app: Flask) -> None:
    """Compress the answers of `app` that are words and whole."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in _WORDS or (response.is_streamed and not response.direct_passthrough):
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != HTTPStatus.OK or request.method != "GET" or not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) < _LEAST:
        return response
    response.set_data(_gzipped(content) if len(content) <= _LARGEST else gzip.compress(content, 5, mtime=0))
    response.content_encoding = "gzip"
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)  # other bytes of the same words
    return response


@lru_cache(64)
def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
