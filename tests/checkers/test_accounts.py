"""No fault is found on the pages of those who are signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from tests.browser.members import Members, members
from tests.browser.site import unfold
from tests.builders import DIALOGUE
from tests.checkers.accepted import wrong
from tests.checkers.checking import Checkers, vnu
from tests.checkers.looking import faults
from voicereader.keeping.database import Database
from voicereader.keeping.drafts import Draft, Drafts
from voicereader.keeping.ledger import Edit, Ledger

EDIT = "edit/transcripts/2020-06-01-a-talk-in-the-garden"
DRAFT = DIALOGUE.replace("garden", "lake") + "\nRiverbank: So it is.\n"


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Members]:
    """Return a site in which Ann, who has a token and a draft, and Bob have accounts; something was changed."""
    folder = tmp_path_factory.mktemp("members")
    with members(folder) as made:
        database = Database(folder / "library")
        words = b'[everywhere]\n"mayor" = "major"\n'
        for name in ("lexicon.toml", "casting.toml"):
            Ledger(database).change("Ann", "correct", [Edit(name, "kept", words if name[0] == "l" else b"")])
        Drafts(database).keep(1, Draft("lake.txt", DRAFT.encode()))
        made.admitted.tokens.make(made.admitted.accounts.named("Ann"), "nightly import", "edit", 90)
        made.admitted.accounts.add("Bob", "five pears on a tray", "reader")
        yield made


def _wrongly_filled_in(page: Page, there: Members) -> Response:
    page.goto(f"{there.home}edit/add")
    page.get_by_label("Place").fill("Riverton")
    with page.expect_navigation() as answered:
        page.get_by_role("button", name="Show what is understood").click()
    return answered.value


def _heard(page: Page, there: Members) -> Response:
    """Hear a sentence before it is saved, as one does without script."""
    page.goto(f"{there.home}{EDIT}/words")
    page.get_by_label("The word as it is printed").fill("mayor")
    page.get_by_label("What is said").fill("major")
    with page.expect_navigation() as answered:
        page.get_by_role("button", name="Hear it").evaluate(_SEND)
    return answered.value


_SEND = "button => { button.form.action = button.getAttribute('formaction'); button.form.submit(); }"
"""Sends a form to where a button has it sent."""

_SENT = {"filled in wrongly": _wrongly_filled_in, "heard": _heard}

STATES = (
    *("account?told=token", "accounts?told=added", "accounts/1", "accounts/2?told=role"),
    *("edit?told=restored", "edit/add", "edit/changes", "edit/drafts/1", f"{EDIT}?told=saved"),
    *(f"{EDIT}/{each}" for each in ("speakers/ann-lee", "words?told=saved", "text", "remove")),
    *_SENT,
)
"""The addresses of pages, and what was sent from one."""


def opened(page: Page, there: Members, state: str) -> str:
    """Open a page as Ann, with all open that can be folded away; return its source."""
    there.come_in(page)
    answer = _SENT[state](page, there) if state in _SENT else page.goto(f"{there.home}{state}")
    assert answer
    unfold(page)
    return answer.text()


@pytest.mark.xdist_group("checkers of accounts")
@pytest.mark.allow_status(422)
@pytest.mark.parametrize("state", STATES)
def test_no_fault(page: Page, there: Members, checkers: Checkers, state: str) -> None:
    """By no checker, in any way to look at it."""
    found = faults(page, checkers, state, opened(page, there, state))
    assert not found, "\n".join(found)


@pytest.mark.xdist_group("checkers of accounts")
@pytest.mark.allow_status(422)
def test_the_sources_are_valid(page: Page, there: Members, checkers: Checkers, tmp_path: Path) -> None:
    """The Nu Html Checker has no word to say about any."""
    sources = {str(number): opened(page, there, state) for number, state in enumerate(STATES)}
    found = [str(each) for each in wrong(vnu(sources, tmp_path))]
    assert not found, "\n".join(found)
