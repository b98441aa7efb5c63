"""Signing in and out, as a person does it."""

import re
import time
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.web.people import PAGE, WORDS, forms, sign_in, signed_in
from tests.web.test_pages import GARDEN
from voicereader.web import create_app


@pytest.fixture
def ann(admitted):
    """Return an editor."""
    return admitted.accounts.add("Ann", WORDS, "editor")


def cookie(answer) -> str:
    """Return the session's cookie as an answer sets it, "" where it does not."""
    return next((each for each in answer.headers.getlist("Set-Cookie") if "session=" in each), "")


def test_name_and_password_let_in(client, ann):
    """The cookie is the browser's alone, for as long as a session lasts; the account is there at once."""
    answer = sign_in(client, " ann ")
    assert (answer.status_code, answer.location, answer.headers["Cache-Control"]) == (303, "/", "no-store")
    kept = cookie(answer)
    assert re.search(r"^session=[\w-]{43};", kept)
    assert all(part in kept for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=7776000"))
    assert "Ann" in client.get("/account").text


def test_over_https_the_cookie_is_for_this_host_alone(client, ann, studio, admitted):
    """`__Host-`, Secure, and none of that name is read where the connection is not."""
    answer = client.post("/sign-in", data={"name": "Ann", "password": WORDS}, base_url="https://localhost")
    assert cookie(answer).startswith("__Host-session=")
    assert "Secure" in cookie(answer)
    assert "Domain" not in cookie(answer)
    assert client.get("/account", base_url="https://localhost").status_code == 200
    assert client.get("/account").status_code == 401
    client.delete_cookie("__Host-session")
    client.set_cookie("session", admitted.sessions.begin(ann))
    assert client.get("/account", base_url="https://localhost").status_code == 401


def test_secure_cookies_can_be_had_always(client, ann, studio):
    """Where whoever runs the site says so, whatever a request says of itself."""
    studio.settings = replace(studio.settings, secure_cookies="always")
    assert cookie(sign_in(client)).startswith("__Host-session=")


def test_what_is_wrong_is_said_at_the_field(client, ann):
    """One sentence for all that can be wrong; the name is still there, the password is not."""
    told = []
    for name, password in (("Ann", "four pears on a plate"), ("nobody", WORDS), ("Ann", "")):
        answer = sign_in(client, name, password)
        assert answer.status_code == 422
        tree = LexborHTMLParser(answer.text)
        assert tree.css_first("title").text().startswith("Not right yet")
        field = tree.css_first("#field-name")
        assert (field.attributes["value"], field.attributes["aria-invalid"]) == (name, "true")
        told.append(tree.css_first(f"#{field.attributes['aria-describedby']}").text())
        assert tree.css_first(".problems a").attributes["href"] == "#field-name"
        assert "value" not in tree.css_first("#field-password").attributes
        assert cookie(answer) == ""
    assert set(told) == {"The name or the password is not right; try again."}


def test_too_many_tries_are_told_to_wait(client, ann):
    """With how long, for people and for programs."""
    for _ in range(10):
        sign_in(client, "Ann", "four pears on a plate")
    answer = sign_in(client)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 180
    assert "wait 3 minutes" in answer.text


def test_fields_are_known_to_password_managers(client, ann):
    """By their purpose; nothing is to be remembered, copied or solved, and pasting is not hindered."""
    tree = LexborHTMLParser(client.get("/sign-in").text)
    fields = {each.attributes["name"]: each.attributes for each in tree.css("main input:not([type=hidden])")}
    assert {name: each["autocomplete"] for name, each in fields.items()} == {
        "name": "username",
        "password": "current-password",
    }
    assert all("maxlength" not in each and "onpaste" not in each for each in fields.values())
    assert {each.attributes["for"] for each in tree.css("main label")} == {"field-name", "field-password"}


def test_a_session_is_never_one_that_was_there_before(client, ann, admitted):
    """Who signs in gets a new secret, and an old one of this browser ends."""
    client.set_cookie("session", "planted")
    assert "planted" not in cookie(sign_in(client))
    first = signed_in(client, admitted).secret
    assert first not in cookie(sign_in(client))
    assert admitted.sessions.find(first) is None
    assert admitted.sessions.find("planted") is None


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "/\\example.org", "javascript:x", "\t//x"]
)
def test_signing_in_leads_nowhere_else(client, ann, elsewhere):
    """Only a path of this site is gone on to, by the form, by the link and when one is signed in already."""
    ((_, fields),) = [
        each for each in forms(client.get("/sign-in", query_string={"next": elsewhere}).text) if each[0] == "/sign-in"
    ]
    assert fields["next"] == "/"
    assert sign_in(client, next=elsewhere).location == "/"
    assert client.get("/sign-in", query_string={"next": elsewhere}).location == "/"


