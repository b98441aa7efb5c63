"""SubRip and SubViewer: names in the words, tags, and what is missing."""

import pytest

from tests.reading.formats.telling import read_text, said, timed


def srt(*cues):
    """Read SubRip by the words of its cues, a second each."""
    blocks = [f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},500\n{words}\n" for n, words in enumerate(cues, 1)]
    return read_text("\n".join(blocks), "talk.srt")


def test_a_label_where_the_speaker_changes():
    """Cues without one go on; times are those of all of them."""
    transcript = srt("Ann: We begin", "at the beginning.", "Bob: Why?", "Ann: Because.")
    assert said(transcript) == [("ann", "We begin at the beginning."), ("bob", "Why?"), ("ann", "Because.")]
    assert timed(transcript) == [(1, 3.5), (3, 4.5), (4, 5.5)]


def test_a_label_in_the_midst_of_a_caption():
    """A line of a caption may begin another turn."""
    assert said(srt("Ann: Here we are.\nBob: At last.", "Ann: Yes.")) == [
        ("ann", "Here we are."),
        ("bob", "At last."),
        ("ann", "Yes."),
    ]


def test_a_clause_with_a_colon_is_no_label():
    """Within a sentence nobody begins to speak."""
    assert said(srt("Ann: I have two things to say:", "this and that.", "Bob: Really:\nboth?", "Ann: Both.")) == [
        ("ann", "I have two things to say: this and that."),
        ("bob", "Really: both?"),
        ("ann", "Both."),
    ]


def test_tags_and_codes():
    """Italics, colours, positions and entities are no words; a break is a line's end."""
    words = r'{\an8}<font color="#ff0000">Ann:</font> <i>Good</i> morning{\fad(1,2)} &amp; bye.<br/>So'
    assert said(srt(words, "Bob: {y:i}Hi.", "Ann: 1 < 2."))[0][1] == "Good morning & bye. So"


def test_sounds():
    """They are stage directions."""
    transcript = srt("Ann: Listen!", "(thunder)", "Bob: Oh.", "[DOOR OPENS]", "Ann: Come in.")
    assert said(transcript) == [("ann", "Listen!"), (None, "(thunder)"), ("bob", "Oh."), (None, "[DOOR OPENS]"), ("ann", "Come in.")]  # fmt: skip


@pytest.mark.parametrize("sign", ["- ", "-", "– ", "— "])
def test_dialogue(sign):
    """Two dashes in a caption are two people."""
    assert [text for _, text in said(srt(f"{sign}Well?\n{sign}Well.", "Nobody else."))] == [
        "Well?",
        "Well. Nobody else.",
    ]


def test_changes():
    """`>>` begins a turn, with a name or without; the name may stand in capitals that nothing else knows."""
    transcript = srt(">> ANNOUNCER: Welcome.", ">> ZORBLAX: Thanks.", ">> Hm.")
    assert said(transcript) == [("announcer", "Welcome."), ("zorblax", "Thanks."), ("speaker", "Hm.")]


def test_an_empty_change():
    """A sign that nothing follows begins nothing, nor does what stands before it end."""
    assert [text for _, text in said(srt(">>", ">> Hello. >>", "Bye."))] == ["Hello.", "Bye."]


def test_people_in_brackets_and_parentheses():
    """`(ANN LEE)` before words is who says them, with what stands behind a comma as a note; `[laughing]` is a sound."""
    transcript = srt("(Mr. Stone) Good morning.", "[Ann Lee, on the phone] Hello?", "[laughing] Oh.", "(man) Hey!")
    assert said(transcript) == [
        ("mr-stone", "Good morning."),
        ("ann-lee", "Hello? [laughing] Oh."),
        ("man", "Hey!"),
    ]
    assert transcript.turns[1].note == "on the phone"


def test_numbers_and_blank_lines_may_be_missing():
    """Times are enough to tell captions apart."""
    text = "00:00:01,000 --> 00:00:02,000\nAnn: One.\n2\n00:00:02,000 --> 00:00:03,000\nBob: Two.\n\nAnd three.\n00:00:03,000 --> 00:00:04,000\nAnn: Four.\n"
    assert said(read_text(text, "talk.srt")) == [("ann", "One."), ("bob", "Two. And three."), ("ann", "Four.")]


def test_a_number_that_is_said():
    """A number in the words stays."""
    assert said(srt("Ann: How many?", "Bob: I say\n12", "Ann: 12?"))[1] == ("bob", "I say 12")


def test_times_with_frames():
    """A fourth part counts frames; the seconds are kept."""
    text = "1\n01:00:02:12 --> 01:00:03:00\nAnn: One.\n\n2\n01:00:03:00 --> 01:00:04:00\nBob: Two.\n"
    assert timed(read_text(text, "talk.srt")) == [(3602, 3603), (3603, 3604)]


def test_voices_without_the_header_of_webvtt():
    """What names voices as WebVTT does is read as that."""
    text = "00:00:01.000 --> 00:00:02.000\n<v Ann>One.\n\n00:00:02.000 --> 00:00:03.000\n<v Bob>Two.\n"
    assert said(read_text(text, "talk.srt")) == [("ann", "One."), ("bob", "Two.")]


def test_subviewer():
    """Two times with a comma between, `[br]` for a line's end."""
    text = "0:00:01.000,0:00:02.000\nAnn: One[br]and a half.\n\n0:00:02.000,0:00:03.500\nBob: Two.\n\n0:00:04.000,0:00:05.000\nAnn: Three.\n"
    transcript = read_text(text, "talk.sbv")
    assert said(transcript) == [("ann", "One and a half."), ("bob", "Two."), ("ann", "Three.")]
    assert timed(transcript) == [(1, 2), (2, 3.5), (4, 5)]


def test_captions_where_nobody_is_named():
    """All is narration, in paragraphs that end with a sentence."""
    transcript = srt("It was a long", "evening by the river.")
    assert said(transcript) == [(None, "It was a long evening by the river.")]
    assert transcript.speakers == ()


def test_machines_make_long_paragraphs():
    """A turn of some pages is parted at the end of a sentence."""
    turn = srt(*["Ann: We begin."], *[f"This is sentence {n} of mine." for n in range(99)]).turns[0]
    assert len(turn.paragraphs) == 2
    assert all(paragraph.endswith(".") for paragraph in turn.paragraphs)
