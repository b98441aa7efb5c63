"""Reading and hearing without a connection, in a browser that has none; and the site as an app."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.site import Site
from voicereader.model import Transcript

pytestmark = pytest.mark.xdist_group(__name__)

KEEP = "Keep for reading without a connection"
KEPT = "Kept on this device. It can be read and heard without a connection."
NEEDED = "To keep transcripts, this page needs a browser with JavaScript"

CACHES = "caches.keys()"
WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"

# Seconds that a player heard, and that it knows, once it has played on for a while.
_PLAYED = """async audio => {
    audio.muted = true;
    await audio.play();
    await new Promise(resolve => audio.addEventListener("timeupdate", () => audio.currentTime > 0.5 && resolve()));
    audio.pause();
    return [audio.currentTime, audio.duration];
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a reader who has kept nothing."""
    made = browser.new_context()
    made.set_default_timeout(30_000)
    yield made
    made.set_offline(offline=False)
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return that reader's window."""
    return context.new_page()


@pytest.fixture
def kept(page: Page, site: Site) -> Page:
    """Return the transcript's page, which is kept."""
    page.goto(site.transcript)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".keep [aria-live]")).to_have_text(KEPT, timeout=60_000)
    return page


def test_nothing_is_kept_unless_one_asks(page: Page, site: Site) -> None:
    """Who reads and hears a transcript has nothing of it on the device, and no script that answers."""
    for address in (site.home, site.transcript, f"{site.home}offline"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    assert page.evaluate(CACHES) == []
    assert page.evaluate(WORKERS) == 0
    expect(page.get_by_text("Nothing is kept.", exact=True)).to_be_visible()


def test_a_kept_transcript_is_read_and_heard_without_a_connection(
    kept: Page, context: BrowserContext, site: Site, seed: Transcript
) -> None:
    """Words, looks, both players and paper are there; the site's other pages lead to what is kept."""
    context.set_offline(offline=True)
    kept.goto(site.transcript)
    expect(kept.get_by_role("heading", level=1)).to_have_text(seed.title)
    assert kept.locator("#text .turn > p").count() == sum(len(turn.paragraphs) for turn in seed.turns)
    expect(kept.locator("body")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(kept.locator("html")).to_have_css("background-color", "rgb(251, 250, 247)")
    assert kept.evaluate("document.fonts.ready.then(all => [...all].some(each => each.status === 'loaded'))")
    kept.locator("[data-listen=t2]").click()
    expect(kept.locator("[aria-current=true]")).to_have_id("t2-s1")
    kept.get_by_role("button", name="Next sentence").click()
    expect(kept.locator("[aria-current=true]")).to_have_id("t2-s2")
    kept.get_by_role("button", name="Stop").click()
    kept.goto(f"{site.transcript}/print?size=large")
    expect(kept.locator("main")).to_have_class("paper large")
    kept.goto(site.home)
    expect(kept).to_have_url(f"{site.home}offline")
    expect(kept.get_by_text("There is no connection just now.")).to_be_visible()
    kept.get_by_role("link", name=seed.title).click()
    expect(kept).to_have_url(site.transcript)


def test_the_browser_s_own_player_plays_and_seeks_without_a_connection(
    kept: Page, context: BrowserContext, site: Site
) -> None:
    """The whole sound is answered in the pieces that a player asks for, a speaker's and a turn's are shorter."""
    online = kept.evaluate("fetch(document.querySelector('audio').src).then(all => all.blob()).then(all => all.size)")
    context.set_offline(offline=True)
    kept.goto(site.transcript)
    assert online > 0
    audio = kept.locator(".listen > .sound audio")
    heard, whole = audio.evaluate(_PLAYED)
    assert 0.5 < heard < 5
    audio.evaluate("audio => { audio.currentTime = audio.duration / 2; }")
    heard, _ = audio.evaluate(_PLAYED)
    assert whole / 2 < heard < whole / 2 + 5
    _, turn = kept.locator(".turn audio").first.evaluate(_PLAYED)
    assert 0 < turn < whole
    pieces = kept.evaluate(
        """async () => {
            const ask = async range => {
                const answer = await fetch(document.querySelector("audio").src, {headers: {Range: range}});
                return [answer.status, answer.headers.get("Content-Range"), (await answer.blob()).size];
            };
            return [await ask("bytes=10-19"), await ask("bytes=-5"), await ask("bytes=999999999-")];
        }"""
    )
    assert [status for status, _, _ in pieces] == [206, 206, 416]
    assert [size for _, _, size in pieces[:2]] == [10, 5]
    assert re.fullmatch(r"bytes 10-19/\d+", pieces[0][1])


def test_the_list_says_what_is_kept_and_removes_it(
    kept: Page, context: BrowserContext, site: Site, seed: Transcript
) -> None:
    """Title, size and date are there also without a connection; after the last is removed nothing is left at all."""
    context.set_offline(offline=True)
    kept.goto(f"{site.home}offline")
    expect(kept.get_by_role("heading", name=seed.title)).to_be_visible()
    expect(kept.locator("[data-list] .about")).to_have_text(re.compile(r"^\d+\.\d MB, kept on \d+ \w+ \d{4}$"))
    expect(kept.get_by_text(re.compile(r"\d+\.\d MB in all"))).to_be_visible()
    kept.get_by_role("button", name=f"Remove {seed.title}").click()
    expect(kept.locator("[data-module=offline] [aria-live]")).to_have_text(f"Removed: {seed.title}.")
    expect(kept.get_by_role("heading", name="Kept on this device")).to_be_focused()
    expect(kept.get_by_text("Nothing is kept.", exact=True)).to_be_visible()
    assert kept.evaluate(CACHES) == []
    assert kept.evaluate(WORKERS) == 0


def test_it_is_removed_on_its_own_page_too(kept: Page) -> None:
    """The button beside the one that kept it takes it away, and the focus goes to the one that is left."""
    kept.get_by_role("button", name="Remove from this device").click()
    expect(kept.locator(".keep [aria-live]")).to_have_text("Removed from this device.")
    expect(kept.get_by_role("button", name=KEEP)).to_be_focused()
    assert kept.evaluate(CACHES) == []


def test_a_page_that_has_changed_is_kept_anew(kept: Page, context: BrowserContext, site: Site) -> None:
    """Who opens a kept transcript with a connection has it as it is now, and each sentence's new sound."""
    spoil = """async ([base, id]) => {
        const cache = await caches.open(`kept:${base}`);
        const old = body => new Response(body, {headers: {"Content-Type": "text/html", ETag: '"old"'}});
        await cache.put(base, old("<h1>Old</h1>"));
        await cache.put(`${base}/sentences/${id}`, old("old"));
    }"""
    kept.evaluate(spoil, [f"/transcripts/{site.slug}", "t1-s1"])
    with kept.expect_request(lambda request: request.url.endswith("/sentences/t1-s1")):
        kept.goto(site.transcript)
    kept.wait_for_load_state("networkidle")
    context.set_offline(offline=True)
    kept.goto(site.transcript)
    expect(kept.get_by_role("heading", level=1)).not_to_have_text("Old")
    kept.locator("[data-listen=t1]").click()
    expect(kept.locator("[aria-current=true]")).to_have_id("t1-s1")


def test_what_is_removed_while_it_is_fetched_anew_stays_removed(kept: Page, site: Site) -> None:
    """Who opens a kept transcript and removes it at once has nothing of it a moment later."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    kept.route("**/offline/files.json", hold)
    kept.reload()
    kept.get_by_role("button", name="Remove from this device").click()
    expect(kept.locator(".keep [aria-live]")).to_have_text("Removed from this device.")
    assert len(held) == 1
    kept.unroute("**/offline/files.json")
    kept.wait_for_load_state("networkidle")
    assert kept.evaluate(CACHES) == []


def test_where_there_is_no_room_it_says_so(page: Page, context: BrowserContext, site: Site) -> None:
    """One sentence says what to do, and nothing is kept by half."""
    page.goto(site.transcript)
    session = context.new_cdp_session(page)
    origin = site.home.rstrip("/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_500_000})
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".keep [aria-live]")).to_have_text(re.compile("^There is not enough room on this device"))
    expect(page.get_by_role("button", name=KEEP)).to_be_focused()
    assert page.evaluate(CACHES) == []


def test_keeping_can_be_stopped(page: Page, site: Site) -> None:
    """Who stops has nothing kept, and can begin again."""
    page.goto(site.transcript)
    page.route("**/sentences/t2-s1", lambda _: None)
    page.get_by_role("button", name=KEEP).click()
    page.get_by_role("button", name="Stop keeping").click()
    expect(page.locator(".keep [aria-live]")).to_have_text("Nothing was kept.")
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    assert page.evaluate(CACHES) == []


def test_without_script_it_says_what_is_needed(browser: Browser, site: Site) -> None:
    """The list says what is missing, and the transcript's page offers nothing that does not work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.home}offline")
    expect(page.get_by_text(NEEDED)).to_be_visible()
    expect(page.locator("main button").filter(visible=True)).to_have_count(0)
    page.goto(site.transcript)
    expect(page.get_by_role("button", name=KEEP)).to_have_count(0)
    context.close()


def test_the_site_can_be_installed(page: Page, context: BrowserContext, site: Site) -> None:
    """The browser finds no reason against installing it, but that this window keeps nothing."""
    page.goto(site.home)
    session = context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == f"{site.home}manifest.webmanifest"
    reasons = {each["errorId"] for each in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert reasons <= {"in-incognito"}
