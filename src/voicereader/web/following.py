"""Each request is followed: it has an id, is told in one line when it is answered, and is counted.

The line has the route and not the address, and nothing of who asked: no address of theirs, no query, no browser.
"""

import logging
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http import HTTPMethod

from flask import Flask, Response, g, request

from voicereader.behalf import asked, origin
from voicereader.web import metrics

_log = logging.getLogger("voicereader.requests")

_HEADER = "X-Request-ID"
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
_METHODS = frozenset(HTTPMethod)


@dataclass(slots=True)
class _Answer:
    """What is told of an answer; `cut` where it broke off or nobody took all of it."""

    method: str
    route: str
    status: int
    begun: float
    size: int = 0
    cut: bool = False


def init_app(app: Flask, proxy: str) -> None:
    """Follow each request of `app`. A request's own id is taken from the `proxy` of that address alone."""

    def begin() -> None:
        g.begun = time.perf_counter()
        given = request.headers.get(_HEADER, "") if proxy and request.remote_addr == proxy else ""
        g.request_id = given if _WELL_FORMED.fullmatch(given) else secrets.token_hex(8)
        origin.set(g.request_id)
        asked.set(request.query_string.decode("latin-1"))

    app.before_request(begin)
    app.after_request(_follow)


def _follow(response: Response) -> Response:
    response.headers[_HEADER] = g.request_id
    method = request.method if request.method in _METHODS else "OTHER"
    answer = _Answer(method, metrics.route(), response.status_code, g.begun)
    metrics.count(answer.route, answer.status, time.perf_counter() - g.begun)
    if response.is_streamed and not response.direct_passthrough:
        response.response = _counted(response.iter_encoded(), answer, gone())
        response.call_on_close(lambda: _tell(answer))
    else:
        bodiless = request.method == "HEAD" or response.status_code in {204, 304}
        answer.size = 0 if bodiless else response.content_length or response.calculate_content_length() or 0
        _tell(answer)
    return response


def gone() -> Callable[[], bool]:
    """Return what says whether whoever asked has left; the server tells, where it can."""
    told: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)
    return told


def _counted(blocks: Iterable[bytes], answer: _Answer, gone: Callable[[], bool]) -> Iterator[bytes]:
    """Yield what is sent, until whoever listens has left: an empty block is the time to look."""
    try:
        for block in blocks:
            if block:
                yield block
                answer.size += len(block)
            elif gone():
                answer.cut = True
                break
    except BaseException:
        answer.cut = True
        raise


def _tell(answer: _Answer) -> None:
    told = {
        "method": answer.method,
        "route": answer.route,
        "status": answer.status,
        "ms": round((time.perf_counter() - answer.begun) * 1000, 1),
        "bytes": answer.size,
    }
    if answer.cut:
        told["cut"] = True
    _log.info("answered", extra={"told": told})
