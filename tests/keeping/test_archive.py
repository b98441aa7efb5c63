"""The archive of a library, and archives that are none."""

import json
import os
import random
import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from voicereader.errors import BadArchive, LibraryDamaged, OutputUnwritable, UnreadableTranscript
from voicereader.keeping.archive import write_archive
from voicereader.keeping.database import Database
from voicereader.keeping.folders import backup
from voicereader.keeping.ledger import Edit, Ledger
from voicereader.keeping.unpacking import unpack

RAW = os.fsdecode(b"caf\xe9.txt")
"""A name that is no text: an old disk may have it."""


def belongs(name: str) -> bool:
    """Say whether a file is one of a library of ours."""
    return name.endswith((".txt", ".toml"))


def originals(folder: Path) -> dict[str, Path]:
    """Return the files of a library folder."""
    return {each.name: each for each in folder.iterdir() if belongs(each.name)}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Return a library of three originals, with changes of every kind."""
    folder = tmp_path_factory.mktemp("library")
    for name in ("one.txt", "two.txt", RAW):
        (folder / name).write_text(f"{name!a} as it was")
    ledger = Ledger(Database(folder))
    ledger.change("Ann", "add", [Edit("Отчёт.txt", "kept", b"new"), Edit("people.toml", "kept", b"")])
    ledger.change("Ann", "replace", [Edit("one.txt", "kept", b"another", {"title": "Один"})])
    ledger.change("Bob", "remove", [Edit("two.txt", "gone"), Edit("people.toml", "gone")])
    ledger.change("Bob", "correct", [Edit(RAW, "original", about={"date": "2020-06-01"})])
    ledger.undo(2, "Ann")
    return folder


@pytest.fixture
def library(made, tmp_path) -> Path:
    """Return a copy of that library."""
    return Path(shutil.copytree(made, tmp_path / "library"))


@pytest.fixture
def archive(made, tmp_path) -> Path:
    """Return its archive."""
    write_archive(Database(made), originals(made), tmp_path / "library.zip")
    return tmp_path / "library.zip"


def test_there_and_back_gives_the_same_bytes(library, archive, tmp_path):
    """A library that was imported is exported as the first was, and has all of its changes."""
    assert unpack(archive, tmp_path / "other", belongs) == (3, 5)
    write_archive(Database(tmp_path / "other"), originals(tmp_path / "other"), tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()
    first, other = (Ledger(Database(each)) for each in (library, tmp_path / "other"))
    assert other.history() == first.history()
    assert other.undo(5, "Ann").number == 6
    assert other.content(other.current()["one.txt"].digest) == b"another"


def test_files_lie_in_it_as_anybody_can_take_them_out(archive):
    """What a library has now, what its folder had before, and what there was between."""
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
        assert opened.read("library/Отчёт.txt") == b"new"
        assert opened.read("originals/two.txt") == b"'two.txt' as it was"
    assert [each for each in names if not each.startswith("history/")] == [
        "library/caf\\xe9.txt",
        "library/one.txt",
        "library/Отчёт.txt",
        "originals/two.txt",
        "manifest.json",
    ]
    assert len(names) == 7


def test_a_library_without_changes(tmp_path):
    """It has no ledger, before and after."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "one.txt").write_text("one")
    write_archive(Database(folder), originals(folder), tmp_path / "a.zip")
    (tmp_path / "other").mkdir(mode=0o750)
    assert unpack(tmp_path / "a.zip", tmp_path / "other", belongs) == (1, 0)
    assert [each.name for each in (tmp_path / "other").iterdir()] == ["one.txt"]
    assert (tmp_path / "other").stat().st_mode & 0o777 == 0o750


def test_a_folder_with_something_in_it_stays_as_it_is(library, archive, tmp_path):
    """A library is never mixed with another."""
    before = sorted(each.name for each in library.iterdir())
    for there in (library, archive):
        with pytest.raises(OutputUnwritable, match="is there already"):
            unpack(archive, there, belongs)
    assert sorted(each.name for each in library.iterdir()) == before


def test_a_backup_takes_the_place_of_a_library(library, tmp_path):
    """With its originals, its changes, and the times of its files."""
    backup(Database(library), originals(library), tmp_path / "deep" / "copy")
    assert {each.name for each in (tmp_path / "deep" / "copy").iterdir()} == {each.name for each in library.iterdir()}
    assert Ledger(Database(tmp_path / "deep" / "copy")).history() == Ledger(Database(library)).history()
    assert (tmp_path / "deep" / "copy" / "one.txt").stat().st_mtime == (library / "one.txt").stat().st_mtime
    with pytest.raises(OutputUnwritable):
        backup(Database(library), originals(library), tmp_path / "deep" / "copy")


def test_an_original_that_cannot_be_opened_is_named(library, tmp_path):
    """No copy is half a copy."""
    missing = originals(library) | {"gone.txt": library / "gone.txt"}
    for attempt in (
        lambda: write_archive(Database(library), missing, tmp_path / "a.zip"),
        lambda: backup(Database(library), missing, tmp_path / "copy"),
    ):
        with pytest.raises(UnreadableTranscript, match=r"gone\.txt cannot be opened"):
            attempt()
    assert not (tmp_path / "copy").exists()


def test_a_damaged_library_is_neither_copied_nor_exported(library, tmp_path):
    """Who keeps copies is told while an older one may still be whole."""
    file = library / "voicereader.sqlite"
    file.write_bytes(file.read_bytes().replace(b"another", b"amother"))
    with pytest.raises(LibraryDamaged):
        write_archive(Database(library), originals(library), tmp_path / "a.zip")
    file.write_bytes(file.read_bytes()[:-4096] + bytes(4096))
    with pytest.raises(LibraryDamaged):
        backup(Database(library), originals(library), tmp_path / "copy")
    assert not list(tmp_path.glob("*copy*"))


