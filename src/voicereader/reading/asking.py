"""Whether everybody whom a transcript calls by one label without a name, such as `Question:`, is one person."""

from collections import defaultdict
from dataclasses import replace

from voicereader.model import Speaker, Transcript
from voicereader.reading.register.ids import renamed
from voicereader.text import identity


def as_asked(transcript: Transcript, questions: str) -> Transcript:
    """Return a transcript in which all of one anonymous label are one person, where `questions` is `one`.

    The first of them stays, and has the labels of all; a gender only where nobody is said to have another. With
    `each` nothing changes: who asks in an interview is one person, and elsewhere each is somebody else.
    """
    if questions != "one":
        return transcript
    alike: defaultdict[tuple[bool, str], list[Speaker]] = defaultdict(list)
    for speaker in transcript.speakers:
        alike[speaker.anonymous, identity(speaker.name) if speaker.anonymous else speaker.id].append(speaker)
    one = {each.id: group[0].id for group in alike.values() for each in group[1:]}
    if not one:
        return transcript
    merged = renamed(transcript, one)
    return replace(merged, speakers=tuple(map(_merged, alike.values())))


def _merged(group: list[Speaker]) -> Speaker:
    genders = {each.gender for each in group if each.gender}
    aliases = tuple(dict.fromkeys(label for each in group for label in each.aliases))
    return replace(group[0], aliases=aliases, gender=genders.pop() if len(genders) == 1 else None)
