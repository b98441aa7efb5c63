"""The process that reads: files come from anywhere, so what reads them may take only so much time and memory.

Run as `python -m voicereader.reading.worker FD`. A file that takes too much ends the process; who sent it sees
the pipe close and starts another.
"""

import signal
import sys
from multiprocessing.connection import Connection

from voicereader.errors import UnreadableTranscript
from voicereader.processes import bound_memory, memory
from voicereader.reading import explain, read
from voicereader.reading.language import prepare

SECONDS = 5.0
"""Of processor time that a file may take: a two-hour transcript takes a hundredth of it."""

_MEMORY = 152 << 20
"""Bytes that a file may take beyond what the process has at its start."""


def serve(connection: Connection) -> None:
    """Read one file after another until the connection closes; each comes with its name, and whether to say why.

    With each answer goes whether files have left so much in memory that another process had better read the next.
    """
    full = memory() + _MEMORY
    while True:
        bound_memory(_MEMORY)  # each file may take as much, whatever those before it have left
        try:
            content, name, why = connection.recv()
        except (EOFError, ConnectionResetError):
            return
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # its signal ends the process, inside a C library too
        try:
            answer: object = explain(content, name) if why else (read(content, name), ())
        except UnreadableTranscript as error:
            answer = error.sentence
        except (MemoryError, RecursionError):
            answer = f"{name} takes more memory than a transcript may; save a smaller part of it, or as plain text."
        except Exception as error:  # noqa: BLE001  (a library may raise anything on a damaged file)
            answer = f"{name} cannot be read ({type(error).__name__}); save it anew, or as plain text."
        signal.setitimer(signal.ITIMER_PROF, 0)
        del content
        try:
            connection.send((answer, memory() > full))
        except BrokenPipeError:
            return


def main() -> None:
    """Serve the pipe that the argument names."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's; it closes the pipe
    prepare()
    serve(Connection(int(sys.argv[1])))


if __name__ == "__main__":
    main()
