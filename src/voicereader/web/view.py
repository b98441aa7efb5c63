"""The view settings: a form, a cookie, and the choices as every page shows them."""

# ruff: noqa: RUF001 - apostrophes and the times sign are what readers see

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from flask import Blueprint, Response, g, redirect, request
from flask_babel import lazy_gettext, lazy_pgettext
from werkzeug.wrappers import Response as Answer

from voicereader.web.hints import HINTS
from voicereader.web.languages import LANGUAGES, isolated

_COOKIE = "view"
_SAVED = "saved"
_LINKED = "view"
"""The parameter of any page by which a link shows it once with other settings."""

_YEAR = 365 * 24 * 3600
_LONGEST = 1000
"""Characters of a cookie or a link that are looked at: all settings together take half of that."""

SIZES = {str(percent): f"{percent} %" for percent in (100, 125, 150, 200, 250, 300, 400)}
COLOURS = {
    "system": lazy_gettext("Follow the system"),
    "paper": lazy_gettext("Paper"),
    "night": lazy_gettext("Night"),
    "low-glare": lazy_gettext("Low glare"),
    "black-on-white": lazy_gettext("Black on white"),
    "white-on-black": lazy_gettext("White on black"),
    "blue-on-blue": lazy_gettext("Dark blue on light blue"),
    "brown-on-beige": lazy_gettext("Brown on beige"),
    "green-on-brown": lazy_gettext("Green on dark brown"),
    "yellow-on-black": lazy_gettext("Yellow on black"),
}
RATES = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3", "4")
_WIDTHS = {
    "normal": lazy_pgettext("space", "Normal"),
    "wide": lazy_pgettext("space", "Wide"),
    "wider": lazy_pgettext("space", "Very wide"),
}
_SYSTEM, _SWITCHED = lazy_gettext("Follow the system"), {"off": lazy_gettext("Off"), "on": lazy_gettext("On")}

# Group, name, legend, choices; the first choice is the default, where no other is named. docs/routes.md lists them.
_SETTINGS = (
    ("reading", "size", lazy_gettext("Text size"), SIZES),
    ("reading", "colours", lazy_gettext("Site colours"), COLOURS),
    (
        "reading",
        "face",
        lazy_gettext("Typeface"),
        {
            "clear": "Atkinson Hyperlegible",
            "serif": "Literata",
            "dyslexic": "OpenDyslexic",
            "own": lazy_gettext("Your device’s own"),
        },
    ),
    (
        "reading",
        "language",
        lazy_gettext("Language of the pages"),
        {"browser": lazy_gettext("As the browser asks"), **{tag: each.name for tag, each in LANGUAGES.items()}},
    ),
    ("spacing", "letters", lazy_gettext("Space between letters"), _WIDTHS),
    ("spacing", "words", lazy_gettext("Space between words"), _WIDTHS),
    ("spacing", "lines", lazy_gettext("Space between lines"), _WIDTHS),
    (
        "spacing",
        "measure",
        lazy_gettext("Length of lines"),
        {
            "normal": lazy_pgettext("lines", "Normal"),
            "short": lazy_pgettext("lines", "Short"),
            "long": lazy_pgettext("lines", "Long"),
        },
    ),
    (
        "spacing",
        "align",
        lazy_gettext("Alignment"),
        {"start": lazy_gettext("Ragged"), "justify": lazy_gettext("Both edges even")},
    ),
    (
        "spacing",
        "images",
        lazy_gettext("Pictures"),
        {"on": lazy_gettext("Shown"), "off": lazy_pgettext("pictures", "Left out")},
    ),
    ("spacing", "motion", lazy_gettext("Motion"), {"system": _SYSTEM, "none": lazy_pgettext("motion", "None")}),
    ("spacing", "ruler", lazy_gettext("Reading ruler"), _SWITCHED),
    ("listening", "rate", lazy_gettext("Speed of speech"), {rate: f"{rate} ×" for rate in RATES}),
    (
        "listening",
        "pauses",
        lazy_gettext("Pauses"),
        {
            "1": lazy_pgettext("pauses", "Normal"),
            "0.5": lazy_pgettext("pauses", "Short"),
            "2": lazy_pgettext("pauses", "Long"),
            "3": lazy_pgettext("pauses", "Very long"),
        },
    ),
    (
        "listening",
        "announce",
        lazy_gettext("Who speaks is said"),
        {
            "default": lazy_gettext("As the site has it"),
            "never": lazy_gettext("Never"),
            "on-change": lazy_gettext("When the speaker changes"),
            "always": lazy_gettext("Before each turn"),
        },
    ),
    (
        "listening",
        "directions",
        lazy_gettext("Stage directions"),
        {"hear": lazy_gettext("Heard"), "skip": lazy_pgettext("directions", "Left out")},
    ),
    (
        "listening",
        "marking",
        lazy_gettext("What is marked while it is heard"),
        {
            "both": lazy_gettext("Sentence and word"),
            "sentence": lazy_gettext("The sentence"),
            "word": lazy_gettext("The word"),
            "off": lazy_gettext("Nothing"),
        },
    ),
    (
        "listening",
        "highlight",
        lazy_gettext("Colour of the mark"),
        {
            "scheme": lazy_gettext("As the colours have it"),
            "yellow": lazy_gettext("Yellow"),
            "green": lazy_gettext("Green"),
            "blue": lazy_gettext("Blue"),
            "pink": lazy_gettext("Pink"),
        },
    ),
    ("listening", "keys", lazy_gettext("Shortcut keys"), _SWITCHED),
)
_DEFAULTS = MappingProxyType({"rate": "1"})

