"""What holds for any file: it is read or refused, nothing said is lost, and the parts fit one another."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.fuzz.checks import holds_together
from voicereader.errors import UnreadableTranscript
from voicereader.model import Transcript
from voicereader.reading import explain, read
from voicereader.reading.formats.json.own import from_json, to_json
from voicereader.reading.rules import RULES

SPEECH = (
    "Jane Cole: Good morning.",
    "Tom Hale (in French): Bonjour.",
    "Mayor Tom Hale: Hello, Jane Cole.",
    "Question: Why?",
    "Remark:",
    "MS. ROE: I see two things: rain and snow.",
    "It rained all day.",
    "Let me say this: it did.",
    "so it did and nobody minded.",
    "(Applause.)",
    "[00:01:02]",
    "10:30",
    "* * *",
    "Better Weather Ahead",
    "RAIN AND SNOW",
    "See also",
    "## Part Two",
    "May 3, 2019",
    "Q  Is that so?",
    "Ann",
    "Present: Tom Hale (Mayor)",
    "**Jane Cole:** 00:01:30",
    "Le président (M. Luc Farel): La séance est ouverte.",
    "El señor PRADO.- Muchas gracias.",
    "○議長（北沢進君）　ただいまから会議を開きます。",
    "主席：請說。",
    "Вопрос: А школа?",
    "> Who was it?",
    "Jane Cole: Après la pluie vient le beau temps, et nous irons danser dans la cour.",
    "Он сказал «доброе утро, дорогие друзья» and left.",
    "she wrote שלום and 안녕하세요 on it, and 5 кг.",
    "",
    "",
    "\t",
    "    Indented it goes on.",
)
SIGNS = "AaBb QMr.:()[]*#-,\n\t \u00a0\u0301\u200b：10 ’é主>|"

ANY_TEXT = st.text(alphabet=SIGNS, max_size=200)
# Too many control characters make a file binary, and one line end more or less may be what is too many.
ANY_LINE = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)
ANY_LINES = st.lists(st.sampled_from(SPEECH) | ANY_LINE, max_size=20).map("\n".join)
CALM = settings(deadline=None)


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _read(text: str) -> Transcript | None:
    """Read a text; None where it is refused with a sentence that says which file."""
    try:
        return read(text.encode(errors="replace"), "a.txt")
    except UnreadableTranscript as refused:
        assert refused.sentence.startswith("a.txt ")  # noqa: PT017 - refusing is one of two right answers
        return None


@CALM
@given(st.lists(st.sampled_from(SPEECH), max_size=30))
def test_no_speech_is_lost(lines: list[str]) -> None:
    """From the first label to the last sentence, every word stands in the turns, in order."""
    lines = ["Jane Cole: I begin.", "", *lines, "", "Jane Cole: I end."]
    turns = read("\n".join(lines).encode(), "a.txt").turns
    assume(turns[0].label == "Jane Cole")  # else the document's labels have another style, and a title may precede them

    said = [word for turn in turns for word in _letters(f"{turn.label or ''} {turn.note or ''} {turn.text}")]
    assert said == _letters(" ".join(lines))


def _fits(transcript: Transcript) -> None:
    holds_together(transcript)
    labelled = {turn.label for turn in transcript.turns} - {None}
    assert {alias for speaker in transcript.speakers for alias in speaker.aliases} == labelled


@CALM
@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    """Any bytes give a transcript whose parts fit one another, or the error that says why not."""
    try:
        _fits(read(content, "a.txt"))
    except UnreadableTranscript as refused:
        assert refused.sentence.startswith("a.txt ")  # noqa: PT017 - refusing is one of two right answers


@CALM
@given(ANY_TEXT | ANY_LINES)
def test_any_text(text: str) -> None:
    """Lines of transcripts, and the signs that labels are made of, in any order give parts that fit one another."""
    if transcript := _read(text):
        _fits(transcript)


@CALM
@given(ANY_TEXT | ANY_LINES)
def test_reading_again(text: str) -> None:
    """The same bytes are read in the same way, however often."""
    assert _read(text) == _read(text)


@CALM
@given(ANY_TEXT | ANY_LINES, st.text(alphabet="\n\t ", max_size=6))
def test_blank_lines_at_the_end(text: str, blank: str) -> None:
    """Blank lines below a text change nothing."""
    assert _read(f"{text}\n{blank}") == _read(text)


@CALM
@given(ANY_TEXT | ANY_LINES)
def test_line_ends(text: str) -> None:
    """Files of another system, with another end to each line, are read in the same way."""
    assert _read(text.replace("\n", "\r\n")) == _read(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_each_line_end(end: str) -> None:
    """Any kind of line end parts lines."""
    text = end.join(["Jane: Hello.", "", "Tom: Hi.", "", "Jane: Bye."])

    assert [turn.text for turn in read(text.encode(), "a.txt").turns] == ["Hello.", "Hi.", "Bye."]


@CALM
@given(ANY_TEXT | ANY_LINES)
def test_printed_and_read_back(text: str) -> None:
    """A transcript printed as JSON is the same when it is read back."""
    transcript = _read(text)

    assert transcript is None or from_json(to_json(transcript)) == transcript


@CALM
@given(ANY_LINES)
def test_each_decision_has_its_rule(text: str) -> None:
    """Why a label was believed or refused is one of the rules, and how sure that is lies between never and always."""
    assume(_read(text))
    transcript, decisions = explain(text.encode(errors="replace"), "a.txt")

    assert {each.rule for each in decisions} <= RULES.keys()
    assert all(0 < each.confidence <= 1 for each in decisions)
    opened = {turn for each in decisions if each.speaker_id for turn in each.turns}
    assert opened == {turn.id for turn in transcript.turns if turn.speaker_id}
