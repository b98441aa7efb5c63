"""No checker finds a fault on any page, in any state, in any way to look at it."""

from collections.abc import Collection
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import Site
from tests.checkers.accepted import ACCEPTED, Accepted, wrong
from tests.checkers.checking import IN_THE_PAGE, Checkers, vnu
from tests.checkers.looking import faults
from tests.checkers.pages import SOURCES, STATES, opened, show


def each_alone(names: Collection[str]) -> list[object]:
    """Return parameters of tests that may run beside one another."""
    return [pytest.param(name, marks=pytest.mark.xdist_group(f"checkers {name}")) for name in names]


@pytest.mark.parametrize("state", each_alone(STATES))
def test_no_checker_finds_a_fault(page: Page, site: Site, checkers: Checkers, state: str) -> None:
    """Whoever looks at a page, however it looks, finds nothing wrong."""
    found = faults(page, checkers, state, opened(page, site, state))
    assert not found, "\n".join(found)


@pytest.mark.xdist_group("checkers of the source")
def test_the_sources_are_valid(page: Page, site: Site, checkers: Checkers, tmp_path: Path) -> None:
    """The Nu Html Checker has no word to say about the source of any page."""
    sources = {state: opened(page, site, state) for state in SOURCES}
    found = [str(each) for each in wrong(vnu(sources, tmp_path))]
    assert not found, "\n".join(found)


@pytest.mark.xdist_group("checkers of the source")
@pytest.mark.parametrize("accepted", ACCEPTED, ids=lambda each: f"{each.checker} {each.rule}")
def test_what_is_accepted_is_still_found(page: Page, site: Site, checkers: Checkers, accepted: Accepted) -> None:
    """No rule is on the list of those that are wrong without being wrong on a page."""
    source = opened(page, site, accepted.state)
    show(page, accepted.way)
    looks = accepted.checker in IN_THE_PAGE
    found = checkers.look(accepted.checker, page) if looks else checkers.html_validate(source)
    assert any(accepted.covers(each, accepted.way) for each in found)
