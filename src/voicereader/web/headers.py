"""The headers of every answer: what a browser may do with it."""

from flask import Flask, Response

HEADERS = {
    "Content-Security-Policy": (
        # Sentences are joined for the player by the browser itself, at an address that begins with `blob:`.
        "default-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def init_app(app: Flask) -> None:
    """Set the headers on every answer of `app`."""
    app.after_request(_harden)


def vary(response: Response, names: str) -> None:
    """Say of an answer that it depends on headers of the request, `names`, which nobody said of it before."""
    said = response.headers.get("Vary")
    response.headers["Vary"] = f"{said}, {names}" if said else names


def _harden(response: Response) -> Response:
    given = response.headers
    for name in HEADERS.keys() & given.keys():
        del given[name]
    given.extend(HEADERS)  # one by one, each would be compared with all
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
