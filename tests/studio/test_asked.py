"""What a person asks for, understood."""

import pytest

from tests.builders import a_speaker, a_transcript
from voicereader.errors import OutputUnwritable, UnknownSpeaker, UnsupportedRate
from voicereader.studio.asked import output_file, rate_named, speaker_named


@pytest.mark.parametrize(("text", "rate"), [("1", 1.0), ("0.5", 0.5), ("4", 4.0), (" 1.25 ", 1.25), ("1.10", 1.1)])
def test_speeds_in_steps_are_understood(text, rate):
    """Factors from a half to four are speeds."""
    assert rate_named(text) == rate


@pytest.mark.parametrize(
    "text", ["", "fast", "0", "0.45", "4.05", "-1", "nan", "inf", "1e999", "1.01", "1" * 5000, "१"]
)
def test_other_speeds_are_refused(text):
    """What is no such factor is refused with the ones that are; few speeds keep the cache small."""
    if text == "१":
        assert rate_named(text) == 1.0  # a digit is a digit in any script
        return
    with pytest.raises(UnsupportedRate, match=r"0\.5 to 4 in steps of 0\.05"):
        rate_named(text)


def test_a_speaker_is_found_by_id_name_or_label_in_any_case():
    """All that a person may know of a speaker leads to them, an id from before they were known better too."""
    transcript = a_transcript(speakers=(a_speaker(aliases=("Mayor Ann Lee", "A. Lee")),))
    for name in ("ann-lee", "Ann Lee", "ANN LEE", " mayor ann lee ", "a-lee"):
        assert speaker_named(transcript, name).id == "ann-lee"


def test_an_unknown_speaker_is_an_error_that_names_those_who_speak():
    """Who asks learns whom to ask for."""
    with pytest.raises(UnknownSpeaker, match=r"Ann Lee \(ann-lee\), Bob Stone"):
        speaker_named(a_transcript(), "Zoe")
    for name in ("", "***"):
        with pytest.raises(UnknownSpeaker):
            speaker_named(a_transcript(("!", "Silence.")), name)
    with pytest.raises(UnknownSpeaker, match="nobody by name"):
        speaker_named(a_transcript((None, "Silence.")), "Zoe")


def test_an_output_is_whole_or_absent(tmp_path):
    """A file that could not be finished is not there, and an older one is kept."""
    path = tmp_path / "out.mp3"
    path.write_text("old")
    with pytest.raises(RuntimeError), output_file(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert path.read_text() == "old"
    with output_file(path) as part:
        part.write_text("new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_an_output_that_cannot_be_written_is_named(tmp_path):
    """The sentence has the file's name."""
    with (
        pytest.raises(OutputUnwritable, match="no-folder/out.mp3 cannot be written"),
        output_file(tmp_path / "no-folder" / "out.mp3"),
    ):
        pass
