"""`/edit`: where editors begin; what was changed, by whom and when, and all of it undone."""

import datetime as dt
from collections.abc import Iterable, Iterator

from flask import Blueprint, redirect, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer

from voicereader.studio import Change
from voicereader.studio.asking import page_named, pages_of
from voicereader.web.editors.asking import change_number, edit_url, moment, typed
from voicereader.web.editors.contexts import ChangeRow, DraftRow, GoneRow, HistoryPage, StartPage
from voicereader.web.languages import gettext, ngettext, number
from voicereader.web.listing import pages_at
from voicereader.web.needs import needs
from voicereader.web.pages import entry_of
from voicereader.web.served import studio
from voicereader.web.showing import shown, told
from voicereader.web.standing import own_account
from voicereader.web.view import current_view

blueprint = Blueprint("editing_history", __name__)

_PAGE = 50
"""Transcripts, and changes, on a page."""

_NOTES = {
    "add": lazy_gettext("Added"),
    "replace": lazy_gettext("Given another text"),
    "correct": lazy_gettext("Corrected"),
    "remove": lazy_gettext("Taken away"),
    "restore": lazy_gettext("Brought back"),
}
_TOLD = {
    "removed": lazy_gettext("The transcript is taken away. You can bring it back below."),
    "restored": lazy_gettext("It is back, as it was."),
    "dropped": lazy_gettext("The draft is thrown away."),
    "drafts": lazy_gettext("The texts are kept as drafts. Look through each, then add it."),
    "undone": lazy_gettext("The change is undone. That is a change too, and can be undone."),
}


@blueprint.get("/edit")
@needs("editor")
def start() -> Answer:
    """Show what can be changed."""
    edition = studio().edition()
    all_kept = edition.sorted_by("newest")
    page = page_named(request.args.get("page", ""))
    pages = pages_of(len(all_kept), _PAGE, page)
    here = all_kept[(page - 1) * _PAGE : page * _PAGE]
    return shown(
        "edit/start",
        StartPage(
            view=current_view(),
            told=told(_TOLD),
            entries=[(entry_of(each, edition.marks(each.slug)), edit_url(each)) for each in here],
            pages=pages_at("/edit", {}, page, pages),
            drafts=list(_drafts()),
            gone=list(_gone()),
        ),
    )


@blueprint.post("/edit/restore")
@needs("editor")
def restore() -> Answer:
    """Bring a file back that was taken away."""
    studio().changes.restore([typed("name")], own_account().name)
    return redirect("/edit?told=restored", 303)


@blueprint.get("/edit/changes")
@needs("editor")
def show() -> Answer:
    """Show what was changed, the last first."""
    found = studio().changes.history(most=_PAGE + 1, before=change_number(request.args.get("before", "")))
    older = f"/edit/changes?before={found[_PAGE - 1].number}" if len(found) > _PAGE else None
    return shown("edit/changes", HistoryPage(current_view(), told(_TOLD), list(rows(found[:_PAGE])), older))


@blueprint.post("/edit/changes/<int:change>/undo")
@needs("editor")
def undo(change: int) -> Answer:
    """Undo a change."""
    studio().changes.undo(change, own_account().name)
    return redirect("/edit/changes?told=undone", 303)


def rows(changes: Iterable[Change]) -> Iterator[ChangeRow]:
    """Yield changes as pages show them."""
    latest = studio().changes.latest()
    for each in changes:
        can_be = all(latest.get(one.name) == each.number for one in each.revisions)
        yield ChangeRow(
            each.number,
            moment(each.at),
            each.at.isoformat(timespec="seconds"),
            each.who,
            _what(each),
            [one.name for one in each.revisions],
            f"/edit/changes/{each.number}/undo" if can_be else None,
        )


def _what(change: Change) -> str:
    if change.undoes is not None:
        return gettext("Undone: change %(number)s", number=number(change.undoes))
    return str(_NOTES.get(change.note, change.note))


def _drafts() -> Iterator[DraftRow]:
    for each in studio().editing.drafts.of(own_account().number):
        if each.at:
            yield DraftRow(each.name, moment(each.at), f"/edit/drafts/{each.number}")


def _gone() -> Iterator[GoneRow]:
    for each in studio().changes.taken_away():
        left = each.at + dt.timedelta(studio().settings.keep_removed) - dt.datetime.now(dt.UTC)
        days = max(0, left.days)
        words = ngettext("kept for %(number)s more day", "kept for %(number)s more days", days, number=number(days))
        yield GoneRow(each.revisions[0].name, each.who, moment(each.at), words)
