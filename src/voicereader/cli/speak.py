"""`voicereader speak`."""

import sys
from pathlib import Path

import click

from voicereader.cli.options import SPEECH, option, with_settings
from voicereader.cli.printing import echo
from voicereader.settings import Settings
from voicereader.studio import Asked, Progress, Studio


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="File to write; its suffix is the format.",
)
@option("--speaker", metavar="NAME", help="Only this speaker: a name, a label or an id.")
@option("--turn", metavar="ID", help="Only this turn, such as t3.")
@option("--from", "first", metavar="ID", help="From this sentence on, such as t3-s2.")
@option("--to", "last", metavar="ID", help="To this sentence, itself included.")
@option("--rate", default="1", metavar="FACTOR", help="Speed of speech, 0.5 to 4 in steps of 0.05.")
@option(
    "--library",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Give speakers the voices that they have when this folder is served.",
)
@option("--skip-directions", is_flag=True, help="Leave out what nobody says, such as stage directions.")
@with_settings(*SPEECH)
def speak(
    settings: Settings, *, file: Path, output: Path, library: Path | None, skip_directions: bool, **asked: str | None
) -> None:
    """Speak the transcript FILE into a sound file, or write its captions."""
    rate, speaker, turn, first, last = (asked.get(name) for name in ("rate", "speaker", "turn", "first", "last"))
    form = output.suffix.removeprefix(".").lower()
    wanted = Asked(form, rate or "1", speaker, turn, first, last, directions=not skip_directions)
    with Studio(settings, library) as studio:
        studio.condition.check_cache()
        transcript = studio.inspect(file)
        with click.progressbar(length=1, label="Speaking", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

            def report(progress: Progress) -> None:
                bar.length = progress.total
                bar.update(progress.done - bar.pos)

            told = studio.speak(transcript, output, wanted, report)
        echo(f"{output}: {told.made} sentences made, {told.found} found.")
