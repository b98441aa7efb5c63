"""Trying a lexicon: which sentences of the library its entries touch."""

from dataclasses import dataclass

from voicereader.scripting import Entry, Lexicon, Manner, script
from voicereader.studio.edition import Edition


@dataclass(frozen=True, slots=True)
class Touched:
    """A sentence that an entry touches: where it stands, how it is printed and how it is spoken."""

    slug: str
    utterance_id: str
    entry: Entry
    printed: str
    spoken: str


def touched(edition: Edition, manner: Manner, lexicon: Lexicon) -> tuple[list[Touched], tuple[str, ...]]:
    """Return what the entries of `lexicon` touch, in order, and sentences about what is not used of it."""
    found = []
    for slug, kept in edition.shelf.kept.items():
        names, transcript = (slug, kept.file), edition.transcript(slug)
        for utterance in script(transcript, manner, lexicon, names):
            speaker = transcript.speaker(utterance.speaker_id) if utterance.speaker_id else None
            held = transcript.language, names, speaker
            readers = lexicon.reader(*held), lexicon.explainer(*held)
            entries = dict.fromkeys(entry for each in readers for _, entry in each.found(utterance.printed))
            found += [Touched(slug, utterance.id, each, utterance.printed, utterance.spoken) for each in entries]
    used = {each.entry for each in found}
    unused = [f"No sentence has {each.where}." for each in lexicon.entries if each not in used]
    return found, (*lexicon.notes, *unused)
