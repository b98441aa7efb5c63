"""Every component on its example page, and the pages that stand beside the transcripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import BESIDE, Site
from tests.builders import ROOT

pytestmark = pytest.mark.xdist_group(__name__)


def test_every_component_is_shown(page: Page, site: Site) -> None:
    """Each macro of the components has its section, and no other has."""
    macros = set()
    for file in (ROOT / "templates/components").glob("*.html"):
        macros |= set(re.findall(r"{%-? macro (\w+)\(", file.read_text()))
    page.goto(f"{site.home}styleguide")
    sections = page.locator("[data-component]").evaluate_all("all => all.map(each => each.dataset.component)")
    assert sorted(sections) == sorted(macros)


def test_one_heading_of_the_first_level_and_one_main(page: Page, site: Site) -> None:
    """Each page has its one title, and help and the accessibility statement at its foot."""
    for kind in BESIDE:
        site.open(page, kind)
        expect(page.get_by_role("main")).to_have_count(1)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        for name in ("Help", "Accessibility"):
            expect(page.get_by_role("contentinfo").get_by_role("link", name=name)).to_be_visible()


@pytest.mark.allow_status(404)
def test_a_player_without_sound_says_so(page: Page, site: Site) -> None:
    """On the example page there is nothing to hear: the bar opens and tells why."""
    page.goto(f"{site.home}styleguide")
    page.locator("[data-listen=t2]").click()
    expect(page.get_by_role("region", name="Player")).to_be_visible()
    expect(page.locator(".player [role=status]")).not_to_be_empty()
