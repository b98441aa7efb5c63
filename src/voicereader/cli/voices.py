"""`voicereader voices`."""

import dataclasses
import json
import sys

import click

from voicereader.cli.options import option, with_settings
from voicereader.cli.printing import echo
from voicereader.engines import installing
from voicereader.settings import Settings
from voicereader.studio import Studio


@click.group(invoke_without_command=True)
@option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@option("--language", metavar="TAG", help="Only voices of this language, such as en or en-GB.")
@with_settings("engine", "voices")
def voices(settings: Settings, *, as_json: bool, language: str | None) -> None:
    """List the voices that speakers can have."""
    if click.get_current_context().invoked_subcommand:
        return
    with Studio(settings) as studio:
        spoken = (language or "").lower()
        found = [each for each in studio.voices() if not spoken or spoken in map(str.lower, each.languages)]
    if as_json:
        echo(json.dumps([dataclasses.asdict(voice) for voice in found], ensure_ascii=False))
        return
    wide = max((len(voice.id) for voice in found), default=0)
    for voice in found:
        languages = ", ".join(voice.languages)
        echo(f"{voice.id:{wide}}  {languages:12} {voice.gender or '-':7} {voice.licence}")


@voices.command()
@click.argument("name")
@option("--from", "source", metavar="DIR", help="A folder, or a mirror's address, that has the files.")
@with_settings("voices")
def install(settings: Settings, *, name: str, source: str | None) -> None:
    """Fetch the voices of NAME: kokoro, or a Piper voice such as en_US-lessac-medium.

    They come from where their authors publish them; what was changed on the way is refused.
    """
    shown = sys.stderr.isatty()
    with click.progressbar(length=0, label=name, file=sys.stderr, hidden=not shown, show_pos=True) as bar:

        def report(here: int, total: int) -> None:
            bar.length = total
            bar.update(here - bar.pos)

        folder = installing.install(name, settings.voices, source, report)
    engine = "kokoro" if name == installing.KOKORO else "piper"
    echo(f"The voices are in {folder}. Speak with them: voicereader serve FOLDER --engine {engine}")
