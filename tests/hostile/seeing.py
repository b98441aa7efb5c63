"""What a real parser sees of an answer: that payloads stayed text."""

import json

from lxml import html
from selectolax.lexbor import LexborHTMLParser

from voicereader.web.headers import HEADERS

_OURS = ("http://localhost", "/", "#", "?", "mailto:", "blob:")
_LEADS = {"href", "src", "action", "formaction", "poster", "data", "srcset", "cite"}


def assert_harmless(answer, address: str, *, from_elsewhere: bool = False) -> None:
    """See that an answer is one of ours: no defect, strict headers, nothing in it that a payload made."""
    assert answer.status_code != 500 or "speech-failed" in answer.text, (address, answer.text[:500])
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, (address, name)
    assert "owned" not in answer.headers.get("Set-Cookie", "").partition("=")[0], address
    assert not any(name.lower() in {"x-owned", "server"} for name in dict(answer.headers)), address
    assert not any(set("\r\n\0") & set(value) for value in answer.headers.values()), address
    location = answer.headers.get("Location", "/")
    assert location.startswith("/"), (address, location)
    assert not location.startswith(("//", "/\\")), (address, location)
    if answer.mimetype == "text/html":
        assert_text_alone(answer.text, address, from_elsewhere=from_elsewhere)
    elif answer.mimetype.endswith("json"):
        json.loads(answer.data)


def assert_text_alone(page: str, address: str, *, from_elsewhere: bool = False) -> None:
    """See by two parsers, one as browsers have it, that a page has no element and no attribute of a payload."""
    tree = LexborHTMLParser(page)
    for node in tree.css("*"):
        assert node.tag not in {"evil-tag", "iframe", "base", "object", "embed", "style"}, (address, node.html[:200])
        _see_attributes(node.attributes, address, from_elsewhere=from_elsewhere)
        if node.tag == "script":
            assert (node.attributes.get("src") or "").startswith("/static/"), (address, node.html[:200])
            assert not (node.text() or "").strip(), (address, node.html[:200])
        if node.tag == "meta":
            assert node.attributes.get("http-equiv") is None, address
    for element in html.document_fromstring(page.encode(errors="surrogatepass")).iter():
        if isinstance(element.tag, str):
            assert element.tag != "evil-tag", address
            assert "data-evil" not in element.attrib, address


def _see_attributes(attributes, address: str, *, from_elsewhere: bool) -> None:
    for name, value in attributes.items():
        assert not name.startswith("on"), (address, name, value)
        assert name not in {"data-evil", "srcdoc", "style"}, (address, name, value)
        if name in _LEADS and value and not from_elsewhere:
            assert value.startswith(_OURS), (address, name, value)
            assert not value.startswith("//"), (address, name, value)
