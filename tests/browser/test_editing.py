"""Editing with a real browser, by keyboard alone, and the pages of editors in windows of all sizes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.members import Members, members
from tests.browser.site import unfold
from tests.browser.test_reflow import _SMALL, DESK, PHONE, SMALLEST, TINY, broken
from tests.builders import DIALOGUE
from tests.web.people import WORDS
from voicereader.keeping.database import Database
from voicereader.keeping.drafts import Draft, Drafts

pytestmark = pytest.mark.xdist_group(__name__)

EDIT = "edit/transcripts/2020-06-01-a-talk-in-the-garden"
PARK = DIALOGUE.replace("garden", "park") + "\nRiverbank: So it is.\n"


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Members]:
    """Return a site in which Ann has an account and a draft."""
    folder = tmp_path_factory.mktemp("members")
    with members(folder) as made:
        Drafts(Database(folder / "library")).keep(1, Draft("lake.txt", PARK.replace("park", "lake").encode()))
        yield made


def tab_to(page: Page, name: str, role: str = "") -> None:
    """Press the key that leads on until what has that name has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and focused.evaluate(_NAMED, [name, role]):
            return
    pytest.fail(f"{name} was not reached by keyboard")


_NAMED = """(element, [name, role]) => {
    const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
    return label.trim().replace(/\\s+/g, " ").startsWith(name) && (!role || element.matches(role));
}"""


def test_all_of_it_by_keyboard(page: Page, there: Members) -> None:
    """Sign in, paste, see doubts, add, correct a name, hear, undo: no pointer is used."""
    page.goto(f"{there.home}edit")
    tab_to(page, "Name", "input")
    page.keyboard.type("ann")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{there.home}edit")
    tab_to(page, "Add a transcript")
    page.keyboard.press("Enter")
    tab_to(page, "Or a text that you paste")
    page.keyboard.insert_text(PARK)
    tab_to(page, "Show what is understood")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Look at these first")
    expect(page.get_by_role("main")).to_contain_text("A talk in the park")
    tab_to(page, "Add to the library")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The transcript is added.")
    tab_to(page, "Bob Stone", "a")
    page.keyboard.press("Enter")
    tab_to(page, "Name", "input")
    page.keyboard.press("Control+A")
    page.keyboard.type("Robert Stone")
    tab_to(page, "Voice", "select")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Hear it")
    page.keyboard.press("Enter")
    sound = page.get_by_role("group", name="How it sounds").locator("audio")
    expect(sound).to_be_visible()
    assert sound.evaluate(
        "audio => new Promise(done => { audio.readyState ? done(1) : audio.onloadedmetadata = done; })"
    )
    assert sound.evaluate("audio => audio.duration") > 0
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("It is saved.")
    expect(page.get_by_role("link", name="Robert Stone")).to_be_visible()
    tab_to(page, "All that was changed")
    page.keyboard.press("Enter")
    tab_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The change is undone.")
    page.goto(f"{there.home}edit/transcripts/2020-06-01-a-talk-in-the-park")
    expect(page.get_by_role("link", name="Bob Stone")).to_be_visible()


@pytest.mark.allow_status(422)
def test_what_cannot_be_spoken_is_told_by_a_page(page: Page, there: Members) -> None:
    """Where script gets no sound, the form is sent, and the page that answers says why."""
    there.come_in(page)
    page.goto(f"{there.home}{EDIT}/words")
    page.get_by_label("The word as it is printed").fill("zebra")
    page.get_by_role("button", name="Hear it").click()
    expect(page.get_by_role("main")).to_contain_text("stands in no sentence of this transcript")


def test_a_file_that_is_too_large_is_told_before_it_is_sent(page: Page, there: Members, tmp_path: Path) -> None:
    """By the browser's own message at the field."""
    there.come_in(page)
    page.goto(f"{there.home}edit/add")
    field = page.get_by_label("Files")
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(17_000_000)
    field.set_input_files(large)
    assert "more than 16 MB" in field.evaluate("field => field.validationMessage")
    field.set_input_files({"name": "small.txt", "mimeType": "text/plain", "buffer": b"x"})
    assert field.evaluate("field => field.validationMessage") == ""


@pytest.mark.parametrize(
    "address",
    [
        "edit",
        "edit/add",
        "edit/changes",
        "edit/drafts/1",
        EDIT,
        *(f"{EDIT}/{each}" for each in ("speakers/ann-lee", "words", "text", "remove")),
    ],
)
def test_everything_fits(page: Page, there: Members, address: str) -> None:
    """In a tiny window, on a phone and on a desk, at three sizes of text, nothing is lost or too small to press."""
    there.come_in(page)
    page.goto(f"{there.home}{address}")
    unfold(page)
    for viewport in (TINY, PHONE, DESK):
        page.set_viewport_size(viewport)
        for size in ("100", "200", "400"):
            page.locator("html").evaluate("(html, size) => { html.dataset.size = size; }", size)
            assert broken(page) == {}, (viewport, size)
        assert page.evaluate(_SMALL, SMALLEST) == []
