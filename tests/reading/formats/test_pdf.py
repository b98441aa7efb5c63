"""PDF: order, paragraphs, margins, columns and tables of pages that the tests draw themselves."""

import pytest

from tests.reading.formats.files import lines, pdf, said, show, written
from voicereader.errors import UnreadableTranscript
from voicereader.reading import read

TALK = ("**Ann Lee:** Good morning.", "", "**Bob Stone:** Yes.", "", "**Ann Lee:** So.")
LONG = (
    "The garden is large and needs water in the evening, when the sun is low and",
    "the roses are thirsty; in the morning there is no time for that, as we all know.",
)


def spoken(*pages: str, **about) -> list[tuple[str | None, str]]:
    """Return who says what in a PDF of those pages."""
    return said(pdf(*pages, **about), "pdf")


def whole(*pages: str, **about) -> str:
    """Return all that is said in a PDF of those pages."""
    return "\n\n".join(text for _, text in spoken(*pages, **about))


def test_lines_are_joined_to_paragraphs():
    """Full lines go on; room parts paragraphs, whatever speaker they are of."""
    made = spoken(lines(f"**Ann Lee:** {LONG[0]}", LONG[1], "", "It rains.", "", *TALK[2:]))
    assert made[0] == ("ann-lee", f"{LONG[0]} {LONG[1]}\n\nIt rains.")
    assert [who for who, _ in made] == ["ann-lee", "bob-stone", "ann-lee"]


def test_indents_part_paragraphs():
    """Where the first lines of paragraphs are indented, an indent is enough."""
    page, base = "", 770
    for _ in range(4):
        for indent, text in ((90, LONG[0]), (72, LONG[1]), (72, "So it is.")):
            page += show(text, indent, base)
            base -= 14
    assert whole(page).split("\n\n") == [f"{LONG[0]} {LONG[1]} So it is."] * 4


def test_words_broken_over_lines_are_joined():
    """A hyphen at the end of a line goes, but for words that have one elsewhere."""
    text = whole(
        lines("Ann Lee: Our well-known gardener is here, with the rest of the com-", "mittee, who came this morning in order to",
              "speak to you. He is well known and likes to be thought of as well-", "known in the town. A committee.")
    )  # fmt: skip
    assert "the rest of the committee, who" in text
    assert "as well-known in" in text
    assert "Hans-Peter" in whole(
        lines("Ann Lee: Let us now hear what our dear friend and gardener Hans-", "Peter says.")
    )


def test_headers_footers_and_numbers_of_pages_are_left_out():
    """What comes back on pages stands in their margins; a turn goes on over them."""
    pages = [
        lines(*(f"Sentence {page} {number} of a longer speech on water." for number in range(12)), left=72, top=740)
        + show("Garden club, record", 72, 810, size=8)
        + show(f"- {page} -", 290, 40)
        for page in range(1, 5)
    ]
    text = whole(*pages)
    assert "record" not in text
    assert "- 2 -" not in text
    assert text.count("Sentence") == 48


def test_numbers_of_lines_are_left_out():
    """Courts number each line; the numbers are not said, those of the text are."""
    page = "".join(
        show(str(number), 40, 770 - 14 * number) + show(f"{2 * number} roses stand there,", 72, 770 - 14 * number)
        for number in range(1, 26)
    )
    assert whole(page).startswith("2 roses stand there, 4 roses stand there,")
    right = page.replace(" 40 ", " 540 ")
    assert whole(right).startswith("2 roses stand there, 4 roses")
    close = "".join(
        show(f"{n} {2 * n} roses stand there," if n < 26 else f"{n}", 72, 770 - 14 * n) for n in range(1, 27)
    )
    assert whole(close).replace("\n\n", " ").startswith("2 roses stand there, 4 roses")
    assert whole(close).endswith("50 roses stand there,")


def test_notes_at_the_foot_are_left_out():
    """Smaller text below the page's that begins with a number is a note, and so is the raised figure that refers to it."""
    page = lines(*TALK) + show("12", 155, 774, size=6) + show("12 A note that nobody says.", 72, 80, size=8)
    assert spoken(page) == [("ann-lee", "Good morning."), ("bob-stone", "Yes."), ("ann-lee", "So.")]
    raised = "BT /F1 11 Tf 72 700 Td (It is a fine day.) Tj /F1 6 Tf 4 Ts (12) Tj 0 Ts /F1 11 Tf ( And so on.) Tj ET"
    assert whole(lines("**Ann Lee:** Hello.") + raised).endswith("It is a fine day. And so on.")
    assert "not small" in whole(lines(*TALK) + show("12 A line that is not small.", 72, 80))


def test_two_columns_are_read_one_after_the_other():
    """A line across both parts what stands above from what stands below."""
    left = lines(*(f"Left line {number} says something," for number in range(10)), left=72, top=700)
    right = lines(*(f"Right line {number} says more," for number in range(10)), left=320, top=700)
    across = show("A heading that goes across both of the columns of this page, and on", 72, 740)
    text = whole(across + left + right)
    assert text.index("Left line 9") < text.index("Right line 0") < text.index("Right line 9")
    assert text.startswith("A heading that goes across")


