"""All formats say the same at the same time, and say of themselves what they are."""

import av
import mutagen
import numpy as np
import pytest
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus

from tests.builders import ROOT, a_line
from voicereader.model import SAMPLE_RATE
from voicereader.rendering import m4b, opus
from voicereader.rendering.formats import FORMATS, SOUNDS, Segment
from voicereader.rendering.packets import dumps, loads
from voicereader.rendering.tags import Chapter, Tags
from voicereader.rendering.timeline import SLOT, TAIL

COVER = (ROOT / "static" / "cover.png").read_bytes()
TAGS = Tags("A talk: «Ü»", "Ann Lee, Bob Stone", "en", "2020-06-01", cover=COVER)
AGREE = 0.025
"""Seconds by which a format's sound may be off: half a packet of the longest."""


def a_burst(slots: int, hertz: int = 700) -> bytes:
    """Return a clip that begins with 60 ms of tone, silent from there to its end."""
    time = np.arange(round(0.06 * SAMPLE_RATE)) / SAMPLE_RATE
    tone = (12_000 * np.sin(2 * np.pi * hertz * time)).astype("<i2").tobytes()
    return tone.ljust(2 * SLOT * slots, b"\0")


def written(file, name: str, clips: list[tuple[bytes, int]], chapters: tuple[Chapter, ...] = ()) -> list[int]:
    """Write clips with slots of pause after each as a file of that format; return the slot where each begins."""
    form = FORMATS[name]
    join = form.join(TAGS)
    kept: dict[bytes, bytes] = {}
    begins, slots = [], 0
    with file.open("wb") as out:
        out.write(join.opening)
        for pcm, pause in clips:
            content = kept.setdefault(pcm, form.encode(pcm) if form.kept == "encoded" else pcm)
            length = len(pcm) // (2 * SLOT)
            line = a_line()
            begins.append(slots)
            out.write(join.add(Segment(line.utterance, line.speaker, content, length * SLOT, length, pause, slots)))
            slots += length + pause
        out.write(join.close())
    form.finish(
        file, Tags(*(getattr(TAGS, field) for field in ("title", "artist", "language", "date")), chapters, COVER), slots
    )
    return begins


def onsets(file) -> np.ndarray:
    """Return the seconds at which sound begins after silence, as a decoder hears it."""
    loud, resampler = [], av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
    with av.open(str(file)) as container:
        for frame in container.decode(audio=0):
            for piece in resampler.resample(frame):
                samples = np.abs(piece.to_ndarray().ravel().astype(np.int32))
                loud.append(samples > 3000)
    heard = np.flatnonzero(np.concatenate(loud))
    first = np.concatenate([[True], np.diff(heard) > 0.1 * SAMPLE_RATE])
    return heard[first] / SAMPLE_RATE


@pytest.mark.parametrize("name", SOUNDS)
def test_every_clip_is_heard_at_its_time(tmp_path, name):
    """Clips of odd lengths with pauses of all kinds begin where the timeline says."""
    clips = [(a_burst(10 + n % 7), n % 4 * 3 + 2) for n in range(60)]
    file = tmp_path / f"a.{name}"
    wanted = np.array(written(file, name, clips)) * SLOT / SAMPLE_RATE
    heard = onsets(file)
    assert len(heard) == len(wanted)
    assert np.abs(heard - wanted).max() < AGREE


@pytest.mark.parametrize("name", ["mp3", "opus", "m4b"])
def test_nothing_adds_up_in_two_hours(tmp_path, name):
    """The last clip of two hours is as much in time as the first."""
    clips = [(a_burst(11), 2301)] * 120
    file = tmp_path / f"a.{name}"
    begins = written(file, name, clips)
    assert begins[-1] * SLOT / SAMPLE_RATE > 7000
    heard = onsets(file)
    assert len(heard) == len(begins)
    assert abs(heard[-1] - begins[-1] * SLOT / SAMPLE_RATE) < AGREE


