"""VoiceReader's own JSON: a transcript as `voicereader inspect --json` prints it, and back."""

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar, get_args

from voicereader.model import Gender, Kind, Passage, Span, Speaker, Transcript, Turn
from voicereader.text import paragraph_spans

_T = TypeVar("_T")

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
        "speakers": [asdict(speaker) | {"aliases": list(speaker.aliases)} for speaker in transcript.speakers],
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
                "passages": [[each.span.begin, each.span.end, each.language] for each in turn.passages],
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
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None
    return made if _holds_together(made) else None


def _transcript(document: dict[str, Any]) -> Transcript:
    return Transcript(
        title=_word(document["title"]),
        language=_word(document["language"]),
        turns=tuple(map(_turn, document["turns"])),
        speakers=tuple(map(_speaker, document["speakers"])),
        date=dt.date.fromisoformat(document["date"]) if document["date"] else None,
        place=_maybe(_word, document["place"]),
        source=_maybe(_word, document["source"]),
        licence=_maybe(_word, document["licence"]),
    )


def _speaker(speaker: dict[str, Any]) -> Speaker:
    if speaker["gender"] not in (None, *get_args(Gender)) or not isinstance(speaker["anonymous"], bool):
        raise ValueError
    return Speaker(
        id=_word(speaker["id"]),
        name=_word(speaker["name"]),
        role=_maybe(_word, speaker["role"]),
        aliases=tuple(map(_word, _list(speaker["aliases"]))),
        gender=speaker["gender"],
        anonymous=speaker["anonymous"],
    )


def _turn(turn: dict[str, Any]) -> Turn:
    paragraphs = tuple(map(_word, turn["text"].split("\n\n")))
    kinds: tuple[Kind, ...] = tuple(_list(turn["kinds"]))
    if not all(kind in get_args(Kind) for kind in kinds) or len(kinds) not in {0, len(paragraphs)}:
        raise ValueError
    return Turn(
        id=_word(turn["id"]),
        speaker_id=_maybe(_word, turn["speaker"]),
        label=_maybe(_word, turn["label"]),
        paragraphs=paragraphs,
        note=_maybe(_word, turn["note"]),
        language=_maybe(_word, turn["language"]),
        begin=_maybe(_time, turn["begin"]),
        end=_maybe(_time, turn["end"]),
        kinds=kinds,
        passages=_passages(turn.get("passages", []), paragraphs),
    )


def _passages(rows: list[list[Any]], paragraphs: tuple[str, ...]) -> tuple[Passage, ...]:
    """Return the passages of a turn, in order and apart, each within a paragraph."""
    passages = tuple(Passage(Span(begin, end), _word(language)) for begin, end, language in rows)
    turn = Turn("", None, None, paragraphs)
    bounds = [bound for each in passages for bound in (each.span.begin, each.span.end)]
    if not all(type(bound) is int for bound in bounds) or bounds != sorted(bounds):
        raise ValueError
    for each in passages:
        if not any(place.begin <= each.span.begin < each.span.end <= place.end for place in paragraph_spans(turn)):
            raise ValueError
    return passages


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _time(value: Any) -> float:
    if type(value) not in {int, float} or not 0 <= value < math.inf:
        raise ValueError
    return float(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _maybe(checked: Callable[[Any], _T], value: Any) -> _T | None:
    return None if value is None else checked(value)


def _holds_together(transcript: Transcript) -> bool:
    """Say whether the ids are what a reader would have made."""
    ids = [speaker.id for speaker in transcript.speakers]
    return (
        bool(transcript.turns)
        and [turn.id for turn in transcript.turns] == [f"t{number}" for number in range(1, len(transcript.turns) + 1)]
        and len(set(ids)) == len(ids)
        and {turn.speaker_id for turn in transcript.turns} - {None} == set(ids)
    )
