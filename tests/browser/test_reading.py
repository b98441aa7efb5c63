"""The seed's page as people read it and move on it."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.eyes import Eyes
from tests.browser.site import EVERY, Site, unfold
from voicereader.model import Transcript, Utterance

pytestmark = pytest.mark.xdist_group(__name__)

# What it is and where it leads; the parts of a native control all have the control's name.
NAMED = "it => [it.tagName, it.href ?? it.src ?? it.name ?? '', it.innerText].join(' ').trim()"


@pytest.fixture
def transcript(page: Page, site: Site) -> Page:
    """Return the seed's page."""
    page.goto(site.transcript)
    return page


def outline(page: Page) -> list[tuple[int, str]]:
    """Return level and words of the headings that show, in order."""
    headings = page.locator("h1, h2, h3, h4, h5, h6").filter(visible=True)
    return [(level, text) for level, text in headings.evaluate_all("all => all.map(h => [+h.tagName[1], h.innerText])")]


def focused(page: Page) -> str:
    """Return what has the focus, an empty string where the page has none."""
    stop: str = page.evaluate(f"document.activeElement === document.body ? '' : ({NAMED})(document.activeElement)")
    return stop


def walk(page: Page, key: str) -> list[str]:
    """Press `key` until the focus has left the page or begins again; return where it went."""
    stops: list[str] = []
    while len(stops) < 100:
        page.keyboard.press(key)
        stop = focused(page)
        if stops and stop in {"", stops[0]}:
            break
        stops.append(stop)
    return stops


def test_one_landmark_of_each_kind(transcript: Page) -> None:
    """Somebody who jumps by landmarks finds each of them once."""
    for role in ("header", "nav", "main", "footer"):
        expect(transcript.locator(role)).to_have_count(1)
    expect(transcript.get_by_role("banner")).to_have_count(1)
    expect(transcript.get_by_role("contentinfo")).to_have_count(1)


def test_the_outline(transcript: Page, seed: Transcript) -> None:
    """The page has its title as its one heading of the first level, and no level is left out."""
    headings = outline(transcript)
    levels = [level for level, _ in headings]
    assert headings[0] == (1, seed.title)
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_turn_opens_with_its_speaker(transcript: Page, seed: Transcript) -> None:
    """Each turn has a heading with the speaker's name, and shows role and note under it."""
    people = {speaker.id: speaker for speaker in seed.speakers}
    names = []
    for turn in seed.turns:
        speaker = people[turn.speaker_id or ""]
        head = transcript.locator(".turn-head", has=transcript.locator(f"#{turn.id}"))
        expect(head.get_by_role("heading", level=2)).to_have_text(speaker.name)
        expect(head.get_by_text(speaker.role or "")).to_be_visible()
        if turn.note:
            expect(head.get_by_text(f"({turn.note})")).to_be_visible()
        names.append((2, speaker.name))
    assert outline(transcript)[-len(names) - 1 :] == [*names, (2, "Words explained")]


def test_date_and_place(transcript: Page, seed: Transcript) -> None:
    """When and where it was said stands under the title, for people and for machines."""
    time = transcript.locator("main time")
    expect(time).to_have_text("17 May 2018")
    expect(time).to_have_attribute("datetime", str(seed.date))
    expect(transcript.get_by_text(seed.place or "", exact=True)).to_be_visible()


def use_skip_link(page: Page, number: int, target: str) -> None:
    """Reach the skip link by Tab, see it, follow it and see its target."""
    for _ in range(number):
        page.keyboard.press("Tab")
    link = page.locator(f".skip-link[href='{target}']")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    box = page.locator(target).bounding_box()
    assert box
    assert abs(box["y"]) < 100


def test_the_skip_link_to_the_main_content(transcript: Page) -> None:
    """The first skip link shows with the focus, and the next Tab goes on from its target."""
    use_skip_link(transcript, 1, "#main")
    transcript.keyboard.press("Tab")
    expect(transcript.get_by_role("link", name="All transcripts")).to_be_focused()


def test_the_skip_link_to_the_text(transcript: Page) -> None:
    """The second leads past contents and players; the next Tab leads to the first turn's own button."""
    use_skip_link(transcript, 2, "#text")
    transcript.keyboard.press("Tab")
    expect(transcript.locator("[data-listen=t1]")).to_be_focused()


def test_a_skip_link_hides_without_focus(transcript: Page) -> None:
    """Who does not use the keyboard sees no skip link."""
    box = transcript.locator(".skip-link").first.bounding_box()
    assert box
    assert max(box["width"], box["height"]) <= 1


@pytest.mark.parametrize("unfolded", [False, True])
def test_the_keyboard_goes_everywhere_and_back(transcript: Page, *, unfolded: bool) -> None:
    """Tab stops at all that can be used, then at the page's end; Shift and Tab goes the same way back."""
    if unfolded:
        unfold(transcript)
    assert out_of_order(transcript) == []


def out_of_order(page: Page) -> list[str]:
    """Return where Tab does not go as things stand on the page, or Shift and Tab not the same way back."""
    there = walk(page, "Tab")
    back = walk(page, "Shift+Tab")
    usable = page.locator("a, summary, button, select, audio, input:checked, input:not([type=radio])")
    standing = usable.filter(visible=True).evaluate_all(f"all => all.map({NAMED})")
    ways = itertools.zip_longest(dict.fromkeys(there), dict.fromkeys(reversed(back)), dict.fromkeys(standing))
    return [f"{tab} / {back} / {stands}" for tab, back, stands in ways if not tab == back == stands]


