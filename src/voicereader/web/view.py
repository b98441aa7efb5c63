"""The view settings: a form, a cookie, and the choices as every page shows them."""

# ruff: noqa: RUF001 - apostrophes and the times sign are what readers see

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, Response, g, redirect, request
from werkzeug.wrappers import Response as Answer

from voicereader.settings import ANNOUNCE
from voicereader.web.contexts import Choice, Option, View

_COOKIE = "view"
_SAVED = "saved"
_YEAR = 365 * 24 * 3600
_LONGEST = 1000
"""Characters of a cookie that are looked at: all settings together take half of that."""

SIZES = {str(percent): f"{percent} %" for percent in (100, 125, 150, 200, 250, 300, 400)}
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
RATES = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3", "4")
_WIDTHS = {"normal": "Normal", "wide": "Wide", "wider": "Very wide"}

# Group, name, legend, choices; the first choice is the default, where no other is named. docs/routes.md lists them.
_SETTINGS = (
    ("reading", "size", "Text size", SIZES),
    ("reading", "colours", "Site colours", COLOURS),
    (
        "reading",
        "face",
        "Typeface",
        {"clear": "Atkinson Hyperlegible", "serif": "Literata", "dyslexic": "OpenDyslexic", "own": "Your device’s own"},
    ),
    ("spacing", "letters", "Space between letters", _WIDTHS),
    ("spacing", "words", "Space between words", _WIDTHS),
    ("spacing", "lines", "Space between lines", _WIDTHS),
    ("spacing", "measure", "Length of lines", {"normal": "Normal", "short": "Short", "long": "Long"}),
    ("spacing", "align", "Alignment", {"start": "Ragged", "justify": "Both edges even"}),
    ("spacing", "images", "Pictures", {"on": "Shown", "off": "Left out"}),
    ("spacing", "motion", "Motion", {"system": "Follow the system", "none": "None"}),
    ("spacing", "ruler", "Reading ruler", {"off": "Off", "on": "On"}),
    ("listening", "rate", "Speed of speech", {rate: f"{rate} ×" for rate in RATES}),
    ("listening", "pauses", "Pauses", {"1": "Normal", "0.5": "Short", "2": "Long", "3": "Very long"}),
    (
        "listening",
        "announce",
        "Who speaks is said",
        {
            "default": "As the site has it",
            **dict(zip(ANNOUNCE, ("Never", "When the speaker changes", "Before each turn"), strict=True)),
        },
    ),
    ("listening", "directions", "Stage directions", {"hear": "Heard", "skip": "Left out"}),
    (
        "listening",
        "marking",
        "What is marked while it is heard",
        {"both": "Sentence and word", "sentence": "The sentence", "word": "The word", "off": "Nothing"},
    ),
    (
        "listening",
        "highlight",
        "Colour of the mark",
        {"scheme": "As the colours have it", "yellow": "Yellow", "green": "Green", "blue": "Blue", "pink": "Pink"},
    ),
    ("listening", "keys", "Shortcut keys", {"off": "Off", "on": "On"}),
)
_DEFAULTS = MappingProxyType({"rate": "1"})

blueprint = Blueprint("view", __name__)


def heard_as(view: View) -> dict[str, str]:
    """Return the parameters of sound that the view settings ask for, without those that are as usual."""
    usual = {"rate": "1", "pauses": "1", "announce": "default", "directions": "hear"}
    return {name: view[name] for name, value in usual.items() if view[name] != value}


def current_view() -> View:
    """Return the view settings of the request: the cookie's where they are known, else the defaults."""
    chosen = _chosen()
    g.saved_shown = _SAVED in request.cookies
    choices = {
        name: _choice(group, name, legend, labels, chosen.get(name, "")) for group, name, legend, labels in _SETTINGS
    }
    return View(
        choices=MappingProxyType(choices),
        return_to=request.full_path.rstrip("?") if request.method in {"GET", "HEAD"} else "/",
        link="/settings?" + urlencode(chosen | {"return_to": request.path}),
        saved=g.saved_shown,
    )


@blueprint.route("/settings", methods=["GET", "POST"])
def save() -> Answer:
    """Keep the choices that are given, by the form or a link, and go back to the page they were made on."""
    answer = redirect(_own_path(request.values.get("return_to", "/")), 303)
    if "reset" in request.values:
        answer.delete_cookie(_COOKIE, samesite="Lax", httponly=True)
    else:
        answer.set_cookie(
            _COOKIE, urlencode(_chosen() | _known(request.values)), max_age=_YEAR, samesite="Lax", httponly=True
        )
    if "return_to" in request.values:  # else a player has kept a choice, and says nothing
        answer.set_cookie(_SAVED, "1", max_age=60, samesite="Lax", httponly=True)
    return answer


@blueprint.after_app_request
def forget_saved(response: Response) -> Response:
    """Say only once that settings are saved."""
    if g.get("saved_shown"):
        response.delete_cookie(_SAVED, samesite="Lax", httponly=True)
    return response


def _chosen() -> dict[str, str]:
    """Return the choices of the cookie that are known and not the defaults."""
    try:
        return _known(dict(parse_qsl(request.cookies.get(_COOKIE, "")[:_LONGEST], max_num_fields=2 * len(_SETTINGS))))
    except ValueError:
        return {}


def _known(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given[name] for _, name, _, labels in _SETTINGS if given.get(name) in labels}


def _choice(group: str, name: str, legend: str, labels: Mapping[str, str], wanted: str) -> Choice:
    chosen = wanted if wanted in labels else _DEFAULTS.get(name) or next(iter(labels))
    return Choice(group, name, legend, [Option(value, label, value == chosen) for value, label in labels.items()])


def _own_path(address: str) -> str:
    """Return `address` where it is a path of this site, else the home page: no form may lead elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    ours = not (parts.scheme or parts.netloc) and address.startswith("/") and not address.startswith("//")
    return address if ours and "\\" not in address and address.isprintable() else "/"
