"""Word documents: what is printed on their pages, what Word does not print, what it says of itself."""

import pytest

from tests.reading.formats.files import bold, docx, para, run, said, zipped
from voicereader.errors import UnreadableTranscript
from voicereader.reading import read

STYLE = '<w:style w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'
BREAK = "<w:r><w:br/></w:r>"


def style(id_: str, name: str, more: str = "") -> str:
    """Return a style."""
    return STYLE.format(id=id_, name=name, more=more)


def talk(*inner: str, **parts: str) -> bytes:
    """Return a document whose first turn holds further paragraphs."""
    return docx(
        para(bold("Ann Lee:"), " Good morning."), *inner, para(bold("Bob Stone:"), " Yes."), para(bold("Ann Lee:"), " So."),
        **parts,
    )  # fmt: skip


def first(*inner: str, **parts: str) -> str:
    """Return the first turn of a document that holds further paragraphs in it."""
    return said(talk(*inner, **parts), "docx")[0][1].removeprefix("Good morning.").strip()


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells of one paragraph, or of what is markup already."""
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else para(cell)}</w:tc>" for cell in row) for row in rows
    )  # fmt: skip
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@pytest.mark.parametrize(
    ("markup", "printed"),
    [
        (para(run("A tab"), "<w:r><w:tab/></w:r>", run("and a")), "A tab and a"),
        (para("Two", BREAK, "lines"), "Two lines"),
        (para("non", "<w:r><w:noBreakHyphen/></w:r>", "stop"), "non-stop"),
        (para("We ", run("shout", "<w:caps/>"), "."), "We SHOUT."),
        (para(run("small", '<w:caps w:val="0"/>')), "small"),
        (para("Seen.", run("Not seen.", "<w:vanish/>")), "Seen."),
        (para("Seen.", run("Struck.", "<w:strike/>"), run(" So.", '<w:strike w:val="0"/>')), "Seen. So."),
        (para("<w:hyperlink><w:r><w:t>our page</w:t></w:r></w:hyperlink>"), "our page"),
        (para("<w:smartTag><w:r><w:t>Spring</w:t></w:r></w:smartTag>", "field"), "Springfield"),
        (para("10 m", run("2", '<w:vertAlign w:val="superscript"/>'), "."), "10 m2."),
        (para("Well said", run("12", '<w:vertAlign w:val="superscript"/>'), "."), "Well said."),
        (para("Здравствуйте, 日本, שלום."), "Здравствуйте, 日本, שלום."),
        (para("1 &lt; 2 &amp;amp;"), "1 < 2 &amp;"),
    ],
)  # fmt: skip
def test_what_is_printed(markup, printed):
    """Text is as it stands on the page."""
    assert first(markup) == printed


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ('<w:ins w:author="x"><w:r><w:t xml:space="preserve">new </w:t></w:r></w:ins>', "A new rose."),
        ('<w:del w:author="x"><w:r><w:delText>old </w:delText></w:r></w:del>', "A rose."),
        ("<w:moveFrom><w:r><w:t>moved </w:t></w:r></w:moveFrom>", "A rose."),
        ('<w:moveTo><w:r><w:t xml:space="preserve">moved </w:t></w:r></w:moveTo>', "A moved rose."),
        ('<w:commentRangeStart/><w:r><w:commentReference w:id="1"/></w:r>', "A rose."),
        ('<w:r><w:rPr/><w:footnoteReference w:id="2"/></w:r>', "A rose."),
        ("<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>", "A rose."),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "A rose."),
        (('<w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t xml:space="preserve">red '
         "</w:t></w:r></w:rubyBase></w:ruby>"), "A red rose."),
        (('<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">fine </w:t></w:r>'
         "</w:sdtContent></w:sdt>"), "A fine rose."),
    ],
)  # fmt: skip
def test_changes_notes_and_fields(markup, kept):
    """Changes are taken as made; comments, notes and the instructions of fields are not printed in the text."""
    notes = "<w:footnotes><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    assert first(para("A ", markup, "rose."), footnotes=notes, header1="<w:hdr>On every page</w:hdr>") == kept


def test_headings_head_what_follows():
    """A paragraph in a style of headings, or with a level of its outline, is nobody's speech."""
    heads = (
        para("Part two", dress='<w:pStyle w:val="H1"/>'),
        para("Part three", dress='<w:outlineLvl w:val="1"/>'),
        para("No heading at all here.", dress='<w:outlineLvl w:val="9"/>'),
    )
    for markup, heading in zip(heads, (True, True, False), strict=True):
        made = read(talk(markup, styles=style("H1", "heading 1")), "talk.docx")
        assert (made.turns[1].speaker_id is None) is heading


def test_the_title_is_the_paragraph_in_its_style():
    """Word's style `Title`, in any language, tells the title."""
    for name in ("Title", "Titel"):
        made = read(docx(para("A day in the garden", dress='<w:pStyle w:val="T"/>'), para("Ann Lee: Hello."),
                         para("Bob Stone: Yes."), styles=style("T", name)), "talk.docx")  # fmt: skip
        assert made.title == "A day in the garden"


def test_styles_are_based_on_one_another():
    """A label is bold by a style of characters, or by one that the style is based on; circles have an end."""
    based = (
        style("Base", "Base", '<w:rPr><w:b/></w:rPr><w:basedOn w:val="Who"/>')
        + style("Who", "Who", '<w:basedOn w:val="Base"/>')
        + style("Said", "Said", '<w:rPr><w:b w:val="false"/></w:rPr>')
    )
    label = '<w:rStyle w:val="Who"/>'
    body = [para(run(f"{who} ", label), run(what)) for who, what in
            (("Ann Lee", "is here."), ("Bob Stone", "So is he."), ("Ann Lee", "We begin."), ("Bob Stone", "Yes."))]  # fmt: skip
    assert [who for who, _ in said(docx(*body, styles=based), "docx")] == [
        "ann-lee",
        "bob-stone",
        "ann-lee",
        "bob-stone",
    ]


