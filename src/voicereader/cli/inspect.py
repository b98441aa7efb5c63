"""`voicereader inspect`."""

import dataclasses
import json
from pathlib import Path

import click

from voicereader.cli.options import option, with_settings
from voicereader.model import Speaker, Transcript, Turn
from voicereader.reading.formats.json.own import to_json
from voicereader.settings import Settings
from voicereader.studio import Studio


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@option("--spoken", is_flag=True, help="Print what is spoken instead: an utterance a line, with its id.")
@with_settings("pause_sentence", "pause_paragraph", "pause_turn")
def inspect(settings: Settings, file: Path, *, as_json: bool, spoken: bool) -> None:
    """Show what is understood of the transcript FILE: who speaks, what, in which order."""
    with Studio(settings) as studio:
        transcript = studio.inspect(file)
        utterances = studio.utterances(transcript) if spoken else ()
    if spoken:
        if as_json:
            click.echo(json.dumps([dataclasses.asdict(each) for each in utterances], ensure_ascii=False))
        else:
            click.echo("\n".join(f"{each.id}\t{each.spoken}" for each in utterances))
    elif as_json:
        click.echo(json.dumps(to_json(transcript), ensure_ascii=False))
    else:
        click.echo("\n".join(_described(transcript)))


def _described(transcript: Transcript) -> list[str]:
    people = {speaker.id: speaker for speaker in transcript.speakers}
    rows = [
        ("Title", transcript.title),
        ("Date", transcript.date.isoformat() if transcript.date else "not known"),
        ("Place", transcript.place or "not known"),
        ("Language", transcript.language),
        *((name, told) for name, told in (("Source", transcript.source), ("Licence", transcript.licence)) if told),
        *(("Speaker", _named(speaker)) for speaker in transcript.speakers),
    ]
    head = [f"{name:9}{value}" for name, value in rows]
    return [*head, "", *(_opening(turn, people) for turn in transcript.turns)]


def _named(speaker: Speaker) -> str:
    role = f", {speaker.role}" if speaker.role else ""
    return f"{speaker.name}{role} ({speaker.id})"


def _opening(turn: Turn, people: dict[str, Speaker]) -> str:
    who = people[turn.speaker_id].name if turn.speaker_id else "(narration)"
    note = f" ({turn.note})" if turn.note else ""
    text = " ".join(turn.text.split())
    return f"{turn.id:5}{who}{note}: {text if len(text) <= 70 else text[:69] + '…'}"  # noqa: PLR2004  (a line's width)
