"""Who gets what: each route, asked by everybody there can be."""

import re
from dataclasses import replace

import pytest

from tests.builders import ROOT
from tests.web.people import PAGE, WORDS, forms, signed_in, unmasked
from tests.web.test_pages import GARDEN
from voicereader.web import needs

NOBODY, READER, EDITOR, OWNER, READS, EDITS = WHO = ("nobody", "reader", "editor", "owner", "read token", "edit token")
LET_IN = {
    "public": set(WHO),
    "account": {READER, EDITOR, OWNER},
    "editor": {EDITOR, OWNER, EDITS},
    "owner": {OWNER},
}
"""Whom routes answer, by what they need; who may read is said by the setting."""


@pytest.fixture
def rules(client):
    """Return each route with a method that it answers, its address with names that nothing has, and its need."""
    app = client.application
    return [
        (
            method,
            re.sub(r"<int:\w+>", "999", re.sub(r"<(path:)?\w+>", "x", rule.rule)),
            needs.need_of(app, rule.endpoint),
        )
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
    ]


@pytest.fixture
def asking(client, admitted):
    """Return a way to ask as each of them, each time with a session that begins then."""
    accounts = {role: admitted.accounts.add(role, WORDS, role) for role in (READER, EDITOR, OWNER)}
    tokens = {f"{scope} token": admitted.tokens.make(accounts[OWNER], "x", scope) for scope in ("read", "edit")}

    def ask(who, method, address, **headers):
        client.delete_cookie("session")
        if who in accounts:
            ours = signed_in(client, admitted, name=who)
            if method != "GET" and "X-Form-Token" not in headers:
                headers["X-Form-Token"] = ours.token()
        elif who in tokens:
            headers["Authorization"] = f"Bearer {tokens[who]}"
        return client.open(address, method=method, headers={"Accept": "application/json"} | headers)

    return ask


def is_let_in(answer) -> bool:
    """Say whether an answer is what was asked for, or that there is no such thing."""
    assert answer.status_code < 500 or "checks" in answer.json, answer.text  # /readyz may be none yet
    code = (answer.get_json(silent=True) or {}).get("code")
    assert (answer.status_code in {401, 403}) == (code in {"not-signed-in", "not-allowed", "refused"})
    return answer.status_code not in {401, 403}


def test_each_route_says_what_it_needs(client):
    """None is forgotten: what nobody declared is for owners alone, and is told here."""
    app = client.application
    silent = [
        endpoint
        for endpoint, view in app.view_functions.items()
        if not hasattr(view, "need") and endpoint.partition(".")[0] not in needs._BLUEPRINTS  # noqa: SLF001
    ]
    assert silent == []


def test_the_docs_say_who_gets_what(client):
    """The table of the docs has each route by its need, and no other."""
    app = client.application
    text = (ROOT / "docs/accounts.md").read_text()
    told = {}
    for need, routes in re.findall(r"^\| `(\w+)` \|[^|]*\| (.*) \|$", text, re.MULTILINE):
        for route in re.findall(r"`([^`]+)`", routes):
            told.setdefault(route, set()).add(need)
    there = {}
    for rule in app.url_map.iter_rules():
        there.setdefault(rule.rule, set()).add(needs.need_of(app, rule.endpoint))
    assert told | {"/styleguide": {"public"}} == there | {"/styleguide": {"public"}}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("reading", ["public", "signed-in"])
def test_each_route_answers_whom_it_should_and_nobody_else(studio, rules, asking, reading, who):
    """A session, a token or nothing: let in, or told what is missing."""
    studio.settings = replace(studio.settings, reading=reading)
    let_in = LET_IN | {"reading": set(WHO) if reading == "public" else set(WHO) - {NOBODY}}
    wrong = [
        (method, address, need)
        for method, address, need in rules
        if is_let_in(asking(who, method, address)) != (who in let_in[need])
    ]
    assert wrong == []


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
@pytest.mark.parametrize("who", [NOBODY, OWNER, EDITS])
def test_no_page_of_another_site_has_anything_done(rules, asking, headers, who):
    """Whatever changes something is refused, for whoever it is asked."""
    sent = [(method, address) for method, address, _ in rules if method != "GET"]
    assert len(sent) > 8
    for method, address in sent:
        answer = asking(who, method, address, **headers)
        assert (answer.status_code, answer.json["code"]) == (403, "refused"), address


