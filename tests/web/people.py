"""People who use the site in tests: with a session of their own, or with a token."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

WORDS = "four plums on a plate"
"""Everybody's password."""

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
"""What a browser asks for."""


@dataclass
class Somebody:
    """A client that is signed in as one account; the test client keeps the cookie."""

    client: object
    secret: str

    def token(self) -> str:
        """Return what this session's forms show."""
        found = re.search(r'name="form_token" value="(\w+)"', self.client.get("/account").text)
        return found[1]

    def send(self, address, **fields):
        """Send a form of one's own."""
        return self.client.post(address, data={"form_token": self.token()} | fields, headers=PAGE)


def unmasked(token: str) -> bytes:
    """Return what a form shows beneath its mask, the same for all forms of a session."""
    both = bytes.fromhex(token)
    return bytes(one ^ other for one, other in zip(both[:32], both[32:], strict=True))


def signed_in(client, admitted, role="editor", name="Ann") -> Somebody:
    """Return somebody of that role with a session; the account is made where it is not there."""
    there = {each.name: each for each in admitted.accounts.all()}
    account = there.get(name) or admitted.accounts.add(name, WORDS, role)
    secret = admitted.sessions.begin(account)
    client.set_cookie("session", secret)
    return Somebody(client, secret)


def sign_in(client, name="Ann", password=WORDS, **more):
    """Send the form of `/sign-in`."""
    return client.post("/sign-in", data={"name": name, "password": password} | more, headers=PAGE)


def forms(page: str):
    """Return the forms of a page that are sent by POST: their address, with the values of their fields."""
    tree = LexborHTMLParser(page)
    found = [each for each in tree.css("form") if (each.attributes.get("method") or "").lower() == "post"]
    return [
        (
            each.attributes["action"],
            {
                field.attributes["name"]: field.attributes.get("value") or ""
                for field in each.css("input[name], button[name]")
            },
        )
        for each in found
    ]
