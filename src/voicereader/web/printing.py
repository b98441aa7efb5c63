"""A transcript for paper: its words alone, in the size that is chosen, or large."""

from flask import Blueprint, render_template, request

from voicereader.web.contexts import PrintPage
from voicereader.web.pages import entry_of, turns_of, words_explained
from voicereader.web.served import studio
from voicereader.web.view import current_view

blueprint = Blueprint("printing", __name__)


@blueprint.get("/transcripts/<slug>/print")
def paper(slug: str) -> str:
    """Show one transcript as it is printed."""
    edition = studio().edition()
    this = edition.transcript(slug)
    entry = entry_of(edition.shelf.named(slug), edition.marks(slug))
    page = PrintPage(
        view=current_view(),
        entry=entry,
        turns=turns_of(this.turns, entry, {}),
        address=f"{request.host_url.rstrip('/')}{entry.url}",
        source=this.source,
        licence=this.licence,
        large=request.args.get("size") == "large",
        words=words_explained(edition.glossary(slug)),
    )
    return render_template("pages/print.html", page=page)
