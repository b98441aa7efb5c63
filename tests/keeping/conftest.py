"""A ledger in a folder of the test's own."""

import tempfile
from pathlib import Path

import pytest

from voicereader.keeping.database import Database
from voicereader.keeping.ledger import Ledger

MEMORY = Path("/dev/shm")  # noqa: S108  (each test makes a folder of its own there)


@pytest.fixture
def tmp_path():
    """Return a folder in memory where there is such: thousands of changes are not made to wait for a disk.

    What a killed process has written is there all the same; what a disk does without power, no test can tell.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def ledger(tmp_path) -> Ledger:
    """Return the ledger of an empty folder."""
    return Ledger(Database(tmp_path))
