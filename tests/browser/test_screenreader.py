"""What the browser tells a screen reader of the seed's page, in the order in which it is read."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site, unfold
from voicereader.model import Transcript

pytestmark = pytest.mark.xdist_group(__name__)

PAGE = """
- /children: deep-equal
- banner:
  - link "Skip to the main content"
  - link "Skip to the text"
  - link "VoiceReader"
  - group: View settings
- main:
  - paragraph:
    - link "All transcripts"
  - heading "Statements following Russian-Syrian talks" [level=1]
  - paragraph:
    - time: 17 May 2018
    - text: Sochi
  - navigation "Contents":
    - heading "Contents" [level=2]
    - group:
      - list:
        - listitem:
          - link /^1 Vladimir Putin During our today’s conversation, the President…$/
        - listitem:
          - link /^2 Bashar al-Assad I rate the results of today’s meeting very highly\\.$/
        - listitem:
          - link /^3 Vladimir Putin We proceed from the assumption that in view of…$/
    - link "Back to the top"
  - heading "Listen" [level=2]
  - paragraph:
    - button "Listen to the transcript, from its beginning or from what is selected"
  - paragraph: "The sound is made of the words on this page: whatever is heard can be read here."
  - heading "The whole transcript" [level=3]
  - group "Listen to the whole transcript"
  - list:
    - listitem:
      - link "Download MP3 with the sound of the whole transcript"
    - listitem:
      - link "Download WAV with the sound of the whole transcript"
  - group:
    - heading "Vladimir Putin" [level=3]
    - group "Listen to Vladimir Putin"
    - list:
      - listitem:
        - link "Download MP3 with the sound of Vladimir Putin"
      - listitem:
        - link "Download WAV with the sound of Vladimir Putin"
    - heading "Bashar al-Assad" [level=3]
    - group "Listen to Bashar al-Assad"
    - list:
      - listitem:
        - link "Download MP3 with the sound of Bashar al-Assad"
      - listitem:
        - link "Download WAV with the sound of Bashar al-Assad"
  - group "More formats":
    - text: More formats
    - form "Make this file":
      - paragraph:
        - text: Format
        - combobox "Format":
          - option "MP3" [selected]
          - option "Opus"
          - option "M4B audiobook"
          - option "FLAC"
          - option "WAV"
          - option "WebVTT"
          - option "SubRip"
          - option "JSON"
      - paragraph:
        - text: Who is heard
        - combobox "Who is heard":
          - option "Everybody" [selected]
          - option "Vladimir Putin"
          - option "Bashar al-Assad"
      - button "Make this file"
  - group:
    - text: Who speaks how long
    - table "Who speaks how long, at an ordinary pace of speech":
      - caption: Who speaks how long, at an ordinary pace of speech
      - rowgroup:
        - row "Speaker Turns Words Time Share":
          - columnheader "Speaker"
          - columnheader "Turns"
          - columnheader "Words"
          - columnheader "Time"
          - columnheader "Share"
      - rowgroup:
        - row "Bashar al-Assad 1 273 1 min 48 s 56%":
          - rowheader "Bashar al-Assad":
            - link "Bashar al-Assad"
          - cell "1"
          - cell "273"
          - cell "1 min 48 s"
          - cell "56%"
        - row /^Vladimir Putin 2/:
          - rowheader "Vladimir Putin":
            - link "Vladimir Putin"
          - cell "2"
          - cell "217"
          - cell "1 min 27 s"
          - cell "44%"
  - heading "Print or keep" [level=2]
  - list:
    - listitem:
      - link "Print"
    - listitem:
      - link "Large print"
    - listitem:
      - link "Words explained"
  - button "Keep for reading without a connection"
  - article:
    - heading "Vladimir Putin" [level=2]
    - paragraph: President of Russia
    - button "Listen from here at turn 1"
    - group:
      - text: Sound and links of turn 1
      - group "Listen to turn 1, Vladimir Putin"
      - list:
        - listitem:
          - link "Download the sound of turn 1, Vladimir Putin"
        - listitem:
          - link "Link to this turn number 1, Vladimir Putin"
        - listitem:
          - link "Quote this turn number 1, Vladimir Putin"
        - listitem:
          - link "Next turn after turn 1"
    - paragraph: /^During our/
    - paragraph: /^On a related/
    - paragraph: /^Along with/
    - paragraph: /^We are counting/
    - heading "Bashar al-Assad" [level=2]
    - paragraph: President of Syria (retranslated)
    - button "Listen from here at turn 2"
    - group:
      - text: Sound and links of turn 2
      - group "Listen to turn 2, Bashar al-Assad"
      - list:
        - listitem:
          - link "Download the sound of turn 2, Bashar al-Assad"
        - listitem:
          - link "Link to this turn number 2, Bashar al-Assad"
        - listitem:
          - link "Quote this turn number 2, Bashar al-Assad"
        - listitem:
          - link "Previous turn before turn 2"
        - listitem:
          - link "Next turn after turn 2"
    - paragraph: /^I rate/
    - paragraph: /^First, we/
    - paragraph: /^I would/
    - paragraph: /^As to/
    - paragraph: /^We assessed/
    - paragraph: /^We focused/
    - heading "Vladimir Putin" [level=2]
    - paragraph: President of Russia
    - button "Listen from here at turn 3"
    - group:
      - text: Sound and links of turn 3
      - group "Listen to turn 3, Vladimir Putin"
      - list:
        - listitem:
          - link "Download the sound of turn 3, Vladimir Putin"
        - listitem:
          - link "Link to this turn number 3, Vladimir Putin"
        - listitem:
          - link "Quote this turn number 3, Vladimir Putin"
        - listitem:
          - link "Previous turn before turn 3"
    - paragraph: /^We proceed/
  - heading "Words explained" [level=2]
  - term: UN
  - definition: "In full: United Nations"
  - definition:
    - link "Where it stands first UN"
