"""What the library's page says of files that could not be read, in the language of the page.

Reading knows no language of pages: its sentences are English, and kept so. Here each is known by its words.
"""

import re
from functools import cache

from voicereader.web.languages import gettext, interface, isolated
from voicereader.web.languages import noted as _

SENTENCES = (
    _("%(name)s cannot be opened (%(reason)s); see who may read it."),
    _("%(name)s is empty: choose a file that holds a transcript."),
    _("%(name)s is larger than %(number)s MB; split it into several files."),
    _("%(name)s is larger than %(number)s MB: split it into several files."),
    _("%(name)s takes too much time or memory to read; split it, or save it as plain text."),
    _("%(name)s takes more memory than a transcript may; save a smaller part of it, or as plain text."),
    _("%(name)s cannot be read (%(reason)s); save it anew, or as plain text."),
    _("%(name)s has more than %(number)s lines: split it into several files."),
    _("%(name)s has more than %(number)s objects: split it into several files."),
    _("%(name)s has more than %(number)s tags or entities, or one without end: split it into several files."),
    _("%(name)s has %(count)s pages, more than can be read at once (%(number)s): split it into smaller files."),
    _("%(name)s holds %(count)s messages, more than can be read at once (%(number)s): split it."),
    _("%(name)s holds more than %(number)s MB of text: split it into several files."),
    _("%(name)s holds more text than can be read: split it into smaller files."),
    _("%(name)s holds more than a day of talk: split it into several files."),
    _("%(name)s holds no words: choose a file that holds a transcript."),
    _("%(name)s holds no captions, words under two times: name it .txt if it is text."),
    _("%(name)s holds pictures of pages, no text: run text recognition (OCR) on it, and save it again."),
    _("%(name)s does not tell which letters it shows: run text recognition (OCR) on it, and save it again."),
    _("%(name)s is a binary file, not text: save the transcript as plain text."),
    _("%(name)s is a binary file, not a page: save the transcript as plain text."),
    _("%(name)s is %(kind)s; VoiceReader reads plain text so far: save it as text."),
    _("%(name)s is a page without words; save it again once its text is to be seen."),
    _("%(name)s is a message without words: choose a file that holds a transcript."),
    _("%(name)s is damaged: open it where it was made, and save it again."),
    _("%(name)s is damaged: none of its elements ends; save its text as plain text."),
    _("%(name)s is locked by a password: save it without one."),
    _("%(name)s is protected against copying (DRM): get it without, or as another file."),
    _("%(name)s is too large; save it without pictures, or as DOCX."),
    _("%(name)s is too large: save its text as plain text."),
    _("%(name)s is no document of Word: save its text as DOCX or as plain text."),
    _("%(name)s was made by a Word older than 97: open it in Word, and save it as DOCX."),
    _("%(name)s is nested too deeply to be a transcript: choose another file."),
    _("%(name)s is no valid JSON (%(reason)s): mend it, or save the text."),
    _("%(name)s is no well-formed XML (%(reason)s): mend it there."),
)
"""All that reading says of a file that it refuses; a test compares them with what it can say."""

_OURS = "en"


def told(sentence: str) -> tuple[str, str | None]:
    """Return a sentence in the language of the page, and None; else as it is, and its language."""
    if interface().tag == _OURS:
        return sentence, None
    for message in SENTENCES:
        found = _pattern(message).fullmatch(sentence)
        if found:
            return gettext(message, **{name: isolated(each) for name, each in found.groupdict().items()}), None
    return sentence, _OURS


@cache
def _pattern(message: str) -> re.Pattern[str]:
    """Return what finds a message with any fields."""
    return re.compile(re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.+)", re.escape(message)), re.DOTALL)
