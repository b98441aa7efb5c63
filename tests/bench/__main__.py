"""Print the table; with names, only the rows of those benchmarks: `python -m tests.bench cold growth`."""

import sys
import tempfile
from pathlib import Path

from tests.bench import crowded, growing, neural, paging, reading, serving, sweeping

BENCHES = {
    each.__name__.removeprefix("bench_"): each
    for each in (
        *reading.BENCHES,
        *paging.BENCHES,
        *serving.BENCHES,
        *neural.BENCHES,
        *growing.BENCHES,
        *sweeping.BENCHES,
        *crowded.BENCHES,
    )
}


def main() -> None:
    """Print the table."""
    print(f"{'what (against)':66} {'ours':>9} {'peer':>9} {'':4} {'ratio':>7}")
    for bench in map(BENCHES.__getitem__, sys.argv[1:] or BENCHES):
        with tempfile.TemporaryDirectory() as work:
            bench(Path(work))


if __name__ == "__main__":
    main()
