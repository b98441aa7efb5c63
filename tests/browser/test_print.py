"""Transcripts on paper: what a printer, or a reader of the PDF, gets."""

import io
import itertools
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from voicereader.model import Transcript

pytestmark = pytest.mark.xdist_group(__name__)


def sheets(page: Page) -> list[str]:
    """Return the words of each sheet of paper, in their order, spaces made plain."""
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", tagged=True, prefer_css_page_size=False)))
    try:
        return [_words(sheet) for sheet in document]
    finally:
        document.close()


def _words(sheet: pypdfium2.PdfPage) -> str:
    text = sheet.get_textpage()
    try:
        return " ".join(text.get_text_bounded().replace("\ufffe", "-").split())
    finally:
        text.close()
        sheet.close()


def heights(page: Page) -> list[float]:
    """Return the sizes of the letters on the first sheet, in points."""
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    try:
        return sorted(set(_heights(document[0])))
    finally:
        document.close()


def _heights(sheet: pypdfium2.PdfPage) -> Iterator[float]:
    text = sheet.get_textpage()
    for at in range(text.count_chars()):
        # The size of a letter is that of its font, as it is drawn.
        size = pypdfium2.raw.FPDFText_GetFontSize(text, at)
        matrix = pypdfium2.raw.FS_MATRIX()
        pypdfium2.raw.FPDFText_GetMatrix(text, at, matrix)
        if text.get_text_range(at, 1).strip():
            yield round(size * abs(matrix.d), 1)
    text.close()
    sheet.close()


def in_order(words: str, parts: list[str]) -> list[str]:
    """Return the parts that do not stand in the words behind the one before."""
    missing, begin = [], 0
    for part in parts:
        found = words.find(" ".join(part.split()), begin)
        if found < 0:
            missing.append(part)
        else:
            begin = found + len(part)
    return missing


def told(seed: Transcript) -> list[str]:
    """Return what a print has to say, in order: title, date, then each turn's name and words."""
    names = {each.id: each.name for each in seed.speakers}
    parts = [seed.title, "17 May 2018", seed.place or ""]
    for turn in seed.turns:
        # Where a sheet ends within a paragraph its number stands between: the beginning is enough.
        parts += [names[turn.speaker_id or ""], *(paragraph[:40] for paragraph in turn.paragraphs)]
    return parts


@pytest.mark.parametrize("address", ["", "/print", "/print?size=large"])
def test_the_words_are_on_paper_in_their_order(page: Page, site: Site, seed: Transcript, address: str) -> None:
    """Title, date and place, then each name with its words, from the page itself and from both prints; no buttons."""
    page.goto(f"{site.transcript}{address}")
    printed = sheets(page)
    words = " ".join(printed)
    assert in_order(words, told(seed)) == []
    assert not [
        each for each in ("View settings", "Listen", "Print", "Skip to", "Contents", "Keep for") if each in words
    ]
    assert all(sheet.startswith(f"{number} / {len(printed)}") for number, sheet in enumerate(printed, 1))


def test_a_print_says_where_it_is_from(page: Page, site: Site, seed: Transcript) -> None:
    """The address of the page is printed in full, and stays a link in a PDF."""
    page.goto(f"{site.transcript}/print")
    assert " ".join(sheets(page)).replace("- ", "-").endswith(f"Address: {site.transcript}")
    expect(page.locator(".address")).to_have_attribute("href", site.transcript)


def test_large_print_is_large(page: Page, site: Site) -> None:
    """The words are 12 points as usual and 18 in large print, and need more sheets then."""
    page.goto(f"{site.transcript}/print")
    usual, few = heights(page), len(sheets(page))
    page.goto(f"{site.transcript}/print?size=large")
    large, many = heights(page), len(sheets(page))
    assert 12.0 in usual
    assert many > few
    assert min(large) == 18.0


@pytest.mark.parametrize(("size", "points"), [("125", 15), ("150", 18), ("400", 24)])
def test_the_chosen_size_is_that_of_the_print(page: Page, site: Site, size: str, points: int) -> None:
    """Who reads larger prints larger, up to 24 points."""
    site.view(page, size=size)
    page.goto(f"{site.transcript}/print")
    assert any(abs(each - points) < 0.1 for each in heights(page))


def test_typeface_and_spacing_are_as_chosen(page: Page, site: Site) -> None:
    """Paper has the typeface and the spaces of the settings, and the ink and ground of paper."""
    site.view(page, face="serif", lines="wider", letters="wide", colours="yellow-on-black")
    page.goto(f"{site.transcript}/print")
    page.emulate_media(media="print")
    words = page.locator("#text .speech").first
    expect(words).to_have_css("font-family", 'Literata, "Noto Sans Arabic", "Noto Serif", Georgia, serif')
    expect(words).to_have_css("line-height", "40px")
    expect(words).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_no_name_stands_alone_at_the_end_of_a_sheet(page: Page, site: Site, seed: Transcript) -> None:
    """Whatever the size, who speaks stands on one sheet with the first words."""
    for size, large in itertools.product(("100", "125", "200"), ("", "?size=large")):
        site.view(page, size=size)
        page.goto(f"{site.transcript}/print{large}")
        for sheet in sheets(page):
            ends = [each.name for each in seed.speakers] + [each.role or "" for each in seed.speakers]
            assert not sheet.rsplit(" ", 3)[0].endswith(tuple(filter(None, ends))), (size, large)


def test_the_button_prints(page: Page, site: Site) -> None:
    """“Print” opens the browser's own window; without script it is not there, and a sentence says how."""
    page.goto(f"{site.transcript}/print")
    page.evaluate("window.print = () => { document.title = 'Printed'; }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("Printed")
    expect(page.get_by_text("Print this page with your browser")).to_be_visible()
