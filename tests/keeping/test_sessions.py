"""Sessions and tokens: secrets that the file does not have, and that end."""

import sqlite3

import pytest

from tests.keeping.test_accounts import CHEAP, WORDS, Clock
from tests.keeping.test_database import DUMPS, restored
from voicereader.errors import BadAccount, UnknownToken
from voicereader.keeping.accounts import Accounts
from voicereader.keeping.database import NAME, Database
from voicereader.keeping.passwords import Passwords
from voicereader.keeping.sessions import Sessions
from voicereader.keeping.tokens import Tokens


@pytest.fixture
def clock():
    """Return a clock."""
    return Clock()


@pytest.fixture
def accounts(tmp_path, clock):
    """Return the accounts of a folder."""
    return Accounts(Database(tmp_path), Passwords(CHEAP), clock)


@pytest.fixture
def ann(accounts):
    """Return an editor."""
    return accounts.add("Ann", WORDS, "editor")


@pytest.fixture
def sessions(tmp_path, clock):
    """Return sessions that end a day after their last use, and two after they began."""
    return Sessions(Database(tmp_path), 24, 48, clock)


@pytest.fixture
def tokens(tmp_path, clock):
    """Return the tokens of that folder."""
    return Tokens(Database(tmp_path), clock)


def kept(folder) -> bytes:
    """Return all that lies in a folder."""
    return b"".join(each.read_bytes() for each in folder.iterdir())


def test_a_session_is_found_by_its_secret_alone(tmp_path, sessions, ann):
    """The secret has 256 bits, is another each time, and is not in the file."""
    one, two = sessions.begin(ann), sessions.begin(ann)
    assert len(one) == len(two) == 43
    assert one != two
    assert sessions.find(one).account == ann
    assert sessions.find(one[:-1]) is None
    assert sessions.find("") is None
    assert one.encode() not in kept(tmp_path)


def test_a_session_ends_when_nobody_uses_it(sessions, clock, ann):
    """A use begins the time anew."""
    secret = sessions.begin(ann)
    for _ in range(2):
        clock.move(hours=23)
        assert sessions.find(secret)
    other = sessions.begin(ann)
    clock.move(hours=24)
    assert sessions.find(other) is None


def test_a_session_ends_at_last(tmp_path, sessions, clock, ann):
    """However much it is used; what has ended goes from the file with the next that begins."""
    secret = sessions.begin(ann)
    for _ in range(3):
        assert sessions.find(secret)
        clock.move(hours=16)
    assert sessions.find(secret) is None
    sessions.begin(ann)
    assert sqlite3.connect(tmp_path / NAME).execute("SELECT count(*) FROM session").fetchone() == (1,)


def test_one_session_ends_or_all(sessions, accounts, ann):
    """All of an account, and of no other."""
    bob = sessions.begin(accounts.add("Bob", WORDS, "reader"))
    one, two = sessions.begin(ann), sessions.begin(ann)
    sessions.end(one)
    assert sessions.find(one) is None
    assert [each.account for each in sessions.of(ann)] == [ann]
    sessions.end_all(ann)
    assert sessions.find(two) is None
    assert sessions.find(bob)


def test_what_is_removed_takes_sessions_and_tokens_along(tmp_path, sessions, tokens, accounts, ann):
    """Nothing of it is left but its changes."""
    secret, token = sessions.begin(ann), tokens.make(ann, "a program", "edit")
    accounts.remove("Ann")
    assert sessions.find(secret) is None
    assert tokens.find(token) is None
    assert sqlite3.connect(tmp_path / NAME).execute("SELECT count(*) FROM token").fetchone() == (0,)


def test_a_token_opens_what_its_scope_says(tmp_path, tokens, accounts, ann):
    """And never more than its account may, also where that may less now; never what an owner may."""
    read, edit = tokens.make(ann, "a reader", "read"), tokens.make(ann, "an editor", "edit")
    assert (tokens.find(read).role, tokens.find(edit).role) == ("reader", "editor")
    accounts.set_role("Ann", "owner")
    assert (tokens.find(read).role, tokens.find(edit).role) == ("reader", "editor")
    accounts.set_role("Ann", "reader")
    assert tokens.find(edit).role == "reader"
    accounts.set_disabled("Ann", disabled=True)
    assert tokens.find(read) is None
    assert read.encode() not in kept(tmp_path)


def test_a_token_lasts_for_its_days(tokens, clock, ann):
    """To the end of the last one, by UTC; one for good has none."""
    short, long = tokens.make(ann, "short", "read", 1), tokens.make(ann, "long", "read")
    clock.move(days=1)
    assert tokens.find(short)
    clock.move(days=1)
    assert tokens.find(short) is None
    assert tokens.find(long)
    told = {each.name: (str(each.expires), str(each.used)) for each in tokens.of(ann)}
    assert told == {"short": ("2030-01-02", "2030-01-02"), "long": ("None", "2030-01-03")}


def test_a_token_is_taken_from_its_account_alone(tokens, accounts, ann):
    """Who has another account cannot."""
    secret = tokens.make(ann, "a program", "read")
    (token,) = tokens.of(ann)
    with pytest.raises(UnknownToken):
        tokens.remove(accounts.add("Bob", WORDS, "owner"), token.number)
    assert tokens.find(secret)
    tokens.remove(ann, token.number)
    assert tokens.find(secret) is None


@pytest.mark.parametrize(
    ("name", "scope", "days"),
    [("", "read", None), ("a\nb", "read", None), ("x" * 61, "read", None), ("x", "own", None), ("x", "read", 0)],
)
def test_tokens_that_there_are_not(tokens, ann, name, scope, days):
    """A name, a scope and a number of days that make sense."""
    with pytest.raises(BadAccount):
        tokens.make(ann, name, scope, days)


def test_a_reader_has_no_token_that_edits(tokens, accounts):
    """What the account may not its tokens may not."""
    with pytest.raises(BadAccount, match="choose another"):
        tokens.make(accounts.add("Bob", WORDS, "reader"), "a program", "edit")


def test_a_ledger_without_accounts_gets_them(tmp_path):
    """What was changed stays, and nobody has an account yet."""
    restored(tmp_path, 1)
    accounts = Accounts(Database(tmp_path), Passwords(CHEAP))
    assert not accounts.are_there()
    assert accounts.add("Ann", WORDS, "owner").number == 1


@pytest.mark.parametrize("version", [each for each in DUMPS if each > 1])
def test_accounts_of_each_version_go_on(tmp_path, version, clock):
    """Who had one signs in, is signed in and has their tokens; who was kept out is."""
    restored(tmp_path, version)
    database = Database(tmp_path)
    accounts = Accounts(database, Passwords(CHEAP), clock)
    assert [(each.name, each.role, each.disabled) for each in accounts.all()] == [
        ("Ann Lee", "owner", False),
        ("Bob", "reader", True),
    ]
    assert accounts.sign_in("Ann Lee", WORDS, "192.0.2.1").number == 1
    assert Sessions(database, 24, 48, clock).find("a session").account.name == "Ann Lee"
    assert Tokens(database, clock).find("a token").role == "editor"
