"""What script adds for comfort: settings that show themselves, a ruler, keys, typefaces, marks."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.site import Site, unfold
from voicereader.model import Transcript

pytestmark = pytest.mark.xdist_group(__name__)


def test_settings_show_themselves_while_they_are_chosen(page: Page, site: Site) -> None:
    """The page looks as chosen before anything is saved; left unsaved, nothing is kept."""
    page.goto(site.transcript)
    unfold(page)
    words = page.locator("#t1-s1")
    page.get_by_label("Literata").check()
    expect(words).to_have_css("font-family", 'Literata, "Noto Sans Arabic", "Noto Serif", Georgia, serif')
    page.get_by_label("White on black").check()
    expect(page.locator("body")).to_have_css("color", "rgb(255, 255, 255)")
    page.get_by_label("Space between lines").select_option("wider")
    expect(words).to_have_css("line-height", "50px")
    page.reload()
    expect(words).to_have_css("line-height", "32px")


_WATCHED = """
    window.moved = [];
    new PerformanceObserver(list => { for (const each of list.getEntries()) window.moved.push(
        ...each.sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? "").slice(0, 80)));
    }).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_when_script_comes_late(page: Page, site: Site, width: int) -> None:
    """What it shows has had its place since the page was there, so nobody loses the line or presses something else."""

    def late(route: Route) -> None:
        page.evaluate("document.fonts.ready.then(() => null)")
        page.wait_for_timeout(200)
        page.evaluate("() => { window.moved = []; }")
        route.continue_()

    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/main.js*", late)
    page.add_init_script(_WATCHED)
    page.goto(site.transcript)
    expect(page.locator("[data-listen=t2]")).to_be_visible()
    expect(page.get_by_role("button", name="Keep for reading")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("window.moved") == []


@pytest.mark.parametrize(
    ("chosen", "rule", "seen"),
    [
        ({"letters": "wider"}, "letter-spacing", "2.8px"),
        ({"words": "wider"}, "word-spacing", "7.2px"),
        ({"lines": "wide"}, "line-height", "40px"),
        ({"align": "justify"}, "text-align", "justify"),
    ],
    ids=str,
)
def test_spacing(page: Page, site: Site, chosen: dict[str, str], rule: str, seen: str) -> None:
    """What is saved is how the text stands: 0.14 of its size between letters, 0.36 between words."""
    site.view(page, **chosen)
    page.goto(site.transcript)
    expect(page.locator("#t1-s1")).to_have_css(rule, seen)


@pytest.mark.parametrize(("measure", "least", "most"), [("short", 40, 60), ("normal", 58, 72), ("long", 64, 80)])
def test_the_length_of_lines(page: Page, site: Site, measure: str, least: int, most: int) -> None:
    """A line has as many letters as chosen, never more than 80 (WCAG 2.2, success criterion 1.4.8)."""
    site.view(page, measure=measure)
    page.goto(site.transcript)
    letters = (
        page.locator(".turn p")
        .nth(2)
        .evaluate(
            """p => {
            const lines = new Map();
            const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at += 1) {
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + 1);
                const { bottom } = range.getBoundingClientRect();
                lines.set(bottom, (lines.get(bottom) ?? 0) + 1);
            }
            return [...lines.values()];
        }"""
        )
    )
    assert least <= max(letters) <= most


@pytest.mark.parametrize("face", ["clear", "serif", "dyslexic"])
def test_typefaces_are_ours(page: Page, site: Site, face: str) -> None:
    """A typeface comes from this site, and the page has it."""
    names = {"clear": "Atkinson Hyperlegible Next", "serif": "Literata", "dyslexic": "OpenDyslexic"}
    site.view(page, face=face)
    page.goto(site.transcript)
    page.evaluate("document.fonts.ready.then(() => null)")
    loaded = page.evaluate("[...document.fonts].filter(each => each.status === 'loaded').map(each => each.family)")
    assert {each.strip('"') for each in loaded} == {names[face]}


def test_the_ruler_lies_where_one_points_and_where_the_focus_is(page: Page, site: Site) -> None:
    """It follows the pointer and the focus, and takes no press away from what is under it."""
    page.goto(site.transcript)
    ruler = page.locator(".ruler")
    expect(ruler).to_be_hidden()
    site.view(page, ruler="on")
    page.reload()
    page.mouse.move(300, 400)
    assert middle(ruler) == pytest.approx(400, abs=2)
    link = page.get_by_role("link", name="All transcripts")
    link.focus()
    assert middle(ruler) == pytest.approx(middle(link), abs=4)
    link.click()
    expect(page).to_have_url(site.home)


def middle(element: Locator) -> float:
    """Return how far down in the window the middle of an element is."""
    box = element.bounding_box()
    assert box
    middle: float = box["y"] + box["height"] / 2
    return middle


def test_keys_press_the_buttons_where_they_are_on(page: Page, site: Site) -> None:
    """Off, a letter does nothing; on, it does what its button does; never where one types or chooses."""
    page.goto(site.transcript)
    player = page.get_by_role("region", name="Player")
    page.keyboard.press("k")
    page.wait_for_timeout(200)
    expect(player).to_be_hidden()
    site.view(page, keys="on")
    page.goto(f"{site.transcript}#t1-s1")
    page.reload()
    page.wait_for_timeout(200)
    page.keyboard.press("k")
    expect(page.locator("#t1-s1")).to_have_attribute("aria-current", "true", timeout=20_000)
    page.keyboard.press("l")
    expect(page.locator("#t1-s2")).to_have_attribute("aria-current", "true", timeout=20_000)
    page.keyboard.press("k")
    expect(player.get_by_role("button", name="Play")).to_be_visible()
    page.keyboard.press("Control+s")
    player.get_by_role("button", name="More for listening").click()
    player.get_by_label("Pauses").focus()
    page.keyboard.press("s")
    expect(player).to_be_visible()
    player.get_by_role("button", name="Next sentence").focus()
    page.keyboard.press("s")
    expect(player).to_be_hidden()


@pytest.mark.parametrize(
    ("marking", "sentence", "word"), [("both", 1, 1), ("sentence", 1, 0), ("word", 0, 1), ("off", 0, 0)]
)
def test_only_what_is_chosen_is_marked(page: Page, site: Site, marking: str, sentence: int, word: int) -> None:
    """Sentence, word, both or nothing; `aria-current` is there for screen readers in any case."""
    site.view(page, marking=marking)
    page.goto(site.transcript)
    page.locator("[data-listen=t2]").click()
    expect(page.locator("#t2-s1")).to_have_attribute("aria-current", "true", timeout=20_000)
    page.wait_for_timeout(400)
    assert page.locator("[data-spoken]").count() == sentence
    assert page.evaluate("CSS.highlights.get('spoken-word').size") == word


@pytest.mark.allow_status(503)
def test_the_server_s_own_reason_is_told(page: Page, site: Site) -> None:
    """Where the server says why there is no sound, its sentence is what is heard of it."""
    sentence = "The speech engine does not start."
    page.route("**/script.json*", lambda route: route.fulfill(status=503, json={"detail": sentence}))
    page.goto(site.transcript)
    page.locator("[data-listen=t2]").click()
    expect(page.locator(".player [role=status]")).to_have_text(sentence)
    page.unroute("**/script.json*")


def test_the_contents_mark_where_one_is(page: Page, site: Site, seed: Transcript) -> None:
    """The turn that one reads is marked, and no other; above the text none is."""
    page.goto(site.transcript)
    page.set_viewport_size({"width": 1440, "height": 400})
    here = page.locator("#contents [aria-current=location]")
    expect(here).to_have_count(0)
    for turn in seed.turns:
        page.evaluate("id => document.getElementById(id).scrollIntoView()", turn.id)
        expect(here).to_have_attribute("href", f"#{turn.id}")
