"""What a blind reader hears of a transcript's page, by Orca at a window of Firefox."""

import pytest
from playwright.sync_api import Browser

from tests.screenreader.ears import Orca
from tests.screenreader.expecting import faults_of_reading, headings, turns, words

pytestmark = pytest.mark.xdist_group("in real time")


def test_the_page_in_firefox(addresses: dict[str, str], browser: Browser) -> None:
    """Title, headings, the transcript in its order and whose a player is are heard there as well."""
    page = browser.new_page()
    page.goto(addresses["en"])
    with Orca(addresses["en"], "firefox-esr") as orca:
        assert f"Finished loading {page.title()}." in words(orca.first)
        heard = [" ".join(words(orca.press("h"))) for _ in headings(page)]
        assert heard == headings(page)
        for _ in range(len(turns(page)) - 1):
            orca.press("shift+h")
        assert faults_of_reading(words(orca.read_on()), turns(page)) == []
        orca.press("ctrl+Home")
        assert "The whole transcript heading level 3." in words(orca.press("3"))
        player = words(orca.press("Down"))
        assert (player[0], player[-1]) == ("Listen to the whole transcript panel.", "Play push button.")
    page.close()
