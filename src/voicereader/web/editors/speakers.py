"""`/edit/transcripts/<slug>/speakers/<identity>`: who somebody is, and with which voice they speak."""

from collections.abc import Iterator, Mapping

from flask import Blueprint, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer

from voicereader.errors import (
    BadCasting,
    BadChange,
    BadPeople,
    ChangedMeanwhile,
    EngineUnavailable,
    UnknownSpeaker,
    VoiceReaderError,
)
from voicereader.library import Kept
from voicereader.model import Speaker
from voicereader.studio.correcting import Said
from voicereader.studio.editing import Correction
from voicereader.web.editors.asking import STAND, by, edit_url, sentence, to_transcript, typed
from voicereader.web.editors.contexts import SpeakerPage
from voicereader.web.editors.transcripts import entry, whole
from voicereader.web.languages import gettext
from voicereader.web.needs import needs
from voicereader.web.served import studio
from voicereader.web.showing import options, shown
from voicereader.web.view import Option, current_view

blueprint = Blueprint("editing_speakers", __name__)

_GENDERS = {
    "": lazy_gettext("As the transcripts say"),
    "female": lazy_gettext("Female"),
    "male": lazy_gettext("Male"),
}
NOBODY = "-"
"""What is chosen where a speaker is none: the label was no label."""


@blueprint.get("/edit/transcripts/<slug>/speakers/<identity>")
@needs("editor")
def show(slug: str, identity: str) -> Answer:
    """Show what can be corrected of a speaker."""
    return _page(*_named(slug, identity))


@blueprint.post("/edit/transcripts/<slug>/speakers/<identity>")
@needs("editor")
def correct(slug: str, identity: str) -> Answer:
    """Save what is corrected of a speaker; `do` is `who` where they are somebody else in this transcript."""
    kept, speaker = _named(slug, identity)
    who = typed("do") == "who"
    try:
        if who:
            studio().editing.say_who(kept.slug, speaker.id, _whom(speaker, kept), by())
        else:
            studio().editing.correct_person(kept.slug, speaker.id, _correction(speaker), by())
    except (BadChange, ChangedMeanwhile, BadPeople, BadCasting) as error:
        return _page(kept, speaker, error, {"new" if who else STAND: sentence(error)})
    return to_transcript(kept.file, "saved")


def _named(slug: str, identity: str) -> tuple[Kept, Speaker]:
    kept = studio().editing.named(slug)
    speaker = whole(kept).speaker(identity)
    if speaker is None:
        raise UnknownSpeaker("Nobody of this name speaks in the transcript any more; its page lists who does.")
    return kept, speaker


def _correction(speaker: Speaker) -> Correction:
    """Return what was typed that is not so already."""
    form, own = request.form, now(speaker)
    changed = {name: typed(name) for name in own if name in form and typed(name) != own[name]}
    return Correction(
        Said(changed.get("name"), changed.get("role"), changed.get("gender")),
        changed.get("voice"),
    )


def _whom(speaker: Speaker, kept: Kept) -> str | None:
    """Return whom a speaker is said to be, None where nobody."""
    chosen, new = typed("same"), typed("new")
    if chosen == NOBODY:
        return None
    other = whole(kept).speaker(chosen)
    name = new or (other.name if other else "")
    if not name or name == speaker.name:
        raise BadChange("Say who it is: choose somebody of the list, or type a name.")
    return name


def now(speaker: Speaker) -> dict[str, str]:
    """Return what is known of a speaker, by field: of gender and voice what editors have said."""
    edition = studio().edition()
    said = edition.register().ids.get(speaker.id)
    overrides = edition.overrides()
    found = overrides.match(speaker)
    voice = overrides.speakers[found[1]].voice if found else None
    gender = said.gender if said else None
    return {"name": speaker.name, "role": speaker.role or "", "gender": gender or "", "voice": voice or ""}


def _page(
    kept: Kept,
    speaker: Speaker,
    error: VoiceReaderError | None = None,
    problems: Mapping[str, str] | None = None,
) -> Answer:
    known = now(speaker)
    fields = known | {name: request.form[name] for name in (*known, "same", "new") if name in request.form}
    url = f"{edit_url(kept)}/speakers/{speaker.id}"
    page = SpeakerPage(
        view=current_view(),
        entry=entry(kept),
        back_url=edit_url(kept),
        url=url,
        hear_url=f"{edit_url(kept)}/hear",
        seen=studio().changes.last(),
        identity=speaker.id,
        name=speaker.name,
        is_anonymous=speaker.anonymous,
        typed=fields,
        genders=options(_GENDERS, fields["gender"]),
        voices=list(_voices(kept, fields["voice"])),
        others=list(_others(kept, speaker, fields.get("same", ""))),
        problems=problems or {},
    )
    return shown("edit/speaker", page, error, problems)


def _voices(kept: Kept, chosen: str) -> Iterator[Option]:
    yield Option("", gettext("Chosen automatically"), not chosen)
    try:
        voices = studio().editing.voices_of(kept.outline.language)
    except EngineUnavailable:  # what else there is can be corrected
        voices = []
    for each in voices:
        gender = str(_GENDERS[each.gender]).lower() if each.gender else ""
        label = f"{each.name}{gettext(', ')}{gender}" if gender else each.name
        yield Option(each.id, label, each.id == chosen)
    if chosen and chosen not in {each.id for each in voices}:
        yield Option(chosen, chosen, chosen=True)


def _others(kept: Kept, speaker: Speaker, chosen: str) -> Iterator[Option]:
    yield Option("", gettext("Somebody else: type the name below"), not chosen)
    for each in whole(kept).speakers:
        if each.id != speaker.id and not each.anonymous:
            yield Option(each.id, each.name, each.id == chosen)
    yield Option(NOBODY, gettext("Nobody: these words are no name of a speaker"), chosen == NOBODY)
