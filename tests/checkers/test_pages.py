"""No checker finds a fault on any page, in any state, in any way to look at it."""

import os
from collections.abc import Collection
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import Site
from tests.checkers.accepted import ACCEPTED, Accepted, wrong
from tests.checkers.checking import IN_THE_PAGE, Checkers, vnu
from tests.checkers.pages import STATES, WAYS, opened, show

EVERYTHING = os.environ.get("CHECKERS") == "all"
"""Whether all rules are tried in all ways: `make checkers`. Else those that colours or size can change."""

_COLOURS = {"axe": ("color-contrast", "color-contrast-enhanced", "link-in-text-block"), "htmlcs": None}
_LAYOUT = {"axe": (*_COLOURS["axe"], "target-size", "scrollable-region-focusable"), "ibm": None, "qualweb": None}
_ALFA = ("sia-r66", "sia-r69", "sia-r83", "sia-r91", "sia-r92", "sia-r93", "sia-r111", "sia-r113")
_EVERY_COMPONENT = {"transcript", "player-open"}
"""What shows most parts of the pages: there two more checkers look in every colour."""

_BLIND_TO_FOLDING = {"alfa", "ibm", "qualweb"}
"""They take what is folded away for something that is seen but cannot be used."""


def plan(state: str, way: str) -> dict[str, Collection[str] | None]:
    """Return which checkers look at a page that way, and by which rules if not by all."""
    wanted = _wanted(state, way)
    return {name: rules for name, rules in wanted.items() if state != "folded" or name not in _BLIND_TO_FOLDING}


def _wanted(state: str, way: str) -> dict[str, Collection[str] | None]:
    if EVERYTHING or way == "default":
        return dict.fromkeys(IN_THE_PAGE)
    if way in {"400 %", "320 px"}:
        return _LAYOUT | {"alfa": _ALFA}
    every = {"ibm": None, "qualweb": None}
    return _COLOURS | every if state in _EVERY_COMPONENT else _COLOURS


def each_alone(names: Collection[str]) -> list[object]:
    """Return parameters of tests that may run beside one another."""
    return [pytest.param(name, marks=pytest.mark.xdist_group(f"checkers {name}")) for name in names]


@pytest.mark.parametrize("state", each_alone(STATES))
def test_no_checker_finds_a_fault(page: Page, site: Site, checkers: Checkers, state: str) -> None:
    """Whoever looks at a page, however it looks, finds nothing wrong."""
    source = opened(page, site, state)
    found = {}
    for way in WAYS:
        show(page, way)
        found[way] = [each for name, rules in plan(state, way).items() for each in checkers.look(name, page, rules)]
    found["source"] = checkers.html_validate(source)
    faults = [f"{way}: {each}" for way, violations in found.items() for each in wrong(violations, way)]
    assert not faults, "\n".join(faults)


@pytest.mark.xdist_group("checkers of the source")
def test_the_sources_are_valid(page: Page, site: Site, checkers: Checkers, tmp_path: Path) -> None:
    """The Nu Html Checker has no word to say about the source of any page."""
    sources = {state: opened(page, site, state) for state in STATES}
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
