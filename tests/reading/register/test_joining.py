"""People across the transcripts of a library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.register.library import assert_holds_together, ids, is_full, settled, talk, transcripts
from voicereader.reading.register import Register


def together(*talks: tuple[str, ...]) -> list[list[str]]:
    """Return the ids of those who speak in each transcript of a library."""
    return [ids(each) for each in settled({str(number): talk(*each) for number, each in enumerate(talks)}).values()]


@pytest.mark.parametrize("short", ["V. Petrov", "V.Petrov", "V Petrov", "Petrov V. V.", "V.V. Petrov", "PETROV V."])
def test_initials_mean_the_only_one_who_is_written_in_full(short):
    """In another transcript of the library; each keeps the name that their transcript prints."""
    library = settled({"a": talk(short, "Bob Lee"), "b": talk("Viktor Petrov", "Ann Lee")})
    assert ids(library["a"]) == ["viktor-petrov", "bob-lee"]
    assert library["a"].speakers[0].name == short
    assert library["a"].turns[0].speaker_id == "viktor-petrov"
    assert_holds_together(library["a"])


@pytest.mark.parametrize(
    "others",
    [
        [("Viktor Petrov",), ("Vera Petrov",)],
        [("Viktor A. Petrov",), ("Petrov V. V.",)],
        [("Viktor Petrov",), ("V. A. Petrov",), ("V. B. Petrov",)],
        [("Anton Petrov",)],
        [("Viktor Petrova",)],
        [("Mr. Petrov",)],
        [("Petrov",)],
        [("The Chair",)],
    ],
)
def test_initials_of_several_mean_nobody(others):
    """Two whom they fit, initials that contradict, another name, no given name: each stays who they are."""
    assert together(("V. Petrov",), *others)[0] == ["v-petrov"]


def test_who_meet_are_two():
    """What one transcript keeps apart nobody joins, in no transcript."""
    assert together(("V. Petrov", "Viktor Petrov"), ("V. Petrov",))[0] == ["v-petrov", "viktor-petrov"]
    assert together(("V. Petrov", "Viktor Petrov"), ("V. Petrov",))[1] == ["v-petrov"]


def test_a_stated_gender_contradicts():
    """Ms V. Petrov is not Mr Viktor Petrov; where one is stated, or the same, they are one."""
    for short, full, joined in (("female", "male", False), ("female", None, True), ("male", "male", True)):
        library = {"a": talk("V. Petrov", v_petrov=short), "b": talk("Viktor Petrov", viktor_petrov=full)}
        assert (ids(settled(library)["a"]) == ["viktor-petrov"]) == joined


def test_an_entry_of_its_own_keeps_initials_apart():
    """The owner says so; and an entry's id is the one that others are joined with."""
    library = {"a": talk("V. Petrov"), "b": talk("Viktor Petrov")}
    apart = Register.read(b'[speakers."V. Petrov"]', "people.toml")
    assert ids(settled(library, apart)["a"]) == ["v-petrov"]
    known = Register.read(b'[speakers."Viktor Petrov"]\nid = "boss"', "people.toml")
    assert [ids(each) for each in settled(library, known).values()] == [["boss"], ["boss"]]


libraries = st.dictionaries(st.sampled_from("abcdef"), transcripts(), max_size=5)


@given(libraries)
def test_every_transcript_holds_together(library):
    """And nobody who is kept apart in one is joined."""
    made = settled(library)
    for key, each in made.items():
        assert_holds_together(each)
        assert len(each.speakers) == len(library[key].speakers)


@given(libraries, transcripts())
def test_a_transcript_that_is_added_changes_nobody_who_is_written_in_full(library, added):
    """Nor anybody without initials, here or elsewhere."""
    before, after = settled(library), settled(library | {"new": added})
    for key, each in before.items():
        for one, other in zip(each.speakers, after[key].speakers, strict=True):
            assert one.id == other.id or not is_full(one)


@given(libraries, st.randoms())
def test_the_order_of_the_library_is_nothing(library, chance):
    """The same people, whatever comes first."""
    keys = chance.sample(sorted(library), len(library))
    assert settled({key: library[key] for key in keys}) == settled(library)


@given(libraries)
def test_no_two_full_names_that_differ_are_one(library):
    """An id has one full name, in whatever spelling."""
    names: dict[str, set[str]] = {}
    for each in settled(library).values():
        for speaker in filter(is_full, each.speakers):
            names.setdefault(speaker.id, set()).add(speaker.name.casefold().replace("é", "e"))
    assert all(len(each) == 1 for each in names.values())
