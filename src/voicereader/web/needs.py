"""What each route needs of who asks, and the one rule that sees to it."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Literal, TypeVar
from urllib.parse import urlencode

from flask import Flask, Response, current_app, redirect, request
from werkzeug.wrappers import Response as Answer

from voicereader.errors import NotAllowed, NotSignedIn, Refused
from voicereader.web.served import studio
from voicereader.web.standing import Standing, see_that_it_is_ours, standing

Need = Literal["public", "reading", "account", "editor", "owner"]
"""Whom a route answers: everybody; who may read, which the setting `reading` says; people who are signed in; roles."""

Takes = Literal["forms", "texts", "files"]
"""How much a route is sent: a form, one with a long text, files. Of who is not let in, nobody takes files."""

View = TypeVar("View", bound=Callable[..., Any])

_BLUEPRINTS: MappingProxyType[str, Need] = MappingProxyType(
    {
        "assets": "public",
        "conformance": "public",
        "health": "public",
        "metrics": "public",
        "offline": "public",
        "view": "public",
        "styleguide": "public",
        "finding": "reading",
        "pages": "reading",
        "speakers": "reading",
        "audio": "reading",
        "listening": "reading",
        "places": "reading",
        "jobs": "reading",
        "printing": "reading",
    }
)
"""What routes need that say nothing themselves, by their blueprints."""

_DECLARED = "need"
"""The attribute of a view that has what `needs` declared."""

_TAKES = "takes"
"""Likewise, what it is sent."""

_TYPED = 2 << 20
"""Bytes of a text that is kept for somebody who has to sign in first, with what else they typed."""

_HARMLESS = {"GET", "HEAD", "OPTIONS"}


def needs(need: Need, *, takes: Takes = "forms") -> Callable[[View], View]:
    """Declare what a view needs, and what it is sent at most; it stands nearest to the function, below the route."""

    def declare(view: View) -> View:
        setattr(view, _DECLARED, need)
        setattr(view, _TAKES, takes)
        return view

    return declare


def init_app(app: Flask, ask: Callable[[], Answer]) -> None:
    """Have each request to `app` be let in or not; `ask` answers a form that is sent by who has to sign in first."""

    def admit() -> Answer | None:
        if request.endpoint is None or request.method == "OPTIONS":
            return None
        harmless = request.method in _HARMLESS
        if not harmless:
            _see_that_no_other_site_asks()
        need, who = need_of(app, request.endpoint), standing()
        if not _may(need, who):
            if who.account is not None:
                raise NotAllowed("Your account, or the token, may not do this; ask an owner of this site.")
            _take(app, "texts")
            return _asked_to_sign_in(ask, harmless=harmless)
        _take(app, "files")
        if not harmless and need != "public":
            see_that_it_is_ours()
        return None

    app.before_request(admit)
    app.after_request(_keep_private)


def _take(app: Flask, most: Takes) -> None:
    """Let the request be as large as its route takes it, and as `most` allows."""
    takes: Takes = getattr(app.view_functions[request.endpoint or ""], _TAKES, "forms")
    if takes != "forms":
        largest = studio().settings.largest_request if takes == most == "files" else _TYPED
        request.max_content_length = request.max_form_memory_size = largest


def need_of(app: Flask, endpoint: str) -> Need:
    """Return what a route needs; of what nobody declared, the most."""
    declared: Need | None = getattr(app.view_functions[endpoint], _DECLARED, None)
    return declared or _BLUEPRINTS.get(endpoint.partition(".")[0], "owner")


def _may(need: Need, who: Standing) -> bool:
    if need == "public" or (need == "reading" and _is_open()):
        return True
    if who.account is None:
        return False
    if need == "account":  # programs have no sessions and no passwords
        return who.secret is not None
    return who.account.is_at_least("reader" if need == "reading" else need)


def _is_open() -> bool:
    return studio().settings.reading == "public"


def _see_that_no_other_site_asks() -> None:
    """Refuse what another site's page sends; programs say nothing of a page."""
    origin = request.headers.get("Origin")
    # A proxy that is not named here may speak https to the browser; where we know of https, nothing less is ours.
    ours = {f"https://{request.host}", f"{request.scheme}://{request.host}"}
    if request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"} or origin not in {None, *ours}:
        raise Refused("Another site's page may have nothing done here; use the form on this site's own page.")


def _asked_to_sign_in(ask: Callable[[], Answer], *, harmless: bool) -> Answer:
    """Lead a person to where they sign in, with what they sent; tell a program that it has to show a token."""
    accepted = request.accept_mimetypes
    if "text/html" not in accepted.values() or accepted.best_match(["application/json", "text/html"]) != "text/html":
        raise NotSignedIn("Only who is signed in may do this: sign in, or show a token in the header Authorization.")
    return redirect(f"/sign-in?{urlencode({'next': request.full_path.rstrip('?')})}", 303) if harmless else ask()


def _keep_private(response: Response) -> Response:
    """Have nothing kept by caches of many that only some may see, and nothing at all of accounts."""
    need = need_of(current_app, request.endpoint) if request.endpoint else "public"
    if need in {"account", "owner"}:
        response.headers["Cache-Control"] = "no-store"
    elif need == "editor" or (need == "reading" and not _is_open()):
        response.cache_control.public = False
        response.cache_control.private = True
    return response
