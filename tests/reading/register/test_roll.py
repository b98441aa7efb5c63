"""Everybody in a library."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.register.library import read, settled, talk, transcripts
from voicereader.reading.register import Person, people, turns_of

LIBRARY = {
    "a": read(("V. Petrov", "V. PETROV"), ("Question", "Question"), ("V. Petrov", "Minister")),
    "b": talk("Viktor Petrov", "Ann Lee", viktor_petrov="male"),
}


def test_each_person_is_listed_once_with_all_that_is_known():
    """The name in full, what transcripts print, where they speak; nobody without a name."""
    (first, *others) = LIBRARY["b"].speakers
    library = LIBRARY | {"b": replace(LIBRARY["b"], speakers=(replace(first, role="Minister of Sport"), *others))}
    ann, viktor = people(settled(library))
    assert ann == Person("ann-lee", "Ann Lee", (), (), ("Ann Lee",), ("b",), 1)
    assert viktor == Person(
        "viktor-petrov",
        "Viktor Petrov",
        ("Minister of Sport",),
        ("male",),
        ("V. PETROV", "Minister", "Viktor Petrov"),
        ("a", "b"),
        3,
    )


def test_of_two_spellings_the_most_used_is_the_name():
    """In full before in initials."""
    (jose,) = people(settled({"a": talk("Jose Lima"), "b": read(("José Lima", "x"), ("José Lima", "x"))}))
    assert jose.name == "José Lima"


def test_somebody_s_turns_are_found_everywhere():
    """By id, in order; a voice without a name is nobody elsewhere."""
    library = settled(LIBRARY)
    assert turns_of(library, "viktor-petrov") == (("a", "t1"), ("a", "t3"), ("b", "t1"))
    assert turns_of(library, "question") == turns_of(library, "zoe") == ()


@given(st.dictionaries(st.sampled_from("abc"), transcripts()))
def test_turns_are_counted_as_they_are_found(library):
    """Of everybody who is listed."""
    library = settled(library)
    for person in people(library):
        turns = turns_of(library, person.id)
        assert person.turns == len(turns)
        assert person.transcripts == tuple(dict.fromkeys(slug for slug, _ in turns))
