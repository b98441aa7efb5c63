"""Accounts and tokens from the command line."""

import json
import os
import pty
import sys

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner

from tests.web.people import WORDS
from voicereader.cli import commands
from voicereader.errors import BadAccount, BadPassword, NoSuchFolder, UnknownAccount, UnknownToken
from voicereader.keeping import passwords
from voicereader.settings import Settings
from voicereader.studio.admitting import admission


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    """Have digests cost little."""
    monkeypatch.setattr(passwords, "PasswordHasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def typed(folder):
    """Return a way to type a command about that folder, with a line of standard input."""

    def type_in(words, *more, line=WORDS):
        group, command = words.split()
        return CliRunner().invoke(commands, [group, command, str(folder), *map(str, more)], input=f"{line}\n")

    return type_in


def test_somebody_is_given_an_account(typed, folder):
    """With the password of standard input, which is no argument and nowhere in what is printed."""
    told = typed("user add", "Ann Lee", "--role", "owner")
    assert (told.exit_code, told.output) == (0, "Ann Lee has an account now: owner.\n")
    assert admission(folder, Settings()).accounts.sign_in("ann lee", WORDS, "").role == "owner"
    assert typed("user list").output.startswith("Ann Lee\towner\tsince 20")
    (row,) = json.loads(typed("user list", "--json").output)
    assert (row["name"], row["role"], row["disabled"]) == ("Ann Lee", "owner", False)


def test_an_account_is_changed(typed, folder):
    """Role, password, out and in again, away."""
    typed("user add", "Ann")
    assert typed("user role", "ann", "reader").output == "Ann is reader now.\n"
    assert "signed out everywhere" in typed("user password", "Ann", line="five pears on a tray").output
    assert typed("user disable", "Ann").output == "Ann is kept out now.\n"
    assert "disabled" in typed("user list").output
    assert typed("user disable", "Ann", "--undo").output == "Ann may sign in again.\n"
    assert admission(folder, Settings()).accounts.sign_in("Ann", "five pears on a tray", "").role == "reader"
    assert typed("user remove", "Ann").output == "Ann has no account any more.\n"
    assert typed("user list").output == ""


def test_a_program_is_given_a_token(typed, folder):
    """Printed once; the list has all but it."""
    typed("user add", "Ann")
    secret = typed("token add", "Ann", "--label", "nightly import", "--scope", "edit", "--days", "9").output.strip()
    tokens = admission(folder, Settings()).tokens
    assert tokens.find(secret).role == "editor"
    listed = typed("token list", "Ann").output
    assert listed.startswith("1\tnightly import\tedit\tsince 20")
    assert secret not in listed
    assert typed("token remove", "Ann", 1).output == "Ann has no token 1 any more.\n"
    assert tokens.find(secret) is None


@pytest.mark.parametrize(
    ("words", "more", "error"),
    [
        ("user add", ["Ann"], BadAccount),
        ("user role", ["Bob", "owner"], UnknownAccount),
        ("user password", ["Bob"], UnknownAccount),
        ("token list", ["Bob"], UnknownAccount),
        ("token remove", ["Ann", "7"], UnknownToken),
        ("token add", ["Ann", "--label", " "], BadAccount),
    ],
)
def test_what_cannot_be_is_told(typed, words, more, error):
    """By errors that have a sentence and an exit status each."""
    typed("user add", "Ann")
    assert isinstance(typed(words, *more).exception, error)


def test_a_password_that_is_guessed_is_refused(typed, folder):
    """And so is none; nothing is written then."""
    for line in ("", "plums", "password1234"):
        assert isinstance(typed("user add", "Ann", line=line).exception, BadPassword)
    assert not (folder / "voicereader.sqlite").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    """None is made."""
    told = CliRunner().invoke(commands, ["user", "list", str(tmp_path / "nowhere")])
    assert isinstance(told.exception, NoSuchFolder)
    assert not (tmp_path / "nowhere").exists()


def test_on_a_terminal_the_password_is_asked_for_twice_and_not_seen(folder):
    """As it is typed nothing of it is shown."""
    pid, terminal = pty.fork()
    if not pid:
        os.execv(sys.executable, [sys.executable, "-m", "voicereader", "user", "add", str(folder), "Ann"])  # noqa: S606
    seen = b""
    for prompt in (b"Password: ", b"Once more: "):
        while prompt not in seen:
            seen += os.read(terminal, 1000)
        os.write(terminal, f"{WORDS}\n".encode())
    while b"has an account" not in seen:
        seen += os.read(terminal, 1000)
    os.waitpid(pid, 0)
    os.close(terminal)
    assert WORDS.encode() not in seen
    assert admission(folder, Settings()).accounts.sign_in("Ann", WORDS, "").role == "editor"
