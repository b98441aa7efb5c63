"""From a transcript and what is wanted of it to the plan of a rendition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from voicereader.casting import understudy
from voicereader.model import Casting, Part, Transcript, Utterance, Voice
from voicereader.rendering.keys import clip_key
from voicereader.rendering.orders import Order
from voicereader.rendering.plans import Line, Plan, plan
from voicereader.rendering.tags import Tags
from voicereader.rendering.timeline import pause_slots
from voicereader.studio.asked import Wanted
from voicereader.text import remark


@dataclass(frozen=True, slots=True)
class Actors:
    """Who speaks a transcript: its casting, and the voices by id."""

    casting: Casting
    voices: Mapping[str, Voice]

    def voice(self, speaker_id: str | None, language: str) -> Voice:
        """Return the voice of a speaker, or of the narrator, for a language; where it is not theirs, a stand-in's."""
        own = self.voices[self.part(speaker_id).voice_id]
        return understudy(speaker_id or "", own, language, list(self.voices.values()))

    def part(self, speaker_id: str | None) -> Part:
        """Return the part of a speaker, or of the narrator."""
        return self.casting.parts[speaker_id] if speaker_id else self.casting.narrator


def planned(
    transcript: Transcript, utterances: Sequence[Utterance], wanted: Wanted, actors: Actors, cover: bytes
) -> Plan:
    """Return the plan of what is wanted of a transcript.

    Raises:
        UnknownPassage: there is no such turn or sentence.
    """
    chosen = wanted.chosen(utterances)
    chapters = dict(_chapters(transcript, chosen))
    people = {each.id: each for each in transcript.speakers}
    stand_in = cache(actors.voice)  # found once for each person and language, not for each sentence
    lines = []
    for utterance in chosen:
        part = actors.part(utterance.speaker_id)
        prosody = replace(part.prosody, rate=part.prosody.rate * wanted.rate)
        usual = utterance.language == transcript.language
        voice = actors.voices[part.voice_id] if usual else stand_in(utterance.speaker_id, utterance.language)
        key = clip_key(utterance.spoken, utterance.language, voice, prosody)
        order = Order(key, utterance.spoken, voice, prosody)
        speaker = people.get(utterance.speaker_id or "")
        pause = pause_slots(round(utterance.pause_after * wanted.pauses))
        lines.append(Line(utterance, speaker, order, pause, chapters.get(utterance.id)))
    return plan(wanted.form, _tags(transcript, wanted, cover), lines)


def _tags(transcript: Transcript, wanted: Wanted, cover: bytes) -> Tags:
    speakers = [wanted.speaker] if wanted.speaker else transcript.speakers
    title = f"{transcript.title}: {wanted.speaker.name}" if wanted.speaker else transcript.title
    date = transcript.date.isoformat() if transcript.date else None
    return Tags(title, ", ".join(each.name for each in speakers), transcript.language, date, cover=cover)


def _chapters(transcript: Transcript, utterances: Sequence[Utterance]) -> Iterator[tuple[str, str]]:
    """Yield the utterances that begin a chapter with its title: the first of all, and of each person's turn."""
    turns = {turn.id: turn for turn in transcript.turns}
    before: str | None = ""
    for utterance in utterances:
        turn = turns.get(utterance.turn_id or "")
        speaker = transcript.speaker(turn.speaker_id) if turn and turn.speaker_id else None
        if utterance.turn_id != before and (speaker or before == ""):
            said = remark(turn, speaker.name if speaker else None) if turn else None
            note = f" ({said})" if said else ""
            yield utterance.id, f"{speaker.name}{note}" if speaker else transcript.title
        before = utterance.turn_id
