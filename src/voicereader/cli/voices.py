"""`voicereader voices`."""

import dataclasses
import json

import click

from voicereader.cli.options import option, with_settings
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
        click.echo(json.dumps([dataclasses.asdict(voice) for voice in found], ensure_ascii=False))
        return
    wide = max((len(voice.id) for voice in found), default=0)
    for voice in found:
        languages = ", ".join(voice.languages)
        click.echo(f"{voice.id:{wide}}  {languages:12} {voice.gender or '-':7} {voice.licence}")
