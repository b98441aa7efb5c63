"""How options are declared: each can be set from the environment too."""

import dataclasses
import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from voicereader.errors import NoSuchFolder
from voicereader.settings import PREFIX, Settings
from voicereader.studio.admitting import Admission, admission

Command = Callable[..., Any]


def option(*names: str, **attributes: Any) -> Callable[[Command], Command]:
    """Declare an option of one command that the environment can set too."""
    name = next(each for each in names if each.startswith("--"))
    variable = PREFIX + name.removeprefix("--").replace("-", "_").upper()
    return click.option(*names, envvar=variable, show_envvar=True, **attributes)


def with_settings(*names: str) -> Callable[[Command], Command]:
    """Give a command the options of these settings, and hand it the Settings in their place."""
    chosen = {each.name: each for each in dataclasses.fields(Settings) if each.name in names}

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(**given: Any) -> None:
            own = {name: given.pop(name) for name in chosen}
            command(Settings.gather(os.environ, **own), **given)

        for name, each in reversed(chosen.items()):
            variable = PREFIX + name.upper()
            meaning = f"{each.metadata['meaning']}  [env var: {variable}]"
            run = click.option(f"--{name.replace('_', '-')}", metavar=name.upper(), help=meaning)(run)
        return run

    return decorate


SPEECH = (
    *("cache", "engine", "voices", "workers", "questions", "announce"),
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
