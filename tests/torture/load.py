"""Many who read and some who listen to what was never heard, all at once, for minutes.

Readers go from page to page and search, as quick ones do: a request every five seconds. Listeners take a transcript that
nobody has heard, play it for a minute and go on to another, so that sound is being made all the time. Each comes from an
address of its own, and is a thread that mostly sleeps.
"""

import contextlib
import os
import random
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from tests.bench.crowded import Corpus
from tests.bench.measuring import cpu_of, server

PAUSE = 5.0
"""Seconds between what a reader asks for, on average."""

PLAYED = 60.0
"""Seconds for which a transcript is listened to."""

RATE = 8000
"""Bytes a second of our MP3."""


@dataclass
class Seen:
    """What all clients saw."""

    pages: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    leads: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass
class Figures:
    """What is told: seconds and megabytes; `lead` is how far sound was ahead of who heard it, at its least.

    `memory` is that of the server after each tenth of the time.
    """

    requests: int
    errors: list[str]
    pages: float
    first: float
    lead: float
    heard: int
    memory: list[float]
    processor: float

    def told(self) -> str:
        """Return all in a few lines."""
        return (
            f"{self.requests} requests, {len(self.errors)} errors; pages 95th in 100: {self.pages * 1000:.1f} ms; "
            f"{self.heard} transcripts heard, first sound 95th in 100: {self.first * 1000:.0f} ms, "
            f"least lead: {self.lead:.2f} s; memory of the server by the tenth: {' '.join(f'{each:.0f}' for each in self.memory)} MB; "
            f"processors: {self.processor:.2f}\n" + "\n".join(sorted(set(self.errors))[:5])
        )


