"""One talk in several formats is one talk: the same turns, the same speakers."""

import json
import re

import pytest

from tests.builders import ROOT
from tests.reading.formats.telling import read_text
from voicereader.reading import read

TALK = [
    ("Ann Lee", 0.0, ["Good morning to everybody who came to", "the garden, and to those who did not."]),
    ("Bob Stone", 6.0, ["Good morning. It is a fine day."]),
    ("Ann Lee", 9.0, ["Is it? I thought that it rained."]),
    ("Carla Reed", 12.0, ["It did, until", "half past nine."]),
    ("Bob Stone", 16.0, ["So it is a fine day now."]),
    ("Carla Reed", 20.0, ["It is."]),
]
"""Who speaks, from when on, in which captions; each has two seconds."""


def _cues():
    """Yield who speaks, when and what of each caption."""
    for who, begin, captions in TALK:
        for place, words in enumerate(captions):
            yield who, begin + 2 * place, begin + 2 * place + 2, words, place == 0


def _clock(seconds, point="."):
    return f"00:{int(seconds) // 60:02}:{seconds % 60:06.3f}".replace(".", point)


def _ass():
    head = "[Script Info]\n[V4+ Styles]\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    return head + "".join(f"Dialogue: 0,{_clock(begin)[1:-1]},{_clock(end)[1:-1]},D,{who},0,0,0,,{words}\n" for who, begin, end, words, _ in _cues())  # fmt: skip


FORMATS = {
    "talk.vtt": "WEBVTT\n\n" + "".join(f"{_clock(begin)} --> {_clock(end)}\n<v {who}>{words}\n\n" for who, begin, end, words, _ in _cues()),
    "talk.srt": "".join(f"{n}\n{_clock(begin, ',')} --> {_clock(end, ',')}\n{who + ': ' if first else ''}{words}\n\n" for n, (who, begin, end, words, first) in enumerate(_cues(), 1)),
    "talk.sbv": "".join(f"{_clock(begin)[1:]},{_clock(end)[1:]}\n{who + ': ' if first else ''}{words}\n\n" for who, begin, end, words, first in _cues()),
    "talk.ass": _ass(),
    "talk.json": json.dumps({"version": "1.0.0", "segments": [{"speaker": who, "startTime": begin, "endTime": end, "body": words} for who, begin, end, words, _ in _cues()]}),
    "talk.jsonl": "\n".join(json.dumps({"speaker": who, "start": begin, "end": end, "text": words}) for who, begin, end, words, _ in _cues()),
    "talk.xml": "<transcript>" + "".join(f"<speech speaker='{who}' start='{begin}' end='{begin + 2 * len(captions)}'><p>{' '.join(captions)}</p></speech>" for who, begin, captions in TALK) + "</transcript>",
    "talk.html": "<html><body>" + "".join(f"<cite>{who}:</cite><time>0:{int(begin):02}</time><p>{' '.join(captions)}</p>" for who, begin, captions in TALK) + "</body></html>",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_a_talk_is_the_same_in_every_format(name):
    """The turns, the speakers, and when they begin."""
    transcript = read_text(FORMATS[name], name)
    names = {speaker.id: speaker.name for speaker in transcript.speakers}
    said = [(names.get(turn.speaker_id), turn.text) for turn in transcript.turns]
    assert said == [(who, " ".join(captions)) for who, _, captions in TALK]
    assert [turn.begin for turn in transcript.turns] == [begin for _, begin, _ in TALK]
    assert list(names.values()) == ["Ann Lee", "Bob Stone", "Carla Reed"]


def _words(turn):
    return re.sub(r"\W+", "", turn.text).lower()


def test_a_podcast_that_published_three_formats():
    """34 turns of 5 speakers, from its JSON, its SubRip and its page."""
    folder = ROOT.parent / "shared/data/transcripts/podcast_tests"
    paths = [folder / name for name in ("buzzcast_json.json", "buzzcast_srt.srt", "buzzcast_html.html")]
    if not all(path.exists() for path in paths):
        pytest.skip(f"NOT tried, though it must show: the shared transcripts are not in {folder}")
    made = [read(path.read_bytes(), path.name) for path in paths]
    assert [len(each.turns) for each in made] == [34, 34, 34]
    assert [len(each.speakers) for each in made] == [5, 5, 5]
    for same in zip(*(each.turns for each in made), strict=True):
        assert len({turn.speaker_id for turn in same}) == 1
        # The page goes on for a sentence longer than the two files.
        shortest = min(map(_words, same), key=len)
        assert all(_words(turn).startswith(shortest) for turn in same)
        assert len({_words(turn) for turn in same}) == 1 or same[0].id == "t34"
