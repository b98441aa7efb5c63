"""What a name suggests of a gender."""

import pytest

from voicereader.casting.given_names import FEMALE, MALE, gender_guessed


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mary Cole", "female"),
        ("JOHN COLE", "male"),
        ("François Morel", "male"),
        ("Anna-Maria Weiss", "female"),
        ("Jean-Claude Morel", "male"),
        ("Jean-Marie Morel", "male"),
        ("Marie-Pierre Morel", None),
        ("Vladimir Vladimirovich Kuzin", "male"),
        ("Людмила Петровна Кузина", "female"),
        ("Кузин Асхат Иванович", "male"),
        ("Асхат Иванович", None),
        ("Milla Jovovich", None),
        ("Асель Кузнецова", "female"),
        ("Асхат Кузнецов", "male"),
        ("Asel Kuznetsova", None),
        ("Asel Ivanova", "female"),
        ("Asel Dostoevskaya", "female"),
        ("Lou Casanova", None),
        ("Lou Villanueva", None),
        ("Andrea Bell", None),
        ("Kim Bell", None),
        ("Wei Zhang", None),
        ("Mary", "female"),
        ("Ivanova", None),
        ("V. Cole", None),
        ("", None),
        ("…", None),
    ],
)
def test_a_name_suggests_a_gender_or_none(name, gender):
    """What is common to women and men, or not listed, suggests none."""
    assert gender_guessed(name) == gender


def test_no_name_is_in_both_lists():
    """A name in both would be an answer by chance."""
    assert not FEMALE & MALE
