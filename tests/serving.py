"""Servers for the tests: as a process of its own, or as a thread of this one."""

import atexit
import contextlib
import dataclasses
import functools
import os
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

from tests.builders import ROOT
from voicereader.cli.server import Server
from voicereader.errors import VoiceReaderError
from voicereader.reading.apart import Readers
from voicereader.settings import Settings
from voicereader.studio import Studio
from voicereader.web import create_app

_PORTS = range(10_000, 32_000)
"""Those that the system gives to nobody by itself, so that none is taken before a server that is told it listens."""


def free_port() -> int:
    """Return a port of this machine that is free."""
    while True:
        port = random.choice(_PORTS)  # noqa: S311  (nothing is secret)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


@functools.cache
def readers() -> Readers:
    """Return processes that read, shared by all that a test run starts in this process."""
    made = Readers(1)
    atexit.register(made.close)
    return made


def acquaint(folder: Path, cache: Path) -> None:
    """Have programs that use this cache know a library as if they had read it before: to begin to read takes a second."""
    with contextlib.suppress(VoiceReaderError), Studio(Settings(cache=cache), folder, readers()) as studio:
        studio.check_library()


@contextlib.contextmanager
def running(folder: Path, cache: Path, *words: str, **more) -> Iterator[tuple[subprocess.Popen, int]]:
    """Yield a server that hums, a process of its own, with its port; it is killed where it did not end."""
    port = free_port()
    acquaint(folder, cache)
    options = ["--port", str(port), "--cache", str(cache), "--engine", "tones", "--workers", "1", *words]
    with subprocess.Popen(
        [sys.executable, "-m", "voicereader", "serve", str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT / "tests" / "support")},
        **{"stdin": subprocess.DEVNULL} | more,
    ) as program:
        try:
            line = program.stdout.readline()
            assert line, program.stderr.read()
            yield program, port
        finally:
            if program.poll() is None:
                program.kill()


@contextlib.contextmanager
def served(studio, **settings) -> Iterator[int]:
    """Yield the port at which a thread of this process serves a studio, with these settings."""
    studio.settings = dataclasses.replace(studio.settings, port=free_port(), **settings)
    server = Server(create_app(studio), studio.settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield studio.settings.port
    finally:
        server.stop()
        thread.join()


def ask(port: int, path: str, headers=None, source: str = "127.0.0.1", **more):
    """Send a request from an address of this machine; return its answer, with all that it says as `content`."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20, source_address=(source, 0))
    with contextlib.closing(connection):
        connection.request(more.get("method", "GET"), path, more.get("body"), headers or {})
        answer = connection.getresponse()
        answer.content = answer.read()
        return answer
