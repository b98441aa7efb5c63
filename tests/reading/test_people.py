"""Who is who."""

import pytest

from voicereader.model import Speaker
from voicereader.reading.people import Around, cast_of
from voicereader.reading.sheet import Form, Label


def cast(*labels: str, text: str = "") -> list[Speaker]:
    """Return the speaker of each label; `Name (note)` has a note."""
    parted = [label.rstrip(")").partition(" (") for label in labels]
    made = cast_of([Label(name, note or None, "", Form.COLON) for name, _, note in parted], Around(text))
    known = {speaker.id: speaker for speaker in made.speakers}
    return [known[each] for each in made.ids]


def test_the_text_says_where_a_name_begins() -> None:
    """A name of three words after a field is known from the text, by name or by field."""
    named = cast("President of Turan Recep Tayyip Ozan", text="We thank Recep Tayyip Ozan.")
    fielded = cast("President of Turan Recep Tayyip Ozan", text="The Republic of Turan is large.")
    unknown = cast("President of Turan Recep Tayyip Ozan")

    assert (named[0].name, named[0].role) == ("Recep Tayyip Ozan", "President of Turan")
    assert fielded[0].name == "Recep Tayyip Ozan"
    assert unknown[0].name == "Tayyip Ozan"


def test_an_office_without_a_name() -> None:
    """The words of an office's field are not taken for a name."""
    labels = [
        "Minister for Local Government",
        "Chairman of the Foreign Affairs Committee",
        "Minister of Defence, Trade and Work",
    ]

    assert [speaker.name for speaker in cast(*labels)] == labels


def test_the_fullest_name_is_the_name() -> None:
    """Of all that somebody is called, the name with most parts is theirs, however long their forms of address."""
    assert cast("Professor Ann Bo", "Tom Hale", "Prof. Dr. Bo")[2].name == "Ann Bo"


def test_office_and_person() -> None:
    """An office alone is the only person who holds it."""
    speakers = cast("The Minister (Ann Bell)", "Tom Hale", "The Minister", "Tom Hale", "Ann Bell")

    assert [speaker.name for speaker in speakers] == ["Ann Bell", "Tom Hale", "Ann Bell", "Tom Hale", "Ann Bell"]


def test_nobody_answers_themselves() -> None:
    """A family name alone is somebody else where it answers the full name."""
    apart = cast("Jane Cole", "Tom Hale", "Cole", "Tom Hale")
    answering = cast("Jane Cole", "Cole", "Jane Cole", "Cole")

    assert apart[0] == apart[2]
    assert answering[0] != answering[1]


def test_namesakes_are_not_merged() -> None:
    """A family name that two people have is nobody's."""
    speakers = cast("Jane Cole", "Tom Hale", "Karl Cole", "Tom Hale", "Cole")

    assert len({speaker.id for speaker in speakers}) == 4


def test_given_name() -> None:
    """A given name alone is the only person who has it."""
    speakers = cast("Eric Sand", "Calle Lind", "Eric", "Calle")

    assert [speaker.name for speaker in speakers] == ["Eric Sand", "Calle Lind", "Eric Sand", "Calle Lind"]


def test_initials() -> None:
    """Initials are the only person who has them, and somebody of their own where nobody has."""
    speakers = cast("Ada van Dorn", "Eli Lund", "AvD", "EL", "XY")

    assert [speaker.name for speaker in speakers] == ["Ada van Dorn", "Eli Lund", "Ada van Dorn", "Eli Lund", "XY"]


def test_family_name_with_office() -> None:
    """Office and family name are how to call somebody whose given name nobody says."""
    speaker = cast("PRESIDENT BELL", "Tom Hale")[0]

    assert (speaker.id, speaker.name, speaker.role) == ("president-bell", "President Bell", "President")


def test_address_without_name() -> None:
    """A form of address before an office is part of how to call its holder."""
    assert cast("Mr. Speaker")[0].name == "Mr. Speaker"


