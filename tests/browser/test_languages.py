"""The pages in Russian and in Arabic, as a browser shows them: mirrored where they should be, whole in small windows."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site, unfold
from tests.browser.test_reflow import _COLLIDING, _CUT, _OUTSIDE, DESK, PHONE, TINY
from tests.builders import ROOT

pytestmark = pytest.mark.xdist_group(__name__)

TAGS = ("ru", "ar")


def middle(page: Page, selector: str) -> float:
    """Return where the middle of something is, from left to right."""
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_arabic_pages_are_mirrored(page: Page, site: Site, size) -> None:
    """What stands at the left in English stands at the right in Arabic, and comes in the same order."""
    pairs = {
        site.home: [(".home", ".view-settings > summary"), (".search input", ".search button")],
        site.transcript: [(".sound .mark", ".sound h3 span[lang]")],
    }
    if size is DESK:
        pairs[site.transcript] += [(".contents h2", "#text"), (".contents ol", ".listen")]
        pairs[site.home] += [(".entry .when", ".entry h2")]
    page.set_viewport_size(size)
    for tag, mirrored in (("en", False), ("ar", True)):
        site.view(page, language=tag)
        for address, places in pairs.items():
            page.goto(address)
            for one, other in places:
                assert (middle(page, one) > middle(page, other)) is mirrored, (tag, one, other)


def test_a_band_stands_where_its_text_begins(page: Page, site: Site) -> None:
    """The edge of a turn is at the left of English and at the right of Arabic, in either kind of page, in the window."""
    for tag in ("en", "ar"):
        site.view(page, language=tag)
        for width in (390, 900, 1000, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(site.transcript)
            for direction in ("ltr", "rtl"):
                page.locator("#text").evaluate("(text, direction) => { text.dir = direction; }", direction)
                inset = page.locator(".turn").first.evaluate(
                    "turn => parseFloat(getComputedStyle(turn, '::before').left)"
                )
                assert (inset < 0) is (direction == "ltr"), (tag, width, direction)
                initials = page.locator(".initials").first.bounding_box()
                assert initials
                assert initials["x"] >= 0
                assert initials["x"] + initials["width"] <= width


def test_the_player_is_mirrored(page: Page, site: Site) -> None:
    """Its first button is at the right; what it says of time and of who speaks is Arabic, with the name in its own."""
    site.view(page, language="ar")
    page.goto(site.transcript)
    page.locator("[data-listen=t2]").click()
    page.locator("[data-do=more]").click()
    expect(page.locator("[data-left]")).to_contain_text(re.compile("بقيت|لم يبق"))
    assert middle(page, "[data-do=toggle]") > middle(page, "[data-do=back]") > middle(page, "[data-do=on]")
    expect(page.locator("[data-speaker]").first).to_have_attribute("lang", "en")
    page.locator("[data-do=only]").click()
    status = page.locator(".player [role=status]")
    expect(status).to_contain_text("تسمع الآن")
    expect(status.locator("[lang=en]")).not_to_be_empty()
    page.locator("[data-do=stop]").click()


def test_minutes_take_their_forms(page: Page, site: Site) -> None:
    """The browser and the server count alike: each number of minutes has the form that the catalogue has for it."""
    told = {
        "ru": ("осталась 1 минута", "осталось 3 минуты", "осталось 11 минут"),
        "ar": ("بقيت دقيقة واحدة", "بقيت 3 دقائق", "بقيت 11 دقيقة"),
    }
    for tag, forms in told.items():
        site.view(page, language=tag)
        page.goto(site.transcript)
        source = page.locator("script[src]").get_attribute("src").replace("main.js", "words.js")
        said = page.evaluate(
            "async source => { const {counted} = await import(source); "
            "const {left} = document.querySelector('[data-left]').dataset; return [1, 3, 11].map(n => counted(left, n)); }",
            source,
        )
        assert tuple(said) == forms


def test_shortcut_keys_of_a_keyboard_of_another_script(page: Page, site: Site) -> None:
    """A key is meant by its place where it has no Latin letter."""
    site.view(page, language="ru", keys="on")
    page.goto(site.transcript)
    page.wait_for_load_state("networkidle")  # what binds the keys is loaded last
    press = "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}))"
    page.evaluate(press, ["л", "KeyK"])
    expect(page.locator(".player")).to_be_visible()
    page.evaluate(press, ["ы", "KeyS"])
    expect(page.locator(".player")).to_be_hidden()


def test_arabic_has_its_typeface(page: Page, site: Site) -> None:
    """It comes with the page, for every choice of a typeface but the device's own, and its letters stay joined."""
    site.view(page, language="ar", letters="wider")
    page.goto(site.home)
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(each => each.status === 'loaded').map(each => each.family)")
    assert any("Noto Sans Arabic" in each for each in loaded)
    spacing = "selector => getComputedStyle(document.querySelector(selector)).letterSpacing"
    assert page.evaluate(spacing, "h1") in {"0px", "normal"}
    page.goto(site.transcript)
    assert page.evaluate(spacing, "#text p") not in {"0px", "normal"}


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_lost_in_small_windows(page: Page, site: Site, tag) -> None:
    """At 320 pixels nothing reaches out of the window, is cut off or stands on other words, with all of it open."""
    site.view(page, language=tag)
    for address in site.pages:
        for window in (TINY, PHONE):
            page.set_viewport_size(window)
            page.goto(address)
            unfold(page)
            for look in (_OUTSIDE, _CUT, _COLLIDING):
                assert page.evaluate(look) == [], (address, window)


def test_the_language_is_chosen_on_the_page(page: Page, site: Site) -> None:
    """By the link at its end, by keyboard alone; the reader is where they were, and the page says that it is kept."""
    page.goto(site.speakers)
    page.locator(".languages [lang=ru]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    assert page.url == site.speakers
    expect(page.get_by_role("status")).to_have_text("Ваши настройки сохранены.")
    page.get_by_text("Настройки отображения").click()
    page.get_by_label("English").check()
    page.get_by_role("button", name="Сохранить настройки").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_style_sheets_know_no_left_and_right() -> None:
    """Places are named by the direction of writing; but for two rules that align titles with the page."""
    physical = re.compile(
        r"(?:margin|padding|border|inset)?-?\b(?:left|right)\s*:|(?:text-align|float|clear):\s*(?:left|right)"
    )
    found = [
        line
        for sheet in (ROOT / "static/css").glob("*.css")
        for line in sheet.read_text().splitlines()
        if physical.search(line)
    ]
    assert all(line.strip().startswith('[dir="') for line in found)
    assert len(found) <= 2
