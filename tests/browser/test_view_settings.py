"""The view settings, by people whose browser runs no script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.eyes import Eyes
from tests.browser.site import Site, native_player

pytestmark = pytest.mark.xdist_group(__name__)

SCHEMES = {
    "Paper": ("#fbfaf7", "#1a1b1e"),
    "Night": ("#14161a", "#eceae4"),
    "Low glare": ("#e9e4d8", "#2b2a27"),
    "Black on white": ("#ffffff", "#000000"),
    "White on black": ("#000000", "#ffffff"),
    "Dark blue on light blue": ("#9dd1ff", "#063462"),
    "Brown on beige": ("#f7f3d6", "#4d4b43"),
    "Green on dark brown": ("#3b2716", "#a9e44d"),
    "Yellow on black": ("#000000", "#fff200"),
}
"""Ground and ink of each choice of colours."""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Return a reader without JavaScript, in place of the one with it."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield context
    context.close()


def choose(page: Page, *labels: str) -> None:
    """Open the settings, choose, save."""
    page.get_by_text("View settings").click()
    for label in labels:
        page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Save these settings").click()


def ground_and_ink(page: Page, eyes: Eyes) -> tuple[str, str]:
    """Return the two colours that most pixels of the title have; between them lie the blends at the letters' edges."""
    (ground, _), (ink, _) = eyes.colours(page.get_by_role("heading", level=1).screenshot()).most_common(2)
    return ground, ink


def width(words: Locator) -> float:
    """Return how wide words in one line are."""
    box = words.bounding_box()
    assert box
    return box["width"]


def test_the_page_runs_no_script(page: Page, site: Site) -> None:
    """The pages of these tests have JavaScript off."""
    page.goto(site.transcript)
    page.set_content("<p>Off</p><script>document.querySelector('p').textContent = 'On'</script>")
    expect(page.locator("p")).to_have_text("Off")


@pytest.mark.parametrize("label", SCHEMES)
def test_colours(page: Page, site: Site, eyes: Eyes, label: str) -> None:
    """Each choice of colours is seen as soon as it is saved."""
    page.goto(site.home)
    choose(page, label)
    expect(page).to_have_url(site.home)
    assert ground_and_ink(page, eyes) == SCHEMES[label]


def test_choices_are_kept_until_taken_back(page: Page, site: Site, eyes: Eyes) -> None:
    """Size and colours hold on other pages and after loading again; “Back to normal” takes them back everywhere."""
    page.goto(site.transcript)
    normal = (width(page.locator("main time")), *ground_and_ink(page, eyes))
    choose(page, "200 %", "White on black")
    for address in (site.transcript, site.home, site.nowhere):
        page.goto(address)
        page.reload()
        assert ground_and_ink(page, eyes) == SCHEMES["White on black"]
    page.goto(site.home)
    assert width(page.locator("main time")) == pytest.approx(2 * normal[0], rel=0.02)
    page.get_by_text("View settings").click()
    expect(page.get_by_label("White on black")).to_be_checked()
    expect(page.get_by_label("200 %")).to_be_checked()
    page.get_by_role("button", name="Back to normal").click()
    page.goto(site.transcript)
    assert (width(page.locator("main time")), *ground_and_ink(page, eyes)) == normal


def test_text_grows(page: Page, site: Site) -> None:
    """Words become wider by as much as was chosen."""
    page.goto(site.home)
    words = page.locator("main time")
    normal = width(words)
    for percent in (125, 200, 300, 100):
        choose(page, f"{percent} %")
        assert width(words) == pytest.approx(normal * percent / 100, rel=0.02)


def test_everything_written_grows(page: Page, site: Site) -> None:
    """At 200 % no text on any page has kept its size, headings, buttons and the smallest line included."""
    page.set_viewport_size({"width": 640, "height": 900})
    sizes = """all => all.filter(each => each.checkVisibility() && each.innerText?.trim()).map(
        each => [each.tagName, parseFloat(getComputedStyle(each).fontSize)])"""
    for address in site.pages:
        page.context.clear_cookies()
        page.goto(address)
        page.get_by_text("View settings").click()
        before = page.locator("body *").evaluate_all(sizes)
        page.get_by_label("200 %").check()
        page.get_by_role("button", name="Save these settings").click()
        page.get_by_text("View settings").click()
        after = page.locator("body *:not([role=status])").evaluate_all(sizes)
        assert [[name, size * 2] for name, size in before] == after


def test_the_player_grows(page: Page, site: Site) -> None:
    """At 200 % the player is twice as high where there is room for its buttons."""
    page.goto(site.transcript)
    player = native_player(page, "Listen to the whole transcript")
    before = player.bounding_box()
    choose(page, "200 %")
    after = player.bounding_box()
    assert before
    assert after
    assert after["height"] == pytest.approx(2 * before["height"])


