"""OpenDocument texts, zipped and flat: what is printed, what is not, what the file says of itself."""

import pytest

from tests.reading.formats.files import fodt, odt, said, zipped
from voicereader.errors import UnreadableTranscript
from voicereader.reading import read

PROPERTIES = {
    "B": 'fo:font-weight="bold"',
    "H": 'text:display="none"',
    "C": 'fo:text-transform="uppercase"',
    "K": 'style:text-line-through-style="solid"',
    "S": 'style:text-position="super 58%"',
}
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {given}/></style:style>'
    for name, given in PROPERTIES.items()
)


def span(style: str, text: str) -> str:
    """Return text in a style of characters."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def talk(inner: str = "") -> str:
    """Return the body of a document whose first turn holds more."""
    ann, bob = span("B", "Ann Lee:"), span("B", "Bob Stone:")
    return f"<text:p>{ann} Good morning.</text:p>{inner}<text:p>{bob} Yes.</text:p><text:p>{ann} So.</text:p>"


def first(inner: str) -> str:
    """Return the first turn of a document that holds more in it."""
    return said(odt(talk(inner), STYLES), "odt")[0][1].removeprefix("Good morning.").strip()


@pytest.mark.parametrize(
    ("markup", "printed"),
    [
        ("<text:p>A<text:tab/>tab</text:p>", "A tab"),
        ("<text:p>Two<text:line-break/>lines</text:p>", "Two lines"),
        ('<text:p>Many<text:s text:c="9"/>spaces<text:s/>here</text:p>', "Many spaces here"),
        (f"<text:p>We {span('C', 'shout')}.</text:p>", "We SHOUT."),
        (f"<text:p>Seen.{span('H', 'Not seen.')}</text:p>", "Seen."),
        (f"<text:p>Seen.{span('K', 'Struck.')}</text:p>", "Seen."),
        (f"<text:p>10 m{span('S', '2')}.</text:p>", "10 m2."),
        (f"<text:p>Well said{span('S', '12')}.</text:p>", "Well said."),
        ("<text:p><text:a>our page</text:a> is new.</text:p>", "our page is new."),
        ("<text:p>Здравствуйте, 日本, שלום.</text:p>", "Здравствуйте, 日本, שלום."),
        ("<text:list><text:list-item><text:p>one,</text:p></text:list-item></text:list>", "one,"),
        ("<text:section><text:p>In a section.</text:p></text:section>", "In a section."),
        ('<text:section text:display="none"><text:p>Not seen.</text:p></text:section>', ""),
        ("<text:p>A rose<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>", "A rose."),
        ("<text:p>A rose<office:annotation><text:p>Why?</text:p></office:annotation>.</text:p>", "A rose."),
        ("<text:p>Before <drawing:text-box><text:p>In a box.</text:p></drawing:text-box>after.</text:p>",
         "Before after.\n\nIn a box."),
        ("<text:table-of-content><text:p>Part one ... 3</text:p></text:table-of-content>", ""),
        (("<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
         "</text:changed-region></text:tracked-changes><text:p>A <text:change-start/>new<text:change-end/> rose.</text:p>"),
         "A new rose."),
        (("<table:table><table:table-row><table:table-cell><text:p>Roses</text:p><table:table><table:table-row>"
         "<table:table-cell><text:p>red</text:p></table:table-cell></table:table-row></table:table></table:table-cell>"
         "<table:covered-table-cell/></table:table-row></table:table>"), "Roses\n\nred"),
    ],
)  # fmt: skip
def test_what_is_printed(markup, printed):
    """Text is as it stands on the page, changes are taken as made, notes and comments are no speech."""
    assert first(markup) == printed


def test_headings_head_what_follows():
    """A heading of any level, or a paragraph in a style of headings, is nobody's speech."""
    heads = (
        '<text:h text:outline-level="2">Part two</text:h>',
        "<text:h>Part two</text:h>",
        '<text:p text:style-name="P1">Part two</text:p>',
    )
    named = (
        '<style:style style:name="Heading_20_1" style:family="paragraph"/>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
    )
    for markup, heading in zip(heads, (True, False, True), strict=True):
        made = read(odt(talk(markup), STYLES, named=named), "talk.odt")
        assert (made.turns[1].speaker_id is None) is heading


