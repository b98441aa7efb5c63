"""Accounts: names, roles, passwords, and signing in, which tells nothing to who is not let in."""

import datetime as dt
import logging
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from argon2 import PasswordHasher

from voicereader.errors import BadAccount, BadPassword, Busy, SignInFailed, TooManyTries, UnknownAccount
from voicereader.keeping.accounts import Accounts
from voicereader.keeping.database import NAME, Database
from voicereader.keeping.passwords import Passwords, check
from voicereader.keeping.sessions import Sessions

WORDS = "four plums on a plate"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.now = dt.datetime(2030, 1, 1, 12, tzinfo=dt.UTC)

    def __call__(self):
        """Tell the time."""
        return self.now

    def move(self, **by):
        """Move it on."""
        self.now += dt.timedelta(**by)


@pytest.fixture
def clock():
    """Return a clock."""
    return Clock()


@pytest.fixture
def accounts(tmp_path, clock):
    """Return the accounts of an empty folder."""
    return Accounts(Database(tmp_path), Passwords(CHEAP), clock)


def wrong(accounts, name="Ann", client="192.0.2.1", password="four pears on a plate"):  # noqa: S107  (none of ours)
    """Try to sign in with a password that is not right."""
    with pytest.raises(SignInFailed) as told:
        accounts.sign_in(name, password, client)
    return told.value.sentence


def test_an_account_is_known_by_its_name_in_any_case(accounts):
    """Whoever was added is listed, and signs in with their own password alone."""
    accounts.add("Ann Lee", WORDS, "editor")
    accounts.add("bob", WORDS + "!", "reader")
    assert [(each.name, each.role, each.disabled) for each in accounts.all()] == [
        ("Ann Lee", "editor", False),
        ("bob", "reader", False),
    ]
    assert accounts.sign_in(" ANN lee", WORDS, "192.0.2.1").name == "Ann Lee"
    wrong(accounts, "bob", password=WORDS)


def test_nothing_is_written_before_somebody_has_an_account(tmp_path, accounts):
    """To look and to try leaves no file in the folder."""
    assert not accounts.are_there()
    assert accounts.all() == []
    wrong(accounts)
    assert not (tmp_path / NAME).exists()


def test_the_file_does_not_have_the_password(tmp_path, accounts):
    """Only a digest by Argon2id is kept, another for each account."""
    accounts.add("Ann", WORDS, "editor")
    accounts.add("Bob", WORDS, "editor")
    kept = [row[0] for row in sqlite3.connect(tmp_path / NAME).execute("SELECT password FROM account")]
    assert all(each.startswith("$argon2id$") for each in kept)
    assert kept[0] != kept[1]
    assert all(WORDS.encode() not in each.read_bytes() for each in tmp_path.iterdir())


def test_letters_are_the_same_on_each_keyboard(accounts):
    """An accent that is a sign of its own is the letter with the accent."""
    accounts.add("Ann", "café au lait s.v.p.", "editor")
    assert accounts.sign_in("Ann", "cafe\u0301 au lait s.v.p.", "192.0.2.1")


def test_a_long_password_counts_to_its_end(accounts):
    """Also where it is longer before its letters are written in one way; what is too long is nobody's."""
    accounts.add("Ann", "e\u0301" * 499 + "ab", "editor")
    wrong(accounts, password="é" * 499 + "ac")
    wrong(accounts, password="x" * 2000)
    assert accounts.sign_in("Ann", "é" * 499 + "ab", "192.0.2.1")


def test_a_taken_name_is_told(accounts):
    """In any case, and however wide its letters are."""
    accounts.add("Ann", WORDS, "editor")
    for name in ("ann", " ANN ", "Ａｎｎ"):
        with pytest.raises(BadAccount, match="already"):
            accounts.add(name, WORDS, "reader")


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 61, "a\u202eb"])
def test_what_is_no_name(accounts, name):
    """One line of letters that are seen."""
    with pytest.raises(BadAccount, match="1 to 60"):
        accounts.add(name, WORDS, "editor")


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("four plums", "12 to 1000 characters"),
        ("x" * 1001, "12 to 1000 characters"),
        ("password1234!", "first that others would guess"),
        ("PasswordPassword", "first that others would guess"),
        ("Пароль-2024-2025", "first that others would guess"),
        ("123456789012", "first that others would guess"),
        ("098765432109", "first that others would guess"),
        ("qwertyuiopas", "first that others would guess"),
        ("abcabcabcabcabc", "first that others would guess"),
        ("annabel-stone", "little more than the account's name"),
        ("Annabel-Stone2024", "little more than the account's name"),
        (" " * 12, "first that others would guess"),
    ],
)
def test_passwords_that_are_guessed_first(password, told):
    """Too short, the commonest, rows of keys, one piece again and again, and the account's own name."""
    with pytest.raises(BadPassword, match=told):
        check(password, "annabel-stone")