def told(archive: Path) -> tuple[dict[str, bytes], dict]:
    """Return the files of an archive and its manifest."""
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    return files, json.loads(files.pop("manifest.json"))


def forged(archive: Path, files: dict[str, bytes], manifest: object, **more) -> Path:
    """Write an archive with other content."""
    forgery = archive.with_name("forged.zip")
    with zipfile.ZipFile(forgery, "w", **more) as target:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.compress_type = 0o100644 << 16, target.compression
            target.writestr(entry, content)
        entry = zipfile.ZipInfo("manifest.json")
        entry.external_attr = 0o100644 << 16
        target.writestr(entry, json.dumps(manifest))
    return forgery


def refused(archive: Path) -> None:
    """See that an archive is refused before anything is made."""
    there = sorted(archive.parent.rglob("*"))
    with pytest.raises(BadArchive):
        unpack(archive, archive.parent / "other", belongs)
    assert sorted(archive.parent.rglob("*")) == there


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.told.update(format="another"),
        lambda it: it.told.update(version=2),
        lambda it: it.told.pop("changes"),
        lambda it: it.told["files"].pop("library/one.txt"),
        lambda it: it.files.update({"library/one.txt": b"'one.txt' as it WAS"}),
        lambda it: it.files.update({"library/more.txt": b"more"}),
        lambda it: it.files.pop("originals/two.txt"),
        lambda it: it.told["originals"].update({"../two.txt": it.told["originals"].pop("two.txt")}),
        lambda it: it.told["originals"].update({"two.exe": it.told["originals"].pop("two.txt")}),
        lambda it: it.told["originals"].update({".two.txt": it.told["originals"].pop("two.txt")}),
        lambda it: it.told["originals"].update({"two.txt": "library/one.txt"}),
        lambda it: it.told["changes"].pop(0),
        lambda it: it.told["changes"][4].update(undoes=5),
        lambda it: it.told["changes"][4].update(undoes="2"),
        lambda it: it.told["changes"][0].update(at="2026-01-01"),
        lambda it: it.told["changes"][0].update(who=["Ann"]),
        lambda it: it.told["changes"][0].update(who="\udce9"),
        lambda it: it.told["changes"][0].update(revisions=[]),
        lambda it: it.told["changes"][0]["revisions"].append(it.told["changes"][0]["revisions"][0]),
        lambda it: it.told["changes"][0]["revisions"][0].update(name="/etc/a.txt"),
        lambda it: it.told["changes"][0]["revisions"][0].update(name="a/../../b.txt"),
        lambda it: it.told["changes"][0]["revisions"][0].update(state="lost"),
        lambda it: it.told["changes"][0]["revisions"][0].update(digest="0" * 64),
        lambda it: it.told["changes"][0]["revisions"][0].update(size=4),
        lambda it: it.told["changes"][0]["revisions"][0].update(size=True),
        lambda it: it.told["changes"][0]["revisions"][0].update(about={"title": 1}),
        lambda it: it.told["changes"][1]["revisions"][0].update(digest="0" * 64, size=7),
    ],
)
def test_a_forged_archive_is_refused(archive, change):
    """Whatever does not hold together, or would write where it may not, makes no folder."""
    it = SimpleNamespace()
    it.files, it.told = told(archive)
    assert unpack(forged(archive, it.files, it.told), archive.parent / "same", belongs) == (3, 5)
    change(it)
    refused(forged(archive, it.files, it.told))


@pytest.mark.parametrize("manifest", [[], None, 1, {"format": []}, json.loads("[" * 500 + "]" * 500)])
def test_a_manifest_of_another_shape_is_refused(archive, manifest):
    """It is one sentence, never a crash."""
    refused(forged(archive, told(archive)[0], manifest))


def test_what_swells_is_refused(archive):
    """Nothing in an archive is compressed, so that it is no larger than it is; and no link leads out of it."""
    files, manifest = told(archive)
    refused(forged(archive, files, manifest, compression=zipfile.ZIP_DEFLATED))
    link = forged(archive, files, manifest)
    mode = (0o100644 << 16).to_bytes(4, "little")
    content = link.read_bytes()
    assert mode in content
    link.write_bytes(content.replace(mode, (0o120777 << 16).to_bytes(4, "little")))
    refused(link)
    claimed = zipfile.ZipFile(archive).getinfo("library/one.txt").file_size.to_bytes(4, "little")
    archive.write_bytes(archive.read_bytes().replace(claimed * 2, b"\xf0\xff\xff\x7f" * 2))
    refused(archive)


def test_damaged_archives_are_refused_or_are_the_same(archive):
    """Whichever byte is another: one sentence, or nothing of the library is another."""
    content = archive.read_bytes()
    chance = random.Random(7)  # noqa: S311  (nothing is secret)
    for number in range(150):
        damaged = bytearray(content)
        damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file = archive.with_name("damaged.zip")
        file.write_bytes(damaged if number % 4 else damaged[: chance.randrange(len(content))])
        other = archive.with_name(f"other-{number}")
        try:
            unpack(file, other, belongs)
        except BadArchive:
            assert not other.exists()
            continue
        write_archive(Database(other), originals(other), file)
        assert file.read_bytes() == content


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    """One sentence says which."""
    with pytest.raises(BadArchive, match=r"nowhere\.zip cannot be opened"):
        unpack(tmp_path / "nowhere.zip", tmp_path / "other", belongs)
