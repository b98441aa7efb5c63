"""Writers that are killed, and what they leave: `python -m tests.faults.killing WHAT FOLDER TIMES SEED`.

A writer is forked, killed, and the folder looked at as the next program would; then the next. It fails at what is torn,
or is gone though it was told to be there. One thread has all of it, so that it can fork.
"""

import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from tests.builders import a_line, a_transcript, some_tags
from tests.support.tones import Tones
from voicereader.library.catalogue import Catalogue
from voicereader.model import Prosody
from voicereader.rendering import clipfile
from voicereader.rendering.assembly import Assembly, Making
from voicereader.rendering.formats import FORMATS, format_named
from voicereader.rendering.mastering import mastered
from voicereader.rendering.plans import Plan, plan
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store
from voicereader.rendering.tags import Tags
from voicereader.studio import Asked
from voicereader.studio.jobs import Jobs
from voicereader.studio.outlining import outlined, said
from voicereader.studio.sharing import Gate

_LONGEST = 0.02
"""Seconds after its first write within which a writer is killed: it writes all the time."""

Tell = Callable[[int], None]


def alone(work: Callable[[], object]) -> int:
    """Fork a process that does its work and ends; return its id."""
    pid = os.fork()
    if pid:
        return pid
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001  (the fork must not go on as its parent would)
        sys.excepthook(*sys.exc_info())
        os._exit(1)


def killed(write: Callable[[Tell], None], chance: random.Random) -> list[int]:
    """Have a process write, and kill it; return the numbers that it told."""
    ours, theirs = os.pipe()
    writer = alone(lambda: write(lambda number: os.write(theirs, b"%d\n" % number)))
    os.close(theirs)
    with os.fdopen(ours, "rb") as told:
        first = told.readline() if chance.random() < 0.9 else b""
        time.sleep(chance.uniform(0, _LONGEST))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        return [int(line) for line in (first, *told) if line.endswith(b"\n")]


def clips(folder: Path, times: int, chance: random.Random) -> None:
    """Put clips of all sizes, one over and over: each that was put is whole, and so is every other."""
    store = Store(folder)

    def content(number: int) -> bytes:
        return random.Random(number).randbytes(number % 7 * 40_000 + 100)  # noqa: S311

    def write(tell: Tell, first: int) -> None:
        for number in count(first):
            for each in (number, first):
                store.put(f"{each:064x}", "wav", content(each), each)
                tell(each)

    for _ in range(times):
        first = chance.randrange(1000)
        told = killed(lambda tell, first=first: write(tell, first), chance)
        there = {int(file.stem, 16) for file in folder.glob("clips/*.wav")}
        assert there.issuperset(told)
        for number in there:
            assert store.look(f"{number:064x}", "wav") == (content(number), number)


def renditions(folder: Path, times: int, chance: random.Random) -> None:
    """Join clips to files of every format: a file that has its name is, byte for byte, what nobody disturbed."""
    store = Store(folder)
    plans = [_plan(store, form, some_tags()) for form in FORMATS]
    whole = {each.key: _made(each, store) for each in plans}

    def write(tell: Tell) -> None:
        for number in count():
            _made(plans[number % len(plans)], store)
            tell(number)

    for _ in range(times):
        chance.shuffle(plans)
        killed(write, chance)
        for each in plans:
            file = store.rendition_path(each.key, each.form.name)
            assert not file.exists() or file.read_bytes() == whole[each.key], each.form.name


def jobs(folder: Path, times: int, chance: random.Random) -> None:
    """Order files: each order that was taken is made by the next server, and no record is torn."""
    store = Store(folder)

    def planned(_: str, asked: Asked) -> Plan:
        return _plan(store, "wav", Tags(f"Talk {asked.speaker}", "Ann Lee", "en", "2020-06-01"))

    def server() -> Jobs:
        pool = _pool(store)
        return Jobs(store, Assembly(pool, store), Gate(pool, store, 1000), planned)

    def order(tell: Tell, first: int) -> None:
        here = server()
        for number in range(first, first + 90):
            here.start("a-talk", Asked("wav", speaker=str(number)))
            tell(number)

    def finish(told: list[int]) -> None:
        here = server()
        here.resume()
        for number in told:
            this = planned("", Asked("wav", speaker=str(number)))
            while (job := here.find(this.key[:24])).state != "done":
                assert job.state in {"waiting", "running"}, job
                time.sleep(0.01)
            assert store.rendition_path(this.key, "wav").read_bytes() == _made(this, store)

    for _ in range(times):
        first = chance.randrange(10**6)
        told = killed(lambda tell, first=first: order(tell, first), chance)
        assert os.waitpid(alone(lambda told=told: finish(told)), 0)[1] == 0


def catalogue(folder: Path, times: int, chance: random.Random) -> None:
    """Keep transcripts in a catalogue: the file is sound, and what was kept is there and found."""
    path = folder / "it.sqlite"

    def write(tell: Tell, first: int) -> None:
        here = Catalogue(path)
        for number in count(first):
            this = a_transcript(("Ann Lee", f"Good morning number{number}. " * 20))
            outline = outlined(this)
            assert here.keep(f"{number}.txt", (1, number), this, (outline, outline), said(this))
            tell(number)

    for _ in range(times):
        first = chance.randrange(10**6)
        told = killed(lambda tell, first=first: write(tell, first), chance)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with closing(Catalogue(path)) as here:
            known = here.known()
            assert not here.lost
            assert {f"{number}.txt" for number in told} <= known.keys()
            for name in known:
                assert f"number{name.removesuffix('.txt')}." in here.whole(name).turns[0].text


def _plan(store: Store, name: str, tags: Tags) -> Plan:
    """Return the plan of a rendition whose clips are all in the store."""
    form, engine = format_named(name), Tones(Path())
    this = plan(form, tags, [a_line(f"Sentence {n}.", f"t1-s{n}", chapter=f"Part {n}") for n in range(1, 9)])
    for number, line in enumerate(this.lines, 1):
        if store.look(line.order.key, name if line.order.forms else "wav") is None:
            clip = mastered(engine.speak(f"{line.order.spoken} " * number, engine.voices()[0], Prosody()))
            kept = clipfile.dumps(clip)
            store.put(line.order.key, "wav", kept, clip.frames)
            for each in line.order.forms:
                store.put(
                    line.order.key, each, format_named(each).encode(clipfile.sound(kept, clip.frames)), clip.frames
                )
    return this


def _made(this: Plan, store: Store) -> bytes:
    """Make a rendition anew, in this very thread; return the file."""
    making = Making(this, _pool(store), store)
    making.run()
    return making.finish().read_bytes()


def _pool(store: Store) -> Pool:
    """Return a pool that nobody needs, since all clips are there."""
    return Pool(["tones"], store.folder, store.folder, 1)


if __name__ == "__main__":
    what, where, often, seed = sys.argv[1:]
    work = {"clips": clips, "renditions": renditions, "jobs": jobs, "catalogue": catalogue}[what]
    work(Path(where), int(often), random.Random(int(seed)))  # noqa: S311  (nothing is secret)
