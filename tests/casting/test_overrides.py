"""What the owner wants otherwise: reading casting.toml, and casting with it."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import a_speaker, a_transcript, a_voice
from tests.casting.test_voices import GENTLEMEN, LADIES, NAMES, VOICES, a_talk, libraries, speaking, voice_ids
from voicereader.casting import Override, Overrides, cast
from voicereader.errors import BadCasting, UnknownVoice
from voicereader.model import Part, Prosody


def read(text: str) -> Overrides:
    """Return the overrides of a file of that content."""
    return Overrides.read(text.encode(), "casting.toml")


def test_everything_that_can_be_written_is_read():
    """Each key has its place, and what is left out is left to casting."""
    overrides = read(
        """
        guess_gender_from_names = true
        [narrator]
        voice = "narrator"
        rate = 1
        [speakers."Ann Lee"]
        voice = "f1"
        rate = 0.95
        pitch = 0.9
        gender = "female"
        [speakers.Bob]
        """
    )
    ann = Override("f1", 0.95, 0.9, "female")
    assert overrides == Overrides(Override("narrator", 1.0), {"Ann Lee": ann, "Bob": Override()}, True)  # noqa: FBT003
    assert Overrides.read(b"\xef\xbb\xbf\r\n", "casting.toml") == Overrides()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("narator = 1", "unknown key, narator"),
        ("[narrator]\ngender = 'male'", "unknown key, narrator.gender"),
        ("[speakers.Ann]\nvoise = 'x'", "unknown key, speakers.“Ann”.voise"),
        ("guess_gender_from_names = 1", "guess_gender_from_names = 1"),
        ("narrator = 'x'", "narrator = 'x'"),
        ("speakers = []", "speakers = []"),
        ("[speakers]\nAnn = 'f1'", "speakers.“Ann” = 'f1'"),
        ("[speakers.Ann]\nvoice = 1", "speakers.“Ann”.voice = 1"),
        ("[speakers.Ann]\nvoice = ' '", "speakers.“Ann”.voice = ' '"),
        ("[speakers.Ann]\ngender = 'm'", "speakers.“Ann”.gender = 'm'"),
        ("[speakers.Ann]\ngender = []", "speakers.“Ann”.gender = []"),
        ("[speakers.Ann]\nrate = 0.49", "speakers.“Ann”.rate = 0.49; give a number from 0.5 to 4"),
        ("[speakers.Ann]\nrate = 4.01", "speakers.“Ann”.rate = 4.01"),
        ("[narrator]\nrate = true", "narrator.rate = True"),
        ("[narrator]\npitch = 2.1", "narrator.pitch = 2.1; give a number from 0.5 to 2"),
        ("[narrator]\npitch = nan", "narrator.pitch = nan"),
        ("[narrator]\npitch = '1'", "narrator.pitch = '1'"),
        ("[speakers.Ann]\n[speakers.ANN]", "“ANN” and “Ann”, which are one name"),
        ("[speakers.Ann", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(content, told):
    """The sentence has the file's name, the key, and what may stand there."""
    with pytest.raises(BadCasting) as caught:
        read(content)
    assert caught.value.sentence.startswith("casting.toml ")
    assert told in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_another_encoding_is_no_toml():
    """TOML is UTF-8."""
    with pytest.raises(BadCasting, match="mine.toml is not TOML"):
        Overrides.read("[speakers.Jörg]".encode("latin-1"), "mine.toml")


@pytest.mark.parametrize("name", ["Ann Lee", "ANN  LEE", "ann-lee", "mayor of springfield ann lee"])
def test_a_speaker_is_meant_by_name_id_or_label_in_any_case(name):
    """The entry of any of them gives its voice."""
    mayor = a_speaker(aliases=("Ann Lee", "Mayor of Springfield Ann Lee"))
    overrides = Overrides(speakers={name: Override("x5")})
    assert voice_ids(cast({"t": speaking(mayor)}, VOICES, overrides)["t"]) == ["x5"]
    assert overrides.unused({"t": speaking(mayor)}) == ()


def test_a_name_is_surer_than_an_id_and_an_id_than_a_label():
    """Of several entries for one person the surest counts, also where another transcript has the less sure."""
    chair, ann = a_speaker("Ann", aliases=("The chair",)), a_speaker("Ann Lee", id="ann")
    by_label, by_name = {"The chair": Override("x1")}, {"Ann Lee": Override("x2")}
    library = {"one": speaking(chair), "two": speaking(ann)}
    castings = cast(library, VOICES, Overrides(speakers=by_label | by_name))
    assert voice_ids(castings["one"]) == voice_ids(castings["two"]) == ["x2"]
    assert voice_ids(cast(library, VOICES, Overrides(speakers=by_label))["two"]) == ["x1"]


def test_names_that_match_nobody_are_listed():
    """They are as the owner wrote them."""
    overrides = Overrides(speakers={"Anne": Override("x1"), "ANN": Override("x2")})
    assert overrides.unused({"t": a_talk("Ann", "Bob")}) == ("Anne",)
    assert voice_ids(cast({"t": a_talk("Ann")}, VOICES, overrides)["t"]) == ["x2"]


@given(libraries, st.dictionaries(st.sampled_from(NAMES), st.sampled_from([each.id for each in VOICES]), max_size=4))
def test_a_named_voice_is_kept_and_no_other_who_is_met_has_it(library, named):
    """While voices last nobody shares one but those for whom the owner names the same."""
    overrides = Overrides(speakers={name: Override(voice) for name, voice in named.items()})
    for key, casting in cast(library, VOICES, overrides).items():
        fixed = {each.id: named[each.name] for each in library[key].speakers if each.name in named}
        others = [part.voice_id for person, part in casting.parts.items() if person not in fixed]
        assert all(casting.parts[person].voice_id == voice for person, voice in fixed.items())
        assert len(set(others)) == len(others)
        assert not {*fixed.values(), casting.narrator.voice_id} & set(others)
        assert casting.narrator.voice_id not in fixed.values()


