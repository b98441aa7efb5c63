"""Who may be one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.register.library import settled, talk, transcripts
from voicereader.model import Transcript
from voicereader.reading.register import Doubt, Register, doubts, people


def doubted(*names: str, register: Register | None = None, **genders: str) -> tuple[Doubt, ...]:
    """Return the doubts of a library in which each of these speaks in a transcript of their own."""
    library = {str(number): talk(name, **genders) for number, name in enumerate(names)}
    return doubts(people(settled(library, register)), register or Register())


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("Fyodor Orlov", "Fydor Orlov"), "one letter differs"),
        (("Anton Schmitt", "Anton Schmidt"), "one letter differs"),
        (("Sergei Orlov", "Sergey Orlov"), "spellings of one name"),
        (("Elisabeth Moll", "Elizabeth Mol"), "spellings of one name"),
        (("Ron De Vito", "Ron DeVito"), "the same letters with other gaps"),
        (("Kim Min Ho", "Min Ho Kim"), "the same words in another order"),
        (("John Smith", "John B. Smith"), "a name more between given and family name"),
        (("John Bell Smith", "John B. Smith"), "a name more between given and family name"),
        (("V. Petrov", "V. V. Petrov"), "initials of one name"),
        (("Mr. Petrov", "Viktor Petrov"), "a part of one name"),
        (("Viktor", "Viktor Petrov"), "a part of one name"),
    ],
)
def test_who_may_be_one_is_told(names, why):
    """With the reason, and in one direction only."""
    (doubt,) = doubted(*names)
    assert {doubt.one.name, doubt.other.name} == set(names)
    assert doubt.why == why


@pytest.mark.parametrize(
    "names",
    [
        ("Ivan Petrov", "Ivan Petrova"),
        ("Ann Lee", "Bob Lee"),
        ("Lena Orlov", "Lina Orlov"),
        ("Ann Stone", "Zoe Stone"),
        ("John Bell Smith", "John Cole Smith"),
        ("V. Petrov", "A. Petrov"),
        ("Mr. Petrov", "Viktor Petrov", "Ann Petrov"),
        ("The Chair", "The Chairs"),
        ("Oliver", "Olivia"),
    ],
)
def test_who_differ_are_two(names):
    """Ends of names, short words, other names; and a part of two names is no doubt of either."""
    assert doubted(*names) == ()


def test_initials_that_fit_two_are_doubted_with_both():
    """The owner knows which."""
    found = doubted("J. Smith", "John Smith", "Jane Smith")
    assert {(each.one.name, each.other.name) for each in found} == {
        ("John Smith", "J. Smith"),
        ("Jane Smith", "J. Smith"),
    }


def test_what_many_share_says_nothing():
    """Of dozens of namesakes no two are named."""
    assert doubted("J. Smith", *(f"J{letter}n Smith" for letter in "abdefghklmnopq")) == ()


def test_who_meet_or_have_two_genders_are_two():
    """Reading keeps them apart, or the transcripts state it."""
    library = settled({"a": talk("Fyodor Orlov", "Fydor Orlov")})
    assert doubts(people(library), Register()) == ()
    assert doubted("Fyodor Orlov", "Fydor Orlov", fyodor_orlov="male", fydor_orlov="female") == ()


@pytest.mark.parametrize("written", ["", '[speakers."Fydor Orlov"]\nlabels = ["Big \\"F\\""]\n'])
def test_what_is_written_settles_the_doubt(written):
    """The lines of one answer join the two, those of the other leave them and ask no more; entries go on."""
    names = ("Fyodor Orlov", "Fydor Orlov")
    (doubt,) = doubted(*names, register=Register.read(written.encode(), "people.toml"))
    merged = Register.read(doubt.merge.encode(), "people.toml")
    assert len(people(settled({name: talk(name) for name in names}, merged))) == 1
    assert ('"Big \\"F\\""' in doubt.merge) == bool(written)
    split = Register.read(f"{written}{doubt.split}".encode(), "people.toml")
    assert doubted(*names, register=split) == ()
    assert len(people(settled({name: talk(name) for name in names}, split))) == 2


@given(st.dictionaries(st.sampled_from("abcdef"), transcripts()))
def test_lines_for_people_toml_are_understood(library: dict[str, Transcript]):
    """Both answers to every doubt are TOML that the register takes; the two are never of one transcript."""
    for doubt in doubts(people(settled(library)), Register()):
        one, two = (Register.read(lines.encode(), "people.toml") for lines in (doubt.merge, doubt.split))
        assert one.meant[doubt.one.id] == one.meant[doubt.other.id]
        assert two.meant[doubt.one.id] != two.meant[doubt.other.id]
        assert set(doubt.one.transcripts).isdisjoint(doubt.other.transcripts)
