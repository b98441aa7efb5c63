"""`voicereader add` and the other commands that change a library, or copy it as a whole."""

import json
import re

import pytest
from click.testing import CliRunner

from tests.builders import DIALOGUE
from voicereader.cli import commands
from voicereader.errors import BadArchive, BadChange, NoSuchFolder, OutputUnwritable, UnreadableTranscript

_WHEN = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"


@pytest.fixture
def park(tmp_path):
    """Return a transcript that is not in the library."""
    file = tmp_path / "park.txt"
    file.write_text(DIALOGUE.replace("garden", "park"))
    return file


def run(*words):
    """Run a command."""
    return CliRunner(env={"VOICEREADER_WHO": "Ann"}).invoke(commands, list(map(str, words)))


def told(*words) -> str:
    """Return what a command prints that succeeds."""
    done = run(*words)
    assert done.exit_code == 0, done.exception
    return re.sub(_WHEN, "WHEN", done.stdout)


def test_a_library_is_changed_and_its_history_told(tmp_path, park):
    """Each command tells the change that it made, as the history does."""
    library = tmp_path / "library"
    assert told("add", library, park, "--as", "p.txt", "--title", "The park", "--date", "2021-02-03") == (
        "1\tWHEN\tAnn\tadd\n  p.txt: changed; title The park; date 2021-02-03\n"
    )
    assert told("correct", library, "p.txt", "--date", "", "--who", "Bob") == (
        "2\tWHEN\tBob\tcorrect\n  p.txt: changed; title The park\n"
    )
    assert told("remove", library, "p.txt") == "3\tWHEN\tAnn\tremove\n  p.txt: taken away\n"
    assert told("restore", library, "p.txt") == "4\tWHEN\tAnn\trestore\n  p.txt: changed; title The park\n"
    park.write_bytes(b"\xff\xd8\xff")
    assert told("add", library, park, "--as", "cover.jpg") == "5\tWHEN\tAnn\tadd\n  cover.jpg: changed\n"
    park.write_bytes(b"\xff\xd8\xff\xe0")
    assert told("add", library, park, "--as", "cover.jpg", "--replace").startswith("6\tWHEN\tAnn\treplace\n")
    assert told("undo", library, "6") == "7\tWHEN\tAnn\tundo 6\n  cover.jpg: changed\n"
    assert [line.split("\t")[0] for line in told("history", library).splitlines()[::2]] == list("7654321")
    assert told("history", library, "--of", "other.txt") == ""
    last, *_ = json.loads(run("history", library, "--json").stdout)
    assert (last["number"], last["who"], last["note"], last["undoes"]) == (7, "Ann", "undo 6", 6)
    assert (last["files"][0]["name"], last["files"][0]["size"]) == ("cover.jpg", 3)
    assert json.loads(run("history", library, "--of", "p.txt", "--json").stdout)[0]["files"][0]["about"] == {
        "title": "The park"
    }


def test_original_files_are_told_as_such(folder):
    """What the folder has is corrected without its content."""
    assert told("correct", folder, "garden.txt", "--place", "-") == (
        "1\tWHEN\tAnn\tcorrect\n  garden.txt: as in the folder; place -\n"
    )


def test_who_is_the_account_where_nobody_is_named(folder, monkeypatch):
    """Or somebody, where the account has no name."""
    monkeypatch.setattr("getpass.getuser", lambda: "ann")
    assert CliRunner().invoke(commands, ["remove", str(folder), "garden.txt"]).stdout.split("\t")[2] == "ann"

    def nameless():
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nameless)
    assert CliRunner().invoke(commands, ["undo", str(folder), "1"]).stdout.split("\t")[2] == "somebody"


def test_a_library_as_a_whole(folder, tmp_path):
    """It goes into a file and a copy, and comes out of both."""
    (tmp_path / "people.toml").touch()
    told("add", folder, tmp_path / "people.toml")
    archive, copy, other = tmp_path / "library.zip", tmp_path / "copy", tmp_path / "other"
    assert told("export", folder, archive) == f"{archive}: {archive.stat().st_size} bytes.\n"
    assert told("import", other, archive) == f"{other}: 2 files, 1 changes.\n"
    assert told("backup", folder, copy) == f"{copy}: a copy of {folder}, to be used in its place.\n"
    for place in (other, copy):
        assert (place / "garden.txt").read_text() == DIALOGUE
        assert told("history", place) == told("history", folder)


def test_what_is_refused(folder, tmp_path, park):
    """One sentence and a status of its own."""
    for words, error in (
        (("history", tmp_path / "nowhere"), NoSuchFolder),
        (("export", tmp_path / "nowhere", tmp_path / "a.zip"), NoSuchFolder),
        (("add", folder, tmp_path / "nowhere.txt"), UnreadableTranscript),
        (("add", folder, folder / "garden.txt"), BadChange),
        (("import", tmp_path / "other", park), BadArchive),
        (("backup", folder, folder), OutputUnwritable),
    ):
        assert isinstance(run(*words).exception, error)
    assert run("add", folder, park, park, "--as", "a.txt").exit_code == 2


def test_a_number_that_is_larger_than_any_is_refused(tmp_path, park):
    """It is a mistake in the call, as any other number that is none."""
    told("add", tmp_path / "library", park)
    assert run("undo", tmp_path / "library", "9" * 30).exit_code == 2
