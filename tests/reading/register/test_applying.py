"""What people.toml does to a transcript."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.register.library import (
    FULL,
    NOBODY,
    OTHERS,
    SHORT,
    assert_holds_together,
    ids,
    read,
    talk,
    transcripts,
)
from voicereader.model import Passage, Span, Speaker, Transcript
from voicereader.reading.register import Entry, Register, applied
from voicereader.text import identity


def apply(text: str, transcript: Transcript, *names: str) -> Transcript:
    """Return a transcript with the people of a people.toml of that content."""
    made = applied(Register.read(text.encode(), "people.toml"), transcript, names)
    assert_holds_together(made)
    return made


def whose(transcript: Transcript) -> list[str | None]:
    """Return the name of whoever has each turn."""
    names = {each.id: each.name for each in transcript.speakers}
    return [names.get(turn.speaker_id) for turn in transcript.turns]


def test_an_entry_names_a_person_by_any_of_their_labels():
    """Name, id, role and gender are the owner's; two speakers of one entry are one."""
    text = """
        [speakers."Ann B. Lee"]
        id = "mayor"
        role = "Mayor of Springfield"
        gender = "female"
        labels = ["A. LEE", "the chair"]
    """
    made = apply(text, read(("A. Lee", "A. Lee"), ("Bob Stone", "Bob Stone"), ("The Chair", "The Chair")))
    mayor = Speaker("mayor", "Ann B. Lee", "Mayor of Springfield", ("A. Lee", "The Chair"), "female")
    assert made.speakers == (mayor, Speaker("bob-stone", "Bob Stone", None, ("Bob Stone",)))
    assert whose(made) == ["Ann B. Lee", "Bob Stone", "Ann B. Lee"]


def test_a_person_s_other_labels_come_along():
    """Whom reading has under several labels is one person under the name of an entry."""
    made = apply('[speakers."ANN LEE"]\nname = "Ann Lee-Stone"', read(("Ann Lee", "Mayor"), ("Ann Lee", "Lee")))
    assert made.speakers == (Speaker("ann-lee", "Ann Lee-Stone", None, ("Mayor", "Lee")),)


def test_what_an_entry_leaves_out_stays():
    """Role and gender are the transcript's own; an empty role is none."""
    lee = Speaker("lee", "Lee", "Mayor", ("Lee",), "female")
    transcript = Transcript("A talk", "en", talk("Lee").turns, (lee,))
    (known,) = apply('[speakers."Ann Lee"]\nlabels = ["Lee"]', transcript).speakers
    assert (known.name, known.role, known.gender) == ("Ann Lee", "Mayor", "female")
    (known,) = apply('[speakers.Lee]\nrole = ""', transcript).speakers
    assert known.role is None


def test_a_table_says_whom_a_label_means_in_one_transcript():
    """Under its slug or its file's name; the other labels of the same speaker stay."""
    transcript = read(("Ann Lee", "Ann Lee"), ("Ann Lee", "Lee"), ("Ann Lee", "Ann Lee"))
    text = '[transcripts."2020-talk"]\n"LEE" = "Bob Lee"'
    assert whose(apply(text, transcript, "2020-talk", "talk.txt")) == ["Ann Lee", "Bob Lee", "Ann Lee"]
    assert whose(apply(text.replace("2020-talk", "talk.txt"), transcript, "2020-talk", "talk.txt"))[1] == "Bob Lee"
    assert apply(text, transcript, "2021-talk") == transcript


@pytest.mark.parametrize(
    ("meant", "name"),
    [
        ("Bob Lee", "Bob Lee"),
        ("b. LEE", "Bob Lee"),
        ("bobby", "Bob Lee"),
        ("ann stone", "Ann Stone"),
        ("Stone", "Ann Stone"),
        ("Zoe  Fox", "Zoe Fox"),
    ],
)
def test_a_table_means_people_by_all_their_names(meant, name):
    """An entry by its name, labels or id; somebody of the transcript by name or label; else somebody new."""
    text = f'[speakers."Bob Lee"]\nid = "bobby"\nlabels = ["B. Lee"]\n[transcripts."a.txt"]\n"Lee" = "{meant}"'
    assert whose(apply(text, read(("Lee", "Lee"), ("Ann Stone", "Stone")), "a.txt")) == [name, "Ann Stone"]


def test_whom_a_table_means_is_the_person_of_an_entry_too():
    """A label of the transcript leads to its speaker, and the speaker's name to an entry."""
    text = '[speakers."Ann Lee"]\nid = "al"\n[transcripts."a.txt"]\n"The Chair" = "Lee"'
    made = apply(text, read(("Ann Lee", "Lee"), ("The Chair", "The Chair")), "a.txt")
    assert ids(made) == ["al"]


def test_a_turn_is_given_by_its_id_with_what_goes_on_behind_a_stage_direction():
    """One turn is another person's; narration can be given to somebody too."""
    transcript = read(("Lee", "Lee"), (None, None), ("Lee", None), ("Lee", "Lee"), (None, None))
    text = '[transcripts."a.txt"]\n"t1" = "Bob"\n"t5" = "Bob"'
    assert whose(apply(text, transcript, "a.txt")) == ["Bob", None, "Bob", "Lee", "Bob"]


