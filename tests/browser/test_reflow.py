"""Small windows, large text, wide spacing, keys and paper: nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, ViewportSize, expect

from tests.browser.eyes import Eyes
from tests.browser.site import EVERY, Site, style, unfold
from voicereader.model import Transcript
from voicereader.web.view import SIZES

pytestmark = pytest.mark.xdist_group(__name__)

TINY: ViewportSize = {"width": 320, "height": 256}
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}
WINDOWS: tuple[ViewportSize, ...] = (TINY, PHONE, {"width": 768, "height": 1024}, {"width": 1024, "height": 768}, DESK)

SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
"""WCAG 2.2, success criterion 1.4.12."""

SMALLEST = 44
"""Pixels each way, WCAG 2.2, success criterion 2.5.5."""

# What shows and reaches out of the window at a side.
_OUTSIDE = """() => [...document.querySelectorAll("body, body *")].filter(each => {
    const {left, right, width, height} = each.getBoundingClientRect();
    if (each.closest(".visually-hidden")) return false;
    return each.checkVisibility() && width > 1 && height > 1 && (left < -0.5 || right > innerWidth + 0.5);
}).map(each => each.outerHTML.slice(0, 80))"""

# What has words that it cuts off; what scrolls or is there for the ear only does not.
_CUT = """() => [...document.querySelectorAll("body *")].filter(each => {
    const {overflowX, overflowY, clipPath} = getComputedStyle(each);
    const hides = [overflowX, overflowY].some(how => ["hidden", "clip"].includes(how));
    const larger = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    return each.checkVisibility() && each.innerText?.trim() && hides && larger && clipPath === "none";
}).map(each => each.outerHTML.slice(0, 80))"""

# Words that stand on other words.
_COLLIDING = """() => {
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!node.data.trim() || !node.parentElement.checkVisibility()) continue;
        if (node.parentElement.closest(".visually-hidden, .skip-link")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 1) boxes.push([node, box]);
    }
    const apart = 3;  // line boxes may touch where their letters do not
    boxes.sort(([, a], [, b]) => a.top - b.top);
    return boxes.flatMap(([node, a], at) => {
        const rest = boxes.slice(at + 1);
        const below = rest.findIndex(([, b]) => b.top + apart >= a.bottom);
        return rest.slice(0, below < 0 ? rest.length : below).filter(([other, b]) =>
            node.parentElement !== other.parentElement && a.left + apart < b.right && b.left + apart < a.right
            && a.top + apart < b.bottom
        ).map(([other]) => `${node.data.trim()} / ${other.data.trim()}`);
    });
}"""

# All that is wrong with the layout.
_BROKEN = f"""() => ({{
    outside: ({_OUTSIDE})(), cut: ({_CUT})(), colliding: ({_COLLIDING})(),
    "scrolls sideways": document.documentElement.scrollWidth > innerWidth ? [location.href] : [],
}})"""

# All that is wrong at any of these sizes of text, by the size.
_AT_SIZES = f"""sizes => Object.fromEntries(sizes.map(size => {{
    document.documentElement.dataset.size = size;
    const faults = Object.entries(({_BROKEN})()).filter(([, found]) => found.length);
    return [size, Object.fromEntries(faults)];
}}).filter(([, faults]) => Object.keys(faults).length))"""

_SMALL = """least => [...document.querySelectorAll("a, button, summary, label:not(:has(+ progress)), audio, input[type=search]")].filter(each => {
    const {width, height} = each.getBoundingClientRect();
    return each.checkVisibility() && !each.matches(".skip-link:not(:focus)") && Math.min(width, height) < least - 0.01;
}).map(each => each.outerHTML.slice(0, 80))"""

# Where the element with the focus is covered or out of sight, of nine points of what can be seen of it.
_HIDDEN_POINTS = """() => {
    const it = document.activeElement.closest("label") ?? document.activeElement;
    const box = it.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) return 9;
    const at = (low, high, share) => low + (high - low) * share;
    const shares = [0.1, 0.5, 0.9];
    return shares.flatMap(x => shares.map(y => document.elementFromPoint(at(left, right, x), at(top, bottom, y))))
        .filter(top => !top || !(it.contains(top) || top.contains(it))).length;
}"""

_STOP = "document.activeElement === document.body ? '' : document.activeElement.outerHTML.slice(0, 160)"


def broken(page: Page) -> dict[str, list[str]]:
    """Return what reaches out of the window, is cut off or stands on other words."""
    found: dict[str, list[str]] = page.evaluate(_BROKEN)
    return {name: each for name, each in found.items() if each}


def add(html: str, rules: str) -> Callable[[Page], None]:
    """Return what adds an element and style rules to a page."""

    def spoil(page: Page) -> None:
        page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
        style(page, rules)

    return spoil


@pytest.mark.parametrize("kind", EVERY)
def test_everything_fits(page: Page, site: Site, kind: str) -> None:
    """In any window, at every size of text, nothing is lost or too small to press, also with the reader's own spacing."""
    site.open(page, kind)
    for spacing, sizes in (("", list(SIZES)), (SPACING, ["100", "200", "400"])):
        style(page, spacing)
        for viewport in WINDOWS:
            page.set_viewport_size(viewport)
            assert page.evaluate(_AT_SIZES, sizes) == {}, (viewport, spacing)
            page.evaluate("document.documentElement.dataset.size = '100'")
            assert page.evaluate(_SMALL, SMALLEST) == [], viewport


