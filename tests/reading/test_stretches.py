"""Whose words each paragraph is."""

from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Form, Label, Line
from voicereader.reading.stretches import Stretch, stretches_of, unlabelled


def label(name: str, rest: str) -> Label:
    """Return a label with the speech on its line."""
    return Label(name, None, rest, Form.COLON)


def stretches(text: str, *, told: bool = False) -> list[tuple[str | None, list[tuple[str, str]]]]:
    """Return label and paragraphs of each stretch of a text whose labels stand before colons."""
    lines = to_lines(text)
    parted = {index: line.text.split(": ") for index, line in enumerate(lines) if ": " in line.text}
    found = stretches_of(lines, {index: label(*each) for index, each in parted.items()}, told=told)
    return [(each.label.text if each.label else None, _paragraphs(each)) for each in found]


def _paragraphs(stretch: Stretch) -> list[tuple[str, str]]:
    return [(each.text, each.kind) for each in stretch.paragraphs]


def test_directions_stand_in_the_turn() -> None:
    """A paragraph in brackets is nobody's, and parts no turn."""
    assert stretches("Jane: One.\n\n(Rain. [Thunder.])\n\nTwo.") == [
        ("Jane", [("One.", "speech"), ("(Rain. [Thunder.])", "direction"), ("Two.", "speech")])
    ]


def test_headings_at_the_end_head_what_follows() -> None:
    """Headings before the next label are a stretch of nobody's; applause for what was said is not."""
    assert stretches("Jane: One.\n\n(Applause.)\n\n# Part Two\n\nTom: Two.")[0] == (
        "Jane",
        [("One.", "speech")],
    )
    assert stretches("Jane: One.\n\n(Applause.)\n\nTom: Two.")[0] == (
        "Jane",
        [("One.", "speech"), ("(Applause.)", "direction")],
    )


def test_banners_between_sentences_are_headings() -> None:
    """A line in capitals between sentences heads what follows; the speaker may shout at the begin."""
    text = "Jane: WE ARE HERE\n\nIt rains.\n\nTHE SECOND PART OF IT\n\nIt rains again."

    assert [kind for _, kind in stretches(text)[0][1]] == ["speech", "speech", "heading", "speech"]


def test_a_manner_above_the_speech_is_a_note() -> None:
    """Brackets in lower case right under a label say how it is said."""
    found = list(
        stretches_of(to_lines("Jane\n(in French)\nBonjour."), {0: Label("Jane", None, "", Form.ALONE)}, told=False)
    )

    assert found[0].label is not None
    assert found[0].label.note == "in French"
    assert _paragraphs(found[0]) == [("Bonjour.", "speech")]


def test_where_the_format_tells_nothing_is_guessed() -> None:
    """Capitals and hashes are speech where the format says what is none."""
    text = "Jane: It rains.\n\nTHE SECOND PART OF IT\n\n# Two"

    assert {kind for _, kind in stretches(text, told=True)[0][1]} == {"speech"}


def test_what_is_nobodys_at_the_end_stands_alone() -> None:
    """Notes that a format puts behind a turn's speech are a stretch without a label."""
    lines = [*to_lines("Jane: One."), Line("(Rain.)", opens=True, apart=True, nobodys=True)]
    found = list(stretches_of(lines, {0: label("Jane", "One.")}, told=True))

    assert [(each.label is None, _paragraphs(each)) for each in found] == [
        (False, [("One.", "speech")]),
        (True, [("(Rain.)", "direction")]),
    ]


def test_what_stands_before_anybody_speaks() -> None:
    """Lines before the first label of a format are nobody's; none make no stretch."""
    assert [_paragraphs(each) for each in unlabelled(to_lines("Hello.\n\nThere."))] == [
        [("Hello.", "speech"), ("There.", "speech")]
    ]
    assert list(unlabelled([])) == []