class Client:
    """Somebody with an address of their own and a connection that is kept."""

    def __init__(self, number: int, port: int, seen: Seen, until: float) -> None:
        self.chance = random.Random(number)  # noqa: S311  (no secret)
        self._source = f"127.0.{1 + number // 200}.{1 + number % 200}"
        self._port, self.seen, self.until = port, seen, until
        self._connection: HTTPConnection | None = None

    def get(self, path: str):
        """Return the answer to a request, unread; what is not 200 is an error."""
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self._port, timeout=60, source_address=(self._source, 0))
        self._connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self._connection.getresponse()
        if answer.status != 200:
            answer.read()
            self.seen.errors.append(f"{answer.status} {path.partition('?')[0]}")
            return None
        return answer

    def leave(self) -> None:
        """Close the connection."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def run(self, once) -> None:
        """Do something again and again, until the end."""
        while time.monotonic() < self.until:
            try:
                once(self)
            except (OSError, HTTPException) as error:
                self.seen.errors.append(repr(error))
                self.leave()
        self.leave()


def reading(slugs: list[str], words: list[str], pause: float):
    """Return what a reader does once."""

    def once(client: Client) -> None:
        wait(client, client.chance.expovariate(1 / pause))
        chance = client.chance
        path = chance.choice(
            ["/", "/speakers", f"/?q={quote(chance.choice(words))}"] + [f"/transcripts/{chance.choice(slugs)}"] * 3
        )
        begun = time.perf_counter()
        answer = client.get(path)
        if answer:
            answer.read()
            client.seen.pages.append(time.perf_counter() - begun)

    return once


def listening(unheard: list[str], played: float):
    """Return what a listener does once."""

    def once(client: Client) -> None:
        wait(client, client.chance.uniform(0, played / 6))
        slug = unheard.pop()  # nobody else's
        begun = time.monotonic()
        answer = client.get(f"/transcripts/{slug}/audio.mp3")
        if answer is None:
            return
        had = len(answer.read(1000))
        first = time.monotonic()
        client.seen.first.append(first - begun)
        while time.monotonic() < min(first + played, client.until):
            block = answer.read1(1 << 16)
            if not block:
                break
            client.seen.leads.append(had / RATE - (time.monotonic() - first))
            had += len(block)
            time.sleep(0.1)
        if answer.isclosed():
            wait(client, first + min(had / RATE, played) - time.monotonic())  # what is there is heard
        else:
            client.leave()

    return once


def wait(client: Client, seconds: float) -> None:
    """Do nothing, until the end at most."""
    time.sleep(max(0.0, min(seconds, client.until - time.monotonic())))


def memory_of(pid: int) -> float:
    """Return the megabytes that a process has now."""
    return int(Path(f"/proc/{pid}/status").read_text().split("VmRSS:")[1].split()[0]) / 1000


def library(folder: Path, transcripts: int) -> list[str]:
    """Write a library of invented transcripts; return some of its words."""
    corpus = Corpus(300)
    folder.mkdir()
    for number in range(transcripts):
        (folder / f"{number:05}.txt").write_text(corpus.text(number))
    return corpus.words[:2000]


def slugs_of(port: int, transcripts: int) -> list[str]:
    """Return the slugs of so many transcripts, once they are read."""
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        found: dict[str, None] = {}
        while len(found) < transcripts:
            for page in range(1, transcripts // 25 + 2):
                connection.request("GET", f"/?page={page}")
                text = connection.getresponse().read().decode()
                found |= dict.fromkeys(
                    each.split('"')[0].split("#")[0] for each in text.split('href="/transcripts/')[1:]
                )
            time.sleep(0.2)
    return list(found)


def load(work: Path, seconds: float, crowd: tuple[int, int], transcripts: int, played: float = PLAYED) -> Figures:
    """Have a crowd of readers and listeners ask for so long; return what they saw."""
    readers, listeners = crowd
    words = library(work / "library", transcripts)
    with server(work / "library", work / "cache", "--metrics", "on") as (address, pid):
        port, seen = int(address.rpartition(":")[2].strip("/")), Seen()
        slugs = slugs_of(port, transcripts)
        until = time.monotonic() + seconds
        reads, listens = reading(slugs, words, PAUSE), listening(slugs.copy(), played)
        clients = [
            threading.Thread(
                target=Client(number, port, seen, until).run, args=(listens if number < listeners else reads,)
            )
            for number in range(readers + listeners)
        ]
        begun, spent = time.monotonic(), cpu_of(pid)
        for each in clients:
            each.start()
        memory = []
        for tenth in range(1, 11):
            time.sleep(max(0.0, begun + tenth * seconds / 10 - time.monotonic()))
            memory.append(memory_of(pid))
        for each in clients:
            each.join()
        busy = (cpu_of(pid) - spent) / (time.monotonic() - begun)
        return Figures(
            requests=len(seen.pages) + len(seen.first) + len(seen.errors),
            errors=seen.errors,
            pages=quantiles(seen.pages, n=20)[-1],
            first=quantiles(seen.first, n=20)[-1],
            lead=min(seen.leads),
            heard=len(seen.first),
            memory=memory,
            processor=busy,
        )


def run() -> dict[str, object]:
    """Try what is promised: 200 who read and 20 who listen, for ten minutes; return the figures.

    What is kept at hand fills in the first minutes, up to its bounds; from then on memory has to be flat.

    Raises:
        SystemExit: something was not kept.
    """
    with tempfile.TemporaryDirectory() as work:
        figures = load(Path(work), 600, (200, 20), 400)
    machine = f"{os.getloadavg()[0]:.1f} waiting for {os.cpu_count()} processors"
    broken = {
        "requests were not answered": figures.errors,
        "pages took longer than 100 ms": figures.pages > 0.1,
        "sound came later than it was heard": figures.lead <= 0,
        "memory grew in the first five minutes": figures.memory[4] > figures.memory[0] * 1.15 + 10,
        "memory grew in the last three": max(figures.memory[7:]) > figures.memory[6] * 1.04,
    }
    if any(broken.values()):
        raise SystemExit(f"{', '.join(each for each, is_so in broken.items() if is_so)}: {figures.told()} ({machine})")
    return {"200 who read, 20 who listen, ten minutes": figures.told(), "the machine": machine}
