"""Advanced SubStation Alpha: actors, override codes, lines in any order."""

import pytest

from tests.reading.formats.telling import read_text, said, timed
from voicereader.errors import UnreadableTranscript

HEAD = """[Script Info]
; a remark
Title: Garden talk
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def ass(*lines, head=HEAD, name="talk.ass"):
    """Read subtitles by their (start, actor, text), a second each."""
    events = [
        f"Dialogue: 0,0:00:{at:02}.00,0:00:{at + 1:02}.50,Default,{actor},0,0,0,,{text}" for at, actor, text in lines
    ]
    return read_text(head + "\n".join(events) + "\n", name)


def test_actors():
    """The field `Name` is who speaks; a line without one goes on."""
    transcript = ass((1, "Ann Lee", "Good morning,"), (2, "", "everybody."), (3, "bob", "Hello, hello."))
    assert said(transcript) == [("ann-lee", "Good morning, everybody."), ("bob", "Hello, hello.")]
    assert timed(transcript) == [(1, 3.5), (3, 4.5)]
    assert [speaker.name for speaker in transcript.speakers] == ["Ann Lee", "Bob"]


def test_override_codes():
    r"""Codes in braces are no words, `\N` and `\h` are a line's end and a space."""
    assert said(ass((1, "Ann", r"{\i1}Good{\i0}\hmorning,\N{\pos(1,2)\c&H0000FF&}all.")))[0][1] == "Good morning, all."


def test_drawings_are_left_out():
    """Shapes are not read."""
    assert said(ass((1, "Ann", r"{\p1}m 0 0 l 100 0 100 100{\p0}"), (2, "Ann", "A square."))) == [("ann", "A square.")]


def test_lines_in_any_order():
    """They are read in the order of their times."""
    assert [text for _, text in said(ass((5, "Bob", "Two."), (1, "Ann", "One.")))] == ["One.", "Two."]


def test_comments_are_left_out():
    """Only what is shown is read."""
    head = HEAD + "Comment: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,To be checked.\n"
    assert said(ass((2, "Ann", "Hello."), head=head)) == [("ann", "Hello.")]


def test_names_in_the_words():
    """Where no line has an actor, labels are found as in other captions."""
    lines = (1, "", "Ann: One."), (2, "", "Bob: Two."), (3, "", "Ann: Three.")
    assert said(ass(*lines)) == [("ann", "One."), ("bob", "Two."), ("ann", "Three.")]


def test_fields_in_another_order():
    """The file says which fields its lines have; its forerunner calls the first one otherwise."""
    text = "[Script Info]\n\n[Events]\nFormat: Marked, Actor, Start, End, Text\nDialogue: Marked=0,Ann,0:00:01.00,0:00:02.00,One, two.\n"
    transcript = read_text(text, "talk.ssa")
    assert said(transcript) == [("ann", "One, two.")]
    assert timed(transcript) == [(1, 2)]


def test_without_styles_and_fields():
    """What is missing is as usual."""
    assert said(ass((1, "Ann", "One."), head="[Script Info]\n[Events]\n")) == [("ann", "One.")]


def test_damaged_lines():
    """A line whose times cannot be read is read where it stands; one that ends too early is left out."""
    head = HEAD + "Dialogue: 0,later,,Default,Ann,x,y,z,,One.\nDialogue: 0,0:00:01.00\nDialogue:\n"
    assert said(ass((1, "Bob", "Two."), head=head)) == [("ann", "One."), ("bob", "Two.")]


def test_no_lines():
    """A file without any is refused."""
    with pytest.raises(UnreadableTranscript, match="holds no words"):
        read_text(HEAD, "talk.ass")
