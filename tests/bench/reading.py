"""How well and how fast transcripts are read: a corpus with its truth, and two hours of talk."""

import json
import re
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from tests.bench.measuring import ROOT, RUNS, row
from voicereader.reading import read

SHARED = ROOT.parent / "shared"
_SCORER = SHARED / "tools" / "score_transcripts.py"
_NAMES = ("Ann Lee", "Bob Stone", "Mayor Carla Diaz", "Professor Dan Fox", "Eve Hall", "Question")
_SENTENCE = "We have heard that before, and yet nobody has told us what the town is going to do about it."
_SENTENCES_IN_TURN = 3
_WORDS_IN_TWO_HOURS = 18_000
_LABEL = re.compile(r"^([^:\n]{1,60}): (.*)", re.MULTILINE)


def bench_corpus(_: Path) -> None:
    """Score who speaks (F1 of turns) and who is who (B-cubed F1) on real documents, beside one regular expression."""
    if not _SCORER.exists():
        print(f"who speaks, who is who: skipped, since there is no corpus at {SHARED}")
        return
    ours = _scores(f"{sys.executable} -m voicereader inspect --json {{file}}")
    peer = _scores(f"{sys.executable} -m tests.bench.plain_regex {{file}}")
    for source, score in ours.items():
        for name in ("f1", "b3"):
            told = f"{source}, {name.upper()}, {score['failed']} of {score['documents']} failed"
            print(f"{told + ' (one regular expression)':66} {score[name]:9.4f} {peer[source][name]:9.4f}", flush=True)


def _scores(command: str) -> dict[str, dict[str, float]]:
    told = subprocess.run(
        [sys.executable, _SCORER, "--json", "--command", command], capture_output=True, text=True, check=True, cwd=ROOT
    )
    scores: dict[str, dict[str, float]] = json.loads(told.stdout)
    return scores


def bench_two_hours(_: Path) -> None:
    """Compare reading a plain transcript of two hours with finding its labels by one regular expression."""
    turn = " ".join([_SENTENCE] * _SENTENCES_IN_TURN)
    turns = _WORDS_IN_TWO_HOURS // len(turn.split())
    text = "A long talk\n\n" + "\n\n".join(f"{name}: {turn}" for name in islice(cycle(_NAMES), turns))
    content = text.encode()
    ours, peer = [], []
    for _ in range(RUNS):
        begun = time.perf_counter()
        read(content, "talk.txt")
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        list(_LABEL.finditer(content.decode()))
        peer.append(time.perf_counter() - begun)
    row("reading two hours of plain text      (one regular expression)", ours, peer)


BENCHES = (bench_corpus, bench_two_hours)
