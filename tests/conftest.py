"""What the tests share: the engine that hums, a studio with it, a library folder."""

import gc
import os
import shutil
from pathlib import Path

import hypothesis
import pytest
from flask import Flask
from flask.templating import Environment
from jinja2 import FileSystemBytecodeCache

from tests import serving
from tests.browser.serving import seed, site, studio_of_seed
from tests.builders import DIALOGUE, ROOT
from voicereader.model import Voice
from voicereader.settings import Settings
from voicereader.studio import Studio

__all__ = ["seed", "site", "studio_of_seed"]

SUPPORT = ROOT / "tests" / "support"

hypothesis.settings.register_profile("calm", deadline=None)  # no test fails for a slow machine
hypothesis.settings.load_profile("calm")

_CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")

_LONG = 100
"""Characters of a text that a test's id shows."""

_LIVE = ("browser", "checkers", "screenreader", "web")
"""Folders whose tests talk to real programs: on a busy machine these may miss a key or a moment."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try what talks to real programs up to three times; what is broken fails each time."""
    for item in items:
        if item.path.relative_to(ROOT / "tests").parts[0] in _LIVE:
            item.add_marker(pytest.mark.flaky(reruns=2))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long text by its argument: ids of a quarter of a gigabyte, in each process, take all memory there is."""
    return argname if isinstance(val, str | bytes) and len(val) > _LONG else None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Make ready, and see that tests that go together are told so to those who hand them out, as these understand it."""
    gc.collect()
    gc.freeze()  # a million objects of tests and libraries stay until the end: to look through them takes a tenth of all
    gc.set_threshold(20_000, 20, 50)
    together = [item for item in session.items if item.get_closest_marker("xdist_group")]
    if getattr(session.config.option, "loadgroup", False):
        assert all("@" in item.nodeid for item in together), "this pytest-xdist does not see which tests go together"


@pytest.fixture(scope="session", autouse=True)
def compiled(tmp_path_factory):
    """Have each template compiled once, not once more for the app of each test."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    made = Flask.create_jinja_environment

    def create(app: Flask) -> Environment:
        environment = made(app)
        environment.bytecode_cache = cache
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "create_jinja_environment", create)
        yield


@pytest.fixture
def humming(monkeypatch):
    """Make the engine `tones` known to this process and to the workers that it starts."""
    monkeypatch.syspath_prepend(str(SUPPORT))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(SUPPORT), os.environ.get("PYTHONPATH", "")]))


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a library folder with one transcript."""
    made = tmp_path / "library"
    made.mkdir()
    (made / "garden.txt").write_text(DIALOGUE)
    return made


@pytest.fixture
def settings(tmp_path) -> Settings:
    """Return settings with a cache of the test's own."""
    return Settings(cache=tmp_path / "cache", engine="tones", workers=1)


@pytest.fixture(scope="session")
def readers():
    """Return processes that read, shared by all studios of a test run."""
    return serving.readers()


@pytest.fixture(scope="session")
def voices():
    """Return the voices of engines, by these; a process that speaks is asked for the same engines once."""
    return {}


@pytest.fixture
def informed(voices, monkeypatch):
    """Return what lets a studio know its voices, so that no process speaks before there is something to say."""

    def inform(studio: Studio) -> Studio:
        def known() -> tuple[Voice, ...]:
            engines = studio.settings.engines
            return voices[engines] if engines in voices else voices.setdefault(engines, Studio.voices(studio))

        monkeypatch.setattr(studio, "voices", known)
        return studio

    return inform


@pytest.fixture
def studio(humming, settings, folder, readers, informed):
    """Return a studio that hums, for that folder."""
    with Studio(settings, folder, readers) as made:
        yield informed(made)


@pytest.fixture(scope="session")
def browser():
    """Return a real Chromium; its shell without a window does the same in a third of the time."""
    from playwright.sync_api import sync_playwright

    quiet = [
        "--font-render-hinting=none",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, _CHROMIUM)), None), args=quiet + sandbox
        )
        yield chromium
        chromium.close()
