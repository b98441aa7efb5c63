"""A real browser that shows the pages of a real server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from tests.browser.eyes import Eyes
from tests.browser.site import Site
from voicereader.model import Transcript, Utterance
from voicereader.studio import Studio


@pytest.fixture(scope="session")
def utterances(studio_of_seed: Studio, seed: Transcript) -> tuple[Utterance, ...]:
    """Return what is spoken of it."""
    return studio_of_seed.utterances(seed)


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Return a reader whose browser keeps style sheets and fonts from test to test."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def window(reader: BrowserContext) -> Iterator[Page]:
    """Return a window, which tests use one after the other: opening one takes long."""
    made = reader.new_page()
    yield made
    made.close()


@pytest.fixture
def page(window: Page, site: Site, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return an empty page of a desk's size, for a reader without settings; at the end nothing has gone wrong on it."""
    wrong: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        # The error page answers 404, and the browser says so.
        allowed = request.node.get_closest_marker("allow_status")
        statuses = (404, *(allowed.args if allowed else ()))
        if said.type == "error" and not any(f"status of {status}" in said.text for status in statuses):
            wrong.append(said.text)

    def see(error: Error) -> None:
        wrong.append(str(error))

    window.unroute_all()
    window.goto("about:blank")
    window.context.clear_cookies()
    session = window.context.new_cdp_session(window)
    session.send("Storage.clearDataForOrigin", {"origin": site.home.rstrip("/"), "storageTypes": "local_storage"})
    session.detach()
    window.set_viewport_size({"width": 1440, "height": 900})
    window.emulate_media(media="null", color_scheme="null", contrast="null", forced_colors="null")
    window.on("console", hear)
    window.on("pageerror", see)
    yield window
    window.remove_listener("console", hear)
    window.remove_listener("pageerror", see)
    assert wrong == []


@pytest.fixture(scope="session")
def eyes(browser: Browser) -> Iterator[Eyes]:
    """Return what sees the colours of screenshots."""
    page = browser.new_page()
    yield Eyes(page)
    page.close()
