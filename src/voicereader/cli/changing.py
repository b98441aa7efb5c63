"""What changes a library: `add`, `correct`, `remove`, `restore`, `undo`; and `history`, which lists it."""

import getpass
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from voicereader.cli.options import KEPT, NUMBER, folder_argument, option, with_settings
from voicereader.cli.printing import echo
from voicereader.settings import Settings
from voicereader.studio import Change, Given, Studio
from voicereader.studio.about import FACTS
from voicereader.studio.changing import told
from voicereader.studio.shelving import content_of

Command = Callable[..., Any]

_IS = {"kept": "changed", "original": "as in the folder", "gone": "taken away"}

names = click.argument("names", metavar="NAME...", nargs=-1, required=True)
who = option("--who", metavar="NAME", help="Who changes this; else the name of your account.")


def facts(command: Command) -> Command:
    """Give a command an option for each fact about a transcript."""
    for name in reversed(FACTS):
        command = option(f"--{name}", metavar="TEXT", help=f"Its {name}, whatever the file says; - for none.")(command)
    return command


@click.command()
@folder_argument
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@facts
@option("--as", "name", metavar="NAME", help="Name that the file gets in the library.")
@option("--replace", is_flag=True, help="Give files that are there this content.")
@who
@with_settings(*KEPT)
def add(settings: Settings, *, folder: Path, files: tuple[Path, ...], replace: bool, **given: str | None) -> None:
    """Add each FILE to the library FOLDER: all of them, or none where one is refused.

    The folder is made where there is none. The files in it are not touched: FILE is kept beside them.
    """
    name, who = given.pop("name"), given.pop("who")
    if name and len(files) > 1:
        raise click.UsageError("--as names one file; add the others by themselves.")
    about = {fact: text for fact, text in given.items() if text is not None}
    with Studio(settings, folder) as studio:
        added = [Given(name or file.name, content_of(file, settings.largest_bytes + 1), about) for file in files]
        _tell(studio.changes.add(added, _name(who), replace=replace))


@click.command()
@folder_argument
@click.argument("name")
@facts
@who
@with_settings(*KEPT)
def correct(settings: Settings, *, folder: Path, name: str, who: str | None, **about: str | None) -> None:
    """Say what the transcript NAME of FOLDER is called, when it was, and so on; what is empty is as its file says."""
    said = {fact: text for fact, text in about.items() if text is not None}
    with Studio(settings, folder) as studio:
        _tell(studio.changes.correct(name, said, _name(who)))


@click.command()
@folder_argument
@names
@who
@with_settings(*KEPT)
def remove(settings: Settings, *, folder: Path, names: tuple[str, ...], who: str | None) -> None:
    """Take the files NAME away from the library FOLDER; for 30 days they can be restored."""
    with Studio(settings, folder) as studio:
        _tell(studio.changes.take_away(names, _name(who)))


@click.command()
@folder_argument
@names
@who
@with_settings(*KEPT)
def restore(settings: Settings, *, folder: Path, names: tuple[str, ...], who: str | None) -> None:
    """Bring the files NAME back that were taken away from FOLDER."""
    with Studio(settings, folder) as studio:
        _tell(studio.changes.restore(names, _name(who)))


@click.command()
@folder_argument
@click.argument("number", type=NUMBER)
@who
@with_settings(*KEPT)
def undo(settings: Settings, *, folder: Path, number: int, who: str | None) -> None:
    """Make the files that the change NUMBER of FOLDER made again what they were before it."""
    with Studio(settings, folder) as studio:
        _tell(studio.changes.undo(number, _name(who)))


@click.command()
@folder_argument
@option("--of", "name", metavar="NAME", help="Only the changes of this file.")
@option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@with_settings()
def history(settings: Settings, *, folder: Path, name: str | None, as_json: bool) -> None:
    """List who changed what of the library FOLDER, and when; the last change first."""
    with Studio(settings, folder) as studio:
        changes = studio.changes.history(name, most=-1)
    if as_json:
        echo(json.dumps([told(each) for each in changes]))
        return
    for each in changes:
        _tell(each)


def _name(who: str | None) -> str:
    """Return who changes the library."""
    try:
        return who or getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "somebody"


def _tell(change: Change) -> None:
    echo("\n".join(_lines(change)))


def _lines(change: Change) -> Iterator[str]:
    yield f"{change.number}\t{change.at:%Y-%m-%d %H:%M:%S}\t{change.who}\t{change.note}"
    for each in change.revisions:
        about = "".join(f"; {name} {text}" for name, text in each.about.items())
        yield f"  {click.format_filename(each.name)}: {_IS[each.state]}{about}"
