"""WebVTT: voices, what is no speech, and what captioners write where they do without voices."""

import pytest

from tests.reading.formats.telling import read_text, said, timed
from voicereader.errors import UnreadableTranscript

VOICES = """WEBVTT

1
00:01.000 --> 00:03.500 align:start position:10%
<v Ann Lee>Good morning to everybody here

2
00:03.500 --> 00:05.000
<v Ann Lee>and to those who are on their way

00:06.000 --> 00:08.000
<v Bob Stone>Thank you.</v>
"""


def vtt(body, **changes):
    """Read WebVTT by its cues."""
    return read_text(f"WEBVTT\n\n{body}", "talk.vtt", **changes)


def cue(number, words):
    """Return a cue of a second."""
    return f"00:{number:02}.000 --> 00:{number + 1:02}.000\n{words}\n\n"


def test_a_voice_goes_on_over_cues():
    """A turn begins where another voice does; settings and ids of cues are not read."""
    assert said(read_text(VOICES, "talk.vtt")) == [
        ("ann-lee", "Good morning to everybody here and to those who are on their way"),
        ("bob-stone", "Thank you."),
    ]


def test_times_are_kept():
    """A turn begins with its first cue and ends with its last."""
    assert timed(read_text(VOICES, "talk.vtt")) == [(1, 5), (6, 8)]


@pytest.mark.parametrize(("time", "seconds"), [("01:00:02.500", 3602.5), ("00:02.5", 2.5), ("0:2,250", 2.25), ("2", 2)])
def test_times_in_any_spelling(time, seconds):
    """Hours may be missing, a comma may stand for the point."""
    assert timed(vtt(f"{time} --> 99:00:00.000\n<v Ann>Hello.\n"))[0][0] == seconds


def test_classes_and_annotations():
    """The class of a voice is its manner; its annotation is the name, with entities and spaces as they are meant."""
    text = "".join(
        cue(number, words)
        for number, words in enumerate(
            (
                "<v.first.loud Ann Lee>Good <i.slow>morning</i> <c.yellow.bg>to</c> <b>all</b>.</v>",
                "<v  O&apos;Hara &amp;\tSons >Fish &lt;fresh&gt; &amp; ch&iuml;ps &nbsp;today.",
                "<v.quiet Ann Lee>Well <00:00:02.500>then.",
            )
        )
    )
    transcript = vtt(text)
    assert said(transcript) == [
        ("ann-lee", "Good morning to all."),
        ("o-hara-sons", "Fish <fresh> & chïps today."),
        ("ann-lee", "Well then."),
    ]
    assert [speaker.name for speaker in transcript.speakers] == ["Ann Lee", "O'Hara & Sons"]


def test_a_voice_without_a_name_goes_on():
    """An empty annotation says nothing of who speaks."""
    assert said(vtt(cue(1, "<v Ann>Good morning.") + cue(2, "<v>And you?"))) == [("ann", "Good morning. And you?")]


def test_an_unfinished_tag_is_no_voice():
    """What never ends with its bracket is text."""
    assert said(vtt(cue(1, "<v It is a blue apple tree!"))) == [(None, "It is a blue apple tree!")]


def test_ruby():
    """How signs are to be read is not read as well."""
    assert (
        said(vtt(cue(1, "<v 山田>これは<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>です。")))[0][1] == "これは漢字です。"
    )


def test_notes_styles_and_regions():
    """They are for software and captioners, also where cues stand between them."""
    notes = "NOTE\nAnn: is a code name\n\nSTYLE\n::cue(v[voice=Bob]) { color: red }\n\nREGION\nid:fred\nwidth:40%\n\n"
    transcript = vtt(f"{notes}{cue(1, '<v Ann>Good morning.')}NOTE Bob: to be checked\n\n{cue(2, '<v Bob>Hello.')}")
    assert said(transcript) == [("ann", "Good morning."), ("bob", "Hello.")]


def test_a_note_in_a_caption_is_speech():
    """Only a block of its own is a note."""
    assert said(vtt(cue(1, "<v Ann>NOTE my words"))) == [("ann", "NOTE my words")]


def test_two_voices_in_a_cue():
    """Each has a turn; what stands on a line of its own behind them is nobody's."""
    transcript = vtt(cue(1, "<v Ann>Ready?</v>\n<v Bob>Not yet</v>\n<i>A door slams</i>") + cue(2, "<v Bob>or now."))
    assert said(transcript) == [("ann", "Ready?"), ("bob", "Not yet\n\nA door slams\n\nor now.")]
    assert transcript.turns[1].kinds == ("speech", "direction", "speech")


