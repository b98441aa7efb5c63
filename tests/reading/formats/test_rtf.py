"""Rich text: control words, destinations, encodings, as Word, LibreOffice and others write them."""

import pytest

from tests.reading.formats.files import rtf, said
from voicereader.errors import UnreadableTranscript
from voicereader.reading import read

TALK = r"\pard{\b Ann Lee:} Good morning.\par %s\pard{\b Bob Stone:} Yes.\par\pard{\b Ann Lee:} So.\par"
FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial CYR;}{\f2\fnil\fcharset128 MS Mincho;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\*\cs2\b Strong;}}"
    r"{\info{\title An evening}{\author Jo Doe}}{\*\generator Any 1.0;}"
)


def first(inner: str, head: str = FONTS) -> str:
    """Return the first turn of a document that holds more in it."""
    return said(rtf(TALK % inner, head), "rtf")[0][1].removeprefix("Good morning.").strip()


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (r"\pard A\tab tab\par", "A tab"),
        (r"\pard Two\line lines\par", "Two lines"),
        (r"\pard Non\_stop\~and on\par", "Non-stop and on"),
        (r"\pard A\emdash dash, \ldblquote quoted\rdblquote  \{braced\} \\\par", "A\u2014dash, “quoted” {braced} \\"),
        (r"\pard soft\-hyphen\par", "softhyphen"),
        (r"\pard {\caps shout} {\caps0 small}\par", "SHOUT small"),
        (r"\pard Seen.{\v Not seen.}{\strike Struck.}\par", "Seen."),
        (r"\pard {\deleted old }{\revised new }rose\plain .\par", "new rose."),
        (r"\pard 10 m{\super 2}.\par", "10 m2."),
        (r"\pard Well said{\super 12\nosupersub}.\par", "Well said."),
        (r"\pard A rose{\footnote\pard A note.}.\par", "A rose."),
        (r"\pard A rose{\*\annotation Why?}.\par", "A rose."),
        (r"\pard {\field{\*\fldinst HYPERLINK x}{\fldrslt our page}} is new.\par", "our page is new."),
        (r"\pard {\listtext\bullet\tab}one\par", "one"),
        (r"{\header On every page\par}{\footerr Page 1\par}\pard Text.\par", "Text."),
        (r"{\pict\pngblip 89504e47}\pard Text.\par", "Text."),
        (r"\pard {\*\unknown Nothing.}Text.\par", "Text."),
        (r"\pard {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt In a box.\par}}}Text.\par", "In a box.\n\nText."),
        (r"\pard caf\'e9 \u1047\'c7\u1076?\u-3?\uc0\u1074\uc1 .\par", "café Зд\ufffdв."),
        (r"\pard \f1\'c4\'e0\f0 .\par", "Да."),
        (r"\pard {\f2\'93\'fa\'96\'7b}.\par", "日本."),
        (r"\pard {\upr{old}{\*\ud{\u1044?}}}\par", "oldД"),
        (r"\pard Ha \u-10179?\u-8704?!\par", "Ha 😀!"),
        (r"\pard Bin{\bin3 }}}ary\par", "Binary"),
        ("\\pard one\\\ntwo\\par", "one\n\ntwo"),
        (r"\pard one\sect two\page three\par", "one\n\ntwo\n\nthree"),
    ],
)  # fmt: skip
def test_what_is_printed(body, printed):
    """Text is as it stands on the page; changes are taken as made; notes, fields' codes and pictures are no speech."""
    assert first(body) == printed


@pytest.mark.parametrize(
    ("head", "letter"), [(r"\ansicpg1251", "й"), (r"\mac", "È"), (r"\pc", "Θ"), (r"\ansicpg99999", "é"), ("", "é")]
)
def test_encodings(head, letter):
    """A document says in which encoding its bytes are; one that nobody knows leaves the usual one."""
    assert first(r"\pard x\'e9\par", head) == f"x{letter}"


def test_headings_head_what_follows():
    """A paragraph in a style of headings, or with a level of its outline, is nobody's speech."""
    for heading in (r"\pard\s1 Part two\par", r"\pard\outlinelevel1 Part two\par"):
        assert said(rtf(TALK % heading, FONTS), "rtf")[1] == (None, "Part two")


def test_tables_of_speech():
    """Rows of a column of names and one of speech are turns, nested ones too."""
    row = r"\trowd\cellx1000\cellx9000\pard\intbl %s\cell\pard\intbl %s\cell\row "
    rows = (("Ann Lee", "Good morning to all."), ("Bob Stone", r"And to\par you."), ("Ann Lee", "Well, then."))
    made = said(rtf("".join(row % each for each in rows) + r"\pard"), "rtf")
    assert made == [("ann-lee", "Good morning to all."), ("bob-stone", "And to\n\nyou."), ("ann-lee", "Well, then.")]
    nested = r"\pard\intbl\itap2 in\nestcell\nestrow\pard\intbl out\cell\row\pard"
    assert first(nested).split() == ["in", "out"]


def test_the_title_of_its_properties():
    """The title of its properties holds where the text tells none."""
    assert read(rtf(TALK % "", FONTS), "garden.rtf").title == "An evening"


@pytest.mark.parametrize(
    "content", [rtf(TALK % "").removesuffix(b"}"), rtf(TALK % "") + b"}}}", rtf(TALK % "\\'zz\\\x00\\par ")]
)
def test_slips_are_read_over(content):
    """Groups that do not end, or end too often, and words that are none, cost nothing."""
    assert len(said(content, "rtf")) == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (rtf(""), "holds no words"),
        (rtf("{" * 100_000), "damaged"),
        (b"{\\rtf1 " + bytes(64 << 20), "too large"),
    ],
)
def test_what_cannot_be_read(content, sentence):
    """The sentence says what is wrong, and what to do."""
    with pytest.raises(UnreadableTranscript, match=rf"talk\.rtf .*{sentence}.*[:;] "):
        read(content, "talk.rtf")
