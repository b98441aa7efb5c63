"""How names are spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicereader.text import identity


@pytest.mark.parametrize(
    ("names", "one"),
    [
        (("José García", "JOSE GARCIA", "Jose\u0301 garci\u0301a", "José  García."), "jose-garcia"),
        (("Jean-Luc Moreau", "Jean Luc Moreau", "JEAN‑LUC MOREAU"), "jean-luc-moreau"),
        (("Pat O'Brien", "Pat O’Brien", "Pat OBrien"), "pat-obrien"),
        (("V. Petrov", "V.Petrov", "V Petrov"), "v-petrov"),
        (("Łukasz Grün", "Lukasz Grun"), "lukasz-grun"),
        (("Семён Орлов", "СЕМЕН ОРЛОВ"), "семен-орлов"),
        (("Strauß", "STRAUSS"), "strauss"),
    ],
)
def test_spellings_of_one_name_are_one(names, one):
    """Case, accents and punctuation are nothing."""
    assert {identity(name) for name in names} == {one}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Андрей", "Андреи"), ("がく", "かく"), ("राम", "रीम"), ("Ana Lima", "Anna Lima"), ("a" * 90, "a" * 91)],
)
def test_letters_that_differ_make_another_name(one, other):
    """What belongs to the letter in its script is no accent; long names differ to their end."""
    assert identity(one) != identity(other)


@given(st.text())
def test_an_id_is_its_own_spelling(name):
    """An id can be written for the name: short, in small letters, never empty."""
    made = identity(name)
    assert identity(made) == made
    assert 0 < len(made) <= 80
    assert not set(made) & set(" ./?#&'\"<>")
