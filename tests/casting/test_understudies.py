"""Who speaks what is said in another language."""

from tests.builders import a_voice
from voicereader.casting import understudy

OWN = a_voice("en.m1", languages=("en",), gender="male")
VOICES = [
    OWN,
    a_voice("ru.f1", languages=("ru",), gender="female"),
    *(a_voice(f"ru.m{number}", languages=("ru",), gender="male") for number in range(3)),
    a_voice("other:ru.m9", engine="other", languages=("ru-RU",), gender="male"),
    a_voice("he.f1", languages=("he",), gender="female"),
]


def test_a_voice_that_speaks_the_language_stays():
    """Nobody stands in for who can speak themselves."""
    assert understudy("ann", OWN, "en-GB", VOICES) == OWN


def test_a_script_stands_for_the_language_that_most_people_write_in_it():
    """Few words in Cyrillic do not tell which language they are; a Russian voice can say them."""
    assert understudy("ann", OWN, "und-Cyrl", VOICES).languages == ("ru",)
    assert understudy("ann", OWN, "und", VOICES) == OWN


def test_who_stands_in_speaks_the_language_and_has_the_gender():
    """It is a voice of the engine that reads that language, and for one person always the same."""
    found = {name: understudy(name, OWN, "ru", VOICES) for name in ("ann", "bob", "cy", "di", "ed", "flo")}
    assert {each.id for each in found.values()} <= {"ru.m0", "ru.m1", "ru.m2"}
    assert len(set(found.values())) > 1
    assert found["ann"] == understudy("ann", OWN, "ru", VOICES)


def test_a_language_before_a_gender():
    """Where the language has no voice of the gender, one of the other speaks it."""
    assert understudy("ann", OWN, "he", VOICES).id == "he.f1"


def test_where_nobody_speaks_the_language_their_own_voice_does():
    """A stranger would speak it no better."""
    assert understudy("ann", OWN, "tt", VOICES) == OWN