@pytest.mark.parametrize(
    "password", [WORDS, "x1" + "y" * 998, "двенадцать слив", "😀🍐🍎🍒🍓🫐🍇🍉🍌🍍🥭🥝", "anna is not my name"]
)
def test_passwords_that_may_be(password):
    """No kind of sign is asked for."""
    check(password, "anna")


def test_who_is_not_let_in_is_told_one_sentence(accounts):
    """Wrong password, unknown name and disabled account are answered alike."""
    accounts.add("Ann", WORDS, "editor")
    accounts.add("Bob", WORDS, "editor")
    accounts.set_disabled("Bob", disabled=True)
    told = {wrong(accounts), wrong(accounts, "nobody"), wrong(accounts, "Bob", password=WORDS), wrong(accounts, "")}
    assert len(told) == 1


def test_a_name_that_nobody_has_costs_a_look_at_a_password(accounts, monkeypatch):
    """As many digests are compared as for a name that somebody has, one; a password past all bounds is none longer."""
    accounts.add("Ann", WORDS, "editor")
    compared = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(
        PasswordHasher,
        "verify",
        lambda self, hash_, given: (compared.append(len(given)), verify(self, hash_, given))[1],
    )
    wrong(accounts)
    wrong(accounts, "nobody")
    wrong(accounts, "nobody", password="x" * 10_000)
    assert compared == [21, 21, 0]


def test_a_name_is_tried_ten_times_then_once_in_three_minutes(accounts, clock):
    """Also with the right password; the same holds for names that nobody has."""
    accounts.add("Ann", WORDS, "editor")
    for name in ("Ann", "nobody"):
        for number in range(10):
            wrong(accounts, name, f"192.0.2.{number}")
        with pytest.raises(TooManyTries, match="wait 3 minutes") as told:
            accounts.sign_in(name, WORDS, "192.0.2.99")
        assert told.value.seconds == 180
    clock.move(minutes=3)
    assert accounts.sign_in("Ann", WORDS, "192.0.2.99")


def test_a_place_is_tried_from_thirty_times(accounts):
    """Whatever the names; of IPv6 the network counts. Others are not hindered."""
    accounts.add("Ann", WORDS, "editor")
    for number in range(30):
        wrong(accounts, f"name {number}", f"2001:db8::{number:x}")
    with pytest.raises(TooManyTries, match="wait 1 minute,"):
        accounts.sign_in("Ann", WORDS, "2001:db8::ffff")
    assert accounts.sign_in("Ann", WORDS, "2001:db8:0:1::1")


def test_a_new_start_forgives_nothing(tmp_path, accounts, clock):
    """Tries are counted in the file; it has neither the names nor the addresses."""
    accounts.add("Ann", WORDS, "editor")
    for _ in range(10):
        wrong(accounts, "my secret typed as a name")
    again = Accounts(Database(tmp_path), Passwords(CHEAP), clock)
    with pytest.raises(TooManyTries):
        again.sign_in("my secret typed as a name", WORDS, "192.0.2.1")
    kept = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"typed as a name" not in kept
    assert b"192.0.2.1" not in kept


def test_many_tries_at_once_are_as_many(accounts):
    """Whoever sends a hundred guesses together has ten of them looked at."""
    accounts.add("Ann", WORDS, "editor")

    def tried(_):
        try:
            accounts.sign_in("Ann", "four pears on a plate", "192.0.2.1")
        except (SignInFailed, TooManyTries, Busy) as error:
            return type(error)

    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(tried, range(40)))
    assert told.count(TooManyTries) == 30


def test_who_is_right_is_forgiven(accounts):
    """What was counted for the name is; what was counted for the place is but for this one try."""
    accounts.add("Ann", WORDS, "editor")
    for _ in range(3):
        for _ in range(9):
            wrong(accounts)
        accounts.sign_in("Ann", WORDS, "192.0.2.1")
    for number in range(3):
        wrong(accounts, f"name {number}")
    with pytest.raises(TooManyTries):
        accounts.sign_in("Ann", WORDS, "192.0.2.1")


