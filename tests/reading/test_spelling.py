"""Whether two spellings are of one name."""

import pytest

from voicereader.reading.spelling import is_short_for, is_slip, is_transcribed, sound, sounds_of


@pytest.mark.parametrize(
    ("one", "other"), [("Fyodor Orlov", "Fydor Orlov"), ("Jane Harper", "Jane Haprer"), ("Bellmann", "Belmann")]
)
def test_a_slip_of_the_hand(one: str, other: str) -> None:
    """One letter more, less or in another place, inside one word, is the same name."""
    assert is_slip(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Igor Orlov", "Igor Orlova"),
        ("Jane Cole", "Jane Cobe"),
        ("Jane Harper", "June Harpen"),
        ("Jane Harper", "Jane Harper Lee"),
        ("Jane Harper", "Jane Harper"),
        ("Jane Marper", "Jane Harper"),
    ],
)
def test_no_slip(one: str, other: str) -> None:
    """Ends, short words, two words at once and another count of words make two people."""
    assert not is_slip(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey", "Sergei"),
        ("Mikhail", "Mihail"),
        ("Zelensky", "Zelenskyy"),
        ("Anna", "Ana"),
    ],
)
def test_one_sound(one: str, other: str) -> None:
    """Spellings of one name in another alphabet sound the same."""
    assert sound(one) == sound(other)
    assert sounds_of(f"{one} {other}") == f"{sound(one)} {sound(one)}"


@pytest.mark.parametrize(("one", "other"), [("Sergey Ivanov", "Sergei Ivanov"), ("Yury Solovyov", "Yury Solovyev")])
def test_transcribed(one: str, other: str) -> None:
    """A whole name with one part spelt alike and the other sounding alike is one."""
    assert is_transcribed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daniel Stone", "Daniela Stone"),
        ("Sergey", "Sergei"),
        ("Sergey Ivanov", "Sergei Petrov"),
        ("S. Ivanov", "Z. Ivanov"),
        ("Tom Hale", "Tim Hale"),
    ],
)
def test_not_transcribed(one: str, other: str) -> None:
    """A woman's form, one word alone, another family name and initials are no spellings of it."""
    assert not is_transcribed(one, other)


def test_short_forms() -> None:
    """The begin of a given name, three letters or more, is short for it."""
    assert is_short_for("Oli", "Oliver Stone")
    assert not is_short_for("Ol", "Oliver Stone")
    assert not is_short_for("Oliver", "Oliver Stone")
    assert not is_short_for("Sto", "Oliver Stone")
