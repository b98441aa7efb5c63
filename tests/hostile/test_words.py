"""Transcripts made of payloads, in each format that is read: everywhere they are text, as they were written."""

import json
import re
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
    return f"{SCRIPTS[0]}\n\nJune 1, 2020\n\n" + "\n\n".join(f"{who}: {what}" for who, what in spoken())


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
    OWN: own_json,
}


def xml(text: str) -> str:
    """Return a text as XML may have it."""
    return escape(re.sub(r"[\x00-\x08\x0b-\x1f]", "", text))


@pytest.fixture
def evil(folder, client):
    """Return a client of a library that is made of payloads, with the slugs of its transcripts."""
    for name, write in WRITTEN.items():
        (folder / name).write_bytes(write().encode())
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
    slug = next(slug for slug in slugs if client.get(f"/transcripts/{slug}").text.count("evil-tag") > 9)
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
