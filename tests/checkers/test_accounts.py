"""No fault is found on the pages of those who are signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.members import Members, members
from tests.browser.site import unfold
from tests.checkers.accepted import wrong
from tests.checkers.checking import IN_THE_PAGE, Checkers, vnu


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Members]:
    """Return a site in which Ann, who has a token, and Bob have accounts."""
    with members(tmp_path_factory.mktemp("members")) as made:
        made.admitted.tokens.make(made.admitted.accounts.named("Ann"), "nightly import", "edit", 90)
        made.admitted.accounts.add("Bob", "five pears on a tray", "reader")
        yield made


@pytest.mark.xdist_group("checkers of accounts")
@pytest.mark.parametrize("address", ["account?told=token", "accounts?told=added", "accounts/1", "accounts/2?told=role"])
def test_no_fault(page: Page, there: Members, checkers: Checkers, address: str, tmp_path: Path) -> None:
    """By all checkers, in the lightest and the darkest colours, and in the source."""
    there.come_in(page)
    answer = page.goto(f"{there.home}{address}")
    assert answer
    source = answer.text()
    unfold(page)
    for colours in ("paper", "green-on-brown"):
        page.locator("html").evaluate("(html, colours) => { html.dataset.colours = colours; }", colours)
        for name in IN_THE_PAGE:
            assert not [str(each) for each in wrong(checkers.look(name, page))], (name, colours)
    assert not [str(each) for each in wrong([*checkers.html_validate(source), *vnu({"page": source}, tmp_path)])]
