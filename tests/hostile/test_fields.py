"""Every field of every route, filled in by people with ill intent: what they send stays text, and breaks nothing."""

import os
import re
from itertools import cycle, islice
from urllib.parse import quote

import pytest

from tests.hostile.payloads import ALL, RAW
from tests.hostile.seeing import assert_harmless
from tests.web.conftest import admitted, client
from tests.web.people import PAGE, signed_in

__all__ = ["admitted", "client"]

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"
STEP = 1 if os.environ.get("TORTURE") == "all" else 17
"""Each field gets every seventeenth payload, another each time, so that each payload meets many fields; TORTURE=all sends all."""

ASKED = ("speaker", "turn", "from", "to", "rate", "pauses", "announce", "directions")
QUERIES = [
    *(("/", name) for name in ("q", "speaker", "language", "from", "to", "sort", "page", "in", "view", "unknown")),
    *(("/speakers", name) for name in ("q", "page", "view")),
    ("/speakers/ann-lee", "page"),
    *(("/speakers/ann-lee/audio.mp3", name) for name in ("rate", "pauses", "announce", "directions")),
    *((f"{GARDEN}{rest}", name) for rest in ("/audio.mp3", "/script.json", "/sentences/t1-s1") for name in ASKED),
    *((f"{GARDEN}{rest}/t1-s1", name) for rest in ("/at", "/quote") for name in ("quote", "to", "view")),
    (f"{GARDEN}/print", "size"),
    (GARDEN, "view"),
    ("/sign-in", "next"),
    ("/jobs/1", "view"),
]
VIEW = ("size", "colours", "face", "language", "letters", "measure", "rate", "keys", "return_to", "reset")
FORMS = [
    *(("/settings", {}, name) for name in VIEW),
    *((f"{GARDEN}/renditions", {"format": "vtt"}, name) for name in ("format", *ASKED)),
    *(("/sign-in", {"name": "x", "password": "y"}, name) for name in ("name", "password", "next")),
    *(("/account/password", {"old": "x", "new": "y"}, name) for name in ("old", "new", "form_token")),
    *(("/account/tokens", {"label": "x", "scope": "read"}, name) for name in ("label", "scope", "lasting")),
    *(("/accounts", {"name": "x", "password": "y", "role": "reader"}, name) for name in ("name", "password", "role")),
    *(("/accounts/1", {"change": "role", "role": "owner"}, name) for name in ("change", "role", "password")),
]
HEADERS = (
    *("Accept", "Accept-Language", "Accept-Encoding", "Range", "If-None-Match", "If-Modified-Since", "If-Range"),
    *("Origin", "Referer", "User-Agent", "Content-Type", "Authorization", "X-Request-ID", "X-Form-Token"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-HTTP-Method-Override", "Host"),
)
COOKIES = ("view", "saved", "session", "unknown")

_turns = cycle(range(STEP))


def some(payloads=ALL):
    """Return payloads for one field."""
    return list(islice(payloads, next(_turns), None, STEP))


def test_every_address_by_its_names(client):
    """Whatever stands where a route has a name; also bytes that are no text, overlong or encoded twice."""
    for rule in client.application.url_map.iter_rules():
        for name in re.findall(r"<[^>]+>", rule.rule):
            for payload in (*(quote(each, safe="").encode() for each in some()), *some(RAW)):
                address = rule.rule.replace(name, payload.decode("latin-1"))
                address = re.sub(r"<int:\w+>", "1", re.sub(r"<(path:)?\w+>", "x", address))
                method = "GET" if "GET" in rule.methods else next(iter(rule.methods - {"OPTIONS", "HEAD"}))
                assert_harmless(client.open(address, method=method, headers=PAGE), address)


def test_every_parameter(client, admitted):
    """Of a query, with what a browser accepts and what a program does."""
    signed_in(client, admitted, "owner")
    for number, (address, name) in enumerate(QUERIES):
        for payload in some():
            headers = PAGE if number % 4 else {"Accept": "application/json"}
            answer = client.get(address, query_string={name: payload}, headers=headers)
            assert_harmless(answer, f"{address}?{name}={payload[:80]!r}")
        for raw in some(RAW):
            assert_harmless(client.get(f"{address}?{name}={raw.decode()}", headers=PAGE), f"{address}?{name}={raw}")


def test_every_field_of_a_form(client, admitted):
    """By who may send it; what is refused is shown again as it was typed, and no more."""
    owner = signed_in(client, admitted, "owner")
    token = owner.token()
    for address, usual, name in FORMS:
        for payload in some():
            client.set_cookie("session", owner.secret)
            answer = client.post(address, data={"form_token": token} | usual | {name: payload}, headers=PAGE)
            assert_harmless(answer, f"POST {address} {name}={payload[:80]!r}")
    assert_harmless(client.get("/accounts", headers=PAGE), "/accounts")
    assert_harmless(client.get("/account", headers=PAGE), "/account")


def test_every_header_and_cookie(client):
    """Also those in which nobody types."""
    for name in HEADERS:
        for payload in some():
            value = re.sub("[\r\n\0\u0085\u2028\u2029]", "", payload).encode("utf-8", "surrogatepass").decode("latin-1")
            for address in ("/", f"{GARDEN}/audio.vtt"):
                answer = client.get(address, headers={"Accept": "text/html"} | {name: value})
                assert_harmless(answer, f"{address} {name}: {value[:80]!r}")
    for name in COOKIES:
        for payload in some():
            answer = client.get("/", headers=PAGE | {"Cookie": f"{name}={quote(payload)}; {name}"})
            assert_harmless(answer, f"cookie {name}={payload[:80]!r}")
            raw = re.sub("[\r\n\0;]", "", payload).encode().decode("latin-1")
            assert_harmless(client.get("/", headers=PAGE | {"Cookie": f"{name}={raw}"}), f"cookie {name}={raw[:80]!r}")


@pytest.mark.parametrize(
    "body",
    ["", "[", "[]", "5", "null", '"x"', "{}", '{"format": {}}', '{"format": ["mp3"]}', "\ud800", "[" * 50_000],
    ids=range(11),
)
def test_json_that_is_not_what_was_asked_for(client, body):
    """Is answered with what to send."""
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    answer = client.post(f"{GARDEN}/renditions", data=body.encode(errors="surrogatepass"), headers=headers)
    assert_harmless(answer, body)
    assert answer.status_code in {400, 404, 422}


def test_json_of_every_kind(client):
    """Nested, huge and odd values of each field."""
    values = ([], {}, [[[]]], True, 10**400, -1, 1.5, None, {"a": "b"}, "x" * 1000, ["t1"])
    for name in ("format", *ASKED):
        for value in values:
            answer = client.post(f"{GARDEN}/renditions", json={"format": "vtt", name: value})
            assert answer.status_code in {202, 404, 422}, (name, value, answer.text)
