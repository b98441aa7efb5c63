"""Who asks: the account behind a request, by the session of a browser or by the token of a program."""

import contextlib
import hmac
import secrets
import time
from dataclasses import dataclass

from flask import Flask, current_app, g, request
from werkzeug.wrappers import Response as Answer

from voicereader.errors import LibraryDamaged, LibraryUnwritable, NotSignedIn, Refused
from voicereader.keeping.accounts import Account
from voicereader.studio.admitting import Admission
from voicereader.web.served import studio

_HOUR = 3600
_OFTEN = 1.0
"""Seconds between looks whether there are accounts: each request that asked the disk would wait for it."""

_TOLD = "form_token"
"""The field of a form, and as `X-Form-Token` the header of a script, that shows that the page was given by us."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The account behind a request; `secret` is that of its session, None for a program or for nobody."""

    account: Account | None = None
    secret: str | None = None


@dataclass(slots=True)
class _Offer:
    """Whether people can sign in, and until when that is not looked at again; what was true once, never."""

    made: bool = False
    until: float = 0.0


def init_app(app: Flask, admission: Admission) -> None:
    """Have requests to `app` come from those who are let in; templates ask `current_account()` too."""
    app.extensions["admission"] = admission
    app.extensions["offer"] = _Offer()
    app.jinja_env.globals.update(
        current_account=current_account, form_token_of_session=form_token, is_offered=is_offered
    )


def admitted() -> Admission:
    """Return who is let into the library that is served."""
    there: Admission = current_app.extensions["admission"]
    return there


def current_account() -> Account | None:
    """Return whose request this is, None where that is nobody's who is known; of a token the role is what it leaves.

    Raises:
        NotSignedIn: it has a token that is nobody's. Asked again, the request is nobody's.
    """
    return standing().account


def own_account() -> Account:
    """Return the account of who asks, of a route that needs one."""
    account = current_account()
    assert account is not None  # noqa: S101  (as the route needs)
    return account


def standing() -> Standing:
    """Return by what a request is somebody's; see `current_account`."""
    if "standing" not in g:
        g.standing = Standing()
        g.standing = _by_token() or _by_session() or g.standing
    found: Standing = g.standing
    return found


def form_token() -> str | None:
    """Return what a form has to show so that it is ours: bound to the session; None for who has none.

    Each time it looks otherwise: a page that is compressed tells by its length what stands in it twice (BREACH).
    """
    token = _token()
    if token is None:
        return None
    mask = secrets.token_bytes(len(token))
    return (mask + _masked(token, mask)).hex()


def _token() -> bytes | None:
    secret = standing().secret
    return hmac.digest(secret.encode(), _TOLD.encode(), "sha256") if secret else None


def _masked(token: bytes, mask: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(token, mask, strict=True))


def _shown(text: str) -> bytes:
    """Return the token that a form shows, nothing where it shows none."""
    try:
        both = bytes.fromhex(text)
        return _masked(both[len(both) // 2 :], both[: len(both) // 2])
    except ValueError:
        return b""


def see_that_it_is_ours() -> None:
    """Refuse a form that does not show what the session's pages have; without a session nothing is asked for.

    Raises:
        Refused: it does not.
    """
    wanted = _token()
    shown = request.headers.get("X-Form-Token") or request.form.get(_TOLD, "")
    if wanted is not None and not hmac.compare_digest(wanted, _shown(shown)):
        raise Refused("This form is not of your session; load its page again, and send it from there.")


def is_offered() -> bool:
    """Say whether anybody can sign in, as it was within the last second; what is damaged hinders no reader."""
    offer: _Offer = current_app.extensions["offer"]
    if not offer.made and (current_account() or time.monotonic() >= offer.until):
        with contextlib.suppress(LibraryDamaged, LibraryUnwritable):
            offer.made = admitted().accounts.are_there()
        offer.until = time.monotonic() + _OFTEN
    return offer.made


def begin(answer: Answer, account: Account) -> None:
    """Sign somebody in: a new session, whatever the browser had before, and the cookie that shows it."""
    end(answer)
    secret = admitted().sessions.begin(account)
    lasting = studio().settings.session_longest * _HOUR
    answer.set_cookie(_cookie(), secret, max_age=lasting, secure=_is_secure(), httponly=True, samesite="Lax")
    g.standing = Standing(account, secret)


def end(answer: Answer) -> None:
    """End the session of the request, where it has one, and take its cookie back."""
    secret = standing().secret
    if secret:
        admitted().sessions.end(secret)
    if _cookie() in request.cookies:
        answer.delete_cookie(_cookie(), secure=_is_secure(), httponly=True, samesite="Lax")
    g.standing = Standing()


def _by_token() -> Standing | None:
    shown = request.authorization
    if shown is None or shown.type != "bearer":
        return None
    account = admitted().tokens.find(shown.token or "")
    if account is None:
        raise NotSignedIn("This token is not known or has expired; make another on the account's page.")
    return Standing(account)


def _by_session() -> Standing | None:
    secret = request.cookies.get(_cookie()) if request.cookies else None
    session = admitted().sessions.find(secret) if secret else None
    return Standing(session.account, secret) if session else None


def _cookie() -> str:
    """Return the cookie's name; where it goes over https alone, one that no other site below ours can set."""
    return "__Host-session" if _is_secure() else "session"


def _is_secure() -> bool:
    return request.is_secure or studio().settings.secure_cookies == "always"
