"""No fault is found on the example page of the components, and on the page of what is kept, which script fills."""

import pytest
from playwright.sync_api import Page

from tests.browser.site import Site
from tests.checkers.accepted import wrong
from tests.checkers.checking import Checkers


@pytest.mark.xdist_group("checkers of components")
@pytest.mark.parametrize("kind", ["offline", "styleguide"])
def test_no_fault(page: Page, site: Site, checkers: Checkers, kind: str) -> None:
    """Axe finds nothing by all of its rules, in the lightest and the darkest colours."""
    site.open(page, kind)
    for colours in ("paper", "green-on-brown"):
        page.locator("html").evaluate("(html, colours) => { html.dataset.colours = colours; }", colours)
        assert not list(wrong(checkers.look("axe", page))), colours
