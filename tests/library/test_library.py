"""A folder of transcripts."""

import os
import shutil

import pytest

from tests.builders import a_transcript
from voicereader import library
from voicereader.errors import NoSuchFolder, UnknownTranscript, UnreadableTranscript
from voicereader.library import Library
from voicereader.library.catalogue import Catalogue
from voicereader.library.files import Files
from voicereader.studio.outlining import reader


def reading(content: bytes, name: str):
    """Read a file of two lines: date and title."""
    if b"!" in content:
        raise UnreadableTranscript(f"{name} is no transcript.")
    return a_transcript(title=content.decode(), date=None)


def shelving(folder, read=reading) -> Library:
    """Return the library of a folder; the catalogue lies in it, where nothing but transcripts is looked at."""
    return Library(Files(folder, {".txt"}), reader(read), Catalogue(folder / ".cache" / "it.sqlite"))


@pytest.fixture
def shelves(tmp_path, monkeypatch):
    """Return a library that looks at its folder each time."""
    monkeypatch.setattr(library, "_FRESH", 0)
    return shelving(tmp_path)


def test_transcripts_are_found_by_date_and_title(tmp_path):
    """A slug is made of both, in any script, and the newest comes first."""
    dated = shelving(tmp_path, lambda content, _: a_transcript(title=content.decode()))
    (tmp_path / "a.txt").write_text("Гор. Дума: отчёт")
    assert list(dated.shelf().kept) == ["2020-06-01-гор-дума-отчёт"]


def test_titles_that_are_alike_get_numbers(tmp_path, shelves):
    """Two transcripts of one title have two addresses, in the order of their files."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Same")
    assert sorted(shelves.shelf().kept) == ["same", "same-2", "same-3"]


def test_a_title_without_letters_is_found_by_its_file(tmp_path, shelves):
    """A title of signs still gives an address."""
    (tmp_path / "minutes 5.txt").write_text("***")
    assert list(shelves.shelf().kept) == ["minutes-5-txt"]


def test_only_transcripts_are_listed(tmp_path, shelves):
    """Hidden files, folders and other kinds of file are left alone."""
    (tmp_path / ".hidden.txt").write_text("Hidden")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "picture.png").write_bytes(b"png")
    (tmp_path / "talk.TXT").write_text("Talk")
    assert list(shelves.shelf().kept) == ["talk"]


def test_a_file_that_cannot_be_read_is_told_of(tmp_path, shelves):
    """The others are served; a sentence says which one is not."""
    (tmp_path / "bad.txt").write_text("!")
    (tmp_path / "good.txt").write_text("Good")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    shelf = shelves.shelf()
    assert list(shelf.kept) == ["good"]
    assert shelf.unreadable == ("bad.txt is no transcript.",)


def test_changes_are_noticed(tmp_path, shelves):
    """Files added, changed and taken away are seen; what stays the same is not read again."""
    (tmp_path / "a.txt").write_text("One")
    first = shelves.shelf()
    assert shelves.shelf() is first
    (tmp_path / "b.txt").write_text("Two")
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    (tmp_path / "a.txt").write_text("Changed")
    second = shelves.shelf()
    assert sorted(second.kept) == ["changed", "two"]
    assert second.edition > first.edition
    (tmp_path / "a.txt").unlink()
    assert list(shelves.shelf().kept) == ["two"]


def test_an_unknown_slug_is_an_error_never_a_path(tmp_path, shelves):
    """No slug leads out of the library."""
    (tmp_path / "a.txt").write_text("One")
    for slug in ("two", "../a", "a.txt", "/etc/passwd", ""):
        with pytest.raises(UnknownTranscript):
            shelves.shelf().named(slug)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    """The sentence has the folder's name."""
    with pytest.raises(NoSuchFolder, match="nowhere"):
        shelving(tmp_path / "nowhere").shelf()


def test_the_library_folder_is_only_read(tmp_path, shelves):
    """Looking changes nothing in the folder."""
    (tmp_path / "a.txt").write_text("One")
    (tmp_path / ".cache").mkdir()
    before = {entry.name: entry.stat().st_mtime_ns for entry in os.scandir(tmp_path)}
    shelves.shelf()
    after = {entry.name: entry.stat().st_mtime_ns for entry in os.scandir(tmp_path)}
    assert after | {".cache": None} == before | {".cache": None}


@pytest.fixture
def counting():
    """Return a reader that counts what it reads, and the names that it read."""
    names = []

    def read(content, name):
        names.append(name)
        return reading(content, name)

    return read, names


def test_a_start_reads_only_what_has_changed(tmp_path, counting):
    """What was read before, and what could not be, is known; a file that has gone is forgotten."""
    read, names = counting
    for name in ("a.txt", "b.txt", "bad.txt", "c.txt"):
        (tmp_path / name).write_text("!" if name == "bad.txt" else f"Talk {name}")
    first = shelving(tmp_path, read).shelf()
    names.clear()
    (tmp_path / "b.txt").write_text("Another talk")
    (tmp_path / "c.txt").unlink()
    second = shelving(tmp_path, read).shelf()
    assert names == ["b.txt"]
    assert sorted(second.kept) == ["another-talk", "talk-a-txt"]
    assert second.unreadable == first.unreadable == ("bad.txt is no transcript.",)
    names.clear()
    shelving(tmp_path, read).shelf()
    assert names == []


def test_whole_transcripts_are_read_on_demand(tmp_path, counting, shelves):
    """What the catalogue has is not read from the file again; where it is gone, the file is read."""
    read, names = counting
    (tmp_path / "a.txt").write_text("One")
    shelving(tmp_path, read).shelf()
    again = shelving(tmp_path, read)
    again.shelf()
    assert again.whole("a.txt") == reading(b"One", "a.txt")
    assert names == ["a.txt"]
    shutil.rmtree(tmp_path / ".cache")
    lost = shelving(tmp_path, read)
    assert lost.whole("a.txt") == reading(b"One", "a.txt")
    with pytest.raises(UnknownTranscript):
        lost.whole("b.txt")


def test_files_that_take_long_are_read_bit_by_bit(tmp_path, shelves):
    """With patience, a look ends in time; the next one goes on."""
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"Talk {number}")
    shelf = shelves.shelf(0)
    assert (len(shelf.kept), shelf.waiting) == (0, 20)
    shelf = shelves.shelf(60)
    assert (len(shelf.kept), shelf.waiting) == (20, 0)


@pytest.mark.parametrize("damage", ["gone", "garbage", "torn", "in the way"])
def test_a_catalogue_that_is_damaged_is_made_anew(tmp_path, shelves, damage):
    """Whatever happens to it, the library is served; what can be made again is."""
    (tmp_path / "a.txt").write_text("One")
    shelves.shelf()
    file = tmp_path / ".cache" / "it.sqlite"
    shelves.catalogue.close()
    if damage == "gone":
        shutil.rmtree(file.parent)
    elif damage == "in the way":
        shutil.rmtree(file.parent)
        file.parent.write_text("A file.")
    else:
        content = file.read_bytes()
        file.write_bytes(b"no database" * 500 if damage == "garbage" else content[: len(content) // 2])
    (tmp_path / "b.txt").write_text("Two")
    assert sorted(shelves.shelf().kept) == ["one", "two"]
    fresh = shelving(tmp_path)
    assert sorted(fresh.shelf().kept) == ["one", "two"]
    assert sorted(shelves.shelf().kept) == ["one", "two"]
    if damage != "in the way":
        shelves.shelf()
        assert sorted(shelving(tmp_path).catalogue.known()) == ["a.txt", "b.txt"]