@pytest.mark.parametrize("origin", ["null", "http://localhost.evil.example", "http://[", "http://localhost:81", ""])
def test_what_is_not_quite_this_site_is_another(client, origin):
    """An origin is this site's to the letter."""
    assert client.post("/settings", data={}, headers={"Origin": origin}).status_code == 403


def test_this_site_is_not_another(client):
    """A browser's own forms are, and so is what says nothing of a page."""
    for headers in ({"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {}):
        assert client.post("/settings", data={}, headers=headers).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "é"])
def test_a_session_s_forms_show_its_token(rules, asking, token):
    """Without it, or with another's, nothing is done; what changes nothing but a cookie of the reader's needs none."""
    for method, address, _need in rules:
        if method != "GET" and address not in {"/settings", "/sign-in"}:
            answer = asking(OWNER, method, address, **{"X-Form-Token": token.encode().decode("latin-1")})
            assert (answer.status_code, answer.json["code"]) == (403, "refused"), address


def test_the_token_of_one_session_is_not_that_of_another(client, admitted):
    """Also of the same account."""
    first = signed_in(client, admitted).token()
    second = signed_in(client, admitted)
    assert client.post("/account/tokens", data={"form_token": first, "label": "x", "scope": "read"}).status_code == 403
    assert second.send("/account/tokens", label="x", scope="read").status_code == 200


def test_every_form_has_its_token(client, admitted):
    """On each page that one who is signed in sees, each form that is sent by POST but those that need none."""
    owner = signed_in(client, admitted, "owner")
    owner.send("/account/tokens", label="a program", scope="read")
    other = admitted.accounts.add("Bob", WORDS, "reader")
    job = client.post(
        f"{GARDEN}/renditions", data={"form_token": owner.token(), "format": "m4b"}, headers=PAGE
    ).location
    seen, tokens = set(), set()
    for address in ("/", GARDEN, job, "/account", "/accounts", f"/accounts/{other.number}", "/nowhere"):
        for action, fields in forms(client.get(address, headers=PAGE).text):
            if action != "/settings":
                seen.add(re.sub(r"\d+|/jobs/\w+", "N", action))
                assert unmasked(fields["form_token"]) == unmasked(owner.token()), (address, action)
                assert fields["form_token"] not in tokens
                tokens.add(fields["form_token"])
    assert seen >= {
        "/sign-out",
        f"{re.sub(r'[0-9]+', 'N', GARDEN)}/renditions",
        "/account/tokens",
        "/accounts",
        "/accounts/N",
    }


def test_who_is_not_signed_in_has_no_token_in_forms(client):
    """And no cookie, whatever they read."""
    for address in ("/", GARDEN, "/sign-in", "/nowhere"):
        answer = client.get(address, headers=PAGE)
        assert "form_token" not in answer.text
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("address", ["/", GARDEN, f"{GARDEN}/audio.vtt", f"{GARDEN}/script.json", f"{GARDEN}/print"])
def test_what_only_some_may_read_is_kept_by_no_cache_of_many(client, studio, admitted, address):
    """Pages and sound are private then; style sheets stay everybody's."""
    studio.settings = replace(studio.settings, reading="signed-in")
    signed_in(client, admitted, "reader")
    answer = client.get(address, headers=PAGE)
    assert answer.status_code == 200
    assert "private" in answer.headers["Cache-Control"] or "no-store" in answer.headers["Cache-Control"]
    sheet = re.search(r'href="(/static/[^"]+[.]css)"', client.get("/").text)[1]
    client.delete_cookie("session")
    assert "public" in client.get(sheet).headers["Cache-Control"]


