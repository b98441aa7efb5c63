"""The home in which the docs are tried."""

import os

import pytest

from voicereader.settings import PREFIX


@pytest.fixture(autouse=True)
def _ordinary_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
