"""Which lines open a turn."""

from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Form, Label, Line
from voicereader.reading.system import find_labels, findings_in


def labels_in(text: str) -> list[str]:
    """Return the labels of a text in order."""
    return [label.text for _, label in sorted(find_labels(to_lines(text)).items())]


def test_a_label_that_comes_back_is_believed() -> None:
    """A head that nothing is known of is a label where it comes back often enough."""
    assert labels_in("Jane Cole: Ja.\n\n" + "De stamgast: Ja.\n\n" * 3) == ["Jane Cole"] + ["De stamgast"] * 3
    assert labels_in("Jane Cole: Ja.\n\nDe stamgast: Ja.\n\nDe stamgast: Nee.") == ["Jane Cole"]


def test_a_single_word_needs_company() -> None:
    """One capitalised word is a label among labels of its kind, a topic among others."""
    assert labels_in("Jane: Hi.\n\nTom: Hi.") == ["Jane", "Tom"]
    assert labels_in("Jane Cole: Hi.\n\nBridges: they fall.\n\nTom Hale: So they do.") == ["Jane Cole", "Tom Hale"]
    assert labels_in("Jane Cole: Hi.\n\nTom Hale: Hi.\n\nJane: Bye.") == ["Jane Cole", "Tom Hale", "Jane"]
    assert labels_in("Bridges: they fall.") == []


def test_topics_far_apart_are_no_labels() -> None:
    """Single words before a colon, once each and far apart, are topics of a text."""
    prose = "It rained.\n\n" * 12

    assert labels_in(f"Bridges: they fall.\n\n{prose}Roads: they sink.") == []


def test_mixed_case_among_shouting_is_a_clause() -> None:
    """Where labels shout, a heading in mixed case is none, unless it says itself that it is a person."""
    text = "MS. ROE: Hi.\n\nReal Estate: it sinks.\n\nMS. ROE: So.\n\nDr. Moll: It does.\n\nMS. ROE: Bye."

    assert labels_in(text) == ["MS. ROE", "MS. ROE", "Dr. Moll", "MS. ROE"]


def test_a_slip_is_mended() -> None:
    """A label without the space after its colon is one where the document knows it otherwise."""
    assert labels_in("Jane Cole: Hi.\n\nTom Hale:No.\n\nJane Cole:Yes.") == ["Jane Cole", "Jane Cole"]


def test_an_empty_label_needs_speech_below() -> None:
    """A label with nothing after it and no speech below is a field."""
    assert labels_in("Jane Cole: Hi.\n\nTom Hale:\nAnna Roe:\nNo.\n\nOmar Bell:") == ["Jane Cole", "Anna Roe"]


def test_labels_alone_need_a_system() -> None:
    """Two short lines are headings, not labels, where they neither come back nor touch their text."""
    assert labels_in("New York\n\nIt rained.\n\nLos Angeles\n\nIt did not.") == []


def test_headings_in_prose_are_no_labels() -> None:
    """A name-like heading above one paragraph of many makes no speaker."""
    assert labels_in("Ellery Harbour\nIt is old.\n\n" + "It rained.\n\n" * 9 + "Port Ellery\nIt is new.") == []


def test_a_part_of_a_name_in_another_place() -> None:
    """A given name is a label where the whole name is one on a line of its own."""
    assert labels_in("**Tom Hale:** Hi.\n\n**Jane Cole:**\n\nHi.\n\n**Jane:** Bye.") == [
        "Tom Hale",
        "Jane Cole",
        "Jane",
    ]


def test_two_styles_are_believed_for_the_same_people() -> None:
    """A label that lost its emphasis is one where the same name has it elsewhere."""
    text = "**Jane Cole:** Hi.\n\n**Tom Hale:** Hi.\n\nJane Cole: Is it?\n\nTo Do: nothing.\n\n**Tom Hale:** Yes."

    assert labels_in(text) == ["Jane Cole", "Tom Hale", "Jane Cole", "Tom Hale"]


def test_what_is_refused_is_told_with_its_rule() -> None:
    """A line that looks like a label and opens no turn has a finding."""
    found = findings_in(to_lines("Jane Cole: Hi.\n\nMy point is: rain.\n\nTom Hale: Hi."))

    assert [(label.text, finding.rule) for _, label, finding in found.refused] == [("My point is", "clause")]
    assert {finding.rule for finding in found.reasons.values()} == {"name"}


def test_labels_that_the_format_gives_are_taken_as_they_are() -> None:
    """Where the format says who speaks, nothing is looked for in the words."""
    given = Line("Tom Hale: said she.", opens=True, apart=True, label=Label("JC", None, "", Form.GIVEN))
    found = findings_in([given, *to_lines("Tom Hale: Hi.")])

    assert [(label.text, label.rest) for label in found.labels.values()] == [("JC", "Tom Hale: said she.")]
    assert found.reasons[0].rule == "given"


def test_code_is_no_talk() -> None:
    """What stands between fences, as Markdown has them around code, opens no turn."""
    assert labels_in("Jane Cole: Hi.\n\n```\nTom Hale: Hi.\n```\n\nJane Cole: Bye.") == ["Jane Cole"] * 2


def test_a_label_in_a_bracket_of_several_lines_is_none() -> None:
    """A stage direction that runs over lines holds no label."""
    assert labels_in("Jane Cole: Hi.\n\n(All rise.\nTom Hale: sits.)\n\nJane Cole: Bye.") == ["Jane Cole"] * 2


def test_a_label_above_another_is_told() -> None:
    """A label right above another, with no speech between, is about the same person."""
    found = findings_in(to_lines("The Chair:\nJane Cole: Hi.\n\nTom Hale: Hi.\n\nJane Cole: Bye."))

    assert found.above == {1: "The Chair"}
