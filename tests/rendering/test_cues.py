"""When each printed word is heard."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_line
from voicereader.model import Clip, Link, Mark, Span, Utterance
from voicereader.rendering.cues import cue


def an_utterance(printed: str, spoken: str, *links: tuple[int, int, int, int]) -> Utterance:
    """Return an utterance with links given as spoken begin and end, printed begin and end."""
    made = tuple(Link(Span(a, b), Span(c, d)) for a, b, c, d in links)
    return Utterance("t1-s1", "t1", None, Span(0, len(printed)), spoken, "en", 250, printed, made)


def a_clip(*marks: tuple[int, int, int], frames: int = 1000) -> Clip:
    """Return a clip with marks given as begin, end, frame."""
    return Clip(bytes(2 * frames), tuple(Mark(Span(a, b), frame) for a, b, frame in marks))


def test_words_are_placed_after_what_comes_before():
    """A cue begins where its clip stands, and so do its words."""
    utterance = a_line("Good day.").utterance
    found = cue(utterance, a_clip((0, 4, 10), (5, 8, 500)), 22_050)
    assert (found.begin, found.end) == (22_050, 23_050)
    assert [(mark.span.of(utterance.printed), mark.frame) for mark in found.words] == [
        ("Good", 22_060),
        ("day", 22_550),
    ]


def test_print_that_is_spoken_otherwise_is_one_word():
    """The words of “degrees Celsius” are all those of the printed sign."""
    utterance = an_utterance("Warm: 5 °C.", "Warm: 5 degrees Celsius.", (0, 8, 0, 8), (8, 23, 8, 10), (23, 24, 10, 11))
    found = cue(utterance, a_clip((0, 4, 0), (6, 7, 100), (8, 15, 200), (16, 23, 400)), 0)
    assert [(mark.span.of(utterance.printed), mark.frame) for mark in found.words] == [
        ("Warm", 0),
        ("5", 100),
        ("°C", 200),
    ]


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 999)), max_size=20),
)
def test_words_ascend_within_the_cue(text, raw):
    """Whatever the marks, the words of a cue are in order, inside the text and inside the cue."""
    line = a_line(text)
    marks = sorted((min(begin, len(text) - 1), frame) for begin, frame in raw)
    found = cue(line.utterance, a_clip(*((begin, begin + 1, frame) for begin, frame in marks)), 500)
    begins = [mark.span.begin for mark in found.words]
    frames = [mark.frame for mark in found.words]
    assert begins == sorted(set(begins))
    assert frames == sorted(frames)
    assert all(0 <= mark.span.begin < mark.span.end <= len(text) for mark in found.words)
    assert all(found.begin <= mark.frame < found.end for mark in found.words)
