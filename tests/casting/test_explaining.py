"""Why who has which voice."""

import pytest
from hypothesis import given

from tests.builders import a_speaker, a_transcript, a_voice
from tests.casting.test_voices import GENTLEMEN, VOICES, a_talk, libraries, speaking
from voicereader.casting import Override, Overrides, cast, explain

RUSSIAN = [a_voice("ru0", languages=("ru",)), a_voice("ru1", languages=("ru",))]
OTHERS = [a_voice("other:m", engine="other", gender="male")]


def why(transcript, voices, overrides=None) -> dict[str, str]:
    """Return the reasons of one transcript by the speaker's name."""
    return {row.speaker: row.why for row in explain({"t": transcript}, voices, overrides)}


@given(libraries)
def test_rows_are_what_cast_does(library):
    """Each part of each transcript is there once, the narrator's first, with a sentence."""
    overrides = Overrides(speakers={"Ann": Override("x1"), "Bob": Override(rate=0.9)})
    castings = cast(library, VOICES, overrides)
    rows = explain(library, VOICES, overrides)
    wanted = [
        (key, speaker, part)
        for key, transcript in library.items()
        for speaker, part in [
            (None, castings[key].narrator),
            *((each.id, castings[key].parts[each.id]) for each in transcript.speakers),
        ]
    ]
    assert [(row.key, row.speaker_id, row.part) for row in rows] == wanted
    assert all(row.why.endswith(".") and "\n" not in row.why for row in rows)


def test_first_free_voices():
    """Language and gender are named, or that none is stated."""
    told = why(speaking(a_speaker("Ann", gender="female"), a_speaker("Cy")), VOICES)
    assert told == {
        "Narrator": "The narrator.",
        "Ann": "First free female English voice.",
        "Cy": "First free English voice; no gender is stated.",
    }


def test_what_the_owner_wants():
    """Voice, gender, rate and pitch are told as the file's."""
    entries = {"Ann": Override("x1", pitch=0.9), "Bob": Override(rate=0.95), "Cy": Override(gender="male")}
    told = why(a_talk("Ann", "Bob", "Cy"), VOICES, Overrides(Override("x2", rate=1.1), entries))
    assert told == {
        "Narrator": "The narrator; casting.toml names this voice; casting.toml sets rate 1.1.",
        "Ann": "casting.toml names this voice; casting.toml sets pitch 0.9.",
        "Bob": "First free English voice; no gender is stated; casting.toml sets rate 0.95.",
        "Cy": "First free male English voice; casting.toml states the gender.",
    }


def test_a_gender_guessed():
    """It is said that the name is all there is."""
    told = why(a_talk("Anna Weiss"), VOICES, Overrides(guess_gender_from_names=True))
    assert told["Anna Weiss"] == "First free female English voice; the gender is guessed from the name."


def test_a_gender_that_the_engine_lacks():
    """The engine that has it is named, or that none has."""
    people = speaking(a_speaker("Bob", gender="male"), a_speaker("Ann", gender="female"))
    told = why(people, [*VOICES[9:], *OTHERS])
    assert told["Bob"] == "First free male English voice; tones has none, other has."
    assert told["Ann"] == "First free English voice; none is female."


def test_sharing():
    """With whom, and how they are told apart; who is plain is told apart by nothing."""
    rows = explain({"t": a_talk("Ann", "Bob")}, VOICES[:2])
    told = {row.part.prosody.pitch: row.why for row in rows if row.speaker_id}
    other = {row.part.prosody.pitch: row.speaker for row in rows if row.speaker_id}
    assert told == {
        1.0: f"Shares an English voice with {other[0.84]}; no gender is stated.",
        0.84: f"Shares an English voice with {other[1.0]}; no gender is stated; told apart by pitch 0.84.",
    }
    alone = why(a_talk("Ann", "Bob"), VOICES[:1])
    assert "with the narrator and " in alone["Ann"]
    assert "told apart by" in alone["Ann"]
    assert "told apart by" in alone["Bob"]


def test_sharing_with_many():
    """Three are named, the others counted."""
    told = why(a_talk(*[f"P{number}" for number in range(7)]), VOICES[:2])
    assert all(" and 3 more; " in sentence for name, sentence in told.items() if name != "Narrator")


def test_sharing_elsewhere():
    """Who shares a voice with somebody of another transcript is told so, not that it was free."""
    library = {f"t{number}": a_talk("Hub", f"Guest {number}", f"Guest {(number + 1) % 3}") for number in range(3)}
    rows = {(row.key, row.speaker): row for row in explain(library, VOICES[:3])}
    guests = [row for row in rows.values() if row.speaker.startswith("Guest")]
    assert all("Shares" in row.why for row in guests if row.part.voice_id == rows["t0", "Hub"].part.voice_id)
    elsewhere = [row for row in guests if "of other transcripts" in row.why]
    for row in elsewhere:
        here = [other.part.voice_id for other in rows.values() if other.key == row.key and other != row]
        assert row.part.voice_id not in here
    assert elsewhere


def test_two_with_one_named_voice():
    """Both have it, and sound different."""
    overrides = Overrides(speakers={"Ann": Override("x1"), "Bob": Override("x1")})
    told = why(a_talk("Ann", "Bob"), VOICES, overrides)
    assert sorted([told["Ann"].replace("Bob", "…"), told["Bob"].replace("Ann", "…")]) == [
        "casting.toml names this voice; shared with ….",
        "casting.toml names this voice; shared with …; told apart by pitch 0.84.",
    ]


def test_a_language_that_nobody_speaks():
    """Narrator and speakers are told who stands in."""
    told = why(a_talk("Ann", language="tt"), VOICES)
    assert told["Narrator"] == "The narrator; no installed voice speaks Tatar; an English one reads it."
    assert told["Ann"] == "No installed voice speaks Tatar; an English one reads it."
    assert why(a_transcript(language="tt"), RUSSIAN)["Ann Lee"].startswith(
        "No installed voice speaks Tatar; a Russian one reads it"
    )


def test_the_owners_narrator_in_a_language_that_it_does_not_speak():
    """The row says why it is another voice."""
    told = why(a_transcript(language="ru"), [*VOICES, *RUSSIAN], Overrides(Override("x1")))
    assert told["Narrator"] == "The narrator; the voice in casting.toml speaks no Russian."


@pytest.mark.parametrize("file", ["casting.toml", "voices.toml"])
def test_the_file_is_called_by_its_name(file):
    """It keeps its case at the beginning of a sentence too."""
    overrides = Overrides.read(b'[speakers.Ann]\nvoice = "m1"', file)
    assert why(a_talk("Ann"), [VOICES[0], *GENTLEMEN], overrides)["Ann"] == f"{file} names this voice."
