"""casting.toml: what the library's owner wants otherwise. It is parsed here, not found: no I/O.

    guess_gender_from_names = false

    [narrator]
    voice = "espeak:en-us"

    [speakers."Ann Lee"]            # a speaker's name, id or label, in any case
    voice = "espeak:en-us.f2"
    rate = 0.95
    pitch = 0.9
    gender = "female"

Every key may be left out. docs/casting.md says what each does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from voicereader.errors import BadCasting
from voicereader.model import Gender, Prosody, Speaker, Transcript
from voicereader.tables import Checking
from voicereader.text import folded

_RATES = (0.5, 4.0)
_PITCHES = (0.5, 2.0)


@dataclass(frozen=True, slots=True)
class Override:
    """What is wanted of one part; None is left to casting. Without a voice, the rest changes one that is cast."""

    voice: str | None = None
    rate: float | None = None
    pitch: float | None = None
    gender: Gender | None = None

    def prosody(self, cast: Prosody) -> Prosody:
        """Return a prosody with what is wanted of it changed."""
        rate = cast.rate if self.rate is None else self.rate
        return Prosody(rate, cast.pitch if self.pitch is None else self.pitch, cast.volume)


@dataclass(frozen=True, slots=True)
class Overrides:
    """A casting.toml as read. `speakers` has the names as written; `file` is what sentences call it."""

    narrator: Override = field(default_factory=Override)
    speakers: Mapping[str, Override] = field(default_factory=dict)
    guess_gender_from_names: bool = False
    file: str = "casting.toml"
    _folded: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_folded", {folded(name): name for name in self.speakers})

    @classmethod
    def read(cls, content: bytes, name: str) -> "Overrides":
        """Read the content of a casting.toml; `name` is the file's, for sentences.

        Raises:
            BadCasting: it is no TOML, or has a key or a value that is not allowed; the sentence names which.
        """
        checking = _Checking(name, BadCasting)
        return checking.overrides(checking.read(content))

    def match(self, speaker: Speaker) -> tuple[int, str] | None:
        """Return whose entry the speaker's is, after how surely: 0 by name, 1 by id, 2 by a label."""
        if not self._folded:
            return None
        for surely, names in enumerate(((speaker.name,), (speaker.id,), speaker.aliases)):
            for name in names:
                if folded(name) in self._folded:
                    return surely, self._folded[folded(name)]
        return None

    def unused(self, transcripts: Mapping[str, Transcript]) -> tuple[str, ...]:
        """Return the entries that match no speaker, as they are written: they may be misspelt."""
        spoken = {
            folded(name)
            for transcript in transcripts.values()
            for speaker in transcript.speakers
            for name in (speaker.name, speaker.id, *speaker.aliases)
        }
        return tuple(name for name in self.speakers if folded(name) not in spoken)


class _Checking(Checking):
    """Checks values while they are read."""

    def overrides(self, table: Mapping[str, Any]) -> Overrides:
        self.keys(table, "", ("guess_gender_from_names", "narrator", "speakers"))
        guess = table.get("guess_gender_from_names", False)
        if not isinstance(guess, bool):
            raise self.bad("guess_gender_from_names", guess, "give true or false")
        narrator = self._override(table.get("narrator", {}), "narrator", ("voice", "rate", "pitch"))
        entries = self.table(table.get("speakers", {}), "speakers")
        speakers: dict[str, Override] = {}
        written: dict[str, str] = {}
        for name, entry in entries.items():
            other = written.setdefault(folded(name), name)
            if other != name:
                raise BadCasting(f"{self.file} has speakers.“{name}” and “{other}”, which are one name; keep one.")
            speakers[name] = self._override(entry, f"speakers.“{name}”", ("voice", "rate", "pitch", "gender"))
        return Overrides(narrator, speakers, guess, self.file)

    def _override(self, entry: Any, where: str, known: tuple[str, ...]) -> Override:
        self.keys(self.table(entry, where), f"{where}.", known)
        voice = entry.get("voice")
        if voice is not None and not (isinstance(voice, str) and voice.strip()):
            raise self.bad(f"{where}.voice", voice, "give the id of a voice in quotes")
        gender = self.one_of(entry.get("gender"), f"{where}.gender", ("female", "male"))
        rate = self._number(entry.get("rate"), f"{where}.rate", _RATES)
        return Override(voice, rate, self._number(entry.get("pitch"), f"{where}.pitch", _PITCHES), gender)

    def _number(self, value: Any, where: str, bounds: tuple[float, float]) -> float | None:
        if value is None:
            return None
        low, high = bounds
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.bad(where, value, f"give a number from {low:g} to {high:g}")
        return float(value)
