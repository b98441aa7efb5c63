"""Signing in and out. Nobody who only reads is asked to, or has a cookie of it."""

from collections.abc import Sequence

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from voicereader.errors import Busy, SignInFailed, TooManyTries
from voicereader.web import standing
from voicereader.web.account_contexts import GoOnPage, SignInPage
from voicereader.web.needs import needs
from voicereader.web.sentences import sentence_of
from voicereader.web.shares import address
from voicereader.web.view import current_view, own_path

blueprint = Blueprint("signing", __name__)

_NOT_CARRIED = {"form_token", "old", "new", "password"}
"""Fields that are not carried: what is another with the next session, and passwords, which stand on no page."""

_CARRIED = "carried."
"""What the names of fields begin with that were sent to another page before signing in."""


@blueprint.get("/sign-in")
@needs("public")
def sign_in() -> Answer:
    """Ask for name and password; who is signed in already goes on."""
    onward = own_path(request.args.get("next", "/"))
    return redirect(onward, 303) if standing.current_account() else _page(onward)


@blueprint.post("/sign-in")
@needs("public", takes="texts")
def enter() -> Answer:
    """Sign somebody in, and go on to where they wanted to."""
    form = request.form
    onward, again = own_path(form.get("next", "/")), "again" in form
    carried = [(name.removeprefix(_CARRIED), value) for name, value in _fields() if name.startswith(_CARRIED)]
    try:
        account = standing.admitted().accounts.sign_in(form.get("name", ""), form.get("password", ""), address())
    except (SignInFailed, TooManyTries, Busy) as error:
        answer = _page(onward, sentence_of(error.code, error.sentence), carried, again=again)
        answer.status_code = error.status
        if isinstance(error, TooManyTries):
            answer.headers["Retry-After"] = str(error.seconds)
        return answer
    answer = redirect(onward, 303)
    standing.begin(answer, account)
    if again:  # the page is made for who is signed in now
        answer.set_data(render_template("pages/go_on.html", page=GoOnPage(current_view(), onward, carried)))
        answer.status_code = 200
        del answer.headers["Location"]
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.post("/sign-out")
@needs("public")
def leave() -> Answer:
    """End the session of this browser."""
    standing.see_that_it_is_ours()
    answer = redirect("/", 303)
    standing.end(answer)
    return answer


def sign_in_first() -> Answer:
    """Ask who sent a form without being signed in, any more or yet, to sign in; what they sent is kept meanwhile."""
    carried = [each for each in _fields() if each[0] not in _NOT_CARRIED]
    answer = _page(own_path(request.full_path.rstrip("?")), carried=carried, again=True)
    answer.status_code = 401
    answer.headers["WWW-Authenticate"] = CHALLENGE
    return answer


CHALLENGE = 'Bearer realm="VoiceReader"'
"""What programs are told to show, as RFC 6750 has it."""


def _fields() -> Sequence[tuple[str, str]]:
    return [(name, value) for name, value in request.form.items(multi=True) if name]  # a part of a form may have none


def _page(
    onward: str, problem: str | None = None, carried: Sequence[tuple[str, str]] = (), *, again: bool = False
) -> Answer:
    name = "" if problem is None else request.form.get("name", "")
    page = SignInPage(current_view(), name, onward, problem, again, carried)
    answer = make_response(render_template("pages/sign_in.html", page=page))
    if again:
        answer.headers["Cache-Control"] = "no-store"
    return answer
