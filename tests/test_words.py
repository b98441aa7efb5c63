"""Printed words, as they are highlighted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicereader.model import Turn
from voicereader.text import remark, words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Good,” she said.", ["Good", "she", "said"]),
        ("well-known 40–60 °C, $5", ["well-known", "40–60", "°C", "$5"]),
        ("peace—and war… now", ["peace", "and", "war", "now"]),
        ("See https://example.org/a?b=1.", ["See", "https://example.org/a?b=1"]),
        ("50% & #1 @home 🎉!", ["50%", "&", "#1", "@home", "🎉"]),
        ("会议开始。", ["会", "议", "开", "始"]),
        ("... — !", []),
        ("", []),
    ],
)
def test_words_are_what_a_reader_sees_as_words(text, told):
    """Punctuation around a word is no part of it."""
    assert [span.of(text) for span in words(text)] == told


@given(st.text(max_size=100))
def test_words_are_apart_and_in_order(text):
    """Whatever the text, words do not touch blanks or one another's letters."""
    end = 0
    for span in words(text):
        assert end <= span.begin < span.end
        assert not any(map(str.isspace, span.of(text)))
        end = span.end


@pytest.mark.parametrize(
    ("note", "name", "told"),
    [
        ("Ms. Jane Cole", "Jane Cole", None),
        ("山田太郎君", "山田太郎", None),
        ("in French", "Jane Cole", "in French"),
        ("Jane Cole, in writing", "Jane Cole", "Jane Cole, in writing"),
        ("in French", None, "in French"),
        (None, "Jane Cole", None),
        ("…", "Jane Cole", "…"),
    ],
)
def test_a_note_that_names_the_speaker_again_is_no_remark(note, name, told):
    """A bracket says who holds an office; the name is printed and said already."""
    assert remark(Turn("t1", "x", "The Chair", ("Yes.",), note), name) == told
