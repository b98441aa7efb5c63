"""`voicereader people`."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import click

from voicereader.cli.options import folder_argument, option, with_settings
from voicereader.cli.printing import echo
from voicereader.reading.register import Doubt, Person
from voicereader.settings import Settings
from voicereader.studio import Listed, Studio


@click.command()
@folder_argument
@option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_settings("questions")
def people(settings: Settings, folder: Path, *, as_json: bool) -> None:
    """List who speaks in FOLDER's transcripts, first of all those who may be one person."""
    with Studio(settings, folder) as studio:
        studio.check_library()
        listed, doubts, unused = studio.edition().people()
    if as_json:
        told = {"doubts": [_doubted(each) for each in doubts], "people": [_row(each) for each in listed]}
        echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in (*_asked(doubts), *map(_line, listed)):
            echo(line)
    for sentence in unused:
        echo(sentence, err=True)


def _row(listed: Listed) -> dict[str, object]:
    person = dataclasses.asdict(listed.person)
    return person | {"gender": listed.gender, "whence": listed.whence}


def _doubted(doubt: Doubt) -> dict[str, str]:
    return {"one": doubt.one.id, "other": doubt.other.id, "why": doubt.why, "merge": doubt.merge, "split": doubt.split}


def _asked(doubts: tuple[Doubt, ...]) -> Iterator[str]:
    """Yield what the owner is asked, and what people.toml would answer."""
    for doubt in doubts:
        yield f"{_called(doubt.one)} and {_called(doubt.other)} may be one: {doubt.why}. In people.toml:"
        yield from _answer("  one: ", doubt.merge)
        yield from _answer("  two: ", doubt.split)
    if doubts:
        yield ""


def _answer(head: str, lines: str) -> Iterator[str]:
    for number, line in enumerate(lines.splitlines()):
        yield f"{' ' * len(head) if number else head}{line}"


def _called(person: Person) -> str:
    return f"{person.name} ({person.id})"


def _line(listed: Listed) -> str:
    person = listed.person
    roles = f", {', '.join(person.roles)}" if person.roles else ""
    gender = f"{listed.gender or 'no gender'} ({listed.whence})"
    labels = [each for each in person.aliases if each != person.name]
    known = f"; as {', '.join(labels)}" if labels else ""
    counts = f"{_count(len(person.transcripts), 'transcript')}, {_count(person.turns, 'turn')}"
    return f"{_called(person)}{roles}: {gender}; {counts}{known}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