@pytest.mark.parametrize("kind", [each for each in EVERY if each not in {"transcript", "styleguide"}])
def test_the_keyboard_goes_through_every_page(page: Page, site: Site, kind: str) -> None:
    """On each kind of page, with all open but the settings, which are the same everywhere."""
    site.open(page, kind)
    page.evaluate("document.querySelector('.view-settings').open = false")
    assert out_of_order(page) == []


def test_another_order_of_the_keyboard_is_found(page: Page, site: Site) -> None:
    """The check above sees a link that Tab reaches before its turn, and something that it passes over."""
    page.goto(site.nowhere)
    page.evaluate("document.querySelector('main a').tabIndex = 1")
    assert len(out_of_order(page)) > 2
    page.reload()
    page.evaluate("document.querySelector('main a').tabIndex = -1")
    assert len(out_of_order(page)) > 2


def test_a_keyboard_trap_would_be_found(transcript: Page) -> None:
    """The walk above sees an element that does not let the focus go."""
    transcript.evaluate(
        """document.querySelector('.home').addEventListener('keydown', event => {
            if (event.key === 'Tab') event.preventDefault();
        })"""
    )
    assert len(walk(transcript, "Tab")) == 100


@pytest.mark.parametrize("phone", [False, True])
def test_the_contents_lead_to_the_turns(transcript: Page, seed: Transcript, *, phone: bool) -> None:
    """Each line of the contents names a turn and leads to it, by keyboard, also where a phone folds the list."""
    if phone:
        transcript.set_viewport_size({"width": 390, "height": 844})
    contents = transcript.get_by_role("navigation", name="Contents")
    for number, turn in enumerate(seed.turns, 1):
        if phone and contents.locator("details").get_attribute("open") is None:
            contents.locator("summary").press("Enter")
        link = contents.locator(f"a[href='#{turn.id}']")
        expect(link).to_contain_text(f"{number} {transcript.locator(f'#{turn.id}').inner_text()}")
        link.press("Enter")
        expect(transcript.locator(f"#{turn.id}")).to_be_in_viewport(ratio=1)
        assert transcript.url.endswith(f"#{turn.id}")


def test_the_sentences_are_what_is_spoken(
    transcript: Page, seed: Transcript, utterances: tuple[Utterance, ...]
) -> None:
    """Each sentence on the page has the id and the words of an utterance, and none is missing."""
    shown = dict(
        transcript.locator("#text span[id]").evaluate_all("all => all.map(each => [each.id, each.textContent])")
    )
    turns = {turn.id: turn for turn in seed.turns}
    spoken = {each.id: each for each in utterances if each.turn_id and each.span}
    assert list(shown) == list(spoken)
    for name, words in shown.items():
        this = spoken[name]
        assert this.span
        assert words.strip() == this.span.of(turns[this.turn_id or ""].text)
        assert words.strip() == this.printed


def test_the_words_are_all_there(transcript: Page, seed: Transcript) -> None:
    """The text on the page is the transcript, paragraph by paragraph."""
    paragraphs = transcript.locator("#text .turn > p").all_inner_texts()
    assert paragraphs == [paragraph for turn in seed.turns for paragraph in turn.paragraphs]


def test_a_link_to_a_sentence_marks_it(page: Page, site: Site, eyes: Eyes) -> None:
    """Who follows a link to a sentence sees it in view and marked."""
    site.view(page, colours="paper")
    page.goto(f"{site.transcript}#t2-s4")
    sentence = page.locator("#t2-s4")
    expect(sentence).to_be_in_viewport(ratio=1)
    assert eyes.colours(sentence.screenshot())["#ffe8a3"] > 1000
    expect(sentence).to_have_css("text-decoration-line", "underline")


def test_language_and_direction(transcript: Page, seed: Transcript) -> None:
    """The page says which language it speaks, and the transcript's own words say theirs."""
    html = transcript.locator("html")
    expect(html).to_have_attribute("lang", "en")
    expect(html).to_have_attribute("dir", "ltr")
    for part in ("h1", "#text", "#contents ol"):
        expect(transcript.locator(part)).to_have_attribute("lang", seed.language)
        expect(transcript.locator(part)).to_have_attribute("dir", "ltr")


def test_the_library_leads_to_the_transcript(page: Page, site: Site, seed: Transcript) -> None:
    """From the list to the page and back it is one link each."""
    page.goto(site.home)
    page.get_by_role("link", name=seed.title).press("Enter")
    expect(page).to_have_title(f"{seed.title} – VoiceReader")
    page.get_by_role("link", name="All transcripts").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Transcripts")


def test_a_wrong_address_says_what_to_do(page: Page, site: Site) -> None:
    """An error page says what is wrong in words, and its link leads back."""
    page.goto(site.nowhere)
    heading = page.get_by_role("heading", level=1).inner_text()
    expect(page).to_have_title(f"{heading} – VoiceReader")
    expect(page.get_by_text("404")).to_be_visible()
    page.get_by_role("link", name="All transcripts").press("Enter")
    expect(page).to_have_url(site.home)
