"""A library that is spoken in a moment, what its files are where nobody disturbs, and people who ask for them."""

import contextlib
import json
import os
import random
import signal
import subprocess
import threading
import time
from http.client import HTTPException
from pathlib import Path

from tests.serving import ask, readers
from voicereader.rendering import id3, mp3
from voicereader.settings import Settings
from voicereader.studio import Asked, Studio

FORMS = ("mp3", "wav", "opus", "vtt")
STREAMED = ("mp3", "wav")
TALKS = {
    f"2020-06-0{n}-talk-{n}": f"Talk {n}\n\nJune {n}, 2020\n\n"
    + "\n\n".join(f"{who}: It is day {n}, part {part}. We go on {part}." for part in range(5) for who in ("Ann", "Bob"))
    for n in range(1, 3)
}
JSON = {"Accept": "application/json"}


def lay_out(folder: Path) -> None:
    """Write the library."""
    folder.mkdir(exist_ok=True)
    for slug, talk in TALKS.items():
        (folder / f"{slug}.txt").write_text(talk)


def undisturbed(folder: Path, cache: Path) -> dict[str, bytes]:
    """Return by address each file as it is where nothing goes wrong."""
    made = {}
    with Studio(Settings(cache=cache, engine="tones", workers=2), folder, readers()) as studio:
        for slug in TALKS:
            for form in FORMS:
                sound = studio.record(slug, Asked(form)).sound
                file = sound if isinstance(sound, Path) else sound.finish()
                made[f"/transcripts/{slug}/audio.{form}"] = file.read_bytes()
    return made


def streamed(whole: bytes, form: str) -> bytes:
    """Return what one hears of a file: without what tells of its end."""
    return whole[id3.length(whole[: id3.HEAD]) + len(mp3.header()) :] if form == "mp3" else whole[44:]


class Visitors:
    """People who ask for files of a server, one after another, until they are told to end.

    `taken` counts answers that ended as whole, `cut` those that broke off, `refused` those that were errors by status;
    `wrong` names what looked whole and was not. `ordered` are the jobs that were accepted, by their files.
    """

    def __init__(self, port: int, known: dict[str, bytes], many: int, seed: int) -> None:
        self.taken = self.cut = 0
        self.refused: list[int] = []
        self.wrong: list[str] = []
        self.ordered: dict[str, str] = {}
        self._port, self._known, self._ended = port, known, False
        self._threads = [threading.Thread(target=self._visit, args=(seed * 100 + n,)) for n in range(many)]
        for each in self._threads:
            each.start()

    def leave(self) -> None:
        """Have them go."""
        self._ended = True
        for each in self._threads:
            each.join()

    def _visit(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311
        while not self._ended:
            address = chance.choice(list(self._known))
            try:
                if chance.random() < 0.3:
                    self._order(address)
                else:
                    self._listen(address)
            except (OSError, HTTPException, ValueError):
                self.cut += 1
                time.sleep(0.02)

    def _order(self, address: str) -> None:
        form = address.rpartition(".")[2]
        order = json.dumps({"format": form})
        to = f"{address.rpartition('/')[0]}/renditions"
        answer = ask(self._port, to, JSON | {"Content-Type": "application/json"}, method="POST", body=order)
        if answer.status == 202:
            self.ordered[json.loads(answer.content)["id"]] = address
        else:
            self.refused.append(answer.status)

    def _listen(self, address: str) -> None:
        answer = ask(self._port, address)
        if answer.status != 200:
            self.refused.append(answer.status)
            return
        whole, form = self._known[address], address.rpartition(".")[2]
        heard = answer.content
        streams = answer.headers["Transfer-Encoding"] == "chunked" and form in STREAMED
        if (streamed(heard, form) == streamed(whole, form)) if streams else heard == whole:
            self.taken += 1
        else:
            self.wrong.append(f"{address} {len(heard)} {len(whole)} {dict(answer.headers)}")


def workers_of(pid: int) -> list[int]:
    """Return the processes that a server has that speak."""
    listed = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid=,args="], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "rendering.worker" in line]


def kill(pid: int) -> None:
    """Kill a process, where it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def numbers(port: int) -> dict[str, float]:
    """Return what `/metrics` tells, by name and labels."""
    lines = ask(port, "/metrics").content.decode().splitlines()
    return {name: float(value) for name, _, value in (each.rpartition(" ") for each in lines if each[:1] != "#")}


def until(true, within: float = 20) -> None:
    """Wait until something is true; fail where it is not within so many seconds."""
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)
