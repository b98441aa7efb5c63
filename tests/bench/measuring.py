"""How the benchmarks measure: servers of their own, seconds, CPU and memory, and lines of the table."""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.serving import free_port

ROOT = Path(__file__).resolve().parents[2]
SEED = next((ROOT / "seeds").glob("*.txt"))
RUNS = 7


def cpu_of(pid: int) -> float:
    """Return the CPU seconds of a process and its children that run."""
    listed = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False)
    ticks = 0
    for each in (pid, *map(int, listed.stdout.split())):
        fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_of(pid: int) -> float:
    """Return the megabytes that a process and its children that run have had at most, added up."""
    listed = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False)
    status = [Path(f"/proc/{each}/status").read_text() for each in (pid, *map(int, listed.stdout.split()))]
    return sum(int(each.split("VmHWM:")[1].split()[0]) for each in status) / 1000


def own_memory_of(pid: int) -> float:
    """Return the megabytes that a process alone has had at most."""
    return int(Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0]) / 1000


@contextmanager
def server(folder: Path, cache: Path, *options: str, pause: float = 1) -> Iterator[tuple[str, int]]:
    """Lend a warm server of `folder`, so many seconds after its start: its address and process id."""
    words = ["serve", folder, "--port", free_port(), "--cache", cache, *options]
    command = [sys.executable, "-m", "voicereader", *map(str, words)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as program:
        assert program.stdout
        address = program.stdout.readline().split(" at ")[1].split()[0]
        time.sleep(pause)
        try:
            yield address, program.pid
        finally:
            program.terminate()


def slug_of(address: str) -> str:
    """Return the address of the first transcript of a server."""
    page = urllib.request.urlopen(address).read().decode()
    slug = page.split('href="/transcripts/')[1].split('"')[0]
    return f"{address}/transcripts/{slug}"


def fetch(address: str | urllib.request.Request) -> tuple[float, float, int]:
    """Return the seconds to the first sound and to the end of an answer, and its size."""
    begun = time.perf_counter()
    with urllib.request.urlopen(address) as answer:
        size = len(answer.read(4096))
        first = time.perf_counter() - begun
        while block := answer.read(1 << 20):
            size += len(block)
    return first, time.perf_counter() - begun, size


def forget(cache: Path) -> None:
    """Take all sound out of a cache folder, once the file is whole: a stream ends a moment before."""
    time.sleep(0.2)
    shutil.rmtree(cache / "clips")
    shutil.rmtree(cache / "renditions")


def run(command: str) -> tuple[float, float]:
    """Return the wall and CPU seconds of a shell command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(["bash", "-c", command], check=True, capture_output=True)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(name: str, ours: Sequence[float], peer: Sequence[float], unit: str = "s") -> None:
    """Print a line of the table: medians, and the median of the ratios pair by pair."""
    ratio = statistics.median(one / other for one, other in zip(ours, peer, strict=True))
    print(f"{name:66} {statistics.median(ours):9.4f} {statistics.median(peer):9.4f} {unit:4} {ratio:7.3f}", flush=True)
