"""`/accounts`: who has an account here, for owners, who give, change and shut them."""

from flask import Blueprint, redirect, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer

from voicereader.errors import BadAccount, BadPassword, NotAllowed, UnknownAccount, VoiceReaderError
from voicereader.keeping.accounts import Account
from voicereader.web import standing
from voicereader.web.account_contexts import AccountsPage, PersonPage, PersonRow
from voicereader.web.accounts import ROLES
from voicereader.web.languages import day
from voicereader.web.needs import needs
from voicereader.web.sentences import sentence_of
from voicereader.web.showing import options, shown, told
from voicereader.web.standing import own_account
from voicereader.web.view import current_view

blueprint = Blueprint("owners", __name__)

_TOLD = {
    "added": lazy_gettext("The account is there. Tell them the name and the password, and have them change it."),
    "role": lazy_gettext("The role is changed."),
    "password": lazy_gettext("The password is changed; they are signed out everywhere."),
    "shut": lazy_gettext("They are kept out now, and signed out everywhere."),
    "open": lazy_gettext("They may sign in again."),
}


@blueprint.get("/accounts")
@needs("owner")
def show() -> Answer:
    """List who has an account."""
    return _page()


@blueprint.post("/accounts")
@needs("owner")
def add() -> Answer:
    """Give somebody an account."""
    form = request.form
    try:
        standing.admitted().accounts.add(form.get("name", ""), form.get("password", ""), form.get("role", ""))  # type: ignore[arg-type]
    except BadAccount as error:
        return _page(error, "name")
    except BadPassword as error:
        return _page(error, "password")
    return redirect("/accounts?told=added", 303)


@blueprint.get("/accounts/<int:number>")
@needs("owner")
def one(number: int) -> Answer:
    """Show one account, with what can be changed of it."""
    return _person(_named(number))


@blueprint.post("/accounts/<int:number>")
@needs("owner")
def change(number: int) -> Answer:
    """Change somebody's role or password, keep them out or let them in again; `change` says which."""
    account, accounts, form = _named(number), standing.admitted().accounts, request.form
    if own_account().number == number:
        raise NotAllowed("Your own account is changed by another owner, or on the command line.")
    done = form.get("change", "")
    if done == "role":
        accounts.set_role(account.name, form.get("role", ""))  # type: ignore[arg-type]
    elif done == "password":
        try:
            accounts.set_password(account.name, form.get("password", ""))
        except BadPassword as error:
            return _person(account, error)
    elif done in {"shut", "open"}:
        accounts.set_disabled(account.name, disabled=done == "shut")
    return redirect(f"/accounts/{number}?told={done if done in _TOLD else ''}", 303)


def _named(number: int) -> Account:
    found = next((each for each in standing.admitted().accounts.all() if each.number == number), None)
    if found is None:
        raise UnknownAccount("There is no such account any more; the list has those that there are.")
    return found


def _page(error: VoiceReaderError | None = None, field: str = "") -> Answer:
    page = AccountsPage(
        view=current_view(),
        people=[_row(each) for each in standing.admitted().accounts.all()],
        roles=options(ROLES, request.form.get("role", "editor")),
        told=told(_TOLD),
        problems={field: sentence_of(error.code, error.sentence)} if error else {},
        typed={"name": request.form.get("name", "")},
    )
    return shown("accounts", page, error)


def _person(account: Account, error: VoiceReaderError | None = None) -> Answer:
    page = PersonPage(
        view=current_view(),
        person=_row(account),
        roles=options(ROLES, account.role),
        is_own=own_account().number == account.number,
        told=told(_TOLD),
        problems={"password": sentence_of(error.code, error.sentence)} if error else {},
    )
    return shown("account_of", page, error)


def _row(account: Account) -> PersonRow:
    url = f"/accounts/{account.number}"
    return PersonRow(account.name, str(ROLES[account.role]), day(account.created), url, account.disabled)
