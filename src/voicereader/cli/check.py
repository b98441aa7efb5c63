"""`voicereader check`."""

import json
import sys
from collections import Counter
from pathlib import Path

import click

from voicereader.cli.options import SPEECH, folder_argument, option, with_settings
from voicereader.cli.printing import echo
from voicereader.errors import SoundIncomplete
from voicereader.settings import Settings
from voicereader.studio import Studio


@click.command()
@folder_argument
@option("--repair", is_flag=True, help="Make again what is missing or wrong.")
@option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@with_settings(*SPEECH)
def check(settings: Settings, folder: Path, *, repair: bool, as_json: bool) -> None:
    """Find sentences of FOLDER's transcripts whose sound is missing, damaged, silent or of no plausible length."""
    with Studio(settings, folder) as studio:
        studio.condition.check_cache()
        studio.check_library()
        found = studio.check()
        records = [
            {"transcript": each.slug, "sentence": each.utterance_id, "fault": each.fault, "seconds": each.seconds}
            for each in found
        ]
        if as_json:
            echo(json.dumps(records))
        for each in () if as_json else found:
            lasting = "" if each.seconds is None else f"\t{each.seconds:.2f} s"
            echo(f"{each.slug}\t{each.utterance_id}\t{each.fault}{lasting}")
        if found and repair:
            with click.progressbar(
                length=len(found), label="Speaking", file=sys.stderr, hidden=not sys.stderr.isatty()
            ) as bar:
                studio.repair(found, lambda done: bar.update(done - bar.pos))
            found = studio.check()
    if not as_json and not found:
        echo("Every sentence has its sound.")
    if found:
        counted = ", ".join(f"{number} {fault}" for fault, number in Counter(each.fault for each in found).items())
        remedy = "look at the text of these sentences" if repair else "run it with --repair to make them again"
        raise SoundIncomplete(f"The sound of {len(found)} sentences is not right ({counted}); {remedy}.")
