"""Names of files that come into a library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicereader.errors import BadChange
from voicereader.studio.filing import alike, file_name


@pytest.mark.parametrize(
    ("given_", "name"),
    [
        ("talk.txt", "talk.txt"),
        ("/etc/../home/Ann Lee/talk.txt", "talk.txt"),
        (r"C:\fakepath\talk.docx", "talk.docx"),
        ("..\\..\\talk.txt", "talk.txt"),
        ("Отчёт 2020.PDF", "Отчёт 2020.PDF"),
        ("cafe\u0301.txt", "café.txt"),
        ("  two  words .txt", "two words .txt"),
        ("a\x00b\r\n\u202ec.txt", "abc.txt"),
        (".hidden.txt", "hidden.txt"),
        ('what? "now".txt', "what_ _now_.txt"),
        ("\udce9t\u00e9.txt", "té.txt"),
        ("people.toml", "people.toml"),
        ("talk.txt. ", "talk.txt"),
    ],
)  # fmt: skip
def test_names_lose_what_cannot_be_kept(given_, name):
    """Folders, signs that nobody sees, and signs that some systems cannot have."""
    assert file_name(given_) == name


@pytest.mark.parametrize(
    "given_",
    ["", ".", "..", "/", "a/..", ".txt", "talk", "talk.exe", "People.TOML", "other.toml", "con.txt", "LPT1.notes.txt",
     "ж" * 99 + ".txt", "voicereader.sqlite", "x.sqlite-wal"],
)  # fmt: skip
def test_names_that_may_not_be_are_refused(given_):
    """With one sentence."""
    with pytest.raises(BadChange):
        file_name(given_)


@given(st.text())
def test_no_name_leads_anywhere(text):
    """Whatever is given, what comes back is one name, and comes back as itself."""
    try:
        name = file_name(text + ".txt")
    except BadChange:
        return
    assert not set(name) & set('/\\\0\n<>:"|?*')
    assert not name.startswith(".")
    assert file_name(name) == name
    assert len(name.encode()) <= 200


def test_names_that_are_one_to_somebody():
    """In another case, or in other code points of the same letters."""
    assert alike("TALK.txt", ["a.txt", "talk.txt"]) == "talk.txt"
    assert alike("cafe\u0301.txt", ["café.txt"]) == "café.txt"
    assert alike("talk.txt", ["Talk.txt", "talk.txt"]) == "talk.txt"
    assert alike("b.txt", ["a.txt"]) is None
