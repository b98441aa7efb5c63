"""What pages do by themselves: no sound begins, and nothing is loaded anew."""

import json
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Page, Route, expect

from tests.browser.site import Site

pytestmark = pytest.mark.xdist_group(__name__)


@pytest.fixture(scope="module")
def loud(browser: Browser) -> Iterator[Browser]:
    """Return a browser that lets pages play without being asked; others keep quiet those that would."""
    flags = ["--autoplay-policy=no-user-gesture-required", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    kind: BrowserType = browser.browser_type
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    made = kind.launch(executable_path=found, args=flags)
    yield made
    made.close()


class Listener:
    """Hears by the browser's own tools, without a press or a script in the page, whether a page plays."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        tools = page.context.new_cdp_session(page)
        tools.on("Media.playerEventsAdded", self._media)
        tools.on("WebAudio.contextCreated", lambda told: self.heard.append(told["context"]["contextType"]))
        for domain in ("Media", "WebAudio"):
            tools.send(f"{domain}.enable")

    def _media(self, told: dict[str, list[dict[str, str]]]) -> None:
        names = [json.loads(each["value"])["event"] for each in told["events"]]
        self.heard += [name for name in names if name == "kPlay"]


def playing(browser: Browser, addresses: list[str], add: str = "") -> list[str]:
    """Load each page and wait; return those on which sound begins. `add` is put at the end of each, as if it were ours."""

    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{add}</main>"))

    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    if add:
        page.route(lambda address: address in addresses, spoil)
    listener, found = Listener(page), []
    for address in addresses:
        page.goto(address)
        for _ in range(6 if not add else 60):  # of a twin the sound is waited for, on a busy machine too
            page.wait_for_timeout(50)
            if listener.heard:
                found.append(address)
                break
        listener.heard.clear()
    context.close()
    return found


def test_no_sound_begins_by_itself(loud: Browser, site: Site) -> None:
    """On no kind of page, in a browser that would let it."""
    kinds = ("speaker", "transcript", "help")
    addresses = [*(getattr(site, kind) for kind in kinds), f"{site.transcript}#t2-s1", f"{site.transcript}/quote/t1-s1"]
    assert playing(loud, addresses) == []


@pytest.mark.parametrize(
    "noise",
    [
        "<audio autoplay src={sound}></audio>",
        "<script>new Audio('{sound}').play()</script>",
        "<script>new AudioContext()</script>",
    ],
)
def test_sound_that_begins_by_itself_is_found(loud: Browser, site: Site, noise: str) -> None:
    """The check above hears what a page, its script or a synthesiser plays as soon as it is there."""
    sound = f"/transcripts/{site.slug}/audio.wav?turn=t1"
    assert playing(loud, [site.nowhere], noise.format(sound=sound)) == [site.nowhere]


def ended(page: Page, state: str) -> list[str]:
    """Say on a job's page that the file is at its end; return the addresses that are then gone to without being asked."""
    loaded: list[str] = []
    page.on("framenavigated", lambda frame: loaded.append(frame.url))
    page.unroute_all()
    page.route("**/jobs/*", lambda route: route.fulfill(json={"state": state, "done": 23}))
    expect(page.locator("[data-module=job] [aria-live]")).not_to_be_empty(timeout=10_000)
    page.wait_for_timeout(300)
    return loaded


@pytest.mark.parametrize(("state", "said"), [("done", "Your file is ready"), ("failed", "Your file could not be made")])
def test_a_job_s_page_tells_its_end_where_it_is(page: Page, site: Site, state: str, said: str) -> None:
    """It is said once, the focus stays, and a link leads on; nothing is loaded anew (WCAG 2.2, 3.2.5)."""
    site.making(page)
    page.get_by_role("button", name="Cancel").focus()
    assert ended(page, state) == []
    expect(page.locator("[data-module=job] [aria-live]")).to_have_text(said)
    expect(page.get_by_role("heading", level=1)).to_have_text(said)
    expect(page.get_by_role("button", name="Cancel")).to_be_focused()
    assert page.title().startswith(("Ready: ", "Not made: "))
    link = "Download the file" if state == "done" else "See why, and what to do"
    expect(page.get_by_role("link", name=link)).to_be_visible()


def test_what_is_over_goes_where_nobody_is(page: Page, site: Site) -> None:
    """Whoever has the focus elsewhere has no button left to cancel what is made."""
    site.making(page)
    assert ended(page, "done") == []
    expect(page.get_by_role("button", name="Cancel")).to_be_hidden()
    expect(page.get_by_role("progressbar")).to_be_hidden()


def test_a_page_that_goes_elsewhere_is_found(page: Page, site: Site) -> None:
    """The check above sees a job's page that moves on at its end."""
    site.making(page)
    page.evaluate(
        """new MutationObserver(() => { location.hash = "again"; }).observe(
            document.querySelector("[aria-live]"), { childList: true })"""
    )
    assert ended(page, "done") != []
