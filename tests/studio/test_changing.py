"""What people change of a library."""

import datetime as dt
import time

import pytest

from tests.builders import DIALOGUE
from voicereader.errors import (
    BadCasting,
    BadChange,
    BadLexicon,
    BadPeople,
    ChangedMeanwhile,
    LibraryUnwritable,
    NoSuchFolder,
    NotKept,
    NoTranscripts,
    UnknownChange,
    UnknownTranscript,
    UnreadableTranscript,
)
from voicereader.settings import Settings
from voicereader.studio import Given, Studio
from voicereader.studio.shelving import library_from

PARK = DIALOGUE.replace("garden", "park")


def given(name: str = "park.txt", text: str | bytes = PARK, **about: str) -> Given:
    """Return a file to add."""
    return Given(name, text.encode() if isinstance(text, str) else text, about)


@pytest.fixture
def opened(settings, folder, readers):
    """Return a studio that speaks nothing, for a folder with one transcript; files have a megabyte at most."""
    with Studio(Settings(cache=settings.cache, largest_file=1), folder, readers) as made:
        yield made


@pytest.fixture
def changes(opened):
    """Return its changes."""
    return opened.changes


def titles(studio) -> list[str]:
    """Return the titles of the library."""
    return sorted(each.outline.title for each in studio.edition().shelf.kept.values())


def test_what_is_added_is_served_at_once(opened, changes, folder):
    """Several files are one change; whoever made it sees it, and the folder stays as it was."""
    assert titles(opened) == ["A talk in the garden"]
    made = changes.add([given(), given("lake.txt", PARK.replace("park", "lake"), title="By the lake")], "Ann")
    assert titles(opened) == ["A talk in the garden", "A talk in the park", "By the lake"]
    assert (made.who, made.note, [each.name for each in made.revisions]) == ("Ann", "add", ["park.txt", "lake.txt"])
    assert sorted(each.name for each in folder.iterdir()) == ["garden.txt", "voicereader.sqlite"]


def test_a_file_goes_comes_back_and_all_of_it_is_undone(opened, changes):
    """Each is a change of its own, in the history for good."""
    changes.take_away(["garden.txt"], "Ann")
    assert titles(opened) == []
    changes.restore(["garden.txt"], "Bob")
    changes.add([given("garden.txt", PARK)], "Bob", replace=True)
    assert titles(opened) == ["A talk in the park"]
    changes.undo(3, "Ann")
    assert titles(opened) == ["A talk in the garden"]
    assert [(each.note, each.undoes) for each in changes.history("garden.txt")] == [
        ("undo 3", 3), ("replace", None), ("restore", None), ("remove", None),
    ]  # fmt: skip
    assert changes.content(changes.history()[1].revisions[0]) == PARK.encode()
    assert changes.content(changes.history()[0].revisions[0]) == DIALOGUE.encode()
    with pytest.raises(UnknownChange):
        changes.undo(9, "Ann")


def test_what_an_editor_says_is_read_with_the_transcript(opened, changes):
    """In lists, addresses, search and the whole transcript; one fact after the other, until it is taken back."""
    changes.correct("garden.txt", {"title": " The  park ", "date": "2021-02-03"}, "Ann")
    changes.correct("garden.txt", {"place": "-", "language": "en-GB", "licence": "CC0"}, "Ann")
    (slug,) = opened.edition().shelf.kept
    assert slug == "2021-02-03-the-park"
    whole = opened.edition().transcript(slug)
    assert (whole.title, whole.place, whole.language, whole.licence) == ("The park", None, "en-GB", "CC0")
    assert whole.turns[0].paragraphs[0] == "Good morning to all. We meet again."
    changes.correct("garden.txt", {"title": "", "date": ""}, "Ann")
    (slug,) = opened.edition().shelf.kept
    assert slug == "2020-06-01-a-talk-in-the-garden"
    changes.add([given("garden.txt", PARK)], "Bob", replace=True)
    assert opened.edition().transcript("2020-06-01-a-talk-in-the-park").licence == "CC0"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"date": "June"}, "“June” is no date; write it as 2020-06-01."),
        ({"language": "English!"}, "is no language tag"),
        ({"language": "xx-nowhere-x"}, "is no language tag"),
        ({"title": "-"}, "A transcript has a title"),
        ({"title": "x" * 301}, "longer than 300 characters"),
        ({"place": "\x1b[31m"}, "signs that nobody sees"),
        ({"author": "Ann"}, "say its title, date, place, language, source, licence"),
        ({"title": ""}, "nothing was changed"),
    ],
)
def test_facts_that_are_none_are_refused(changes, facts, told):
    """One sentence says what to write."""
    with pytest.raises(BadChange, match=told):
        changes.correct("garden.txt", facts, "Ann")
    assert changes.last() == 0