def test_tables_of_speech():
    """A column of names and one of speech, whose lines go on below, are turns."""
    page, base = show("Record of the meeting of the garden club on water and roses", 72, 790), 770
    for number in range(6):
        page += show(("Ann Lee", "Bob Stone")[number % 2], 72, base) + show(
            f"Sentence {number} is a long one that", 200, base
        )
        page += show("goes on in the next line.", 200, base - 14)
        base -= 32
    made = spoken(page)
    assert read(pdf(page), "x.pdf").title == "Record of the meeting of the garden club on water and roses"
    assert made[0] == ("ann-lee", "Sentence 0 is a long one that goes on in the next line.")
    assert [who for who, _ in made] == ["ann-lee", "bob-stone"] * 3


def test_tables_with_times():
    """A cell may be empty."""
    page = "".join(
        show(("Ann Lee", "Bob Stone")[number % 2], 120, 770 - 32 * number)
        + (show(f"0:0{number}", 72, 770 - 32 * number) if number % 3 else "")
        + show(f"Sentence {number} is a long one that", 200, 770 - 32 * number)
        + show("goes on in the next line.", 200, 756 - 32 * number)
        for number in range(6)
    )
    made = read(pdf(page), "x.pdf")
    assert [turn.speaker_id for turn in made.turns] == ["ann-lee", "bob-stone"] * 3
    assert [turn.begin for turn in made.turns] == [None, 1, 2, None, 4, 5]


def test_another_size_parts_paragraphs():
    """A line that is smaller is another paragraph, however close."""
    page = lines("Ann Lee: Good morning to all.") + show("It is a fine day, is it not?", 72, 758, size=8)
    assert whole(page + lines(*TALK, top=730)).startswith("Good morning to all.\n\nIt is a fine day")


def test_headings_are_larger_or_in_the_outline():
    """Neither is anybody's speech."""
    large = show("Part two", 72, 700, font="F2", size=16)
    page = lines(*TALK[:2]) + large + lines(*TALK[2:], top=660)
    assert spoken(page)[1] == (None, "Part two")
    listed = lines(*TALK[:2], "Part two", "", *TALK[2:])
    assert spoken(listed, outline=["Part two", "Part three"])[1] == (None, "Part two")


@pytest.mark.parametrize("bullet", ["•", "\uf0b7"])
def test_bullets_are_not_read(bullet):
    """Signs before the entries of a list are no words."""
    page = lines(*TALK[:1])
    for base, entry in ((756, "water the roses,"), (742, "cut the hedge.")):
        page += show(bullet, 72, base, font="F3") + show(entry, 95, base)
    assert spoken(page + lines(*TALK[2:], top=714))[0] == ("ann-lee", "Good morning. water the roses, cut the hedge.")


@pytest.mark.parametrize(
    ("drawn", "read_as"),
    [
        ("Доброе утро, Борис.", "Доброе утро, Борис."),
        ("諸君、おはようございます。", "諸君、おはようございます。"),
        ("בוקר טוב לכולם"[::-1], "בוקר טוב לכולם"),
        ("صباح الخير"[::-1], "صباح الخير"),
        ("Ha 😀 ha.", "Ha 😀 ha."),
    ],
)
def test_scripts(drawn, read_as):
    """Letters of any script are told by their font; what is written from the right is read from the right."""
    assert whole(show(drawn, 72, 700, font="F3")) == read_as


def test_places_decide_not_the_order_of_drawing():
    """Programs draw in any order."""
    assert (
        whole(show("second.", 130, 700) + show("The first,", 72, 700) + show("The top.", 72, 770))
        == "The top.\n\nThe first, second."
    )


def test_the_title_of_its_properties():
    """It holds where the text tells none, and no program put it there."""
    for told, title in (("An evening", "An evening"), ("Microsoft Word - x.doc", "Garden")):
        assert read(pdf(lines(*TALK), info=f"/Title({told})"), "garden.pdf").title == title


def test_a_damaged_page_costs_itself():
    """The other pages are read."""
    content = pdf(lines(*TALK), lines("Never seen."), lines("And so on."))
    spoilt = content.replace(b"1002 0 obj<</Type/Page", b"1002 0 obj<</Tope/Page")
    assert "And so on." in said(spoilt, "pdf")[-1][1]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (pdf("100 100 200 200 re f"), "pictures of pages, no text: run text recognition"),
        (pdf(show("\ue001\ue002\ue003abc" * 9, 72, 700, font="F3")), "does not tell which letters it shows: run text"),
        (pdf(lines("Hello."), trailer="/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + "x" * 32 + ")/U(" + "y" * 32
             + ")>>/ID[(a)(a)]"), "locked by a password: save it without"),
        (pdf(*["" for _ in range(1_501)]), "has 1501 pages.*: split it"),
        (b"%PDF-1.7\nnothing", "damaged: open it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(content, sentence):
    """The sentence says what is wrong, and what to do."""
    with pytest.raises(UnreadableTranscript, match=rf"talk\.pdf .*{sentence}"):
        read(content, "talk.pdf")


def test_an_outline_that_goes_in_circles():
    """It has an end."""
    content = pdf(lines(*TALK), outline=["One", "Two"]).replace(b"/Next 102 0 R", b"/Next 101 0 R")
    assert len(said(content, "pdf")) == 3


def test_a_tree_of_pages_that_holds_itself():
    """It has an end, or is refused."""
    objects = {1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 900>>"}
    with pytest.raises(UnreadableTranscript):
        read(written(objects, "/Root 1 0 R"), "talk.pdf")
