"""What a request gives: JSON, and headers of a length that somebody can mean."""

from flask import Flask, request

_LONGEST = 1000
"""Characters of a header that is taken apart: that takes a time that is squared with some of them."""

_TAKEN_APART = ("HTTP_ACCEPT", "HTTP_ACCEPT_CHARSET", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_RANGE")


def init_app(app: Flask) -> None:
    """Have requests to `app` that are absurd asked for less; before all else."""
    app.before_request(_shorten)


def _shorten() -> None:
    for name in _TAKEN_APART:
        if len(request.environ.get(name, "")) > _LONGEST:
            del request.environ[name]


def json() -> object:
    """Return the JSON that was sent, None where it is none, or no JSON that anybody needs."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None