@pytest.mark.parametrize(
    ("file", "error", "told"),
    [
        (given("garden.txt"), BadChange, "There is a garden.txt already"),
        (given("Garden.TXT"), BadChange, "There is a garden.txt already"),
        (given("copy.txt", DIALOGUE), BadChange, "copy.txt is already here as garden.txt"),
        (given("picture.png"), BadChange, "is not the name of a transcript"),
        (given("voicereader.sqlite"), BadChange, "is not the name of a transcript"),
        (given("a.txt", b"x" * 1_000_001), BadChange, "a.txt is larger than 1 MB"),
        (given("a.txt", b""), UnreadableTranscript, "a.txt is empty"),
        (given("a.txt", bytes(range(256)) * 9), UnreadableTranscript, "a.txt"),
        (given("a.docx", b"PK\x03\x04 no more"), UnreadableTranscript, "a.docx"),
        (given("people.toml", "["), BadPeople, "people.toml is not TOML"),
        (given("casting.toml", "colour = 1"), BadCasting, "casting.toml has an unknown key"),
        (given("lexicon.toml", "[everywhere]\na = 1"), BadLexicon, "lexicon.toml"),
        (given("lexicon.pls", "<lexicon"), BadLexicon, "lexicon.pls"),
        (given("cover.png", b"GIF89a"), BadChange, "cover.png is no such picture"),
        (given("people.toml", "", title="People"), BadChange, "people.toml is no transcript"),
    ],
)
def test_what_is_not_right_is_refused(opened, file, error, told):
    """With its reader's own sentence; nothing of what came with it is added."""
    with pytest.raises(error, match=told):
        opened.changes.add([given(), file], "Ann")
    assert (opened.changes.last(), titles(opened)) == (0, ["A talk in the garden"])


def test_two_files_of_one_name_or_content_are_refused(changes):
    """Also where they come together."""
    with pytest.raises(BadChange, match="Two of the files"):
        changes.add([given(), given("Park.txt", "Ann Lee: Hello to all of you.")], "Ann")
    with pytest.raises(BadChange, match="two.txt is already here as park.txt"):
        changes.add([given(), given("two.txt")], "Ann")


def test_what_lies_beside_is_added_and_used(opened, changes):
    """people.toml, casting.toml, a lexicon and a cover are files as the others are."""
    picture = b"\xff\xd8\xff\xe0 a picture"
    people = '[speakers."Anna Lee"]\nlabels = ["Ann Lee"]\n'
    changes.add([given("people.toml", people), given("cover.jpg", picture)], "Ann")
    assert opened.edition().cover() == picture
    assert [each.name for each in opened.edition().roll().people] == ["Anna Lee", "Bob Stone"]
    changes.undo(1, "Ann")
    assert [each.name for each in opened.edition().roll().people] == ["Ann Lee", "Bob Stone"]


def test_nothing_wrong_comes_back_beside(changes, folder):
    """To undo the repair of a file that could not be understood is refused as the file would be."""
    (folder / "people.toml").write_text("[")
    changes.add([given("people.toml", "")], "Ann", replace=True)
    with pytest.raises(BadPeople):
        changes.undo(1, "Ann")


def test_two_editors_do_not_overwrite_each_other(changes):
    """The second is told by whom a file was changed since they looked."""
    seen = changes.last()
    changes.correct("garden.txt", {"title": "One"}, "Ann", seen)
    with pytest.raises(ChangedMeanwhile, match=r"garden\.txt was changed meanwhile by Ann \(change 1\)"):
        changes.correct("garden.txt", {"title": "Two"}, "Bob", seen)
    changes.add([given()], "Bob", seen=seen)
    changes.correct("garden.txt", {"title": "Two"}, "Bob", 1)
    with pytest.raises(ChangedMeanwhile, match="undo that first"):
        changes.undo(1, "Ann")


