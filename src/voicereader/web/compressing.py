"""Pages, style sheets and scripts are sent compressed to browsers that understand it."""

import gzip
from functools import lru_cache
from http import HTTPStatus

from flask import Flask, Response, request

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


def response_of(page: bytes) -> Response:
    """Return the answer that has a page which is `packed` already; who does not understand it is sent its words."""
    response = Response(page, mimetype="text/html")
    response.content_encoding = _CODING
    return response


def _compress(response: Response) -> Response:
    if response.mimetype not in _WORDS or (response.is_streamed and not response.direct_passthrough):
        return response
    response.vary.add("Accept-Encoding")
    if response.content_encoding == _CODING:
        return response if request.accept_encodings[_CODING] else _unpacked(response)
    if response.status_code != HTTPStatus.OK or request.method != "GET" or not request.accept_encodings[_CODING]:
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


def _unpacked(response: Response) -> Response:
    response.set_data(gzip.decompress(response.get_data()))
    del response.headers["Content-Encoding"]
    return response


_packed_once = lru_cache(64)(packed)
