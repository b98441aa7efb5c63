"""What speaks for a style of labels, and which lines are entries of lists."""

import pytest

from voicereader.reading.candidates import Candidate, Emphasis, Style, is_titled
from voicereader.reading.entries import is_entry, listed_in
from voicereader.reading.heads import head_of
from voicereader.reading.labels import readings_of
from voicereader.reading.lines import to_lines
from voicereader.reading.shapes import look_of
from voicereader.reading.sheet import Form
from voicereader.reading.styles import Document, believe, counted, is_talk, plausible_of, refusal_of


def candidates(text: str, form: Form = Form.COLON) -> list[Candidate]:
    """Return the readings of a text's lines in one form."""
    lines = to_lines(text)
    return [
        Candidate(index, label, look_of(label.text), head_of(line), line, above, below)
        for index, (above, line, below) in enumerate(zip([None, *lines], lines, [*lines[1:], None], strict=False))
        for label in readings_of(head_of(line), below)
        if label.form is form
    ]


def believed(text: str, form: Form = Form.COLON) -> list[str]:
    """Return the labels that are believed of one form, whatever their emphasis."""
    plausible = plausible_of(candidates(text, form))
    style = Style(form, Emphasis.PLAIN)
    found = believe(style, plausible, counted(plausible), Document(to_lines(text)))
    return [found[index][0].label.text for index in sorted(found)]


def test_a_style_is_form_emphasis_and_place() -> None:
    """A label is as the others where it has all three."""
    strong, plain, above = candidates("**Jane:** Hi.\n\nTom: Hi.\n\nAnna:\nHi.")

    assert strong.style == Style(Form.COLON, Emphasis.STRONG)
    assert plain.style == Style(Form.COLON, Emphasis.PLAIN)
    assert above.style == Style(Form.COLON, Emphasis.PLAIN, above=True)


def test_a_role_behind_a_comma_does_not_make_another_label() -> None:
    """Two printings of one label share their key."""
    first, second = candidates("Jane Cole, Mayor: Hi.\n\nJane Cole: Bye.")

    assert first.key == second.key


def test_full_stops_need_more_than_colons() -> None:
    """Names before full stops are labels where one says itself that it is, or several people come back."""
    once = "Jane Cole. Hi there.\n\nTom Hale. Hi to you."

    assert believed(once, Form.STOP) == []
    assert believed(f"{once}\n\n{once}", Form.STOP) == ["Jane Cole", "Tom Hale"] * 2
    assert believed(f"Mr. STONE. Hi there.\n\n{once}", Form.STOP) == ["Mr. STONE"]


def test_sides_take_a_question() -> None:
    """A lone `A` is a list's entry, unless there is a `Q`."""
    assert believed("A. It rained.\n\nB. It snowed.", Form.LETTER) == []
    assert believed("Q. Did it rain?\n\nA. It did.", Form.LETTER) == ["Q", "A"]


def test_what_is_quoted_is_no_label() -> None:
    """A name that comes once with speech in quotation marks is read aloud."""
    assert believed("Jane Cole: Hi.\n\nLake City, Tom Hale: “It rains.”\n\nJane Cole: Bye.") == ["Jane Cole"] * 2


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("My point is: rain.", "clause"),
        ("Minister of Transport: Jane Smith", "list-entry"),
        ("Jane and the others went: rain.", "unknown-words"),
        ("Lake City: “It rains.”", "quoted"),
        ("Jane Cole: rain.", "lonely"),
    ],
)
def test_a_refusal_has_its_rule(text: str, rule: str) -> None:
    """Why a candidate is no label is told by name."""
    assert refusal_of(candidates(text)[0]).rule == rule


def test_a_talk_takes_people() -> None:
    """Two who come back are a talk, a word that comes once is none."""
    assert is_talk(candidates("Jane Cole: Hi.\n\nTom Hale: Hi."), 3)
    assert is_talk(candidates("Dr. Cole: Hi."), 1)
    assert not is_talk(candidates("Rivers: they rise."), 1)


def test_words_in_lower_case_are_topics() -> None:
    """A capitalised word that the text has in lower case is no name."""
    document = Document(to_lines("The rivers rise.\n\nRivers: they rise.\n\nJane: Hi."))
    rivers, jane = candidates("Rivers: they rise.\n\nJane: Hi.")

    assert document.is_topic(rivers)
    assert not document.is_topic(jane)


@pytest.mark.parametrize(
    "text",
    [
        "Minister of Transport: Jane Smith",
        "AL: Ann Lee, engineer",
        "Total: 12,000",
        "Site: https://example.org/talk",
        "Chapter one: . . . . . . . . 12",
        "Contents:",
    ],
)
def test_entries_of_lists(text: str) -> None:
    """Offices with holders, initials explained, values, addresses, dots and nothing at all are no speech."""
    assert is_entry(candidates(text)[0])


def test_who_presides_calls_people_by_name() -> None:
    """An office with a name behind it is an entry above all speech, or beside another; else somebody is called."""
    listed = "The Chair: Mr. Brown.\n\nJane Cole: Thank you.\n\nThe Chair: It is noon.\n\nThe Chair: Ms. Stone."

    assert listed_in(candidates(listed)) == {0}


@pytest.mark.parametrize(
    ("label", "titled"), [("Mayor Ann Lee", True), ("Dr. Lee", True), ("Ann Lee", False), ("Mayor", False)]
)
def test_is_titled(label: str, titled: bool) -> None:  # noqa: FBT001 - what is wanted
    """Office and name, or a form of address and a name, say themselves that they are a person."""
    assert is_titled(label) is titled
