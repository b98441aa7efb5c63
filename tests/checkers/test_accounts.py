"""No fault is found on the pages of those who are signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.members import Members, members
from tests.browser.site import unfold
from tests.builders import DIALOGUE
from tests.checkers.accepted import wrong
from tests.checkers.checking import IN_THE_PAGE, Checkers, vnu
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


@pytest.mark.xdist_group("checkers of accounts")
@pytest.mark.parametrize(
    "address",
    [
        *("account?told=token", "accounts?told=added", "accounts/1", "accounts/2?told=role"),
        *("edit?told=restored", "edit/add", "edit/changes", "edit/drafts/1", f"{EDIT}?told=saved"),
        *(f"{EDIT}/{each}" for each in ("speakers/ann-lee", "words?told=saved", "text", "remove")),
    ],
)
def test_no_fault(page: Page, there: Members, checkers: Checkers, address: str, tmp_path: Path) -> None:
    """By all checkers, in the lightest and the darkest colours, and in the source."""
    there.come_in(page)
    answer = page.goto(f"{there.home}{address}")
    assert answer
    see_no_fault(page, checkers, answer.text(), tmp_path)


@pytest.mark.xdist_group("checkers of accounts")
@pytest.mark.allow_status(422)
@pytest.mark.parametrize("sent", ["wrong", "heard"])
def test_no_fault_in_answers(page: Page, there: Members, checkers: Checkers, sent: str, tmp_path: Path) -> None:
    """A form of editors that was filled in wrongly, and a sentence that is heard before it is saved."""
    there.come_in(page)
    page.goto(f"{there.home}{'edit/add' if sent == 'wrong' else f'{EDIT}/words'}")
    with page.expect_navigation() as answered:
        if sent == "wrong":
            page.get_by_label("Place").fill("Riverton")
            page.get_by_role("button", name="Show what is understood").click()
        else:
            page.get_by_label("The word as it is printed").fill("mayor")
            page.get_by_label("What is said").fill("major")
            page.get_by_role("button", name="Hear it").evaluate(_SEND)
    see_no_fault(page, checkers, answered.value.text(), tmp_path)


_SEND = "button => { button.form.action = button.getAttribute('formaction'); button.form.submit(); }"
"""Sends a form to where a button has it sent, as it is without script."""


def see_no_fault(page: Page, checkers: Checkers, source: str, folder: Path) -> None:
    """See that no checker finds anything on a page, or in its source."""
    unfold(page)
    for colours in ("paper", "green-on-brown"):
        page.locator("html").evaluate("(html, colours) => { html.dataset.colours = colours; }", colours)
        for name in IN_THE_PAGE:
            page.evaluate("scrollTo(0, 0)")  # some scroll, and others take what is right above the window for hidden
            assert not [str(each) for each in wrong(checkers.look(name, page))], (name, colours)
    assert not [str(each) for each in wrong([*checkers.html_validate(source), *vnu({"page": source}, folder)])]
