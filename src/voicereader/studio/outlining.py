"""From a transcript to its outline, to what the catalogue keeps of it, and back to one without words."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from voicereader.library import Read
from voicereader.library import Reader as FileReader
from voicereader.model import Outline, Transcript, Turn
from voicereader.reading.register import Register, applied
from voicereader.scripting import numbered
from voicereader.studio.about import told
from voicereader.text import NO_SPACES, words

_LETTER, _SIGN = 0.065, 0.25
"""Seconds of ordinary speech: some 170 English words, or 240 signs of a script without spaces, a minute."""

_SIGNS = re.compile(NO_SPACES)
_NOBODY = Register()

Reader = Callable[[bytes, str], Transcript]


def reader(read: Reader) -> FileReader:
    """Return what reads a file for a library, from what reads a transcript."""

    def catalogued(content: bytes, name: str, about: Mapping[str, str]) -> Read:
        transcript = told(read(content, name), about)
        plain = applied(_NOBODY, transcript)
        outline = outlined(transcript)
        return Read(transcript, outline, outline if plain is transcript else outlined(plain), said(transcript))

    return catalogued


def said(transcript: Transcript) -> Iterator[tuple[str, str]]:
    """Yield who says each sentence, by id, and its words; first the title."""
    yield "", transcript.title
    for turn in transcript.turns:
        text = turn.text
        for index, paragraph in enumerate(numbered(turn, transcript.language)):
            speaker = turn.speaker_id if turn.kind(index) == "speech" else None
            yield from ((speaker or "", span.of(text)) for _, span in paragraph)


def outlined(transcript: Transcript) -> Outline:
    """Return the outline of a transcript."""
    places = {each.id: place for place, each in enumerate(transcript.speakers, 1)}
    counts: Counter[str | None] = Counter()
    taken: defaultdict[str | None, float] = defaultdict(float)
    for turn in transcript.turns:
        counts[turn.speaker_id] += sum(1 for _ in words(_speech(turn)))
        taken[turn.speaker_id] += _seconds(turn)
    return Outline(
        transcript.title,
        transcript.language,
        transcript.speakers,
        tuple(places.get(turn.speaker_id or "", 0) for turn in transcript.turns),
        tuple(sum(map(len, numbered(turn, transcript.language))) for turn in transcript.turns),
        tuple(counts[each.id] for each in transcript.speakers),
        tuple(round(taken[each.id], 1) for each in transcript.speakers),
        timed=bool(transcript.turns) and all(map(_is_timed, transcript.turns)),
        date=transcript.date,
        place=transcript.place,
    )


def silent(outline: Outline) -> Transcript:
    """Return a transcript without words: who speaks in which order is all that castings and marks look at."""
    turns = (Turn("", None, None, ()), *(Turn("", each.id, None, ()) for each in outline.speakers))
    had = tuple(turns[place] for place in outline.turns)
    return Transcript(outline.title, outline.language, had, outline.speakers, outline.date, outline.place)


def _speech(turn: Turn) -> str:
    """Return what the turn's speaker says of it."""
    return "\n\n".join(each for index, each in enumerate(turn.paragraphs) if turn.kind(index) == "speech")


def _is_timed(turn: Turn) -> bool:
    return turn.begin is not None and turn.end is not None and turn.end > turn.begin


def _seconds(turn: Turn) -> float:
    """Return how long a turn lasts: in the recording where the file knows it, else at an ordinary pace."""
    if turn.begin is not None and turn.end is not None and turn.end > turn.begin:
        return turn.end - turn.begin
    text = _speech(turn)
    signs = len(_SIGNS.findall(text))
    return _LETTER * (len(text) - signs) + _SIGN * signs