@pytest.mark.parametrize("name", SOUNDS)
def test_the_sound_is_the_clip_s(tmp_path, name):
    """What is decoded is what was encoded: noise in the shape of speech comes out alike, also across joins."""
    time = np.arange(SLOT * 60) / SAMPLE_RATE
    pitches = [[(140 + 60 * n) * (1 + 0.2 * np.sin(2 * np.pi * 3 * time)), 900 + 300 * n] for n in range(3)]
    smooth = np.array(
        [np.sin(2 * np.pi * np.cumsum(low) / SAMPLE_RATE) + np.sin(2 * np.pi * high * time) for low, high in pitches]
    )
    smooth[:, -TAIL * SLOT :] = 0
    clips = [((smooth[n] * 5000).astype("<i2").tobytes(), 0) for n in range(3)]
    file = tmp_path / f"a.{name}"
    written(file, name, clips)
    resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
    with av.open(str(file)) as container:
        pieces = [
            piece.to_ndarray().ravel() for frame in container.decode(audio=0) for piece in resampler.resample(frame)
        ]
    heard = np.concatenate(pieces).astype(float)
    for number, (pcm, _) in enumerate(clips):
        told = np.frombuffer(pcm, "<i2").astype(float)
        near = np.zeros(len(told))
        piece = heard[number * len(told) :][: len(told)]
        near[: len(piece)] = piece
        spectrum = np.fft.rfft(near, 2 * len(told)) * np.conj(np.fft.rfft(told, 2 * len(told)))
        assert np.fft.irfft(spectrum).max() / (np.linalg.norm(told) * np.linalg.norm(near)) > 0.95


@pytest.mark.parametrize("name", [name for name in SOUNDS if name != "mp3"])  # no decoder takes an MP3 of no frame
def test_a_file_of_nothing_opens(tmp_path, name):
    """Also where nothing is spoken the file is one."""
    file = tmp_path / f"a.{name}"
    written(file, name, [])
    with av.open(str(file)) as container:
        assert container.streams.audio


def test_tags_are_read_by_others(tmp_path):
    """Title and artist stand in every format that has tags."""
    for name, kind in (("mp3", ID3), ("opus", OggOpus), ("m4b", MP4), ("flac", FLAC)):
        file = tmp_path / f"a.{name}"
        written(file, name, [(a_burst(20), 4)])
        read = kind(file)
        title = {"mp3": "TIT2", "m4b": "\xa9nam"}.get(name, "title")
        artist = {"mp3": "TPE1", "m4b": "\xa9ART"}.get(name, "artist")
        assert str(read[title].text[0] if name == "mp3" else read[title][0]) == TAGS.title
        assert str(read[artist].text[0] if name == "mp3" else read[artist][0]) == TAGS.artist


@pytest.mark.parametrize("name", ["mp3", "m4b"])
def test_chapters_and_cover_are_read_by_others(tmp_path, name):
    """A player shows who speaks from when on, and the cover."""
    chapters = (Chapter("A talk", 0), Chapter("Ann Lee", 20 * SLOT), Chapter("Bob «Ü» Stone", 60 * SLOT))
    file = tmp_path / f"a.{name}"
    written(file, name, [(a_burst(100), 4)], chapters)
    with av.open(str(file)) as container:
        read = [(each["metadata"]["title"], float(each["start"] * each["time_base"])) for each in container.chapters()]
    assert [title for title, _ in read] == [each.title for each in chapters]
    assert [begin for _, begin in read] == pytest.approx([each.begin / SAMPLE_RATE for each in chapters], abs=0.001)
    read = mutagen.File(file)
    cover = read["APIC:"].data if name == "mp3" else bytes(read["covr"][0])
    assert cover == COVER
    assert read.info.length == pytest.approx(104 * SLOT / SAMPLE_RATE, abs=0.06)


@pytest.mark.parametrize("cut", [1, 3, 7])
def test_packets_that_are_cut_short_are_noticed(cut):
    """A damaged clip is no sound."""
    content = dumps([b"one", b"seven77"])
    assert list(loads(content)) == [b"one", b"seven77"]
    with pytest.raises(ValueError, match="cut short"):
        list(loads(content[:-cut]))


@pytest.mark.parametrize("name", SOUNDS)
def test_a_file_that_is_made_again_is_the_same(tmp_path, name):
    """Byte for byte: who was cut off goes on where they were, whoever made the rest."""
    for file in ("one", "other"):
        written(tmp_path / file, name, [(a_burst(20), 8), (a_burst(30), 4)], (Chapter("Ann Lee", 0),))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_bit_rates_are_those_of_the_coders():
    """What is told of a format is what it is made with."""
    assert {name: FORMATS[name].bit_rate for name in ("opus", "m4b")} == {"opus": opus.BIT_RATE, "m4b": m4b.BIT_RATE}
