"""What long transcripts and small changes cost."""

import re
import shutil
import time
from dataclasses import replace
from pathlib import Path

from tests.bench.measuring import SEED, cpu_of, fetch, forget, memory_of, row, server, slug_of
from voicereader.library import Kept, Shelf
from voicereader.model import Speaker, Transcript, Turn
from voicereader.reading.register.initials import name_in
from voicereader.studio.outlining import outlined
from voicereader.studio.settling import settle
from voicereader.text import identity

HOURS = 10
SENTENCES = 21
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
    """Return the text with the last word of a sentence replaced, for sentences all over it, long and short."""
    ends = [found.start() for found in re.finditer(r"(?<=\w)[.](?=\s)", text)]
    return [f"{text[:end]} indeed{text[end:]}" for end in ends[:: -(-len(ends) // SENTENCES)]]


def bench_correction(work: Path) -> None:
    """Compare a rendition after one word was corrected with the same one cold, for the seed and ten times it.

    A server that runs has made it by the time that it is asked for, so the one that is asked is started after.
    """
    for count in (1, 10):
        text, cold, warm, made = SEED.read_text() if count == 1 else times(count), [], [], []
        cache, library = work / f"cache{count}", shelve(work / f"corrected{count}", text)
        for after in corrected(text):
            (library / SEED.name).write_text(text)
            with server(library, cache) as (address, _):
                sound = f"{slug_of(address)}/audio.mp3"
                fetch(f"{sound}?to=t1-s1")
                forget(cache)
                cold.append(fetch(sound)[1])
            (library / SEED.name).write_text(after)
            with server(library, cache) as (address, _):
                sound = f"{slug_of(address)}/audio.mp3"
                fetch(f"{sound}?rate=1.05&to=t1-s1")
                before = len(list(cache.glob("clips/*.wav")))
                warm.append(fetch(sound)[1])
                made.append(len(list(cache.glob("clips/*.wav"))) - before)
        row(f"{count:2} times the seed, a word corrected         (cold)", warm, cold)
        row("   sentences made for it                    (one)", made, [1] * len(made), "")
        row("   asked for two seconds after the change   (cold)", *noticed(library, cache, text, cold))


def noticed(library: Path, cache: Path, text: str, cold: list[float]) -> tuple[list[float], list[float]]:
    """Return how long a corrected rendition takes from a server that ran meanwhile, and its cold times."""
    taken = []
    with server(library, cache) as (address, _):
        sound = f"{slug_of(address)}/audio.mp3"
        fetch(sound)
        for after in corrected(text)[1::4]:
            (library / SEED.name).write_text(after)
            time.sleep(2)
            taken.append(fetch(sound)[1])
    return taken, cold[: len(taken)]


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


def bench_people(_: Path) -> None:
    """Compare telling apart the people of 10,000 transcripts after one changed with doing so for all of them."""
    library = {str(number): meeting(number) for number in range(10_000)}
    whole, one = [], []
    for _run in range(3):
        identity.cache_clear()
        name_in.cache_clear()
        begun = time.perf_counter()
        settled = settle(found := shelf(library), library.__getitem__)
        whole.append(time.perf_counter() - begun)
        changed = replace(found, kept=found.kept | shelf({"7": meeting(7)}).kept)
        begun = time.perf_counter()
        settle(changed, library.__getitem__, settled)
        one.append(time.perf_counter() - begun)
    row("people of 10,000 transcripts, one changed        (all of them)", one, whole)


def meeting(number: int) -> Transcript:
    """Return a transcript of ten people, a few of whom are written with initials."""
    names = [
        f"{'A.' if each % 20 == 0 else f'Ann{each % 97}a'} Stone{each % 30_011}e"
        for each in range(number * 10, number * 10 + 10)
    ]
    speakers = tuple(Speaker(name.lower().replace(" ", "-"), name, aliases=(name,)) for name in names)
    turns = (Turn(f"t{place}", speakers[place % 10].id, names[place % 10], ("Good morning.",)) for place in range(100))
    return Transcript(f"Meeting {number}", "en", tuple(turns), speakers)


def shelf(library: dict[str, Transcript]) -> Shelf:
    """Return a library as it is found in a folder."""
    outlines = {slug: outlined(each) for slug, each in library.items()}
    return Shelf(1, {slug: Kept(slug, each, f"{slug}.txt", each) for slug, each in outlines.items()}, ())


BENCHES = (bench_correction, bench_growth, bench_join, bench_people)
