"""One transcript in every format that is printed: who says what does not depend on how it was saved."""

import json
import re
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.reading.formats.files import bold, docx, epub, fodt, lines, odt, para, pdf, rtf
from voicereader.model import Turn
from voicereader.reading import read

TITLE = "Meeting of the garden club"
DATED = "June 1, 2020, Springfield"
SAID = [
    ("Chairwoman of the garden club Ann Lee:", "Good morning to all of you, and welcome."),
    ("", "It is a fine day, isn’t it? We have much to talk about — and little time."),
    ("Bob Stone (in French):", "Thank you, madam. 3 < 5 & 7 > 6, as they say."),
    ("", "(Laughter.)"),
    ("Question:", "Who waters the roses in July?"),
    ("Ann Lee:", "Bob does — as you know. He has done so for years."),
    ("Bob Stone:", "Gladly. Let me repeat: gladly."),
    ("Ann Lee:", "That is settled then."),
]


def as_text() -> bytes:
    """Return it as plain text."""
    return "\n\n".join([TITLE, DATED, *(f"{label} {text}".strip() for label, text in SAID)]).encode()


def as_markdown() -> bytes:
    """Return it as Markdown."""
    said = (f"**{label}** {text}" if label else text for label, text in SAID)
    return "\n\n".join([f"# {TITLE}", f"*{DATED}*", *said]).encode()


def as_page() -> bytes:
    """Return it as a web page."""
    said = (
        f"<p><strong>{label}</strong> {escape(text)}</p>" if label else f"<p>{escape(text)}</p>" for label, text in SAID
    )
    return f"<!doctype html><html><body><h1>{TITLE}</h1><p>{DATED}</p>{''.join(said)}</body></html>".encode()


def as_word() -> bytes:
    """Return it as a Word document."""
    said = (para(bold(f"{label} "), escape(text)) if label else para(escape(text)) for label, text in SAID)
    title = '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    return docx(para(TITLE, dress='<w:pStyle w:val="Titel"/>'), para(DATED), *said, styles=title)


def _as_open(make) -> bytes:
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    said = "".join(
        f'<text:p><text:span text:style-name="T1">{label}</text:span> {escape(text)}</text:p>' if label
        else f"<text:p>{escape(text)}</text:p>"
        for label, text in SAID
    )  # fmt: skip
    return make(f'<text:h text:outline-level="1">{TITLE}</text:h><text:p>{DATED}</text:p>{said}', style)


def as_open_document() -> bytes:
    """Return it as a text document of OpenDocument."""
    return _as_open(odt)


def as_flat() -> bytes:
    """Return it as a text document of OpenDocument that is not zipped."""
    return _as_open(fodt)


def as_rich_text() -> bytes:
    """Return it as rich text."""
    said = "".join(
        f"\\pard {{\\b {label}}} {text}\\par\n" if label else f"\\pard {text}\\par\n" for label, text in SAID
    )
    return rtf(f"\\s1\\outlinelevel0 {TITLE}\\par\\pard {DATED}\\par {said}")


def as_book() -> bytes:
    """Return it as a book, its talk in two chapters."""
    said = [f"<p><b>{label}</b> {escape(text)}</p>" if label else f"<p>{escape(text)}</p>" for label, text in SAID]
    first, second = "".join(said[:4]), "".join(said[4:])
    return epub(f"<h1>{TITLE}</h1><p>{DATED}</p>{first}", second, metadata="<dc:language>en</dc:language>")


def as_mail() -> bytes:
    """Return it as the text of a message."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Secretary <secretary@example.org>", TITLE
    message["Date"] = "Mon, 01 Jun 2020 10:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    message.set_content("\n\n".join([DATED, *(f"{label} {text}".strip() for label, text in SAID)]))
    return message.as_bytes()


def as_pdf() -> bytes:
    """Return it as a PDF."""
    printed = [part for label, text in SAID for part in (f"**{label}** {text}" if label else text, "")]
    return pdf(lines(TITLE, "", DATED, "", *printed))


FORMATS = {
    "md": as_markdown, "html": as_page, "docx": as_word, "odt": as_open_document, "fodt": as_flat, "rtf": as_rich_text,
    "epub": as_book, "eml": as_mail, "pdf": as_pdf,
}  # fmt: skip


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_transcript_is_the_same_in_every_format(suffix):
    """Turns, speakers, title, date and place are those of the plain text."""
    plain, made = read(as_text(), "talk.txt"), read(FORMATS[suffix](), f"talk.{suffix}")
    assert len(plain.turns) == 6
    assert [each.name for each in plain.speakers][:2] == ["Ann Lee", "Bob Stone"]
    assert made.turns == plain.turns
    assert made.speakers == plain.speakers
    assert (made.title, made.date) == (plain.title, plain.date) == (TITLE, plain.date)
    assert made.place in {plain.place, None if suffix == "eml" else plain.place}


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_name_of_the_file_does_not_matter(suffix):
    """What a file holds says how it is read, whatever it is called."""
    named = "talk.eml" if suffix in {"md", "eml"} else "talk.txt"
    if suffix != "md":  # Markdown is text; only its name tells
        assert len(read(FORMATS[suffix](), named).turns) == 6


@pytest.mark.parametrize("suffix", ["html", "rtf"])
def test_plain_text_by_another_name(suffix):
    """Text that somebody called a page is read as text."""
    assert len(read(as_text(), f"talk.{suffix}").turns) == 6


CORPUS = next((each for above in ROOT.parents if (each := above / "shared/data/transcripts").is_dir()), None)


@pytest.mark.skipif(CORPUS is None, reason="SKIPPED: real transcripts are not here (../shared/data/transcripts)")
def test_real_transcripts_as_word_documents():
    """A real transcript that was made a Word document has its true turns, and the people of what it was made from."""
    compared = 0
    for told in sorted((CORPUS / "docx_derived").glob("*.truth.json")):
        name = told.name.removesuffix(".truth.json")
        word = [turn for turn in _real(told.with_name(f"{name}.docx")) if turn.speaker_id]
        assert [_begin(turn.text) for turn in word] == [
            _begin(turn["text"]) for turn in json.loads(told.read_text())["turns"]
        ]
        folder, _, stem = name.partition("-")
        for source in (CORPUS / folder).glob(f"{stem}.[!t]*"):
            compared += 1
            assert [turn.speaker_id for turn in word] == [turn.speaker_id for turn in _real(source) if turn.speaker_id]
    assert compared


def _real(path: Path) -> tuple[Turn, ...]:
    return read(path.read_bytes(), path.name).turns


def _begin(text: str) -> str:
    return re.sub(r"\W+", "", text)[:40].lower()
