"""Why each label was understood as it was."""

from dataclasses import replace

from voicereader.reading import RULES, explain
from voicereader.reading.asking import as_asked
from voicereader.reading.explaining import Decision, retold

TALK = b"""Mayor Ann Lee: Hello.

Question: Is it?

Let me say: it is.

Bob Stone: It is.

Question: Really?

Lee: Yes.
"""


def rules(decisions: tuple[Decision, ...]) -> dict[str, str]:
    """Return the rule of each label."""
    return {each.label: each.rule for each in decisions}


def test_each_label_has_a_rule() -> None:
    """Every label and every refusal has a known rule, a confidence, and the turns in which it stands."""
    _, decisions = explain(TALK, "a.txt")

    assert rules(decisions) == {
        "Mayor Ann Lee": "office",
        "Question": "somebody-else",
        "Bob Stone": "name",
        "Lee": "part-of-name",
        "Let me say": "clause",
    }
    assert {each.rule for each in decisions} <= RULES.keys()
    assert all(0 < each.confidence <= 1 for each in decisions)
    assert [each.turns for each in decisions if each.speaker_id is None] == [("t2",)]


def test_one_label_of_two_people_is_two_decisions() -> None:
    """A label is told once for each who has it."""
    _, decisions = explain(TALK, "a.txt")

    assert [each.speaker_id for each in decisions if each.label == "Question"] == ["question", "question-2"]


def test_the_least_sure_of_what_was_decided_is_told() -> None:
    """A family name that is surely a label may be somebody's with less certainty."""
    _, decisions = explain(TALK, "a.txt")

    assert next(each.confidence for each in decisions if each.label == "Lee") < 0.95


def test_what_a_format_says_is_certain() -> None:
    """Where the file itself says who speaks there is no doubt."""
    captions = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>Hello.\n\n00:03.000 --> 00:04.000\n<v Bob Stone>Hi.\n"
    _, decisions = explain(captions, "a.vtt")

    assert {(each.rule, each.confidence) for each in decisions} == {("given", 1.0)}


def test_the_doubtful_come_first() -> None:
    """Told again, decisions are in order of their confidence."""
    transcript, decisions = explain(TALK, "a.txt")
    told = [each.confidence for each in retold(decisions, transcript, transcript)]

    assert told == sorted(told)
    assert len(told) == len(decisions)


def test_what_the_owner_says_is_no_doubt() -> None:
    """A speaker with another name, and a label that is none any more, are as people.toml has them."""
    transcript, decisions = explain(TALK, "a.txt")
    speakers = tuple(
        replace(each, name="Robert Stone") if each.id == "bob-stone" else each for each in transcript.speakers
    )
    turns = tuple(replace(each, speaker_id=None) if each.label == "Lee" else each for each in transcript.turns)
    told = retold(decisions, transcript, replace(transcript, speakers=speakers, turns=turns))

    assert [(each.label, each.speaker_id) for each in told if each.rule == "people-toml"] == [
        ("Bob Stone", "bob-stone"),
        ("Lee", None),
    ]


def test_questions_that_were_made_one_say_so() -> None:
    """A setting decides for all of one label."""
    transcript, decisions = explain(TALK, "a.txt")
    told = retold(decisions, transcript, as_asked(transcript, "one"))

    assert [(each.turns, each.confidence) for each in told if each.rule == "questions-are-one"] == [(("t2", "t4"), 1.0)]
