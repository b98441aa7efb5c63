"""Labels for somebody whom a document does not name."""

import pytest

from voicereader.reading.voices import is_anonymous, is_crowd, is_numbered, is_side


@pytest.mark.parametrize(
    "label",
    [
        "Question",
        "Q",
        "Some hon. members",
        "Un député",
        "UNIDENTIFIED SPEAKER",
        "Голос из зала",
        "Speaker 2",
        "AUDIENCE",
    ],
)
def test_nobody_in_particular(label: str) -> None:
    """Voices, sides, crowds and numbers stand for somebody unnamed, in any language."""
    assert is_anonymous(label)


@pytest.mark.parametrize("label", ["Jane Cole", "UN Secretary Jane Cole", "The Minister", "Questions of Procedure", ""])
def test_somebody_in_particular(label: str) -> None:
    """A name, an office, an acronym before one and a heading do not."""
    assert not is_anonymous(label)


def test_sides_crowds_and_numbers() -> None:
    """One side of a conversation, many at once and somebody numbered are told apart."""
    labels = ["Q", "A12", "Some hon. members", "AUDIENCE", "Speaker 2", "P3", "Jane"]

    assert [label for label in labels if is_side(label)] == ["Q", "A12"]
    assert [label for label in labels if is_crowd(label)] == ["Some hon. members", "AUDIENCE"]
    assert [label for label in labels if is_numbered(label)] == ["Speaker 2", "P3"]
