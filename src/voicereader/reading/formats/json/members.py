"""What the members of JSON objects mean, by the names that people and programs give them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from voicereader.reading.formats.captions.blocks import seconds

Members = Mapping[str, Any]
"""An object of JSON, by the plain names of its members."""


def _words(names: str) -> tuple[str, ...]:
    return tuple(names.split())


# The best text first: with its punctuation rather than without, whole rather than in parts.
_TEXT = _words("""
    text body content punctuatedword display transcript transcription transcripttext utterance sentence speech
    value word token utf8 message caption line sentences utterances words tokens elements alternatives nbest segs
    lines
""")
ONE_OF = ("alternatives", "nbest")
_NAMES = _words("""
    speakername speakerlabel speaker participantname participantrole participant author sender from talker spk
    username displayname who voice person actor character user role name speakerid speakertag participantid
    channellabel channel channeltag
""")
KEYS = _words("id key speakerid speaker label tag")
NAMES_OF_KEYS = _words("name displayname fullname speakername")
_COUNTED = ("speaker", "spk", "channel", "participant", "voice", "user")
_NAME_WITHIN = _words("name displayname fullname label role id")
_BEGIN = _words("""
    start starttime startms startseconds begin begintime beginoffsetmillis startoffset offset offsetmilliseconds
    offsetinticks tstartms time timestamp from ts
""")
_END = _words("end endtime endms endseconds endoffsetmillis endoffset to")
_LENGTH = _words("duration durationms durationmilliseconds durationinticks ddurationms dur")
_KIND = ("type", "kind")
_NO_SPEECH = frozenset(("audioevent", "event", "sound", "noise", "music", "tag"))
_DEEPEST = 3
_REMEMBERED = 4_096
_TICKS = 10_000_000
_MILLISECONDS = 1_000
_NOT_A_LETTER = re.compile("[^a-z0-9]")
_ISO_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,20}(?:\.\d{1,20})?)s?")
_LONGEST_TIME = 40
_LATEST = 1e15
_CLOCK = re.compile(r"\d+(?::\d+){1,2}(?:[.,]\d+)?")


@lru_cache(_REMEMBERED)
def plain(key: str) -> str:
    """Return a member's name as the lists here have it: `speaker_label` and `speakerLabel` are one."""
    return _NOT_A_LETTER.sub("", key.lower())


def plainly(one: Any) -> Members:
    """Return the members of an object by their names as the lists here have them."""
    return {plain(key): value for key, value in one.items()} if isinstance(one, dict) else {}


def members(one: Members, wanted: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Yield the members that have one of the names, the names in order."""
    return ((name, one[name]) for name in wanted if name in one)


def parts_of(one: Any, depth: int = _DEEPEST) -> list[str]:
    """Return the words in a value, in the parts that it has them in; none where it holds no text."""
    if isinstance(one, str):
        return [one] if one else []
    if isinstance(one, list):
        return [part for each in one for part in parts_of(each, depth)]
    return parts_in(plainly(one), depth) if isinstance(one, dict) else []


def parts_in(one: Members, depth: int = _DEEPEST) -> list[str]:
    """Return the words of an object: the best of the members that hold some."""
    for name, value in members(one, _TEXT if depth else ()):
        parts = parts_of(value[:1] if isinstance(value, list) and name in ONE_OF else value, depth - 1)
        if parts:
            return parts
    return []


def speakers_of(one: Members) -> dict[str, str]:
    """Return who speaks by every member that says so, the likeliest first."""
    found = {}
    for name, value in members(one, _NAMES):
        inner = (
            next((each for _, each in members(plainly(value), _NAME_WITHIN)), None)
            if isinstance(value, dict)
            else value
        )
        if isinstance(inner, str) or (type(inner) is int and name.startswith(_COUNTED)):
            found[name] = str(inner).strip()
    found = {name: voice for name, voice in found.items() if voice}
    best = next((value for _, value in members(one, ONE_OF) if isinstance(value, list) and value), [None])[0]
    return found or (speakers_of(plainly(best)) if isinstance(best, dict) else {})


def is_no_speech(one: Members) -> bool:
    """Say whether an object says that it is a sound."""
    return any(isinstance(value, str) and plain(value) in _NO_SPEECH for _, value in members(one, _KIND))


def times_of(one: Members) -> tuple[float | None, float | None]:
    """Return when an object begins and ends: in seconds, or in milliseconds where nothing tells them apart."""
    begin, end = _first(one, _BEGIN), _first(one, _END)
    if end is None and begin is not None:
        length = _first(one, _LENGTH)
        end = begin + length if length is not None else None
    return begin, end


def _first(one: Members, names: Iterable[str]) -> float | None:
    for name in names:
        time = _time(name, one[name]) if name in one else None
        if time is not None:
            return time
    return None


def _time(name: str, value: Any) -> float | None:
    if isinstance(value, dict):  # {"seconds": "3", "nanos": 500000000}
        return _first(plainly(value), ("seconds",))
    if isinstance(value, str):
        return _written_time(name, value.strip()[:_LONGEST_TIME])
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _LATEST:
        return None
    return value / (_TICKS if "ticks" in name else _MILLISECONDS if "ms" in name or "milli" in name else 1)


def _written_time(name: str, text: str) -> float | None:
    length = _ISO_LENGTH.fullmatch(text)
    if length and any(length.groups()):
        return sum(float(part or 0) * unit for part, unit in zip(length.groups(), (3600, 60, 1), strict=True))
    if _CLOCK.fullmatch(text):
        return seconds(text)
    number = _NUMBER.fullmatch(text)
    return _time(name, float(number[1])) if number else None
