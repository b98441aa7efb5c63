"""People over HTTP: the list of all who have a name, and a page for each with all that they say."""

from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from voicereader.reading.register import Person
from voicereader.studio.asking import page_named, pages_of
from voicereader.web import shares, streams
from voicereader.web.audio import asked_for, plays
from voicereader.web.contexts import (
    Download,
    PersonEntry,
    SaidIn,
    SaidTurn,
    Sound,
    SpeakerPage,
    SpeakersPage,
    TalkTable,
)
from voicereader.web.languages import gettext, in_transcripts, lasting, ngettext, number, turns
from voicereader.web.listing import pages_at, speaker_url, talk_table
from voicereader.web.pages import entry_of, numbers_of
from voicereader.web.served import studio
from voicereader.web.view import current_view, heard_as
from voicereader.web.wording import paragraphs_of

blueprint = Blueprint("speakers", __name__)

_PEOPLE, _TURNS, _ROWS = 100, 30, 50
"""People and turns on a page, transcripts in the table of talk time."""

_LONGEST = 100


@blueprint.get("/speakers")
def speakers() -> str:
    """Show everybody who has a name, or those whose name has certain letters."""
    text = request.args.get("q", "").strip()[:_LONGEST]
    roll = studio().edition().roll()
    people = [each for each in roll.people if text.casefold() in each.name.casefold()] if text else roll.people
    current = page_named(request.args.get("page", ""))
    last = pages_of(len(people), _PEOPLE, current)
    page = SpeakersPage(
        current_view(),
        _found(len(people)),
        text,
        [_listed(each) for each in people[(current - 1) * _PEOPLE : current * _PEOPLE]],
        pages_at("/speakers", {"q": text}, current, last),
    )
    return render_template("pages/speakers.html", page=page)


@blueprint.get("/speakers/<slug>")
def speaker(slug: str) -> str | Answer:
    """Show who somebody is and all that they say; another of their names leads there."""
    edition = studio().edition()
    roll = edition.roll()
    person = roll.named(slug)
    if person.id != slug:
        return redirect(speaker_url(person.id), 303)
    view, talk, current = current_view(), roll.talk(person), page_named(request.args.get("page", ""))
    last = pages_of(talk.turns, _TURNS, current)
    heard = heard_as(view)
    query = f"?{urlencode(heard)}" if heard else ""
    sound = f"{speaker_url(person.id)}/audio.mp3{query}"
    page = SpeakerPage(
        view=view,
        name=person.name,
        roles=person.roles,
        called=[each for each in person.aliases if each != person.name],
        counts=f"{_counts(person)}{gettext(', ')}{lasting(talk.seconds)}",
        sound=Sound(gettext("all that %(name)s says", name=person.name), sound, [Download("MP3", sound)]),
        search_url=f"/?{urlencode({'speaker': person.id})}",
        talk=_table(person),
        said=list(_said(person, (current - 1) * _TURNS, heard)),
        pages=pages_at(speaker_url(person.id), {}, current, last),
    )
    return render_template("pages/speaker.html", page=page)


@blueprint.get("/speakers/<slug>/audio.mp3")
def sound(slug: str) -> Response:
    """Answer with all that somebody says, transcript after transcript, the newest first: a stream."""
    there = studio()
    person = there.edition().roll().named(slug)
    asked = asked_for("mp3", {**request.args, "speaker": person.id})
    heard = there.record_all(person, asked, streams.where_room(shares.charge()), gaps=plays())
    answer = Response(heard, mimetype="audio/mpeg")
    answer.headers["Accept-Ranges"] = "none"
    answer.headers["Cache-Control"] = "no-store"
    answer.headers.set("Content-Disposition", "inline", filename=f"{person.id}.mp3")
    with streams.room() as keep:
        return keep(answer)


def _listed(person: Person) -> PersonEntry:
    return PersonEntry(person.name, speaker_url(person.id), person.roles, _counts(person))


def _found(count: int) -> str:
    if not count:
        return gettext("Nobody was found")
    return ngettext("%(number)s speaker", "%(number)s speakers", count, number=number(count))


def _counts(person: Person) -> str:
    return f"{turns(person.turns)} {in_transcripts(len(person.transcripts))}"


def _table(person: Person) -> TalkTable:
    edition = studio().edition()
    rows = [
        (kept.outline.title, f"/transcripts/{quote(slug)}", kept.outline.language, talk)
        for slug in person.transcripts[:_ROWS]
        for kept, talk in [(edition.shelf.kept[slug], edition.roll().talk_in(slug, person))]
        if talk
    ]
    caption = gettext("How long, by transcript")
    if len(person.transcripts) > _ROWS:
        caption = gettext("How long, in the newest transcripts (%(number)s)", number=number(_ROWS))
    return talk_table(caption, gettext("Transcript"), rows)


def _said(person: Person, begin: int, heard: dict[str, str]) -> Iterator[SaidIn]:
    edition = studio().edition()
    there = islice(edition.roll().turns(person), begin, begin + _TURNS)
    for slug, places in groupby(there, key=itemgetter(0)):
        entry = entry_of(edition.shelf.named(slug), edition.marks(slug))
        transcript = edition.transcript(slug)
        numbers = numbers_of(transcript.turns, entry)
        own = [(transcript.turns[place], numbers[place]) for _, place in places]
        said = [
            SaidTurn(
                f"{entry.url}#{each.id}",
                f"{entry.url}/audio.mp3?{urlencode({'turn': each.id, **heard})}",
                count,
                paragraphs_of(each),
            )
            for each, count in own
        ]
        yield SaidIn(entry, said)
