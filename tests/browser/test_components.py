"""Every component on its example page, and the pages that stand beside the transcripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site, unfold
from tests.browser.test_reflow import _SMALL, DESK, PHONE, SMALLEST, TINY, broken
from tests.builders import ROOT

pytestmark = pytest.mark.xdist_group(__name__)

ADDRESSES = ("styleguide", "accessibility", "offline", "paper", "sign-in")


@pytest.fixture(params=ADDRESSES)
def shown(request: pytest.FixtureRequest, page: Page, site: Site) -> Page:
    """Return one of those pages, with all open."""
    page.goto(f"{site.transcript}/print" if request.param == "paper" else f"{site.home}{request.param}")
    unfold(page)
    return page


def test_every_component_is_shown(page: Page, site: Site) -> None:
    """Each macro of the components has its section, and no other has."""
    macros = set()
    for file in (ROOT / "templates/components").glob("*.html"):
        macros |= set(re.findall(r"{%-? macro (\w+)\(", file.read_text()))
    page.goto(f"{site.home}styleguide")
    sections = page.locator("[data-component]").evaluate_all("all => all.map(each => each.dataset.component)")
    assert sorted(sections) == sorted(macros)


def test_everything_fits(shown: Page) -> None:
    """In a tiny window, on a phone and on a desk, at three sizes of text, nothing is lost or too small to press."""
    for viewport in (TINY, PHONE, DESK):
        shown.set_viewport_size(viewport)
        for size in ("100", "200", "400"):
            shown.locator("html").evaluate("(html, size) => { html.dataset.size = size; }", size)
            assert broken(shown) == {}, (viewport, size)
        assert shown.evaluate(_SMALL, SMALLEST) == []


def test_one_heading_of_the_first_level_and_one_main(shown: Page) -> None:
    """Each has its one title, and a link to the accessibility statement at its foot."""
    expect(shown.get_by_role("main")).to_have_count(1)
    expect(shown.get_by_role("heading", level=1)).to_have_count(1)
    expect(shown.get_by_role("contentinfo").get_by_role("link", name="Accessibility")).to_be_visible()


@pytest.mark.allow_status(404)
def test_a_player_without_sound_says_so(page: Page, site: Site) -> None:
    """On the example page there is nothing to hear: the bar opens and tells why."""
    page.goto(f"{site.home}styleguide")
    page.locator("[data-listen=t2]").click()
    expect(page.get_by_role("region", name="Player")).to_be_visible()
    expect(page.locator(".player [role=status]")).not_to_be_empty()