@given(libraries, st.sampled_from(["narrator", "x1"]), st.integers(1, 3))
def test_neighbours_sound_different_with_overrides(library, voice, voices):
    """Also two whom the owner gives the same voice, and whoever shares it where voices run out."""
    overrides = Overrides(speakers={name: Override(voice) for name in NAMES[:2]})
    few = [*VOICES[:voices], VOICES[9], VOICES[10]]
    for key, casting in cast(library, few, overrides).items():
        turns = [turn.speaker_id for turn in library[key].turns]
        assert all(one == other or casting.parts[one] != casting.parts[other] for one, other in pairwise(turns))


@given(libraries, st.randoms())
def test_the_order_of_the_library_is_nothing_with_overrides(library, chance):
    """Transcripts in another order are cast alike, and strangers change nothing."""
    overrides = Overrides(speakers={"Ann": Override("x1"), "bob": Override(rate=0.9), "Zed": Override("x2")})
    before = cast(library, VOICES, overrides)
    keys = chance.sample(sorted(library), len(library))
    assert cast({key: library[key] for key in keys}, VOICES, overrides) == before
    after = cast(library | {"a new one": a_talk("Zed", "Yan")}, VOICES, overrides)
    assert {key: after[key] for key in before} == before


@given(libraries)
def test_an_entry_that_matches_nobody_changes_nothing(library):
    """As long as its voice is not the narrator's."""
    assume(library)
    assert cast(library, VOICES, Overrides(speakers={"Nobody": Override("x1")})) == cast(library, VOICES)


def test_rate_and_pitch_alone_change_a_cast_voice():
    """The voice is the one that is cast without them."""
    library = {"t": a_talk("Ann", "Bob")}
    plain = cast(library, VOICES)["t"].parts["ann"]
    changed = cast(library, VOICES, Overrides(speakers={"Ann": Override(rate=0.95, pitch=0.9)}))["t"].parts["ann"]
    assert changed == Part(plain.voice_id, Prosody(0.95, 0.9))


def test_who_shares_a_voice_keeps_the_rate_that_is_wanted():
    """Only the pitch is left to tell apart by, from the narrator too."""
    casting = cast({"t": a_talk("Ann", "Bob")}, VOICES[:1], Overrides(speakers={"Ann": Override(rate=1.0)}))["t"]
    assert casting.parts["ann"].prosody.rate == 1.0
    assert len({casting.narrator, *casting.parts.values()}) == 3


def test_a_stated_gender_is_cast():
    """It stands above what the transcript says."""
    library = {"t": speaking(a_speaker("Kim", gender="male"), a_speaker("Lou"))}
    overrides = Overrides(speakers={"Kim": Override(gender="female"), "Lou": Override(gender="male")})
    ids = voice_ids(cast(library, [VOICES[0], *LADIES, *GENTLEMEN], overrides)["t"])
    assert [each[0] for each in ids] == ["f", "m"]


def test_names_are_guessed_from_only_where_the_owner_says_so():
    """A form of address is believed more than a name, and the anonymous have none."""
    library = {"t": speaking(a_speaker("Anna Weiss"), a_speaker("Mary Cole", gender="male"), a_speaker("Kim Bell"))}
    voices = [a_voice("n"), a_voice("f", gender="female"), a_voice("m", gender="male"), a_voice("x")]
    casting = cast(library, voices, Overrides(guess_gender_from_names=True))["t"]
    assert voice_ids(casting) == ["f", "m", "x"]
    crowd = {f"t{number}": a_talk(f"Anna Weiss{number}") for number in range(20)}
    assert len({each for casting in cast(crowd, voices).values() for each in voice_ids(casting)}) == 3


def test_the_narrator_has_the_named_voice_in_the_languages_that_it_speaks():
    """A language that no voice speaks is read by it too; rate and pitch are the narrator's everywhere."""
    voices = [*VOICES, a_voice("ru", languages=("ru",)), a_voice("ru2", languages=("ru",))]
    library = {tag: a_transcript(language=tag) for tag in ("en", "ru", "xx")}
    castings = cast(library, voices, Overrides(Override("x3", 1.2, 0.9)))
    assert {tag: each.narrator.voice_id for tag, each in castings.items()} == {"en": "x3", "ru": "ru", "xx": "x3"}
    assert {each.narrator.prosody for each in castings.values()} == {Prosody(1.2, 0.9)}
    assert all("x3" not in voice_ids(each) for each in castings.values())


def test_a_voice_that_is_not_installed_is_refused_with_those_that_are():
    """At most thirty, and only such as can speak the person's language."""
    voices = [*VOICES, *[a_voice(f"ru{number}", languages=("ru",)) for number in range(40)]]
    library = {"en": a_talk("Ann"), "ru": a_talk("Анна", language="ru")}
    with pytest.raises(UnknownVoice) as caught:
        cast(library, voices, Overrides(speakers={"анна": Override("ru99")}))
    assert "casting.toml names the voice “ru99” for “анна”" in caught.value.sentence
    assert "take one of ru0, ru1, " in caught.value.sentence
    assert "ru29, …." in caught.value.sentence
    assert "ru30" not in caught.value.sentence
    with pytest.raises(UnknownVoice, match="for the narrator, .*take one of narrator, f0, "):
        cast(library, voices, Overrides(Override("x99")))
