"""What a browser fetches for the seed's page, how much, and from where."""

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.site import Site, unfold

pytestmark = pytest.mark.xdist_group(__name__)

MOST = 60_000
"""Bytes, as they are sent, without fonts."""


def watch(page: Page) -> list[Request]:
    """Return the list to which all is added that the page asks for."""
    found: list[Request] = []

    def note(request: Request) -> None:
        found.append(request)

    page.on("request", note)
    return found


def fetched(page: Page, address: str) -> list[Request]:
    """Open a page; return what `watch` does, once all is there."""
    found = watch(page)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return found


def foreign(found: list[Request], site: Site) -> list[str]:
    """Return the addresses that are not the site's."""
    return [each.url for each in found if not each.url.startswith((site.home, f"blob:{site.home}", "data:"))]


def weight(found: list[Request]) -> int:
    """Return the bytes that were sent, without fonts."""
    return sum(each.sizes()["responseBodySize"] for each in found if each.resource_type != "font")


def test_the_page_is_light(browser: Browser, site: Site) -> None:
    """All of the seed's page, styles and scripts included, is 60 kB or less, for somebody who was never here."""
    context = browser.new_context()
    found = fetched(context.new_page(), site.transcript)
    assert len(found) > 10
    assert 10_000 < weight(found) <= MOST
    context.close()


@pytest.mark.parametrize("face", ["clear", "serif", "dyslexic", "own"])
def test_letters_are_fetched_once_and_early(browser: Browser, site: Site, face: str) -> None:
    """The typeface of the page is asked for by the page itself, and no second time by its styles."""
    context = browser.new_context()
    page = context.new_page()
    site.view(page, face=face)
    found = [each for each in fetched(page, site.transcript) if each.resource_type == "font"]
    assert len({each.url for each in found}) == len(found)
    early = page.locator("link[rel=preload][as=font]").evaluate_all("links => links.map(each => each.href)")
    assert len(early) == (face != "own")
    assert set(early) <= {each.url for each in found}
    used = page.evaluate("[...document.fonts].filter(each => each.status === 'loaded').map(each => each.family)")
    assert bool(used) == (face != "own")
    context.close()


def test_nothing_comes_from_elsewhere(browser: Browser, site: Site) -> None:
    """No page asks anybody else for anything, also with all open and while one listens."""
    context = browser.new_context()
    page = context.new_page()
    asked = watch(page)
    for address in site.pages:
        page.goto(address)
        unfold(page)
    page.goto(site.transcript)
    page.locator("[data-listen=t2]").click()
    page.locator("[aria-current=true]").first.wait_for()
    assert len(asked) > 20
    assert foreign(asked, site) == []
    context.close()


def test_weight_and_strangers_are_found(browser: Browser, site: Site) -> None:
    """The checks above see a page that fetches much, and one that asks somebody else."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    found = fetched(page, site.transcript)
    with page.expect_response("**/audio.wav"):
        page.evaluate("fetch(`${location.pathname}/audio.wav`).then(answer => answer.arrayBuffer()).then(() => null)")
    with page.expect_event("requestfailed"):
        page.evaluate("fetch('http://127.0.0.1:9/').catch(() => null)")
    assert foreign(found, site) == ["http://127.0.0.1:9/"]
    assert weight([each for each in found if not foreign([each], site)]) > MOST
    context.close()
