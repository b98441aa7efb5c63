"""The catalogues: every message is translated, none is out of date, and what is compiled is what is written."""

import io
import tomllib

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.builders import ROOT
from voicereader.web.languages import LANGUAGES

MEND = "run `make translations`, translate what is empty in translations/*/LC_MESSAGES/messages.po, and run it again"
KEYWORDS = DEFAULT_KEYWORDS | {"lazy_gettext": None, "lazy_pgettext": ((1, "c"), 2), "plurals": (1, 2)}
TRANSLATED = [each for each in LANGUAGES.values() if each.tag != "en"]


def catalogue(language) -> tuple[Catalog, bytes]:
    """Return a language's catalogue as it is written, and as it is compiled."""
    folder = ROOT / "translations" / language.locale / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as file:
        return read_po(file, locale=language.locale), (folder / "messages.mo").read_bytes()


@pytest.fixture(scope="module")
def said() -> Catalog:
    """Return all messages of templates and code."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(each["pattern"], each["method"]) for each in mappings]
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(ROOT, methods, keywords=KEYWORDS):
        found.add(message, context=context)
    assert len(found) > 200
    return found


def keys(messages: Catalog) -> set[object]:
    """Return what messages are known by."""
    return {(each.id, each.context) for each in messages if each.id}


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_every_message_is_translated(said, language):
    """No message lacks its translation, no translation its message, and none is only guessed."""
    written, _ = catalogue(language)
    assert keys(written) == keys(said), MEND
    assert not written.obsolete, MEND
    empty = [
        each.id
        for each in written
        if each.id and not all([each.string] if isinstance(each.string, str) else each.string)
    ]
    assert empty == [], MEND
    assert [each.id for each in written if each.id and each.fuzzy] == [], MEND


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_fields_of_messages_are_kept(language):
    """A translation has no field that its message has not, all forms of its plural, and the fields of scripts."""
    written, _ = catalogue(language)
    assert list(written.check()) == []
    for each in written:
        if "{name}" in str(each.id):
            assert "{name}" in str(each.string)
        if each.pluralizable:
            assert len(each.string) == written.num_plurals


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_what_is_compiled_is_what_is_written(language):
    """The file that the program reads is made of the one that people write."""
    written, compiled = catalogue(language)
    made = io.BytesIO()
    write_mo(made, written)
    assert compiled == made.getvalue(), MEND


def test_a_new_message_would_be_seen(tmp_path):
    """Templates and code are both searched, in all the ways that messages are written."""
    (tmp_path / "page.html").write_text('{{ _("one") }} {{ pgettext("a", "two") }} {{ plurals("three", "threes") }}')
    (tmp_path / "code.py").write_text('lazy_gettext("four")\nlazy_pgettext("a", "five")\nngettext("six", "sixes", 6)\n')
    found = extract_from_dir(tmp_path, [("**.py", "python"), ("**.html", "jinja2")], keywords=KEYWORDS)
    told = {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}
    assert told == {"one", "two", "three", "four", "five", "six"}
