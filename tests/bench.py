"""`make bench`: what VoiceReader costs, against what a user would use instead, in one run on this machine.

It measures and fails nothing. Each figure is the median of several runs that take turns, so that a machine
that grows slower spoils no ratio.
"""

import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))
SENTENCE = "We are counting on support from the United Nations and all countries."
RUNS = 7


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def cpu_of(pid: int) -> float:
    """Return the CPU seconds of a process and its children that run."""
    listed = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False)
    ticks = 0
    for each in (pid, *map(int, listed.stdout.split())):
        fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def server(folder: Path, cache: Path) -> Iterator[tuple[str, int]]:
    """Lend a warm server of `folder`: its address and process id."""
    words = ["serve", folder, "--port", free_port(), "--cache", cache]
    command = [sys.executable, "-m", "voicereader", *map(str, words)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as program:
        assert program.stdout
        address = program.stdout.readline().split(" at ")[1].split()[0]
        time.sleep(1)
        try:
            yield address, program.pid
        finally:
            program.terminate()


def fetch(address: str) -> tuple[float, float, int]:
    """Return the seconds to the first sound and to the end of an answer, and its size."""
    begun = time.perf_counter()
    with urllib.request.urlopen(address) as answer:
        size = len(answer.read(4096))
        first = time.perf_counter() - begun
        size += len(answer.read())
    return first, time.perf_counter() - begun, size


def run(command: str) -> tuple[float, float]:
    """Return the wall and CPU seconds of a shell command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(["bash", "-c", command], check=True, capture_output=True)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(name: str, ours: list[float], peer: list[float], unit: str = "s") -> None:
    """Print a line of the table: medians, and the median of the ratios pair by pair."""
    ratio = statistics.median(one / other for one, other in zip(ours, peer, strict=True))
    print(f"{name:58} {statistics.median(ours):9.4f} {statistics.median(peer):9.4f} {unit:3} {ratio:7.2f}")


def bench_cold(work: Path) -> None:
    """Compare the seed, cold, to MP3 on a warm server with espeak-ng piped into lame."""
    spoken = work / "spoken.txt"
    told = subprocess.run(
        [sys.executable, "-m", "voicereader", "inspect", "--spoken", SEED], capture_output=True, text=True, check=True
    )
    spoken.write_text("\n\n".join(line.split("\t")[1] for line in told.stdout.splitlines()))
    peer = f"espeak-ng -f {spoken} --stdout | lame --quiet -m m -b 64 -q 5 - {work}/peer.mp3"
    walls, cpus = ([], []), ([], [])
    library, cache = work / "seed", work / "cold"
    library.mkdir()
    shutil.copy(SEED, library)
    with server(library, cache) as (address, pid):
        page = urllib.request.urlopen(address).read().decode()
        sound = address + page.split('href="/transcripts/')[1].split('"')[0].join(["/transcripts/", "/audio.mp3"])
        fetch(sound + "?rate=1.05")  # warm: plan, workers, encoder
        for _ in range(RUNS):
            shutil.rmtree(cache, ignore_errors=True)
            before = cpu_of(pid)
            walls[0].append(fetch(sound)[1])
            cpus[0].append(max(0.01, cpu_of(pid) - before))
            wall, cpu = run(peer)
            walls[1].append(wall)
            cpus[1].append(cpu)
    row("the seed cold to MP3, wall        (espeak-ng | lame)", *walls)
    row("the seed cold to MP3, CPU         (espeak-ng | lame)", *cpus)


def bench_first_byte(work: Path) -> None:
    """Compare the first byte of an uncached sentence over HTTP with starting espeak-ng on it."""
    library = work / "sentence"
    library.mkdir()
    (library / "a.txt").write_text(f"A talk\n\nAnn Lee: {SENTENCE}\n\nBob Stone: Thank you.\n\nAnn Lee: Yes.\n")
    ours, warm, peer = [], [], []
    with server(library, work / "first") as (address, _):
        base = f"{address}/transcripts/a-talk/audio.mp3?speaker=bob-stone"
        fetch(base)
        for number in range(RUNS * 3):
            rate = f"{0.55 + number * 0.05:.2f}"
            ours.append(fetch(f"{address}/transcripts/a-talk/audio.mp3?speaker=ann-lee&rate={rate}")[0])
            warm.append(fetch(f"{address}/transcripts/a-talk/audio.mp3?speaker=ann-lee&rate={rate}")[0])
            peer.append(run(f"exec espeak-ng -w {work}/peer.wav '{SENTENCE}'")[0])
    row("first byte of an uncached sentence (espeak-ng -w)", ours, peer)
    row("first byte of a cached sentence    (espeak-ng -w)", warm, peer)


def bench_cached(work: Path) -> None:
    """Compare a cached rendition over HTTP with reading its file."""
    library = work / "cached"
    library.mkdir()
    (library / "a.txt").write_text(
        "A talk\n\nAnn Lee: " + f"{SENTENCE} " * 400 + "\n\nBob Stone: Yes.\n\nAnn Lee: No.\n"
    )
    ours, plain, copy = [], [], work / "copy.mp3"
    with server(library, work / "warm") as (address, _):
        sound = f"{address}/transcripts/a-talk/audio.mp3"
        copy.write_bytes(urllib.request.urlopen(sound).read())
        for _ in range(RUNS * 3):
            ours.append(fetch(sound)[1])
            begun = time.perf_counter()
            copy.read_bytes()
            plain.append(time.perf_counter() - begun)
        size = copy.stat().st_size / 1e6
    row(f"a cached rendition of {size:.0f} MB over HTTP (reading the file)", ours, plain)


def bench_start(work: Path) -> None:
    """Compare starting the server with starting Python on an empty program."""
    ours, peer = [], []
    for _ in range(3):
        begun = time.perf_counter()
        with server(SEED.parent, work / "start"):
            ours.append(time.perf_counter() - begun - 1)
        peer.append(run(f"exec {sys.executable} -c pass")[0])
    row("from start to the printed address  (python -c pass)", ours, peer)


def main() -> None:
    """Print the table."""
    benches: list[Callable[[Path], None]] = [bench_cold, bench_first_byte, bench_cached, bench_start]
    print(f"{'what (against)':58} {'ours':>9} {'peer':>9} {'':3} {'ratio':>7}")
    for bench in benches:
        with tempfile.TemporaryDirectory() as work:
            bench(Path(work))


if __name__ == "__main__":
    main()
