"""The view settings: a form, a cookie, and the choices as every page shows them."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Blueprint, Response, g, redirect, request
from werkzeug.wrappers import Response as Answer

from voicereader.web.contexts import Choice, Option, View

_COOKIE = "view"
_SAVED = "saved"
_YEAR = 365 * 24 * 3600

SIZES = {str(percent): f"{percent} %" for percent in (100, 125, 150, 200, 250, 300)}
COLOURS = {
    "system": "Follow the system",
    "paper": "Paper",
    "night": "Night",
    "low-glare": "Low glare",
    "black-on-white": "Black on white",
    "white-on-black": "White on black",
    "blue-on-blue": "Dark blue on light blue",
    "brown-on-beige": "Brown on beige",
    "green-on-brown": "Green on dark brown",
    "yellow-on-black": "Yellow on black",
}
SPEEDS = {"0.75": "Slower", "1": "Normal", "1.25": "A little faster", "1.5": "Faster", "2": "Twice as fast"}

blueprint = Blueprint("view", __name__)


def current_view() -> View:
    """Return the view settings of the request: the cookie's where they are known, else the defaults."""
    size, colours, speed = [*request.cookies.get(_COOKIE, "").split("_"), "", "", ""][:3]
    g.saved_shown = _SAVED in request.cookies
    return View(
        size=_choice("size", "Text size", SIZES, size),
        colours=_choice("colours", "Site colours", COLOURS, colours),
        speed=_choice("speed", "Speed of speech", SPEEDS, speed, "1"),
        return_to=request.full_path.rstrip("?") if request.method in {"GET", "HEAD"} else "/",
        saved=g.saved_shown,
    )


@blueprint.post("/settings")
def save() -> Answer:
    """Keep the choices in a cookie and go back to the page they were made on."""
    answer = redirect(_own_path(request.form.get("return_to", "/")), 303)
    if "reset" in request.form:
        answer.delete_cookie(_COOKIE, samesite="Lax", httponly=True)
    else:
        chosen = [request.form.get(name, "")[:40] for name in ("size", "colours", "speed")]
        answer.set_cookie(_COOKIE, "_".join(chosen), max_age=_YEAR, samesite="Lax", httponly=True)
    answer.set_cookie(_SAVED, "1", max_age=60, samesite="Lax", httponly=True)
    return answer


@blueprint.after_app_request
def forget_saved(response: Response) -> Response:
    """Say only once that settings are saved."""
    if g.get("saved_shown"):
        response.delete_cookie(_SAVED, samesite="Lax", httponly=True)
    return response


def _choice(name: str, legend: str, labels: Mapping[str, str], wanted: str, default: str = "") -> Choice:
    chosen = wanted if wanted in labels else default or next(iter(labels))
    return Choice(name, legend, [Option(value, label, value == chosen) for value, label in labels.items()])


def _own_path(address: str) -> str:
    """Return `address` where it is a path of this site, else the home page: no form may lead elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    ours = not (parts.scheme or parts.netloc) and address.startswith("/") and not address.startswith("//")
    return address if ours and "\\" not in address and address.isprintable() else "/"
