"""`voicereader people`."""

import json

import pytest
from click.testing import CliRunner

from voicereader.cli import commands
from voicereader.errors import BadPeople, NoTranscripts

ONE = """\
A talk in the garden

June 1, 2020, Springfield

Mayor of Springfield Ann Lee: Good morning to all. We meet again.

Mr. Fyodor Orlov: Thank you, mayor. It is good to be here.

Question: And what do you want?

V. Petrov: We want to talk.
"""
TWO = """\
A talk in the park

June 2, 2020, Springfield

Viktor Petrov: Good morning to all. We meet again.

Ms. Ann Lee: Thank you. It is good to be here.

Fydor Orlov: It is.
"""


@pytest.fixture
def folder(tmp_path):
    """Return a library of two transcripts."""
    library = tmp_path / "library"
    library.mkdir()
    (library / "one.txt").write_text(ONE)
    (library / "two.txt").write_text(TWO)
    return library


def run(*arguments: str):
    """Run the command."""
    return CliRunner().invoke(commands, ["people", *map(str, arguments)])


def test_doubts_come_first_then_everybody(folder):
    """Who may be one with the lines for people.toml; then a line for each person."""
    told = run(folder)
    assert told.exit_code == 0
    assert (
        told.stdout
        == """\
Fydor Orlov (fydor-orlov) and Fyodor Orlov (fyodor-orlov) may be one: one letter differs. In people.toml:
  one: [speakers."Fydor Orlov"]
       labels = ["Fyodor Orlov"]
  two: [speakers."Fydor Orlov"]
       [speakers."Fyodor Orlov"]

Ann Lee (ann-lee), Mayor of Springfield: female (transcripts); 2 transcripts, 2 turns; as Ms. Ann Lee, Mayor of Springfield Ann Lee
Fydor Orlov (fydor-orlov): no gender (not stated); 1 transcript, 1 turn
Fyodor Orlov (fyodor-orlov): male (transcripts); 1 transcript, 1 turn; as Mr. Fyodor Orlov
Viktor Petrov (viktor-petrov): no gender (not stated); 2 transcripts, 2 turns; as V. Petrov
"""
    )


def test_people_toml_answers_and_its_idle_names_are_told(folder):
    """What is settled is no doubt; a name that nobody has goes to standard error."""
    (folder / "people.toml").write_text(
        '[speakers."Fyodor Orlov"]\nlabels = ["Fydor Orlov"]\nrole = "Guest"\n[speakers."Zoe"]\n'
    )
    told = run(folder)
    assert (
        "Fyodor Orlov (fyodor-orlov), Guest: male (transcripts); 2 transcripts, 2 turns; as Fydor Orlov, Mr. Fyodor Orlov\n"
        in told.stdout
    )
    assert "may be one" not in told.stdout
    assert told.stderr == "Nobody is called “Zoe” as people.toml has it.\n"


def test_whence_a_gender_is_known(folder):
    """From the transcripts, people.toml, casting.toml or the name; two transcripts may contradict each other."""
    (folder / "people.toml").write_text('[speakers."Viktor Petrov"]\ngender = "male"\n')
    (folder / "casting.toml").write_text(
        'guess_gender_from_names = true\n[speakers."Fyodor Orlov"]\ngender = "female"\n'
    )
    (folder / "one.txt").write_text(ONE.replace("Mayor of Springfield", "Mr.").replace("V. Petrov", "Anna Moll"))
    told = {each["id"]: (each["gender"], each["whence"]) for each in json.loads(run(folder, "--json").stdout)["people"]}
    assert told == {
        "ann-lee": (None, "transcripts contradict each other"),
        "anna-moll": ("female", "guessed from the name"),
        "fydor-orlov": (None, "not stated"),
        "fyodor-orlov": ("female", "casting.toml"),
        "viktor-petrov": ("male", "people.toml"),
    }


def test_programs_read_json(folder):
    """Doubts, and people with all that is known of them."""
    told = json.loads(run(folder, "--json").stdout)
    (doubt,) = told["doubts"]
    assert (doubt["one"], doubt["other"], doubt["why"]) == ("fydor-orlov", "fyodor-orlov", "one letter differs")
    assert doubt["merge"] == '[speakers."Fydor Orlov"]\nlabels = ["Fyodor Orlov"]'
    assert told["people"][0] == {
        "id": "ann-lee",
        "name": "Ann Lee",
        "roles": ["Mayor of Springfield"],
        "genders": ["female"],
        "aliases": ["Ms. Ann Lee", "Mayor of Springfield Ann Lee"],
        "transcripts": ["2020-06-02-a-talk-in-the-park", "2020-06-01-a-talk-in-the-garden"],
        "turns": 2,
        "gender": "female",
        "whence": "transcripts",
    }


def test_what_cannot_be_understood_is_told(folder):
    """One sentence; so is a folder without transcripts."""
    (folder / "people.toml").write_text("[")
    assert isinstance(run(folder).exception, BadPeople)
    (folder / "people.toml").unlink()
    for each in folder.iterdir():
        each.unlink()
    assert isinstance(run(folder).exception, NoTranscripts)
