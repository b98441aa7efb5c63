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
    made = _Made()
    for label, turn_id, speaker_id, finding in opened:
        made.add(Decision(label.text, label.note, (turn_id,), speaker_id, finding.rule, finding.confidence))
    for index, label, finding in refused:
        turn = bisect_right(begins, index)
        turns = (f"t{turn}",) if turn else ()
        made.add(Decision(label.text, label.note, turns, None, finding.rule, finding.confidence))
    return made.decisions()


def given_decisions(transcript: Transcript) -> tuple[Decision, ...]:
    """Return the decisions for a transcript whose reader needed no help: the format says who speaks."""
    made = _Made()
    for turn in transcript.turns:
        if turn.speaker_id:
            made.add(Decision(turn.label or "", turn.note, (turn.id,), turn.speaker_id, "given", 1.0))
    return made.decisions()


def retold(decisions: Iterable[Decision], read: Transcript, told: Transcript) -> tuple[Decision, ...]:
    """Return the decisions of a transcript as it was read for the one that was made of it, the doubtful ones first.

    What the owner of a library says of its people, or of all who have no name, is no doubt any more.
    """
    made = _Made()
    now = {turn.id: turn.speaker_id for turn in told.turns}
    before, after = ({each.id: each for each in this.speakers} for this in (read, told))
    merged = Counter(now[turn] for turn in _first_turns(read).values())
    for each in decisions:
        if each.speaker_id is None:
            made.add(each)
            continue
        for turn in each.turns:
            speaker = after.get(now[turn] or "")
            sure = each
            if speaker is None or speaker.name != before[each.speaker_id].name:
                sure = replace(each, rule="people-toml", confidence=1.0)
            elif speaker.anonymous and merged[speaker.id] > 1:
                sure = replace(each, rule="questions-are-one", confidence=1.0)
            made.add(replace(sure, turns=(turn,), speaker_id=now[turn]))
    return tuple(sorted(made.decisions(), key=lambda each: each.confidence))


def _first_turns(transcript: Transcript) -> dict[str, str]:
    """Return for each speaker the turn with which they begin."""
    return {turn.speaker_id: turn.id for turn in reversed(transcript.turns) if turn.speaker_id}


def less_sure(one: Finding, other: Finding) -> Finding:
    """Return the finding that is less sure."""
    return min(one, other, key=lambda each: each.confidence)


class _Made:
    """Decisions by label and speaker; of what was decided of both before, the less sure rule stands."""

    def __init__(self) -> None:
        self._decisions: dict[tuple[str, str | None], Decision] = {}
        self._turns: dict[tuple[str, str | None], dict[str, None]] = {}

    def add(self, new: Decision) -> None:
        same = (new.label, new.speaker_id)
        old = self._decisions.setdefault(same, new)
        if new.confidence < old.confidence:
            self._decisions[same] = replace(old, rule=new.rule, confidence=new.confidence)
        self._turns.setdefault(same, {}).update(dict.fromkeys(new.turns))

    def decisions(self) -> tuple[Decision, ...]:
        return tuple(replace(each, turns=tuple(self._turns[same])) for same, each in self._decisions.items())
