"""What a line's head would be as a label."""

import pytest

from voicereader.reading.heads import head_of
from voicereader.reading.labels import readings_of
from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Form, Label


def labels_in(text: str, below: str = "Some speech.") -> list[Label]:
    """Return all readings of the first of two lines, the surest first."""
    lines = to_lines(f"{text}\n{below}")
    return list(readings_of(head_of(lines[0]), lines[1]))


def label_in(text: str) -> Label | None:
    """Return the surest reading of the first of two lines."""
    return next(iter(labels_in(text)), None)


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
        ("Jane Cole (North). – No.", "Jane Cole", "North", "No.", Form.STOP_DASH),
        ("Jane Cole – No.", "Jane Cole", None, "No.", Form.DASH),
        ("[Jane Cole] No.", "Jane Cole", None, "No.", Form.BRACKET),
        ("jane_c> no.", "jane_c", None, "no.", Form.BRACKET),
        ("Jane Cole\tNo.", "Jane Cole", None, "No.", Form.COLUMN),
        ("**Jane Cole** No.", "Jane Cole", None, "No.", Form.STRONG),
        ("○議長（山田太郎君）　はい。", "議長", "山田太郎君", "はい。", Form.MARK),
        ("Jane Cole  0:12", "Jane Cole", None, "", Form.TIMED),
        ("Jane Cole (host)", "Jane Cole", "host", "", Form.ALONE),
    ],
)
def test_other_forms(line: str, label: str, note: str | None, rest: str, form: Form) -> None:
    """Letters, full stops, times, dashes, brackets, gaps, emphasis and lines of their own may open turns as well."""
    assert Label(label, note, rest, form) in labels_in(line)


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


@pytest.mark.parametrize("line", ["jane cole", "Jane Cole.", "What I mean", "A b c d e f g h i j k", "J" * 91])
def test_no_label_alone(line: str) -> None:
    """A line of lower case, a sentence, a clause or a long line is no label on its own."""
    assert not {Form.ALONE, Form.TIMED} & {label.form for label in labels_in(line)}


def test_a_line_may_be_read_in_two_ways() -> None:
    """The line alone does not tell a label before a colon from one before a full stop; the document does."""
    forms = [label.form for label in labels_in("Mr. BROWN. I ask Mr. SMITH: why?")]

    assert forms == [Form.COLON, Form.STOP]