def test_a_label_that_is_nobody_is_part_of_the_words():
    """Nothing of the print is lost."""
    transcript = read(("Lee", "Lee"), ("Warning", "Warning"))
    made = apply('[transcripts."a.txt"]\nWarning = ""', transcript, "a.txt")
    assert ids(made) == ["lee"]
    assert (made.turns[1].speaker_id, made.turns[1].label, made.turns[1].text) == (None, None, "Warning: Words 2.")


def test_words_of_another_language_move_with_the_words():
    """A label that is part of the words stands before them."""
    transcript = read(("Lee", "Lee"), ("Warning", "Warning"))
    turns = tuple(replace(turn, passages=(Passage(Span(0, 5), "fr"),)) for turn in transcript.turns)
    made = apply('[transcripts."a.txt"]\nWarning = ""', replace(transcript, turns=turns), "a.txt")
    assert [each.passages[0].span.of(each.text) for each in made.turns] == ["Words", "Words"]


def test_namesakes_are_told_apart_by_tables():
    """Two entries with one name are two people, in one transcript and in two."""
    text = """
        [speakers."John Smith (poet)"]
        name = "John Smith"
        [speakers."John Smith (cook)"]
        name = "John Smith"
        [transcripts."a.txt"]
        "John Smith" = "John Smith (poet)"
        "t2" = "John Smith (cook)"
    """
    made = apply(text, read(("John Smith", "John Smith"), ("John Smith", "John Smith")), "a.txt")
    assert [(each.id, each.name) for each in made.speakers] == [
        ("john-smith-poet", "John Smith"),
        ("john-smith-cook", "John Smith"),
    ]
    assert ids(apply(text, talk("John Smith"), "b.txt")) == ["john-smith"]


def test_an_id_of_the_owner_s_is_nobody_else_s():
    """Who would have it by name has another one, a voice without a name too."""
    text = '[speakers."Ann Lee"]\nid = "bob"\n[speakers.Zoe]\nid = "question"'
    assert ids(apply(text, talk("Bob", "Ann Lee", "Question"))) == ["bob-2", "bob", "question-2"]
    assert ids(apply(text, talk("Bob"))) == ["bob-2"]


def test_voices_without_a_name_are_each_somebody_or_all_one():
    """As the owner has it; a crowd and those who are numbered are one in any case."""
    voices = ("Question", "Audience", "Question", "Speaker 2", "Audience", "Speaker 2")
    transcript = read(*((name, name) for name in voices))
    assert ids(apply("", transcript)) == ["question", "audience", "speaker-2"]
    each = apply('anonymous = "each"', transcript)
    assert ids(each) == ["question", "audience", "question-2", "speaker-2"]
    assert all(one.anonymous for one in each.speakers)
    assert ids(apply('anonymous = "one"', each)) == ["question", "audience", "speaker-2"]
    assert whose(apply('[speakers.Bob]\nlabels = ["Question"]', each))[::2] == ["Bob", "Bob", "Audience"]


def test_ids_are_those_of_all_spellings():
    """Accents and apostrophes are nothing; people whom reading keeps apart stay apart."""
    assert ids(applied(Register(), talk("José Lima", "Pat O’Hara", "Семён Орлов"))) == [
        "jose-lima",
        "pat-ohara",
        "семен-орлов",
    ]
    assert ids(applied(Register(), talk("José Lima", "Jose Lima"))) == ["jose-lima", "jose-lima-2"]


def test_a_turn_of_nobody_whom_the_transcript_has_is_narration():
    """Whatever a reader made of it."""
    turns = read(("Lee", "Lee"), ("Zoe", "Zoe")).turns
    made = apply('[speakers."Lee"]\nrole = "Mayor"', Transcript("A", "en", turns, talk("Lee").speakers))
    assert whose(made) == ["Lee", None]
    assert made.turns[1].text == "Zoe: Words 2."


names = st.sampled_from((*FULL, *SHORT, *OTHERS, *NOBODY, "Zoe Fox"))
tables = st.dictionaries(
    st.one_of(names, st.sampled_from(["t1", "t2", "t3"])), st.one_of(names, st.just("")), max_size=4
)


@st.composite
def registers(draw) -> Register:
    """Draw a register whose entries share no name and no id."""
    drawn = draw(st.lists(names, max_size=6, unique_by=identity))
    entries = tuple(
        Entry(header, f"p{number}", header, labels=(label,))
        for number, (header, label) in enumerate(zip(drawn[::2], drawn[1::2], strict=False))
    )
    return Register(draw(st.sampled_from([None, "each", "one"])), entries, {"a.txt": draw(tables)})


@given(registers(), transcripts())
def test_a_transcript_holds_together(register, transcript):
    """Whatever the owner writes; and no word is lost."""
    made = applied(register, transcript, ("a.txt",))
    assert_holds_together(made)
    assert [turn.id for turn in made.turns] == [turn.id for turn in transcript.turns]
    assert [turn.text.rpartition(": ")[2] for turn in made.turns] == [turn.text for turn in transcript.turns]


@given(registers(), transcripts())
def test_what_was_done_once_is_done(register, transcript):
    """Without tables, which speak of labels as they are read, doing it again changes nothing."""
    made = applied(register, transcript)
    assert applied(register, made) == made


@given(transcripts())
def test_without_a_register_only_ids_change(transcript):
    """Names, roles, labels and who has which turn are the transcript's own."""
    made = applied(Register(), transcript)
    assert whose(made) == whose(transcript)
    assert [each.aliases for each in made.speakers] == [each.aliases for each in transcript.speakers]