blueprint = Blueprint("view", __name__)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a setting; `language` is that of the label, None where it is the page's."""

    value: str
    label: str
    chosen: bool
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One view setting: `name` is the form field's, `legend` what a reader sees, `group` where it stands.

    `hint` says what it does, where the legend alone does not.
    """

    group: str
    name: str
    legend: str
    options: Sequence[Option]
    hint: str | None = None

    @property
    def value(self) -> str:
        """The chosen option's value."""
        return self._option.value

    @property
    def label(self) -> str:
        """The chosen option's label."""
        return self._option.label

    @property
    def _option(self) -> Option:
        return next(option for option in self.options if option.chosen)


@dataclass(frozen=True, slots=True)
class View:
    """The view settings as every page needs them, by name, in the order of the form.

    `return_to` is the page to come back to, a path of this site; `link` carries the settings to another device.
    `linked` are those that such a link shows the page with, and that are not the reader's own.
    """

    choices: Mapping[str, Choice]
    return_to: str
    link: str
    saved: bool
    linked: Sequence[Choice] = ()

    def __getitem__(self, name: str) -> str:
        """Return the value that is chosen for a setting."""
        return self.choices[name].value

    def group(self, name: str) -> Sequence[Choice]:
        """Return the settings of a group."""
        return [choice for choice in self.choices.values() if choice.group == name]


def heard_as(view: View) -> dict[str, str]:
    """Return the parameters of sound that the view settings ask for, without those that are as usual."""
    usual = {"rate": "1", "pauses": "1", "announce": "default", "directions": "hear"}
    return {name: view[name] for name, value in usual.items() if view[name] != value}


def language() -> str | None:
    """Return the language of the pages that the reader, or a link, has chosen; None where it is the browser's."""
    chosen = (_chosen() | _linked()).get("language")
    return chosen if chosen in LANGUAGES else None


def current_view() -> View:
    """Return the view settings of the request: a link's for this page alone, else the cookie's, else the defaults."""
    chosen, linked = _chosen(), _linked()
    choices = _choices(chosen | linked)
    own = _choices(chosen) if linked else choices
    g.saved_shown = _SAVED in request.cookies
    return View(
        choices=choices,
        return_to=_here(),
        link=own_path(quote(request.path)) + "?" + urlencode({_LINKED: urlencode(chosen)}),
        saved=g.saved_shown,
        linked=[choices[name] for name, value in linked.items() if value != own[name].value],
    )


def _here() -> str:
    """Return the page that is asked for, as the reader's own settings show it."""
    if request.method not in {"GET", "HEAD"}:
        return "/"
    asked = urlencode([(name, value) for name, value in request.args.items(multi=True) if name != _LINKED])
    return own_path(quote(request.path)) + (f"?{asked}" if asked else "")


@blueprint.post("/settings")
def save() -> Answer:
    """Keep the choices of a form of ours, and go back to the page they were made on."""
    answer = redirect(own_path(request.form.get("return_to", "/")), 303)
    if "reset" in request.form:
        answer.delete_cookie(_COOKIE, samesite="Lax", httponly=True)
    else:
        answer.set_cookie(
            _COOKIE, urlencode(_chosen() | _known(request.form)), max_age=_YEAR, samesite="Lax", httponly=True
        )
    if "return_to" in request.form:  # else a player has kept a choice, and says nothing
        answer.set_cookie(_SAVED, "1", max_age=60, samesite="Lax", httponly=True)
    return answer


@blueprint.after_app_request
def forget_saved(response: Response) -> Response:
    """Say only once that settings are saved."""
    if g.get("saved_shown"):
        response.delete_cookie(_SAVED, samesite="Lax", httponly=True)
    return response


def _chosen() -> dict[str, str]:
    """Return the choices of the cookie that are known."""
    return _read(request.cookies.get(_COOKIE, ""))


def _linked() -> dict[str, str]:
    """Return the choices of a link that are known: they hold for the page that it leads to, and are not kept."""
    return _read(request.args.get(_LINKED, ""))


def _read(written: str) -> dict[str, str]:
    try:
        return _known(dict(parse_qsl(written[:_LONGEST], max_num_fields=2 * len(_SETTINGS))))
    except ValueError:
        return {}


def _known(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given[name] for _, name, _, labels in _SETTINGS if given.get(name) in labels}


def _choices(chosen: Mapping[str, str]) -> Mapping[str, Choice]:
    return MappingProxyType(
        {name: _choice(group, name, legend, labels, chosen.get(name, "")) for group, name, legend, labels in _SETTINGS}
    )


def _choice(group: str, name: str, legend: str, labels: Mapping[str, str], wanted: str) -> Choice:
    chosen = wanted if wanted in labels else _DEFAULTS.get(name) or next(iter(labels))
    options = [
        Option(
            value,
            isolated(label) if label[0].isdigit() else str(label),
            value == chosen,
            value if name == "language" and value in LANGUAGES else None,
        )
        for value, label in labels.items()
    ]
    return Choice(group, name, str(legend), options, str(HINTS[name]) if name in HINTS else None)


def own_path(address: str) -> str:
    """Return `address` where it is a path of this site, else the home page: no form may lead elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    ours = not (parts.scheme or parts.netloc) and address.startswith("/") and not address.startswith("//")
    return address if ours and "\\" not in address and address.isprintable() else "/"
