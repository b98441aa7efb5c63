"""Who speaks with which voice."""

import time
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import a_speaker, a_transcript, a_voice
from voicereader.casting import cast
from voicereader.errors import EngineUnavailable
from voicereader.model import Prosody, Transcript, Turn

NAMES = ["Ann", "Bob", "Cy", "Dee", "Eve", "Flo", "Gus", "Hal", "Ida", "Jo"]
LADIES = [a_voice(f"f{number}", gender="female") for number in range(4)]
GENTLEMEN = [a_voice(f"m{number}", gender="male") for number in range(4)]
VOICES = [a_voice("narrator"), *LADIES, *GENTLEMEN, *[a_voice(f"x{number}") for number in range(8)]]


def a_talk(*names: str, **changes) -> Transcript:
    """Return a transcript in which these people speak in turn."""
    return a_transcript(*[(name, "Good morning.") for name in names], **changes)


def speaking(*speakers, **changes) -> Transcript:
    """Return a transcript of these speakers."""
    turns = tuple(Turn(f"t{number}", each.id, each.name, ("Yes.",)) for number, each in enumerate(speakers, 1))
    return a_transcript(turns=turns, speakers=speakers, **changes)


def voice_ids(casting) -> list[str]:
    """Return the voices of the people."""
    return [part.voice_id for part in casting.parts.values()]


libraries = st.dictionaries(
    st.text(min_size=1, max_size=3),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=8).map(lambda names: a_talk(*names)),
    max_size=6,
)


@given(libraries)
def test_everybody_has_a_part_the_same_in_each_transcript(library):
    """A person sounds the same wherever they speak."""
    parts: dict[str, set] = {}
    castings = cast(library, VOICES)
    assert set(castings) == set(library)
    for key, casting in castings.items():
        assert set(casting.parts) == {each.id for each in library[key].speakers}
        for person, part in casting.parts.items():
            parts.setdefault(person, set()).add(part)
    assert all(len(each) == 1 for each in parts.values())


@given(libraries)
def test_no_two_in_a_transcript_share_a_voice_nor_the_narrators(library):
    """While voices last each person has their own, plain."""
    for casting in cast(library, VOICES).values():
        ids = [*voice_ids(casting), casting.narrator.voice_id]
        assert len(set(ids)) == len(ids)
        assert {part.prosody for part in casting.parts.values()} <= {Prosody()}


@given(libraries, st.randoms())
def test_the_order_of_the_library_is_nothing(library, chance):
    """Transcripts in another order are cast alike."""
    keys = chance.sample(sorted(library), len(library))
    assert cast({key: library[key] for key in keys}, VOICES) == cast(library, VOICES)


@given(libraries, st.integers(1, 3), st.integers(1, 40))
def test_neighbours_never_share_a_part(library, voices, crowd):
    """However few the voices, who speaks after another sounds different, and unlike the narrator."""
    crowded = library | {"crowd": a_talk(*[f"P{number}" for number in range(crowd)])}
    for key, casting in cast(crowded, VOICES[:voices]).items():
        turns = [turn.speaker_id for turn in crowded[key].turns]
        assert all(one == other or casting.parts[one] != casting.parts[other] for one, other in pairwise(turns))
        assert casting.narrator not in casting.parts.values()


@given(libraries)
def test_a_transcript_of_strangers_moves_nobody(library):
    """People whom nobody knew change nothing."""
    before = cast(library, VOICES)
    after = cast(library | {"a new one": a_talk("Zed", "Yan", "Xin")}, VOICES)
    assert {key: after[key] for key in before} == before


def test_when_voices_run_out_prosody_tells_people_apart():
    """Thirty people with eight voices have thirty parts, and no voice has many more than another."""
    casting = cast({"t": a_talk(*[f"P{number}" for number in range(30)])}, VOICES[:9])["t"]
    assert len(set(casting.parts.values())) == 30
    ids = voice_ids(casting)
    assert "narrator" not in ids
    assert max(map(ids.count, ids)) - min(map(ids.count, ids)) <= 1


def test_gender_is_honoured_where_it_is_stated():
    """Women have female voices and men male ones, also when these run out."""
    women = [a_speaker(name, gender="female") for name in NAMES]
    men = [a_speaker(f"Mr {name}", gender="male") for name in NAMES]
    casting = cast({"t": speaking(*women, *men)}, VOICES)["t"]
    assert {casting.parts[each.id].voice_id for each in women} == {voice.id for voice in LADIES}
    assert {casting.parts[each.id].voice_id for each in men} == {voice.id for voice in GENTLEMEN}
    assert len(set(casting.parts.values())) == 20


@given(st.lists(st.sampled_from(["female", "male", None]), max_size=16))
def test_all_of_one_transcript_differ_while_voices_last(genders):
    """As long as women, men and all together are no more than the voices for them."""
    assume(genders.count("female") <= len(LADIES) and genders.count("male") <= len(GENTLEMEN))
    people = [a_speaker(f"P{number}", gender=gender) for number, gender in enumerate(genders)]
    ids = voice_ids(cast({"t": speaking(*people)}, VOICES)["t"])
    assert len(set(ids)) == len(ids)


