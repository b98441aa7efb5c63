"""How names are made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicereader.reading.register.initials import Name, agree, ends, may_be_short, name_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Viktor Petrov", Name("petrov", ("v",), full=True)),
        ("Viktor V. Petrov", Name("petrov", ("v", "v"), full=True)),
        ("V. Petrov", Name("petrov", ("v",))),
        ("V.V. Petrov", Name("petrov", ("v", "v"))),
        ("Petrov V. V.", Name("petrov", ("v", "v"))),
        ("Mr. V. Petrov", Name("petrov", ("v",))),
        ("J.-P. van der Berg", Name("vanderberg", ("j", "p"))),
        ("Jean-Pierre van der Berg", Name("vanderberg", ("j", "p"), full=True)),
        ("Петров Виктор Иванович", Name("петров", ("в", "и"), full=True)),
        ("В. И. Петров", Name("петров", ("в", "и"))),
        ("Mr. Petrov", Name("petrov", ())),
        ("Malcolm X", Name("malcolmx", ())),
        ("Frederik IX", Name("frederikix", ())),
        ("The Chair", None),
        ("J. S.", None),
        ("viktor petrov", None),
        ("", None),
    ],
)
def test_a_name_is_taken_apart(text, name):
    """Family name and initials, wherever they stand; offices have neither."""
    assert name_in(text) == name
    assert may_be_short(text) or not name or name.full or not name.initials


def test_names_agree_as_far_as_both_go():
    """More initials are no contradiction, others are."""
    victor, short = name_in("Viktor Petrov"), name_in("V. V. Petrov")
    assert agree(victor, short)
    assert not agree(name_in("Viktor A. Petrov"), short)
    assert not agree(victor, name_in("V. Ivanov"))


@given(st.lists(st.sampled_from(["V.", "A.", "Anna", "van", "der", "Lee", "Иванович", "Петров"]), max_size=5))
def test_the_family_name_is_at_one_end(words):
    """So that namesakes are found without taking all names apart."""
    text = " ".join(words)
    name = name_in(text)
    if name and name.initials:
        assert any(end and (name.family.startswith(end) or name.family.endswith(end)) for end in ends(text))
