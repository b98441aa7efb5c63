"""Several engines: who speaks which language, and who stands in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_speaker, a_transcript, a_voice
from tests.casting.test_voices import NAMES, a_talk, speaking, voice_ids
from voicereader.casting import Fallback, cast, fallback
from voicereader.casting.languages import english_name
from voicereader.engines import load

KOKORO = [a_voice(f"kokoro:{number}", engine="kokoro", gender="female") for number in range(3)]
PIPER = [a_voice("piper:de", engine="piper", languages=("de-DE",))]
ESPEAK = [
    a_voice(f"espeak:{tag}.{kind}{number}", engine="espeak", languages=(tag,), gender=gender)
    for tag in ("en", "ru")
    for kind, gender in (("x", None), ("m", "male"), ("f", "female"))
    for number in range(3)
]
VOICES = [*KOKORO, *PIPER, *ESPEAK]


def engines(casting) -> set[str]:
    """Return the engines that speak in a transcript."""
    return {voice.split(":")[0] for voice in [casting.narrator.voice_id, *voice_ids(casting)]}


@pytest.mark.parametrize(
    ("language", "engine"), [("en-GB", "kokoro"), ("de", "piper"), ("ru", "espeak"), ("tt", "kokoro")]
)
def test_the_first_engine_that_speaks_a_language_speaks_all_of_it(language, engine):
    """Its voices are shared before another engine's are taken."""
    casting = cast({"t": a_talk(*NAMES, language=language)}, VOICES)["t"]
    assert engines(casting) == {engine}
    assert len({casting.narrator, *casting.parts.values()}) == 1 + len(NAMES)


def test_the_order_of_the_voices_is_the_order_of_the_engines():
    """An engine that is named later speaks what those before it do not."""
    assert engines(cast({"t": a_talk()}, [*ESPEAK, *KOKORO])["t"]) == {"espeak"}


def test_a_gender_that_the_engine_lacks_is_the_next_ones():
    """The others stay with the first; where no engine has it, it is not regarded."""
    people = speaking(a_speaker("Bob", gender="male"), a_speaker("Ann", gender="female"), a_speaker("Cy"))
    bob, ann, cy = voice_ids(cast({"t": people}, VOICES)["t"])
    assert bob.startswith("espeak:en.m")
    assert ann.startswith("kokoro:")
    assert cy.startswith("kokoro:")
    assert engines(cast({"t": people}, [*KOKORO, *ESPEAK[:3]])["t"]) == {"kokoro"}


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["female", "male", None])), min_size=1, max_size=8),
    st.sampled_from(["en", "ru", "tt"]),
)
def test_genders_are_kept_whatever_the_language(people, language):
    """A stated gender is that of the voice, as long as any engine that speaks the language has it."""
    stated = dict(people)
    transcript = speaking(*[a_speaker(name, gender=gender) for name, gender in stated.items()], language=language)
    casting = cast({"t": transcript}, VOICES)["t"]
    genders = {voice.id: voice.gender for voice in VOICES}
    for each in transcript.speakers:
        assert each.gender in {None, genders[casting.parts[each.id].voice_id]}


def test_a_single_voice_is_shared_with_other_prosodies():
    """The narrator speaks it plain."""
    casting = cast({"t": a_talk(*NAMES, language="de")}, VOICES)["t"]
    assert casting.narrator.prosody.pitch == casting.narrator.prosody.rate == 1
    assert set(voice_ids(casting)) == {"piper:de"}


@pytest.mark.parametrize(
    ("language", "who"),
    [
        ("en-AU", None),
        ("ru-RU", Fallback("ru-RU", ("kokoro", "piper"), "espeak")),
        ("de", Fallback("de", ("kokoro",), "piper")),
        ("tt", Fallback("tt", stand_in="en")),
        ("und", Fallback("und", stand_in="en")),
    ],
)
def test_it_is_known_who_stands_in(language, who):
    """The engines that are passed over are named, or the language of the voices that stand in."""
    assert fallback(language, VOICES) == who


def test_without_english_the_first_engine_stands_in():
    """It is named by its own language; without any voice there is nothing to say."""
    voices = [a_voice("ru", engine="a", languages=("ru",)), a_voice("fr", engine="b", languages=("fr",))]
    assert fallback("tt", voices) == Fallback("tt", stand_in="ru")
    assert cast({"t": a_transcript(language="tt")}, voices)["t"].narrator.voice_id == "ru"
    assert fallback("tt", []) is None


def test_most_languages_of_espeak_have_an_english_name(tmp_path):
    """Those without are invented or seldom written, and are called by their tag."""
    tags = {voice.languages[0] for voice in load("espeak", tmp_path).voices()}
    assert {tag for tag in tags if english_name(tag) == tag} <= {"art-x-pyash", "lfn", "mto", "qdb", "quc"}
