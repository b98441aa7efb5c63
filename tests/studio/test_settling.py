"""Who is who in a library that changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.register.library import ids, talk, transcripts
from voicereader import library as folder_of
from voicereader.errors import BadPeople
from voicereader.library import Kept, Shelf
from voicereader.studio import Asked
from voicereader.studio.settling import NOTHING, settle

SLUG = "2020-06-01-a-talk-in-the-garden"
ANN = b'[speakers."Ann Lee"]\nid = "mayor"\n'


def found(library, people: bytes | None = None, edition: int = 1) -> Shelf:
    """Return a shelf as it is found, with a people.toml beside it."""
    kept = {slug: Kept(slug, each, f"{slug}.txt") for slug, each in library.items()}
    return Shelf(edition, kept, (), {"people.toml": people} if people is not None else {})


def served(settled) -> dict[str, list[str]]:
    """Return the ids of each transcript's speakers, as they are served."""
    return {slug: ids(kept.transcript) for slug, kept in settled.shelf.kept.items()}


def test_what_does_not_change_is_the_same_object():
    """In a transcript that nothing concerns nothing is made anew, and of the others only what is concerned."""
    library = {"a": talk("Ann Lee"), "b": talk("V. Petrov"), "c": talk("Viktor Petrov")}
    first = settle(found(library))
    assert first.shelf.kept["a"].transcript is library["a"]
    assert served(first) == {"a": ["ann-lee"], "b": ["viktor-petrov"], "c": ["viktor-petrov"]}
    second = settle(found(library | {"d": talk("Bob Lee")}), first)
    assert all(second.shelf.kept[slug].transcript is first.shelf.kept[slug].transcript for slug in library)
    third = settle(found(library | {"d": talk("Vera Petrov")}, ANN), second)
    assert served(third) == {"a": ["mayor"], "b": ["v-petrov"], "c": ["viktor-petrov"], "d": ["vera-petrov"]}
    assert third.shelf.kept["c"].transcript is library["c"]


def test_a_people_toml_that_cannot_be_understood_leaves_the_last_that_could():
    """A slip of the owner's changes nobody; the library's page says what it is."""
    library = {"a": talk("Ann Lee")}
    good = settle(found(library, ANN))
    bad = settle(found(library, b"[speakers"), good)
    assert served(bad) == {"a": ["mayor"]}
    assert bad.shelf.unreadable == (bad.bad,)
    assert "people.toml is not TOML" in bad.bad
    again = settle(found(library | {"b": talk("Ann Lee")}, b"[speakers"), bad)
    assert served(again) == {"a": ["mayor"], "b": ["mayor"]}
    assert again.bad == bad.bad
    gone = settle(found(library), again)
    assert (served(gone), gone.bad, gone.shelf.unreadable) == ({"a": ["ann-lee"]}, None, ())


def test_a_transcript_from_elsewhere_has_the_library_s_people():
    """One that the library has is the library's; another is as if it were put there."""
    library = {"a": talk("V. Petrov"), "b": talk("Viktor Petrov", "Ann Lee")}
    settled = settle(found(library, ANN + b'[transcripts."c.txt"]\nBob = "Ann Lee"\n'))
    assert settled.as_one_of_it(library["a"], "elsewhere.txt") is settled.shelf.kept["a"].transcript
    other = replace(talk("Petrov V. V.", "Bob"), title="Another talk")
    assert ids(settled.as_one_of_it(other, "c.txt")) == ["viktor-petrov", "mayor"]
    assert ids(NOTHING.as_one_of_it(other, "c.txt")) == ["petrov-v-v", "bob"]


libraries = st.dictionaries(st.sampled_from("abcd"), transcripts(), max_size=4)
files = st.sampled_from(
    [None, b"", b"[", ANN, b'anonymous = "one"\n[speakers."V. Petrov"]', b'[transcripts.a]\n"t1" = ""']
)


