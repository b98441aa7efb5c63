"""Signing in with a real browser, by keyboard, and the pages that one sees then."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.members import Members, members
from tests.browser.site import unfold
from tests.browser.test_reflow import _SMALL, DESK, PHONE, SMALLEST, TINY, broken
from tests.web.people import WORDS

pytestmark = pytest.mark.xdist_group(__name__)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Members]:
    """Return a site in which Ann has an account."""
    with members(tmp_path_factory.mktemp("members")) as made:
        yield made


def test_one_signs_in_by_keyboard_and_is_where_one_wanted(page: Page, there: Members) -> None:
    """From the foot of a page, by names that are read aloud, and out again."""
    page.goto(f"{there.home}speakers")
    page.get_by_role("contentinfo").get_by_role("link", name="Sign in").press("Enter")
    page.get_by_role("textbox", name="Name").press_sequentially("ann")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{there.home}speakers")
    page.get_by_role("link", name="Your account").press("Enter")
    page.get_by_role("button", name="Sign out", exact=True).press("Enter")
    expect(page.get_by_role("contentinfo").get_by_role("link", name="Sign in")).to_be_visible()


def test_what_is_typed_is_shown_on_request(page: Page, there: Members) -> None:
    """By a button that says what it does; what is pasted is taken; it is sent as a password all the same."""
    page.goto(f"{there.home}sign-in")
    field = page.get_by_label("Password", exact=True)
    field.fill(WORDS)
    expect(field).to_have_attribute("type", "password")
    page.get_by_role("button", name="Show: Password").press("Enter")
    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_value(WORDS)
    page.get_by_role("button", name="Hide: Password").press("Space")
    expect(field).to_have_attribute("type", "password")


@pytest.mark.allow_status(422)
def test_what_is_wrong_is_found_from_the_top(page: Page, there: Members) -> None:
    """The title says so, one stands at what is wrong, without script too, and the link there leads to the field."""
    page.goto(f"{there.home}sign-in")
    page.get_by_label("Name").fill("ann")
    page.get_by_label("Password", exact=True).fill("four pears on a plate")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page).to_have_title("Not right yet: Sign in – VoiceReader")
    problems = page.get_by_role("group", name="There is a problem")
    expect(problems).to_be_focused()
    expect(problems).to_have_accessible_description("The name or the password is not right; try again.")
    problems.get_by_role("link").press("Enter")
    expect(page.get_by_label("Name")).to_be_focused()
    expect(page.get_by_label("Name")).to_have_accessible_description(
        "The name or the password is not right; try again."
    )


def test_settings_are_kept_by_those_who_are_signed_in(page: Page, there: Members) -> None:
    """The form that every page has asks for no token."""
    there.come_in(page)
    page.goto(there.home)
    page.get_by_text("View settings").click()
    page.get_by_role("button", name="Save these settings").click()
    expect(page.locator("div[role=status]")).to_have_text("Your settings are saved.")


@pytest.mark.parametrize("address", ["account", "accounts", "accounts/1", "sign-in"])
def test_everything_fits(page: Page, there: Members, address: str) -> None:
    """In a tiny window, on a phone and on a desk, at three sizes of text, nothing is lost or too small to press."""
    if address != "sign-in":
        there.come_in(page)
    page.goto(f"{there.home}{address}")
    unfold(page)
    for viewport in (TINY, PHONE, DESK):
        page.set_viewport_size(viewport)
        for size in ("100", "200", "400"):
            page.locator("html").evaluate("(html, size) => { html.dataset.size = size; }", size)
            assert broken(page) == {}, (viewport, size)
        assert page.evaluate(_SMALL, SMALLEST) == []
