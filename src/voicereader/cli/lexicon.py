"""`voicereader lexicon`."""

import dataclasses
import json
from itertools import groupby
from pathlib import Path

import click

from voicereader.cli.options import folder_argument, option, with_settings
from voicereader.cli.printing import echo
from voicereader.errors import BadLexicon
from voicereader.scripting import Lexicon, read_pls
from voicereader.settings import Settings
from voicereader.studio import Studio


@click.group()
def lexicon() -> None:
    """See what the lexicon beside the transcripts does."""


@lexicon.command(name="try")
@folder_argument
@option("--lexicon", "file", type=click.Path(path_type=Path), metavar="FILE", help="Try this .toml or .pls instead.")
@option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@with_settings()
def try_(settings: Settings, *, folder: Path, file: Path | None, as_json: bool) -> None:
    """List each sentence of FOLDER's transcripts that an entry touches, and how it would be spoken."""
    given = _read(file) if file else None
    with Studio(settings, folder) as studio:
        if given is None:
            studio.check_library()
        touched, notes = studio.touched(given)
    if as_json:
        echo(json.dumps([dataclasses.asdict(each) for each in touched], ensure_ascii=False))
    else:
        for slug, sentences in groupby(touched, lambda each: each.slug):
            echo(slug)
            for each in sentences:
                told = "is explained" if each.entry.said is None else f"is said “{each.entry.said}”"
                echo(f"  {each.utterance_id}: {each.entry.where} {told}")
                echo(f"    {each.spoken}")
    for note in notes:
        echo(note, err=True)


def _read(file: Path) -> Lexicon:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadLexicon(f"{file} cannot be opened ({error.strerror}); name a lexicon.") from error
    return read_pls(content, file.name) if file.suffix.lower() == ".pls" else Lexicon.read(content, file.name)