@given(st.lists(st.tuples(libraries, files), min_size=1, max_size=4))
def test_step_by_step_comes_to_the_same(steps):
    """What is kept from edition to edition never shows."""
    settled = NOTHING
    understood = None
    for library, people in steps:
        settled = settle(found(library, people), settled)
        understood = understood if people == b"[" else people
        assert settled.shelf.kept == settle(found(library, understood)).shelf.kept


@pytest.fixture
def looking(monkeypatch):
    """Make libraries look at their folder each time."""
    monkeypatch.setattr(folder_of, "_FRESH", 0)


def test_a_change_of_people_toml_is_noticed(looking, studio, folder):
    """People, voices, sound and the names that may be asked for follow; no transcript is read again."""
    before = studio.edition()
    (folder / "people.toml").write_text('[speakers."Ann Lee"]\nname = "Ann Bell"\nid = "mayor"\n')
    after = studio.edition()
    assert after.found.kept[SLUG].transcript is before.found.kept[SLUG].transcript
    assert ids(after.shelf.named(SLUG).transcript) == ["mayor", "bob-stone"]
    assert set(after.marks()[SLUG]) == set(after.castings(studio.voices())[SLUG].parts) == {"mayor", "bob-stone"}
    assert "Ann Bell, Mayor of Springfield." in [
        each.spoken for each in studio.utterances(after.shelf.named(SLUG).transcript)
    ]
    for name in ("mayor", "Ann Bell", "Ann Lee", "ann-lee"):
        assert studio.record(SLUG, Asked("mp3", speaker=name)).name == f"{SLUG}-mayor.mp3"


def test_a_running_studio_goes_on_with_a_bad_people_toml(looking, studio, folder):
    """It tells it in a sentence; a start and a file from elsewhere are refused."""
    (folder / "people.toml").write_bytes(ANN)
    assert ids(studio.edition().shelf.named(SLUG).transcript) == ["mayor", "bob-stone"]
    (folder / "people.toml").write_text("anonymous = 1")
    assert ids(studio.edition().shelf.named(SLUG).transcript) == ["mayor", "bob-stone"]
    assert studio.record(SLUG, Asked("mp3", speaker="mayor"))
    (sentence,) = studio.edition().shelf.unreadable
    assert sentence == 'people.toml has anonymous = 1; give "each" or "one".'
    for refused in (studio.check_library, lambda: studio.inspect(folder / "garden.txt")):
        with pytest.raises(BadPeople, match="anonymous = 1"):
            refused()


def test_a_person_sounds_the_same_under_initials(looking, studio, folder):
    """A voice goes by who somebody is, in every transcript."""
    text = (folder / "garden.txt").read_text()
    (folder / "other.txt").write_text(text.replace("garden", "park").replace("Bob Stone", "B. Stone"))
    castings, marks = studio.edition().castings(studio.voices()), studio.edition().marks()
    assert len(castings) == 2
    assert len({each.parts["bob-stone"] for each in castings.values()}) == 1
    assert len({each["bob-stone"] for each in marks.values()}) == 1


def test_the_lexicon_means_a_person_under_initials_too(looking, studio, folder):
    """An entry for a name holds for whoever it is, as their transcript prints them."""
    text = (folder / "garden.txt").read_text().replace("garden", "park").replace("Bob Stone", "B. Stone")
    (folder / "other.txt").write_text(text)
    (folder / "lexicon.toml").write_text('[speakers."Bob Stone"]\n"mayor" = "boss"\n')
    touched, unused = studio.touched()
    assert len({each.slug for each in touched}) == 2
    assert unused == ()


def test_while_one_settles_the_others_have_the_library_as_it_was(looking, studio, folder):
    """Nobody waits for what changes."""
    before = studio.edition()
    (folder / "other.txt").write_text((folder / "garden.txt").read_text().replace("garden", "park"))
    with studio._settling:  # noqa: SLF001  (held as by a thread that settles)
        assert studio.edition() is before
    assert len(studio.edition().shelf.kept) == 2
