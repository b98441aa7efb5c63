"""Labels without words, where questions stand out."""

from voicereader.reading import read
from voicereader.reading.implied import implied_in
from voicereader.reading.lines import to_lines

INTERVIEW = "**Where were you?**\n\nAt home.\n\nIt rained.\n\n**And then?**\n\nI slept."


def sides(text: str) -> list[tuple[int, str | None]]:
    """Return the line and side of each implied label."""
    return [(index, label.person) for index, label in sorted(implied_in(to_lines(text), {}).items())]


def test_emphasised_questions() -> None:
    """Emphasised questions are one side, what stands below each the other."""
    assert sides(INTERVIEW) == [(0, "question"), (1, "answer"), (3, "question"), (4, "answer")]


def test_quoted_questions() -> None:
    """Questions quoted as in Markdown are one side as well."""
    assert sides("> Where were you?\n\nAt home.\n\n> And then?\n\nI slept.") == [
        (0, "question"),
        (1, "answer"),
        (2, "question"),
        (3, "answer"),
    ]


def test_dashed_questions() -> None:
    """Long dashes before questions are one side, and go without the dash."""
    found = implied_in(to_lines("――どこにいましたか。\n\n家です。\n\n――それから。\n\n寝ました。"), {})

    assert [(label.rest, label.person) for _, label in sorted(found.items())] == [
        ("どこにいましたか。", "question"),
        ("家です。", "answer"),
        ("それから。", "question"),
        ("寝ました。", "answer"),
    ]


def test_headings_are_no_questions() -> None:
    """Emphasised lines that do not ask are headings."""
    assert sides("**The morning**\n\nIt rained.\n\n**The evening**\n\nIt did not.") == []


def test_one_question_is_no_talk() -> None:
    """A single emphasised question is a title."""
    assert sides("**Where were you?**\n\nAt home.") == []


def test_a_talk_of_two() -> None:
    """The turns of such an interview have two speakers without a name."""
    made = read(INTERVIEW.encode(), "a.txt")

    assert len({turn.speaker_id for turn in made.turns}) == 2
    assert all(speaker.anonymous for speaker in made.speakers)
    assert [turn.label for turn in made.turns] == [None] * 4
