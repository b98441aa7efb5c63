"""Links to places in a transcript: to a sentence that may have moved, and quotes of a range."""

from itertools import groupby
from urllib.parse import quote as quoted
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from voicereader.model import Span
from voicereader.studio.places import between, find
from voicereader.web.contexts import Quoted, QuotePage
from voicereader.web.languages import gettext
from voicereader.web.pages import beginning, entry_of, sound_of
from voicereader.web.served import studio
from voicereader.web.view import current_view, heard_as
from voicereader.web.wording import paragraphs_of

blueprint = Blueprint("places", __name__)


@blueprint.get("/transcripts/<slug>/at/<identity>")
def at(slug: str, identity: str) -> Answer:
    """Lead to a sentence, wherever it stands now."""
    place = find(studio().edition().transcript(slug), identity, request.args.get("quote", ""))
    return redirect(f"/transcripts/{quoted(slug)}#{place}", 303)


@blueprint.get("/transcripts/<slug>/quote/<identity>")
def quote(slug: str, identity: str) -> str:
    """Show a sentence, a turn or a range of sentences: its words, its sound, and whose they are."""
    edition = studio().edition()
    this = edition.transcript(slug)
    first = find(this, identity, request.args.get("quote", ""))
    last = request.args.get("to") or first
    view = current_view()
    entry = entry_of(edition.shelf.named(slug), edition.marks(slug))
    people = {person.id: person for person in entry.people}
    placed = between(this, first, last)
    stretches = []
    for _, group in groupby(placed, key=lambda each: each[1].id):
        sentences = list(group)
        turn = sentences[0][1]
        said = paragraphs_of(turn, Span(sentences[0][2].begin, sentences[-1][2].end))
        stretches.append(Quoted(people.get(turn.speaker_id or ""), said))
    opening = placed[0][2].of(placed[0][1].text)
    ends = {"from": placed[0][0], "to": placed[-1][0]}
    page = QuotePage(
        view=view,
        entry=entry,
        quoted=stretches,
        sound=sound_of(gettext("the quote"), entry.url, ends | heard_as(view)),
        place_url=f"{entry.url}/at/{ends['from']}?" + urlencode({"quote": beginning(opening)}),
        source=this.source,
        licence=this.licence,
    )
    return render_template("pages/quote.html", page=page)
