"""Outlines, and how long people talk."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.builders import a_transcript
from tests.reading.register.library import transcripts
from voicereader.casting.people import neighbours_in
from voicereader.studio.outlining import outlined, said, silent
from voicereader.studio.places import sentences
from voicereader.studio.roll import talk_of


def test_an_outline_counts_what_each_says():
    """Turns, words and sentences are those of the page; narration is nobody's."""
    outline = outlined(a_transcript(("Ann Lee", "Good morning. We meet."), (None, "(Applause)"), ("Ann Lee", "Bye.")))
    assert (outline.turns, outline.sentences, outline.words) == ((1, 0, 1), (2, 1, 1), (5,))
    assert not outline.timed


@pytest.mark.parametrize(("language", "text", "seconds"), [("en", "word " * 170, 55), ("zh", "会" * 240, 60)])
def test_talk_time_is_guessed_from_the_words(language, text, seconds):
    """A minute has some 170 English words, or 240 signs of a script without spaces."""
    (talk,) = talk_of(outlined(a_transcript(("Ann Lee", text.strip()), language=language)))
    assert talk.seconds == pytest.approx(seconds, rel=0.05)


def test_talk_time_is_that_of_the_recording_where_the_file_has_it():
    """Times of turns are taken as they are."""
    made = a_transcript(("Ann Lee", "Good morning."), ("Bob Stone", "Thank you."))
    turns = tuple(replace(turn, begin=10.0 * n, end=10.0 * n + 4) for n, turn in enumerate(made.turns))
    outline = outlined(replace(made, turns=turns))
    assert (outline.seconds, outline.timed) == ((4.0, 4.0), True)


@given(transcripts())
def test_without_words_the_company_is_the_same(transcript):
    """Castings and marks see in an outline all that they look at in a transcript."""
    mute = silent(outlined(transcript))
    assert mute.speakers == transcript.speakers
    assert list(neighbours_in("a", mute)) == list(neighbours_in("a", transcript))
    assert [turn.speaker_id for turn in mute.turns] == [turn.speaker_id for turn in transcript.turns]


def test_sentences_are_kept_in_the_order_of_their_ids():
    """The title first, then each sentence of the page."""
    made = a_transcript(("Ann Lee", "Good morning. We meet.\n\nBye."), (None, "(Applause)"))
    assert [words for _, words in said(made)][1:] == [span.of(turn.text) for _, turn, span in sentences(made)]
    assert [who for who, _ in said(made)] == ["", "ann-lee", "ann-lee", "ann-lee", ""]
    assert sum(outlined(made).sentences) == len(list(sentences(made)))
