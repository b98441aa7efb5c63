"""Who is who in a library that changes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.register.library import ids, talk, transcripts
from tests.reading.register.library import settled as whole
from voicereader import library as folder_of
from voicereader.errors import BadPeople
from voicereader.library import Kept, Shelf
from voicereader.reading.register import Register, applied
from voicereader.studio import Asked
from voicereader.studio.outlining import outlined
from voicereader.studio.settling import NOTHING, settle

SLUG = "2020-06-01-a-talk-in-the-garden"
ANN = b'[speakers."Ann Lee"]\nid = "mayor"\n'


class A:
    """A library of transcripts by slug, with a people.toml beside them, that is settled again and again."""

    def __init__(self) -> None:
        self.settled = NOTHING
        self._library = {}
        self._kept = {}

    def settle(self, library, people: bytes | None = None):
        """Settle it as it is now; what did not change is the same as before."""
        self._kept = {slug: self._found(slug, each) for slug, each in library.items()}
        self._library = library
        beside = {"people.toml": people} if people is not None else {}
        self.settled = settle(Shelf(1, self._kept, (), beside), self.whole, self.settled)
        return self.settled

    def whole(self, file):
        """Return what was read of a file."""
        return self._library[file.removesuffix(".txt")]

    def transcripts(self):
        """Return the transcripts as they are served; their outlines are those of the shelf."""
        served = {slug: self.settled.transcript(slug, each) for slug, each in self._library.items()}
        assert {slug: outlined(each) for slug, each in served.items()} == {
            slug: kept.outline for slug, kept in self.settled.shelf.kept.items()
        }
        return served

    def _found(self, slug, transcript):
        if self._library.get(slug) is transcript:
            return self._kept[slug]
        outline, plain = outlined(transcript), applied(Register(), transcript)
        return Kept(slug, outline, f"{slug}.txt", outline if plain is transcript else outlined(plain))


def served(settled) -> dict[str, list[str]]:
    """Return the ids of each transcript's speakers, as they are served."""
    return {slug: ids(kept.outline) for slug, kept in settled.shelf.kept.items()}


def test_what_does_not_change_is_the_same_object():
    """In a transcript that nothing concerns nothing is made anew, and of the others only what is concerned."""
    library = {"a": talk("Ann Lee"), "b": talk("V. Petrov"), "c": talk("Viktor Petrov")}
    this = A()
    first = this.settle(library)
    assert first.shelf.kept["a"].outline is first.found.kept["a"].outline
    assert served(first) == {"a": ["ann-lee"], "b": ["viktor-petrov"], "c": ["viktor-petrov"]}
    second = this.settle(library | {"d": talk("Bob Lee")})
    assert all(second.shelf.kept[slug].outline is first.shelf.kept[slug].outline for slug in library)
    third = this.settle(library | {"d": talk("Vera Petrov")}, ANN)
    assert served(third) == {"a": ["mayor"], "b": ["v-petrov"], "c": ["viktor-petrov"], "d": ["vera-petrov"]}
    assert third.shelf.kept["c"].outline is first.found.kept["c"].outline


def test_a_people_toml_that_cannot_be_understood_leaves_the_last_that_could():
    """A slip of the owner's changes nobody; the library's page says what it is."""
    library = {"a": talk("Ann Lee")}
    this = A()
    this.settle(library, ANN)
    bad = this.settle(library, b"[speakers")
    assert served(bad) == {"a": ["mayor"]}
    assert bad.shelf.unreadable == (bad.bad,)
    assert "people.toml is not TOML" in bad.bad
    again = this.settle(library | {"b": talk("Ann Lee")}, b"[speakers")
    assert served(again) == {"a": ["mayor"], "b": ["mayor"]}
    assert again.bad == bad.bad
    gone = this.settle(library)
    assert (served(gone), gone.bad, gone.shelf.unreadable) == ({"a": ["ann-lee"]}, None, ())


def test_a_transcript_from_elsewhere_has_the_library_s_people():
    """One that the library has is the library's; another is as if it were put there."""
    library = {"a": talk("V. Petrov"), "b": talk("Viktor Petrov", "Ann Lee")}
    this = A()
    settled = this.settle(library, ANN + b'[transcripts."c.txt"]\nBob = "Ann Lee"\n')
    assert settled.slug_of(library["a"], this.whole) == "a"
    other = replace(talk("Petrov V. V.", "Bob"), title="Another talk")
    assert ids(settled.as_one_of_it(other, "c.txt")) == ["viktor-petrov", "mayor"]
    assert ids(NOTHING.as_one_of_it(other, "c.txt")) == ["petrov-v-v", "bob"]


libraries = st.dictionaries(st.sampled_from("abcd"), transcripts(), max_size=4)
files = st.sampled_from(
    [None, b"", b"[", ANN, b'anonymous = "one"\n[speakers."V. Petrov"]', b'[transcripts.a]\n"t1" = ""']
)


@settings(deadline=None)
@given(st.lists(st.tuples(libraries, files), min_size=1, max_size=4))
def test_step_by_step_comes_to_the_same(steps):
    """What is kept from edition to edition never shows."""
    this = A()
    understood = None
    for library, people in steps:
        settled = this.settle(library, people)
        understood = understood if people == b"[" else people
        assert settled.shelf.kept == A().settle(library, understood).shelf.kept
        assert this.transcripts() == whole(library, Register.read(understood or b"", "people.toml"))


@pytest.fixture
def looking(monkeypatch):
    """Make libraries look at their folder each time."""
    monkeypatch.setattr(folder_of, "_FRESH", 0)


def test_a_change_of_people_toml_is_noticed(looking, studio, folder):
    """People, voices, sound and the names that may be asked for follow; no transcript is read again."""
    before = studio.edition()
    (folder / "people.toml").write_text('[speakers."Ann Lee"]\nname = "Ann Bell"\nid = "mayor"\n')
    after = studio.edition()
    assert after.found.kept[SLUG].outline is before.found.kept[SLUG].outline
    assert ids(after.transcript(SLUG)) == ["mayor", "bob-stone"]
    assert set(after.marks(SLUG)) == set(after.castings(studio.voices())[SLUG].parts) == {"mayor", "bob-stone"}
    assert "Ann Bell, Mayor of Springfield." in [each.spoken for each in studio.utterances(after.transcript(SLUG))]
    for name in ("mayor", "Ann Bell", "Ann Lee", "ann-lee"):
        assert studio.record(SLUG, Asked("mp3", speaker=name)).name == f"{SLUG}-mayor.mp3"


def test_a_running_studio_goes_on_with_a_bad_people_toml(looking, studio, folder):
    """It tells it in a sentence; a start and a file from elsewhere are refused."""
    (folder / "people.toml").write_bytes(ANN)
    assert ids(studio.edition().transcript(SLUG)) == ["mayor", "bob-stone"]
    (folder / "people.toml").write_text("anonymous = 1")
    assert ids(studio.edition().transcript(SLUG)) == ["mayor", "bob-stone"]
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
    castings = studio.edition().castings(studio.voices())
    marks = [studio.edition().marks(slug) for slug in castings]
    assert len(castings) == 2
    assert len({each.parts["bob-stone"] for each in castings.values()}) == 1
    assert len({each["bob-stone"] for each in marks}) == 1


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
