"""JSON by hand and of podcasts: segments, lines of JSON, shapes that nobody told us of."""

import json

import pytest

from tests.reading.formats.telling import read_text, said, timed
from voicereader.errors import UnreadableTranscript

TURNS = [("Ann Lee", "Good morning to all."), ("Bob Stone", "Thank you."), ("Ann Lee", "Well then.")]
SAID = [("ann-lee", "Good morning to all."), ("bob-stone", "Thank you."), ("ann-lee", "Well then.")]


def read_json(document, name="talk.json"):
    """Read a document as JSON."""
    return read_text(json.dumps(document), name)


def podcast(*segments):
    """Read the JSON that podcasts have for a transcript."""
    names = ("speaker", "startTime", "endTime", "body")
    return read_json({"version": "1.0.0", "segments": [dict(zip(names, each, strict=True)) for each in segments]})


def test_podcasting():
    """Segments of a speaker are one turn until another one speaks; times are those of all of them."""
    transcript = podcast(
        ("Ann Lee", 0.5, 1.5, "Good morning"),
        ("Ann Lee", 1.5, 2, "to all."),
        ("Bob Stone", 2, 3.25, "Thank you."),
        ("Ann Lee", 60, 61, "Well then."),
    )
    assert said(transcript) == SAID
    assert timed(transcript) == [(0.5, 2), (2, 3.25), (60, 61)]


def test_podcasting_by_word():
    """Segments may be single words; they become sentences."""
    words = [("Ann", place, place + 0.5, word) for place, word in enumerate(("Good", "morning", ",", "all", "."))]
    assert said(podcast(*words, ("Bob", 6, 7, "Hello"), ("Bob", 7, 8, "!"))) == [("ann", "Good morning, all."), ("bob", "Hello!")]  # fmt: skip


def test_podcasting_without_speakers():
    """Where no segment says who speaks, their words may."""
    segments = [{"startTime": n, "endTime": n + 1, "body": f"{who}: {what}"} for n, (who, what) in enumerate(TURNS)]
    assert said(read_json({"version": "1.0.0", "segments": segments})) == SAID


@pytest.mark.parametrize(
    "shape",
    [
        lambda turns: [{"speaker": who, "text": what} for who, what in turns],
        lambda turns: {"transcript": [{"Speaker Name": who, "Utterance": what} for who, what in turns]},
        lambda turns: {"messages": [{"author": {"id": 7, "name": who}, "content": what} for who, what in turns]},
        lambda turns: {"talk": {"parts": [{"who": who, "lines": what.split(" ")} for who, what in turns]}},
        lambda turns: {"episode": {"blocks": [{"speaker": who, "sentences": [{"text": what}]} for who, what in turns]}},
        lambda turns: {"speakers": [{"id": n, "name": who} for n, who in enumerate(("Ann Lee", "Bob Stone"))], "turns": [{"speaker": int(who[0] == "B"), "text": what} for who, what in turns]},
        lambda turns: {"speakers": {"a": "Ann Lee", "b": "Bob Stone"}, "turns": [{"speakerId": who[0].lower(), "text": what} for who, what in turns]},
    ],
    ids=["list", "names with spaces", "author", "words in a list", "nested", "names apart", "names by key"],
)  # fmt: skip
def test_shapes(shape):
    """Who speaks and what is said is found by what members are called and how they stand together."""
    assert said(read_json(shape(TURNS))) == SAID


def test_lines_of_json():
    """One object in a line."""
    text = "\n".join(json.dumps({"speaker": who, "text": what}) for who, what in TURNS)
    assert said(read_text(f"{text}\n\n", "talk.jsonl")) == SAID
    assert said(read_text(text, "talk.json")) == SAID


def test_speakers_without_names():
    """`SPEAKER_00`, `spk_1` and numbers are counted people; a key that says nothing is the place of whom it means."""
    for keys in (("SPEAKER_00", "SPEAKER_01"), ("spk_0", "spk_1"), ("0", "1"), (0, 1)):
        transcript = read_json([{"speaker": key, "text": what} for key, (_, what) in zip(keys, TURNS, strict=False)])
        assert [speaker.name for speaker in transcript.speakers] == ["Speaker 0", "Speaker 1"]
    keys = ("5f0c1a9e-77aa-4c1e-9a5e-000000000001", "5f0c1a9e-77aa-4c1e-9a5e-000000000002")
    transcript = read_json([{"speaker": key, "text": what} for key, (_, what) in zip(keys, TURNS, strict=False)])
    assert [speaker.name for speaker in transcript.speakers] == ["Speaker 1", "Speaker 2"]


def test_questions_and_answers():
    """`Q` and `A` are sides, not the seventeenth and first speaker."""
    transcript = read_json([{"speaker": who, "text": f"{what} is it?"} for who, what in (("Q", "What"), ("A", "So"))])
    assert [speaker.name for speaker in transcript.speakers] == ["Question", "Answer"]


