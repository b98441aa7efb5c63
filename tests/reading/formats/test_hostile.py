"""Files made to harm: each costs a sentence or a little time, in the process that reads as in any other."""

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from tests.reading.formats import test_alike
from tests.reading.formats.files import docx, epub, fodt, lines, odt, para, pdf, rtf, run, show, written, zipped
from voicereader.errors import UnreadableTranscript
from voicereader.processes import Child
from voicereader.reading import read

_MOST = 3_000_000
"""Characters: the longest of these files holds two million."""

WORD = 'xmlns:w="w"'
OPEN = {"mimetype": "application/vnd.oasis.opendocument.text"}
HELLO = f"<w:document {WORD}><w:p><w:r><w:t>Ann Lee: Hello to you.</w:t></w:r></w:p></w:document>"
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>{}]>".format(
    "".join(f"<!ENTITY {below} '{f'&{above};' * 10}'>" for above, below in zip("abcdefghi", "bcdefghij", strict=True))
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'><!ENTITY f SYSTEM 'http://127.0.0.1:9/x'>]>"


def bomb(part: str, size: int, **parts: str) -> bytes:
    """Return an archive with a part that unpacks to so many spaces."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"word/document.xml": HELLO, **parts}.items():
            archive.writestr(name, content)
        with archive.open(part, "w") as opened:
            for _ in range(size >> 20):
                opened.write(bytes(1 << 20))
    return made.getvalue()


def lying(content: bytes, size: int) -> bytes:
    """Return an archive that says of its parts that each unpacks to so many bytes."""
    made, at = bytearray(content), 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        made[at + 24 : at + 28] = size.to_bytes(4, "little")
        at += 4
    return bytes(made)


def many_parts(count: int) -> bytes:
    """Return an archive of so many parts that nobody asks for."""
    return zipped({f"word/{number}.xml": "" for number in range(count)} | {"word/document.xml": HELLO})


def rows(count: int) -> str:
    """Return a table of OpenDocument that says that its only cell comes back so often."""
    cell = (
        f'<table:table-cell table:number-columns-repeated="{count}"><text:p>Ann says hello.</text:p></table:table-cell>'
    )
    return f'<table:table><table:table-row table:number-rows-repeated="{count}">{cell}</table:table-row></table:table>'


# Made when they are tried: every process of a test run takes in this module.
REFUSED = {
    "a part that unpacks to a gigabyte": lambda: (bomb("word/styles.xml", 1 << 30), "docx", "more text than can be read"),
    "a part that is larger than it says": lambda: (lying(docx(para("Ann Lee: Hello to you. " * 999)), 100), "docx", "damaged"),
    "a part that says it is larger than it is": lambda: (lying(docx(para("Hello.")), 1 << 31), "docx", "more text than"),
    "an archive within its name": lambda: (zipped({"word/document.xml": zipped({"word/document.xml": HELLO})}), "docx", "damaged"),
    "a part in another folder": lambda: (
        zipped({"_rels/.rels": '<R><R Type="/officeDocument" Target="../../../etc/hostname"/></R>', "word/document.xml": HELLO}),
        "docx", "damaged",
    ),
    "entities in one another, Word": lambda: (zipped({"word/document.xml": f"{LAUGHS}{HELLO.replace('Hello', '&j;')}"}), "docx", "damaged"),
    "entities in one another, OpenDocument": lambda: (zipped({**OPEN, "content.xml": f"{LAUGHS}<x>&j;</x>"}), "odt", "damaged|no words"),
    "entities in one another, book": lambda: (epub("Hi.", **{"OEBPS/book.opf": f"{LAUGHS}<package>&j;</package>"}), "epub", "damaged|no words"),
    "deep XML, Word": lambda: (docx("<w:sdt>" * 100_000), "docx", "damaged"),
    "deep XML, OpenDocument": lambda: (fodt("<text:section>" * 100_000), "fodt", "damaged"),
    "deep groups": lambda: (rtf("{" * 100_000 + "Hello"), "rtf", "damaged"),
    "bytes to skip that are not there": lambda: (rtf(r"\bin9999999999 Hello"), "rtf", "no words"),
    "deep HTML": lambda: (b"<html><body>" + b"<div>" * 100_000 + b"Hello", "html", "none of its elements ends"),
    "deep HTML in a book": lambda: (epub("<div>" * 100_000 + "Hello"), "epub", "none of its elements ends"),
    "deep HTML in a message": lambda: (b"Message-ID: x\nContent-Type: text/html\n\n" + b"<b>" * 100_000 + b"Hello", "eml", "none of its"),
    "deep HTML in Markdown": lambda: (b"<div>" * 100_000 + b"Hello", "md", "none of its elements ends"),
    "brackets in brackets": lambda: (b"[" * 20_000 + b"](x)", "md", "no words"),
    "more messages than can be read": lambda: (b"From a Mon Jan 1 2020\nMessage-ID: x\n\nhi\n\n" * 2_000, "mbox", "2000 messages"),
    "ten thousand pages": lambda: (pdf(*[""] * 10_000), "pdf", "has 10000 pages"),
    "pages that hold themselves": lambda: (
        written({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 900>>"}, "/Root 1 0 R"), "pdf", "",
    ),
}  # fmt: skip

BOUNDED = {
    "fifty thousand parts": lambda: (many_parts(50_000), "docx"),
    "parts with names of other folders": lambda: (zipped({"../../x": "x", "/etc/x": "x", "word/document.xml": HELLO}), "docx"),
    "files outside, Word": lambda: (zipped({"word/document.xml": OUTSIDE + HELLO.replace("you", "&e;&f;you")}), "docx"),
    "files outside, OpenDocument": lambda: (OUTSIDE.encode() + fodt("<text:p>Hello, &e;&f; you.</text:p>").partition(b"?>")[2], "fodt"),
    "tables in tables": lambda: (docx("<w:tbl><w:tr><w:tc>" * 80 + para("Hello.") + "</w:tc></w:tr></w:tbl>" * 80), "docx"),
    "a word in many runs": lambda: (docx(para(*[run("a")] * 50_000)), "docx"),
    "cells that come back": lambda: (odt(rows(1_000_000)), "odt"),
    "spaces that come back": lambda: (odt("<text:p>Hello" + '<text:s text:c="999999999"/>' * 9_999 + " you.</text:p>"), "odt"),
    "a chapter that comes back": lambda: (
        epub("<p>Hello there.</p>" * 999, package='<manifest><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>'
             "</manifest><spine>" + '<itemref idref="c1"/>' * 50_000 + "</spine>"), "epub",
    ),
    "groups": lambda: (rtf(r"{\b a}" * 20_000), "rtf"),
    "a code point to leave out much after": lambda: (rtf(r"\uc9999999\u65 " * 1_000 + "Hello"), "rtf"),
    "a line of two megabytes": lambda: (b"<p>" + b"Ann Lee: hello there. " * 90_000, "html"),
    "tags without end": lambda: (b"<html><p>Hello " + b"<a '" * 9_000, "html"),
    "speakers in speakers": lambda: (b"<span class=speaker>" * 5_000 + b"Hello you. " * 5_000, "html"),
    "boxes in boxes": lambda: (b"<p>Hello.</p>" + b"<div class=share>" * 5_000 + b"Hello you. " * 5_000, "html"),
    "tables without end": lambda: (b"<html>" + b"<table><tr><td>" * 3_000 + b"Hello.", "html"),
    "quotations in quotations": lambda: (b">" * 50_000 + b"Hello.\n\nHello.", "md"),
    "stars": lambda: (b"*a_" * 20_000, "md"),
    "tags that are none": lambda: (b"Hello. " + b"<!--<?" * 20_000, "md"),
    "a table of twenty thousand cells": lambda: (b"a|" * 999 + b"\n" + b"-|" * 999 + b"\n" + (b"a|" * 999 + b"\n") * 20, "md"),
    "a subject that is encoded without end": lambda: (b"Message-ID: x\nSubject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nHello.", "eml"),
    "answers to answers": lambda: (b"Message-ID: x\nSubject: " + b"Re: " * 100_000 + b"\n\nHello.", "eml"),
    "parts": lambda: (b"Message-ID: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nHello\n" * 20_000, "eml"),
    "depths": lambda: (b"Message-ID: x\n\n" + b"".join(b">" * (number % 99) + b" hi you\n" for number in range(5_000)), "eml"),
    "a page that is too large": lambda: (pdf(lines("Hello.")).replace(b"595 842", b"9e9 9e9"), "pdf"),
    "pages that are not there": lambda: (pdf(lines("Hello.")).replace(b"/Count 1", b"/Count 1000000000"), "pdf"),
    "text off the page": lambda: (pdf("".join(show(f"Hello {n}", n * 1e6, 800 - 14 * n) for n in range(20))), "pdf"),
    "letters on one another": lambda: (pdf("".join(show(f"w{n}", 72, 700) for n in range(5_000))), "pdf"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(readers, name):
    """The sentence says why; it is ours, not the one for what took too long or broke."""
    content, suffix, sentence = REFUSED[name]()
    with pytest.raises(UnreadableTranscript, match=rf"talk\.{suffix} .*(?:{sentence})") as caught:
        readers.read(content, f"talk.{suffix}")
    assert "takes too much" not in caught.value.sentence
    assert "cannot be read" not in caught.value.sentence


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="SKIPPED: this system bounds no memory")
def test_what_takes_too_much_takes_less_than_300_megabytes():
    """A file that takes more memory than it may is told so, by a process that has had no more."""
    child = Child("voicereader.reading.worker")
    for content, name in ((b"<p>" + b"x y " * 15_000_000, "talk.html"), (b"word " * 3_200_000, "talk.txt")):
        child.send((content, name, False))
        answer, _ = child.receive(30)
        assert isinstance(answer, str)
        assert "takes more memory" in answer or "too large" in answer
    status = Path(f"/proc/{child._process.pid}/status").read_text()  # noqa: SLF001 - what is measured
    child.end()
    assert int(status.split("VmHWM:")[1].split()[0]) < 300_000


@pytest.mark.parametrize("name", BOUNDED)
def test_what_is_read(readers, name):
    """Nothing grows beyond what is there, and nothing comes from outside of the file."""
    content, suffix = BOUNDED[name]()
    made = readers.read(content, f"talk.{suffix}")
    assert made.turns
    assert sum(len(turn.text) for turn in made.turns) < _MOST
    with open("/etc/hostname") as file:  # noqa: PTH123 - what the entities above name
        assert file.read().strip() not in made.turns[0].text


@pytest.mark.parametrize("suffix", test_alike.FORMATS)
def test_damaged_files(suffix):
    """Whatever is cut off or written over, there is a transcript or a sentence."""
    content = test_alike.FORMATS[suffix]()
    chance = random.Random(suffix)  # noqa: S311 - the same damage each time
    damaged = [content[:end] for end in range(1, len(content), len(content) // 60)]
    for _ in range(60):
        spoilt = bytearray(content)
        for _ in range(chance.choice((1, 5, 50))):
            spoilt[chance.randrange(4, len(spoilt))] = chance.randrange(256)
        damaged.append(bytes(spoilt))
    for each in damaged:
        with suppress(UnreadableTranscript):
            assert read(each, f"talk.{suffix}").turns
