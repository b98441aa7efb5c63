"""What listeners wait for: the seed, a sentence, a cached rendition, the start of the server."""

import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.bench.measuring import RUNS, SEED, cpu_of, fetch, forget, row, run, server

SENTENCE = "We are counting on support from the United Nations and all countries."


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
            forget(cache)
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


BENCHES = (bench_cold, bench_first_byte, bench_cached, bench_start)