WIDEST = {"face": "dyslexic", "letters": "wider", "words": "wider", "lines": "wider", "measure": "long"}


@pytest.mark.parametrize("chosen", [*({"face": face} for face in ("serif", "dyslexic", "own")), WIDEST], ids=str)
def test_every_typeface_and_spacing_fits(page: Page, site: Site, chosen: dict[str, str]) -> None:
    """In any window nothing is lost in another typeface, nor in the widest one with the widest spacing at twice the size."""
    site.view(page, **chosen)
    page.goto(site.transcript)
    unfold(page)
    page.evaluate("document.fonts.ready.then(() => null)")
    for viewport in WINDOWS:
        page.set_viewport_size(viewport)
        assert page.evaluate(_AT_SIZES, ["100", "200"]) == {}, viewport


def listening(page: Page, site: Site, **chosen: object) -> Page:
    """Return the transcript's page while its player is there, and silent."""
    site.view(page, **chosen)
    page.goto(site.transcript)
    page.locator("[data-listen=t2]").click()
    expect(page.locator("[aria-current=true]")).to_have_count(1, timeout=20_000)
    page.get_by_role("button", name="Pause").click()
    return page


@pytest.mark.parametrize("size", SIZES)
def test_the_player_leaves_room_for_the_text(page: Page, site: Site, size: str) -> None:
    """At no size of text does the closed bar take half of a phone, and its buttons stay large enough."""
    page.set_viewport_size(PHONE)
    bar = listening(page, site, size=size).get_by_role("region", name="Player")
    box = bar.bounding_box()
    assert box
    assert box["height"] < PHONE["height"] / 3
    assert bar.evaluate("bar => bar.scrollHeight <= bar.clientHeight + 1")
    assert page.evaluate(_SMALL, SMALLEST) == []


# What lies under the bar collides with nothing; here only the bar counts.
_ONLY_THE_BAR = "document.querySelectorAll('header, main, footer').forEach(each => { each.hidden = true; })"


@pytest.mark.parametrize("size", ["100", "200", "400"])
def test_the_open_player_fits(page: Page, site: Site, size: str) -> None:
    """Nothing of the player is cut off or lies over something, with all of its buttons, in any window."""
    listening(page, site, size=size).get_by_role("button", name="More for listening").click()
    page.evaluate(_ONLY_THE_BAR)
    for viewport in WINDOWS:
        page.set_viewport_size(viewport)
        assert broken(page) == {}, viewport
        assert page.evaluate(_SMALL, SMALLEST) == []


@pytest.mark.parametrize("viewport", [TINY, PHONE, DESK], ids=["tiny", "phone", "desk"])
def test_the_player_covers_no_focus(page: Page, site: Site, viewport: ViewportSize) -> None:
    """Each stop of the Tab key stands above the bar, or in it."""
    page.set_viewport_size(viewport)
    listening(page, site)
    assert walk(page, lambda _: page.evaluate(_HIDDEN_POINTS) > 0) == []


@pytest.mark.parametrize(
    ("fault", "spoil"),
    [
        ("scrolls sideways", add("<p class=bad>One line</p>", ".bad { inline-size: 400px }")),
        ("outside", add("<p class=bad>One line</p>", ".bad { margin-inline-start: -30px }")),
        ("cut", add("<p class=bad>One<br>Two</p>", ".bad { block-size: 1em; overflow: hidden }")),
        ("colliding", add("<p class=bad>One</p><p class=bad>Two</p>", ".bad { margin-block: -1em !important }")),
    ],
)
def test_a_broken_layout_is_found(page: Page, site: Site, fault: str, spoil: Callable[[Page], None]) -> None:
    """On a page that is spoilt the check above says how."""
    page.set_viewport_size(TINY)
    page.goto(site.nowhere)
    spoil(page)
    assert fault in broken(page)


def test_skip_links_are_large(page: Page, site: Site) -> None:
    """Also a skip link, once it shows."""
    page.goto(site.transcript)
    for _ in range(2):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.skip-link')")
        assert page.evaluate(_SMALL, SMALLEST) == []


def test_a_small_target_is_found(page: Page, site: Site) -> None:
    """The check above sees a target that is too small."""
    page.goto(site.home)
    style(page, ".home { min-block-size: 0 !important }")
    assert len(page.evaluate(_SMALL, SMALLEST)) == 1


