"""How options are declared: each can be set from the environment too."""

import dataclasses
import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from voicereader.errors import NoSuchFolder
from voicereader.keeping.rows import DIGITS
from voicereader.settings import PREFIX, Settings
from voicereader.studio.admitting import Admission, admission

Command = Callable[..., Any]

NUMBER = click.IntRange(max=10**DIGITS)
"""A number that is counted in the library's file."""

folder_argument = click.argument("folder", type=click.Path(path_type=Path))
"""The library folder that a command is about."""


def option(*names: str, **attributes: Any) -> Callable[[Command], Command]:
    """Declare an option of one command that the environment can set too."""
    name = next(each for each in names if each.startswith("--"))
    variable = PREFIX + name.removeprefix("--").replace("-", "_").upper()
    return click.option(*names, envvar=variable, show_envvar=True, **attributes)


def with_settings(*names: str) -> Callable[[Command], Command]:
    """Give a command the options of these settings, and hand it the Settings in their place."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(**given: Any) -> None:
            own = {name: given.pop(name) for name in names}
            command(Settings.gather(os.environ, **own), **given)

        return raw_settings(*names)(run)

    return decorate


def raw_settings(*names: str) -> Callable[[Command], Command]:
    """Give a command the options of these settings, each handed over by name as it was given, unchecked."""
    chosen = {each.name: each for each in dataclasses.fields(Settings) if each.name in names}

    def decorate(command: Command) -> Command:
        for name, each in reversed(chosen.items()):
            variable = PREFIX + name.upper()
            meaning = f"{each.metadata['meaning']}  [env var: {variable}]"
            command = click.option(f"--{name.replace('_', '-')}", metavar=name.upper(), help=meaning)(command)
        return command

    return decorate


def variables(command: click.Command) -> set[str]:
    """Return the variables of the environment that a command, and all commands in it, have a meaning for."""
    own = {each.envvar for each in command.params if isinstance(each.envvar, str)}
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return own.union({PREFIX + each.name.upper() for each in dataclasses.fields(Settings)}, *map(variables, below))


SPEECH = (
    *("cache", "cache_size", "engine", "voices", "workers", "questions", "announce"),
    *("pause_sentence", "pause_paragraph", "pause_turn"),
)
"""The settings of all that is spoken."""

KEPT = ("keep_removed", "largest_file")
"""The settings of what is kept of a library that people change."""

ADMISSION = ("reading", "session_idle", "session_longest", "secure_cookies")
"""The settings of who is let in."""


def admitted(folder: Path) -> Admission:
    """Return who is let into the library of a folder, for a command that changes that.

    Raises:
        NoSuchFolder: there is no such folder.
    """
    if not folder.is_dir():
        raise NoSuchFolder(f"There is no folder {folder}; name the folder of the transcripts.")
    return admission(folder, Settings())
