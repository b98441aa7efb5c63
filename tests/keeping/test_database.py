"""The file of a ledger: its versions, and disks and files that are not as they should be."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import ROOT
from voicereader.errors import LibraryDamaged, OutputUnwritable
from voicereader.keeping.database import NAME, Database
from voicereader.keeping.ledger import Edit, Ledger
from voicereader.keeping.schemas import SCHEMAS

DUMPS = {int(each.stem): each for each in (Path(__file__).parent / "schemas").glob("*.sql")}
"""A file of each version that there ever was, with rows, as SQL: add one with every version."""

BOUND = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
"""Has the superuser heed permissions."""


def restored(folder: Path, version: int) -> Path:
    """Put the file of a version into a folder."""
    with closing(sqlite3.connect(folder / NAME)) as connection:
        connection.executescript(DUMPS[version].read_text())
        connection.execute(f"PRAGMA user_version={version}")
    return folder / NAME


def tables(connection) -> set:
    """Return the tables of a file, as they were made."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {(name, " ".join(sql.split())) for name, sql in rows}


def run(what: str, folder: Path, *numbers: int, bound=()) -> str:
    """Run a program of `programs`; return what it prints."""
    words = [*bound, sys.executable, "-m", "tests.keeping.programs", what, folder, *numbers]
    return subprocess.run(list(map(str, words)), cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_every_version_has_its_dump():
    """So that each is tested to be brought up to date."""
    assert sorted(DUMPS) == list(range(1, len(SCHEMAS) + 1))


@pytest.mark.parametrize("version", sorted(DUMPS))
def test_what_was_released_is_never_changed(version):
    """The scripts up to a version make the tables that its dump has."""
    with closing(sqlite3.connect(":memory:")) as made, closing(sqlite3.connect(":memory:")) as dumped:
        made.executescript(";\n".join(SCHEMAS[:version]))
        dumped.executescript(DUMPS[version].read_text())
        assert tables(made) == tables(dumped)


@pytest.mark.parametrize("version", sorted(DUMPS))
def test_each_version_is_brought_up_to_date(tmp_path, version):
    """All that was kept is there, and it can be changed; the file is as one that is made anew."""
    file = restored(tmp_path, version)
    ledger = Ledger(Database(tmp_path))
    assert ledger.last() == 5
    garden = ledger.current()["garden.txt"]
    assert (garden.state, garden.about) == ("kept", {"title": "The garden"})
    assert ledger.content(garden.digest) == b"A talk in the garden\n\nAnn Lee: Good evening.\n"
    assert [(each.number, each.who, each.undoes) for each in ledger.history("park.txt")] == [(2, "Bob", None)]
    assert ledger.current()[os.fsdecode(b"old\xff.txt")].state == "original"
    assert ledger.undo(5, "Ann").number == 6
    (tmp_path / "new").mkdir()
    Ledger(Database(tmp_path / "new")).change("Ann", "add", [Edit("a.txt", "kept", b"a")])
    with closing(sqlite3.connect(file)) as connection, closing(sqlite3.connect(tmp_path / "new" / NAME)) as new:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(SCHEMAS),)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert tables(connection) == tables(new)


def test_a_migration_that_fails_changes_nothing(tmp_path, monkeypatch):
    """The file stays of its version, with all that it had."""
    restored(tmp_path, 1)
    broken = ("CREATE TABLE more (a TEXT);\nCREATE TABLE change (b TEXT)",)
    monkeypatch.setattr("voicereader.keeping.database.SCHEMAS", (SCHEMAS[0], *broken))
    with pytest.raises(LibraryDamaged):
        Ledger(Database(tmp_path)).last()
    monkeypatch.setattr("voicereader.keeping.database.SCHEMAS", SCHEMAS[:1])
    assert Ledger(Database(tmp_path)).last() == 5
    with closing(sqlite3.connect(tmp_path / NAME)) as connection:
        assert "more" not in {name for name, _ in tables(connection)}


def test_a_newer_version_is_refused(ledger):
    """It says which program to take, and changes nothing."""
    ledger.change("Ann", "add", [Edit("a.txt", "kept", b"a")])
    with closing(sqlite3.connect(ledger.database.path)) as connection:
        connection.execute(f"PRAGMA user_version={len(SCHEMAS) + 1}")
    for attempt in (ledger.current, lambda: ledger.undo(1, "Ann")):
        with pytest.raises(LibraryDamaged, match="newer VoiceReader"):
            attempt()


