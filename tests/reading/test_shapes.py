"""What labels look like by themselves."""

import pytest

from voicereader.reading.shapes import Shape, examiner_in, look_of, shape_of


@pytest.mark.parametrize(
    ("label", "shape"),
    [
        ("Jane Cole", Shape.PERSON),
        ("Mr. Cole", Shape.PERSON),
        ("Will Smith", Shape.PERSON),
        ("Omar Said", Shape.PERSON),
        ("Jane", Shape.WORD),
        ("Rui do Vale", Shape.PERSON),
        ("Ministro do Interior Rui Vale", Shape.OFFICE),
        ("What do you see", Shape.NEVER),
        ("Romans do as they like", Shape.NEVER),
        ("Question from the floor", Shape.ANONYMOUS),
        ("Голос из зала", Shape.ANONYMOUS),
        ("Vozes do PRM", Shape.ANONYMOUS),
        ("العنوان", Shape.NEVER),
        ("ライセンス", Shape.NEVER),
        ("President of Norland Jane Cole", Shape.OFFICE),
        ("chairman of the union Jane Cole", Shape.OFFICE),
        ("Editor-in-Chief of Argumenty i Fakty Jane Cole", Shape.OFFICE),
        ("Le président", Shape.OFFICE),
        ("Question", Shape.ANONYMOUS),
        ("Speaker 2", Shape.ANONYMOUS),
        ("SENIOR OFFICIAL ONE", Shape.ANONYMOUS),
        ("Some hon. members", Shape.ANONYMOUS),
        ("Un député", Shape.ANONYMOUS),
        ("UN Secretary-General Jane Cole", Shape.OFFICE),
        ("UN SECRETARY-GENERAL JANE COLE", Shape.OFFICE),
        ("SPEAKER_01", Shape.ANONYMOUS),
        ("葉大文議員", Shape.OFFICE),
        ("山田君", Shape.PERSON),
        ("我們今天", Shape.UNKNOWN),
        ("rob7", Shape.WORD),
        ("Liisa Virta kesk", Shape.WORD),
        ("My question is", Shape.NEVER),
        ("And I", Shape.NEVER),
        ("Number Two", Shape.NEVER),
        ("For example", Shape.NEVER),
        ("Publication date", Shape.NEVER),
        ("Really? Yes", Shape.NEVER),
        ("Jingle", Shape.NEVER),
        ("B", Shape.UNKNOWN),
        ("Jane and the others went", Shape.UNKNOWN),
        ("The officer of the old and small watch", Shape.UNKNOWN),
        ("Mr. president", Shape.OFFICE),
        ("Mr. smith", Shape.UNKNOWN),
    ],
)
def test_shape(label: str, shape: Shape) -> None:
    """A label looks like a person, an office, somebody unnamed, or like no label."""
    assert shape_of(label) is shape


@pytest.mark.parametrize(
    ("label", "refusal"),
    [
        ("My question is", "clause"),
        ("Publication date", "field"),
        ("Jingle", "stage-word"),
        ("Really? Yes", "signs"),
        ("Liebe Kolleginnen", "vocative"),
        ("BY MR. STONE", "examination"),
        ("Jane Cole", None),
    ],
)
def test_a_label_that_never_is_one_says_why(label: str, refusal: str | None) -> None:
    """The rule that refuses a label is named, none where nothing does."""
    assert look_of(label).refusal == refusal


def test_capitals_are_part_of_the_look() -> None:
    """Whether a label shouts is told besides what it could be."""
    assert look_of("MS. STONE").shouted
    assert not look_of("Ms. Stone").shouted


def test_who_examines() -> None:
    """A line that says who asks from here on names them; another sentence with `by` does not."""
    assert examiner_in("BY MR. STONE") == "MR. STONE"
    assert examiner_in("BY THE RIVER") is None
