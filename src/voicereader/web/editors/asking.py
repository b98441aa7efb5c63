"""What all routes of editors share: who asks, what they have seen, and how an error of theirs is told at a field."""

import datetime as dt
import re
from urllib.parse import quote

from flask import redirect, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer

from voicereader.errors import UnreadableTranscript, VoiceReaderError
from voicereader.keeping.rows import DIGITS
from voicereader.library import Kept
from voicereader.studio.editing import By
from voicereader.web import standing
from voicereader.web.languages import day
from voicereader.web.sentences import sentence_of
from voicereader.web.served import studio
from voicereader.web.unreadable import told

STAND = "form"
"""The field to which an error belongs that no field has caused: the button that sends the form."""

SAVED = lazy_gettext("It is saved. What was there before is kept in the history, and can be undone.")

_NUMBER = re.compile(rf"\d{{1,{DIGITS}}}", re.ASCII)


def by() -> By:
    """Return who asks, and the last change when they were shown the form that they send; all changes else."""
    seen = change_number(typed("seen"))
    return By(standing.own_account().name, studio().changes.last() if seen is None else seen)


def change_number(given: str) -> int | None:
    """Return the number of a change, None where it is none."""
    return int(given) if _NUMBER.fullmatch(given) else None


def typed(name: str) -> str:
    """Return what was typed into a field, without spaces around it."""
    return request.form.get(name, "").strip()


def sentence(error: VoiceReaderError) -> str:
    """Return what to say of an error, in the language of the page."""
    if isinstance(error, UnreadableTranscript):
        return told(error.sentence)[0]
    return sentence_of(error.code, error.sentence)


def edit_url(kept: Kept) -> str:
    """Return where a transcript is changed."""
    return f"/edit/transcripts/{quote(kept.slug)}"


def to_transcript(file: str, told: str) -> Answer:
    """Lead to where the transcript of that file is changed now: its address may be another after a change."""
    kept = studio().editing.named(file)
    return redirect(f"{edit_url(kept)}?told={told}", 303)


def moment(at: dt.datetime) -> str:
    """Return when something was changed, for people: a day and the time by UTC."""
    return f"{day(at.date())}, {at:%H:%M} UTC"
