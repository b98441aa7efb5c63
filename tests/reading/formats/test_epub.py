"""Books: the chapters of the spine, what is left out, what the package says."""

import pytest

from tests.reading.formats.files import epub, said, zipped
from voicereader.errors import UnreadableTranscript
from voicereader.reading import read

FIRST, SECOND = "<p><b>Ann Lee:</b> Good morning.</p>", "<p><b>Bob Stone:</b> Yes.</p><p><b>Ann Lee:</b> So.</p>"
TURNS = [("ann-lee", "Good morning."), ("bob-stone", "Yes."), ("ann-lee", "So.")]
PAGE = '<item id="{0}" href="{0}.xhtml" media-type="{1}" {2}/>'


def package(*order: str, items: str = "", more: str = "") -> str:
    """Return the list of a book's parts, its pages in an order."""
    pages = "".join(PAGE.format(each.split()[0], "application/xhtml+xml", "") for each in sorted(set(order)))
    spine = "".join(f'<itemref idref="{each.split()[0]}" {each.partition(" ")[2]}/>' for each in order)
    return f"<manifest>{pages}{items}</manifest><spine>{spine}</spine>{more}"


def test_chapters_follow_the_spine():
    """Not the order in which they lie in the archive; a turn goes on over chapters."""
    assert said(epub(FIRST, SECOND), "epub") == TURNS
    assert said(epub(SECOND, FIRST, package=package("c2", "c1")), "epub") == TURNS
    assert said(epub(FIRST, "<p>It is fine.</p>" + SECOND), "epub")[0] == ("ann-lee", "Good morning.\n\nIt is fine.")


@pytest.mark.parametrize(
    "page",
    [
        '<section epub:type="toc"><ol><li><a href="c1.xhtml">Part one of it</a></li></ol></section>',
        '<div epub:type="cover"><p>A cover.</p></div>',
        '<html><body epub:type="frontmatter copyright-page"><p>All rights reserved.</p></body></html>',
    ],
)
def test_pages_that_are_no_text_are_left_out(page):
    """Covers, contents and the like are known by what the book calls them."""
    assert said(epub(page, FIRST, SECOND), "epub") == TURNS


def test_pages_that_the_book_leaves_out():
    """What is not in the spine, beside it, listed as its contents, no page, or not there at all."""
    extra = "<p>Never read.</p>"
    more = '<guide><reference type="cover" href="c3.xhtml#top"/></guide>'
    items = PAGE.format("pic", "image/svg+xml", "") + PAGE.format("nav", "application/xhtml+xml", 'properties="nav"')
    parts = {"OEBPS/nav.xhtml": f"<html><body>{extra}</body></html>", "OEBPS/pic.xhtml": extra}
    order = ("c1", 'c4 linear="no"', "c3", "nav", "pic", "gone", "c2")
    book = epub(FIRST, SECOND, extra, extra, extra, package=package(*order, items=items, more=more), **parts)
    assert said(book, "epub") == TURNS


def test_addresses_of_chapters():
    """They may be written as on the web, and lie in other folders."""
    items = '<item id="a" href="../text/a%20b.xhtml" media-type="application/xhtml+xml"/>'
    made = package(items=items).replace("<spine>", '<spine><itemref idref="a"/>')
    book = epub(package=made, **{"text/a b.xhtml": f"<html><body>{FIRST}{SECOND}</body></html>"})
    assert said(book, "epub") == TURNS


def test_notes_and_numbers_of_pages():
    """References to notes and the numbers of printed pages are no speech."""
    inner = 'Good<a epub:type="noteref" href="#n">1</a> <span epub:type="pagebreak">12</span>morning.'
    note = '<aside epub:type="footnote" id="n"><p>A note.</p></aside>'
    assert said(epub(FIRST.replace("Good morning.", inner) + note, SECOND), "epub") == TURNS


def test_style_sheets_of_the_book():
    """A class that they make bold marks labels."""
    said_by_both = (
        ("Ann Lee", "is here."),
        ("Bob Stone", "So is he."),
        ("Ann Lee", "We begin."),
        ("Bob Stone", "Yes."),
    )
    body = "".join(f'<p><span class="who">{who}</span> {what}</p>' for who, what in said_by_both)
    made = package("c1", items='<item id="css" href="s.css" media-type="text/css"/>')
    book = epub(body, package=made, **{"OEBPS/s.css": ".who { font-weight: bold }"})
    assert [who for who, _ in said(book, "epub")] == ["ann-lee", "bob-stone", "ann-lee", "bob-stone"]


def test_what_the_package_says():
    """Title, date, language, source and licence are those of the book; the first of several titles."""
    metadata = (
        "<dc:title>A talk</dc:title><dc:title>With roses</dc:title><dc:date>2020-06-01T00:00:00Z</dc:date>"
        "<dc:language>en-GB</dc:language><dc:source>https://example.org/talk</dc:source><dc:rights>CC BY 4.0</dc:rights>"
        "<dc:creator>Jo Doe</dc:creator>"
    )
    made = read(epub(FIRST, SECOND, metadata=metadata), "x.epub")
    assert (made.title, str(made.date), made.language) == ("A talk", "2020-06-01", "en-GB")
    assert (made.source, made.licence) == ("https://example.org/talk", "CC BY 4.0")
    plain = read(epub(FIRST, SECOND.replace("<p>", '<p lang="fr">', 1)), "garden.epub")
    assert (plain.title, plain.date, plain.source) == ("Garden", None, None)


def test_a_chapter_says_its_language():
    """A part in another language than the rest is heard so."""
    page = f'<html lang="fr"><body>{FIRST}</body></html>'
    made = read(epub(page, SECOND, metadata="<dc:language>en</dc:language>"), "x.epub")
    assert made.turns[0].language == "fr"


ENCRYPTED = (
    '<encryption><EncryptedData xmlns="x"><EncryptionMethod Algorithm="{}"/><CipherReference URI="c1.xhtml"/>'
    "</EncryptedData></encryption>"
)


def test_fonts_may_be_encrypted():
    """They often are, and nothing is lost with them."""
    fonts = ENCRYPTED.format("http://www.idpf.org/2008/embedding")
    assert said(epub(FIRST, SECOND, **{"META-INF/encryption.xml": fonts}), "epub") == TURNS


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            epub(FIRST, **{"META-INF/encryption.xml": ENCRYPTED.format("http://x/aes128-cbc")}),
            r"protected against copying",
        ),
        (epub(""), "holds no words"),
        (epub(FIRST, **{"OEBPS/book.opf": "<package"}), "damaged"),
        (zipped({"mimetype": "application/epub+zip"}), "damaged"),
        (zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>"}), "damaged"),
        (epub(FIRST)[:200], "damaged|holds"),
    ],
)
def test_what_cannot_be_read(content, sentence):
    """The sentence says what is wrong, and what to do."""
    with pytest.raises(UnreadableTranscript, match=rf"talk\.epub .*(?:{sentence}).*[:;] "):
        read(content, "talk.epub")
