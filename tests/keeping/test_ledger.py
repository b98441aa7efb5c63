"""The ledger against a model of it that is a few dictionaries."""

import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.keeping.conftest import MEMORY
from voicereader.errors import ChangedMeanwhile, NotKept, UnknownChange
from voicereader.keeping import rows
from voicereader.keeping.database import Database
from voicereader.keeping.ledger import Edit, Ledger

NAMES = st.sampled_from(["a.txt", "b.txt", "people.toml", "Отчёт 1.txt", os.fsdecode(b"\xff.txt")])
ABOUTS = st.dictionaries(st.sampled_from(["title", "date"]), st.text(max_size=5).map(ascii), max_size=2)
CONTENTS = st.one_of(st.binary(max_size=8), st.sampled_from([b"", b"same", b"long" * 5_000]))
EDITS = st.builds(
    lambda name, state, content, about: Edit(name, state, content if state == "kept" else b"", about),
    NAMES, st.sampled_from(["kept", "kept", "original", "gone"]), CONTENTS, ABOUTS,
)  # fmt: skip
BEGUN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
NEVER = ("original", None, {})


class Against(RuleBasedStateMachine):
    """The same is done to the ledger and to `states`: what each file was after each change, from the first on."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.hours = 0
        self.states = [{}]
        self.dropped = set()

    @initialize()
    def open(self):
        """Open the ledger, as another process would."""
        self.ledger = Ledger(Database(self.folder), lambda: BEGUN + dt.timedelta(hours=self.hours))

    @rule()
    def open_again(self):
        """Forget what is in memory."""
        self.open()

    @rule(edits=st.lists(EDITS, min_size=1, max_size=3, unique_by=lambda each: each.name), seen=st.integers(0, 3))
    def change(self, edits, seen):
        """Change files, having seen an older state: refused where one of them was changed since."""
        self.hours += 1
        seen = max(0, len(self.states) - 1 - seen)
        meanwhile = any(self.changed(each.name, seen) for each in edits)
        try:
            made = self.ledger.change("Ann", "edit", edits, seen)
        except ChangedMeanwhile:
            assert meanwhile
            return
        assert not meanwhile
        assert made.number == len(self.states)
        self.add({each.name: (each.state, each.content, dict(each.about)) for each in edits})

    @precondition(lambda self: len(self.states) > 1)
    @rule(data=st.data())
    def undo(self, data):
        """Undo any change: refused where a file was changed since, or its content is not kept."""
        self.hours += 1
        number = data.draw(st.integers(1, len(self.states) - 1))
        names = self.made(number)
        before = {name: self.states[number - 1].get(name, NEVER) for name in names}
        later = any(self.changed(name, number) for name in names)
        lost = any(state == "kept" and content in self.dropped for state, content, _ in before.values())
        why = None
        try:
            assert self.ledger.undo(number, "Bob").undoes == number
        except (ChangedMeanwhile, NotKept) as error:
            why = error
        if isinstance(why, ChangedMeanwhile):
            assert later
            return
        if why:
            assert lost
            return
        assert not later
        assert not lost
        self.add(before)

    @rule(days=st.integers(0, 2))
    def purge(self, days):
        """Drop what only files have had that are gone for longer than that."""
        self.hours += 24
        before = BEGUN + dt.timedelta(hours=self.hours) - dt.timedelta(days=days)
        kept = {content for name, content in self.contents() if not self.gone_before(name, before)}
        dropped = {content for _, content in self.contents()} - kept - self.dropped
        assert self.ledger.purge(before) == len(dropped)
        self.dropped |= dropped

    @invariant()
    def is_alike(self):
        """What the ledger says of now and of every change is what the model says."""
        if not hasattr(self, "ledger"):
            return
        assert self.ledger.last() == len(self.states) - 1
        now = {
            name: (each.state, self.content(each) if each.state == "kept" else b"", dict(each.about))
            for name, each in self.ledger.current().items()
        }
        assert now == {
            name: (state, content or b"", about) for name, (state, content, about) in self.states[-1].items()
        }
        assert [each.number for each in self.ledger.history()] == list(range(1, len(self.states)))[::-1]

    def teardown(self):
        """Remove the folder."""
        shutil.rmtree(self.folder)

    def content(self, revision):
        """Return a revision's content as the ledger has it."""
        return self.ledger.content(revision.digest)

    def add(self, files):
        """Put a state after the last one."""
        self.states.append(self.states[-1] | files)
        self.dropped -= {content for state, content, _ in files.values() if state == "kept"}
        self.at = getattr(self, "at", {}) | {len(self.states) - 1: self.hours}
        self.names = getattr(self, "names", {}) | {len(self.states) - 1: set(files)}

    def made(self, number):
        """Return the names of the files of a change."""
        return self.names[number]

    def changed(self, name, since):
        """Say whether a file was changed after a change."""
        return any(name in names for number, names in getattr(self, "names", {}).items() if number > since)

    def contents(self):
        """Yield all that files ever were."""
        for number, names in getattr(self, "names", {}).items():
            for name in names:
                state, content, _ = self.states[number][name]
                if state == "kept":
                    yield name, content

    def gone_before(self, name, moment):
        """Say whether a file was taken away before then, and is not there since."""
        last = max(number for number, names in self.names.items() if name in names)
        return self.states[-1][name][0] == "gone" and BEGUN + dt.timedelta(hours=self.at[last]) < moment


