"""What long transcripts and small changes cost."""

import re
import shutil
import time
from pathlib import Path

from tests.bench.measuring import RUNS, SEED, cpu_of, fetch, memory_of, row, server, slug_of

HOURS = 10
BYTES_A_SECOND = 64_000 / 8


def times(count: int) -> str:
    """Return the seed so many times over, every sentence of its own: each is said to be of a numbered copy."""
    head, body = SEED.read_text().split("\n\n", 1)
    copies = (re.sub(r"[.](?=\s)", f", in copy {number}.", body) for number in range(1000, 1000 + count))
    return "\n\n".join((head, *copies))


def shelve(folder: Path, text: str) -> Path:
    """Put a transcript into a folder of its own; return that."""
    folder.mkdir(parents=True)
    (folder / SEED.name).write_text(text)
    return folder


def corrected(text: str) -> list[str]:
    """Return the text with the last word of a sentence replaced, for sentences all over it."""
    ends = [found.start() for found in re.finditer(r"(?<=\w)[.](?=\s)", text)]
    return [f"{text[:end]} indeed{text[end:]}" for end in ends[:: max(1, len(ends) // RUNS)]]


def bench_correction(work: Path) -> None:
    """Compare a rendition after one word was corrected with the same one cold, for the seed and ten times it."""
    for count in (1, 10):
        text, cold, warm, made = times(count), [], [], []
        for number, after in enumerate(corrected(text)):
            cache = work / f"cache{count}.{number}"
            library = shelve(work / f"{count}.{number}", text)
            with server(library, cache) as (address, _):
                sound = f"{slug_of(address)}/audio.mp3"
                fetch(f"{sound}?to=t1-s1")
                cold.append(fetch(sound)[1])
                before = len(list(cache.glob("clips/*/*.wav")))
                (library / SEED.name).write_text(after)
                time.sleep(1.1)  # for so long the folder is not looked at again
                warm.append(fetch(sound)[1])
                made.append(len(list(cache.glob("clips/*/*.wav"))) - before)
        row(f"{count:2} times the seed, a word corrected         (cold)", warm, cold)
        row("   sentences made for it                    (one)", made, [1] * len(made), "")


def bench_growth(work: Path) -> None:
    """Compare 10 and 100 times the seed with a tenth of it: time, CPU and memory."""
    told = {}
    for count in (1, 10, 100):
        library, cache = shelve(work / str(count), times(count)), work / f"cache{count}"
        with server(library, cache) as (address, pid):
            sound = f"{slug_of(address)}/audio.mp3"
            fetch(f"{sound}?to=t1-s1")
            begun = cpu_of(pid)
            wall = fetch(sound)[1]
            told[count] = (wall, cpu_of(pid) - begun, memory_of(pid))
    for count in (10, 100):
        ours, peer = told[count], told[count // 10]
        for what, one, other, unit in zip(("wall", "CPU", "memory"), ours, peer, ("s", "s", "MB"), strict=True):
            row(f"{count} times the seed, cold, {what:6}           ({count // 10} times)", [one], [other], unit)


def bench_join(work: Path) -> None:
    """Compare joining ten hours from cached clips with hearing them 2,000 times as fast, and memory with an hour's."""
    taken, memory = {}, {}
    hour = fetch_seconds(work)
    for hours in (1, HOURS):
        library, cache = shelve(work / str(hours), times(round(hours * hour) + 1)), work / f"cache{hours}"
        with server(library, cache) as (address, pid):
            fetch(f"{slug_of(address)}/audio.mp3")
        shutil.rmtree(cache / "renditions")
        with server(library, cache) as (address, pid):
            _, wall, size = fetch(f"{slug_of(address)}/audio.mp3")
            taken[hours] = (wall, size / BYTES_A_SECOND / 2000)
            memory[hours] = memory_of(pid)
        shutil.rmtree(cache)
    for hours, (wall, bound) in taken.items():
        row(f"{hours} h joined from cached clips              (2,000 times real time)", [wall], [bound])
    row("   memory                                       (1 h)", [memory[HOURS]], [memory[1]], "MB")


def fetch_seconds(work: Path) -> float:
    """Return how many seeds make an hour."""
    library = shelve(work / "one", times(1))
    with server(library, work / "once") as (address, _):
        return 3600 / (fetch(f"{slug_of(address)}/audio.mp3")[2] / BYTES_A_SECOND)


BENCHES = (bench_correction, bench_growth, bench_join)
