"""VoiceReader's own JSON: there and back again."""

import datetime as dt
import json

import pytest

from tests.builders import a_speaker, a_transcript
from tests.fuzz.samples import samples
from tests.reading.formats.telling import read_text
from voicereader.model import Passage, Span, Transcript, Turn
from voicereader.reading import read
from voicereader.reading.formats.json.own import from_json, to_json

TALK = a_transcript(source="https://example.org/talk", licence="CC0-1.0")
FULL = Transcript(
    title="A talk",
    language="en",
    turns=(
        Turn("t1", None, None, ("A garden", "Rain."), kinds=("heading", "narration")),
        Turn("t2", "ann-lee", "Ms LEE", ("Bonjour.", "(Laughter)", "Oui."), "in French", "fr", 0.5, 9.25, ("speech", "direction", "speech"), (Passage(Span(11, 19), "en"),)),
        Turn("t3", "question", "Question", ("Why?",)),
    ),
    speakers=(a_speaker(role="Mayor", gender="female"), a_speaker("Question", anonymous=True)),
    date=dt.date(2020, 6, 1),
)  # fmt: skip


@pytest.mark.parametrize("transcript", [TALK, FULL])
def test_there_and_back(transcript):
    """All that a transcript holds is in its JSON."""
    assert read_text(json.dumps(to_json(transcript)), "any.json") == transcript


@pytest.mark.parametrize("name", samples())
def test_what_readers_make(name):
    """A transcript of any format can be kept as JSON."""
    transcript = read(samples()[name], name)
    assert read_text(json.dumps(to_json(transcript)), name) == transcript


@pytest.mark.parametrize(
    "change",
    [
        {"voicereader": 2},
        {"turns": []},
        {"turns": None},
        {"turns": [7]},
        {"speakers": []},
        {"speakers": [{"name": "Ann"}]},
        {"title": " "},
        {"title": None},
        {"place": 7},
        {"date": "yesterday"},
    ],
)
def test_what_does_not_hold_together_is_any_json(change):
    """Somebody edited it, or another program wrote it: then nothing is taken for granted."""
    assert from_json(to_json(TALK)) == TALK
    assert from_json(to_json(TALK) | change) is None


@pytest.mark.parametrize(
    "change",
    [
        {"id": "t7"},
        {"speaker": "somebody-else"},
        {"text": ""},
        {"text": 7},
        {"note": 7},
        {"kinds": ["song"]},
        {"kinds": ["speech", "speech"]},
        {"kinds": [["speech"]]},
        {"begin": "now"},
        {"begin": float("nan")},
        {"begin": float("inf")},
        {"end": -1},
        {"end": True},
    ],
)
def test_a_turn_that_does_not_hold_together(change):
    """One damaged turn is enough."""
    document = to_json(TALK)
    document["turns"][0] |= change
    assert from_json(document) is None


@pytest.mark.parametrize(
    "change",
    [
        {"gender": "x"},
        {"gender": []},
        {"anonymous": 1},
        {"name": ""},
        {"aliases": "Ann"},
        {"aliases": [7]},
        {"id": "bob-stone"},
    ],
)
def test_a_speaker_that_does_not_hold_together(change):
    """Likewise."""
    document = to_json(TALK)
    document["speakers"][0] |= change
    assert from_json(document) is None


def test_an_edited_file_is_read_as_any_json():
    """Who spoke and what was said is still found."""
    document = to_json(TALK)
    document["turns"][0]["id"] = "first"
    assert [turn.speaker_id for turn in read_text(json.dumps(document), "a.json").turns] == ["ann-lee", "bob-stone"]


@pytest.mark.parametrize(
    "passages",
    [[[0, 10, "en"]], [[3, 3, "en"]], [[0, 2, ""]], [[2, 4, "en"], [0, 2, "en"]], [[0, 2.0, "en"]], [[0, 2]]],
)
def test_passages_that_cannot_be(passages):
    """A passage lies within a paragraph, behind the one before, and has a language."""
    document = to_json(FULL)
    document["turns"][1]["passages"] = passages
    assert from_json(document) is None


def test_passages_are_new():
    """What was printed before there were passages can be read."""
    document = to_json(TALK)
    for turn in document["turns"]:
        del turn["passages"]
    assert from_json(document) == TALK
