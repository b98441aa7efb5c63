"""Run the parts that are named, or all: `python -m tests.torture load`."""

import sys
import tempfile
from pathlib import Path

from tests.torture import load

PARTS = {"load": load.torture}


def main() -> int:
    """Return how many parts did not keep what is promised."""
    broken = 0
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory() as work:
            complaints = PARTS[name](Path(work))
        print("\n".join([f"{name}: {each}" for each in complaints] or [f"{name}: as promised"]), flush=True)
        broken += bool(complaints)
    return broken


if __name__ == "__main__":
    sys.exit(min(1, main()))
