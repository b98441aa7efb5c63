"""What keeping the cache within its bound costs: marking what is heard, looking through all files now and then."""

import os
import time
from pathlib import Path

from tests.bench.crowded import Corpus
from tests.bench.measuring import RUNS, row
from voicereader.rendering.store import Store
from voicereader.rendering.sweeping import _OFTEN, Sweep
from voicereader.rendering.tally import Tally
from voicereader.settings import Settings
from voicereader.studio import Asked, Studio
from voicereader.web import create_app

_FILES = 40_000
"""Half of them WAV: of sentences of five seconds that is more than the default bound."""


def bench_sweep(work: Path) -> None:
    """Compare hearing a cached transcript with the same where nothing is marked; a sweep with the time it holds for."""
    folder, cache = work / "library", work / "cache"
    folder.mkdir()
    (folder / "talk.txt").write_text(Corpus(30).text(1))
    with Studio(Settings(cache=cache, client_limit=0), folder) as studio:
        (slug,) = studio.check_library().kept
        names = [each.id for each in studio.spoken(slug, Asked("mp3"))]
        client = create_app(studio).test_client()
        asked = [f"/transcripts/{slug}/sentences/{name}" for name in names]
        _hear(client, asked)
        plain, again, first = [], [], []
        for _ in range(3 * RUNS):
            with _unmarked():
                plain.append(_hear(client, asked))
            again.append(_hear(client, asked))
            _age(cache / "clips")
            first.append(_hear(client, asked))
    row(f"{len(asked)} cached sentences over HTTP, processor    (nothing marked)", again, plain)
    row("   heard for the first time in an hour            (nothing marked)", first, plain)
    _look_through(work / "many")


class _unmarked:  # noqa: N801  (used as a function is)
    """Mark nothing as heard meanwhile."""

    def __enter__(self) -> None:
        self._heard = Store.heard
        Store.heard = lambda *_: False

    def __exit__(self, *_: object) -> None:
        Store.heard = self._heard


def _hear(client, asked: list[str]) -> float:
    """Return the seconds of the processor that it takes to play a transcript, sentence by sentence."""
    begun = time.process_time()
    for each in asked:
        assert client.get(each).status_code == 200
    return time.process_time() - begun


def _age(folder: Path) -> None:
    then = time.time() - 3600
    for each in folder.iterdir():
        os.utime(each, (then, then))


def _look_through(folder: Path) -> None:
    store = Store(folder)
    store.put("0" * 64, "wav", b"", 0)
    for number in range(_FILES // 2):
        for form in ("mp3", "wav"):
            store.clip_path(f"{number:064x}", form).touch()
    sweep, took = Sweep(store, 1 << 40, Tally(), lambda _: True), []
    for _ in range(RUNS):
        begun = time.process_time()
        sweep.sweep()
        took.append(time.process_time() - begun)
    row("40,000 files looked through, processor           (ten minutes)", took, [_OFTEN] * RUNS)


BENCHES = (bench_sweep,)
