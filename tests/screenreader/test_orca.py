"""What a blind reader hears of the pages, by Orca at a window of Chromium."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.screenreader.ears import Orca, Said
from tests.screenreader.expecting import faults_of_reading, focus, headings, landmarks, turns, words

pytestmark = pytest.mark.xdist_group("in real time")

Visit = Callable[[str], list[Said]]


@pytest.fixture
def transcript(visit: Visit, addresses: dict[str, str]) -> list[str]:
    """Go to the seed's page; return what is said then."""
    return words(visit(addresses["en"]))


def jump(orca: Orca, key: str) -> list[str]:
    """Press a key until Orca begins at the top again; return what it said at each place."""
    places: list[str] = []
    while len(places) < 30:
        said = words(orca.press(key))
        if "Wrapping to top." in said:
            break
        places.append(" ".join(said))
    return places


def test_the_page_introduces_itself(transcript: list[str], window: Page) -> None:
    """At load one hears the title, how many landmarks and headings there are, and where one is."""
    assert f"Finished loading {window.title()}." in transcript
    summary = next(each for each in transcript if each.startswith("Page has"))
    assert f"{len(landmarks(window))} landmarks, {len(headings(window))} headings" in summary
    assert len(transcript) < 15


def test_jumping_by_headings(transcript: list[str], orca: Orca, window: Page) -> None:
    """Each heading is heard once, with its level, in order; a turn's is its speaker's name."""
    places = jump(orca, "h")
    assert places == headings(window)
    assert places[-len(turns(window)) :] == [f"{name} heading level 2." for name, _ in turns(window)]


def test_jumping_by_landmarks(transcript: list[str], orca: Orca, window: Page) -> None:
    """Each landmark is heard once; the header is where one begins."""
    places = jump(orca, "m")
    # Of a line that is broken on the screen the first part is heard.
    pairs = zip(places, landmarks(window)[1:], strict=True)
    assert [place for place, first in pairs if first[:20] not in place] == []


def test_reading_on(transcript: list[str], orca: Orca, window: Page) -> None:
    """The transcript is read in its order, each speaker's name once a turn."""
    orca.press("ctrl+Home")
    heard = words(orca.read_on())
    assert faults_of_reading(heard, turns(window)) == []
    assert not {"VP", "BA"} & set(heard)


def walk(orca: Orca, window: Page, most: int = 60) -> list[str]:
    """Stop at all that Tab leads to; return where name, role or state was not heard.

    Parts of a browser's own player have names that are the browser's: of them the first has the player's.
    """
    faults, before, first = [], None, None
    for _ in range(most):
        heard = " ".join(words(orca.press("Tab")))
        if first is None and not heard:  # right after a page has loaded a word may be lost
            orca.press("shift+Tab")
            heard = " ".join(words(orca.press("Tab")))
        told = focus(window)
        if not told or told == first:  # at its end a window without a bar begins again
            return faults
        first = first or told
        if told != before or told[1] != "audio":
            faults += [f"{each} is not in: {heard}" for each in told if each not in heard]
        elif not any(role in heard for role in ("push button", "slider")):
            faults.append(heard)
        before = told
    return [*faults, "the walk does not end"]


def test_a_player_says_whose_it_is(transcript: list[str], orca: Orca, window: Page) -> None:
    """Its buttons are the browser's and say only “play”: reading on, one hears before them what they play."""
    assert "The whole transcript heading level 3." in words(orca.press("3"))
    heard = words(orca.press("Down"))
    assert heard[:2] == ["Listen to the whole transcript panel.", "play push button."]


def test_a_player_in_no_group_is_found(transcript: list[str], orca: Orca, window: Page) -> None:
    """The check above hears that the name is missing."""
    window.evaluate("document.querySelectorAll('[role=group]').forEach(each => each.replaceWith(...each.children))")
    assert "The whole transcript heading level 3." in words(orca.press("3"))
    assert "Listen to the whole transcript" not in " ".join(words(orca.press("Down")))


def test_every_control_says_what_it_is(transcript: list[str], orca: Orca, window: Page) -> None:
    """At each stop of Tab one hears name, role and state."""
    assert walk(orca, window) == []


def test_a_control_without_a_name_is_found(visit: Visit, addresses: dict[str, str], orca: Orca, window: Page) -> None:
    """The walk above hears a button whose words are not told."""
    visit(addresses["ru"])
    window.evaluate("document.querySelector('.home span').setAttribute('aria-hidden', 'true')")
    window.evaluate("document.querySelector('.home').append('VoiceReader')")
    window.evaluate("document.querySelector('.home').ariaLabel = 'Logo'")
    assert any(each.startswith("VoiceReader is not in") for each in walk(orca, window, most=4))


