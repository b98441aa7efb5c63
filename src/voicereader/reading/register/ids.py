"""Ids of speakers: who is somebody elsewhere too, and other ids for them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from voicereader.model import Outline, Speaker, Transcript


def named(transcript: Transcript | Outline) -> Iterator[Speaker]:
    """Yield the speakers who are somebody in other transcripts too."""
    return (each for each in transcript.speakers if not each.anonymous)


def renamed(transcript: Transcript, ids: Mapping[str, str]) -> Transcript:
    """Return a transcript with other ids for the speakers that `ids` has, the same one where it has none."""
    if not ids:
        return transcript
    speakers = tuple(replace(each, id=ids.get(each.id, each.id)) for each in transcript.speakers)
    turns = tuple(
        replace(turn, speaker_id=new) if (new := ids.get(turn.speaker_id or "")) else turn for turn in transcript.turns
    )
    return replace(transcript, speakers=speakers, turns=turns)
