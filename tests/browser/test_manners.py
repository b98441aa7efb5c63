"""A press can be taken back, nothing glides where no motion is wanted, and paper has the words in their order."""

import ctypes

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import raw

from tests.browser.site import Site, style
from voicereader.model import Transcript

pytestmark = pytest.mark.xdist_group(__name__)

# Every button, link and summary that shows, where its middle is once it is in view.
_PRESSED = """index => {
    const shown = [...document.querySelectorAll("main button, header summary, main summary, main a")].filter(each =>
        each.checkVisibility() && each.getBoundingClientRect().width > 1);
    const it = shown[index];
    if (!it) return null;
    it.scrollIntoView({ block: "center", behavior: "instant" });
    const [box] = it.getClientRects();
    return [box.left + box.width / 2, box.top + box.height / 2, it.textContent.trim().slice(0, 60)];
}"""

_STATE = """() => [location.href, document.querySelectorAll("details[open]").length, document.querySelector(".player").hidden]"""


def pressed_too_soon(page: Page) -> list[str]:
    """Press each thing and slide off it before letting go; return those that did something (WCAG 2.2, 2.5.2)."""
    faults, index = [], 0
    before = page.evaluate(_STATE)
    while found := page.evaluate(_PRESSED, index):
        x, y, name = found
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(2, 450, steps=2)
        page.mouse.up()
        if page.evaluate(_STATE) != before:
            faults.append(name)
            before = page.evaluate(_STATE)
        index += 1
    assert index > 10
    return faults


def test_a_press_can_be_taken_back(page: Page, site: Site) -> None:
    """Whoever slides off before letting go has pressed nothing."""
    page.goto(site.transcript)
    assert pressed_too_soon(page) == []


def test_what_acts_too_soon_is_found(page: Page, site: Site) -> None:
    """The check above sees a button that acts as soon as it is touched."""
    page.goto(site.transcript)
    page.evaluate(
        """() => document.querySelector(".order summary").addEventListener("pointerdown", ({ target }) => {
            target.parentElement.open = true;
        })"""
    )
    assert pressed_too_soon(page)[:1] == ["More formats"]


def gliding(page: Page, site: Site) -> list[str]:
    """Listen to what is out of sight; return all that moves smoothly meanwhile."""
    page.goto(site.transcript)
    page.evaluate(
        """() => {
            globalThis.moved = [];
            const scroll = scrollBy.bind(globalThis);
            globalThis.scrollBy = how => { moved.push(how.behavior); scroll(how); };
        }"""
    )
    page.evaluate("location.hash = 't3-s1'; scrollTo({ top: 0, behavior: 'instant' })")
    page.locator("[data-listen='']").click()
    expect(page.locator("#t3-s1")).to_have_attribute("aria-current", "true", timeout=20_000)
    page.wait_for_function("moved.length > 0")
    found: list[str] = page.evaluate("[...moved, ...document.getAnimations().map(each => each.constructor.name)]")
    return [each for each in found if each != "instant"]


def test_nothing_glides_where_no_motion_is_wanted(page: Page, site: Site) -> None:
    """By the system's wish or by the reader's own, the page follows without gliding."""
    page.emulate_media(reduced_motion="reduce")
    assert gliding(page, site) == []
    page.emulate_media(reduced_motion="no-preference")
    site.view(page, motion="none")
    assert gliding(page, site) == []


def test_gliding_is_found(page: Page, site: Site) -> None:
    """The check above sees the page glide where nobody minds, and what is animated."""
    page.emulate_media(reduced_motion="no-preference")
    page.goto(site.transcript)
    assert set(gliding(page, site)) == {"smooth"}
    style(page, "@keyframes turn { to { rotate: 1turn } } h1 { animation: turn 60s infinite }")
    assert page.evaluate("document.getAnimations().length") == 1


def on_paper(page: Page) -> tuple[bool, str]:
    """Return whether the printed page is tagged for screen readers, and its words in their order."""
    document = pypdfium2.PdfDocument(page.pdf(tagged=True))
    tagged = bool(raw.FPDFCatalog_IsTagged(ctypes.cast(document.raw, raw.FPDF_DOCUMENT)))
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return tagged, "".join(words.replace("\ufffe", "").split())


def misplaced(words: str, transcript: Transcript) -> list[str]:
    """Return the paragraphs, titles and names that do not come in the transcript's order."""
    names = {each.id: each.name for each in transcript.speakers}
    pieces = [transcript.title]
    for turn in transcript.turns:
        pieces += [names[turn.speaker_id or ""], *turn.paragraphs]
    at, faults = 0, []
    for each in pieces:
        found = words.find("".join(each.replace("-", "").split()), at)
        if found < 0:
            faults.append(each)
        at = max(at, found)
    return faults


def test_paper_has_the_words_in_their_order(page: Page, site: Site, seed: Transcript) -> None:
    """A PDF of the page is tagged, and is read as the transcript goes."""
    page.goto(site.transcript)
    tagged, words = on_paper(page)
    assert tagged
    assert misplaced(words.replace("-", ""), seed) == []


def test_another_order_on_paper_is_found(page: Page, site: Site, seed: Transcript) -> None:
    """The check above sees turns that are printed from the last to the first."""
    page.goto(site.transcript)
    page.evaluate("document.querySelectorAll('.turn').forEach(each => each.parentElement.prepend(each))")
    assert misplaced(on_paper(page)[1].replace("-", ""), seed) != []