ACTIONS = (
    ("[data-do=toggle]", "space", "Paused."),
    ("[data-do=toggle]", "space", "Playing."),
    ("[data-do=more]", "Return", "expanded"),
    ("[data-do=speaker-on]", "Return", "There is nothing more to hear that way."),
    ("[data-do=speaker-on]", "Return", "There is nothing more to hear that way."),
    ("[data-do=only]", "Return", "Only Bashar al-Assad is heard now."),
    ("[data-do=only]", "Return", "Everybody is heard now."),
    ("[data-do=directions]", "Return", "Stage directions are left out now."),
    ("#player-rate", "Down", "Speed of speech: 1.25 ×"),
    ("#player-pauses", "Down", "Pauses: Short"),
    ("#player-sleep", "Down", "Stop by itself: At the end of this turn"),
)
"""What is pressed in the player, by which key, and all that is said then."""


def test_every_action_is_told(transcript: list[str], orca: Orca, window: Page) -> None:
    """What a press did is heard once and briefly; while one listens, nothing else is."""
    window.locator("[data-listen=t2]").focus()
    orca.listen(0.2)
    assert words(orca.press("Return", first=10)) == ["Playing."]
    window.locator("[aria-current=true]").wait_for()
    told = []
    for at, key, _ in ACTIONS:
        window.locator(f".player {at}").focus()
        orca.listen(0.1)
        told.append(words(orca.press(key, first=5)))
    assert told == [[expected] for _, _, expected in ACTIONS]
    assert orca.listen(1.5) == []


def test_stopping_leads_to_what_was_heard(transcript: list[str], orca: Orca, window: Page) -> None:
    """One hears the sentence where one stopped, and Tab goes on from there."""
    window.locator("[data-listen=t2]").focus()
    orca.press("Return", first=10)
    window.locator("#t2-s1[aria-current=true]").wait_for()
    window.locator("[data-do=stop]").focus()
    orca.listen(0.2)
    heard = " ".join(words(orca.press("space", first=5)))
    here = window.locator(":focus")
    assert here.get_attribute("id", timeout=2000).startswith("t2-s")
    assert here.inner_text().strip() in heard
    assert "Listen from here at turn 3" in " ".join(words(orca.press("Tab")))


def test_saving_settings(transcript: list[str], orca: Orca, window: Page) -> None:
    """With keys alone the settings open, change and are saved, and one hears so once."""
    window.locator(".view-settings > summary").focus()
    orca.listen(0.2)
    assert "expanded" in words(orca.press("space"))
    heard = " ".join(words(orca.press("Tab")))
    assert all(each in heard for each in ("Text size", "100 %", "selected radio button"))
    window.get_by_role("button", name="Save these settings").focus()
    orca.listen(0.2)
    orca.desktop.press("Return")
    assert words(orca.enter()).count("Your settings are saved.") == 1


def test_searching(visit: Visit, home: str, orca: Orca, window: Page) -> None:
    """With keys alone one searches the library, hears how much was found, and comes to a sentence."""
    visit(home)
    for _ in range(8):
        heard = " ".join(words(orca.press("Tab")))
        if "entry" in heard:
            break
    assert "Search in all transcripts entry." in heard
    orca.type("syria")
    orca.desktop.press("Return")
    window.wait_for_url("**q=syria**")
    found = window.locator(".sentences a")
    assert f"Finished loading {found.count()} sentences in 1 transcript: syria – VoiceReader." in words(orca.enter())
    jumps = [" ".join(words(orca.press("h"))) for _ in range(3)]
    assert jumps[1] == f"{found.count()} sentences in 1 transcript heading level 2."
    assert "link" in jumps[2]


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_other_languages(visit: Visit, addresses: dict[str, str], orca: Orca, window: Page, language: str) -> None:
    """A page in another language is found one's way in and read in order, and its words say their language.

    The browser asks for pages in that language: names and headings are compared with what the page itself has.
    """
    window.context.set_extra_http_headers({"Accept-Language": language})
    try:
        heard = words(visit(addresses[language]))
        assert f"Finished loading {window.title()}." in heard
        assert jump(orca, "h") == headings(window)
        orca.press("ctrl+Home")
        said = orca.read_on()
    finally:
        window.context.set_extra_http_headers({})
    assert faults_of_reading(words(said), turns(window)) == []
    sentences = {each for _, sentences in turns(window) for each in sentences}
    languages = {each.language for each, plain in zip(said, words(said), strict=True) if plain in sentences}
    assert languages == {language}


def test_a_name_that_is_read_twice_is_found(visit: Visit, addresses: dict[str, str], orca: Orca, window: Page) -> None:
    """The reading above hears turns that are regions with their speaker's name, and one that moved."""
    visit(addresses["ru"])
    expected = turns(window)
    window.evaluate(
        """() => document.querySelectorAll(".turn").forEach(turn => {
            turn.role = "region";
            turn.setAttribute("aria-labelledby", turn.querySelector("h2").id);
        })"""
    )
    window.evaluate("document.querySelector('.text').append(document.querySelector('.turn'))")
    orca.press("ctrl+Home")
    faults = faults_of_reading(words(orca.read_on()), expected)
    assert any("times instead of" in each for each in faults)
    assert any("not in its place" in each for each in faults)
