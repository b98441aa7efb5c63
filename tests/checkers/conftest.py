"""The checkers, ready to look, and pages of a real server for them to look at."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.checkers.checking import Checkers
from tests.checkers.node import Missing, install


@pytest.fixture(scope="session")
def checkers() -> Iterator[Checkers]:
    """Return the checkers; where they cannot be installed, the tests fail."""
    try:
        install()
    except Missing as missing:
        pytest.fail(str(missing), pytrace=False)
    if not shutil.which("java"):
        pytest.fail("The Nu Html Checker needs Java: install default-jre-headless, as `make test` does.", pytrace=False)
    made = Checkers()
    yield made
    made.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page for a reader without settings."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