def test_files_that_there_are_not(changes, folder):
    """One sentence for each way to miss one."""
    for attempt in (
        lambda: changes.take_away(["nothing.txt"], "Ann"),
        lambda: changes.restore(["garden.txt"], "Ann"),
        lambda: changes.correct("2020-06-01-a-talk-in-the-garden", {"title": "A"}, "Ann"),
    ):
        with pytest.raises(UnknownTranscript, match="No file of the name"):
            attempt()
    with pytest.raises(BadChange, match=r"There is no park\.txt to replace"):
        changes.add([given()], "Ann", replace=True)
    changes.take_away(["garden.txt"], "Ann")
    changes.add([given("GARDEN.txt", PARK)], "Ann")
    with pytest.raises(BadChange, match=r"There is a GARDEN\.txt by now"):
        changes.restore(["garden.txt"], "Ann")
    changes.take_away(["GARDEN.txt"], "Ann")
    (folder / "garden.txt").unlink()
    with pytest.raises(NotKept, match="is not there any more"):
        changes.restore(["garden.txt"], "Ann")


def test_what_was_taken_away_is_kept_as_long_as_the_setting_says(settings, folder, readers):
    """Then it cannot come back; what is there, and what it was before, stays."""
    with Studio(Settings(cache=settings.cache, keep_removed=0), folder, readers) as studio:
        changes = studio.changes
        changes.add([given(), given("lake.txt", PARK.replace("park", "lake"))], "Ann")
        changes.add([given("park.txt", PARK.replace("fine", "wet"))], "Ann", replace=True)
        changes.take_away(["lake.txt"], "Ann")
        time.sleep(0.01)
        changes.tidy()
        assert changes.tidy() == 0
        with pytest.raises(NotKept, match="taken away too long ago"):
            changes.restore(["lake.txt"], "Ann")
        with pytest.raises(NotKept):
            changes.undo(3, "Ann")
        changes.undo(2, "Ann")
        assert titles(studio) == ["A talk in the garden", "A talk in the park"]


def test_a_library_from_nothing(settings, tmp_path, readers):
    """The folder is made with the first file; once it was changed it may be empty."""
    with Studio(settings, tmp_path / "new" / "library", readers) as studio:
        with pytest.raises(NoSuchFolder):
            studio.check_library()
        studio.changes.add([given()], "Ann")
        assert len(studio.check_library().kept) == 1
        studio.changes.take_away(["park.txt"], "Ann")
        assert studio.check_library().kept == {}
    (tmp_path / "empty").mkdir()
    with Studio(settings, tmp_path / "empty", readers) as studio, pytest.raises(NoTranscripts):
        studio.check_library()
    (tmp_path / "file").touch()
    with Studio(settings, tmp_path / "file" / "library", readers) as studio, pytest.raises(LibraryUnwritable):
        studio.changes.add([given()], "Ann")
    with Studio(settings, None, readers) as studio, pytest.raises(NoSuchFolder):
        studio.changes.last()


def test_a_change_by_another_process_is_noticed_within_a_second_or_so(opened, settings, folder, readers, monkeypatch):
    """A server sees what a command changes, without anybody asking it to look."""
    monkeypatch.setattr(Studio, "voices", lambda _: ())
    monkeypatch.setattr("voicereader.studio.edition.castings", lambda *_: {})
    opened.edition()
    opened.watch()
    with Studio(settings, folder, readers) as other:
        other.changes.correct("garden.txt", {"title": "Another"}, "Ann")
    begun = time.monotonic()
    while titles(opened) != ["Another"]:
        assert time.monotonic() - begun < 10
        time.sleep(0.05)
    opened.changes.correct("garden.txt", {"title": "At once"}, "Ann")
    assert titles(opened) == ["At once"]


def test_a_library_is_exported_imported_and_copied(opened, tmp_path, settings, readers):
    """What comes out is served as it was, with its history."""
    opened.changes.add([given(title="By the lake")], "Ann")
    opened.changes.export(tmp_path / "library.zip")
    opened.changes.backup(tmp_path / "copy")
    assert library_from(tmp_path / "library.zip", tmp_path / "other") == (2, 1)
    for place in ("other", "copy"):
        with Studio(settings, tmp_path / place, readers) as studio:
            assert titles(studio) == titles(opened)
            (change,) = studio.changes.history()
            assert (change.who, change.at.tzinfo) == ("Ann", dt.UTC)
