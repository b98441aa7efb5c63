"""Corrections become changes of the owner's files: comments stay, readers understand them."""

import pytest

from tests.builders import a_speaker, a_transcript
from voicereader.casting import Overrides
from voicereader.errors import BadChange, BadLexicon, BadPeople
from voicereader.reading.register import Register, applied
from voicereader.scripting import Lexicon
from voicereader.studio.correcting import (
    Said,
    person_corrected,
    person_told,
    voice_given,
    word_left,
    word_said,
)

TALK = a_transcript(("Fydor Orlov", "Good morning."), ("Ann Lee", "Thank you."), ("Fydor Orlov", "Well."))
FYDOR = TALK.speakers[0]


def served(people: bytes, talk=TALK, names=("talk", "talk.txt")):
    """Return the speakers of a talk as a people.toml has them."""
    return applied(Register.read(people, "people.toml"), talk, names).speakers


def test_a_name_is_corrected_everywhere():
    """The old one is a label, so that whoever is printed so is the same person."""
    people = person_corrected(b"", FYDOR, Said(name="Fyodor Orlov", role="Mayor of Riverton", gender="male"))
    first = served(people)[0]
    assert (first.id, first.name, first.role, first.gender) == (
        "fyodor-orlov",
        "Fyodor Orlov",
        "Mayor of Riverton",
        "male",
    )


def test_a_name_is_corrected_twice():
    """All that was said before stays with the person."""
    people = person_corrected(b"# ours\n", FYDOR, Said(name="Fyodor Orlov", role="Mayor"))
    people = person_corrected(people, served(people)[0], Said(name="Fjodor Orlow"))
    first = served(people)[0]
    assert (first.name, first.role, first.aliases) == ("Fjodor Orlow", "Mayor", ("Fydor Orlov",))
    assert people.startswith(b"# ours\n")


def test_who_gets_a_known_name_is_that_person():
    """Labels join; comments stay where they are."""
    before = b'[speakers."Ann Lee"] # the mayor\nlabels = ["A. Lee"] # as printed\n'
    people = person_corrected(before, FYDOR, Said(name="ANN LEE"))
    assert [each.name for each in served(people)] == ["Ann Lee"]
    assert b"# the mayor" in people
    assert b'labels = ["A. Lee", "Fydor Orlov"] # as printed' in people


def test_only_the_spelling_of_a_name_is_corrected():
    """Its id stays."""
    people = person_corrected(b'[speakers."Fydor Orlov"]\nrole = "Poet"\n', FYDOR, Said(name="Fydor ORLOV"))
    first = served(people)[0]
    assert (first.id, first.name, first.role) == ("fydor-orlov", "Fydor ORLOV", "Poet")


def test_a_gender_is_left_to_the_transcripts_again():
    """An empty one takes it back; what else is said stays."""
    people = person_corrected(b"", FYDOR, Said(role="", gender="female"))
    assert served(people)[0].gender == "female"
    people = person_corrected(people, FYDOR, Said(gender=""))
    assert served(people)[0].gender is None
    assert b"gender" not in people


@pytest.mark.parametrize("said", [Said(name=" "), Said(name="x" * 201), Said(role="a\x00b"), Said(gender="king")])
def test_what_is_no_name_is_refused(said):
    """With a sentence that says what to do."""
    with pytest.raises(BadChange):
        person_corrected(b"", FYDOR, said)


def test_who_has_no_name_is_named_first():
    """An entry for `Question` would be everybody's who asks."""
    with pytest.raises(BadChange, match="say who it is"):
        person_corrected(b"", a_speaker("Question", anonymous=True), Said(role="Journalist"))


def test_a_damaged_file_is_never_overwritten():
    """It is told as its reader tells it."""
    with pytest.raises(BadPeople, match="not TOML"):
        person_corrected(b"[speakers", FYDOR, Said(name="Ann"))


def test_somebody_is_told_in_one_transcript():
    """Each turn of theirs goes, and in no other transcript."""
    turns = [(each, each) for each in TALK.turns]
    people = person_told(b"", "talk.txt", turns, FYDOR, "Ann Lee")
    assert [each.name for each in served(people)] == ["Ann Lee"]
    assert [each.name for each in served(people, names=("other.txt",))] == ["Fydor Orlov", "Ann Lee"]
    people = person_told(people, "talk.txt", turns, FYDOR, None)
    assert [each.name for each in served(people)] == ["Ann Lee"]
    assert Register.read(people, "x").transcripts["talk.txt"] == {"fydor-orlov": ""}


def test_somebody_is_told_who_was_told_before():
    """By the turns that are theirs: what tables said of them before is said anew, those of others stay."""
    before = b'[transcripts."talk.txt"]\n"t3" = "Bob Stone"\n'
    now = applied(Register.read(before, "x"), TALK, ("talk.txt",))
    turns = list(zip(TALK.turns, now.turns, strict=True))
    bob = now.speaker("bob-stone")
    people = person_told(before, "talk.txt", turns, bob, "Clara Reed")
    again = applied(Register.read(people, "x"), TALK, ("talk.txt",))
    assert [turn.speaker_id for turn in again.turns] == ["fydor-orlov", "ann-lee", "clara-reed"]


def test_a_voice_is_given_and_taken_back():
    """By the entry that means the speaker already."""
    before = b'[speakers."fydor orlov"] # deep\nrate = 0.9\n'
    casting = voice_given(before, FYDOR, "mute:1")
    assert Overrides.read(casting, "x").speakers["fydor orlov"].voice == "mute:1"
    assert b"# deep" in casting
    assert voice_given(casting, FYDOR, "") == before
    assert Overrides.read(voice_given(voice_given(b"", FYDOR, "mute:1"), FYDOR, ""), "x").speakers == {}


def test_a_word_is_said_so_and_left_again():
    """In one transcript or in all; what it means stays."""
    before = b'[everywhere]\n"GDP" = { said = "g d p", meaning = "what is earned" } # money\n'
    lexicon = word_said(before, "GDP", "gross product", "everywhere", ("talk.txt", "talk"))
    lexicon = word_said(lexicon, " Orlov ", "Arlov", "transcripts", ("talk.txt", "talk"))
    first, second = Lexicon.read(lexicon, "x").entries
    assert (first.said, first.meaning) == ("gross product", "what is earned")
    assert (second.written, second.said, second.scope) == ("Orlov", "Arlov", ("transcripts", "talk.txt"))
    assert b"# money" in lexicon
    lexicon = word_left(lexicon, "Orlov", "transcripts", "talk.txt")
    assert len(Lexicon.read(lexicon, "x").entries) == 1
    with pytest.raises(BadChange):
        word_left(lexicon, "Orlov", "transcripts", "talk.txt")


def test_a_transcript_has_one_entry_for_a_word():
    """What was written under its address goes."""
    lexicon = word_said(b'[transcripts.talk]\nOrlov = "a"\n', "Orlov", "b", "transcripts", ("talk.txt", "talk"))
    assert [(each.said, each.scope[1]) for each in Lexicon.read(lexicon, "x").entries] == [("b", "talk.txt")]


def test_what_is_no_word_is_refused():
    """As the lexicon's reader says."""
    with pytest.raises(BadLexicon):
        word_said(b"", " ", "x", "everywhere", ("talk.txt",))