def test_styles_are_based_on_one_another():
    """A style takes over what the one above it says, and may take it back; circles have an end."""
    text = '<style:style style:name="{}" style:family="text" style:parent-style-name="{}">{}</style:style>'
    plain = '<style:text-properties fo:font-weight="normal"/>'
    named = text.format("Who", "B", "") + text.format("B", "Who", f"<style:text-properties {PROPERTIES['B']}/>")
    named += text.format("Not", "Who", plain)
    body = "".join(
        f"<text:p>{span(style, f'{who} ')}{what}</text:p>"
        for style, who, what in (
            ("Who", "Ann Lee", "is here."), ("Who", "Bob Stone", "So is he."), ("Not", "Cora Reed", "is not."),
            ("Who", "Ann Lee", "We begin."), ("Who", "Bob Stone", "Yes."),
        )
    )  # fmt: skip
    made = said(odt(body, named=named), "odt")
    assert [who for who, _ in made] == ["ann-lee", "bob-stone", "ann-lee", "bob-stone"]
    assert made[1][1] == "So is he.\n\nCora Reed is not."


def test_tables_of_speech():
    """A column of names and one of speech are turns."""
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{who}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{what}</text:p></table:table-cell></table:table-row>"
        for who, what in (("Ann Lee", "Good morning to all."), ("Bob Stone", "And to you."), ("Ann Lee", "Well, then."))
    )
    assert said(odt(f"<table:table>{rows}</table:table>"), "odt")[0] == ("ann-lee", "Good morning to all.")


@pytest.mark.parametrize(("make", "suffix"), [(odt, "odt"), (odt, "ott"), (fodt, "fodt")])
def test_what_a_document_says_of_itself(make, suffix):
    """The title and the language of its properties hold where the text tells none."""
    meta = "<dc:title>An evening</dc:title><dc:language>fr-FR</dc:language><dc:creator>Jo</dc:creator>"
    made = read(make(talk(), STYLES, meta=meta), f"garden.{suffix}")
    assert (made.title, made.language, len(made.turns)) == ("An evening", "fr-FR", 3)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (odt(""), "holds no words"),
        (odt(talk())[:300], "damaged"),
        (odt("<text:p>Ann"), "damaged"),
        (fodt("<text:p>Ann"), "damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x",
                 "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "locked by a password"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(content, sentence):
    """The sentence says what is wrong, and what to do."""
    with pytest.raises(UnreadableTranscript, match=rf"talk\.odt .*{sentence}.*[:;] "):
        read(content, "talk.odt")


def test_languages_of_styles_that_the_words_bear_out():
    """Programs give every word a language; it is believed where the words are rather in it than in the talk's."""
    styles = (
        '<style:style style:name="F" style:family="text"><style:text-properties fo:language="fr" fo:country="FR"/>'
        '</style:style><style:style style:name="N" style:family="text"><style:text-properties fo:language="none"/>'
        "</style:style>"
    )
    body = (
        '<text:p>Ann Lee: He had a certain <text:span text:style-name="F">joie de vivre</text:span>, I think.</text:p>'
        '<text:p>Bob Stone: <text:span text:style-name="F">We said good bye in the yard in the rain.</text:span></text:p>'
        '<text:p>Ann Lee: That was <text:span text:style-name="N">in autumn</text:span>, as far as I know.</text:p>'
    )
    made = read(odt(body, styles), "talk.odt")
    found = [[(each.language, each.span.of(turn.text)) for each in turn.passages] for turn in made.turns]
    assert found == [[("fr", "joie de vivre")], [], []]
