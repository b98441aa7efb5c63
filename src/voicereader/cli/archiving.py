"""Libraries as a whole: `export`, `import` and `backup`."""

from pathlib import Path

import click

from voicereader.cli.options import folder_argument, with_settings
from voicereader.cli.printing import echo
from voicereader.settings import Settings
from voicereader.studio import Studio
from voicereader.studio.shelving import library_from


@click.command()
@folder_argument
@click.argument("archive", type=click.Path(path_type=Path))
@with_settings()
def export(settings: Settings, folder: Path, archive: Path) -> None:
    """Write the library FOLDER to the file ARCHIVE: its files, and all that was changed, by whom and when."""
    with Studio(settings, folder) as studio:
        studio.changes.export(archive)
    echo(f"{archive}: {archive.stat().st_size} bytes.")


@click.command(name="import")
@folder_argument
@click.argument("archive", type=click.Path(path_type=Path))
def import_(folder: Path, archive: Path) -> None:
    """Make the library FOLDER, which is empty or not there yet, of the file ARCHIVE that `export` wrote."""
    files, changes = library_from(archive, folder)
    echo(f"{folder}: {files} files, {changes} changes.")


@click.command()
@folder_argument
@click.argument("copy", type=click.Path(path_type=Path))
@with_settings()
def backup(settings: Settings, folder: Path, copy: Path) -> None:
    """Copy the library FOLDER to the folder COPY, which can take its place; also while others change it."""
    with Studio(settings, folder) as studio:
        studio.changes.backup(copy)
    echo(f"{copy}: a copy of {folder}, to be used in its place.")
