"""What is killed in the middle of a write leaves nothing torn, and nothing is lost that was accepted."""

import os
import subprocess
import sys

import pytest

from tests.builders import ROOT

LONG = 300
WRITERS = ("clips", "renditions", "jobs", "catalogue")
KILLS = LONG if os.environ.get("TORTURE") == "all" else 8
"""How often each kind of writer is killed; the ledger's, 30 or 300 times, are in tests/keeping/test_together.py."""


@pytest.mark.parametrize("what", WRITERS)
def test_a_writer_is_killed_at_any_moment(tmp_path, what):
    """What it said to have written is there and whole, and so is whatever else has its name."""
    words = [sys.executable, "-m", "tests.faults.killing", what, str(tmp_path), str(KILLS), str(KILLS)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
