"""Secrets that a program makes: so long that a plain digest of them tells nobody what they are."""

import hashlib
from secrets import token_urlsafe

_BYTES = 32


def fresh() -> str:
    """Return a secret of 256 random bits, as letters, digits, `-` and `_`."""
    return token_urlsafe(_BYTES)


def digest(secret: str) -> bytes:
    """Return what is kept of a secret, and what it is found by."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
