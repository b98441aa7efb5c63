"""The pages in all of their states, and the ways in which they are looked at."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Page, Response, expect

from tests.browser.site import BESIDE, KINDS, Site, style, unfold
from voicereader.web.view import COLOURS


def _at(kind: str) -> Callable[[Page, Site], None]:
    def open_it(page: Page, site: Site) -> None:
        page.goto(getattr(site, kind))
        unfold(page)

    return open_it


def _folded(page: Page, site: Site) -> None:
    page.goto(site.transcript)


def _nothing_found(page: Page, site: Site) -> None:
    page.goto(f"{site.home}?q=xyzzyx")
    unfold(page)


def _bad_search(page: Page, site: Site) -> None:
    page.goto(f"{site.home}?from=tomorrow")
    unfold(page)


def _not_let_in(page: Page, site: Site) -> None:
    page.goto(site.sign_in)
    page.get_by_label("Name").fill("Ann")
    page.get_by_label("Password").fill("four plums on a plate")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("group", name="There is a problem")).to_be_visible()
    unfold(page)


def _quote(page: Page, site: Site) -> None:
    page.goto(f"{site.transcript}/quote/t1-s3?to=t2-s1")
    unfold(page)


def _sentence(page: Page, site: Site) -> None:
    page.goto(f"{site.transcript}#t2-s4")
    unfold(page)


def _saved(page: Page, site: Site) -> None:
    page.goto(site.nowhere)
    page.get_by_text("View settings").click()
    page.get_by_role("button", name="Save these settings").click()
    expect(page.locator("div[role=status]")).to_be_visible()
    unfold(page)


def _listening(page: Page, site: Site) -> None:
    page.goto(site.transcript)
    page.locator("[data-listen=t2]").click()
    expect(page.locator("[data-spoken]")).to_have_count(1, timeout=20_000)
    page.get_by_role("button", name="Pause").click()
    unfold(page)
    # Of a ground that is drawn as a picture no checker can tell the colour.
    style(page, "[data-spoken] { background: var(--highlight) !important }")


def _player_open(page: Page, site: Site) -> None:
    _listening(page, site)
    page.get_by_role("button", name="More for listening").click()


def _job(page: Page, site: Site) -> None:
    site.open(page, "job")


def _made(page: Page, site: Site) -> None:
    site.order(page)
    expect(page.get_by_text("Download the file")).to_be_visible(timeout=30_000)
    unfold(page)


STATES = MappingProxyType(
    {
        **{kind: _at(kind) for kind in (*KINDS, *BESIDE)},
        "folded": _folded,
        "nothing-found": _nothing_found,
        "bad-search": _bad_search,
        "not-let-in": _not_let_in,
        "quote": _quote,
        "sentence": _sentence,
        "saved": _saved,
        "listening": _listening,
        "player-open": _player_open,
        "job": _job,
        "made": _made,
    }
)
"""What opens each page in each state; where a name says nothing else, with all open that can be folded away."""

SOURCES = [state for state in STATES if state not in {"folded", "sentence", "listening", "player-open"}]
"""Those whose source is another than that of a transcript."""

_PLAIN = {"colours": "system", "size": "100", "width": 1440, "height": 900}
_MEDIA = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}
WAYS: MappingProxyType[str, dict[str, Any]] = MappingProxyType(
    {
        "default": {},
        **{colours: {"colours": colours} for colours in COLOURS if colours != "system"},
        "dark": {"color_scheme": "dark"},
        "more contrast": {"contrast": "more"},
        "dark, more contrast": {"color_scheme": "dark", "contrast": "more"},
        "forced colours": {"forced_colors": "active"},
        "forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
        "400 %": {"size": "400", "height": 4000},
        "320 px": {"width": 320, "height": 2000},
    }
)
"""How a page is looked at: what differs from the default. The windows are high, so that the player hides nothing."""


def show(page: Page, way: str) -> None:
    """Have the page look so; the server writes colours and size on its root."""
    wished = _PLAIN | _MEDIA | WAYS[way]
    page.emulate_media(**{name: wished[name] for name in _MEDIA})
    size = {"width": wished["width"], "height": wished["height"]}
    if page.viewport_size != size:
        page.set_viewport_size(size)
    root = page.locator("html")
    root.evaluate("(html, { colours, size }) => Object.assign(html.dataset, { colours, size })", wished)


def opened(page: Page, site: Site, state: str) -> str:
    """Open a page in a state; return its source."""
    page.unroute_all()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer) if answer.request.is_navigation_request() else None)
    show_later = STATES[state]
    show_later(page, site)
    return next(answer.text() for answer in reversed(answers) if not answer.headers.get("location"))
