"""MP3 joined from sentences that were encoded alone."""

import array
import io
import math

import av
import numpy as np
import pytest

from voicereader.engines import cores
from voicereader.model import SAMPLE_RATE
from voicereader.rendering import mp3
from voicereader.rendering.timeline import SLOT, clip_slots, pause_slots


def a_tone(frames: int, hertz: int) -> bytes:
    """Return a tone, padded to its slots."""
    tone = array.array("h", (round(9000 * math.sin(2 * math.pi * hertz * n / SAMPLE_RATE)) for n in range(frames)))
    return tone.tobytes().ljust(2 * SLOT * clip_slots(frames), b"\0")


def decoded(content: bytes) -> np.ndarray:
    """Return the samples that a player hears."""
    with av.open(io.BytesIO(content)) as container:
        return np.concatenate([frame.to_ndarray().ravel() for frame in container.decode(audio=0)])


def test_joined_sentences_sound_as_their_pcm_to_the_frame():
    """An MP3 of four sentences with pauses decodes to the PCM it was made of, at the same place to the end."""
    body, pcm = b"", b""
    for number, frames in enumerate((10_000, 5_000, 23_456, 777)):
        sentence, pause = a_tone(frames, 300 + 200 * number), pause_slots(300)
        body += mp3.encode(sentence) + mp3.silence() * pause
        pcm += sentence + bytes(2 * SLOT * pause)
    slots = len(pcm) // (2 * SLOT)

    heard = decoded(mp3.header(slots, len(body)) + body)
    meant = np.frombuffer(pcm, "<i2") / 32768
    assert np.abs(heard - meant[: len(heard)]).mean() < 0.01
    assert len(meant) - len(heard) <= 2 * SLOT, "only the last clip's silent tail may be missing"


def test_a_sentence_takes_one_frame_for_each_slot():
    """The number of MP3 frames is the number of slots, so that cues can be counted."""
    assert len(list(mp3.frames(mp3.encode(a_tone(10_000, 440))))) == clip_slots(10_000)


@pytest.mark.parametrize("slots", [1, 3, 39, 40, 41, 43, 300])
def test_pieces_are_whole_frames_of_the_same_mp3(slots):
    """What is sent early and what follows are together what is kept, and each is cut between frames."""
    pcm = a_tone(SLOT * slots, 440)[: 2 * SLOT * slots]
    pieces = list(mp3.pieces(pcm))
    assert b"".join(pieces) == mp3.encode(pcm)
    assert sum(len(list(mp3.frames(piece))) for piece in pieces) == slots


def test_a_long_sentence_with_a_pause_is_shared_by_two_cores():
    """It is parted in the silence nearest to its middle: the same bytes from one core or two, the same sound."""
    pcm = b"".join(a_tone(3 * SAMPLE_RATE, hertz) for hertz in (400, 600, 800))
    one = mp3.encode(pcm)
    token = cores.set(2)
    try:
        two = mp3.encode(pcm)
    finally:
        cores.reset(token)
    assert two == one
    slots = len(pcm) // (2 * SLOT)
    heard, meant = decoded(mp3.header(slots, len(one)) + one), np.frombuffer(pcm, "<i2") / 32768
    assert np.abs(heard - meant[: len(heard)]).mean() < 0.01
    assert len(list(mp3.frames(one))) == slots


def test_the_first_piece_does_not_wait_for_the_whole():
    """Of a long sentence a second comes first."""
    first = next(mp3.pieces(a_tone(20 * SAMPLE_RATE, 440)))
    assert 20 < len(list(mp3.frames(first))) <= 40


def test_silence_is_silent_anywhere():
    """Any number of silent frames decode to nothing."""
    assert np.abs(decoded(mp3.header() + mp3.silence() * 40)).max() == 0


def test_a_header_has_one_length_whatever_is_known():
    """The header can be written again when the length is known."""
    assert len(mp3.header()) == len(mp3.header(10**6, 10**9))


def test_a_player_learns_the_duration_from_the_header():
    """A whole file says how long it is, minus the encoder's delay."""
    slots = 400
    content = mp3.header(slots, slots * len(mp3.silence())) + mp3.silence() * slots
    with av.open(io.BytesIO(content)) as container:
        assert container.duration / 1e6 == pytest.approx(slots * SLOT / SAMPLE_RATE, abs=0.06)


@pytest.mark.parametrize("damaged", [b"RIFF....", mp3.silence()[:50], mp3.silence() + b"\xff"])
def test_damaged_frames_are_refused(damaged):
    """What is no MP3, or is cut short, is never joined."""
    with pytest.raises(ValueError, match="MP3"):
        list(mp3.frames(damaged))
