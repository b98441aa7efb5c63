"""What the commands that run in a test's own process share, so that they start no processes that others have."""

from types import SimpleNamespace

import pytest


@pytest.fixture(autouse=True)
def shared(readers, monkeypatch):
    """Have commands read in the process that reads for all tests, and speak in one."""
    lent = SimpleNamespace(read=readers.read, explain=readers.explain, close=lambda: None)
    monkeypatch.setattr("voicereader.studio.Readers", lambda _size: lent)
    monkeypatch.setenv("VOICEREADER_WORKERS", "1")
