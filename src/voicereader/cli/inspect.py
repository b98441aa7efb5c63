"""`voicereader inspect`."""

import dataclasses
import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from voicereader.cli.options import option, with_settings
from voicereader.cli.printing import echo
from voicereader.model import Speaker, Transcript, Turn
from voicereader.reading import RULES, Decision
from voicereader.reading.formats.json.own import to_json
from voicereader.settings import Settings
from voicereader.studio import Studio

_MOST_TURNS = 6
_SOMEBODY_ELSE, _OWNER_SAYS = "somebody-else", "people-toml"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@option("--spoken", is_flag=True, help="Print what is spoken instead: an utterance a line, with its id.")
@option("--why", is_flag=True, help="Print each label instead, whom it was given to and why; the doubtful first.")
@with_settings("questions", "pause_sentence", "pause_paragraph", "pause_turn")
def inspect(settings: Settings, file: Path, *, as_json: bool, spoken: bool, why: bool) -> None:
    """Show what is understood of the transcript FILE: who speaks, what, in which order."""
    if spoken and why:
        raise click.UsageError("--spoken and --why print different things; choose one.")
    with Studio(settings) as studio:
        if why:
            for line in _reasons(*studio.explain(file), as_json=as_json):
                echo(line)
            return
        transcript = studio.inspect(file)
        utterances = studio.utterances(transcript) if spoken else ()
    if spoken:
        if as_json:
            echo(json.dumps([dataclasses.asdict(each) for each in utterances], ensure_ascii=False))
        else:
            echo("\n".join(f"{each.id}\t{each.spoken}" for each in utterances))
    elif as_json:
        echo(json.dumps(to_json(transcript), ensure_ascii=False))
    else:
        echo("\n".join(_described(transcript)))


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


def _reasons(transcript: Transcript, decisions: tuple[Decision, ...], *, as_json: bool) -> Iterator[str]:
    """Yield why each label was understood so, voices without a name on one line."""
    people = {speaker.id: speaker for speaker in transcript.speakers}
    if as_json:
        yield json.dumps([_reason(each, people) for each in decisions], ensure_ascii=False)
        return
    alike: dict[Hashable, list[Decision]] = {}
    for each in decisions:
        same = each.speaker_id if each.rule != _SOMEBODY_ELSE else each.rule
        alike.setdefault((each.label, same, each.rule, each.confidence), []).append(each)
    for each, *others in alike.values():
        who = f"{1 + len(others)} people" if others else _given_to(each, people)
        turns = [turn for decision in (each, *others) for turn in decision.turns]
        label = f"“{each.label}”" if each.label else "(no label)"
        yield f"{each.confidence:4.0%}  {label} is {who}: {RULES[each.rule]} [{each.rule}]; {_shortened(turns)}"


def _reason(decision: Decision, people: Mapping[str, Speaker]) -> dict[str, object]:
    speaker = people.get(decision.speaker_id or "")
    told = {"speaker": decision.speaker_id, "name": speaker.name if speaker else None, "turns": decision.turns}
    why = {"rule": decision.rule, "why": RULES[decision.rule], "confidence": round(decision.confidence, 2)}
    return {"label": decision.label, "note": decision.note} | told | why


def _given_to(decision: Decision, people: Mapping[str, Speaker]) -> str:
    if decision.speaker_id:
        return _named(people[decision.speaker_id])
    return "narration" if decision.rule == _OWNER_SAYS else "no label"


def _shortened(turns: Sequence[str]) -> str:
    """Return the first turns, and how many there are."""
    if not turns:
        return "before the first turn"
    return ", ".join(turns[:_MOST_TURNS]) + (f" … ({len(turns)} turns)" if len(turns) > _MOST_TURNS else "")


def _named(speaker: Speaker) -> str:
    role = f", {speaker.role}" if speaker.role else ""
    return f"{speaker.name}{role} ({speaker.id})"


def _opening(turn: Turn, people: dict[str, Speaker]) -> str:
    who = people[turn.speaker_id].name if turn.speaker_id else "(narration)"
    note = f" ({turn.note})" if turn.note else ""
    text = " ".join(turn.text.split())
    return f"{turn.id:5}{who}{note}: {text if len(text) <= 70 else text[:69] + '…'}"  # noqa: PLR2004  (a line's width)
