"""`/edit/transcripts/<slug>/words`: how words are said."""

from collections.abc import Iterator, Mapping

from flask import Blueprint, redirect, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer

from voicereader.errors import BadChange, BadLexicon, ChangedMeanwhile, VoiceReaderError
from voicereader.library import Kept
from voicereader.scripting import Lexicon
from voicereader.studio.correcting import LEXICON, Where, entries_of
from voicereader.web.editors.asking import SAVED, STAND, by, edit_url, sentence, typed
from voicereader.web.editors.contexts import SaidRow, WordsPage
from voicereader.web.editors.transcripts import entry
from voicereader.web.languages import capital, language_name
from voicereader.web.needs import needs
from voicereader.web.served import studio
from voicereader.web.showing import options, shown, told
from voicereader.web.view import current_view

blueprint = Blueprint("editing_words", __name__)

PLACES: Mapping[Where, str] = {
    "transcripts": lazy_gettext("In this transcript"),
    "everywhere": lazy_gettext("In all transcripts"),
}


@blueprint.get("/edit/transcripts/<slug>/words")
@needs("editor")
def show(slug: str) -> Answer:
    """Show how words are said in a transcript."""
    return _page(studio().editing.named(slug))


@blueprint.post("/edit/transcripts/<slug>/words")
@needs("editor")
def save(slug: str) -> Answer:
    """Save how a word is said, or take it back where `do` is `leave`."""
    kept, editing = studio().editing.named(slug), studio().editing
    leave = typed("do") == "leave"
    try:
        if leave:
            editing.leave_word(typed("written"), typed("where"), typed("name"), by())
        else:
            where: Where = "everywhere" if typed("where") == "everywhere" else "transcripts"
            editing.say_word(kept.slug, typed("written"), typed("said"), where, by())
    except BadLexicon as error:
        return _page(kept, error, {STAND if leave else "written": sentence(error)})
    except (BadChange, ChangedMeanwhile) as error:
        return _page(kept, error, {STAND: sentence(error)})
    return redirect(f"{edit_url(kept)}/words?told=saved", 303)


def _page(kept: Kept, error: VoiceReaderError | None = None, problems: Mapping[str, str] | None = None) -> Answer:
    chosen = request.form.get("where", "transcripts")
    page = WordsPage(
        view=current_view(),
        entry=entry(kept),
        back_url=edit_url(kept),
        url=f"{edit_url(kept)}/words",
        hear_url=f"{edit_url(kept)}/hear",
        seen=studio().changes.last(),
        words=list(_words(kept)),
        places=options(PLACES, chosen),
        typed={name: request.form.get(name, "") for name in ("written", "said")} if typed("do") != "leave" else {},
        told=told({"saved": SAVED}),
        problems=problems or {},
    )
    return shown("edit/words", page, error, problems)


def _words(kept: Kept) -> Iterator[SaidRow]:
    """Yield what lexicon.toml says of words here; nothing where it is damaged, which saving tells."""
    try:
        lexicon = Lexicon.read(studio().changes.beside(LEXICON), LEXICON)
    except BadLexicon:
        return
    for written, said, where, name in entries_of(lexicon, (kept.file, kept.slug), kept.outline.language):
        place = str(PLACES.get(where, "")) or capital(language_name(name))  # type: ignore[call-overload]
        yield SaidRow(written, said, place, {"written": written, "where": where, "name": name})
