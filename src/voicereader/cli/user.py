"""`voicereader user`: who has an account."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from voicereader.cli.options import admitted, folder_argument, option
from voicereader.cli.printing import echo
from voicereader.keeping.accounts import ROLES, Account, Accounts, Role


@click.group()
def user() -> None:
    """Say who may read and change what is served of a folder."""


def _of_somebody(command: Callable[..., Any]) -> Callable[..., Any]:
    """Declare what a command about an account is told: the folder and whose it is."""
    return folder_argument(click.argument("name")(command))


@user.command()
@_of_somebody
@option("--role", type=click.Choice(ROLES), default="editor", help="What they may do.")
def add(folder: Path, name: str, role: Role) -> None:
    """Give somebody an account NAME in FOLDER; the password is asked for, or read from standard input."""
    added = _accounts(folder).add(name, password(), role)
    echo(f"{added.name} has an account now: {added.role}.")


@user.command("list")
@folder_argument
@option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def list_(folder: Path, *, as_json: bool) -> None:
    """List who has an account in FOLDER."""
    accounts = _accounts(folder).all()
    if as_json:
        echo(json.dumps([_row(each) for each in accounts], ensure_ascii=False))
    for each in () if as_json else accounts:
        echo(f"{each.name}\t{each.role}\tsince {each.created}{', disabled' if each.disabled else ''}")


@user.command("role")
@_of_somebody
@click.argument("role", type=click.Choice(ROLES))
def set_role(folder: Path, name: str, role: Role) -> None:
    """Let NAME do what a ROLE may: reader, editor or owner."""
    echo(f"{_accounts(folder).set_role(name, role).name} is {role} now.")


@user.command("password")
@_of_somebody
def set_password(folder: Path, name: str) -> None:
    """Give NAME another password, asked for or read from standard input; they are signed out everywhere."""
    accounts = _accounts(folder)
    accounts.named(name)
    echo(f"{accounts.set_password(name, password()).name} has another password, and is signed out everywhere.")


@user.command()
@_of_somebody
@option("--undo", is_flag=True, help="Let them in again.")
def disable(folder: Path, name: str, *, undo: bool) -> None:
    """Keep NAME out, with all that they have: sessions end, tokens open nothing."""
    changed = _accounts(folder).set_disabled(name, disabled=not undo)
    echo(f"{changed.name} {'may sign in again' if undo else 'is kept out now'}.")


@user.command()
@_of_somebody
def remove(folder: Path, name: str) -> None:
    """Take NAME's account away, with its sessions and tokens; what they changed stays under their name."""
    echo(f"{_accounts(folder).remove(name).name} has no account any more.")


def password() -> str:
    """Return a password, asked for twice on a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt="Once more", err=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")


def _accounts(folder: Path) -> Accounts:
    return admitted(folder).accounts


def _row(account: Account) -> dict[str, object]:
    return {
        "name": account.name,
        "role": account.role,
        "created": account.created.isoformat(),
        "disabled": account.disabled,
    }
