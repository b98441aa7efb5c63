"""Cues as WebVTT, SubRip and JSON."""

import json
from dataclasses import replace

import pytest

from tests.builders import a_line
from voicereader.model import Cue, Mark, Span
from voicereader.rendering.captions import Json, SubRip, WebVTT

SECOND = 22_050


def written(writer, *said: tuple[str, str | None]) -> str:
    """Return a file of these sentences and speakers, a second each, with a mark at each word, a tenth apart."""
    pieces = [writer.open()]
    for number, (text, speaker) in enumerate(said):
        line = a_line(text, f"t1-s{number + 1}")
        words, begin = [], 0
        for order, word in enumerate(text.split()):
            begin = text.index(word, begin)
            words.append(Mark(Span(begin, begin + len(word)), number * SECOND + order * SECOND // 10))
            begin += len(word)
        pieces.append(
            writer.add(
                line.utterance, speaker, Cue(line.utterance.id, number * SECOND, (number + 1) * SECOND, tuple(words))
            )
        )
    return "".join([*pieces, writer.close()])


def test_webvtt_names_the_voice_and_times_the_words():
    """Players show who speaks; each word but the first has its time."""
    assert written(WebVTT("en"), ("We meet again.", "Ann <Lee>"), ("(Applause.)", None)) == (
        "WEBVTT\n"
        "\nt1-s1\n00:00:00.000 --> 00:00:01.000\n"
        "<v Ann &lt;Lee&gt;>We <00:00:00.100>meet <00:00:00.200>again.\n"
        "\nt1-s2\n00:00:01.000 --> 00:00:02.000\n(Applause.)\n"
    )


def test_another_language_is_said():
    """In WebVTT by its tag, in JSON by its name."""
    said = replace(a_line("Bonjour.").utterance, language="fr")
    cue = Cue(said.id, 0, 22_050, ())
    assert "\n<v Ann><lang fr>Bonjour.</lang>\n" in WebVTT("en").add(said, "Ann", cue)
    assert "<lang" not in WebVTT("fr").add(said, "Ann", cue)
    assert json.loads(Json().open() + Json().add(said, None, cue) + Json().close())["cues"][0]["language"] == "fr"


@pytest.mark.parametrize("text", ["One\n\ntwo & <b>three</b> --> four", "a\r\nb\u2028c"])
def test_no_text_breaks_a_cue(text):
    """Blank lines, arrows and tags of the print stay text."""
    for writer in (WebVTT("en"), SubRip()):
        body = written(writer, (text, "Ann"))
        assert body.count("-->") == 1
        assert "<b>" not in body or isinstance(writer, SubRip)
        assert len([block for block in body.strip().split("\n\n") if "-->" in block]) == 1


def test_subrip_numbers_cues_and_names_a_speaker_on_change():
    """A name is shown where somebody else begins."""
    body = written(SubRip(), ("One.", "Ann"), ("Two.", "Ann"), ("Three.", "Bob"))
    assert "1\n00:00:00,000 --> 00:00:01,000\nAnn: One." in body
    assert "2\n00:00:01,000 --> 00:00:02,000\nTwo." in body
    assert "3\n00:00:02,000 --> 00:00:03,000\nBob: Three." in body


def test_json_has_each_word_with_its_place_and_time():
    """A program reads which characters are heard from when to when."""
    read = json.loads(written(Json(), ("Good day.", "Ann"), ("Applause.", None)))
    first, second = read["cues"]
    assert first["words"] == [[0, 4, 0.0, 0.1], [5, 9, 0.1, 1.0]]
    assert (first["speaker"], second["speaker"]) == ({"id": "ann-lee", "name": "Ann"}, None)
    assert read["end"] == 2.0
    assert json.loads(written(Json())) == {"version": 1, "sample_rate": SECOND, "cues": [], "end": 0.0}
