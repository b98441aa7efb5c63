"""Lines know whether they begin a paragraph."""

from voicereader.reading.lines import paragraphs_of, to_lines

WRAPPED = """The first line of this paragraph is as long as lines get,
the second line goes on with the sentence that it began, the
third line does too, and so they all go on until at the very
end there is no more to say, which is
where the paragraph stops."""


def test_blank_lines_part_paragraphs() -> None:
    """Where blank lines part paragraphs, lines in between belong together."""
    assert paragraphs_of(to_lines("One\ntwo.\n\nThree.")) == ["One two.", "Three."]


def test_lines_are_paragraphs() -> None:
    """A text without blank lines has a paragraph on each line."""
    text = "\n".join(f"Line {number}." for number in range(20))

    assert len(paragraphs_of(to_lines(text))) == 20


def test_a_title_parts_nothing() -> None:
    """The blank line below a title does not say that blank lines part paragraphs; those further down do."""
    assert len(paragraphs_of(to_lines("A title\n\n" + "One line.\n" * 7))) == 8
    assert len(paragraphs_of(to_lines("A title\n\nOne\nline.\n\nAnother\nline."))) == 3


def test_a_time_begins_a_line_of_its_own() -> None:
    """A full line does not go on in one that begins with a time, as those of chats do."""
    text = "\n".join(f"[10:30:{second}] what is said here is just as long as it is below" for second in range(10, 20))

    assert len(paragraphs_of(to_lines(text))) == 10


def test_wrapped_text_is_joined() -> None:
    """A full line goes on in the next, also without blank lines; the line after a short one does not."""
    text = "\n".join(["Short."] * 3 + [WRAPPED] * 2)

    found = paragraphs_of(to_lines(text))

    assert found[3] == " ".join(WRAPPED.split("\n")[:4])
    assert found[4] == "where the paragraph stops."


def test_an_indented_line_begins_a_paragraph() -> None:
    """Where paragraphs are indented, each begins with its indented line."""
    assert paragraphs_of(to_lines("    One is\nlong.\n\tTwo is\nlong.")) == ["One is long.", "Two is long."]


def test_white_space_in_a_line_is_kept_as_printed() -> None:
    """Lines keep inner spaces, since two of them may follow a label; paragraphs do not."""
    line = to_lines("  Q  Why?  ")[0]

    assert line.text == "Q  Why?"
    assert paragraphs_of([line]) == ["Q Why?"]
