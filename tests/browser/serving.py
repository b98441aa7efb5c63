"""A real server of the seeds, one for all tests of a run that look at its pages."""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.site import Site
from tests.builders import ROOT, SEED
from tests.serving import acquaint, free_port, readers
from voicereader.model import Transcript
from voicereader.settings import Settings
from voicereader.studio import Studio

_PATIENCE = 30
"""Seconds that the server may take to answer, also where the machine has much else to do."""


@pytest.fixture(scope="session")
def studio_of_seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Return a studio that understands the seeds as the server does."""
    with Studio(Settings(cache=tmp_path_factory.mktemp("studio")), ROOT / "seeds", readers()) as made:
        yield made


@pytest.fixture(scope="session")
def seed(studio_of_seed: Studio) -> Transcript:
    """Return the transcript that the pages show."""
    return studio_of_seed.inspect(SEED)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, studio_of_seed: Studio, seed: Transcript) -> Iterator[Site]:
    """Return the site of a server that runs; at the end Ctrl-C ends it, and it ends well."""
    folder = tmp_path_factory.mktemp("site")
    home = f"http://127.0.0.1:{free_port()}/"
    acquaint(ROOT / "seeds", folder / "cache")
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


def _wait(home: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(home, timeout=_PATIENCE):
                return
        except urllib.error.URLError:
            time.sleep(0.05)
    pytest.fail(f"the server does not answer: {log.read_text()}")
