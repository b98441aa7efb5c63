"""VoiceReader's own JSON: a transcript as `voicereader inspect --json` prints it, and back."""

import datetime as dt
from dataclasses import asdict
from typing import Any, get_args

from voicereader.model import Kind, Speaker, Transcript, Turn

_MARK = "voicereader"
_VERSION = 1


def to_json(transcript: Transcript) -> dict[str, Any]:
    """Return a transcript as an object that JSON can hold; `from_json` gives it back."""
    return {
        _MARK: _VERSION,
        "title": transcript.title,
        "date": transcript.date.isoformat() if transcript.date else None,
        "place": transcript.place,
        "language": transcript.language,
        "source": transcript.source,
        "licence": transcript.licence,
        "speakers": [asdict(speaker) for speaker in transcript.speakers],
        "turns": [
            {
                "id": turn.id,
                "speaker": turn.speaker_id,
                "label": turn.label,
                "note": turn.note,
                "language": turn.language,
                "begin": turn.begin,
                "end": turn.end,
                "text": turn.text,
                "kinds": list(turn.kinds),
            }
            for turn in transcript.turns
        ],
    }


def from_json(document: Any) -> Transcript | None:
    """Return the transcript that an object of `to_json` is, None where it is none or does not hold together."""
    if not isinstance(document, dict) or document.get(_MARK) != _VERSION:
        return None
    try:
        made = _transcript(document)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return made if _holds_together(made) else None


def _transcript(document: dict[str, Any]) -> Transcript:
    return Transcript(
        title=document["title"],
        language=document["language"],
        turns=tuple(map(_turn, document["turns"])),
        speakers=tuple(Speaker(**each | {"aliases": tuple(each["aliases"])}) for each in document["speakers"]),
        date=dt.date.fromisoformat(document["date"]) if document["date"] else None,
        place=document["place"],
        source=document["source"],
        licence=document["licence"],
    )


def _turn(turn: dict[str, Any]) -> Turn:
    paragraphs = tuple(turn["text"].split("\n\n"))
    told = {name: turn[name] for name in ("id", "label", "note", "language", "begin", "end")}
    return Turn(speaker_id=turn["speaker"], paragraphs=paragraphs, kinds=tuple(turn.get("kinds", ())), **told)


def _holds_together(transcript: Transcript) -> bool:
    """Say whether ids, names and words are what a reader would have made."""
    ids = [speaker.id for speaker in transcript.speakers]
    words = [transcript.title, transcript.language, *ids, *(speaker.name for speaker in transcript.speakers)]
    words += [paragraph for turn in transcript.turns for paragraph in turn.paragraphs]
    optional = [transcript.place, transcript.source, transcript.licence]
    optional += [each for turn in transcript.turns for each in (turn.label, turn.note, turn.language)]
    optional += [each for speaker in transcript.speakers for each in (speaker.role, *speaker.aliases)]
    kinds = {kind for turn in transcript.turns for kind in turn.kinds}
    times = [time for turn in transcript.turns for time in (turn.begin, turn.end)]
    return (
        bool(transcript.turns)
        and [turn.id for turn in transcript.turns] == [f"t{number}" for number in range(1, len(transcript.turns) + 1)]
        and len(set(ids)) == len(ids)
        and {turn.speaker_id for turn in transcript.turns} - {None} == set(ids)
        and all(isinstance(each, str) and each.strip() for each in words)
        and kinds <= set(get_args(Kind))
        and all(len(turn.kinds) in {0, len(turn.paragraphs)} for turn in transcript.turns)
        and all(each is None or isinstance(each, str) for each in optional)
        and all(time is None or isinstance(time, int | float) for time in times)
        and all(speaker.gender in {None, "female", "male"} for speaker in transcript.speakers)
        and all(isinstance(speaker.anonymous, bool) for speaker in transcript.speakers)
    )
