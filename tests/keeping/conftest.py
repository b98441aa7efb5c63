"""A ledger in a folder of the test's own."""

import pytest

from voicereader.keeping.database import Database
from voicereader.keeping.ledger import Ledger


@pytest.fixture
def ledger(tmp_path) -> Ledger:
    """Return the ledger of an empty folder."""
    return Ledger(Database(tmp_path))
