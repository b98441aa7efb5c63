"""What a line's head would be as a label."""

import pytest

from voicereader.reading.labels import label_of
from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Form, Label


def label_in(text: str, below: str = "Some speech.") -> Label | None:
    """Return the label of the first of two lines."""
    lines = to_lines(f"{text}\n{below}")
    return label_of(lines[0], lines[1])


@pytest.mark.parametrize(
    ("line", "label", "note", "rest"),
    [
        ("Jane Cole: Hello.", "Jane Cole", None, "Hello."),
        ("Jane Cole (in French): Hello.", "Jane Cole", "in French", "Hello."),
        ("The Chair (Ms. Ford (North)): Hello.", "The Chair", "Ms. Ford (North)", "Hello."),
        ("Jane (on cost: high): Hello.", "Jane", "on cost: high", "Hello."),
        ("Jane (Ann) Cole: Hello.", "Jane (Ann) Cole", None, "Hello."),
        ("Jane Cole (00:12): Hello.", "Jane Cole", None, "Hello."),
        ("Jane Cole 00:12:01: Hello.", "Jane Cole", None, "Hello."),
        ("Jane: 00:12:01 Hello.", "Jane", None, "Hello."),
        ("[00:12] Jane: Hello.", "Jane", None, "Hello."),
        ("**Jane:** Hello.", "Jane", None, "Hello."),
        ("__Jane__: Hello.", "Jane", None, "Hello."),
        ("- Jane: Hello.", "Jane", None, "Hello."),
        ("Jane（法文）：你好", "Jane", "法文", "你好"),
        ("Jane ): Hello.", "Jane )", None, "Hello."),
    ],
)
def test_colon(line: str, label: str, note: str | None, rest: str) -> None:
    """A label ends at the first colon outside brackets, without note, time and emphasis."""
    assert label_in(line) == Label(label, note, rest, Form.COLON)


@pytest.mark.parametrize(
    "line", ["10:30", "https://example.org", "(Jane: Hello.", "1: one", "It is 10:30 and late.", "*:* x."]
)
def test_no_label(line: str) -> None:
    """Times, addresses, open brackets and numbers are no labels."""
    assert label_in(line) is None


def test_tight() -> None:
    """A letter right after the colon makes a label that is not sure."""
    found = label_in("Jane:Hello.")

    assert found is not None
    assert found.form is Form.TIGHT


@pytest.mark.parametrize(
    ("line", "label", "note", "rest", "form"),
    [
        ("Q  Just this: why?", "Q", None, "Just this: why?", Form.LETTER),
        ("A. Because.", "A", None, "Because.", Form.LETTER),
        ("Mr. BROWN of Ohio. Mr. Speaker, I rise.", "Mr. BROWN of Ohio", None, "Mr. Speaker, I rise.", Form.STOP),
        ("The SPEAKER pro tempore (Mr. Poe). Go on.", "The SPEAKER pro tempore", "Mr. Poe", "Go on.", Form.STOP),
        ("Ms. J. STONE. No.", "Ms. J. STONE", None, "No.", Form.STOP),
        ("Jane Cole  0:12", "Jane Cole", None, "", Form.TIMED),
        ("Jane Cole (host)", "Jane Cole", "host", "", Form.ALONE),
    ],
)
def test_other_forms(line: str, label: str, note: str | None, rest: str, form: Form) -> None:
    """Letters, full stops, times and lines of their own open turns as well."""
    assert label_in(line) == Label(label, note, rest, form)


@pytest.mark.parametrize(
    "line",
    [
        "The U.S. National Institutes are large.",
        "The BBC. It is there.",
        "Mr. Brown spoke. Then he left.",
        "Mr. Brown and all of his many friends from Ohio went home at NOON. They did.",
    ],
)
def test_a_full_stop_needs_a_name_in_capitals(line: str) -> None:
    """A sentence that begins as a label with a full stop might is none."""
    assert label_in(line) is None


@pytest.mark.parametrize("line", ["jane cole", "Jane Cole.", "What I mean", "A b c d e f g h i", "J" * 90])
def test_no_label_alone(line: str) -> None:
    """A line of lower case, a sentence, a clause or a long line is no label on its own."""
    assert label_in(line) is None
