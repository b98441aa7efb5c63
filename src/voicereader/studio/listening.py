"""Listening sentence by sentence: what is heard of a transcript in order, and the sound of one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from voicereader.errors import CacheUnwritable, UnknownPassage
from voicereader.model import SAMPLE_RATE, Cue, UtteranceKind
from voicereader.rendering import clipfile, mp3
from voicereader.rendering.cues import cue
from voicereader.rendering.plans import Line
from voicereader.rendering.store import Store
from voicereader.rendering.timeline import SLOT, clip_slots
from voicereader.studio.sharing import Charge, Gate

_FORM = "mp3"
_PACE = 0.065
"""Seconds a letter of ordinary speech: some 170 English words a minute."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance in a script: how many seconds it lasts with the pause after it, and whether that is only a guess.

    `key` is another where its sound is another.
    """

    id: str
    turn_id: str | None
    speaker_id: str | None
    kind: UtteranceKind
    seconds: float
    guessed: bool
    key: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance's sound: MP3 frames with the pause after it, its cue from frame 0, its seconds; a key for all."""

    key: str
    cue: Cue
    seconds: float
    sound: bytes


def spoken(lines: Sequence[Line], store: Store) -> list[Spoken]:
    """Return the script of these lines."""
    return [_spoken(line, store.frames(line.order.key, _FORM)) for line in lines]


def _spoken(line: Line, frames: int | None) -> Spoken:
    this = line.utterance
    pause = line.pause * SLOT / SAMPLE_RATE
    if frames is None:
        seconds = _PACE * len(this.spoken) / line.order.prosody.rate + pause
    else:
        seconds = clip_slots(frames) * SLOT / SAMPLE_RATE + pause
    return Spoken(this.id, this.turn_id, this.speaker_id, this.kind, round(seconds, 3), frames is None, _key(line))


def _key(line: Line) -> str:
    return f"{line.order.key[:32]}-{line.pause}"


def heard(lines: Sequence[Line], identity: str, gate: Gate, charge: Charge) -> Heard:
    """Return the sound of one utterance; it is made where it is not there, and charged for.

    Raises:
        UnknownPassage: there is no utterance of that id.
        SpeechFailed, EngineUnavailable, CacheUnwritable: it cannot be spoken, or not be kept.
        Busy: too many sentences wait; and what `charge` raises.
    """
    line = next((each for each in lines if each.utterance.id == identity), None)
    if line is None:
        raise UnknownPassage(f"No sentence “{identity[:20]}” is spoken here; ask for one of the script.")
    store, key = gate.store, line.order.key
    content, kept = store.get(key, _FORM), store.get(key, "wav")
    if content and kept:
        gate.pool.tally.add(found=1)
    else:
        gate.sentence(charge)
        gate.pool.submit(line.order).result()
        content, kept = store.get(key, _FORM), store.get(key, "wav")
    if content is None or kept is None:
        raise CacheUnwritable("The sound of a sentence is lost as soon as it is made; look at the cache folder's disk.")
    slots = clip_slots(kept[1]) + line.pause
    sound = content[0] + mp3.silence() * line.pause
    return Heard(_key(line), cue(line.utterance, clipfile.loads(*kept), 0), slots * SLOT / SAMPLE_RATE, sound)
