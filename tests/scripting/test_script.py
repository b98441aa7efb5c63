"""What is spoken, in which order, under which id."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_speaker, a_transcript
from voicereader.model import Passage, Span, Turn
from voicereader.scripting import Manner, heard, script
from voicereader.scripting.sentences import LONGEST, sentence_spans
from voicereader.scripting.spoken import spoken_form

MANNER = Manner(sentence=100, paragraph=200, turn=300)


def spoken(transcript) -> list[tuple[str, str]]:
    """Return the ids and words of what is spoken."""
    return [(each.id, each.spoken) for each in heard(script(transcript, MANNER), "on-change")]


def test_a_sentence_in_another_language_says_so():
    """Where all its words lie in a passage; one that has only some of them there is in the turn's."""
    text = "He said that. “Merci à tous.” Then he said adieu."
    passages = (Passage(Span(15, 28), "fr"), Passage(Span(43, 48), "fr"))
    transcript = a_transcript(("Ann Lee", text))
    transcript = replace(transcript, turns=(replace(transcript.turns[0], passages=passages),))
    said = [(each.printed, each.language) for each in script(transcript, MANNER)[2:]]
    assert said == [("He said that.", "en"), ("“Merci à tous.”", "fr"), ("Then he said adieu.", "en")]


def test_a_transcript_is_spoken_in_order_with_ids_of_the_page():
    """The title comes first, then who speaks, then each sentence."""
    assert spoken(a_transcript()) == [
        ("t0-s1", "A talk"),
        ("t1-s0", "Ann Lee."),
        ("t1-s1", "Good morning."),
        ("t1-s2", "We meet again."),
        ("t2-s0", "Bob Stone."),
        ("t2-s1", "Thank you."),
    ]


def test_a_speaker_is_announced_on_change_with_the_role_once():
    """The role is said at the first time only, and who goes on speaking is not announced again."""
    people = (a_speaker("Ann Lee", role="Mayor"), a_speaker("Bob Stone"))
    transcript = a_transcript(
        ("Ann Lee", "One."), ("Ann Lee", "Two."), ("Bob Stone", "Three."), ("Ann Lee", "Four."), speakers=people
    )
    announced = [words for utterance, words in spoken(transcript) if utterance.endswith("-s0")]
    assert announced == ["Ann Lee, Mayor.", "Bob Stone.", "Ann Lee."]


def test_a_note_is_announced_as_it_is_printed():
    """A listener learns what a reader sees: that the words are a translation."""
    turn = Turn("t1", "ann-lee", "Ann Lee", ("Hello.",), note="retranslated")
    transcript = a_transcript(turns=(turn,), speakers=(a_speaker(),))
    assert spoken(transcript)[1] == ("t1-s0", "Ann Lee, retranslated.")


def test_narration_is_the_narrator_s_and_announces_nobody():
    """Words that nobody says belong to no speaker."""
    utterances = script(a_transcript((None, "The meeting opens."), ("Ann Lee", "Hello.")), MANNER)
    assert [(each.id, each.speaker_id) for each in utterances] == [
        ("t0-s1", None),
        ("t1-s1", None),
        ("t2-s0", None),
        ("t2-s1", "ann-lee"),
    ]


def test_pauses_follow_sentence_paragraph_and_turn():
    """Each pause is the one that is set."""
    utterances = script(a_transcript(("Ann Lee", "One. Two.\n\nThree."), ("Bob Stone", "Four.")), MANNER)
    assert [each.pause_after for each in utterances] == [300, 200, 100, 200, 300, 200, 300]


def test_a_breath_within_a_sentence_is_half_a_pause():
    """Where a long sentence is parted at a clause, nobody hears it end."""
    text = "They came, they saw, and they went on, " * 10 + "until they stopped. Then they slept."
    utterances = script(a_transcript(("Ann Lee", text)), MANNER)[2:]
    assert [each.pause_after for each in utterances] == [50, 100, 300]


def test_what_has_no_word_is_not_spoken_but_keeps_its_number():
    """Rows of stars are skipped; the sentence after them has the id that it has on the page."""
    assert spoken(a_transcript(("Ann Lee", "One.\n\n* * *\n\nTwo.")))[2:] == [("t1-s1", "One."), ("t1-s3", "Two.")]


def test_every_span_slices_the_printed_sentence():
    """An utterance's span cuts its own words out of the turn's text."""
    transcript = a_transcript(("Ann Lee", "  Mr. Smith came.  He saw No. 5.\n\n“Yes!” he said. 😀 Then home…"))
    sentences = [each for each in script(transcript, MANNER) if each.span]
    text = transcript.turns[0].text
    assert [each.span.of(text) for each in sentences][:2] == ["Mr. Smith came.", "He saw No. 5."]
    assert all(each.span.of(text) == each.printed for each in sentences)


@given(st.lists(st.text(), min_size=1, max_size=4), st.sampled_from(["en", "ru", "zh", "ar", "und"]))
def test_no_letter_of_a_turn_is_lost_or_spoken_twice(paragraphs, language):
    """Sentences are in order, apart from one another, short enough, and hold every letter of the turn."""
    turn = Turn("t1", None, None, tuple(paragraphs))
    spans = [span for paragraph in sentence_spans(turn, language) for span in paragraph]
    assert all(before.end <= after.begin for before, after in itertools.pairwise(spans))
    assert all(0 < span.end - span.begin <= LONGEST for span in spans)
    kept = "".join(span.of(turn.text) for span in spans)
    assert "".join(kept.split()) == "".join(turn.text.split())


@pytest.mark.parametrize("text", ["word " * 1000, "clause of words, " * 200, "字" * 5000, "一二三，" * 800])
def test_a_sentence_longer_than_a_breath_is_split(text):
    """No utterance is longer than the bound, and cuts fall between words where there are any."""
    turn = Turn("t1", None, None, (text,))
    (spans,) = sentence_spans(turn, "en")
    pieces = [span.of(text) for span in spans]
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST for piece in pieces)
    if " " in text:
        assert all(piece.split()[-1].strip(",") in {"word", "words"} for piece in pieces)


def test_controls_and_invisible_marks_are_not_spoken():
    """Soft hyphens, direction marks, controls and doubled spaces have no sound; composed letters do."""
    assert spoken_form("co\xadoperate\u200e now\x00 \n then e\u0301")[0] == "cooperate now then é"


def test_joiners_that_shape_words_are_kept():
    """Persian words and emoji need their joiners."""
    assert spoken_form("می\u200cخواهم")[0] == "می\u200cخواهم"


@given(st.text(max_size=200))
def test_links_cover_what_is_spoken_and_slice_the_print(printed):
    """Every spoken letter has its print; nothing spoken lies between two links."""
    for language in ("en", "ru", "und"):
        spoken, links = spoken_form(printed, language)
        assert "".join(link.spoken.of(spoken) for link in links) == spoken
        assert all(0 <= link.printed.begin < link.printed.end <= len(printed) for link in links)


@pytest.mark.parametrize(("announce", "announced"), [("never", 0), ("on-change", 2), ("always", 3)])
def test_speakers_are_announced_as_wished(announce, announced):
    """Never, where somebody else spoke before, or before every turn."""
    talk = a_transcript(("Ann Lee", "One."), ("Ann Lee", "Two."), ("Bob Stone", "Three."))
    said = heard(script(talk, Manner()), announce)
    assert sum(each.id.endswith("-s0") for each in said) == announced