- contentinfo:
  - paragraph: /VoiceReader/
  - list:
    - listitem:
      - link "Help"
    - listitem:
      - link "Accessibility"
    - listitem:
      - link "Reading without a connection"
  - list "Language of the pages":
    - listitem: English
    - listitem:
      - button "Русский"
    - listitem:
      - button "العربية"
"""

SETTINGS = """
- group:
  - form "View settings":
    - group "Text size":
      - /children: deep-equal
      - text: Text size
      - paragraph: The smallest is the size that your browser has. It holds for all of the page, the player too.
      - radio "100 %" [checked]
      - text: 100 %
      - radio "125 %"
      - text: 125 %
      - radio "150 %"
      - text: 150 %
      - radio "200 %"
      - text: 200 %
      - radio "250 %"
      - text: 250 %
      - radio "300 %"
      - text: 300 %
      - radio "400 %"
      - text: 400 %
    - group "Site colours":
      - radio "Follow the system" [checked]
      - radio "Yellow on black"
    - group "Typeface":
      - radio "Atkinson Hyperlegible" [checked]
      - radio "OpenDyslexic"
    - group "Spacing and pictures":
      - text: Spacing and pictures Space between letters
      - combobox "Space between letters":
        - option "Normal" [selected]
    - group "Listening":
      - text: Listening Speed of speech
      - combobox "Speed of speech":
        - option "1 ×" [selected]
      - combobox "Shortcut keys"
      - paragraph: /^Letters that press/
    - button "Save these settings"
    - button "Back to normal"
"""


@pytest.fixture
def transcript(page: Page, site: Site) -> Page:
    """Return the seed's page with all open."""
    page.goto(site.transcript)
    unfold(page)
    page.locator(".view-settings").evaluate("each => { each.open = false; }")
    return page


