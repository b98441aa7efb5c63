"""`voicereader serve`."""

import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

from voicereader.cli.options import ADMISSION, KEPT, SPEECH, with_settings
from voicereader.errors import PortUnavailable
from voicereader.settings import PREFIX, Settings
from voicereader.studio import Studio

_UNSENT = 1 << 18
"""Bytes that the system keeps for a listener; the server reads as many at once. Its own choice takes megabytes."""

_PATIENCE = 1.0
"""Seconds for which new files are read before the start; what is left is read while the others are served."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), envvar=PREFIX + "LIBRARY")
@with_settings("host", "port", "threads", "contact", *ADMISSION, "development", *KEPT, *SPEECH)
def serve(settings: Settings, folder: Path) -> None:
    """Serve the transcripts of FOLDER as pages and sound.  [env var: VOICEREADER_LIBRARY]"""  # noqa: D415
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a full house is told to those who wait
    with Studio(settings, folder) as studio:

        def stop(*_: object) -> NoReturn:
            studio.close()  # first, so that streams end and nobody waits for them
            sys.exit(0)

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, stop)
        studio.check_cache()
        gc.disable()  # a large library is many objects, and none of them is garbage
        shelf = studio.check_library(_PATIENCE)
        kept = len(shelf.kept)
        gc.enable()
        studio.voices()  # the workers start now, so that the first listener does not wait for them
        studio.jobs.resume()
        studio.watch()
        run = _listen(studio)
        noun = "transcript" if kept == 1 else "transcripts"
        if shelf.waiting:
            click.echo(f"{shelf.waiting} more are being read, and appear as they are.", err=True)
        click.echo(f"VoiceReader serves {kept} {noun} at http://{settings.host}:{settings.port} (Ctrl-C ends it)")
        run()


def _listen(studio: Studio) -> Callable[[], None]:
    """Take the address that the settings name; return what serves there, until the process ends."""
    import waitress  # noqa: PLC0415  (only here: the other commands start faster)
    from waitress.server import BaseWSGIServer  # noqa: PLC0415

    from voicereader.web import create_app  # noqa: PLC0415

    settings = studio.settings
    listening: dict[int, object] = {}
    try:
        server = waitress.create_server(
            create_app(studio),
            map=listening,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            connection_limit=1000,
            # What a slow listener has not taken waits in a temporary file, so that no thread waits for them;
            # what is no more than a page in memory, where what was sent stays up to the watermark.
            outbuf_high_watermark=1 << 26,
            outbuf_overflow=1 << 16,
            max_request_body_size=1 << 16,
            ident=None,
        )
    except (OSError, ValueError) as error:
        raise PortUnavailable(
            f"http://{settings.host}:{settings.port} cannot be listened on ({error}); "
            "end what uses it, or choose another with --port or --host."
        ) from error
    for each in listening.values():
        if isinstance(each, BaseWSGIServer):
            each.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _UNSENT)  # connections inherit it
    run: Callable[[], None] = server.run
    return run
