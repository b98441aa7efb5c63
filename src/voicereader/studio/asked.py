"""What a person asked for, understood: a speed, a speaker, a file to write to."""

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from voicereader.errors import (
    BadChange,
    OutputUnwritable,
    UnknownManner,
    UnknownPassage,
    UnknownSpeaker,
    UnsupportedRate,
)
from voicereader.model import Speaker, Transcript, Utterance, Voice
from voicereader.rendering.formats import Format, format_named
from voicereader.scripting import heard
from voicereader.settings import ANNOUNCE
from voicereader.text import slug

PAUSES = ("0.5", "1", "2", "3")
_SLOWEST, _FASTEST, _STEP = Decimal("0.5"), Decimal(4), Decimal("0.05")


def rate_named(text: str) -> float:
    """Return the speed that `text` names, a factor of a voice's ordinary one.

    Raises:
        UnsupportedRate: it is no number, out of bounds or between the steps; few speeds keep the cache small.
    """
    try:
        factor = Decimal(text.strip())
        offered = _SLOWEST <= factor <= _FASTEST and factor % _STEP == 0
    except InvalidOperation:  # no number, or not a number
        offered = False
    if not offered:
        raise UnsupportedRate(
            f"Speech is not made at the speed “{text[:20]}”; "
            f"ask for {_SLOWEST} to {_FASTEST} in steps of {_STEP}, such as 1.25."
        )
    return float(factor)


def installed(voice: str, voices: Iterable[Voice]) -> str:
    """Return the id of a voice that is installed.

    Raises:
        BadChange: it is none of `voices`.
    """
    if voice not in {each.id for each in voices}:
        raise BadChange(f"No voice “{voice[:40]}” is installed; choose one of the list.")
    return voice


def speaker_named(transcript: Transcript, name: str) -> Speaker:
    """Return the speaker of that id, name or label, in any case, or as a slug: an id from before they were named.

    Raises:
        UnknownSpeaker: nobody is called so.
    """
    for spelt in (str.casefold, slug) if slug(name) else (str.casefold,):
        for speaker in transcript.speakers:
            if spelt(name.strip()) in map(spelt, (speaker.id, speaker.name, *speaker.aliases)):
                return speaker
    there = ", ".join(f"{each.name} ({each.id})" for each in transcript.speakers) or "nobody by name"
    raise UnknownSpeaker(f"No speaker “{name[:80]}” is in this transcript; in it speak: {there}.")


@contextlib.contextmanager
def output_file(path: Path) -> Iterator[Path]:
    """Lend a name to write to; it becomes `path` at the end, and is gone after an error.

    Raises:
        OutputUnwritable: it cannot be written there.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        part.touch(exist_ok=False)
        try:
            yield part
            os.replace(part, path)  # noqa: PTH105  (says what it does)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputUnwritable(f"{path} cannot be written ({error.strerror}); name another file.") from error


@dataclass(frozen=True, slots=True)
class Asked:
    """A rendition as it is asked for, in the words of an address or a command.

    Of all, or of one speaker, one turn, the sentences from one to another (ids, both included); what is asked
    for together must hold together. `announce` says whether speakers are announced `never`, `on-change` or
    `always`, None as the settings say; without `directions` what nobody says is left out. `pauses` is a factor of
    the silence between sentences.
    """

    form: str
    rate: str = "1"
    speaker: str | None = None
    turn: str | None = None
    first: str | None = None
    last: str | None = None
    announce: str | None = None
    directions: bool = True
    pauses: str = "1"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for, understood."""

    form: Format
    rate: float
    speaker: Speaker | None
    turn: str | None
    first: str | None
    last: str | None
    announce: str
    directions: bool
    pauses: float

    @property
    def name(self) -> str:
        """What tells its file from others of the same transcript; empty for all at the ordinary speed."""
        speed = f"{self.rate:g}" if self.rate != 1 else None
        ends = f"{self.first or ''}-{self.last or ''}".strip("-")
        speaker = self.speaker.id if self.speaker else None
        return "-".join(filter(None, (speaker, self.turn, ends, speed)))

    def chosen(self, utterances: Sequence[Utterance]) -> Sequence[Utterance]:
        """Return those that are wanted.

        Raises:
            UnknownPassage: there is no such turn or sentence, or nothing is left.
        """
        ids = [each.id for each in utterances]
        for named in (self.first, self.last):
            if named is not None and named not in ids:
                raise UnknownPassage(f"No sentence “{named[:20]}” is spoken here; ask for {ids[0]} to {ids[-1]}.")
        begin = ids.index(self.first) if self.first else 0
        end = ids.index(self.last) + 1 if self.last else len(ids)
        found = [
            each
            for each in heard(utterances[begin:end], self.announce, directions=self.directions)
            if (self.speaker is None or each.speaker_id == self.speaker.id) and self.turn in {None, each.turn_id}
        ]
        if not found and (self.turn is not None or self.first or self.last):
            raise UnknownPassage("Nothing is spoken in that passage; ask for a turn such as t1, or a longer range.")
        return found


def understood(asked: Asked, transcript: Transcript, announce: str) -> Wanted:
    """Return what was asked for of `transcript`; `announce` is what holds where nothing is said of announcements.

    Raises:
        UnknownFormat, UnsupportedRate, UnknownSpeaker, UnknownManner: there is no such thing.
    """
    if asked.announce is not None and asked.announce not in ANNOUNCE:
        raise UnknownManner(f"Speakers are not announced “{asked.announce[:20]}”; ask for {', '.join(ANNOUNCE)}.")
    if asked.pauses not in PAUSES:
        raise UnknownManner(f"Pauses are not made “{asked.pauses[:20]}” times as long; ask for {', '.join(PAUSES)}.")
    speaker = speaker_named(transcript, asked.speaker) if asked.speaker is not None else None
    form, rate = format_named(asked.form), rate_named(asked.rate)
    return Wanted(
        form,
        rate,
        speaker,
        asked.turn,
        asked.first,
        asked.last,
        announce=asked.announce or announce,
        directions=asked.directions,
        pauses=float(asked.pauses),
    )
