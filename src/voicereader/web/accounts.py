"""`/account`: who one is here, where one is signed in, one's password, and the tokens of one's programs."""

import datetime as dt
from collections.abc import Iterator

from flask import Blueprint, redirect, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer

from voicereader.errors import BadAccount, BadPassword, SignInFailed, TooManyTries, VoiceReaderError
from voicereader.keeping.secrets import digest
from voicereader.keeping.tokens import Token
from voicereader.web import standing
from voicereader.web.account_contexts import AccountPage, SessionRow, TokenRow
from voicereader.web.languages import day, gettext
from voicereader.web.needs import needs
from voicereader.web.sentences import sentence_of
from voicereader.web.shares import address
from voicereader.web.showing import options, shown, told
from voicereader.web.standing import own_account
from voicereader.web.view import current_view

blueprint = Blueprint("accounts", __name__)

ROLES = {
    "reader": lazy_gettext("Reader: may read"),
    "editor": lazy_gettext("Editor: may read and change"),
    "owner": lazy_gettext("Owner: may read, change, and say who may"),
}
_SCOPES = {"read": lazy_gettext("Read"), "edit": lazy_gettext("Read and change")}
_LASTING = {
    "30": lazy_gettext("30 days"),
    "90": lazy_gettext("90 days"),
    "365": lazy_gettext("a year"),
    "": lazy_gettext("for good"),
}
_TOLD = {
    "password": lazy_gettext("Your password is changed. Other browsers are signed out."),
    "token": lazy_gettext("The token is taken away; it opens nothing any more."),
}


@blueprint.get("/account")
@needs("account")
def show() -> Answer:
    """Show what one has here."""
    return _page(done=told(_TOLD))


@blueprint.post("/account/password")
@needs("account")
def change_password() -> Answer:
    """Change one's password; other browsers are signed out, this one is signed in anew."""
    old, new = request.form.get("old", ""), request.form.get("new", "")
    try:
        account = standing.admitted().accounts.change_password(own_account(), old, new, address())
    except SignInFailed as error:
        return _page(error, old=gettext("This is not your password. Try again."))
    except TooManyTries as error:
        return _page(error, old=sentence_of(error.code, error.sentence))
    except BadPassword as error:
        return _page(error, new=sentence_of(error.code, error.sentence))
    answer = redirect("/account?told=password", 303)
    standing.begin(answer, account)
    return answer


@blueprint.post("/account/sign-out-everywhere")
@needs("account")
def sign_out_everywhere() -> Answer:
    """End all of one's sessions, this one too."""
    account, answer = own_account(), redirect("/sign-in", 303)
    standing.end(answer)
    standing.admitted().sessions.end_all(account)
    return answer


@blueprint.post("/account/tokens")
@needs("account")
def make_token() -> Answer:
    """Make a token, and tell it this once."""
    lasting, scope = request.form.get("lasting", ""), request.form.get("scope", "")
    try:
        label, days = request.form.get("label", ""), _days(lasting)
        made = standing.admitted().tokens.make(own_account(), label, scope, days)  # type: ignore[arg-type]
    except BadAccount as error:
        return _page(error, label=sentence_of("bad-token", error.sentence))
    return _page(made=made)


def _days(lasting: str) -> int | None:
    if lasting not in _LASTING:
        raise BadAccount("A token does not last so long; choose from the list.")
    return int(lasting) if lasting else None


@blueprint.post("/account/tokens/<int:number>/revoke")
@needs("account")
def revoke(number: int) -> Answer:
    """Take one of one's tokens away."""
    standing.admitted().tokens.remove(own_account(), number)
    return redirect("/account?told=token", 303)


def _page(
    error: VoiceReaderError | None = None, done: str | None = None, made: str | None = None, **problems: str
) -> Answer:
    account, there = own_account(), standing.admitted()
    secret = standing.standing().secret or ""
    page = AccountPage(
        view=current_view(),
        name=account.name,
        role=str(ROLES[account.role]),
        sessions=[
            SessionRow(day(each.begun.date()), day(each.used.date()), each.digest == digest(secret))
            for each in there.sessions.of(account)
        ],
        tokens=list(_rows(there.tokens.of(account))),
        scopes=options(_SCOPES, "read", lambda scope: scope == "read" or account.is_at_least("editor")),
        lasting=options(_LASTING, "90"),
        told=done,
        made=made,
        problems=problems,
        typed={"label": request.form.get("label", "")} if problems else {},
    )
    return shown("account", page, error)


def _rows(tokens: list[Token]) -> Iterator[TokenRow]:
    for each in tokens:
        expires = gettext("for good") if each.expires is None else _until(each.expires)
        used = gettext("never used") if each.used is None else gettext("used on %(date)s", date=day(each.used))
        url = f"/account/tokens/{each.number}/revoke"
        yield TokenRow(each.name, str(_SCOPES[each.scope]), day(each.created), expires, used, url)


def _until(last: dt.date) -> str:
    if last < dt.datetime.now(dt.UTC).date():
        return gettext("expired on %(date)s", date=day(last))
    return gettext("until %(date)s", date=day(last))