def test_the_status_is_said_once(page: Page, site: Site) -> None:
    """After saving, the page says so; after loading it again it does not."""
    page.goto(site.transcript)
    expect(page.get_by_role("status")).to_have_count(0)
    choose(page, "Night")
    expect(page.get_by_role("status")).to_have_text("Your settings are saved.")
    expect(page.get_by_role("status")).to_be_in_viewport()
    page.reload()
    expect(page.get_by_role("status")).to_have_count(0)


def test_the_speed_is_in_every_link_to_sound(page: Page, site: Site) -> None:
    """With another speed all players and downloads ask for it."""
    page.goto(site.transcript)
    addresses = """all => all.map(each => each.getAttribute("src") ?? each.getAttribute("href"))"""
    sounds = page.locator("audio[src], a[download]")
    assert not any("rate" in address for address in sounds.evaluate_all(addresses))
    page.get_by_text("View settings").click()
    page.locator(".view-settings").get_by_text("Listening", exact=True).click()
    page.locator(".view-settings").get_by_label("Speed of speech").select_option("1.5")
    page.get_by_role("button", name="Save these settings").click()
    expect(sounds).to_have_count(15)
    assert all("rate=1.5" in address for address in sounds.evaluate_all(addresses))


def test_by_keyboard(page: Page, site: Site) -> None:
    """The settings can be opened, changed and saved with keys alone, and are closed again afterwards."""
    page.goto(site.transcript)
    page.get_by_text("View settings").focus()
    for key in ("Space", "Tab", "ArrowRight", "Tab", "ArrowDown", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector("[role=status]")
    html = page.locator("html")
    expect(html).to_have_attribute("data-size", "125")
    expect(html).to_have_attribute("data-colours", "night")
    expect(page.get_by_role("button", name="Save these settings")).to_be_hidden()


def test_a_choice_shows_its_own_colours(page: Page, site: Site, eyes: Eyes) -> None:
    """Each choice of colours is painted in them, so that one sees before one chooses."""
    page.goto(site.home)
    page.get_by_text("View settings").click()
    seen = eyes.colours(page.get_by_role("group", name="Site colours").screenshot())
    for ground, ink in SCHEMES.values():
        assert seen[ground] > 5000
        assert seen[ink] > 500


def test_lists_are_kept(page: Page, site: Site) -> None:
    """Spacing and listening are chosen from lists, and hold on every page."""
    page.goto(site.home)
    page.get_by_text("View settings").click()
    page.get_by_label("OpenDyslexic").check()
    page.get_by_text("Spacing and pictures").click()
    page.get_by_label("Space between letters").select_option("wider")
    page.get_by_text("Listening", exact=True).click()
    page.get_by_label("Pauses").select_option("2")
    page.get_by_role("button", name="Save these settings").click()
    page.goto(site.transcript)
    for name, value in (("face", "dyslexic"), ("letters", "wider"), ("pauses", "2")):
        expect(page.locator("html")).to_have_attribute(f"data-{name}", value)
    expect(page.locator("#t1-s1")).to_have_css("letter-spacing", "2.8px")
    addresses = page.locator("audio[src]").evaluate_all("all => all.map(each => each.getAttribute('src'))")
    assert all("pauses=2" in address for address in addresses)


def test_what_needs_script_is_not_offered(page: Page, site: Site) -> None:
    """The player and its buttons are not there, nor the settings that only it has."""
    page.goto(site.transcript)
    page.get_by_text("View settings").click()
    for group in ("Spacing and pictures", "Listening"):
        page.locator(".view-settings").get_by_text(group, exact=True).click()
    expect(page.get_by_label("Stage directions")).to_be_visible()
    for label in ("Reading ruler", "What is marked while it is heard", "Shortcut keys"):
        expect(page.get_by_label(label)).to_be_hidden()
    for name in ("Player", "Listen"):
        expect(page.locator(f"section[aria-label={name}], button:text('{name}')").filter(visible=True)).to_have_count(0)


def test_a_turn_is_heard_downloaded_and_quoted(page: Page, site: Site) -> None:
    """Under “Sound and links” a turn has the browser's own player, a file, a link to it and a page that quotes it."""
    page.goto(site.transcript)
    page.get_by_text("Sound and links of turn 2").click()
    player = native_player(page, "Listen to turn 2")
    expect(player).to_be_visible()
    with page.expect_response(lambda answer: "turn=t2" in answer.url) as answered:
        player.press("Space")
    assert answered.value.headers["content-type"] == "audio/mpeg"
    with page.expect_download() as begun:
        page.get_by_role("link", name="Download the sound of turn 2").click()
    assert begun.value.suggested_filename == f"{site.slug}-t2.mp3"
    page.get_by_role("link", name="Quote this turn number 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quote")
    expect(page.locator("blockquote")).to_contain_text("I rate the results")
    page.get_by_role("link", name="Read it in the transcript").click()
    expect(page).to_have_url(f"{site.transcript}#t2-s1")
