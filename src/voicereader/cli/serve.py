"""`voicereader serve`."""

import gc
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from voicereader.cli import logs
from voicereader.cli.options import ADMISSION, KEPT, SPEECH, with_settings
from voicereader.cli.printing import echo
from voicereader.cli.server import Server
from voicereader.processes import share_memory
from voicereader.settings import PREFIX, Settings
from voicereader.studio import Studio

_PATIENCE = 1.0
"""Seconds for which new files are read before the start; what is left is read while the others are served."""

_ENDING = (signal.SIGINT, signal.SIGTERM)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), envvar=PREFIX + "LIBRARY")
@with_settings(
    *("host", "port", "threads", "queue_limit", "client_limit", "proxy", "grace", "contact", "development", *ADMISSION),
    *("metrics", "log", "log_file", *KEPT, *SPEECH),
)
def serve(settings: Settings, folder: Path) -> None:
    """Serve the transcripts of FOLDER as pages and sound.  [env var: VOICEREADER_LIBRARY]"""  # noqa: D415
    logs.configure(settings)
    share_memory()
    with Studio(settings, folder) as studio:

        def end(*_: object) -> NoReturn:
            studio.close()
            sys.exit(0)

        for number in (*_ENDING, signal.SIGHUP):
            signal.signal(number, end)
        studio.condition.check_cache()
        gc.disable()  # a large library is many objects, and none of them is garbage
        shelf = studio.check_library(_PATIENCE)
        gc.enable()
        studio.voices()  # the workers start now, so that the first listener does not wait for them
        studio.jobs.resume()
        studio.watch()
        server = _server(studio)
        if shelf.waiting:
            echo(f"{shelf.waiting} more are being read, and appear as they are.", err=True)
        noun = "transcript" if len(shelf.kept) == 1 else "transcripts"
        address = f"http://{settings.host}:{settings.port}"
        echo(f"VoiceReader serves {len(shelf.kept)} {noun} at {address} (Ctrl-C ends it)")
        server.run()


def _server(studio: Studio) -> Server:
    """Return a server that listens, and heeds signals."""
    from voicereader.web import create_app  # noqa: PLC0415  (only here: the other commands start faster)

    server = Server(create_app(studio), studio.settings)

    def stop(*_: object) -> None:
        studio.condition.stop()
        server.stop()

    for number in _ENDING:
        signal.signal(number, stop)
    in_terminal = sys.stdin is not None and sys.stdin.isatty()  # whose end is told by the same signal
    signal.signal(signal.SIGHUP, stop if in_terminal else lambda *_: studio.look_at_once())
    return server
