"""Who a document's head says is there."""

import pytest

from voicereader.reading.listing import listed_in, office_key


@pytest.mark.parametrize(
    ("line", "office", "name"),
    [
        ("Minister of Transport: Jane Smith", "minister of transport", "Jane Smith"),
        ("Jane Smith – Minister of Transport", "minister of transport", "Jane Smith"),
        ("Mr. Tom Hale (Chairman)", "chairman", "Tom Hale"),
        ("Jane Smith, Minister of Transport", "minister of transport", "Jane Smith"),
        ("| Jane Smith | Minister of Transport |", "minister of transport", "Jane Smith"),
    ],
)
def test_offices(line: str, office: str, name: str) -> None:
    """An office and its holder stand beside each other in many ways."""
    assert listed_in([line.strip("| ") if "|" in line else line]).offices == {office_key(office): name}


@pytest.mark.parametrize("line", ["AL: Ann Lee, engineer", "Ann Lee (AL)", "AL - Ann Lee", "Ann Lee [AL], Bob Stone"])
def test_initials(line: str) -> None:
    """Initials and the name that they stand for stand beside each other as well."""
    assert listed_in([line]).initials == {"al": "Ann Lee"}


def test_who_presides() -> None:
    """A line that says who presides names them without their form of address."""
    assert listed_in(["Mr. Tom Hale presiding", "Präsidium: Vorsitz Jane Cole"]).presiding is not None
    assert listed_in(["Vorsitz: Frau Jane Cole"]).presiding == "Jane Cole"


def test_the_first_says_it() -> None:
    """Where an office comes twice, its first holder is meant."""
    assert listed_in(["Chairman: Tom Hale", "Chairman: Ann Lee"]).offices == {"chairman": "Tom Hale"}


def test_sentences_list_nobody() -> None:
    """Prose says nothing of offices."""
    found = listed_in(["They met at noon, as they always had.", "It rained: nobody minded."])

    assert (found.offices, found.initials, found.presiding) == ({}, {}, None)


def test_only_so_many_lines_are_read() -> None:
    """A list that is longer than any list of people costs no more than its head."""
    assert listed_in([*["It rained."] * 400, "Chairman: Tom Hale"]).offices == {}
