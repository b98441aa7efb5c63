"""Which checkers look at a page in which way, and what they find."""

import os
from collections.abc import Collection

from playwright.sync_api import Page

from tests.checkers.accepted import wrong
from tests.checkers.checking import IN_THE_PAGE, Checkers
from tests.checkers.pages import WAYS, show

EVERYTHING = os.environ.get("CHECKERS") == "all"
"""Whether all rules are tried in all ways: `make checkers`. Else those that colours or size can change."""

_CONTRAST = ("color-contrast-enhanced", "link-in-text-block")  # too little for AA is too little for AAA
_COLOURS: dict[str, Collection[str] | None] = {"axe": _CONTRAST, "htmlcs": None}
_LAYOUT: dict[str, Collection[str] | None] = {"axe": (*_CONTRAST, "target-size", "scrollable-region-focusable")}
_ALFA = ("sia-r83", "sia-r91", "sia-r92", "sia-r93", "sia-r111", "sia-r113")
_PLAYER, _PARTS = "player-open", "styleguide"
"""What shows the player, and each part of the pages: there three more checkers look at the sizes, at the player two of
them in every colour."""

# All that the colours of a page come from, and its size. What the system wishes looks as one of the schemes does.
_LOOK = """() => {
    const style = getComputedStyle(document.documentElement);
    const names = ["ground", "ink", "link", "muted", "highlight", "rule", ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `hue-${n}`)];
    const tokens = names.map((name) => style.getPropertyValue(`--${name}`));
    const { size } = document.documentElement.dataset;
    return [innerWidth, size, matchMedia("(forced-colors)").matches, style.colorScheme, ...tokens].join();
}"""

_BLIND_TO_FOLDING = {"alfa", "ibm", "qualweb"}
"""They take what is folded away for something that is seen but cannot be used."""


def faults(page: Page, checkers: Checkers, state: str, source: str) -> list[str]:
    """Return what is wrong on a page that is open in a state, in any way to look at it, and in its source."""
    found, seen = {}, set()
    for way in WAYS:
        show(page, way)
        look = page.evaluate(_LOOK)
        if look in seen and state not in {_PLAYER, _PARTS} and not EVERYTHING:
            continue
        seen.add(look)
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
    more = {"ibm": None, "qualweb": None}
    if way in {"400 %", "320 px"}:
        return _LAYOUT | (more | {"alfa": _ALFA} if state in {_PLAYER, _PARTS} else {})
    return _COLOURS | (more if state == _PLAYER else {})