def test_sounds_and_songs():
    """They are stage directions; a song loses its notes, speech goes on behind."""
    body = cue(1, "<v Ann>Listen.") + cue(2, "[Music]") + cue(3, "♪ La la la ♪") + cue(4, "<v Ann>Nice.")
    transcript = vtt(body)
    assert said(transcript) == [("ann", "Listen.\n\n[Music]\n\nLa la la\n\nNice.")]
    assert transcript.turns[0].kinds == ("speech", "direction", "direction", "speech")


def test_silence_parts_paragraphs():
    """Where nobody says anything for some seconds, a paragraph ends with its sentence."""
    body = cue(1, "<v Ann>We begin.") + cue(9, "<v Ann>We go on") + cue(19, "<v Ann>and on.")
    assert said(vtt(body)) == [("ann", "We begin.\n\nWe go on and on.")]


def test_cues_by_hand_are_turns():
    """Where few cues name several voices, each sentence that names its own is a turn."""
    assert said(vtt(cue(1, "<v Ann>One.") + cue(2, "<v Ann>Two.") + cue(3, "<v Bob>Three."))) == [
        ("ann", "One."),
        ("ann", "Two."),
        ("bob", "Three."),
    ]


def test_a_head_of_fields():
    """Title, date and language may stand under the header."""
    transcript = read_text(
        f"WEBVTT\nTitle: Garden talk\nLanguage: pt_br\nDate: 2021-03-04\n\n{cue(1, '<v Ann>Hello.')}"
    )
    assert (transcript.title, transcript.language, str(transcript.date)) == ("Garden talk", "pt-BR", "2021-03-04")


def test_a_name_before_a_colon():
    """Without voices, labels are found as in print; a cue without one goes on."""
    body = cue(1, "Ann: Good morning.") + cue(2, "It is Ann.") + cue(3, "Bob: Hello.") + cue(4, "Ann: Well: then.")
    assert said(vtt(body)) == [("ann", "Good morning. It is Ann."), ("bob", "Hello."), ("ann", "Well: then.")]


def test_changes_of_speaker():
    """`>>` says that somebody else speaks, who is named at best; each is somebody of their own."""
    body = cue(1, ">> ANN LEE: Good morning.") + cue(2, ">> And you? >> I am well.") + cue(3, ">> ANN LEE: Good.")
    transcript = vtt(body)
    assert said(transcript) == [
        ("ann-lee", "Good morning."),
        ("speaker", "And you?"),
        ("speaker-2", "I am well."),
        ("ann-lee", "Good."),
    ]
    assert [speaker.anonymous for speaker in transcript.speakers] == [False, True, True]


def test_escaped_changes():
    """`&gt;&gt;` is the same."""
    assert [text for _, text in said(vtt(cue(1, "&gt;&gt; One.") + cue(2, "&gt;&gt; Two.")))] == ["One.", "Two."]


def test_dialogue():
    """Dashes tell two apart where they stand before two lines of a caption; a sentence goes on under its dash."""
    body = cue(1, "- Are you\ncoming?\n- I am.") + cue(3, "- Good.")
    assert [text for _, text in said(vtt(body))] == ["Are you coming?", "I am.", "Good."]


def test_a_dash_alone_is_a_dash():
    """Where no caption has two, it is print."""
    assert said(vtt(cue(1, "- said nobody"))) == [(None, "- said nobody")]


def test_brackets_with_people():
    """`[Ann]` before words says who speaks; `[laughs]` does not, nor does a single topic."""
    body = cue(1, "[Ann Lee] Good morning.") + cue(2, "[Bob Stone] Hello.") + cue(3, "[laughs] Well.")
    assert said(vtt(body)) == [("ann-lee", "Good morning."), ("bob-stone", "Hello. [laughs] Well.")]
    assert said(vtt(cue(1, "[Woman]\nWho is there?") + cue(2, "[Thunder]\nNobody.")))[0][1].startswith("Who is")


def test_rolling_captions():
    """Lines that are shown again one higher are said once."""
    lines = ["we begin", "with a long story", "about a garden", "by the sea", "in the spring"]
    body = "".join(cue(place, "\n".join(lines[max(0, place - 1) : place + 1])) for place in range(len(lines)))
    assert said(vtt(body)) == [(None, " ".join(lines))]


def test_sloppy_files():
    """Header, hours, blank lines and closing tags may be missing."""
    text = "00:01.000 --> 00:02.000\n<v Ann>One.\n1\n00:02.000 --> 00:03.000\n<v Bob>Two.\n\nThree.\n"
    assert said(read_text(text)) == [("ann", "One."), ("bob", "Two. Three.")]


def test_no_words():
    """A file of times alone is refused."""
    with pytest.raises(UnreadableTranscript, match="holds no words"):
        vtt("00:01.000 --> 00:02.000\n\n")