def test_tables_of_speech():
    """A column of names and one of speech are turns; a row that was inserted is one too, and so are its cells' lines."""
    rows = table(
        ("Speaker", "Text"),
        ("Ann Lee", "Good morning."),
        ("Bob Stone", para("Yes.") + para("Indeed.")),
        ("Ann Lee", "So."),
    )
    rows = rows.replace("<w:tr>", "<w:ins><w:tr>", 1).replace("</w:tr>", "</w:tr></w:ins>", 1)
    assert said(docx(rows), "docx") == [
        ("ann-lee", "Good morning."),
        ("bob-stone", "Yes.\n\nIndeed."),
        ("ann-lee", "So."),
    ]


def test_tables_beside_that_of_the_speech():
    """Where a table holds the speech, the others are about it, and so are the headings above them."""
    about = para("Call", dress='<w:outlineLvl w:val="1"/>') + table(
        ("Job", "A recording of it"), ("Place", "On the telephone")
    )
    talk = table(
        ("Ann Lee", "Good morning to all."),
        ("Bob Stone", "And to you too."),
        ("Ann Lee", "Well, then."),
        ("Bob Stone", "Yes, let us begin."),
    )
    assert said(docx(about, talk), "docx")[0] == ("ann-lee", "Good morning to all.")


def test_tables_in_cells_and_cells_across_columns():
    """A cell may hold a table, and one may stand for two."""
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + para("The morning")
    rows = table(
        (wide,), ("Ann Lee", "Good morning."), ("Bob Stone", "And to you too."), ("Ann Lee", "Then let us begin.")
    )
    assert ("ann-lee", "Good morning.") in said(docx(rows), "docx")
    assert first(table((table(("inner", "cells")), "outer"))) == "inner\n\ncells\n\nouter"


def test_contents_are_left_out():
    """A table of contents says nothing that the headings do not."""
    assert first(para("Part one ... 3", dress='<w:pStyle w:val="C"/>'), styles=style("C", "toc 1")) == ""


def test_boxes_stand_below_their_paragraph():
    """A box is read once, though Word writes it twice; what its paragraph says is read in one piece."""
    box = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>".format(para("In a box."))
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert first(para("Before ", both, "after.")) == "Before after.\n\nIn a box."


def test_what_a_document_says_of_itself():
    """The title and the language of its properties hold where the text tells none; a template's title never does."""
    core = "<dc:title>{}</dc:title><dc:language>fr-FR</dc:language>"
    told = read(talk(core=core.format("An evening")), "talk.docx")
    assert (told.title, told.language) == ("An evening", "fr-FR")
    for nonsense in ("Microsoft Word - x", "Document1", "minutes.doc"):
        assert read(talk(core=core.format(nonsense)), "garden.docx").title == "Garden"
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert read(talk(styles=defaults), "talk.docx").language == "de-DE"


def test_any_name_of_the_main_part():
    """Some programs call the text otherwise, and say where it is."""
    relations = '<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    text = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Ann Lee: Hello.</w:t></w:r></w:p></w:body></w:document>'
    assert said(zipped({"_rels/.rels": relations, "word/document2.xml": text}), "docx")[0][1]
    assert said(zipped({"word/document.xml": text}), "docx")[0][1]


def test_every_kind_of_word_file(tmp_path):
    """Templates and documents with macros are documents too."""
    for suffix in ("docx", "docm", "dotx"):
        assert len(said(talk(), suffix)) == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (docx(), "holds no words"),
        (talk()[:400], "damaged"),
        (docx(para("Ann <Lee>")), "damaged"),
        (docx(para("Hello.")).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "locked by a password"),
        (zipped({"word/document.xml": "", "_rels/.rels": "<Relationships><Relationship Type='x/officeDocument' "
                 "Target='gone.xml'/></Relationships>"}), "damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(content, sentence):
    """The sentence says what is wrong, and what to do."""
    with pytest.raises(UnreadableTranscript, match=rf"talk\.docx .*{sentence}.*[:;] "):
        read(content, "talk.docx")


def test_languages_of_runs_that_the_words_bear_out():
    """Word gives every word a language: that of the template, or of the keyboard; few say anything."""
    french, hebrew = '<w:lang w:val="fr-FR"/>', '<w:lang w:val="en-US" w:bidi="he-IL"/>'
    talk = [
        para(bold("Ann Lee:"), " He had a certain ", run("joie de ", french), run("vivre", french), " in him."),
        para(bold("Bob Stone:"), run(" We said good bye in the yard, and nobody minded the rain at all.", french)),
        para(bold("Ann Lee:"), " She wrote ", run("שלום לכם", hebrew), run(" on the wall in white paint", hebrew), "."),
        para(bold("Bob Stone:"), " The sign said ", run("Fernweh", '<w:lang w:val="de-DE"/>'), " in red."),
    ]
    made = read(docx(*talk), "talk.docx")
    assert [[(each.language, each.span.of(turn.text)) for each in turn.passages] for turn in made.turns] == [
        [("fr-FR", "joie de vivre")], [], [("he-IL", "שלום לכם")], [],
    ]  # fmt: skip
