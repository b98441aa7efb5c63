"""Transcripts made of payloads, in each format that is read: everywhere they are text, as they were written."""

import json
import re
from email.headerregistry import Address
from email.message import EmailMessage
from html import escape

import av
import mutagen
import pytest
from mutagen.id3 import ID3
from selectolax.lexbor import LexborHTMLParser

from tests.hostile.payloads import LINES, SCRIPTS, TEMPLATES
from tests.hostile.seeing import assert_harmless
from tests.reading.formats import files
from tests.web.conftest import admitted, client
from tests.web.people import PAGE

__all__ = ["admitted", "client"]

EVIL = [
    *SCRIPTS,
    *TEMPLATES,
    *(each.replace("\n", " ").replace("\r", " ") for each in LINES),
    "\x1b[2J",
    "a\u202eb",
    "=1+1",
]
OWN = "evil.json"


def own_json() -> str:
    """Return a transcript in VoiceReader's own JSON, which says all of it itself, ids too."""
    people = [
        {"id": f"p{n}{evil}", "name": evil, "role": evil, "aliases": [evil], "gender": None, "anonymous": False}
        for n, evil in enumerate(EVIL)
    ]
    turns = [
        {
            "id": f"t{n}{evil}",
            "speaker": f"p{n - 1}{evil}",
            "label": evil,
            "note": evil,
            "language": "en",
            "begin": None,
            "end": None,
            "text": f"{evil} and so on.",
            "kinds": [],
        }
        for n, evil in enumerate(EVIL, 1)
    ]
    about = {"title": "".join(SCRIPTS), "date": "2020-06-01", "place": SCRIPTS[1], "language": "en"}
    told = {"source": SCRIPTS[4], "licence": SCRIPTS[5]}
    return json.dumps({"voicereader": 1} | about | told | {"speakers": people, "turns": turns})


def spoken() -> list[tuple[str, str]]:
    """Return who says what: each payload as a name, and as what is said."""
    return [(f"Ann {evil} Lee", f"{evil} and so on.") for evil in EVIL]


def plain() -> str:
    """Return it as plain text."""
    return f"A talk {SCRIPTS[0]}\n\nJune 1, 2020\n\n" + "\n\n".join(printed())


WRITTEN = {
    "evil.txt": plain,
    "evil.md": lambda: f"# {SCRIPTS[0]}\n\n" + "\n\n".join(f"**{who}:** {what}" for who, what in spoken()),
    "evil.html": lambda: (
        f"<title>{escape(SCRIPTS[0])}</title><h1>{escape(SCRIPTS[0])}</h1>"
        + "".join(f"<p><b>{escape(who)}:</b> {escape(what)}</p>" for who, what in spoken())
    ),
    "evil.vtt": lambda: (
        "WEBVTT\n\n"
        + "\n\n".join(
            f"00:{n:02}.000 --> 00:{n + 1:02}.000\n<v {escape(who)}>{escape(what)}"
            for n, (who, what) in enumerate(spoken())
        )
    ),
    "evil.srt": lambda: "\n\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{who}: {what}" for n, (who, what) in enumerate(spoken(), 1)
    ),
    "said.json": lambda: json.dumps(
        {"title": SCRIPTS[0], "segments": [{"speaker": w, "body": t} for w, t in spoken()]}
    ),
    "evil.xml": lambda: (
        f"<talk><title>{xml(SCRIPTS[0])}</title>"
        + "".join(f"<turn><speaker>{xml(who)}</speaker><p>{xml(what)}</p></turn>" for who, what in spoken())
        + "</talk>"
    ),
    "evil.docx": lambda: files.docx(
        files.para(xml(SCRIPTS[0])),
        *(files.para(files.bold(f"{xml(who)}: "), files.run(xml(what))) for who, what in spoken()),
    ),
    "evil.odt": lambda: files.odt(opendocument()),
    "evil.fodt": lambda: files.fodt(opendocument()),
    "evil.rtf": lambda: files.rtf("".join(f"\\pard {rich(each)}\\par\n" for each in (SCRIPTS[0], *printed()))),
    "evil.epub": lambda: files.epub(
        f"<h1>{xml(SCRIPTS[0])}</h1>" + "".join(f"<p>{xml(each)}</p>" for each in printed()),
        metadata=f"<dc:title>{xml(SCRIPTS[3])}</dc:title><dc:creator>{xml(SCRIPTS[4])}</dc:creator>",
    ),
    "evil.pdf": lambda: files.pdf(
        *(files.lines(*(line for each in part for line in (western(each), ""))) for part in batched(printed(), 20))
    ),
    "evil.eml": lambda: mail().as_bytes(),
    "evil.tei": lambda: (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{xml(SCRIPTS[0])}</title>'
        "</titleStmt></fileDesc><profileDesc><particDesc><listPerson>"
        + "".join(
            f'<person xml:id="p{n}"><persName><forename>{xml(evil)}</forename><surname>Lee</surname></persName></person>'
            for n, evil in enumerate(EVIL)
        )
        + "</listPerson></particDesc></profileDesc></teiHeader><text><body><div>"
        + "".join(f'<u who="#p{n}"><seg>{xml(what)}</seg></u>' for n, (_, what) in enumerate(spoken()))
        + "</div></body></text></TEI>"
    ),
    "evil.akn": lambda: (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="hansard"><meta><references>'
        + "".join(f'<TLCPerson eId="p{n}" href="/x" showAs="{xml(who)}"/>' for n, (who, _) in enumerate(spoken()))
        + f"</references></meta><preface><p><docTitle>{xml(SCRIPTS[0])}</docTitle></p></preface><debateBody><debateSection>"
        + "".join(
            f'<speech by="#p{n}"><from>{xml(who)}</from><p>{xml(what)}</p></speech>'
            for n, (who, what) in enumerate(spoken())
        )
        + "</debateSection></debateBody></debate></akomaNtoso>"
    ),
    "evil.ass": lambda: (
        f"[Script Info]\nTitle: {SCRIPTS[0]}\n\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\n"
        + "".join(
            f"Dialogue: 0,0:00:{n:02}.00,0:00:{n + 1:02}.00,Default,{who.replace(',', ';')},{what}\n"
            for n, (who, what) in enumerate(spoken())
        )
    ),
    OWN: own_json,
}


