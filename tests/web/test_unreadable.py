"""Files that could not be read, told in the language of the page."""

import ast
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.builders import ROOT
from voicereader.web.unreadable import SENTENCES, told

_FIELD = re.compile(r"%\(\w+\)s")


def written() -> set[str]:
    """Return all sentences of reading and of the library that begin with the name of a file; `*` stands for a field."""
    found = set()
    for file in [*(ROOT / "src/voicereader/reading").rglob("*.py"), ROOT / "src/voicereader/library/__init__.py"]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.JoinedStr) and "name" in ast.unparse(node.values[0]):
                text = "".join(each.value if isinstance(each, ast.Constant) else "*" for each in node.values)
                found |= {text} if text.startswith("* ") and text.endswith(".") else set()
    return found


def test_every_sentence_of_reading_can_be_told():
    """The list has what reading can say of a file, and nothing else."""
    listed = {_FIELD.sub("*", each).replace("(*)", "*") for each in SENTENCES}
    assert listed == {each.replace("(*, line *)", "*").replace("(*)", "*") for each in written()}
    assert len(SENTENCES) > 30


@pytest.mark.parametrize(
    ("tag", "said"),
    [("ru", "Файл broken.txt пуст: выберите файл со стенограммой."), ("ar", "فارغ"), ("en", "is empty")],
)
def test_the_library_tells_it_in_the_language_of_the_page(client, folder, tag, said):
    """The name of the file stays; the sentence is the reader's, and says no other language."""
    (folder / "broken.txt").write_text("")
    page = client.get("/", headers={"Accept-Language": tag, "Accept": "text/html"})
    item = LexborHTMLParser(page.text).css_first(".unreadable li")
    assert said in item.text()
    assert "broken.txt" in item.text()
    assert "lang" not in item.attributes


def test_what_is_not_on_the_list_is_told_as_it_is(client):
    """A sentence on people.toml is for its owner, and English everywhere: it says so."""
    with client.application.test_request_context(headers={"Accept-Language": "ru"}):
        assert told("people.toml has x = 1; give a table.") == ("people.toml has x = 1; give a table.", "en")
        assert told("a: is empty.txt is empty: choose a file that holds a transcript.")[1] is None
