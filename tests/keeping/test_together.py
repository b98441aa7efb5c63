"""Several processes at one ledger, and processes that are killed while they write."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest

from tests.builders import ROOT
from tests.keeping.programs import NAMES, content
from voicereader.keeping.archive import write_archive
from voicereader.keeping.database import Database
from voicereader.keeping.ledger import Ledger
from voicereader.keeping.unpacking import unpack

KILLS = 300 if os.environ.get("TORTURE") == "all" else 30
"""How many times a writer is killed; TORTURE=all takes minutes."""

OPEN = 10
"""Kills of one ledger before there is a new one, since to make one is a moment to be killed at, too."""


@contextmanager
def running(what, folder, *numbers, times=1):
    """Run programs of `programs`; they are killed at the end."""
    words = [sys.executable, "-m", "tests.keeping.programs", what, str(folder), *map(str, numbers)]
    started = [subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(times)]
    try:
        yield started
    finally:
        for each in started:
            each.kill()
            each.communicate()


def is_whole(ledger) -> int:
    """See that every change is there with all its files as they were written; return the number of the last."""
    if not ledger.database.path.exists():
        return 0
    with closing(ledger.database._open()) as connection:  # noqa: SLF001  (looks at the file itself)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    changes = ledger.history(most=-1)
    assert [each.number for each in changes] == list(range(1, len(changes) + 1))[::-1]
    for change in changes:
        made = {each.name: ledger.content(each.digest) for each in change.revisions}
        written = int(change.revisions[0].about["title"])
        assert made == {name: content(written, name) for name in NAMES}
    return len(changes)


def test_no_update_of_two_processes_is_lost(ledger, tmp_path):
    """Each adds to the number that it has seen; so their sum is all that they added."""
    with running("add_up", tmp_path, 40, times=2) as adders:
        assert [each.wait(60) for each in adders] == [0, 0]
    assert ledger.content(ledger.current()["sum.txt"].digest) == b"80"
    assert ledger.last() == 80


@pytest.mark.parametrize("begun", range(KILLS // OPEN))
def test_what_was_accepted_survives_a_kill(tmp_path_factory, begun):
    """Killed at any moment of writing, and started again and again: every accepted change is there, and none is torn.

    On a disk: to wait for it is what writing takes longest, so that most kills come within a change.
    """
    chance = random.Random(begun)  # noqa: S311  (nothing is secret)
    folder = tmp_path_factory.mktemp("library")
    ledger = Ledger(Database(folder))
    for _ in range(OPEN):
        with running("write", folder) as (writer,):
            first = writer.stdout.readline() if chance.random() < 0.9 else ""
            time.sleep(chance.uniform(0, 0.03 if first else 0.2))
            writer.send_signal(signal.SIGKILL)
            accepted = [int(line) for line in (first, *writer.stdout) if line.endswith("\n")]
        assert is_whole(ledger) >= max(accepted, default=0)


def test_copies_taken_while_four_write_are_whole(ledger, tmp_path):
    """A backup and an archive have each change wholly or not at all, and the library goes on."""
    folder = tmp_path / "library"
    folder.mkdir()
    ledger = Ledger(Database(folder))

    def reach(number: int) -> None:
        until = time.monotonic() + 20
        while ledger.last() < number and time.monotonic() < until:
            time.sleep(0.01)

    with running("write", folder, 40, times=4):
        for number in range(2):
            seen = ledger.last()
            reach(seen + 3)
            copy = tmp_path / f"copy-{number}"
            copy.mkdir()
            ledger.database.backup(copy / "voicereader.sqlite")
            assert is_whole(Ledger(Database(copy))) >= seen + 3
            archive, other = tmp_path / f"{number}.zip", tmp_path / f"other-{number}"
            write_archive(ledger.database, {}, archive)
            unpack(archive, other, NAMES.__contains__)
            assert is_whole(Ledger(Database(other))) >= seen + 3
        reach(12)
    assert is_whole(ledger) >= 12


def test_two_that_begin_at_once_begin_one_ledger(tmp_path):
    """However many make the first change, all changes are in one file."""
    for number in range(2):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        with running("add_up", folder, 3, times=4) as adders:
            assert [each.wait(60) for each in adders] == [0] * 4
        assert Ledger(Database(folder)).last() == 12
        assert [each.name for each in folder.iterdir()] == ["voicereader.sqlite"]
