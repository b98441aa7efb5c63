"""What tests of the register share: libraries of invented people, and what always holds of their transcripts."""

from collections.abc import Mapping

from hypothesis import strategies as st

from voicereader.model import Speaker, Transcript, Turn
from voicereader.reading.names import slug
from voicereader.reading.register import Register, applied, bearers, joined, joins
from voicereader.reading.register.initials import name_in
from voicereader.text import identity

FULL = ("Viktor Petrov", "Vera Petrov", "José Lima", "JOSE LIMA", "Ann van der Berg", "Bob Lee", "Pat O’Hara")
SHORT = ("V. Petrov", "Petrov V. V.", "J. Lima", "A. van der Berg", "B.Lee")
OTHERS = ("Mr. Petrov", "The Chair", "Lee", "Oliver")
NOBODY = ("Question", "Remark", "Speaker 2", "Audience")


def read(*said: tuple[str | None, str | None], **genders: str) -> Transcript:
    """Return a transcript of (name, label) by turn as reading would; no label: what goes on, no name: narration."""
    speakers: dict[str, Speaker] = {}
    for name, _ in said:
        if name and name not in speakers:
            taken = sum(slug(each) == slug(name) for each in speakers)
            identifier = f"{slug(name)}-{taken + 1}" if taken else slug(name)
            labels = tuple(dict.fromkeys(each for one, each in said if one == name and each))
            gender = genders.get(identity(name).replace("-", "_"))
            speakers[name] = Speaker(identifier, name, None, labels or (name,), gender, name in NOBODY)
    turns = (
        Turn(f"t{number}", speakers[name].id if name else None, label, (f"Words {number}.",))
        for number, (name, label) in enumerate(said, 1)
    )
    return Transcript("A talk", "en", tuple(turns), tuple(speakers.values()))


def talk(*names: str, **genders: str) -> Transcript:
    """Return a transcript in which each of these has a turn under their name."""
    return read(*((name, name) for name in names), **genders)


def settled(library: Mapping[str, Transcript], register: Register | None = None) -> dict[str, Transcript]:
    """Return a library's transcripts as they are served."""
    register = register or Register()
    made = {key: applied(register, each, (key,)) for key, each in library.items()}
    whole = joins([bearers(each, register.ids) for each in made.values()])
    return {key: joined(each, whole) for key, each in made.items()}


def ids(transcript: Transcript) -> list[str]:
    """Return the ids of a transcript's speakers in order."""
    return [each.id for each in transcript.speakers]


def assert_holds_together(transcript: Transcript) -> None:
    """Fail unless every turn's speaker exists, in order of appearance, and has the labels of their turns."""
    people = ids(transcript)
    assert len(set(people)) == len(people)
    assert people == list(dict.fromkeys(turn.speaker_id for turn in transcript.turns if turn.speaker_id))
    for each in transcript.speakers:
        labels = dict.fromkeys(turn.label for turn in transcript.turns if turn.speaker_id == each.id and turn.label)
        assert each.aliases == tuple(labels)


@st.composite
def transcripts(draw, names: tuple[str, ...] = (*FULL, *SHORT, *OTHERS, *NOBODY)) -> Transcript:
    """Draw a transcript: two labels a person at most, stage directions, what goes on behind them."""
    people = draw(st.lists(st.sampled_from(names), min_size=1, max_size=5, unique_by=identity))
    said: list[tuple[str | None, str | None]] = []
    for name in draw(st.lists(st.sampled_from(people), min_size=1, max_size=8)):
        said.append((name, draw(st.sampled_from([name, f"Dr {name}"]))))
        if draw(st.booleans()):
            said += [(None, None), (name, None)]
    return read(*said)


def is_full(speaker: Speaker) -> bool:
    """Say whether a speaker's name has a given name in full."""
    name = name_in(speaker.name)
    return name is not None and name.full
