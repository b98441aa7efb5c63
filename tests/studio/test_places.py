"""Places that outlive changes of the text."""

import pytest

from tests.builders import a_transcript
from voicereader.errors import UnknownPassage
from voicereader.studio.places import between, find

TALK = a_transcript(
    ("Ann Lee", "Yes. We meet again.\n\nIt is a fine day."),
    (None, "Applause."),
    ("Bob Stone", "Yes. Thank you, mayor."),
)


@pytest.mark.parametrize("identity", ["t1", "t1-s3", "t3-s2"])
def test_what_has_not_moved_is_where_it_was(identity):
    """An id alone is enough as long as it is there."""
    assert find(TALK, identity) == identity


@pytest.mark.parametrize(
    ("identity", "quote", "found"),
    [
        ("t1-s2", "Thank you, mayor.", "t3-s2"),
        ("t9-s1", "It is a fine", "t1-s3"),
        ("t1-s1", "Yes. Thank you", "t3-s1"),
        ("t1-s2", " It  is\na fine day. ", "t1-s3"),
        ("t1", "Yes. Thank you, mayor.", "t3"),
        ("t9", "Yes. We meet again. It is", "t1"),
        ("t2", "These words are gone.", "t2"),
    ],
)
def test_words_are_found_where_they_stand_now(identity, quote, found):
    """The words count more than the id, also over the ends of sentences and lines; a turn is found as a turn."""
    assert find(TALK, identity, quote) == found


@pytest.mark.parametrize(("identity", "found"), [("t1-s1", "t1-s1"), ("t3-s1", "t3-s1"), ("t9-s1", "t3-s1")])
def test_of_the_same_words_the_nearest_are_meant(identity, found):
    """“Yes.” is said twice."""
    assert find(TALK, identity, "Yes.") == found


@pytest.mark.parametrize(("identity", "quote"), [("t9", ""), ("t1-s9", "Nobody said this."), ("x" * 1000, "")])
def test_what_is_gone_is_told(identity, quote):
    """There is neither the id nor the words."""
    with pytest.raises(UnknownPassage, match="is in this transcript any more"):
        find(TALK, identity, quote)


@pytest.mark.parametrize(
    ("first", "last", "ids"),
    [
        ("t1-s2", "t1-s2", ["t1-s2"]),
        ("t1-s3", "t3-s1", ["t1-s3", "t2-s1", "t3-s1"]),
        ("t1", "t1", ["t1-s1", "t1-s2", "t1-s3"]),
        ("t1-s3", "t2", ["t1-s3", "t2-s1"]),
    ],
)
def test_a_range_has_both_its_ends(first, last, ids):
    """From a sentence or turn to another."""
    assert [identity for identity, _, _ in between(TALK, first, last)] == ids


@pytest.mark.parametrize(("first", "last"), [("t3", "t1"), ("t9", "t9"), ("t1", "t9-s1")])
def test_a_range_that_is_none_is_told(first, last):
    """The last before the first, or an end that is not there."""
    with pytest.raises(UnknownPassage, match="name the first before the last"):
        between(TALK, first, last)
