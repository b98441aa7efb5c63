"""The view settings, by people whose browser runs no script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.eyes import Eyes
from tests.browser.site import BESIDE, KINDS, Site, native_player, style, unfold

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


def not_grown(page: Page, site: Site, kind: str, rules: str = "") -> list[str]:
    """Return what is not twice as large at 200 % on a page of that kind; `rules` are added to its styles."""
    sizes = """all => all.filter(each => each.checkVisibility() && each.innerText?.trim()).map(
        each => [each.outerHTML.slice(0, 60), parseFloat(getComputedStyle(each).fontSize)])"""
    seen = []
    for size in (100, 200):
        site.view(page, size=size)
        page.goto(getattr(site, kind))
        unfold(page)
        style(page, rules)
        seen.append(page.locator("main *, footer *, header *:not(option)").evaluate_all(sizes))
    before, after = seen
    assert len(before) > 10
    return [name for (name, small), (_, large) in zip(before, after, strict=True) if large != 2 * small]


@pytest.mark.parametrize("kind", [*KINDS, *BESIDE])
def test_everything_written_grows(page: Page, site: Site, kind: str) -> None:
    """At 200 % no text on any page has kept its size, headings, buttons and the smallest line included."""
    page.set_viewport_size({"width": 640, "height": 900})
    assert not_grown(page, site, kind) == []


def test_what_does_not_grow_is_found(page: Page, site: Site) -> None:
    """The check above sees a line whose size is fixed."""
    assert not_grown(page, site, "nowhere", "main .about { font-size: 16px !important }")[0].startswith("<p class=")


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


def useless(page: Page) -> list[str]:
    """Return what shows of the page and does nothing without script: buttons of no form, and what the player has."""
    scripted = page.locator(
        ".player, #view-ruler, #view-marking, #view-keys, :not(form *):is(button, select, progress)"
    )
    names: list[str] = scripted.filter(visible=True).evaluate_all("all => all.map(each => each.id || each.innerText)")
    return names


def test_what_needs_script_is_not_offered(page: Page, site: Site) -> None:
    """On no page is there a button that does nothing, nor a setting that only the player has."""
    for kind in ("home", "speaker", "transcript", "offline", "paper", "help", "linked"):
        page.goto(getattr(site, kind))
        unfold(page)
        expect(page.get_by_label("Stage directions", exact=True)).to_be_visible()
        assert useless(page) == [], kind


def test_what_does_nothing_is_found(page: Page, site: Site) -> None:
    """The check above sees a button to listen, and the settings of the player."""
    page.goto(site.transcript)
    unfold(page)
    style(page, ".scripted { display: block !important }")
    page.evaluate("document.querySelector('[data-listen=t1]').hidden = false")
    assert {"view-ruler", "view-marking", "view-keys"} < set(useless(page))
    assert any(each.startswith("Listen from here") for each in useless(page))


WISHES = {
    "Paper": {"color_scheme": "light", "contrast": "no-preference"},
    "Night": {"color_scheme": "dark", "contrast": "no-preference"},
    "Black on white": {"color_scheme": "light", "contrast": "more"},
    "White on black": {"color_scheme": "dark", "contrast": "more"},
}
"""What a system may ask for, by the colours that answer it."""


def otherwise(page: Page, site: Site, eyes: Eyes) -> list[str]:
    """Return the colours that a reader does not see though the system asks for them."""
    page.goto(site.nowhere)
    found = []
    for label, wished in WISHES.items():
        page.emulate_media(**wished)
        if ground_and_ink(page, eyes) != SCHEMES[label]:
            found.append(label)
    return found


def test_the_system_s_wishes_are_followed(page: Page, site: Site, eyes: Eyes) -> None:
    """Dark, and more contrast, where the system asks for them and the reader for nothing else."""
    assert otherwise(page, site, eyes) == []


def test_what_does_not_follow_the_system_is_found(page: Page, site: Site, eyes: Eyes) -> None:
    """The check above sees a page of one look: that of a reader who chose their own colours."""
    site.view(page, colours="paper")
    assert otherwise(page, site, eyes) == ["Night", "Black on white", "White on black"]


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
