"""Reading in processes of their own: what hangs, crashes or grows costs a sentence."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.builders import DIALOGUE
from voicereader.errors import UnreadableTranscript
from voicereader.reading import apart, explain, read, worker
from voicereader.reading.apart import Readers

TALK = DIALOGUE.encode()

TRAP = """
import ctypes, os, sys
from voicereader.errors import UnreadableTranscript
from voicereader.reading import worker

def read(content, name):
    kind = content.decode()
    if kind == "crash":
        ctypes.string_at(0)
    if kind == "hang":
        while True:
            pass
    if kind == "grow":
        held = []
        while True:
            held.append(bytes(1 << 20))
    if kind == "defect":
        raise KeyError("x")
    if kind == "refuse":
        raise UnreadableTranscript(f"{name} is not for me.")
    return worker_read(content, name)

worker_read, worker.read, worker.SECONDS = worker.read, read, 0.5
worker.main()
"""


@pytest.fixture
def traps(tmp_path, monkeypatch):
    """Return readers that do what the file says: hang, crash, grow."""
    (tmp_path / "traps.py").write_text(TRAP)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(apart, "_MODULE", "traps")
    made = Readers(1)
    yield made
    made.close()


def test_it_reads_as_the_room_does(readers):
    """The transcript is the same, from any number of threads."""
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: readers.read(TALK, "talk.txt"), range(8)))
    assert made == [read(TALK, "talk.txt")] * 8


def test_it_says_why_as_the_room_does(readers):
    """The decisions come with the transcript, where they are asked for."""
    assert readers.explain(TALK, "talk.txt") == explain(TALK, "talk.txt")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("crash", "takes too much time or memory"),
        ("hang", "takes too much time or memory"),
        ("grow", "takes more memory"),
        ("defect", "cannot be read .KeyError."),
        ("refuse", "is not for me"),
    ],
)
def test_a_file_that_takes_too_much_costs_a_sentence(traps, content, sentence):
    """The next file is read as if nothing had happened."""
    begun = time.monotonic()
    with pytest.raises(UnreadableTranscript, match=rf"bad\.txt {sentence}"):
        traps.read(content.encode(), "bad.txt")
    assert time.monotonic() - begun < 20
    assert traps.read(TALK, "talk.txt").speakers


def test_a_file_that_is_too_large_is_not_looked_at(readers):
    """Its size is enough to refuse it."""
    with pytest.raises(UnreadableTranscript, match="larger than 64 MB"):
        readers.read(bytes((64 << 20) + 1), "huge.txt")


def test_the_limits_are_what_the_docs_say():
    """Five seconds of the processor for each file."""
    assert worker.SECONDS == 5