def test_a_gender_stated_once_holds_everywhere_and_a_contradiction_nowhere():
    """What one transcript says of a person is known of them in the others."""
    unknown, woman, man = (a_speaker("Kim", gender=each) for each in (None, "female", "male"))
    alike = cast({"one": speaking(unknown), "two": speaking(woman)}, [VOICES[0], *GENTLEMEN, LADIES[0]])
    assert voice_ids(alike["one"]) == voice_ids(alike["two"]) == [LADIES[0].id]
    assert voice_ids(cast({"one": speaking(man), "two": speaking(woman)}, VOICES[:2])["one"]) == ["f0"]


def test_a_gender_that_no_voice_has_is_spoken_by_any():
    """A man among female voices still speaks."""
    assert voice_ids(cast({"t": speaking(a_speaker(gender="male"))}, LADIES)["t"])[0] in {"f1", "f2", "f3"}


def test_the_anonymous_are_people_of_one_transcript():
    """Journalists of a hundred transcripts have not all one voice; someone with a name has."""
    library = {
        f"t{number}": speaking(a_speaker("Question", anonymous=True), a_speaker("Ann Lee")) for number in range(100)
    }
    castings = cast(library, VOICES)
    assert len({casting.parts["question"].voice_id for casting in castings.values()}) > 8
    assert len({casting.parts["ann-lee"] for casting in castings.values()}) == 1


def test_a_president_has_a_voice_unlike_all_guests():
    """Who meets more people than there are voices still shares with none of them."""
    castings = cast({f"t{number}": a_talk("President", f"Guest {number}") for number in range(200)}, VOICES)
    assert all(len(set(voice_ids(casting))) == 2 for casting in castings.values())


def test_the_narrator_is_the_first_voice_that_speaks_the_language():
    """A British transcript has the first British voice, a Russian one the first Russian."""
    voices = [
        a_voice("us", languages=("en-US", "en")),
        a_voice("gb", languages=("en-GB", "en")),
        a_voice("ru", languages=("ru",)),
        a_voice("ru2", languages=("ru",)),
    ]
    tongues = {"en": "us", "en-GB": "gb", "EN-us": "us", "en-AU": "us", "ru": "ru", "ru-RU": "ru", "und": "us"}
    castings = cast({tag: a_transcript(language=tag) for tag in tongues}, voices)
    assert {tag: casting.narrator.voice_id for tag, casting in castings.items()} == tongues


def test_people_speak_the_language_and_the_accent_of_their_transcripts():
    """Russian is spoken by Russian voices only, and Brazilian by Brazilian ones as long as there are any."""
    voices = [
        *VOICES,
        *[a_voice(f"pt{number}", languages=("pt", "pt-PT")) for number in range(4)],
        *[a_voice(f"br{number}", languages=("pt-BR",)) for number in range(4)],
    ]
    people = NAMES[:5]
    castings = cast({"br": a_talk(*people, language="pt-BR"), "en": a_talk(*people)}, voices)
    assert sorted(voice_ids(castings["br"]))[:3] == ["br1", "br2", "br3"]
    assert all(each.startswith("pt") for each in sorted(voice_ids(castings["br"]))[3:])
    assert castings["br"].narrator.voice_id == "br0"
    assert not {each[:2] for each in voice_ids(castings["en"])} & {"pt", "br"}


def test_a_language_without_voices_is_read_by_english_ones():
    """Who speaks English elsewhere keeps their voice; without English voices any will do."""
    library = {"one": a_talk("Ann", language="xx"), "two": a_talk("Ann")}
    castings = cast(library, [a_voice("ru", languages=("ru",)), *VOICES])
    assert castings["one"] == castings["two"]
    assert castings["one"].narrator.voice_id == "narrator"
    assert cast(library, [a_voice("ru", languages=("ru",))])["one"].narrator.voice_id == "ru"


def test_without_voices_there_is_no_casting():
    """It is an error to have nobody who speaks, but for an empty library."""
    assert cast({}, []) == {}
    with pytest.raises(EngineUnavailable):
        cast({"t": a_transcript()}, [])


def test_what_is_known_in_one_language_holds_in_another():
    """A gender that only the English transcript states is that of the Russian voice."""
    voices = [*VOICES, *[a_voice(f"ru-{each}", languages=("ru",), gender=each) for each in ("male", "female")]]
    library = {
        "en": speaking(a_speaker("Kim", gender="female")),
        "ru": speaking(a_speaker("Kim"), language="ru"),
    }
    assert voice_ids(cast(library, voices)["ru"]) == ["ru-female"]


def test_a_large_library_is_cast_in_seconds():
    """Two thousand transcripts of ten speakers each out of a thousand people."""
    library = {
        f"t{number}": a_talk(*[f"P{(number * 7 + step * step * 31) % 1000}" for step in range(10)])
        for number in range(2000)
    }
    before = time.process_time()
    castings = cast(library, VOICES)
    assert time.process_time() - before < 3
    assert len(castings) == 2000