def test_few_passwords_are_looked_at_together(accounts):
    """Two at once, of 64 MiB each as it is served; few wait, the others are told to come back."""
    begun, may_end = Event(), Event()

    class Slow(PasswordHasher):
        def verify(self, hash_, given):
            begun.set()
            may_end.wait(10)
            return super().verify(hash_, given)

    slow = Passwords(Slow(time_cost=1, memory_cost=8, parallelism=1))
    with ThreadPoolExecutor(10) as threads:
        asked = [threads.submit(slow.fit, None, WORDS) for _ in range(10)]
        begun.wait(10)
        while sum(each.running() for each in asked) < 10 or slow._waiting._value:  # noqa: SLF001
            pass
        with pytest.raises(Busy):
            slow.fit(None, WORDS)
        assert slow._running._value == 0  # noqa: SLF001
        may_end.set()
    assert not any(each.result() for each in asked)
    assert not slow.fit(None, WORDS)


def test_digests_of_other_parameters_are_made_anew(tmp_path, accounts, clock):
    """When the cost is raised, each digest is raised as its owner signs in."""
    accounts.add("Ann", WORDS, "editor")
    dearer = Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    raised = Accounts(Database(tmp_path), dearer, clock)
    assert raised.sign_in("Ann", WORDS, "192.0.2.1")
    assert "t=2" in sqlite3.connect(tmp_path / NAME).execute("SELECT password FROM account").fetchone()[0]
    assert raised.sign_in("Ann", WORDS, "192.0.2.1")


def test_as_it_is_served_a_digest_costs_64_mib(tmp_path):
    """The parameters are those of RFC 9106 for little memory."""
    Accounts(Database(tmp_path)).add("Ann", WORDS, "owner")
    kept = sqlite3.connect(tmp_path / NAME).execute("SELECT password FROM account").fetchone()[0]
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_new_password_ends_all_sessions(tmp_path, accounts, clock):
    """So does keeping somebody out; another role does not."""
    sessions = Sessions(Database(tmp_path), 24, 48, clock)
    ann = accounts.add("Ann", WORDS, "editor")
    for change in (
        lambda: accounts.change_password(ann, WORDS, "four pears on a plate", "192.0.2.1"),
        lambda: accounts.set_disabled("Ann", disabled=True),
    ):
        secret = sessions.begin(ann)
        accounts.set_role("Ann", "owner")
        assert sessions.find(secret).account.role == "owner"
        change()
        assert sessions.find(secret) is None
    accounts.set_disabled("Ann", disabled=False)
    wrong(accounts, password=WORDS)
    assert accounts.sign_in("Ann", "four pears on a plate", "192.0.2.1")


def test_to_change_a_password_one_has_to_know_it(accounts):
    """And the new one must be one that may be."""
    ann = accounts.add("Ann", WORDS, "editor")
    with pytest.raises(SignInFailed):
        accounts.change_password(ann, "four pears on a plate", "five pears on a plate", "192.0.2.1")
    with pytest.raises(BadPassword):
        accounts.change_password(ann, WORDS, "pears", "192.0.2.1")
    assert accounts.sign_in("Ann", WORDS, "192.0.2.1")


def test_who_is_not_there_cannot_be_changed(accounts):
    """Nor given a role that there is not."""
    accounts.add("Ann", WORDS, "editor")
    accounts.remove("ann")
    for change in (
        lambda: accounts.set_role("Ann", "owner"),
        lambda: accounts.set_password("Ann", WORDS),
        lambda: accounts.set_disabled("Ann", disabled=True),
        lambda: accounts.remove("Ann"),
        lambda: accounts.named("Ann"),
    ):
        with pytest.raises(UnknownAccount, match="Ann"):
            change()
    with pytest.raises(BadAccount, match="reader, editor or owner"):
        accounts.add("Bob", WORDS, "king")


def test_the_log_says_who_and_nothing_else(accounts, caplog):
    """Sign-ins and roles with the account's name; what failed is counted without what was typed."""
    caplog.set_level(logging.INFO)
    accounts.add("Ann", WORDS, "editor")
    accounts.set_role("Ann", "owner")
    accounts.sign_in("Ann", WORDS, "192.0.2.1")
    wrong(accounts, "typed secret")
    assert [each.getMessage() for each in caplog.records] == [
        "account Ann was added: editor",
        "account Ann is owner now",
        "Ann signed in",
        "a sign-in failed",
    ]
