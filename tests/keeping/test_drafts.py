"""Drafts: kept for whom they are, for a week."""

import datetime as dt

import pytest
from argon2 import PasswordHasher

from voicereader.errors import BadChange, UnknownDraft
from voicereader.keeping.accounts import Accounts
from voicereader.keeping.database import Database
from voicereader.keeping.drafts import Draft, Drafts
from voicereader.keeping.passwords import Passwords

TALK = Draft("lake.txt", b"Ann Lee: Good evening.\n", {"title": "The lake"})


@pytest.fixture
def accounts(tmp_path):
    """Return accounts of an empty folder, with Ann's and Bob's."""
    made = Accounts(Database(tmp_path), Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)))
    for name in ("Ann", "Bob"):
        made.add(name, "four plums on a plate", "editor")
    return made


@pytest.fixture
def clock():
    """Return a clock that is set by hand."""
    return [dt.datetime(2026, 3, 1, tzinfo=dt.UTC)]


@pytest.fixture
def drafts(tmp_path, accounts, clock):
    """Return the drafts of that folder."""
    return Drafts(Database(tmp_path), lambda: clock[0])


def test_a_draft_is_one_s_own(drafts):
    """It is found with all that was handed in, by nobody else, and thrown away by nobody else."""
    number = drafts.keep(1, TALK)
    found = drafts.find(1, number)
    assert (found.name, found.content, found.about) == (TALK.name, TALK.content, TALK.about)
    assert [each.number for each in drafts.of(1)] == [number]
    assert drafts.of(2) == []
    for attempt in (drafts.find, drafts.drop, lambda *whose: drafts.change(*whose, b"x")):
        with pytest.raises(UnknownDraft):
            attempt(2, number)
    drafts.change(1, number, b"Ann Lee: Good night.\n")
    assert drafts.find(1, number).content == b"Ann Lee: Good night.\n"
    drafts.drop(1, number)
    with pytest.raises(UnknownDraft):
        drafts.find(1, number)


def test_a_draft_is_gone_after_a_week(drafts, clock):
    """Nobody finds it any more, and its content is not kept."""
    number = drafts.keep(1, TALK)
    clock[0] += dt.timedelta(days=7)
    assert drafts.find(1, number)
    clock[0] += dt.timedelta(seconds=1)
    with pytest.raises(UnknownDraft, match="kept for 7 days"):
        drafts.find(1, number)
    assert drafts.of(1) == []
    assert drafts.tidy() == 1
    assert drafts.tidy() == 0


def test_drafts_are_not_without_number(drafts):
    """So that nobody fills the disk by handing in."""
    for _ in range(20):
        drafts.keep(1, TALK)
    with pytest.raises(BadChange, match="not added yet"):
        drafts.keep(1, TALK)
    assert drafts.keep(2, TALK)


def test_drafts_go_with_their_account(drafts, accounts):
    """Whose account is taken away leaves none."""
    drafts.keep(2, TALK)
    accounts.remove("Bob")
    accounts.add("Bob", "four plums on a plate", "editor")
    assert drafts.of(2) == drafts.of(3) == []


def test_a_library_without_accounts_has_no_drafts(tmp_path):
    """And no file comes to be by looking."""
    there = Drafts(Database(tmp_path))
    assert there.of(1) == []
    assert there.tidy() == 0
    assert list(tmp_path.iterdir()) == []
