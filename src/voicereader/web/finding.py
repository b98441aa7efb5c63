"""The library's page: all transcripts, or what somebody looks for in them."""

from flask import Blueprint, Response, jsonify, make_response, render_template, request
from flask_babel import lazy_gettext

from voicereader.studio import Question, Results
from voicereader.studio.asking import SORTS
from voicereader.studio.finding import Result
from voicereader.web.contexts import Entry, FoundEntry, FoundSentence, LibraryPage, SearchForm
from voicereader.web.languages import capital, gettext, in_transcripts, language_name, number, sentences, transcripts
from voicereader.web.listing import pages_at
from voicereader.web.pages import entry_of
from voicereader.web.served import studio
from voicereader.web.unreadable import told
from voicereader.web.view import Option, current_view
from voicereader.web.wording import words_of

blueprint = Blueprint("finding", __name__)

_FIELDS = ("q", "speaker", "language", "from", "to", "sort", "in", "page")
_MOST_OFFERED = 100
"""People in a list to choose from; where there are more, a name is typed."""

_LABELS = {
    "newest": lazy_gettext("The newest first"),
    "oldest": lazy_gettext("The oldest first"),
    "title": lazy_gettext("By title"),
    "longest": lazy_gettext("The longest first"),
    "most": lazy_gettext("The most found first"),
}


@blueprint.get("/")
def library() -> Response:
    """Show the transcripts of the library, or what is looked for: as a page, for programs as JSON."""
    asked = {name: request.args.get(name, "") for name in _FIELDS}
    results = studio().find(_question(asked))
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        answer = _as_json(results)
    else:
        answer = make_response(render_template("pages/library.html", page=_page(asked, results)))
    answer.vary.add("Accept")
    return answer


def _question(asked: dict[str, str]) -> Question:
    return Question(
        asked["q"],
        asked["speaker"],
        asked["language"],
        asked["from"],
        asked["to"],
        asked["sort"],
        asked["page"],
        asked["in"],
    )


def _page(asked: dict[str, str], results: Results) -> LibraryPage:
    edition = studio().edition()
    filtered = any(asked[name] for name in ("speaker", "language", "from", "to", "in"))
    return LibraryPage(
        view=current_view(),
        told=_told(results, asked=filtered or bool(asked["q"])),
        asked=filtered or bool(asked["q"]),
        search=_form(asked, results, filtered=filtered),
        found=[_found(each, asked, whole=bool(asked["in"])) for each in results.results],
        pages=pages_at("/", asked, results.asked.page, results.pages),
        unreadable=[told(each) for each in edition.shelf.unreadable],
        waiting=edition.shelf.waiting,
    )


def _told(results: Results, *, asked: bool) -> str:
    """Return how much there is, in words."""
    count = transcripts(results.transcripts)
    if not asked:
        order = str(_LABELS[results.asked.sort])
        return gettext("%(transcripts)s, %(order)s", transcripts=count, order=f"{order[0].lower()}{order[1:]}")
    if not results.transcripts:
        return gettext("Nothing was found")
    where = in_transcripts(results.transcripts)
    if results.more:
        return _told_more(results, where)
    if not results.asked.terms.terms:
        return gettext("%(transcripts)s found", transcripts=count)
    return f"{sentences(results.sentences)} {where}"


def _told_more(results: Results, where: str) -> str:
    most = number(results.sentences)
    if results.asked.sort == "oldest":
        return gettext("More than %(number)s sentences; the oldest are %(where)s", number=most, where=where)
    return gettext("More than %(number)s sentences; the newest are %(where)s", number=most, where=where)


def _form(asked: dict[str, str], results: Results, *, filtered: bool) -> SearchForm:
    edition = studio().edition()
    person = results.asked.person
    people = edition.roll().people
    offered = [Option(each.id, each.name, each is person) for each in people] if len(people) <= _MOST_OFFERED else []
    languages = [
        Option(tag, f"{capital(language_name(tag))} ({number(count)})", tag == results.asked.language)
        for tag, count in edition.languages()
    ]
    return SearchForm(
        text=asked["q"],
        speaker=person.name if person and not offered else asked["speaker"],
        since=results.asked.since.isoformat() if results.asked.since else "",
        until=results.asked.until.isoformat() if results.asked.until else "",
        speakers=offered,
        languages=languages,
        sorts=[Option(each, str(_LABELS[each]), each == results.asked.sort) for each in SORTS],
        filtered=filtered or results.asked.sort != SORTS[0],
        within=_entry(results.results[0]) if asked["in"] and results.results else None,
    )


def _found(result: Result, asked: dict[str, str], *, whole: bool) -> FoundEntry:
    entry = _entry(result)
    sentences = [
        FoundSentence(
            f"{entry.url}#{each.id}",
            each.speaker.name if each.speaker else None,
            words_of(each.text, each.passages, each.language, each.marks),
        )
        for each in result.sentences
    ]
    rest = None
    if result.count > len(sentences) and not whole:
        rest = pages_at("/", asked | {"in": result.kept.slug}, 1, 1).numbers[0]
    title = words_of(result.kept.outline.title, marks=result.marks).pieces
    return FoundEntry(entry, title, sentences, result.count, rest[1] if rest else None)


def _entry(result: Result) -> Entry:
    return entry_of(result.kept, studio().edition().marks(result.kept.slug))


def _as_json(results: Results) -> Response:
    """Return a page of what was found, for programs; marks are ranges of code points."""
    answer = jsonify(
        version=1,
        transcripts=results.transcripts,
        sentences=results.sentences,
        more=results.more,
        page=results.asked.page,
        pages=results.pages,
        results=[_row(each) for each in results.results],
    )
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _row(result: Result) -> dict[str, object]:
    this = result.kept.outline
    return {
        "transcript": result.kept.slug,
        "title": this.title,
        "date": this.date.isoformat() if this.date else None,
        "place": this.place,
        "language": this.language,
        "speakers": [{"id": each.id, "name": each.name, "anonymous": each.anonymous} for each in this.speakers],
        "seconds": round(sum(this.seconds), 1),
        "count": result.count,
        "sentences": [
            {
                "id": each.id,
                "speaker": each.speaker.id if each.speaker else None,
                "text": each.text,
                "language": each.language or this.language,
                "passages": [[one.span.begin, one.span.end, one.language] for one in each.passages],
                "marks": [[mark.begin, mark.end] for mark in each.marks],
            }
            for each in result.sentences
        ],
    }
