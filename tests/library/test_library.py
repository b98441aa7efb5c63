"""A folder of transcripts."""

import os

import pytest

from tests.builders import a_transcript
from voicereader import library
from voicereader.errors import NoSuchFolder, UnknownTranscript, UnreadableTranscript
from voicereader.library import Library


def reading(content: bytes, name: str):
    """Read a file of two lines: date and title."""
    if b"!" in content:
        raise UnreadableTranscript(f"{name} is no transcript.")
    return a_transcript(title=content.decode(), date=None)


@pytest.fixture
def shelves(tmp_path, monkeypatch):
    """Return a library that looks at its folder each time."""
    monkeypatch.setattr(library, "_FRESH", 0)
    return Library(tmp_path, reading, {".txt"})


def test_transcripts_are_found_by_date_and_title(tmp_path):
    """A slug is made of both, in any script, and the newest comes first."""
    dated = Library(tmp_path, lambda content, _: a_transcript(title=content.decode()), {".txt"})
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
        Library(tmp_path / "nowhere", reading, {".txt"}).shelf()


def test_the_library_folder_is_only_read(tmp_path, shelves):
    """Looking changes nothing in the folder."""
    (tmp_path / "a.txt").write_text("One")
    before = [(entry.name, entry.stat().st_mtime_ns) for entry in os.scandir(tmp_path)]
    shelves.shelf()
    assert [(entry.name, entry.stat().st_mtime_ns) for entry in os.scandir(tmp_path)] == before
