"""The languages of the pages: which of them a reader gets, and how numbers, dates and durations read in it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import flask_babel
from babel import Locale, negotiate_locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import Flask, Response, request

from voicereader import resources
from voicereader.text import primary, script_of
from voicereader.web.headers import vary

UNKNOWN = "und"
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages: its tag, its name in itself, which way it is written, where its dates are from."""

    tag: str
    name: str
    direction: str
    locale: str


_ALL = (
    Language("en", "English", "ltr", "en_GB"),
    Language("ru", "Русский", "ltr", "ru"),
    Language("ar", "العربية", "rtl", "ar"),
)
LANGUAGES = MappingProxyType({each.tag: each for each in _ALL})
"""By tag; the first is that of the program's own words."""

_SCRIPTS = {"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
_LISTED = """
    acm aeb afb aii ajp apc apd ar arc ars ary arz azb bal bqi ckb dv fa glk he iw ks lrc mzn nqo pnb prs ps sd skr
    syr ug ur yi
"""
_RIGHT_TO_LEFT = frozenset(_LISTED.split())
"""Languages that are written from right to left where their tag names no script."""


def init_app(app: Flask, chosen: Callable[[], str | None]) -> None:
    """Have pages of `app` speak the language that is `chosen` in a request, else what the browser asks for."""

    def locale() -> str:
        return LANGUAGES[chosen() or preferred()].locale

    flask_babel.Babel(app, default_translation_directories=str(resources.translations()), locale_selector=locale)
    app.jinja_env.filters["number"] = number
    app.jinja_env.globals.update(interface=interface, direction_of=direction_of, plurals=plurals, languages=_ALL)
    app.after_request(_say_language)


def _say_language(response: Response) -> Response:
    if response.mimetype in {"text/html", "application/problem+json", "application/manifest+json"}:
        # What a page says is chosen by the browser or, as the looks of a page, by the view settings' cookie.
        if "Content-Language" not in response.headers:  # of a page that is kept it is known
            response.headers["Content-Language"] = interface().tag
        vary(response, "Accept-Language, Cookie")
    return response


def preferred() -> str:
    """Return the language that the browser likes best of those that there are."""
    wanted = [tag.lower() for tag, quality in request.accept_languages if quality > 0]
    return negotiate_locale(wanted, LANGUAGES, sep="-") or _ALL[0].tag


def gettext(message: str, **fields: object) -> str:
    """Return a message in the language of the page, with the fields that it has as `%(name)s`."""
    return str(flask_babel.gettext(message, **fields))


def ngettext(singular: str, plural: str, count: int, **fields: object) -> str:
    """Return a message as the language of the page has it for that number."""
    return str(flask_babel.ngettext(singular, plural, count, **fields))


def interface() -> Language:
    """Return the language of the page that is being made."""
    return LANGUAGES[_locale().language]


def _locale() -> Locale:
    return flask_babel.get_locale() or Locale.parse(_ALL[0].locale)


def direction_of(tag: str) -> str:
    """Return which way a language is written, as HTML has it: by its script, else by itself; `auto` where unknown."""
    language, script = primary(tag), script_of(tag)
    if script:
        return "rtl" if script in _SCRIPTS else "ltr"
    return "auto" if language == UNKNOWN else "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def language_name(tag: str) -> str:
    """Return what a language is called in that of the page, whatever its country; its tag where that is not known."""
    return str(_locale().languages.get(primary(tag), tag))


def noted(message: str) -> str:
    """Mark a message for the catalogues, where it is called as `_`; it is translated when it is shown."""
    return message


def capital(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]


def isolated(words: str) -> str:
    """Return numbers with their signs, such as `150 %`, and names of files in the order that they are written in."""
    return f"\u2066{words}\u2069" if interface().direction == "rtl" else words


def listed(words: Sequence[str]) -> str:
    """Return words one after the other: `a, b and c`."""
    return format_list(words, locale=_locale())


def number(value: int) -> str:
    """Return a number as people write it: `1,200`."""
    return format_decimal(value, locale=_locale())


def percent(value: int) -> str:
    """Return a share of a hundred: `25%`, `25 %`."""
    return format_percent(value / 100, locale=_locale())


def day(value: date) -> str:
    """Return a date as people write it: `1 June 2020`."""
    return format_date(value, "long", locale=_locale())


def lasting(seconds: float) -> str:
    """Return a duration as people read it: `2 h 5 min`, `3 min 20 s`, `8 s`."""
    minutes, rest = divmod(round(seconds), _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    if hours:
        return gettext("%(hours)s h %(minutes)s min", hours=number(hours), minutes=minutes)
    if minutes:
        return gettext("%(minutes)s min %(seconds)s s", minutes=minutes, seconds=rest)
    return gettext("%(seconds)s s", seconds=rest)


def turns(count: int) -> str:
    """Return a number of turns: `1 turn`, `1,200 turns`."""
    return ngettext("%(number)s turn", "%(number)s turns", count, number=number(count))


def sentences(count: int) -> str:
    """Return a number of sentences."""
    return ngettext("%(number)s sentence", "%(number)s sentences", count, number=number(count))


def transcripts(count: int) -> str:
    """Return a number of transcripts."""
    return ngettext("%(number)s transcript", "%(number)s transcripts", count, number=number(count))


def in_transcripts(count: int) -> str:
    """Return in how many transcripts something is."""
    return ngettext("in %(number)s transcript", "in %(number)s transcripts", count, number=number(count))


def plurals(singular: str, plural: str) -> str:
    """Return, for scripts, a message for each kind of number that the language has, as JSON by the kind's name.

    The kinds are those of CLDR, as `Intl.PluralRules` names them; `{number}` stands for the number.
    """
    rule = _locale().plural_form
    samples = {rule(count): count for count in range(200, -1, -1)}
    forms = {kind: ngettext(singular, plural, count, number="{number}") for kind, count in samples.items()}
    return json.dumps(forms, ensure_ascii=False)
