"""Passwords: which are taken, and how they are kept so that whoever has the file cannot tell them."""

import re
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from voicereader.errors import BadPassword, Busy
from voicereader.text import normal

SHORTEST, LONGEST = 12, 1000
"""Characters of a password, as NIST SP 800-63B and OWASP ASVS want them; no kind of sign is asked for."""

_AT_ONCE, _WAITING = 2, 8
"""Passwords that are looked at together, each in 64 MiB, and how many more may wait for that, each in its thread."""

_PATIENCE = 10.0

_WORDS = """
    abc abcd abcdef admin administrator asdf asdfgh baseball basketball changeme computer dragon football hello iloveyou
    letmein liverpool login lovely master michael monkey opensesame pass password passwort princess qazwsx qwer qwert
    qwerty qwertyui qwertyuiop secret shadow sunshine superman test trustno user welcome voicereader zaqwsx zxcvbn
    zxcvbnm йцукен йцукенгшщз любовь наташа пароль привет contraseña motdepasse كلمةالسر
"""
_COMMON = frozenset(_WORDS.split())
"""What the commonest passwords are made of, once numbers and signs are left out."""

_ROWS = (
    "0123456789" * 3,
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "йцукенгшщзхъфывапролджэячсмитьбю",
)


class Passwords:
    """Makes and compares digests that are costly to guess (Argon2id), a few at a time. Thread-safe.

    Without a `hasher` of the caller's the parameters are those that argon2-cffi takes from RFC 9106.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._running, self._waiting = BoundedSemaphore(_AT_ONCE), BoundedSemaphore(_AT_ONCE + _WAITING)
        self._nobodys = cache(lambda: self._hasher.hash(b""))

    def digest(self, password: str) -> str:
        """Return what is kept of a password.

        Raises:
            Busy: too many are looked at just now.
        """
        with _Turn(self._waiting, self._running):
            return self._hasher.hash(_bytes(password))

    def fit(self, digest: str | None, password: str) -> bool:
        """Say whether a password is that of a digest; None, where nobody has that name, takes as long.

        Raises:
            Busy: too many are looked at just now.
        """
        with _Turn(self._waiting, self._running):
            nobodys = self._nobodys()
            try:
                return self._hasher.verify(digest or nobodys, _bytes(password)) and digest is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_outdated(self, digest: str) -> bool:
        """Say whether a digest was made with other parameters than those of today."""
        return self._hasher.check_needs_rehash(digest)


class _Turn:
    """A turn for what takes much memory; few wait for one, and not for long, so that pages keep their threads."""

    def __init__(self, waiting: BoundedSemaphore, running: BoundedSemaphore) -> None:
        self._waiting, self._running = waiting, running

    def __enter__(self) -> None:
        if not self._waiting.acquire(blocking=False):
            raise Busy("Many people sign in just now; try again in a few seconds.")
        if not self._running.acquire(timeout=_PATIENCE):
            self._waiting.release()
            raise Busy("Many people sign in just now; try again in a few seconds.")

    def __exit__(self, *_: object) -> None:
        self._running.release()
        self._waiting.release()


def check(password: str, name: str) -> None:
    """See that a password may be that of an account.

    Raises:
        BadPassword: it is too short or too long, among the commonest, or little more than the account's name.
    """
    if not SHORTEST <= len(_plain(password)) <= LONGEST:
        raise BadPassword(f"Take a password of {SHORTEST} to {LONGEST} characters; a few words are best.")
    said = _plain(password).casefold()
    if len(said.replace(_plain(name).casefold(), "")) < SHORTEST // 2:
        raise BadPassword("This password is little more than the account's name; take another.")
    if _is_common(said):
        raise BadPassword("This password is among the first that others would guess; take another.")


def _is_common(said: str) -> bool:
    """Say whether it is one piece again and again, a row of keys, or a common word with numbers and signs."""
    letters = re.sub(r"[\W\d_]", "", said)
    rows = [*_ROWS, *(row[::-1] for row in _ROWS)]
    return _piece(said) != said or any(said in row for row in rows) or _piece(letters) in _COMMON


def _piece(text: str) -> str:
    """Return what a text is the repetition of: `abab` is `ab`."""
    return text[: (text * 2).find(text, 1)] if text else text


def _plain(text: str) -> str:
    """Return a text with its letters written in one way, whatever the keyboard."""
    return normal("NFC", text)


def _bytes(password: str) -> bytes:
    """Return what is made a digest of: nothing of a password that is too long to be one, so that it costs no more."""
    plain = _plain(password)
    return plain.encode("utf-8", "surrogatepass") if len(plain) <= LONGEST else b""
