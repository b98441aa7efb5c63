"""What editors do: hand texts in, look through them, correct, hear before they save."""

import pytest

from tests.builders import DIALOGUE
from voicereader.errors import BadChange, ChangedMeanwhile, UnknownDraft, UnknownPassage, UnreadableTranscript
from voicereader.studio import Given
from voicereader.studio.correcting import Said
from voicereader.studio.editing import By, Correction
from voicereader.studio.rehearsing import Trial

GARDEN = "2020-06-01-a-talk-in-the-garden"
PARK = DIALOGUE.replace("garden", "park")
NAMES = ("garden.txt", GARDEN)


@pytest.fixture
def account(studio, folder):
    """Return the number of an editor's account."""
    from tests.web.people import WORDS
    from voicereader.studio.admitting import admission

    return admission(folder, studio.settings).accounts.add("Ann", WORDS, "editor").number


@pytest.fixture
def by(studio):
    """Return who changes, having seen all."""
    return lambda: By("Ann", studio.changes.last())


def people(studio):
    """Return the names of the garden's speakers."""
    slug = studio.editing.named("garden.txt").slug
    return [each.name for each in studio.edition().transcript(slug).speakers]


def test_a_draft_is_looked_through_and_added(studio, account):
    """Nobody sees it before; afterwards it is a draft no more."""
    (number,) = studio.editing.hand_in([Given("park.txt", PARK.encode(), {"title": "The park"})], account)
    draft = studio.editing.drafts.find(account, number)
    found = studio.editing.understand(draft)
    assert found.transcript.title == "The park"
    assert [each.name for each in found.transcript.speakers] == ["Ann Lee", "Bob Stone"]
    assert len(studio.edition().shelf.kept) == 1
    made = studio.editing.take(draft, account, "Ann")
    assert (made.who, made.note) == ("Ann", "add")
    assert len(studio.edition().shelf.kept) == 2
    with pytest.raises(UnknownDraft):
        studio.editing.drafts.find(account, number)


def test_what_is_doubtful_comes_first(studio, account):
    """Of a label that nobody else has it is said by which rule it was understood."""
    text = PARK + "\nRiverbank: The water is high.\n\nAnn Lee: So it is.\n"
    (number,) = studio.editing.hand_in([Given("park.txt", text.encode())], account)
    found = studio.editing.understand(studio.editing.drafts.find(account, number))
    assert [(each.label, each.speaker_id, each.rule) for each in found.doubts] == [("Riverbank", None, "lonely")]
    assert found.decisions[0] == found.doubts[0]


def test_what_cannot_be_added_is_no_draft(studio, account):
    """It is told at once: unreadable, or there already."""
    with pytest.raises(UnreadableTranscript):
        studio.editing.hand_in([Given("park.txt", b"\x00\x01" * 100)], account)
    with pytest.raises(BadChange, match="already"):
        studio.editing.hand_in([Given("garden.txt", PARK.encode())], account)
    assert studio.editing.drafts.of(account) == []


def test_a_transcript_is_replaced_after_it_was_looked_through(studio, account):
    """By a file of the same kind or of another; what was said about it stays, and one undo brings all back."""
    studio.changes.correct("garden.txt", {"place": "Riverton"}, "Ann")
    number = studio.editing.hand_in_anew(GARDEN, Given("garden.md", b"# Evening\n\nAnn Lee: Good evening.\n"), account)
    made = studio.editing.take(studio.editing.drafts.find(account, number), account, "Ann")
    (kept,) = studio.edition().shelf.kept.values()
    assert (kept.file, kept.outline.title, kept.outline.place) == ("garden.md", "Evening", "Riverton")
    studio.changes.undo(made.number, "Ann")
    (kept,) = studio.edition().shelf.kept.values()
    assert kept.file == "garden.txt"


def test_of_two_who_replace_the_second_is_told(studio, account):
    """What the first did stays."""
    drafts = [
        studio.editing.hand_in_anew(GARDEN, Given("garden.txt", PARK.replace("fine", day).encode()), account)
        for day in ("wet", "cold")
    ]
    first, second = (studio.editing.drafts.find(account, each) for each in drafts)
    studio.editing.take(first, account, "Ann")
    with pytest.raises(ChangedMeanwhile):
        studio.editing.take(second, account, "Bob")
    assert studio.editing.drafts.find(account, second.number)


def test_a_speaker_is_corrected_and_it_is_undone(studio, by):
    """Name and voice are one change of two files."""
    correction = Correction(Said(name="Anne Lee"), "tones:220")
    voices = [each.id for each in studio.voices()]
    made = studio.editing.correct_person(GARDEN, "ann-lee", Correction(correction.said, voices[-1]), by())
    assert {each.name for each in made.revisions} == {"people.toml", "casting.toml"}
    assert people(studio) == ["Anne Lee", "Bob Stone"]
    casting = studio.edition().castings(studio.voices())[GARDEN]
    assert casting.parts["anne-lee"].voice_id == voices[-1]
    studio.changes.undo(made.number, "Ann")
    assert people(studio) == ["Ann Lee", "Bob Stone"]


