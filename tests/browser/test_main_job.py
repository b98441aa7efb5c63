"""The main job in a real browser: read, hear, choose a view, be accessible."""

import re
import time
from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.site import unfold
from voicereader.web.view import COLOURS

pytestmark = pytest.mark.xdist_group("browser")

LOUDNESS = """
async address => {
    const answer = await fetch(address);
    const sound = await new OfflineAudioContext(1, 1, 22050).decodeAudioData(await answer.arrayBuffer());
    const samples = sound.getChannelData(0);
    let sum = 0;
    for (const each of samples) sum += each * each;
    return [sound.duration, Math.sqrt(sum / samples.length)];
}
"""

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()

RUN_AXE = """
async () => {
    const rules = Object.fromEntries(axe.getRules().map(each => [each.ruleId, {enabled: true}]));
    const found = await axe.run(document, {rules, resultTypes: ["violations"]});
    return found.violations.map(each => each.id + ": " + each.nodes.map(node => node.target).join(", "));
}
"""


@pytest.mark.parametrize("query", ["?rate=1.15", ""])
def test_the_player_plays(page, site, query):
    """Pressing play by keyboard, time advances, whether the sound is new or kept; it is not silent."""
    page.goto(site.transcript)
    page.evaluate("query => { const a = document.querySelector('audio'); if (query) a.src += query; }", query)
    player = page.locator("audio").first
    assert player.evaluate("each => each.paused && each.currentTime === 0"), "nothing plays by itself"
    player.focus()
    page.keyboard.press("Space")
    end = time.monotonic() + 20
    while player.evaluate("each => each.currentTime") < 0.5:
        assert time.monotonic() < end, "time does not advance"
        page.wait_for_timeout(50)
    duration, loudness = page.evaluate(LOUDNESS, player.get_attribute("src"))
    assert duration > 60
    assert loudness > 0.01


def test_downloads_have_proper_names(page, site):
    """A file is called by its transcript and speaker."""
    page.goto(site.transcript)
    unfold(page)
    with page.expect_download() as waiting:
        page.locator("a[download]").nth(2).click()
    assert waiting.value.suggested_filename == f"{site.slug}-vladimir-putin.mp3"


def test_settings_without_javascript(browser, site, eyes):
    """With JavaScript off the form changes size and colours on every page, and takes them back."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.transcript)

        def looks() -> tuple[float, str]:
            height = page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
            (ground, _), *_ = eyes.colours(page.screenshot()).most_common(1)
            return height, ground

        normal = looks()
        page.get_by_text("View settings").click()
        page.get_by_label("200 %").check()
        page.get_by_label("White on black").check()
        page.get_by_role("button", name="Save these settings").click()
        assert page.url == site.transcript
        assert page.get_by_role("status").text_content() == "Your settings are saved."
        large = looks()
        assert large[0] == pytest.approx(2 * normal[0])
        assert large[1] == "#000000"
        page.goto(site.home)
        assert page.get_by_role("status").count() == 0
        assert looks()[1] == large[1]
        page.get_by_text("View settings").click()
        page.get_by_role("button", name="Back to normal").click()
        page.goto(site.transcript)
        assert looks() == normal


@pytest.mark.parametrize("colours", COLOURS)
def test_axe_finds_nothing(page, site, colours):
    """With all rules on there is no violation on any page in any colours, all unfolded."""
    site.view(page, colours=colours)
    found = {}
    for address in site.pages:
        page.goto(address)
        unfold(page)
        page.evaluate(AXE)
        found[address] = page.evaluate(RUN_AXE)
    assert not any(found.values()), found


def test_axe_would_find_something(page, site):
    """On a broken twin of the page the same check fails."""
    page.goto(site.transcript)
    page.evaluate(
        "document.querySelector('audio').removeAttribute('aria-label'); document.documentElement.lang = ''; document.querySelector('h1').innerHTML = '<img src=/favicon.svg>'"
    )
    page.evaluate(AXE)
    assert [re.match(r"[\w-]+", each).group() for each in page.evaluate(RUN_AXE)]
