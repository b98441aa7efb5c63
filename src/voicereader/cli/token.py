"""`voicereader token`: what programs show in the place of a name and a password."""

from pathlib import Path

import click

from voicereader.cli.options import NUMBER, admitted, folder_argument, option
from voicereader.cli.printing import echo
from voicereader.keeping.tokens import SCOPES, Scope


@click.group()
def token() -> None:
    """Give programs a way in."""


@token.command()
@folder_argument
@click.argument("name")
@option("--label", metavar="WORDS", required=True, help="What it is for.")
@option("--scope", type=click.Choice(SCOPES), default="read", help="What it lets a program do.")
@option("--days", type=int, metavar="NUMBER", help="How long it lasts.")
def add(folder: Path, name: str, label: str, scope: Scope, days: int | None) -> None:
    """Make a token of NAME's account in FOLDER, and print it this once."""
    there = admitted(folder)
    echo(there.tokens.make(there.accounts.named(name), label, scope, days))


@token.command("list")
@folder_argument
@click.argument("name")
def list_(folder: Path, name: str) -> None:
    """List the tokens of NAME's account in FOLDER, the newest first."""
    there = admitted(folder)
    for each in there.tokens.of(there.accounts.named(name)):
        until = f"until {each.expires}" if each.expires else "for good"
        used = f"used {each.used}" if each.used else "never used"
        echo(f"{each.number}\t{each.name}\t{each.scope}\tsince {each.created}, {until}\t{used}")


@token.command()
@folder_argument
@click.argument("name")
@click.argument("number", type=NUMBER)
def remove(folder: Path, name: str, number: int) -> None:
    """Take token NUMBER from NAME's account in FOLDER; from then on it opens nothing."""
    there = admitted(folder)
    account = there.accounts.named(name)
    there.tokens.remove(account, number)
    echo(f"{account.name} has no token {number} any more.")