def walk(page: Page, look: Callable[[str], bool]) -> list[str]:
    """Stop at all that takes the focus; return the stops at which `look` sees a fault. It may leave the stop by Tab."""
    faults = []
    page.keyboard.press("Tab")
    first = stop = page.evaluate(_STOP)
    while stop:
        if look(stop):
            faults.append(stop)
        if page.evaluate(_STOP) == stop:
            page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop == first:
            break
    return faults


def without_a_ring(page: Page, eyes: Eyes) -> list[str]:
    """Return the stops that do not look focused.

    WCAG 2.2, success criterion 2.4.13: as much as a line of two pixels around it changes, with 3:1 between before and
    after. A browser's own controls have their own rings: there something must change.
    """

    def look(stop: str) -> bool:
        box: dict[str, float] = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
        width, height = box["width"] + 16, box["height"] + 16
        clip = FloatRect(x=max(box["x"] - 8, 0), y=max(box["y"] - 8, 0), width=width, height=height)
        focused = page.screenshot(clip=clip)
        page.keyboard.press("Tab")
        left = page.screenshot(clip=clip)
        if stop.startswith("<audio"):
            return eyes.changed(focused, left, ratio=1.2) == 0
        return eyes.changed(focused, left) < 4 * (box["width"] + box["height"])

    # So high that nothing scrolls between two looks.
    page.set_viewport_size({"width": 1440, "height": page.evaluate("document.documentElement.scrollHeight + 300")})
    return walk(page, look)


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_focus_is_seen(page: Page, site: Site, eyes: Eyes, forced: Any) -> None:
    """Each stop of the Tab key has a ring that stands out, also in the system's own colours."""
    page.emulate_media(forced_colors=forced)
    page.goto(site.transcript)
    page.get_by_text("View settings").click()
    page.evaluate("document.activeElement.blur(); getSelection().collapse(document.body)")
    assert without_a_ring(page, eyes) == []


def test_the_focus_is_seen_beside_the_transcripts(page: Page, site: Site, eyes: Eyes) -> None:
    """Links, buttons and keys of the other pages have the ring too: of a file in the making, of a link's settings."""
    for kind in ("job", "linked"):
        site.open(page, kind)
        page.evaluate("document.querySelector('.view-settings').open = false")
        assert without_a_ring(page, eyes) == [], kind


def test_a_missing_ring_is_found(page: Page, site: Site, eyes: Eyes) -> None:
    """The check above sees stops without a ring."""
    page.goto(site.nowhere)
    style(page, ":focus-visible { outline: none !important; box-shadow: none !important }")
    assert len(without_a_ring(page, eyes)) >= 2


@pytest.mark.parametrize("viewport", [TINY, PHONE, DESK], ids=["tiny", "phone", "desk"])
def test_the_focus_is_never_covered(page: Page, site: Site, viewport: ViewportSize) -> None:
    """Each stop of the Tab key comes into view, and nothing lies over it."""
    page.set_viewport_size(viewport)
    page.goto(site.transcript)
    unfold(page)
    assert walk(page, lambda _: page.evaluate(_HIDDEN_POINTS) > 0) == []


def test_a_covered_focus_is_found(page: Page, site: Site) -> None:
    """The check above sees a bar that covers the window's end."""
    page.set_viewport_size(PHONE)
    page.goto(site.transcript)
    unfold(page)
    add("<div class=bar></div>", ".bar { position: fixed; inset: 50% 0 0 0; background: red }")(page)
    assert len(walk(page, lambda _: page.evaluate(_HIDDEN_POINTS) > 0)) > 5


def printed(page: Page, transcript: Transcript) -> list[str]:
    """Return what is wrong with the page as it looks now, were it on paper."""
    faults = []
    words = page.locator("body").inner_text()
    whole = [transcript.title, *(speaker.role or "" for speaker in transcript.speakers)]
    whole += [paragraph for turn in transcript.turns for paragraph in turn.paragraphs]
    faults += [f"missing: {each}" for each in whole if each not in words]
    useless = page.locator("audio, form, summary, .skip-link, nav, a[download]").filter(visible=True)
    faults += useless.evaluate_all("all => all.map(each => `useless: ${each.outerHTML.slice(0, 80)}`)")
    return faults


def test_print(page: Page, site: Site, seed: Transcript, eyes: Eyes) -> None:
    """On paper are the words, black on white in any choice of colours, as large as is sensible, and nothing to press."""
    site.view(page, size=300, colours="yellow-on-black")
    page.goto(site.transcript)
    page.emulate_media(media="print")
    assert printed(page, seed) == []
    assert page.pdf(tagged=True).startswith(b"%PDF")
    seen = eyes.colours(page.locator("#t1-s1").screenshot())
    assert seen.most_common(1)[0][0] == "#ffffff"
    assert seen["#000000"] > 100
    expect(page.locator("#t1-s1")).to_have_css("font-size", "32px")


def test_what_is_useless_on_paper_is_found(page: Page, site: Site, seed: Transcript) -> None:
    """The check above sees what the screen shows: players, contents, settings."""
    page.goto(site.transcript)
    assert len(printed(page, seed)) > 10