def damaged(file: Path, how: str) -> None:
    """Damage a file."""
    content = file.read_bytes()
    ruined = {
        "empty": b"",
        "cut": content[: len(content) // 2],
        "text": b"This is no database at all. " * 200,
        "zeros": content[:100] + bytes(len(content) - 100),
    }
    file.write_bytes(ruined[how])


@pytest.mark.parametrize("how", ["empty", "cut", "text", "zeros"])
def test_a_damaged_file_is_never_taken_for_one_without_changes(ledger, how):
    """Whoever reads or writes is told to put a backup in its place."""
    ledger.change("Ann", "add", [Edit("a.txt", "kept", b"a" * 50_000)])
    damaged(ledger.database.path, how)
    before = ledger.database.path.read_bytes()
    with pytest.raises(LibraryDamaged, match="put a backup in its place"):
        ledger.content(ledger.current()["a.txt"].digest)
    if how != "cut":  # there nobody can tell from what is left
        with pytest.raises(LibraryDamaged, match="put a backup in its place"):
            ledger.change("Ann", "add", [Edit("b.txt", "kept", b"b")])
        assert ledger.database.path.read_bytes() == before


def test_one_wrong_byte_of_a_file_is_noticed(ledger):
    """What is handed out is what was handed in."""
    made = ledger.change("Ann", "add", [Edit("a.txt", "kept", b"Ann Lee: Good morning.")])
    content = ledger.database.path.read_bytes()
    ledger.database.path.write_bytes(content.replace(b"Good morning", b"Good evening"))
    with pytest.raises(LibraryDamaged):
        ledger.content(made.revisions[0].digest)
    with pytest.raises(OutputUnwritable):
        ledger.database.backup(ledger.database.path.parent / "nowhere" / "copy")


def test_a_full_disk_refuses_the_change_and_keeps_the_others(tmp_path):
    """Nothing of it is left; what was accepted is there, and the next change is accepted once there is room."""
    code, accepted = run("fill", tmp_path, 300_000).split()
    assert code == "library-unwritable"
    ledger = Ledger(Database(tmp_path))
    assert ledger.last() == int(accepted) >= 1
    assert all(ledger.content(each.digest) for change in ledger.history() for each in change.revisions)
    assert ledger.change("Ann", "add", [Edit("a.txt", "kept", b"a")]).number == int(accepted) + 1


@pytest.mark.skipif(bool(BOUND) and not shutil.which("setpriv"), reason="setpriv, of util-linux, is missing")
def test_a_folder_that_may_not_be_written_can_be_read(tmp_path, ledger):
    """Changes are refused with a sentence; what is there is read, or nothing is: never an older state."""
    ledger.change("Ann", "add", [Edit("a.txt", "kept", b"a")])
    file = ledger.database.path
    locked(tmp_path, on=True)
    try:
        told = run("look", tmp_path, bound=BOUND).splitlines()
        assert told[0] == "1 1 1"
        assert told[1].startswith("library-unwritable Nothing was changed, since voicereader.sqlite")
        locked(tmp_path, on=False)
        log = left_behind(file)
        locked(tmp_path, on=True)
        assert run("look", tmp_path, bound=BOUND).startswith("library-damaged voicereader.sqlite")
        locked(tmp_path, on=False)
        assert log.exists()
        assert run("look", tmp_path).splitlines() == ["2 2 2"]
    finally:
        locked(tmp_path, on=False)


def locked(folder: Path, *, on: bool) -> None:
    """Take away, or give back, the right to write a folder and its files."""
    folder.chmod(0o555 if on else 0o755)
    for each in folder.iterdir():
        each.chmod(0o444 if on else 0o644)


def left_behind(file: Path) -> Path:
    """Leave a change in the log beside a file, as a process does that was killed; return the log."""
    log = file.with_name(f"{file.name}-wal")
    with closing(sqlite3.connect(file)) as open_still:
        open_still.execute("SELECT * FROM change").fetchall()
        Ledger(Database(file.parent)).change("Bob", "add", [Edit("b.txt", "kept", b"b")])
        kept = file.read_bytes(), log.read_bytes()
    file.write_bytes(kept[0])
    log.write_bytes(kept[1])
    return log
