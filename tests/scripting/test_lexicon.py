"""The lexicon: words that the owner wants said otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_speaker, a_transcript
from voicereader.errors import BadLexicon
from voicereader.scripting import Entry, Lexicon, Manner, Reader, read_pls, script
from voicereader.scripting.spoken import spoken_form

PLS = """<?xml version="1.0"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
  <lexeme><grapheme>Assad</grapheme><grapheme>al-Assad</grapheme><alias>Asad</alias><alias prefer="true">Assahd</alias></lexeme>
  <lexeme><grapheme>tomato</grapheme><phoneme>təˈmeɪtoʊ</phoneme></lexeme>
</lexicon>"""


def said(printed: str, *entries: tuple[str, str]) -> str:
    """Return what is spoken for `printed` with entries that hold everywhere."""
    return spoken_form(printed, "en", Reader(Entry(*each) for each in entries))[0]


@pytest.mark.parametrize(
    ("entry", "printed", "spoken"),
    [
        (("nato", "nay toe"), "NATO, Nato and nato’s NATOS.", "nay toe, nay toe and nay toe’s NATOS."),
        (("NATO", "nay toe"), "NATO and Nato.", "nay toe and Nato."),
        (("Mr.", "Monsieur"), "Mr. Fox.", "Monsieur Fox."),
        (("new york", "the Big Apple"), "New\u00a0York and New  York.", "the Big Apple and the Big Apple."),
        (("$5", "a fiver"), "It is $5.", "It is a fiver."),
        (("[crosstalk]", ""), "We [crosstalk] left.", "We left."),
        (("km/h", "clicks"), "60 km/h now.", "60 clicks now."),
        (("国会", "こっかい"), "今日国会が", "今日こっかいが"),
        (("a", "b"), "", ""),
    ],
)
def test_an_entry_holds_for_whole_words(entry, printed, spoken):
    """In small letters in any case, else as it is written; before every other rule."""
    assert said(printed, entry) == spoken


def test_the_longest_entry_wins_and_then_the_narrowest():
    """A phrase goes before its word, a speaker's word before everybody's."""
    content = b"""
        [everywhere]
        "GDP" = "everywhere"
        "GDP growth" = "growth"
        [languages.en]
        "GDP" = "language"
        [transcripts.talk]
        "GDP" = "transcript"
        [speakers."ann  LEE"]
        "GDP" = "speaker"
    """
    lexicon = Lexicon.read(content, "lexicon.toml")
    ann, bob = a_speaker("Ann Lee"), a_speaker("Bob Stone")

    def read(language, names, speaker):
        return [entry.said for _, entry in lexicon.reader(language, names, speaker).found("GDP, GDP growth")]

    assert read("en-GB", ("talk",), ann) == ["speaker", "growth"]
    assert read("en-GB", ("talk",), bob) == ["transcript", "growth"]
    assert read("en", (), None) == ["language", "growth"]
    assert read("fr", (), None) == ["everywhere", "growth"]


def test_a_script_is_spoken_with_the_lexicon():
    """The narrator and each speaker have the entries that are theirs."""
    lexicon = Lexicon.read(b'[everywhere]\n"Lee" = "Leigh"\n[speakers."Bob Stone"]\n"hi" = "hello"', "lexicon.toml")
    talk = a_transcript(("Ann Lee", "Hi, Lee."), ("Bob Stone", "Hi, Lee."))
    spoken = {each.id: each.spoken for each in script(talk, Manner(), lexicon)}
    assert (spoken["t1-s0"], spoken["t1-s1"], spoken["t2-s1"]) == ("Ann Leigh.", "Hi, Leigh.", "hello, Leigh.")


def test_a_meaning_alone_changes_nothing_that_is_said():
    """A word that is explained is spoken as without the entry, and a shorter one within it by its own."""
    lexicon = Lexicon.read(
        b'[everywhere]\n"GDP growth" = { meaning = "more is made" }\n"GDP" = "the output"', "lexicon.toml"
    )
    talk = a_transcript(("Ann Lee", "GDP growth is slow."))
    assert script(talk, Manner(), lexicon)[-1].spoken == "the output growth is slow."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[everywhere", "lexicon.toml is not TOML"),
        (b"\xff", "lexicon.toml is not TOML"),
        (b"[all]\na = 'b'", "unknown table, [all]; known are everywhere, languages, transcripts, speakers"),
        (b"everywhere = 1", "everywhere = 1; give a table"),
        (b"[speakers]\na = 'b'", "has a in [speakers]; put it into a table"),
        (
            b"[everywhere]\na = 1",
            "'a' = 1 in [everywhere]; give what is said in quotes, or a table with said, meaning or both",
        ),
        (b"[everywhere]\na = { sad = 'b' }", "give what is said in quotes, or a table"),
        (b"[everywhere]\na = { meaning = 1 }", "give what is said in quotes, or a table"),
        (b"[everywhere]\na = {}", "give what is said in quotes, or a table"),
        (b"[everywhere]\na = { meaning = '" + b"b" * 501 + b"' }", "500 of a meaning"),
        (b"[everywhere]\n' ' = 'a'", "write the words that are printed"),
        (b"[languages.de]\na = '" + b"b" * 300 + b"'", "at most 200 signs are read of a word"),
    ],
)
def test_a_lexicon_that_is_not_right_is_one_sentence(content, told):
    """The sentence names the place and what to do."""
    with pytest.raises(BadLexicon) as caught:
        Lexicon.read(content, "lexicon.toml")
    assert told in caught.value.sentence


def test_a_lexicon_of_the_w3c_is_read():
    """Aliases are taken, the preferred first; lexemes with phonemes alone are told."""
    lexicon = read_pls(PLS.encode(), "lexicon.pls")
    assert [(each.written, each.said, each.scope) for each in lexicon.entries] == [
        ("W3C", "World Wide Web Consortium", ("languages", "en")),
        ("Assad", "Assahd", ("languages", "en")),
        ("al-Assad", "Assahd", ("languages", "en")),
    ]
    assert lexicon.notes == ("lexicon.pls has 1 lexeme without <alias>; what has phonemes alone is not used.",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<lexicon>", "lexicon.pls is not XML"),
        ("", "lexicon.pls is not XML"),
        ("<html/>", "is no lexicon of the W3C"),
        (PLS.replace(' xml:lang="en"', ""), "is no lexicon of the W3C"),
        (PLS.replace("<lexicon", '<!DOCTYPE lexicon [<!ENTITY a "b">]><lexicon', 1), "declares a document type"),
        (PLS.replace(">W3C<", ">  <"), "in line 3, '  ' = 'World Wide Web Consortium'; write the words"),
    ],
)
def test_a_lexicon_of_the_w3c_that_is_not_right_is_one_sentence(content, told):
    """Broken XML, another document, entities."""
    with pytest.raises(BadLexicon) as caught:
        read_pls(content.encode(), "lexicon.pls")
    assert told in caught.value.sentence


def test_no_file_is_read_by_a_lexicon(tmp_path):
    """An entity that names a file is not followed."""
    (tmp_path / "secret").write_text("secret")
    trap = PLS.replace("<lexicon", f'<!DOCTYPE l [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><lexicon', 1)
    with pytest.raises(BadLexicon):
        read_pls(trap.replace("World Wide", "&x;").encode(), "lexicon.pls")


@given(
    st.lists(st.tuples(st.text("abcAB .-’", min_size=1, max_size=6), st.text(max_size=6)), max_size=6),
    st.text("abcAB .-’\n", max_size=60),
)
def test_what_is_found_is_apart_and_in_order(entries, printed):
    """Whatever the entries, no sign of the print is taken twice."""
    reader = Reader(
        Entry(" ".join(written.split()), said) for written, said in entries if any(map(str.isalnum, written))
    )
    end = 0
    for span, _ in reader.found(printed):
        assert end <= span.begin < span.end
        end = span.end
