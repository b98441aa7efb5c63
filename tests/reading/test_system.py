"""Which lines open a turn."""

import pytest

from voicereader.reading.lines import to_lines
from voicereader.reading.system import Shape, find_labels, shape_of


def labels_in(text: str) -> list[str]:
    """Return the labels of a text in order."""
    return [label.text for _, label in sorted(find_labels(to_lines(text)).items())]


@pytest.mark.parametrize(
    ("label", "shape"),
    [
        ("Jane Cole", Shape.PERSON),
        ("Mr. Cole", Shape.PERSON),
        ("Will Smith", Shape.PERSON),
        ("Omar Said", Shape.PERSON),
        ("Jane", Shape.WORD),
        ("President of Norland Jane Cole", Shape.OFFICE),
        ("chairman of the union Jane Cole", Shape.OFFICE),
        ("Editor-in-Chief of Argumenty i Fakty Jane Cole", Shape.OFFICE),
        ("Le président", Shape.OFFICE),
        ("Question", Shape.ANONYMOUS),
        ("Speaker 2", Shape.ANONYMOUS),
        ("SENIOR OFFICIAL ONE", Shape.ANONYMOUS),
        ("Some hon. members", Shape.ANONYMOUS),
        ("My question is", Shape.NEVER),
        ("And I", Shape.NEVER),
        ("Number Two", Shape.NEVER),
        ("For example", Shape.NEVER),
        ("Publication date", Shape.NEVER),
        ("Really? Yes", Shape.NEVER),
        ("Jingle", Shape.NEVER),
        ("B", Shape.NEVER),
        ("Jane and the others went", Shape.UNKNOWN),
        ("The officer of the old and small watch", Shape.UNKNOWN),
        ("Mr. president", Shape.OFFICE),
        ("Mr. smith", Shape.UNKNOWN),
    ],
)
def test_shape(label: str, shape: Shape) -> None:
    """A label looks like a person, an office, somebody unnamed, or like no label."""
    assert shape_of(label) is shape


def test_a_label_that_comes_back_is_believed() -> None:
    """A head that nothing is known of is a label where it comes back often enough."""
    assert labels_in("De voorzitster: Ja.\n\n" * 3) == ["De voorzitster"] * 3
    assert labels_in("Jane Cole: Ja.\n\nDe voorzitster: Ja.\n\nDe voorzitster: Nee.") == ["Jane Cole"]


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
