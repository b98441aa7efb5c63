"""The process that speaks: it loads its engines, then makes clips until the other end of its pipe is closed.

Run as `python -m voicereader.rendering.worker FD ENGINES VOICES STORE`: the engines' names with commas, the
folder of voice files, that of the store. Engines live here and nowhere else: a
library that crashes, hangs, leaks or fills the memory costs one sentence's retry, never the server.
"""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from voicereader import engines
from voicereader.errors import CacheUnwritable, EngineUnavailable
from voicereader.processes import bound_memory, memory
from voicereader.rendering import clipfile
from voicereader.rendering.formats import Format, format_named
from voicereader.rendering.mastering import mastered
from voicereader.rendering.orders import Failed, Made, Opening, Order, Ready, deadline
from voicereader.rendering.store import Store, told

_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

_MEMORY = 4 << 30
"""Bytes that sentences may take beyond the loaded engines; the longest take a neural voice up to half of it."""


def serve(connection: Connection, names: Sequence[str], folder: Path, store: Store) -> None:
    """Answer orders one at a time until the connection closes. The engines are those of `names`, preferred first."""
    try:
        loaded = {name: engines.load(name, folder) for name in names}
        bound_memory(_MEMORY)
        full = memory() + _MEMORY // 2
        connection.send(Ready(tuple(voice for engine in loaded.values() for voice in engine.voices())))
    except EngineUnavailable as error:
        connection.send(Failed(error.sentence))
        return
    while True:
        try:
            order: Order = connection.recv()
        except (EOFError, ConnectionResetError):
            return
        engine = loaded[order.voice.engine]
        # The alarm ends the process even inside a C library that hangs; who gave the order sees the pipe close.
        signal.setitimer(signal.ITIMER_REAL, deadline(order.spoken, engine.ms_per_word, engine.ms_to_start))
        engines.cores.set(_CORES if order.alone else 1)
        try:
            answer: Made | Failed = make(order, engine, store, connection)
        except CacheUnwritable as error:
            answer = Failed(error.sentence, unkept=True)
        except MemoryError:
            return  # it may have less for the next sentence: let another process take its place
        except Exception as error:  # noqa: BLE001  (an engine may raise anything; the order must be answered)
            answer = Failed(f"{type(error).__name__}: {error}", traceback.format_exc())
        signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            connection.send(answer)
        except BrokenPipeError:
            return
        if isinstance(answer, Failed) and memory() > full:
            return  # libraries say in ways of their own that they had no memory


def make(order: Order, engine: engines.Engine, store: Store, connection: Connection) -> Made:
    """See that the store has the clip in every format of the order; speak only where it has no clip.

    Who is in a hurry gets the opening of the first format as soon as it is encoded.
    """
    with told():
        lock = store.lock(order.key).acquire()
    with lock:
        kept = store.get(order.key, "wav")
        content, frames = kept or _spoken(order, engine)
        pcm = clipfile.sound(content, frames)
        hurry = connection if order.hurry else None
        missing = [form for form in map(format_named, order.forms) if store.get(order.key, form.name) is None]
        encoded = {form.name: _encoded(form, pcm, hurry) for form in missing}
        made = encoded if kept else {"wav": content} | encoded
        with told():
            for name, packed in made.items():
                store.put(order.key, name, packed, frames)
    return Made(not kept, frames, sum(map(len, made.values())))


def _encoded(form: Format, pcm: bytes, hurry: Connection | None) -> bytes:
    """Encode a clip; tell its first piece at once where somebody waits for it."""
    if not hurry or not form.pieces:
        return form.encode(pcm)
    pieces = iter(form.pieces(pcm))
    first = next(pieces)
    hurry.send(Opening(first))
    return first + b"".join(pieces)


def _spoken(order: Order, engine: engines.Engine) -> tuple[bytes, int]:
    speech = engine.speak(order.spoken, order.voice, order.prosody)
    if not speech.pcm:
        raise ValueError("the engine gave no sound")
    clip = mastered(speech)
    return clipfile.dumps(clip), clip.frames


def main() -> None:
    """Serve the pipe that the arguments name."""
    os.nice(5)  # pages go before sound, of which a server makes more than is heard
    descriptor, names, voices, folder = sys.argv[1:]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # they are the server's; it closes the pipe when it is done
    serve(Connection(int(descriptor)), names.split(","), Path(voices), Store(Path(folder)))


if __name__ == "__main__":
    main()
