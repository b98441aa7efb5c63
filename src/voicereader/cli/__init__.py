"""The command line: a module for each command, or for those of one purpose."""

import sys

import click

from voicereader import __version__
from voicereader.cli.archiving import backup, export, import_
from voicereader.cli.cast import cast
from voicereader.cli.changing import add, correct, history, remove, restore, undo
from voicereader.cli.check import check
from voicereader.cli.doctor import doctor
from voicereader.cli.inspect import inspect
from voicereader.cli.lexicon import lexicon
from voicereader.cli.people import people
from voicereader.cli.printing import echo
from voicereader.cli.serve import serve
from voicereader.cli.speak import speak
from voicereader.cli.token import token
from voicereader.cli.user import user
from voicereader.cli.voices import voices
from voicereader.errors import VoiceReaderError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="voicereader")
def commands() -> None:
    """Transcripts that anyone can read and hear: a voice of their own for every speaker."""


for command in (
    *(serve, inspect, speak, voices, cast, people, lexicon, check, doctor),
    *(user, token),
    *(add, correct, remove, restore, history, undo, export, import_, backup),
):
    commands.add_command(command)


def main() -> None:
    """Run the command line; an error that a person can mend is one sentence and an exit status of its own."""
    try:
        commands(prog_name="voicereader")
    except VoiceReaderError as error:
        echo(f"voicereader: {error.sentence}", err=True)
        sys.exit(error.exit_status)