def told(page: Page) -> Iterator[tuple[str, str]]:
    """Yield role and name of all that Chromium tells, with plain spaces."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in nodes:
        if not node["ignored"]:
            yield node["role"]["value"], " ".join(node["name"]["value"].split())


def names(page: Page, role: str) -> list[str]:
    """Return the names of all that has a role, sorted: what Chromium tells has no order of its own."""
    return sorted(name for each, name in told(page) if each == role)


def test_the_page_in_reading_order(transcript: Page) -> None:
    """Landmarks, headings, lists and links come in this order, and nothing else is there."""
    expect(transcript.locator("body")).to_match_aria_snapshot(PAGE)


def test_another_order_is_found(page: Page, site: Site) -> None:
    """The comparison above sees a heading that is gone, a part that moved, initials read aloud, a list that is none."""
    for spoil in (
        "document.querySelector('#t2').remove()",
        "document.querySelector('#text').prepend(document.querySelector('.listen'))",
        "document.querySelector('.initials').removeAttribute('aria-hidden')",
        "document.querySelector('.downloads').role = 'presentation'",
    ):
        page.goto(site.transcript)
        unfold(page)
        page.evaluate(f"document.querySelector('.view-settings').open = false; {spoil}")
        with pytest.raises(AssertionError):
            expect(page.locator("body")).to_match_aria_snapshot(PAGE, timeout=100)


def test_a_table_stays_one_where_it_is_narrow(transcript: Page) -> None:
    """Where a row looks like a list it is told as a row with cells, without a role in the source."""
    transcript.set_viewport_size({"width": 320, "height": 800})
    expect(transcript.locator(".talk tr").last).to_have_css("display", "block")
    roles = [role for role, _ in told(transcript)]
    assert [roles.count(each) for each in ("table", "row", "rowheader", "cell")] == [1, 2, 2, 8]


def test_the_settings(transcript: Page) -> None:
    """Each choice is a radio button of a named group, or in a list that has a name."""
    transcript.get_by_text("View settings").click()
    expect(transcript.locator(".view-settings")).to_match_aria_snapshot(SETTINGS)


def test_what_a_setting_does_is_heard_with_it(transcript: Page) -> None:
    """A group and a list have the sentence below their name as their description."""
    transcript.get_by_text("View settings").click()
    group = transcript.get_by_role("group", name="Typeface")
    expect(group).to_have_accessible_description(
        "The letters of OpenDyslexic have heavy feet. Some dyslexic people read them more easily."
    )
    expect(transcript.get_by_label("Stage directions", exact=True)).to_have_accessible_description(
        "What nobody says, such as “Laughter”. It stays on the page."
    )


def test_names_as_chromium_tells_them(page: Page, site: Site, seed: Transcript) -> None:
    """Links and players have names that say all by themselves, words apart, also where the list only looks open."""
    page.goto(site.transcript)
    people = [speaker.name for speaker in seed.speakers]
    sounds = ["the whole transcript", *people]
    assert names(page, "Audio") == sorted(f"Listen to {each}" for each in sounds)
    links = names(page, "link")
    assert {f"Download {form} with the sound of {each}" for form in ("MP3", "WAV") for each in sounds} <= set(links)
    assert [each for each in links if each.startswith("2 ")] == [
        "2 Bashar al-Assad I rate the results of today’s meeting very highly."
    ]
    assert len(links) == len(set(links))


def test_every_turn_is_a_heading_once(page: Page, site: Site, seed: Transcript) -> None:
    """A speaker's name is told once a turn and once over the player; marks and initials are not told at all."""
    page.goto(site.transcript)
    for speaker in seed.speakers:
        turns = sum(turn.speaker_id == speaker.id for turn in seed.turns)
        assert names(page, "heading").count(speaker.name) == turns + 1
    assert not {"VP", "BA"} & {name for _, name in told(page)}


def test_nothing_is_announced_but_the_status(page: Page, site: Site) -> None:
    """No part of the page speaks up by itself, except the line that settings are saved."""
    live = page.locator("[aria-live], [role=alert], [role=status], [role=log]")
    page.goto(site.transcript)
    expect(live.filter(visible=True)).to_have_count(0)
    page.get_by_text("View settings").click()
    page.get_by_role("button", name="Save these settings").click()
    expect(live.filter(visible=True)).to_have_text("Your settings are saved.")
