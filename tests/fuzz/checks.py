"""What holds of whatever a reader makes of whatever it is given."""

import time

from voicereader.errors import UnreadableTranscript
from voicereader.model import Transcript, Turn
from voicereader.reading import read
from voicereader.reading.language import prepare
from voicereader.text import paragraph_spans

SECONDS = 2.0
"""Of processor time that a file of a few kilobytes may take at most; it takes a thousandth."""


def check(content: bytes, name: str) -> None:
    """Read a file: it is refused in a sentence that names it, or its transcript holds together; soon."""
    prepare()
    begin = time.process_time()
    try:
        transcript = read(content, name)
    except UnreadableTranscript as refused:
        assert refused.sentence.startswith(f"{name} ")  # noqa: PT017 - refusing is one of two right answers
    else:
        holds_together(transcript)
    assert time.process_time() - begin < SECONDS, "it takes too long"


def holds_together(transcript: Transcript) -> None:
    """Fail where the parts of a transcript do not fit one another."""
    ids = [speaker.id for speaker in transcript.speakers]
    assert len(set(ids)) == len(ids)
    assert all(transcript.speaker(turn.speaker_id) for turn in transcript.turns if turn.speaker_id)
    assert {turn.speaker_id for turn in transcript.turns} - {None} == set(ids)
    assert [turn.id for turn in transcript.turns] == [f"t{number}" for number in range(1, len(transcript.turns) + 1)]
    assert transcript.title.strip()
    assert transcript.language.strip()
    assert transcript.turns
    assert all(turn.paragraphs and all(map(str.strip, turn.paragraphs)) for turn in transcript.turns)
    assert all(len(turn.kinds) in {0, len(turn.paragraphs)} for turn in transcript.turns)
    for turn in transcript.turns:
        check_passages(turn)
    times = [time for turn in transcript.turns for time in (turn.begin, turn.end) if time is not None]
    assert all(0 <= time < float("inf") for time in times)
    words = "".join(paragraph for turn in transcript.turns for paragraph in turn.paragraphs)
    "".join((transcript.title, words, *(speaker.name for speaker in transcript.speakers))).encode()  # no lone surrogate


def check_passages(turn: Turn) -> None:
    """Fail where the passages of a turn are out of order, cross a paragraph, hold no word or are in its language."""
    bounds = [bound for each in turn.passages for bound in (each.span.begin, each.span.end)]
    assert bounds == sorted(bounds)
    places = list(paragraph_spans(turn))
    for each in turn.passages:
        assert any(place.begin <= each.span.begin < each.span.end <= place.end for place in places)
        assert any(map(str.isalnum, each.span.of(turn.text)))
        assert each.language != turn.language