@pytest.mark.parametrize("correction", [Correction(), Correction(voice="nobody:1")])
def test_what_changes_nothing_or_cannot_be_is_refused(studio, by, correction):
    """With a sentence."""
    with pytest.raises(BadChange):
        studio.editing.correct_person(GARDEN, "ann-lee", correction, by())
    with pytest.raises(BadChange, match="not in the transcript any more"):
        studio.editing.correct_person(GARDEN, "nobody", Correction(Said(name="X Y")), by())


def test_of_two_who_correct_the_second_is_told(studio, by):
    """Who looked before the first had saved saves nothing."""
    seen = by()
    studio.editing.correct_person(GARDEN, "ann-lee", Correction(Said(role="Poet")), seen)
    with pytest.raises(ChangedMeanwhile, match="Ann"):
        studio.editing.correct_person(GARDEN, "bob-stone", Correction(Said(role="Cook")), By("Bob", seen.seen))


def test_a_speaker_is_somebody_else_in_one_transcript(studio, by):
    """Or nobody: then the words are narration."""
    studio.editing.say_who(GARDEN, "bob-stone", "Ann Lee", by())
    assert people(studio) == ["Ann Lee"]
    studio.changes.undo(studio.changes.last(), "Ann")
    studio.editing.say_who(GARDEN, "bob-stone", None, by())
    turns = studio.edition().transcript(GARDEN).turns
    assert [each.speaker_id for each in turns][-3:] == ["ann-lee", None, "ann-lee"]


def test_a_word_is_said_otherwise(studio, by):
    """In this transcript; then it is left again."""
    studio.editing.say_word(GARDEN, "mayor", "major", "transcripts", by())
    spoken = " ".join(each.spoken for each in studio.utterances(studio.edition().transcript(GARDEN)))
    assert "Thank you, major." in spoken
    studio.editing.leave_word("mayor", "transcripts", "garden.txt", by())
    assert studio.edition().lexicon().entries == ()


def test_a_voice_is_heard_before_it_is_saved(studio):
    """Another voice is another sound; nothing is saved, and none of it is a change."""
    voices = [each.id for each in studio.voices()]
    one, two = (studio.rehearsal.hear(GARDEN, NAMES, Trial("ann-lee", each)) for each in (voices[0], voices[-1]))
    assert one.text == two.text
    assert one.sound != two.sound
    assert one.speaker.name == "Ann Lee"
    own = studio.rehearsal.hear(GARDEN, NAMES, Trial("ann-lee"))
    part = studio.edition().castings(studio.voices())[GARDEN].parts["ann-lee"]
    assert own.key == studio.rehearsal.hear(GARDEN, NAMES, Trial("ann-lee", part.voice_id)).key
    assert studio.changes.last() == 0


def test_the_voice_that_would_be_chosen_is_heard_although_another_is_given(studio, by):
    """As it would be without."""
    own = studio.rehearsal.hear(GARDEN, NAMES, Trial("ann-lee"))
    other = next(
        each.id
        for each in studio.voices()
        if each.id != studio.edition().castings(studio.voices())[GARDEN].parts["ann-lee"].voice_id
    )
    studio.editing.correct_person(GARDEN, "ann-lee", Correction(voice=other), by())
    assert studio.rehearsal.hear(GARDEN, NAMES, Trial("ann-lee")).key == own.key
    assert studio.rehearsal.hear(GARDEN, NAMES, Trial("ann-lee", other)).key != own.key


def test_a_word_is_heard_before_it_is_saved(studio):
    """In a sentence that has it, whoever says it."""
    made = studio.rehearsal.hear(GARDEN, NAMES, Trial(written="mayor", said="major"))
    assert (made.text, made.speaker.name) == ("Thank you, mayor.", "Bob Stone")
    assert made.key != studio.rehearsal.hear(GARDEN, NAMES, Trial(written="mayor", said="mayor of all")).key
    with pytest.raises(BadChange, match="stands in no sentence"):
        studio.rehearsal.hear(GARDEN, NAMES, Trial(written="zebra", said="x"))
    with pytest.raises(BadChange, match="installed"):
        studio.rehearsal.hear(GARDEN, NAMES, Trial("ann-lee", "nobody:1"))
    with pytest.raises(UnknownPassage):
        studio.rehearsal.hear(GARDEN, NAMES, Trial("nobody"))


def test_what_was_taken_away_is_listed_until_it_is_back(studio):
    """With who did it; the last first."""
    studio.changes.take_away(["garden.txt"], "Ann")
    (gone,) = studio.changes.taken_away()
    assert (gone.who, [each.name for each in gone.revisions]) == ("Ann", ["garden.txt"])
    studio.changes.restore(["garden.txt"], "Bob")
    assert studio.changes.taken_away() == []
