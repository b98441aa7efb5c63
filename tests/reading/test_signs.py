"""Labels that other signs than a colon tell from the speech."""

import pytest

from voicereader.reading.heads import Head, head_of
from voicereader.reading.sheet import Form, Label, Line
from voicereader.reading.signs import is_named, marked, named_before_a_sign


def named(text: str) -> list[Label]:
    """Return the labels before a bracket, gap, dash or full stop that a line could have."""
    return list(named_before_a_sign(Head(text), has_below=True))


@pytest.mark.parametrize(
    ("text", "label", "note", "rest", "form"),
    [
        ("Mr. BROWN of Ohio. Mr. Speaker, I rise.", "Mr. BROWN of Ohio", None, "Mr. Speaker, I rise.", Form.STOP),
        ("The ACTING PRESIDENT. We meet.", "The ACTING PRESIDENT", None, "We meet.", Form.STOP),
        ("M. le président. La séance est ouverte.", "M. le président", None, "La séance est ouverte.", Form.STOP),
        ("Иванов И. И. Коллеги!", "Иванов И. И.", None, "Коллеги!", Form.STOP),
        ("El señor PRESIDENTE.- Se abre.", "El señor PRESIDENTE", None, "Se abre.", Form.STOP_DASH),
        ("Jane Cole (Green). – Thank you.", "Jane Cole", "Green", "Thank you.", Form.STOP_DASH),
        ("Jane Cole (North) – Thank you.", "Jane Cole", "North", "Thank you.", Form.DASH),
        ("Some hon. members. Hear, hear.", "Some hon. members", None, "Hear, hear.", Form.STOP),
        ("[Jane] Hi.", "Jane", None, "Hi.", Form.BRACKET),
        ("<jane_c> hi", "jane_c", None, "hi", Form.BRACKET),
        ("Jane Cole   Hi there.", "Jane Cole", None, "Hi there.", Form.COLUMN),
    ],
)
def test_a_sign_behind_a_name(text: str, label: str, note: str | None, rest: str, form: Form) -> None:
    """What looks like a name before a sign is a label with that form."""
    assert Label(label, note, rest, form) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The river is high. It rose.",
        "He left – it was late.",
        "Yes. It is.",
        "The BBC. It is there.",
        "SEC. 101 of the act.",
        "[laughter] Hi.",
        "one   two",
    ],
)
def test_sentences_have_none(text: str) -> None:
    """Sentences, sections and sounds hold the same signs, and no label before them."""
    assert named(text) == []


def test_a_long_line_costs_its_head_only() -> None:
    """A full stop far from the begin of a line ends no label."""
    assert named("Mr. Brown " + "and Mr. Stone " * 20 + "left. They did.") == []


@pytest.mark.parametrize(
    ("text", "label", "note", "rest"),
    [
        ("○議長（山田太郎君）　開会します。", "議長", "山田太郎君", "開会します。"),
        ("○（山田太郎君）　はい。", "山田太郎君", None, "はい。"),
        ("◯和田（政）委員　はい。", "和田（政）委員", None, "はい。"),
        ("○의장 홍길동  개회합니다.", "의장 홍길동", None, "개회합니다."),
        ("○홍길동 의원 질문합니다.", "홍길동 의원", None, "질문합니다."),
    ],
)
def test_a_circle_before_a_name(text: str, label: str, note: str | None, rest: str) -> None:
    """Minutes of East Asian assemblies have a circle before name and office."""
    assert list(marked(head_of(Line(text, opens=True, apart=True)))) == [Label(label, note, rest, Form.MARK)]


def test_no_circle_no_label() -> None:
    """The same words without the sign are no label of that form."""
    assert list(marked(Head("議長　開会します。"))) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jane Cole", True),
        ("Jane Cole, Mayor of Springfield", True),
        ("Dr. Cole", True),
        ("Secretary of State", True),
        ("jane cole", False),
        ("What Jane said", False),
        ("One Two Three Four Five Six Seven", False),
    ],
)
def test_is_named(text: str, wanted: bool) -> None:  # noqa: FBT001 - what is wanted
    """A name, an office, or a form of address and either."""
    assert is_named(text.split()) is wanted
