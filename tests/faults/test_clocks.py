"""Clocks that jump: nobody is locked out for longer, nobody stays signed in for ever, and nothing is dropped too early."""

import datetime as dt
import os

import pytest
from argon2 import PasswordHasher

from voicereader.errors import SignInFailed, TooManyTries
from voicereader.keeping.accounts import Accounts
from voicereader.keeping.database import Database
from voicereader.keeping.ledger import Edit, Ledger
from voicereader.keeping.passwords import Passwords
from voicereader.keeping.sessions import Sessions
from voicereader.keeping.tokens import Tokens
from voicereader.settings import Settings
from voicereader.studio import Asked, Studio
from voicereader.studio.changing import Changes

DAY, YEAR = dt.timedelta(days=1), dt.timedelta(days=365)
WORDS = "four plums on a plate"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        """Tell the time."""
        return self.time


@pytest.fixture
def clock():
    """Return a clock."""
    return Clock()


@pytest.fixture
def kept(tmp_path, clock):
    """Return accounts, sessions and tokens by that clock."""
    database = Database(tmp_path)
    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts = Accounts(database, quick, clock)
    accounts.add("Ann", WORDS, "editor")
    return accounts, Sessions(database, 336, 2160, clock), Tokens(database, clock)


@pytest.mark.parametrize("jump", [DAY, YEAR, dt.timedelta(minutes=-29), -DAY, -YEAR])
def test_nobody_is_locked_out_by_a_jump(kept, clock, jump):
    """Too many tries are forgiven within forty minutes, and not after the year by which a clock went back."""
    accounts, _, _ = kept
    with pytest.raises(TooManyTries):
        for _ in range(30):
            with pytest.raises(SignInFailed):
                accounts.sign_in("Ann", "wrong", "192.0.2.1")
    clock.time += jump
    clock.time += dt.timedelta(minutes=40)
    assert accounts.sign_in("Ann", WORDS, "192.0.2.1").name == "Ann"


@pytest.mark.parametrize(("jump", "lasts"), [(DAY, True), (-DAY, True), (-YEAR, False), (YEAR, False)])
def test_a_session_outlasts_a_small_jump_and_no_great_one(kept, clock, jump, lasts):
    """A day either way signs nobody out; a session from a year to come would hardly ever end."""
    accounts, sessions, _ = kept
    secret = sessions.begin(accounts.named("Ann"))
    clock.time += jump
    assert (sessions.find(secret) is not None) is lasts
    again = sessions.begin(accounts.named("Ann"))
    assert sessions.find(again)
    clock.time += dt.timedelta(hours=337)
    assert sessions.find(again) is None


def test_a_session_that_is_used_after_a_jump_back_ends_when_nobody_uses_it(kept, clock):
    """Its last use is by the clock as it is now."""
    accounts, sessions, _ = kept
    secret = sessions.begin(accounts.named("Ann"))
    clock.time -= DAY
    assert sessions.find(secret)
    clock.time += dt.timedelta(hours=337)
    assert sessions.find(secret) is None


def test_a_token_that_expired_by_a_jump_is_there_after_it(kept, clock):
    """Nothing is taken away for good that is only outdated by the clock."""
    accounts, _, tokens = kept
    secret = tokens.make(accounts.named("Ann"), "a program", "read", 30)
    clock.time += YEAR
    assert tokens.find(secret) is None
    clock.time -= YEAR
    assert tokens.find(secret).name == "Ann"


def changes_of(studio, clock, **settings) -> Changes:
    """Return what is changed of a library by that clock."""
    ledger = Ledger(Database(studio.folder), clock)
    made = Settings(cache=studio.settings.cache, **settings)
    return Changes(studio._library.files, ledger, studio.inspect, made, lambda: None)  # noqa: SLF001


def test_a_clock_that_jumps_ahead_drops_nothing(studio, clock):
    """What was taken away comes back, though by the clock it went a year ago."""
    changes = changes_of(studio, clock)
    Ledger(Database(studio.folder), clock).change("Ann", "add", [Edit("a.txt", "kept", b"Ann: Well.")])
    changes.take_away(["a.txt"], "Ann")
    clock.time += YEAR
    assert changes.tidy() == 0
    clock.time -= YEAR
    changes.restore(["a.txt"], "Ann")


def test_what_went_by_a_clock_without_a_battery_is_kept_as_long(studio, clock):
    """Where a change came before it by a later clock, it was not in 1970."""
    ledger = Ledger(Database(studio.folder), clock)
    ledger.change("Ann", "add", [Edit("a.txt", "kept", b"Ann: Well.")])
    right, clock.time = clock.time, dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    ledger.change("Ann", "remove", [Edit("a.txt", "gone")])
    clock.time = right + DAY
    assert changes_of(studio, clock).tidy() == 0
    clock.time = right + 31 * DAY
    assert changes_of(studio, clock).tidy() == 1


@pytest.mark.parametrize("jump", [YEAR, -YEAR])
def test_a_change_is_seen_whatever_its_file_s_time(studio, folder, jump):
    """Files from tomorrow or from last year are read, and so is what they are corrected to; sound stays valid."""
    slug, file = "2020-06-01-a-talk-in-the-garden", folder / "garden.txt"
    assert studio.edition().transcript(slug)
    sound = studio.record(slug, Asked("wav")).sound.finish()
    moment = (dt.datetime.now(dt.UTC) + jump).timestamp()
    file.write_text(file.read_text().replace("fine day", "wet day"))
    os.utime(file, (moment, moment))
    os.utime(sound, (moment, moment))
    with Studio(studio.settings, folder, studio._readers) as other:  # noqa: SLF001  (reads nothing twice)
        assert "wet day" in other.edition().transcript(slug).turns[0].text
    file.write_text(file.read_text().replace("wet day", "fine day"))
    os.utime(file, (moment - 1, moment - 1))
    assert studio.record(slug, Asked("wav")).sound == sound
