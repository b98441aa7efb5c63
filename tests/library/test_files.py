"""The files of a folder, with a ledger over them."""

import os

import pytest

from tests.builders import a_transcript
from tests.library.test_library import reading
from voicereader import library
from voicereader.errors import LibraryDamaged
from voicereader.keeping.database import Database
from voicereader.keeping.ledger import Edit, Ledger
from voicereader.library import Library
from voicereader.library.catalogue import Catalogue
from voicereader.library.files import Files
from voicereader.studio.outlining import reader


@pytest.fixture
def ledger(tmp_path):
    """Return the ledger of the folder."""
    return Ledger(Database(tmp_path))


@pytest.fixture
def shelves(tmp_path, ledger, monkeypatch):
    """Return a library with a ledger that looks each time, and counts in `read` what it reads."""
    monkeypatch.setattr(library, "_FRESH", 0)
    return shelving(tmp_path)


def shelving(folder) -> Library:
    """Return the library of a folder; what it has read is in `read`."""
    names = []

    def counting(content, name):
        names.append(name)
        return reading(content, name)

    files = Files(folder, {".txt"}, ("people.toml",), Ledger(Database(folder)))
    made = Library(files, reader(counting), Catalogue(folder / ".cache" / "it.sqlite"))
    made.read = names
    return made


def titles(shelves) -> list[str]:
    """Return the titles of a library's transcripts, in order."""
    return sorted(each.outline.title for each in shelves.shelf().kept.values())


def test_changes_lie_over_the_folder(tmp_path, ledger, shelves):
    """What was added, replaced and taken away is served so; the folder stays as it was."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    assert titles(shelves) == ["a.txt", "b.txt"]
    ledger.change(
        "Ann", "edit", [Edit("a.txt", "gone"), Edit("b.txt", "kept", b"Another"), Edit("c.txt", "kept", b"New")]
    )
    assert titles(shelves) == ["Another", "New"]
    assert shelves.whole("c.txt") == a_transcript(title="New", date=None)
    ledger.undo(1, "Ann")
    assert titles(shelves) == ["a.txt", "b.txt"]
    assert (tmp_path / "b.txt").read_text() == "b.txt"


def test_what_an_editor_says_stands_over_the_file(tmp_path, ledger, shelves):
    """Of an original and of a file in the ledger; a correction of the original's text goes on being seen."""
    (tmp_path / "a.txt").write_text("A")
    assert titles(shelves) == ["A"]
    about = {"title": "Said", "date": "2021-02-03", "place": "-", "language": "de", "source": "us"}
    ledger.change("Ann", "correct", [Edit("a.txt", "original", about=about)])
    (slug,) = shelves.shelf().kept
    assert slug == "2021-02-03-said"
    whole = shelves.whole("a.txt")
    assert (whole.place, whole.language, whole.source, whole.licence) == (None, "de", "us", None)
    ledger.change("Ann", "correct", [Edit("a.txt", "original", about={"place": "Here"})])
    assert titles(shelves) == ["A"]
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    (tmp_path / "a.txt").write_text("B")
    assert titles(shelves) == ["B"]
    assert shelves.whole("a.txt").place == "Here"
    (tmp_path / "a.txt").unlink()
    assert titles(shelves) == []


def test_what_lies_beside_is_changed_alike(tmp_path, ledger, shelves):
    """people.toml and the like have revisions too."""
    (tmp_path / "people.toml").write_bytes(b"old")
    assert shelves.shelf().beside == {"people.toml": b"old"}
    ledger.change("Ann", "replace", [Edit("people.toml", "kept", b"new")])
    assert shelves.shelf().beside == {"people.toml": b"new"}
    ledger.change("Ann", "remove", [Edit("people.toml", "gone")])
    assert shelves.shelf().beside == {}


def test_only_what_changed_is_read_and_nothing_at_the_next_start(tmp_path, ledger, shelves):
    """The catalogue knows revisions as it knows files."""
    ledger.change("Ann", "add", [Edit(f"{n}.txt", "kept", b"%d" % n, {"title": f"T{n}"}) for n in range(3)])
    assert titles(shelves) == ["T0", "T1", "T2"]
    ledger.change("Ann", "replace", [Edit("1.txt", "kept", b"x")])
    assert titles(shelves) == ["T0", "T2", "x"]
    assert sorted(shelves.read) == ["0.txt", "1.txt", "1.txt", "2.txt"]
    again = shelving(tmp_path)
    assert titles(again) == ["T0", "T2", "x"]
    assert again.read == []


def test_an_older_ledger_in_its_place_is_served_as_it_is(tmp_path, ledger, shelves):
    """A backup that was put back, and changed since, is not taken for what was there before it."""
    ledger.change("Ann", "add", [Edit("a.txt", "kept", b"one")])
    backup = ledger.database.path.read_bytes()
    ledger.change("Ann", "replace", [Edit("a.txt", "kept", b"two")])
    assert titles(shelves) == ["two"]
    ledger.database.path.write_bytes(backup)
    assert titles(shelves) == ["one"]
    ledger.change("Ann", "replace", [Edit("a.txt", "kept", b"six")])
    assert titles(shelving(tmp_path)) == ["six"]


@pytest.mark.parametrize("how", ["damaged", "gone"])
def test_a_ledger_that_is_lost_while_it_is_served(tmp_path, ledger, shelves, how):
    """What is known is served as it was, and the library says so; a new start is refused where it is damaged."""
    (tmp_path / "a.txt").write_text("Original")
    ledger.change("Ann", "replace", [Edit("a.txt", "kept", b"Changed")])
    assert titles(shelves) == ["Changed"]
    content = ledger.database.path.read_bytes()
    if how == "damaged":
        ledger.database.path.write_bytes(b"")
    else:
        ledger.database.path.unlink()
    shelf = shelves.shelf()
    assert [each.outline.title for each in shelf.kept.values()] == ["Changed"]
    assert len(shelf.unreadable) == 1
    assert "backup in its place" in shelf.unreadable[0]
    (tmp_path / "b.txt").write_text("New")
    assert titles(shelves) == ["Changed", "New"]
    if how == "damaged":
        with pytest.raises(LibraryDamaged):
            shelving(tmp_path).shelf()
    ledger.database.path.write_bytes(content)
    assert shelves.shelf().unreadable == ()


def test_content_that_is_damaged_is_told_by_its_file(tmp_path, ledger, shelves):
    """The other files are served."""
    ledger.change("Ann", "add", [Edit("a.txt", "kept", b"first words"), Edit("b.txt", "kept", b"second words")])
    file = ledger.database.path
    file.write_bytes(file.read_bytes().replace(b"first words", b"other words"))
    shelf = shelves.shelf()
    assert [each.outline.title for each in shelf.kept.values()] == ["second words"]
    assert shelf.unreadable[0].startswith("a.txt: voicereader.sqlite in the library folder is damaged")


def test_a_folder_without_a_ledger_is_not_asked_for_one(tmp_path, shelves):
    """It costs a look at whether the file is there."""
    (tmp_path / "a.txt").write_text("A")
    assert titles(shelves) == ["A"]
    assert sorted(each.name for each in tmp_path.iterdir()) == [".cache", "a.txt"]
    assert shelves.files.content("a.txt") == b"A"