TestAgainst = Against.TestCase
TestAgainst.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)


def test_a_folder_without_changes_has_no_ledger(tmp_path, ledger):
    """To ask leaves nothing behind."""
    assert (ledger.last(), ledger.current(), ledger.history()) == (0, {}, [])
    with pytest.raises(UnknownChange):
        ledger.undo(1, "Ann")
    assert ledger.purge(BEGUN) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_change_says_who_when_and_what(ledger):
    """And leaves one file beside the originals."""
    made = ledger.change("Ann", "add", [Edit("a.txt", "kept", b"a", {"title": "A"}), Edit("b.txt", "gone")])
    assert ledger.history() == [made]
    assert (made.number, made.who, made.note, made.undoes) == (1, "Ann", "add", None)
    assert abs(made.at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert [(each.name, each.state, each.size) for each in made.revisions] == [
        ("a.txt", "kept", 1),
        ("b.txt", "gone", 0),
    ]
    assert [each.name for each in ledger.database.path.parent.iterdir()] == ["voicereader.sqlite"]


def test_a_change_is_noticed_whatever_the_clock_says(ledger):
    """Two changes within a tick of the system's clock leave the file with one time and one size."""
    ledger.change("Ann", "edit", [Edit("a.txt", "kept", b"1")])
    stamp = ledger.database.stamp()
    assert ledger.last() == 1
    ledger.change("Ann", "edit", [Edit("a.txt", "kept", b"2")])
    os.utime(ledger.database.path, ns=(stamp[0][2], stamp[0][2]))
    assert ledger.database.stamp() == stamp
    assert ledger.last() == 2


def test_questions_that_are_asked_at_once_are_answered_of_one_moment(ledger):
    """Whatever others change between two of them."""
    ledger.change("Ann", "edit", [Edit("a.txt", "kept", b"1")])

    def ask(connection):
        first = rows.last(connection)
        ledger.change("Bob", "edit", [Edit("a.txt", "kept", b"2")])
        return first, rows.last(connection), len(rows.digests(connection))

    assert ledger.database.read(ask, None) == (1, 1, 1)


def test_history_of_one_file_in_pages(ledger):
    """The last first, and those before one."""
    for number in range(6):
        ledger.change("Ann", "edit", [Edit(f"{number % 2}.txt", "kept", b"%d" % number)])
    assert [each.number for each in ledger.history("1.txt")] == [6, 4, 2]
    assert [each.number for each in ledger.history(most=2, before=5)] == [4, 3]


def test_what_is_dropped_is_not_left_in_the_file(ledger):
    """Who takes a file away for good has it gone from the disk."""
    secret = b"a secret that nobody may read " * 200
    ledger.change("Ann", "add", [Edit("a.txt", "kept", secret), Edit("b.txt", "kept", b"b")])
    ledger.change("Ann", "remove", [Edit("a.txt", "gone")])
    assert secret[:30] in ledger.database.path.read_bytes()
    assert ledger.purge(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1)) == 1
    assert secret[:30] not in ledger.database.path.read_bytes()


def test_a_change_changes_something_and_each_file_once(ledger):
    """What makes no sense is a defect of ours."""
    for edits in ([], [Edit("a.txt", "gone"), Edit("a.txt", "gone")]):
        with pytest.raises(ValueError, match=r"set|a\.txt"):
            ledger.change("Ann", "edit", edits)
