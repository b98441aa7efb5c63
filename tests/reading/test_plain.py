"""Lines become turns."""

from voicereader.reading import read


def turns(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """Return speaker, label and paragraphs of each turn of a text."""
    return [(turn.speaker_id, turn.label, turn.paragraphs) for turn in read(text.encode(), "a.txt").turns]


def kinds(text: str) -> list[tuple[str, ...]]:
    """Return what the paragraphs of each turn are."""
    made = read(text.encode(), "a.txt").turns
    return [tuple(turn.kind(place) for place in range(len(turn.paragraphs))) for turn in made]


def test_a_stage_direction_is_nobodys() -> None:
    """A paragraph in brackets stands in the turn that it interrupts, and is no speech."""
    text = "Jane Cole: One.\n\n(Rain.)\n\nTwo."

    assert turns(text) == [("jane-cole", "Jane Cole", ("One.", "(Rain.)", "Two."))]
    assert kinds(text) == [("speech", "direction", "speech")]


def test_a_direction_in_place_of_speech_is_the_speakers() -> None:
    """What stands on the label's line is the speaker's, brackets or not."""
    assert turns("Jane Cole: (Nods.)\n\nTom Hale: Well.")[0] == ("jane-cole", "Jane Cole", ("(Nods.)",))


def test_a_headline_heads_the_next_turn() -> None:
    """Words Begun With Capitals before a label head what follows; other short words are the speaker's."""
    assert turns("Jane Cole: One.\n\nThe Long Road\n\nTom Hale: Two.\n\nAnd so on\n\nJane Cole: Three.") == [
        ("jane-cole", "Jane Cole", ("One.",)),
        (None, None, ("The Long Road",)),
        ("tom-hale", "Tom Hale", ("Two.", "And so on")),
        ("jane-cole", "Jane Cole", ("Three.",)),
    ]


def test_marked_headings_and_times() -> None:
    """A marked heading is no speech, and a time on its own line is nothing; both end a paragraph."""
    text = "Jane Cole: One\n[00:10]\ntwo\n# Part Two\nthree."

    assert turns(text) == [("jane-cole", "Jane Cole", ("One", "two", "Part Two", "three."))]
    assert kinds(text) == [("speech", "speech", "heading", "speech")]


def test_a_label_without_speech_stays() -> None:
    """A label that only a row of stars follows is not lost."""
    assert turns("Jane Cole: One.\n\nTom Hale:\n\n* * *\n\nJane Cole: Two.")[1] == (None, None, ("Tom Hale",))


def test_nothing_but_a_title() -> None:
    """A file that is only a title or a date is narrated."""
    assert turns("A Title") == [(None, None, ("A Title",))]
    assert turns("May 3, 2017") == [(None, None, ("May 3, 2017",))]


def test_a_box_of_links_is_nobodys() -> None:
    """Links between turns are no speech, however they are called, up to the next sentence."""
    text = "Jane Cole: One.\n\nSee also\n\nThe other talk\n\nTom Hale: Two.\n\nSiehe auch:\n\nDas andere\n\nThree."

    assert turns(text) == [
        ("jane-cole", "Jane Cole", ("One.",)),
        (None, None, ("See also", "The other talk")),
        ("tom-hale", "Tom Hale", ("Two.", "Siehe auch:", "Das andere", "Three.")),
    ]
    assert kinds(text)[1:] == [("heading", "narration"), ("speech", "heading", "narration", "speech")]


def test_a_headline_is_a_heading() -> None:
    """What heads the next turn is a heading; one word in capitals is where another heading stands below it."""
    text = "Jane Cole: One.\n\nThe Long Road\n\nTom Hale: Two.\n\nEXAMINATION\n\n(They sit down.)\n\n"
    text += "Jane Cole: No.\n\nNEVER\n\nTom Hale: Well."

    assert kinds(text) == [
        ("speech",),
        ("heading",),
        ("speech",),
        ("heading", "direction"),
        ("speech", "speech"),
        ("speech",),
    ]


def test_a_time_is_no_answer() -> None:
    """A time between questions that stand out answers none of them."""
    assert turns("> Who was it?\n\n[00:01:02]\n\nTom.\n\n> And then?\n\nRain.") == [
        ("question", None, ("Who was it?",)),
        ("answer", None, ("Tom.",)),
        ("question", None, ("And then?",)),
        ("answer", None, ("Rain.",)),
    ]


def test_a_dash_within_speech_stays() -> None:
    """Only the dash between label and speech is no speech."""
    assert turns("Jane Cole: – One. – Two.\n\nTom Hale: Three.")[0][2] == ("One. – Two.",)
