"""A real server, and a real browser that shows its pages."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from tests.browser.eyes import Eyes
from tests.browser.site import Site
from tests.builders import ROOT, SEED
from voicereader.model import Transcript, Utterance
from voicereader.settings import Settings
from voicereader.studio import Studio

_PATIENCE = 30
"""Seconds that the server may take to answer, also where the machine has much else to do."""


@pytest.fixture(scope="session")
def studio_of_seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Return a studio that understands the seeds as the server does."""
    with Studio(Settings(cache=tmp_path_factory.mktemp("studio")), ROOT / "seeds") as made:
        yield made


@pytest.fixture(scope="session")
def seed(studio_of_seed: Studio) -> Transcript:
    """Return the transcript that the pages show."""
    return studio_of_seed.inspect(SEED)


@pytest.fixture(scope="session")
def utterances(studio_of_seed: Studio, seed: Transcript) -> tuple[Utterance, ...]:
    """Return what is spoken of it."""
    return studio_of_seed.utterances(seed)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, studio_of_seed: Studio, seed: Transcript) -> Iterator[Site]:
    """Return the site of a server that runs; at the end Ctrl-C ends it, and it ends well."""
    folder = tmp_path_factory.mktemp("site")
    home = f"http://127.0.0.1:{_free_port()}/"
    command = [sys.executable, "-m", "voicereader", "serve", "seeds", "--development", "on"]
    command += ["--port", home.rsplit(":", maxsplit=1)[-1].strip("/"), "--cache", str(folder / "cache")]
    # Where the tests run in the background, a shell has them ignore Ctrl-C, and the server would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with (folder / "log").open("w+") as log, subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log) as server:
        try:
            _wait(home, server, Path(log.name))
            edition = studio_of_seed.edition()
            slug = next(each for each in edition.shelf.kept if edition.transcript(each) == seed)
            yield Site(home, slug, seed.speakers[0].id)
            server.send_signal(signal.SIGINT)
            status = server.wait(_PATIENCE)
        finally:
            server.kill()
        assert status == 0, Path(log.name).read_text()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _wait(home: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(home, timeout=_PATIENCE):
                return
        except urllib.error.URLError:
            time.sleep(0.05)
    pytest.fail(f"the server does not answer: {log.read_text()}")


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