def test_french_address() -> None:
    """`M.` is Monsieur before a name, an initial before another."""
    speakers = cast("M. Jean Morel", "M. J. Smith")

    assert [(speaker.name, speaker.gender) for speaker in speakers] == [("Jean Morel", "male"), ("M. J. Smith", None)]


def test_questions_of_an_interview_are_one_voice() -> None:
    """`Question` in every other turn of a long interview is one person, a few times it is several."""
    long = cast(*["Question", "Jane Cole"] * 12)
    short = cast(*["Question", "Jane Cole"] * 3)

    assert len({speaker.id for speaker in long}) == 2
    assert len({speaker.id for speaker in short}) == 4


def test_numbers_and_crowds() -> None:
    """A numbered speaker and a crowd are the same each time, and nobody whom the document names."""
    speakers = cast("Speaker 1", "AUDIENCE", "Speaker 2", "AUDIENCE", "Speaker 1")

    assert [speaker.id for speaker in speakers] == ["speaker-1", "audience", "speaker-2", "audience", "speaker-1"]
    assert all(speaker.anonymous for speaker in speakers)


def test_ids_do_not_collide() -> None:
    """A name that looks like another's numbered id gets an id of its own."""
    speakers = cast("Question", "Jane Cole", "Question", "Jane Cole", "Question 2", "Jane Cole", "Question")

    assert len({speaker.id for speaker in speakers}) == 5


def test_aliases_are_in_order_of_appearance() -> None:
    """A speaker's labels are listed as they appear, whichever said most."""
    speaker = cast("Cole", "Tom Hale", "Mayor Jane Cole", "Tom Hale", "Jane Cole")[0]

    assert speaker.aliases == ("Cole", "Mayor Jane Cole", "Jane Cole")
    assert (speaker.name, speaker.role) == ("Jane Cole", "Mayor")


def test_gender() -> None:
    """The form of address or the office may say a speaker's gender."""
    speakers = cast("Ms. Bell", "King of Ostmark Frederik IX", "Dr. Moll", "La présidente")

    assert [speaker.gender for speaker in speakers] == ["female", "male", None, "female"]


@pytest.mark.parametrize(
    ("label", "gender"),
    [
        ("Sr. Juan García", "male"),
        ("Sra. Ana López", "female"),
        ("г-жа Захарова", "female"),
        ("господин Петров", "male"),
        ("Baroness Hale", "female"),
        ("Maria Zakharova, spokeswoman", "female"),
        ("Vice-Chairwoman Jane Cole", "female"),
        ("Bürgermeisterin Anna Weiss", "female"),
        ("Madam Chair", "female"),
        ("Chairman Jane Cole", None),
        ("Lord Chancellor Jane Cole", None),
        ("Lord Bell", "male"),
        ("Sr. Director Jane Cole", None),
        ("Billie Jean King", None),
        ("Carly Pope", None),
        ("The King", "male"),
        ("Pan Wei", None),
        ("Mr. and Mrs. Cole", None),
        ("Mary Cole", None),
    ],
)
def test_gender_is_said_never_guessed(label: str, gender: str | None) -> None:
    """Forms of address and offices say a gender; a name, an office for anybody or a contradiction does not."""
    (speaker,) = cast(label)

    assert speaker.gender == gender


@pytest.mark.parametrize("label", ["Ведущая", "Президент", "Президент России"])
def test_an_office_in_cyrillic_alone(label: str) -> None:
    """A label that is an office and nothing else is its speaker's name."""
    (speaker,) = cast(label)

    assert speaker.name == label


def test_a_crowd_of_speakers() -> None:
    """Hundreds of speakers are kept apart."""
    labels = [f"{first}{second}o Bellman" for first in "BCDFGHJKLMNPRST" for second in "aeiou" * 3]

    assert len({speaker.id for speaker in cast(*dict.fromkeys(labels))}) == 75
