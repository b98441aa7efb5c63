"""One's own account, and the owners' page of all."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.web.people import PAGE, WORDS, sign_in, signed_in

OTHER = "five pears on a tray"


@pytest.fixture
def ann(client, admitted):
    """Return an owner who is signed in."""
    return signed_in(client, admitted, "owner", "Ann <b>")


def test_it_says_who_one_is(client, ann):
    """Name and role, and that this browser is signed in; names are words, not HTML."""
    text = client.get("/account").text
    assert "Ann &lt;b&gt;" in text
    assert "<b>" not in text
    assert "Owner: may read, change, and say who may" in text
    assert "This browser, since" in text


def test_one_is_signed_out_everywhere(client, ann, admitted):
    """Here too."""
    other = admitted.sessions.begin(admitted.accounts.named("Ann <b>"))
    assert "A browser, since" in client.get("/account").text
    answer = ann.send("/account/sign-out-everywhere")
    assert answer.location == "/sign-in"
    assert admitted.sessions.find(other) is None
    assert client.get("/account").status_code == 401


def test_a_new_password_signs_out_the_others(client, ann, admitted):
    """This browser has a new session."""
    other = admitted.sessions.begin(admitted.accounts.named("Ann <b>"))
    answer = ann.send("/account/password", old=WORDS, new=OTHER)
    assert answer.location == "/account?told=password"
    assert "Your password is changed" in client.get(answer.location).text
    assert admitted.sessions.find(other) is None
    assert admitted.sessions.find(ann.secret) is None
    assert sign_in(client, "Ann <b>", WORDS).status_code == 422
    assert sign_in(client, "Ann <b>", OTHER).status_code == 303


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        (("x", OTHER), "old", "This is not your password."),
        ((WORDS, "pears"), "new", "12 to 1000 characters"),
        ((WORDS, "password1234"), "new", "first that others would guess"),
    ],
)
def test_a_password_that_cannot_be_is_told_at_its_field(client, ann, typed, field, told):
    """With what to do; nothing is changed."""
    answer = ann.send("/account/password", old=typed[0], new=typed[1])
    assert answer.status_code == 422
    tree = LexborHTMLParser(answer.text)
    assert told in tree.css_first(f"#wrong-{field}").text()
    assert tree.css_first(".problems a").attributes["href"] == f"#field-{field}"
    assert client.get("/account").status_code == 200


def test_a_token_is_shown_once(client, ann):
    """What opens the door is on that page alone, and is taken away by its button."""
    made = ann.send("/account/tokens", label="a program", scope="read", lasting="30").text
    (secret,) = re.findall(r"voicereader_[\w-]{43}", made)
    assert client.get("/", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    page = client.get("/account").text
    assert secret not in page
    assert "a program" in page
    address = re.search(r"/account/tokens/\d+/revoke", page)[0]
    assert "The token is taken away" in client.get(ann.send(address).location).text
    assert client.get("/", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert ann.send(address).status_code == 404


def test_a_token_without_a_name_is_told(client, ann):
    """What was typed is still there."""
    answer = ann.send("/account/tokens", label=" ", scope="read")
    assert answer.status_code == 422
    assert "what the token is for" in LexborHTMLParser(answer.text).css_first("#wrong-label").text()


def test_a_reader_is_offered_no_token_that_edits(client, admitted):
    """And gets none by asking."""
    bob = signed_in(client, admitted, "reader", "Bob")
    assert 'value="edit"' not in client.get("/account").text
    assert bob.send("/account/tokens", label="x", scope="edit").status_code == 422


def test_an_owner_gives_accounts(client, ann):
    """Whoever is given one signs in with it; the list has them."""
    answer = ann.send("/accounts", name="Bob", password=OTHER, role="reader")
    assert answer.location == "/accounts?told=added"
    assert "Bob" in client.get(answer.location).text
    client.delete_cookie("session")
    assert sign_in(client, "Bob", OTHER).status_code == 303


@pytest.mark.parametrize(
    ("name", "password", "field"), [("ann <B>", OTHER, "name"), ("", OTHER, "name"), ("Bob", "pears", "password")]
)
def test_an_account_that_cannot_be_is_told_at_its_field(client, ann, name, password, field):
    """Taken names, no names, passwords that are guessed; what was typed is still there, but for the password."""
    answer = ann.send("/accounts", name=name, password=password, role="reader")
    assert answer.status_code == 422
    tree = LexborHTMLParser(answer.text)
    assert tree.css_first(f"#wrong-{field}")
    assert (tree.css_first("#field-name").attributes.get("value") or "") == name
    assert "value" not in tree.css_first("#field-password").attributes
    assert "selected" in tree.css_first("#field-role option[value=reader]").attributes


def test_an_owner_changes_what_others_may(client, ann, admitted):
    """Role, password, in or out: at once, for sessions that are under way."""
    bob = admitted.accounts.add("Bob", WORDS, "reader")
    address, secret = f"/accounts/{bob.number}", admitted.sessions.begin(bob)
    told = client.get(ann.send(address, change="role", role="editor").location).text
    assert "The role is changed." in told
    assert admitted.sessions.find(secret).account.role == "editor"
    ann.send(address, change="shut")
    assert admitted.sessions.find(secret) is None
    assert "kept out" in client.get("/accounts").text
    ann.send(address, change="open")
    ann.send(address, change="password", password=OTHER)
    assert admitted.accounts.sign_in("Bob", OTHER, "192.0.2.1")
    assert ann.send(address, change="password", password=OTHER[:4]).status_code == 422
    assert ann.send(address, change="role", role="king").status_code == 422
    assert ann.send("/accounts/999", change="shut").status_code == 404


def test_nobody_shuts_themselves_out(client, ann, admitted):
    """So that an owner is left, one's own account is others' to change."""
    own = f"/accounts/{admitted.accounts.named('Ann <b>').number}"
    assert ann.send(own, change="shut").status_code == 403
    assert client.get(own, headers=PAGE).status_code == 200
    assert "another owner changes it" in client.get(own).text
