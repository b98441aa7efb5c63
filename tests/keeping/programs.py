"""Programs that change a ledger, to be run as processes of their own: `python -m tests.keeping.programs WHAT FOLDER …`."""

import random
import resource
import signal
import sys
import time
from itertools import count
from pathlib import Path

from voicereader.errors import ChangedMeanwhile, VoiceReaderError
from voicereader.keeping.database import Database
from voicereader.keeping.ledger import Edit, Ledger

NAMES = ("one.txt", "two.txt", "three.txt")


def content(number: int, name: str) -> bytes:
    """Return what a change writes into a file: of many pages or of a few bytes, and no two alike."""
    chance = random.Random(f"{number} {name}")  # noqa: S311  (nothing is secret)
    return f"{number} {name} ".encode() + chance.randbytes(chance.choice((10, 5_000, 60_000)))


def write(ledger: Ledger, pause: int = 0) -> None:
    """Change three files at once, again and again, with pauses of milliseconds; print the number of each change."""
    while True:
        time.sleep(pause / 1000)
        number = ledger.last() + 1
        edits = [Edit(name, "kept", content(number, name), {"title": f"{number}"}) for name in NAMES]
        print(ledger.change("writer", "replace", edits).number, flush=True)  # noqa: T201


def add_up(ledger: Ledger, times: int) -> None:
    """Add one to a number in a file, so many times, having read it."""
    done = 0
    while done < times:
        seen = ledger.last()
        revision = ledger.current().get("sum.txt")
        known = int(ledger.content(revision.digest)) if revision else 0
        try:
            ledger.change("adder", "replace", [Edit("sum.txt", "kept", b"%d" % (known + 1))], seen)
            done += 1
        except ChangedMeanwhile:
            continue


def fill(ledger: Ledger, most: int) -> None:
    """Change files until no file may grow beyond so many bytes, then print what is told and the last accepted change."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    for number in count(1):
        try:
            ledger.change("writer", "replace", [Edit(name, "kept", content(number, name)) for name in NAMES])
        except VoiceReaderError as error:
            print(error.code, number - 1, flush=True)  # noqa: T201
            return


def look(ledger: Ledger) -> None:
    """Print the last change and what it has to read, then what happens to another one."""
    try:
        print(ledger.last(), len(ledger.current()), len(ledger.history()))  # noqa: T201
        ledger.change("reader", "add", [Edit("new.txt", "kept", b"new")])
    except VoiceReaderError as error:
        print(error.code, error.sentence)  # noqa: T201


if __name__ == "__main__":
    what, folder, *numbers = sys.argv[1:]
    {"write": write, "add_up": add_up, "fill": fill, "look": look}[what](
        Ledger(Database(Path(folder))), *map(int, numbers)
    )
