"""What a person asked for, understood: a speed, a speaker, a file to write to."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from voicereader.errors import OutputUnwritable, UnknownSpeaker, UnsupportedRate
from voicereader.model import Speaker, Transcript

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


def speaker_named(transcript: Transcript, name: str) -> Speaker:
    """Return the speaker of that id, name or label, in any case.

    Raises:
        UnknownSpeaker: nobody is called so.
    """
    wanted = name.strip().casefold()
    for speaker in transcript.speakers:
        if wanted in {each.casefold() for each in (speaker.id, speaker.name, *speaker.aliases)}:
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
