"""people.toml as it is written."""

import re

import pytest

from tests.builders import ROOT, a_speaker, a_transcript
from voicereader.errors import BadPeople
from voicereader.reading.register import Entry, Register

EVERYTHING = """
anonymous = "each"

[speakers."Ann Lee"]
id = "mayor"
name = "Ann B. Lee"
role = "Mayor of Springfield"
gender = "female"
labels = ["A. Lee", "The Mayor"]

[speakers.Bob]

[transcripts."2024-05-01-council"]
"Lee" = "Bob Lee"
"t14" = "Ann Lee"
"Crowd" = ""
"""


def read(text: str) -> Register:
    """Return the register of a file of that content."""
    return Register.read(text.encode(), "people.toml")


def test_everything_that_can_be_written_is_read():
    """Each key has its place, and what is left out is left to the transcripts."""
    register = read(EVERYTHING)
    ann = Entry("Ann Lee", "mayor", "Ann B. Lee", "Mayor of Springfield", "female", ("A. Lee", "The Mayor"))
    table = {"2024-05-01-council": {"Lee": "Bob Lee", "t14": "Ann Lee", "Crowd": ""}}
    assert register == Register("each", (ann, Entry("Bob", "bob", "Bob")), table)
    assert register.meant["the-mayor"] == register.meant["ann-lee"] == register.ids["mayor"] == ann
    assert Register.read(b"\xef\xbb\xbf\r\n", "people.toml") == Register()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[people.Ann]", "unknown key, people; known are anonymous, speakers, transcripts"),
        ("anonymous = true", 'anonymous = True; give "each" or "one"'),
        ("speakers = []", "speakers = []; give a table"),
        ("[speakers]\nAnn = 'Mayor'", "speakers.“Ann” = 'Mayor'; give a table"),
        ("[speakers.Ann]\nlabel = 'x'", "unknown key, speakers.“Ann”.label"),
        ("[speakers.' ']", "[speakers.“ ”]; write a name there"),
        ("[speakers.Ann]\nid = 'Ann Lee'", "speakers.“Ann”.id = 'Ann Lee'; give small letters and digits"),
        ("[speakers.Ann]\nid = ''", "speakers.“Ann”.id = ''"),
        ("[speakers.Ann]\nid = 5", "speakers.“Ann”.id = 5"),
        ("[speakers.Ann]\nname = ' '", "speakers.“Ann”.name = ' '; give a name in quotes"),
        ("[speakers.Ann]\nrole = 5", "speakers.“Ann”.role = 5; give a role in quotes"),
        ("[speakers.Ann]\ngender = 'f'", 'speakers.“Ann”.gender = \'f\'; give "female" or "male"'),
        ("[speakers.Ann]\ngender = []", "speakers.“Ann”.gender = []"),
        ("[speakers.Ann]\nlabels = 'x'", "speakers.“Ann”.labels = 'x'; give a list of names in quotes"),
        ("[speakers.Ann]\nlabels = [' ']", "speakers.“Ann”.labels = [' ']"),
        ("[speakers.Ann]\n[speakers.ANN]", "“Ann” in speakers.“Ann” and “ANN” in speakers.“ANN”, which are one name"),
        ("[speakers.Ann]\nlabels = ['X']\n[speakers.Bob]\nlabels = ['x.']", "“X” in speakers.“Ann” and “x.” in"),
        ("[speakers.Ann]\n[speakers.Bob]\nlabels = ['ann']", "“Ann” in speakers.“Ann” and “ann” in speakers.“Bob”"),
        ("[speakers.Ann]\n[speakers.Bob]\nid = 'ann'", "which are one id; keep one"),
        ("transcripts = 1", "transcripts = 1; give a table"),
        ("[transcripts]\n'a.txt' = 'Ann'", "transcripts.“a.txt” = 'Ann'; give a table"),
        ("[transcripts.'a.txt']\nAnn = 1", "transcripts.“a.txt”.“Ann” = 1; give a name in quotes"),
        ("[transcripts.'a.txt']\n' ' = 'Ann'", "write a label on its left"),
        ("[speakers.Ann", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(content, told):
    """The sentence has the file's name, the key, and what may stand there."""
    with pytest.raises(BadPeople) as caught:
        read(content)
    assert caught.value.sentence.startswith("people.toml ")
    assert told in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_another_encoding_is_no_toml():
    """TOML is UTF-8."""
    with pytest.raises(BadPeople, match="mine.toml is not TOML"):
        Register.read("[speakers.Jörg]".encode("latin-1"), "mine.toml")


def test_names_that_nobody_has_are_told():
    """Of people, labels, transcripts and what tables have on their left; who is reached by another way is somebody."""
    register = read(
        """
        [speakers."Ann Lee"]
        labels = ["Mayor", "Mayour"]
        [speakers."Anne Lea"]
        [speakers."Bob"]
        [speakers."Mr. Stone"]
        labels = ["BOB STONE"]
        [transcripts."a.txt"]
        "t2" = "Bob"
        "t9" = ""
        "ann lee" = ""
        [transcripts."b.txt"]
        "Ann" = ""
        """
    )
    talk = a_transcript(speakers=(a_speaker(aliases=("Mayor",)), a_speaker("Bob Stone")))
    assert register.unused([(talk, ("2020-06-01-a-talk", "a.txt"))]) == (
        "Nobody is called “Mayour” as people.toml has it.",
        "Nobody is called “Anne Lea” as people.toml has it.",
        "No transcript is called “b.txt” as people.toml has it.",
        "Nobody is called “t9” in “a.txt” as people.toml has it.",
    )


def test_the_examples_of_the_docs_are_understood():
    """Each piece of TOML in docs/people.md is a people.toml."""
    examples = re.findall(r"^```toml\n(.*?)^```$", (ROOT / "docs" / "people.md").read_text(), re.MULTILINE | re.DOTALL)
    registers = [read(each) for each in examples]
    assert len(registers) > 2
    assert all(each.entries for each in registers)
