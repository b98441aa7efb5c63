"""The golden folders, the seed, and how long reading takes."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from voicereader.model import Speaker, Transcript, Turn
from voicereader.reading import read

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "reading"
FILE_NAMES = {"title-from-file-name": "2020-05-01-an-evening.txt"}


def as_json(transcript: Transcript) -> dict[str, Any]:
    """Write a transcript as the golden folders do: of source, licence, speakers and turns what is empty is left out."""
    return {
        "title": transcript.title,
        "date": transcript.date.isoformat() if transcript.date else None,
        "place": transcript.place,
        "language": transcript.language,
        **_filled({"source": transcript.source, "licence": transcript.licence}),
        "speakers": [_speaker(speaker) for speaker in transcript.speakers],
        "turns": [_turn(turn) for turn in transcript.turns],
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    names = ("id", "name", "role", "aliases", "gender", "anonymous")
    return _filled({name: getattr(speaker, name) for name in names} | {"aliases": list(speaker.aliases)})


def _turn(turn: Turn) -> dict[str, Any]:
    names = ("label", "note", "language", "paragraphs", "kinds")
    fields = {"speaker": turn.speaker_id} | {name: getattr(turn, name) for name in names}
    fields["passages"] = [[each.language, each.span.of(turn.text)] for each in turn.passages]
    return _filled({name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()})


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir()))
def test_golden(case: str) -> None:
    """Each convention and each trap is read as its folder says."""
    content = (GOLDEN / case / "input.txt").read_bytes()
    expected = json.loads((GOLDEN / case / "expected.json").read_text(encoding="utf-8"))

    assert as_json(read(content, FILE_NAMES.get(case, f"{case}.txt"))) == expected


@pytest.fixture(name="seed", scope="module")
def a_seed() -> Transcript:
    """Return the transcript that ships with the repository."""
    path = next((ROOT / "seeds").glob("*.txt"))
    return read(path.read_bytes(), path.name)


def test_seed_head(seed: Transcript) -> None:
    """The seed's title, date, place and language are found among the page's furniture."""
    assert seed.title == "Statements following Russian-Syrian talks"
    assert seed.date is not None
    assert seed.date.isoformat() == "2018-05-17"
    assert (seed.place, seed.language) == ("Sochi", "en")


def test_seed_speakers(seed: Transcript) -> None:
    """The seed has two speakers, one of whom is named with and without his role."""
    assert [(each.id, each.name, each.role, each.aliases) for each in seed.speakers] == [
        (
            "vladimir-putin",
            "Vladimir Putin",
            "President of Russia",
            ("President of Russia Vladimir Putin", "Vladimir Putin"),
        ),
        ("bashar-al-assad", "Bashar al-Assad", "President of Syria", ("President of Syria Bashar al-Assad",)),
    ]


def test_seed_turns(seed: Transcript) -> None:
    """The seed has three turns, and nothing of the page around them is spoken."""
    assert [(turn.id, turn.speaker_id, turn.note, len(turn.paragraphs)) for turn in seed.turns] == [
        ("t1", "vladimir-putin", None, 4),
        ("t2", "bashar-al-assad", "retranslated", 6),
        ("t3", "vladimir-putin", None, 1),
    ]
    assert seed.turns[0].text.startswith("During our today’s conversation")
    assert seed.turns[2].text.endswith("territory of the Syrian Arab Republic.")


def _seconds(lines: list[str]) -> float:
    content = "\n".join(lines).encode()
    begin = time.process_time()
    read(content, "a.txt")
    return time.process_time() - begin


@pytest.mark.parametrize(
    "line",
    ["President of {0}land {1} Smith: hi.", "Smith {0}: hi.", "{0} {1}: hi.", "((((: {0}", "{0}", "Q  {0}: {1}"],
)
def test_reading_is_linear(line: str) -> None:
    """Four times the lines take about four times as long, not sixteen times."""
    syllables = [f"{one}{vowel}{other}" for one in "BDFGHKLMNPRST" for vowel in "aeiou" for other in "bdfgklmnrst"]
    lines = [line.format(one, one[::-1].title()) for one in syllables] + [
        line.format(one + other, other) for one, other in zip(syllables * 2, syllables[7:] * 2, strict=False)
    ]
    _seconds(lines)  # the language model loads

    quarter, whole = (min(_seconds(part) for _ in range(2)) for part in (lines[: len(lines) // 4], lines))
    assert whole < 11 * max(0.02, quarter)


def test_one_endless_line() -> None:
    """A file of one line of a million signs is read."""
    assert len(read(b"a: " * 300_000, "a.txt").turns[0].text) > 0