def printed() -> list[str]:
    """Return it as lines of print."""
    return [f"{who}: {what}" for who, what in spoken()]


def opendocument() -> str:
    """Return the body of a text document of OpenDocument."""
    said = "".join(f"<text:p>{xml(each)}</text:p>" for each in printed())
    return f'<text:h text:outline-level="1">{xml(SCRIPTS[0])}</text:h>{said}'


def mail() -> EmailMessage:
    """Return a message whose subject and writer are payloads too."""
    made = EmailMessage()
    made["Subject"], made["From"] = SCRIPTS[0], Address(SCRIPTS[3], "ann", "example.org")
    made["Date"], made["Message-ID"] = "Mon, 01 Jun 2020 10:00:00 +0000", "<1@example.org>"
    made.set_content("\n\n".join(printed()))
    return made


def rich(text: str) -> str:
    """Return a text as rich text may have it."""
    return "".join(f"\\{each}" if each in "\\{}" else each if each.isascii() else f"\\u{ord(each)}?" for each in text)


def western(text: str) -> str:
    """Return what of a text the letters of a PDF's usual typefaces can write."""
    return printable(text).encode("cp1252", "ignore").decode("cp1252")


def printable(text: str) -> str:
    """Return a text without signs that no document may have."""
    return re.sub(r"[\x00-\x08\x0b-\x1f]", "", text)


def batched(texts: list[str], size: int) -> list[list[str]]:
    """Return texts in pages of so many."""
    return [texts[begin : begin + size] for begin in range(0, len(texts), size)]


def xml(text: str) -> str:
    """Return a text as XML may have it."""
    return escape(printable(text))


def content_of(name: str) -> bytes:
    """Return a file of payloads."""
    content = WRITTEN[name]()
    return content if isinstance(content, bytes) else content.encode()


@pytest.mark.parametrize("name", WRITTEN)
def test_payloads_are_words_in_every_format(readers, name):
    """Those that are no markup of the format itself are read as what somebody says."""
    assert "evil-tag" in "".join(turn.text for turn in readers.read(content_of(name), name).turns)


@pytest.fixture
def evil(folder, client):
    """Return a client of a library that is made of payloads, with the slugs of its transcripts."""
    for name in WRITTEN:
        (folder / name).write_bytes(content_of(name))
    (folder / f"{SCRIPTS[1].replace('/', '_')}.txt").write_bytes(b"\0")  # a name that pages repeat
    shown = client.get("/", headers=PAGE).text
    slugs = sorted(set(re.findall(r'href="/transcripts/([^"/?#]+)"', shown)))
    assert len(slugs) == len(WRITTEN) + 1, "some were refused"
    return client, slugs


