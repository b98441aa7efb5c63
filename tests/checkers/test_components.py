"""No fault is found on the example page of the components, and on the pages that are not of transcripts."""

import pytest
from playwright.sync_api import Page

from tests.browser.site import Site, unfold
from tests.checkers.accepted import wrong
from tests.checkers.checking import Checkers


@pytest.mark.xdist_group("checkers of components")
@pytest.mark.parametrize("address", ["styleguide", "accessibility", "offline", "print", "sign-in"])
def test_no_fault(page: Page, site: Site, checkers: Checkers, address: str) -> None:
    """Axe finds nothing by all of its rules, in the lightest and the darkest colours."""
    page.goto(f"{site.transcript}/print" if address == "print" else f"{site.home}{address}")
    unfold(page)
    for colours in ("paper", "green-on-brown"):
        page.locator("html").evaluate("(html, colours) => { html.dataset.colours = colours; }", colours)
        assert not list(wrong(checkers.look("axe", page))), colours