def test_accounts_are_kept_by_no_browser(client, admitted):
    """What stands on them is not on the disk, and not there when one goes back after signing out."""
    owner = signed_in(client, admitted, "owner")
    for address in ("/account", "/accounts"):
        assert client.get(address).headers["Cache-Control"] == "no-store"
    assert owner.send("/account/tokens", label="x", scope="read").headers["Cache-Control"] == "no-store"


def test_a_page_that_was_made_for_one_is_not_shown_to_another(client, studio, admitted):
    """Nor to the same after their session ended."""
    anybody = client.get(GARDEN).text
    ann = signed_in(client, admitted)
    assert "Your account" in client.get(GARDEN).text
    admitted.sessions.end(ann.secret)
    assert "Your account" not in client.get(GARDEN).text
    client.delete_cookie("session")
    assert "Your account" not in client.get(GARDEN).text
    assert "Sign in" not in anybody
    assert "Sign in" in client.get(GARDEN).text


def test_a_browser_is_led_to_where_one_signs_in_and_back(client, studio, admitted):
    """To the very page that was asked for; scripts and players are told 401."""
    studio.settings = replace(studio.settings, reading="signed-in")
    admitted.accounts.add("Ann", WORDS, "reader")
    answer = client.get(f"{GARDEN}?a=1", headers=PAGE)
    assert answer.status_code == 303
    form = dict(forms(client.get(answer.location, headers=PAGE).text))["/sign-in"]
    answer = client.post("/sign-in", data=form | {"name": "Ann", "password": WORDS}, headers=PAGE)
    assert (answer.status_code, answer.location) == (303, f"{GARDEN}?a=1")
    assert client.get(answer.location, headers=PAGE).status_code == 200
    client.delete_cookie("session")
    for accept in ("*/*", "application/json", ""):
        answer = client.get(f"{GARDEN}/audio.mp3", headers={"Accept": accept})
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="VoiceReader"'


@pytest.mark.parametrize(
    "address", ["/sign-in", "/accessibility", "/offline", "/manifest.webmanifest", "/service-worker.js"]
)
def test_what_says_nothing_of_transcripts_stays_public(client, studio, address):
    """Where only some may read, everybody still finds the way in, and the statement."""
    studio.settings = replace(studio.settings, reading="signed-in")
    assert client.get(address, headers=PAGE).status_code == 200


def test_a_token_that_is_nobody_s_is_told(client, admitted):
    """Also where nobody has to show one: a program shall know."""
    token = admitted.tokens.make(admitted.accounts.add("Ann", WORDS, "editor"), "x", "read")
    assert client.get("/", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    for wrong in (token[:-1], "", "x"):
        answer = client.get("/", headers={"Authorization": f"Bearer {wrong}", "Accept": "application/json"})
        assert (answer.status_code, answer.json["code"]) == (401, "not-signed-in")
    assert client.get("/", headers={"Authorization": "Basic eDp5"}).status_code == 200


def test_a_token_gives_no_session_and_needs_no_form(client, admitted):
    """A program orders with it alone, and is given no cookie."""
    token = admitted.tokens.make(admitted.accounts.add("Ann", WORDS, "editor"), "x", "edit")
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    answer = client.post(f"{GARDEN}/renditions", json={"format": "vtt"}, headers=headers)
    assert answer.status_code == 202
    assert "Set-Cookie" not in answer.headers


def test_a_damaged_file_hinders_no_reader(client, folder):
    """Who shows a session is told; the others read on what was served before."""
    assert client.get(GARDEN, headers=PAGE).status_code == 200
    (folder / "voicereader.sqlite").write_bytes(b"nothing of the kind" * 100)
    assert client.get(GARDEN, headers=PAGE).status_code == 200
    client.set_cookie("session", "x")
    answer = client.get(GARDEN, headers=PAGE)
    assert (answer.status_code, "library-damaged" in answer.text) == (500, True)


def test_too_little_a_role_is_told_on_a_page(client, admitted):
    """With what to do, and the status 403."""
    signed_in(client, admitted, "reader")
    answer = client.get("/accounts", headers=PAGE)
    assert answer.status_code == 403
    assert "ask an owner of this site" in answer.text
