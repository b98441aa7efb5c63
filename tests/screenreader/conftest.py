"""A server with transcripts in three languages, and Orca at its pages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.bench.measuring import server
from tests.builders import SEED
from tests.screenreader.ears import Orca, Said, missing

GARDENS = Path(__file__).parent / "gardens"


@pytest.fixture(scope="session", autouse=True)
def _installed() -> None:
    """Say what is missing where these tests cannot run."""
    if packages := missing():
        pytest.skip(f"no screen reader here: sudo apt-get install --no-install-recommends {' '.join(packages)}")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server with the seed and a short transcript in Russian and in Arabic."""
    folder = tmp_path_factory.mktemp("library")
    for each in (SEED, *GARDENS.glob("*.txt")):
        shutil.copy(each, folder)
    with server(folder, tmp_path_factory.mktemp("cache"), pause=0) as (address, _):
        yield address


@pytest.fixture(scope="session")
def addresses(home: str, browser: Browser) -> dict[str, str]:
    """Return the address of a transcript by its language."""
    page = browser.new_page()
    page.goto(home)
    found = page.locator(".entry a").evaluate_all("all => all.map(each => [each.lang, each.href])")
    page.close()
    return dict(found)


@pytest.fixture(scope="session")
def orca(addresses: dict[str, str]) -> Iterator[Orca]:
    """Return Orca at Chromium's window."""
    with Orca(addresses["en"]) as made:
        yield made


@pytest.fixture(scope="session")
def window(orca: Orca, browser: Browser) -> Iterator[Page]:
    """Return the page that Orca tells of."""
    chromium = browser.browser_type.connect_over_cdp(orca.inspector)
    yield chromium.contexts[0].pages[0]
    chromium.close()


@pytest.fixture
def visit(orca: Orca, window: Page) -> Callable[[str], list[Said]]:
    """Return what goes to an address, as a reader without settings, and returns what is said then."""

    def go(address: str) -> list[Said]:
        window.context.clear_cookies()
        window.goto(address)
        window.evaluate("localStorage.clear()")
        return orca.enter()

    return go
