"""`voicereader cast`."""

import dataclasses
import json
from itertools import groupby
from pathlib import Path

import click

from voicereader.cli.options import folder_argument, option, with_settings
from voicereader.cli.printing import echo
from voicereader.settings import Settings
from voicereader.studio import Studio


@click.command()
@folder_argument
@option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@with_settings("engine", "voices", "questions")
def cast(settings: Settings, folder: Path, *, as_json: bool) -> None:
    """Show who of FOLDER's transcripts has which voice, and why."""
    with Studio(settings, folder) as studio:
        studio.check_library()
        rows, unused = studio.cast(), studio.edition().unused()
    if as_json:
        echo(json.dumps([dataclasses.asdict(row) for row in rows], ensure_ascii=False))
        return
    for key, parts in groupby(rows, lambda row: row.key):
        echo(key)
        for row in parts:
            prosody = row.part.prosody
            manner = f", rate {prosody.rate:g}" if prosody.rate != 1 else ""
            manner += f", pitch {prosody.pitch:g}" if prosody.pitch != 1 else ""
            echo(f"  {row.speaker}: {row.part.voice_id}{manner}. {row.why}")
    for name in unused:
        echo(f"Nobody is called “{name}” as casting.toml has it.", err=True)
