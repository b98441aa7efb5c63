"""What a library of many transcripts costs: its start, its pages, searching it, the memory of its server."""

import random
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from tests.bench.measuring import cpu_of, fetch, own_memory_of, row, server

COUNT, PEOPLE, TURNS = 10_000, 3_000, 30
ASKED = 200
"""Times that each page is asked for, with other words each time."""

_SYLLABLES = [
    f"{one}{two}"
    for one in ["b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "cl", "st"]
    for two in ["a", "e", "i", "o", "u"]
]
_COMMON = ["the", "of", "and", "to", "in", "is", "we", "that", "for", "it", "with", "this"]


def invented(chance: random.Random, syllables: int) -> str:
    """Return a word that there is not."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables))


class Corpus:
    """Invented words by how often they are said (Zipf), people, and transcripts of them; the same in every run."""

    def __init__(self, people: int = PEOPLE) -> None:
        self.chance = chance = random.Random(1)  # noqa: S311  (no secret)
        self.words = list(dict.fromkeys([*_COMMON, *(invented(chance, chance.randint(2, 4)) for _ in range(40_000))]))
        self._cumulative = list(accumulate(1 / place for place in range(8, 8 + len(self.words))))
        self.people = [f"{invented(chance, 3)} {invented(chance, 3)}".title() for _ in range(people)]

    def text(self, number: int) -> str:
        """Return a transcript: a title, a date, thirty turns of four people, some 1,300 words in 90 sentences."""
        chance = self.chance
        people = chance.sample(self.people, 4)
        title = " ".join(self.some(4)).capitalize()
        head = (
            f"---\nTitle: {title} {number}\nDate: {1990 + number % 35}-{number % 12 + 1:02}-{number % 28 + 1:02}\n---\n"
        )
        turns = (f"{people[chance.randrange(4)]}: {' '.join(self.sentences(3))}" for _ in range(TURNS))
        return head + "\n\n" + "\n\n".join(turns) + "\n"

    def sentences(self, count: int) -> Iterator[str]:
        """Yield sentences of fourteen words."""
        for _ in range(count):
            yield f"{' '.join(self.some(14)).capitalize()}."

    def some(self, count: int) -> list[str]:
        """Return so many words, common ones more often."""
        return self.chance.choices(self.words, cum_weights=self._cumulative, k=count)


def bench_crowd(work: Path) -> None:
    """Print what a library of 10,000 transcripts costs, against the bounds that are promised."""
    corpus, folder, cache = Corpus(), work / "library", work / "cache"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:05}.txt").write_text(corpus.text(number))
    begun = time.perf_counter()
    with server(folder, cache) as (address, pid):
        while "still being read" in _page(address):
            time.sleep(1)
        row("10,000 transcripts read for the first time       (ten minutes)", [time.perf_counter() - begun], [600])
    starts, taken = [], []
    for _ in range(3):
        begun = time.perf_counter()
        with server(folder, cache, pause=0) as (_, pid):
            starts.append(time.perf_counter() - begun)
            taken.append(cpu_of(pid))
    row("   started again                                 (2 s)", starts, [2] * 3)
    row("   started again, processor                      (2 s)", taken, [2] * 3)
    with server(folder, cache, pause=20) as (address, pid):
        for name, asked in _asked(corpus).items():
            before = cpu_of(pid)
            times = sorted(fetch(f"{address}{each}")[1] * 1000 for each in asked)
            spent = (cpu_of(pid) - before) * 1000 / len(asked)
            row(f"   {name}, 95th in 100".ljust(49) + "(50 ms)", [times[len(times) * 95 // 100]], [50], "ms")
            row(f"   {name}, processor each".ljust(49) + "(50 ms)", [spent], [50], "ms")
        row("   memory of the server                          (200 MB)", [own_memory_of(pid)], [200], "MB")


def _page(address: str) -> str:
    return urllib.request.urlopen(address).read().decode()


def _asked(corpus: Corpus) -> dict[str, list[str]]:
    """Return the addresses that are asked for, by what they are."""
    chance = corpus.chance

    def search(**fields: str) -> str:
        return f"/?{urllib.parse.urlencode(fields)}"

    common, seldom = corpus.words[:40], corpus.words[2_000:]
    return {
        "library": [search(page=str(chance.randint(1, COUNT // 25))) for _ in range(ASKED)],
        "library by date": [search(**{"from": str(1990 + each % 35), "sort": "title"}) for each in range(ASKED)],
        "a seldom word": [search(q=chance.choice(seldom)) for _ in range(ASKED)],
        "two words": [search(q=" ".join(corpus.some(2))) for _ in range(ASKED)],
        "a common word": [search(q=chance.choice(common)) for _ in range(ASKED)],
        "a word of one person": [
            search(q=chance.choice(common), speaker=chance.choice(corpus.people)) for _ in range(ASKED)
        ],
        "a beginning": [search(q=f"{chance.choice(seldom)[:4]}*") for _ in range(ASKED)],
    }


BENCHES = (bench_crowd,)