def test_who_is_signed_in_goes_on(client, ann, admitted):
    """The form is not shown to them."""
    signed_in(client, admitted)
    assert client.get("/sign-in?next=/speakers").location == "/speakers"


def test_signing_out_ends_the_session_here(client, ann, admitted):
    """Not elsewhere; the cookie is taken back."""
    other = admitted.sessions.begin(ann)
    here = signed_in(client, admitted)
    answer = here.send("/sign-out")
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Max-Age=0" in cookie(answer)
    assert admitted.sessions.find(here.secret) is None
    assert admitted.sessions.find(other)
    assert client.post("/sign-out").status_code == 303


def test_what_was_typed_outlasts_the_session(client, ann, admitted):
    """A form that is sent after it ended is sent again by one button, with all that was in it (WCAG 2.2.5)."""
    here = signed_in(client, admitted)
    sent = {"form_token": here.token(), "label": "plums & <pears>", "scope": "edit", "lasting": "30"}
    admitted.sessions.end_all(ann)
    answer = client.post("/account/tokens", data=sent, headers=PAGE)
    assert answer.status_code == 401
    assert "WWW-Authenticate" in answer.headers
    form = dict(forms(answer.text))["/sign-in"]
    wrong = client.post("/sign-in", data=form | {"name": "Ann", "password": "x"}, headers=PAGE)
    assert dict(forms(wrong.text))["/sign-in"] == form | {"name": "Ann", "password": ""}
    answer = client.post("/sign-in", data=form | {"name": "Ann", "password": WORDS}, headers=PAGE)
    assert answer.status_code == 200
    assert "Location" not in answer.headers
    assert admitted.tokens.of(ann) == []
    again = dict(forms(answer.text))["/account/tokens"]
    assert again["form_token"] != sent["form_token"]
    assert client.post("/account/tokens", data=again, headers=PAGE).status_code == 200
    (token,) = admitted.tokens.of(ann)
    assert (token.name, token.scope) == ("plums & <pears>", "edit")


def test_no_password_stands_on_a_page(client, ann, admitted):
    """What is kept for after signing in has none, and no browser keeps it on the disk."""
    here = signed_in(client, admitted)
    sent = {"form_token": here.token(), "old": WORDS, "new": "five pears on a tray"}
    admitted.sessions.end_all(ann)
    answer = client.post("/account/password", data=sent, headers=PAGE)
    assert answer.headers["Cache-Control"] == "no-store"
    assert WORDS not in answer.text
    assert "five pears" not in answer.text
    wrong = client.post("/sign-in", data={"name": "Ann", "password": "plums", "again": "1", "carried.x": "y"})
    assert wrong.headers["Cache-Control"] == "no-store"


def test_the_way_in_is_shown_where_somebody_has_an_account(client, folder, admitted):
    """Where nobody has, readers see nothing of it, the page says how one is given, and trying writes nothing."""
    assert "/sign-in" not in client.get("/").text
    assert "voicereader user add" in client.get("/sign-in").text
    assert sign_in(client).status_code == 422
    assert not (folder / "voicereader.sqlite").exists()
    admitted.accounts.add("Ann", WORDS, "editor")
    time.sleep(1)  # it is looked at once a second
    tree = LexborHTMLParser(client.get("/speakers?q=a").text)
    link = tree.css_first("footer a[href^='/sign-in']").attributes["href"]
    assert (
        sign_in(client, **dict(forms(client.get(link).text))["/sign-in"] | {"name": "Ann", "password": WORDS}).location
        == "/speakers?q=a"
    )


def test_sessions_outlast_the_server(client, ann, studio, admitted):
    """They are in the file."""
    sign_in(client)
    secret = client.get_cookie("session").value
    again = create_app(studio).test_client()
    again.set_cookie("session", secret)
    assert again.get("/account").status_code == 200


def test_reading_costs_no_look_at_accounts(client, ann, admitted, monkeypatch):
    """Who has no cookie and no token is nobody, without asking the file."""
    client.get(GARDEN)
    asked = []
    monkeypatch.setattr(type(admitted.sessions), "find", lambda *each: asked.append(each))
    client.get(GARDEN)
    assert asked == []
