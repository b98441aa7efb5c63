"""`voicereader lexicon`."""

import json

import pytest
from click.testing import CliRunner

from voicereader.cli import commands
from voicereader.errors import BadLexicon, NoTranscripts

TALK = (
    "Title: Talk\n\nAnn Lee: NATO met. We left.\n\nBob Stone: The GDP grew. "
    + "We think that this is what the people of the country want to hear from us. " * 5
    + "\n"
)


@pytest.fixture
def folder(tmp_path):
    """Return a library with a lexicon."""
    library = tmp_path / "library"
    library.mkdir()
    (library / "talk.txt").write_text(TALK)
    (library / "lexicon.toml").write_text(
        '[everywhere]\nNATO = "nay toe"\nmoon = "mohn"\n[transcripts."talk.txt"]\nGDP = "G D P"\n[speakers."Al"]\nx = "y"\n'
    )
    return library


def run(*arguments: str):
    """Run the command."""
    return CliRunner().invoke(commands, ["lexicon", "try", *map(str, arguments)])


def test_each_sentence_that_an_entry_touches_is_listed(folder):
    """Where it stands, the entry, how it is spoken; what touches nothing is told."""
    told = run(folder)
    assert told.exit_code == 0
    assert "“NATO” (everywhere) is said “nay toe”\n    nay toe met.\n" in told.stdout
    assert "“GDP” (transcripts.“talk.txt”) is said “G D P”\n    The G D P grew.\n" in told.stdout
    assert told.stderr == "No sentence has “moon” (everywhere).\nNo sentence has “x” (speakers.“al”).\n"


def test_programs_read_json(folder):
    """Each sentence with its entry."""
    (first, second) = json.loads(run(folder, "--json").stdout)
    assert first["entry"] == {"written": "NATO", "said": "nay toe", "scope": ["everywhere", ""], "meaning": ""}
    assert (first["printed"], first["spoken"], second["spoken"]) == ("NATO met.", "nay toe met.", "The G D P grew.")


def test_a_lexicon_is_tried_before_it_is_used(folder, tmp_path):
    """Another file is tried, and the folder's own is left alone, right or not."""
    other = tmp_path / "new.toml"
    other.write_text('[everywhere]\n"we" = "they"\n')
    (folder / "lexicon.toml").write_text("[")
    assert "    they left.\n" in run(folder, "--lexicon", other).stdout
    assert isinstance(run(folder).exception, BadLexicon)


def test_a_lexicon_of_the_w3c_is_tried(folder, tmp_path):
    """The suffix says which kind it is."""
    other = tmp_path / "new.pls"
    other.write_text(
        '<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xml:lang="en">'
        "<lexeme><grapheme>left</grapheme><alias>went</alias></lexeme></lexicon>"
    )
    assert "    We went.\n" in run(folder, "--lexicon", other).stdout


def test_a_lexicon_that_is_not_there_is_told(folder, tmp_path):
    """One sentence; so is a folder without transcripts."""
    assert isinstance(run(folder, "--lexicon", tmp_path / "none.toml").exception, BadLexicon)
    (folder / "talk.txt").unlink()
    assert isinstance(run(folder).exception, NoTranscripts)
