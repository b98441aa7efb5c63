"""Which checkers look at a page in which way, and what they find."""

import os
from collections.abc import Collection

from playwright.sync_api import Page

from tests.checkers.accepted import wrong
from tests.checkers.checking import IN_THE_PAGE, Checkers
from tests.checkers.pages import WAYS, show

EVERYTHING = os.environ.get("CHECKERS") == "all"
"""Whether all rules are tried in all ways: `make checkers`. Else those that colours or size can change."""

# What has too little contrast for AA has too little for AAA.
_COLOURS = {"axe": ("color-contrast-enhanced", "link-in-text-block"), "htmlcs": None}
_LAYOUT = {"axe": (*_COLOURS["axe"], "target-size", "scrollable-region-focusable"), "ibm": None, "qualweb": None}
_ALFA = ("sia-r83", "sia-r91", "sia-r92", "sia-r93", "sia-r111", "sia-r113")
_MOST_PARTS = "player-open"
"""What shows most parts of the pages: there two more checkers look in every colour."""

_BLIND_TO_FOLDING = {"alfa", "ibm", "qualweb"}
"""They take what is folded away for something that is seen but cannot be used."""


def faults(page: Page, checkers: Checkers, state: str, source: str) -> list[str]:
    """Return what is wrong on a page that is open in a state, in any way to look at it, and in its source."""
    found = {}
    for way in WAYS:
        show(page, way)
        page.evaluate("scrollTo(0, 0)")  # some scroll, and others take what is right above the window for hidden
        found[way] = [each for name, rules in _plan(state, way).items() for each in checkers.look(name, page, rules)]
    found["source"] = checkers.html_validate(source)
    return [f"{way}: {each}" for way, violations in found.items() for each in wrong(violations, way)]


def _plan(state: str, way: str) -> dict[str, Collection[str] | None]:
    """Return which checkers look at a page that way, and by which rules if not by all."""
    wanted = _wanted(state, way)
    return {name: rules for name, rules in wanted.items() if state != "folded" or name not in _BLIND_TO_FOLDING}


def _wanted(state: str, way: str) -> dict[str, Collection[str] | None]:
    if EVERYTHING or way == "default":
        return dict.fromkeys(IN_THE_PAGE)
    if way in {"400 %", "320 px"}:
        return _LAYOUT | {"alfa": _ALFA}
    every = {"ibm": None, "qualweb": None}
    return _COLOURS | every if state == _MOST_PARTS else _COLOURS
