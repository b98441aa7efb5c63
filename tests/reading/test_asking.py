"""Whether all who ask are one person."""

from tests.builders import a_speaker
from voicereader.reading import read
from voicereader.reading.asking import as_asked

TALK = b"""Ann Lee: Hello.

Question: Is it?

Bob Stone: It is.

Remark: Ah.

Question: Really?

Ann Lee: Really.

Speaker 2: Well.
"""


def test_one_label_is_one_person() -> None:
    """All of one label without a name become the first of them, those of another label stay apart."""
    made = as_asked(read(TALK, "a.txt"), "one")

    assert [turn.speaker_id for turn in made.turns] == [
        *("ann-lee", "question", "bob-stone", "remark", "question", "ann-lee", "speaker-2"),
    ]
    assert [speaker.id for speaker in made.speakers] == ["ann-lee", "question", "bob-stone", "remark", "speaker-2"]


def test_each_leaves_a_transcript_as_it_was_read() -> None:
    """By default nobody is joined."""
    transcript = read(TALK, "a.txt")

    assert as_asked(transcript, "each") is transcript
    assert "question-2" in {speaker.id for speaker in transcript.speakers}


def test_a_transcript_without_them_is_the_same_object() -> None:
    """Where nobody asks twice nothing is made anew."""
    transcript = read(b"Ann Lee: Hello.\n\nQuestion: Is it?\n\nAnn Lee: Yes.", "a.txt")

    assert as_asked(transcript, "one") is transcript


def test_somebody_with_that_name_is_nobody_of_them() -> None:
    """A person who is called as the label is stays a person."""
    transcript = read(TALK, "a.txt")
    named = a_speaker("Question", id="question-3")
    both = as_asked(type(transcript)("A", "en", transcript.turns, (*transcript.speakers, named)), "one")

    assert named in both.speakers