def test_names_in_lower_case_and_in_order_of_lists():
    """`ann lee` and `Lee, Ann` are Ann Lee."""
    for who in ("ann lee", "ann_lee", "Lee, Ann"):
        assert read_json([{"speaker": who, "text": "Hello."}]).speakers[0].name == "Ann Lee"


def test_what_a_head_says():
    """Title, date, place, language and licence stand at the head, or in its metadata."""
    head = {"title": "Garden talk", "recorded_at": "2021-03-04T10:00:00Z", "venue": "Springfield", "license": "CC0"}
    for document in (head | {"language": "pt-BR"}, {"metadata": head | {"languageCode": "pt_br"}}):
        transcript = read_json(document | {"turns": [{"speaker": "Ann", "text": "Sim."}]})
        assert (transcript.title, str(transcript.date), transcript.place) == (
            "Garden talk",
            "2021-03-04",
            "Springfield",
        )
        assert (transcript.language, transcript.licence) == ("pt-BR", "CC0")


def test_paragraphs_and_sounds():
    """A blank line in a text parts paragraphs; what is a sound is a stage direction."""
    transcript = read_json(
        [
            {"speaker": "Ann", "text": "One.\n\nTwo."},
            {"speaker": "Ann", "text": "[Applause]"},
            {"type": "audio_event", "speaker": "Ann", "text": "a dog barks"},
            {"speaker": "Bob", "text": "Three."},
        ]
    )
    assert said(transcript) == [
        ("ann", "One.\n\nTwo."),
        (None, "[Applause]\n\na dog barks"),
        ("bob", "Three."),
    ]


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ({"start": 1.5}, {"end": 3}),
        ({"start": "1.5s"}, {"duration": 1.5}),
        ({"start_ms": 1500}, {"end_ms": 3000}),
        ({"offset": "00:00:01,500"}, {"to": "0:03"}),
        ({"offset": "PT1.5S"}, {"duration": "PT1.5S"}),
        ({"offsetInTicks": 15_000_000}, {"durationInTicks": 15_000_000}),
        ({"startTime": {"seconds": "1.5", "nanos": 0}}, {"endTime": {"seconds": 3}}),
        ({"BeginOffsetMillis": 1500}, {"EndOffsetMillis": 3000}),
    ],
)
def test_times_in_any_spelling(begin, end):
    """Seconds, milliseconds, ticks, clocks, ISO 8601."""
    assert timed(read_json([{"speaker": "Ann", "text": "Hi."} | begin | end])) == [(1.5, 3)]


def test_milliseconds_without_a_unit():
    """Nobody takes longer than a second for a letter: then they were milliseconds."""
    transcript = read_json([{"speaker": who, "text": what, "start": n * 4000, "end": n * 4000 + 3000} for n, (who, what) in enumerate(TURNS)])  # fmt: skip
    assert timed(transcript) == [(0, 3), (4, 7), (8, 11)]


@pytest.mark.parametrize(
    "time", [float("nan"), float("inf"), -1, 1e300, True, None, "soon", "", [], {}, "9" * 50, {"seconds": {}}]
)
def test_times_that_are_none(time):
    """What is no time is left out; the words stay."""
    transcript = read_json([{"speaker": "Ann", "text": "Hi.", "start": time, "end": time}])
    assert said(transcript) == [("ann", "Hi.")]
    assert timed(transcript) == [(None, None)]


def test_a_text_in_a_string():
    """A document that has no list of turns but a whole text is read as that text."""
    text = "\n\n".join(f"{who}: {what}" for who, what in TURNS)
    assert said(read_json({"text": text})) == SAID
    assert said(read_json([text])) == SAID


def test_letters_by_number():
    """Halves of letters and what nobody sees are left out, however they are written."""
    text = r'[{"speaker": "A\u0000nn\ud83d", "text": "\ud83d\ude00 \u00c4h\u200b\udc00 \\u0000 \"so\"."}]'
    assert said(read_text(text, "talk.json")) == [("ann", r'😀 Äh \u0000 "so".')]


def test_keys_that_stand_twice():
    """The last one holds, as for anybody who reads JSON."""
    assert said(read_text('[{"speaker": "Ann", "text": "No.", "text": "Yes."}]', "talk.json")) == [("ann", "Yes.")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"speaker": "Ann", "text": "Hi."', "no valid JSON"),
        ('{"text": "a"}\n{"text": \n', "no valid JSON"),
        ('{"a": 1}', "holds no words"),
        ('{"results": {"transcripts": []}, "status": "COMPLETED"}', "holds no words"),
        ("[" * 100_000 + '"a"', "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("[" + "{}," * 250_000 + '"a"]', "more than 250000 objects"),
    ],
)
def test_what_is_refused(text, why):
    """In a sentence that says why."""
    with pytest.raises(UnreadableTranscript, match=rf"talk\.json .*{why}"):
        read_text(text, "talk.json")