def test_every_page_of_a_library_of_payloads(evil):
    """No page has an element or an attribute of theirs; what is said stands there as it was written."""
    client, slugs = evil
    addresses = ["/", "/speakers", "/?q=so+on", "/help"]
    addresses += [f"/transcripts/{slug}{rest}" for slug in slugs for rest in ("", "/print", "/quote/t1")]
    for address in addresses:
        assert_harmless(client.get(address, headers=PAGE), address, from_elsewhere=False)
    for person in re.findall(r'href="(/speakers/[^"?#]+)"', client.get("/speakers").text)[:20]:
        assert_harmless(client.get(person, headers=PAGE), person)


def test_templates_in_words_are_not_worked_out(evil):
    """Each is there to the letter."""
    client, slugs = evil
    words = "".join(LexborHTMLParser(client.get(f"/transcripts/{slug}").text).body.text() for slug in slugs)
    for each in (*TEMPLATES, *SCRIPTS[:4]):
        assert each in words, each


def test_captions_have_no_markup_but_their_own(evil):
    """A cue of WebVTT has voices, languages and times; of SubRip and JSON one line each."""
    client, slugs = evil
    for slug in slugs:
        vtt = client.get(f"/transcripts/{slug}/audio.vtt")
        assert_harmless(vtt, slug)
        tags = {tag.split()[0] for tag in re.findall(r"<([^>]*)", vtt.text)}
        assert all(re.fullmatch(r"v|lang|/lang|[\d:.]+", tag) for tag in tags), tags
        arrows = [line for line in vtt.text.splitlines() if "-->" in line]
        assert all(re.fullmatch(r"[\d:.]+ --> [\d:.]+", line) for line in arrows)
        srt = client.get(f"/transcripts/{slug}/audio.srt").text
        blocks = srt.strip().split("\n\n")
        assert [block.split("\n")[0] for block in blocks] == [str(n) for n in range(1, len(blocks) + 1)]
        assert all(len(block.split("\n")) == 3 for block in blocks)
        assert client.get(f"/transcripts/{slug}/audio.json").json["cues"]
        assert client.get(f"/transcripts/{slug}/script.json").json["utterances"]


def test_names_of_files_are_names(evil):
    """What a browser keeps has letters, digits, hyphens and full stops, and the answer one header for it."""
    client, slugs = evil
    for slug in slugs:
        for query in ("", "?turn=t1", "?rate=2"):
            told = client.get(f"/transcripts/{slug}/audio.vtt{query}").headers.getlist("Content-Disposition")
            assert len(told) == 1
            assert re.fullmatch(r"inline; filename=[\w.-]+", told[0]) or re.fullmatch(
                r'inline; filename="[\w.-]+"', told[0]
            )


def test_tags_of_sound_hold_what_was_written(evil, tmp_path):
    """Each kind of file is read by somebody else's program, with the title in it and no field of a payload's."""
    client, slugs = evil
    pages = {slug: client.get(f"/transcripts/{slug}").text for slug in slugs}
    slug = next(slug for slug, page in pages.items() if page.count("evil-tag") > 9 and 'id="t2"' in page)
    for form in ("mp3", "m4b", "opus", "flac"):
        address = f"/transcripts/{slug}/audio.{form}?turn=t2"
        client.get(address)
        file = tmp_path / f"it.{form}"
        file.write_bytes(client.get(address, headers={"Range": "bytes=0-"}).data)
        tags = mutagen.File(file, easy=True)
        if form == "mp3":
            tags = {key.split(":")[0] for key in ID3(file)}
            assert tags <= {"TIT2", "TPE1", "TDRC", "TCON", "TLAN", "CHAP", "CTOC", "APIC"}
        else:
            assert {key.lower() for key in tags} <= {
                "title",
                "artist",
                "date",
                "language",
                "encoder",
                "metadata_block_picture",
            }
        with av.open(str(file)) as container:
            assert sum(frame.samples for frame in container.decode(audio=0)) > 1000


def test_office_files_of_payloads(readers):
    """What is escaped in XML is a sign again, and then text."""
    said = [xml(f"{who}: {what}") for who, what in (("Ann", SCRIPTS[0]), ("Bob", SCRIPTS[3]), ("Ann", TEMPLATES[0]))]
    for suffix, content in (
        ("docx", files.docx(*(files.para(files.run(each)) for each in said))),
        ("odt", files.odt("".join(f"<text:p>{each}</text:p>" for each in said))),
    ):
        read = readers.read(content, f"evil.{suffix}")
        assert [turn.text for turn in read.turns] == [SCRIPTS[0], SCRIPTS[3], TEMPLATES[0]]
