"""Why each label was understood as it was."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from voicereader.model import Transcript
from voicereader.reading.rules import Finding
from voicereader.reading.sheet import Label


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a label, `speaker_id` None where it was refused.

    `turns` are the ids of the turns that it opens, or of those in which it stands. Of all that was decided about
    it, `rule` is what is least sure, and `confidence` how sure, from 0 to 1; at 0.5 it is doubtful.
    """

    label: str
    note: str | None
    turns: tuple[str, ...]
    speaker_id: str | None
    rule: str
    confidence: float


def decisions_of(
    opened: Iterable[tuple[Label, str, str, Finding]],
    refused: Iterable[tuple[int, Label, Finding]],
    begins: Sequence[int],
) -> tuple[Decision, ...]:
    """Return a decision for each label and speaker, in order of appearance, then one for each label refused.

    `opened` are labels with the ids of their turn and speaker and the less sure of what was found; `begins` the lines
    at which turns begin, so that turn `t1` begins at the first.
    """
    made: dict[tuple[str, str | None], Decision] = {}
    for label, turn_id, speaker_id, finding in opened:
        _add(made, Decision(label.text, label.note, (turn_id,), speaker_id, finding.rule, finding.confidence))
    for index, label, finding in refused:
        turn = bisect_right(begins, index)
        turns = (f"t{turn}",) if turn else ()
        _add(made, Decision(label.text, label.note, turns, None, finding.rule, finding.confidence))
    return tuple(made.values())


def given_decisions(transcript: Transcript) -> tuple[Decision, ...]:
    """Return the decisions for a transcript whose reader needed no help: the format says who speaks."""
    made: dict[tuple[str, str | None], Decision] = {}
    for turn in transcript.turns:
        if turn.speaker_id:
            _add(made, Decision(turn.label or "", turn.note, (turn.id,), turn.speaker_id, "given", 1.0))
    return tuple(made.values())


def retold(decisions: Iterable[Decision], read: Transcript, told: Transcript) -> tuple[Decision, ...]:
    """Return the decisions of a transcript as it was read for the one that was made of it, the doubtful ones first.

    What the owner of a library says of its people, or of all who have no name, is no doubt any more.
    """
    made: dict[tuple[str, str | None], Decision] = {}
    now = {turn.id: turn.speaker_id for turn in told.turns}
    before, after = ({each.id: each for each in this.speakers} for this in (read, told))
    merged = Counter(now[turn] for turn in _first_turns(read).values())
    for each in decisions:
        if each.speaker_id is None:
            _add(made, each)
            continue
        for turn in each.turns:
            speaker = after.get(now[turn] or "")
            sure = each
            if speaker is None or speaker.name != before[each.speaker_id].name:
                sure = replace(each, rule="people-toml", confidence=1.0)
            elif speaker.anonymous and merged[speaker.id] > 1:
                sure = replace(each, rule="questions-are-one", confidence=1.0)
            _add(made, replace(sure, turns=(turn,), speaker_id=now[turn]))
    return tuple(sorted(made.values(), key=lambda each: each.confidence))


def _first_turns(transcript: Transcript) -> dict[str, str]:
    """Return for each speaker the turn with which they begin."""
    return {turn.speaker_id: turn.id for turn in reversed(transcript.turns) if turn.speaker_id}


def less_sure(one: Finding, other: Finding) -> Finding:
    """Return the finding that is less sure."""
    return min(one, other, key=lambda each: each.confidence)


def _add(made: dict[tuple[str, str | None], Decision], new: Decision) -> None:
    """Add a decision to what was decided of the same label and speaker before; the less sure rule stands."""
    same = (new.label, new.speaker_id)
    old = made.get(same)
    if old is None:
        made[same] = new
    else:
        turns = tuple(dict.fromkeys(old.turns + new.turns))
        weaker = min(old, new, key=lambda each: each.confidence)
        made[same] = replace(old, turns=turns, rule=weaker.rule, confidence=weaker.confidence)
