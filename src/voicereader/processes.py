"""Processes of our own: what may crash, hang or grow runs in one, and is replaced."""

import contextlib
import ctypes
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType

_ARENA_MAX = -8
"""`M_ARENA_MAX` of glibc's malloc.h."""

_KINDLY = 1.0
"""Seconds that a process is given to end by itself."""


class Child:
    """A process that runs a module of ours, and our end of its pipe. Not thread-safe.

    It is started as `python -m MODULE FD ARGUMENT…`, where FD is its end of the pipe, and ends when ours is closed.
    """

    def __init__(self, module: str, *arguments: str, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            end = str(theirs.fileno())
            self._process = subprocess.Popen(  # noqa: S603  (our own module, by our own interpreter)
                [sys.executable, "-m", module, end, *arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | environment,
            )
        self._connection = Connection(ours.detach())

    def send(self, value: object) -> bool:
        """Hand a value over; False where the process is gone."""
        try:
            self._connection.send(value)
        except OSError:
            return False
        return True

    def receive(self, timeout: float) -> object:
        """Return what it answers within so many seconds; None where it does not, or is gone."""
        try:
            return self._connection.recv() if self._connection.poll(timeout) else None
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """End the process: kindly, then not."""
        self._connection.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=_KINDLY)
            return
        self._process.kill()
        self._process.wait()


def memory() -> int:
    """Return the bytes of memory that this process has for itself, 0 where the system does not tell."""
    status = Path("/proc/self/status")
    return int(status.read_text().split("VmData:")[1].split()[0]) << 10 if status.is_file() else 0


def share_memory() -> None:
    """Have the threads of this process take memory from two heaps, where the system's library is glibc.

    It gives each of the first sixteen threads or so a heap of its own, of which every one grows to what one needs.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 2)


def bound_memory(more: int) -> None:
    """Let this process take so many bytes of memory more than it has now, where the system tells how much that is."""
    if taken := memory():
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (taken + more, most))
