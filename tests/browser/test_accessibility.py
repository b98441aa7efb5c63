"""What axe-core finds on the pages, with all of its rules on, in all colours."""

from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import KINDS, Site, style, unfold
from voicereader.web.view import COLOURS

pytestmark = pytest.mark.xdist_group(__name__)

_AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text()

# The speakers' bands are pseudo-elements beside the words, for which axe would otherwise not look at colours at all.
_RUN = """
async () => {
    const looking = ["color-contrast", "color-contrast-enhanced"];
    axe.configure({checks: looking.map(id => ({id, options: {...axe._audit.checks[id].options, ignorePseudo: true}}))});
    const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]));
    const found = await axe.run(document, {rules, resultTypes: ["violations", "incomplete"]});
    const open = found.incomplete.filter(({id}) => !["audio-caption", "hidden-content"].includes(id));
    return [...found.violations, ...open].map(({id, nodes}) => [id, nodes.map(node => node.target.join(" "))]);
}
"""


def violations(page: Page) -> list[Any]:
    """Return all that axe finds or cannot tell: each rule, and where it is broken.

    It cannot tell whether the sound has captions: the page is the transcript. What is folded away it does not see.
    """
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(_AXE)
    found: list[Any] = page.evaluate(_RUN)
    return found


@pytest.fixture(params=KINDS)
def unfolded(request: pytest.FixtureRequest, page: Page, site: Site) -> Page:
    """Return a page of each kind, with the settings and all else open."""
    page.goto(getattr(site, request.param))
    unfold(page)
    return page


def test_as_the_pages_open(page: Page, site: Site) -> None:
    """No page has a fault before anything on it is opened, on a desk or on a phone."""
    for address in site.pages:
        page.goto(address)
        for width, height in ((1440, 900), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            assert violations(page) == []


def test_in_all_colours(unfolded: Page, site: Site) -> None:
    """No page has a fault in any choice of colours, which the server writes on the root of the page."""
    root = unfolded.locator("html")
    found = {}
    for colours in COLOURS:
        root.evaluate("(html, colours) => { html.dataset.colours = colours; }", colours)
        found[colours] = violations(unfolded)
    assert {colours: each for colours, each in found.items() if each} == {}
    site.view(unfolded, colours=colours)
    unfolded.reload()
    expect(root).to_have_attribute("data-colours", colours)


def test_as_the_system_wishes(unfolded: Page) -> None:
    """No page has a fault where the reader's system asks for dark, more contrast or its own colours."""
    wishes: list[dict[str, Any]] = [{"color_scheme": "dark"}, {"contrast": "more"}, {"forced_colors": "active"}]
    for wish in (wishes[0], wishes[0] | wishes[1], wishes[1], wishes[2], wishes[0] | wishes[2]):
        plain = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}
        unfolded.emulate_media(**plain | wish)
        assert violations(unfolded) == [], wish


def test_after_settings_are_saved(page: Page, site: Site) -> None:
    """No page has a fault while it says that settings are saved."""
    page.goto(site.transcript)
    page.get_by_text("View settings").click()
    page.get_by_role("button", name="Save these settings").click()
    page.wait_for_selector("[role=status]")
    assert violations(page) == []


def test_at_a_sentence(page: Page, site: Site) -> None:
    """No page has a fault while a sentence is marked, in the lightest and in the darkest colours."""
    for colours in ("brown-on-beige", "green-on-brown"):
        site.view(page, colours=colours)
        page.goto(f"{site.transcript}?{colours}#t2-s4")
        assert violations(page) == []


def test_while_one_listens(page: Page, site: Site) -> None:
    """The page has no fault with the player open, nor with a sentence and a word marked, in any colours."""
    page.goto(site.transcript)
    page.locator("[data-listen=t2]").click()
    page.get_by_role("button", name="More for listening").click()
    expect(page.locator("[data-spoken]")).to_have_count(1, timeout=20_000)
    page.get_by_role("button", name="Pause").click()
    # Of a ground that is drawn as a picture axe cannot tell the colour.
    style(page, "[data-spoken] { background: var(--highlight) !important }")
    for colours in COLOURS:
        page.locator("html").evaluate("(html, colours) => { html.dataset.colours = colours; }", colours)
        assert violations(page) == [], colours


def test_a_quote(page: Page, site: Site) -> None:
    """The page of a quote has no fault, on a desk or on a phone."""
    page.goto(f"{site.transcript}/quote/t1-s3?to=t2-s1")
    for width, height in ((1440, 900), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []


FAULTS = {
    "color-contrast": "document.querySelector('#t1-s1').style.color = '#999'",
    "color-contrast-enhanced": "document.querySelector('#t1-s2').style.color = '#666'",
    "duplicate-id": "document.querySelector('#t3').id = 't1'",
    "heading-order": "document.querySelector('h2').remove(); document.querySelector('.listen h2').remove()",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "image-alt": "document.querySelector('h1').innerHTML = '<img src=/favicon.svg>'",
    "label": "document.querySelector('label').replaceWith(document.querySelector('label input'))",
    "landmark-one-main": "document.querySelector('main').role = 'none'",
    "region": "document.body.append(document.querySelector('#text p'))",
}


def test_faults_are_found(page: Page, site: Site) -> None:
    """On a page that is spoilt the check above says with which rules."""
    page.goto(site.transcript)
    unfold(page)
    for spoil in FAULTS.values():
        page.evaluate(spoil)
    assert set(FAULTS) - {rule for rule, _ in violations(page)} == set()
