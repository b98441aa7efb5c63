"""From an engine's answer to a clip: one rate, one loudness, no clipping; the same bytes for the same answer.

Each clip is levelled by itself. The sentences of one espeak-ng voice lie within 1 LU of each other, so that
hardly differs from a gain for each voice, and it needs to know nothing of engines.
"""

import numpy as np
from av import AudioFrame, AudioResampler
from numpy.typing import NDArray

from voicereader.engines import Speech
from voicereader.model import SAMPLE_RATE, Clip, Mark
from voicereader.rendering.loudness import STEP, Powers, Sound, loudness, step_powers

LOUDNESS = -16.0
"""LUFS of every clip: what podcasts in mono are given in, and loud enough for small speakers."""

PEAK = 10 ** (-1 / 20)
"""No sample goes beyond -1 dB of full scale: room for what an encoder adds."""

_MOST_GAIN = 20.0
"""Decibels; what is fainter is noise rather than speech."""

_CEILING = PEAK - 1e-4  # rounding adds
_NEAR_ENOUGH = 0.1  # decibels: not heard
_FULL_SCALE = 2**15
_HOP = 245
"""Frames (11 ms) that share one peak in the limiter; a step holds a whole number of them."""

_REACH = 2
"""Hops (22 ms) before and after a peak over which the limiter gives way and returns."""

Gains = NDArray[np.float64]


def mastered(speech: Speech) -> Clip:
    """Return the speech at `SAMPLE_RATE`, `LOUDNESS` and below `PEAK`; silence stays silence.

    It lasts as long as before, to the frame, and its marks stand where they stood.
    """
    if speech.sample_rate == SAMPLE_RATE:
        pcm, marks = speech.pcm, speech.marks
    else:
        pcm, marks = _resampled(speech)
    level = _levelled(np.frombuffer(pcm, "<i2"))
    return Clip(pcm if level is None else level, marks)


def _levelled(samples: NDArray[np.int16]) -> bytes | None:
    """Return the samples at `LOUDNESS` and below the ceiling; None where all is silent."""
    sound = np.zeros(-(-len(samples) // STEP) * STEP, np.float32)
    np.multiply(samples, np.float32(1 / _FULL_SCALE), out=sound[: len(samples)])
    powers = step_powers(sound)
    measured = loudness(powers)
    if measured == -np.inf:
        return None
    hops = sound.reshape(-1, _HOP)
    edges = _gains(np.maximum(hops.max(axis=1), -hops.min(axis=1)), powers, LOUDNESS - measured)
    _apply(hops, edges * np.float32(_FULL_SCALE))
    return np.rint(sound, out=sound)[: len(samples)].astype("<i2").tobytes()


def _gains(peaks: Sound, powers: Powers, gain: float) -> Sound:
    """Return the gain at the edges of the hops; what the limiter takes from the loudness is added before it."""
    energy = np.square(peaks).reshape(len(powers), -1)
    energy /= np.maximum(energy.sum(axis=1, keepdims=True), np.finfo(np.float32).tiny)
    while True:
        amplitude = 10 ** (min(gain, _MOST_GAIN) / 20)
        edges = amplitude * _allowed(np.minimum(1.0, _CEILING / np.maximum(peaks * amplitude, _CEILING)))
        turned = (energy * np.square(edges[1:] + edges[:-1]).reshape(energy.shape) / 4).sum(axis=1)
        lacking = LOUDNESS - loudness(powers * turned)
        if lacking < _NEAR_ENOUGH or gain + lacking > _MOST_GAIN:
            return edges.astype(np.float32)
        gain += lacking


def _allowed(gains: Gains) -> Gains:
    """Return the gain at the edges of the hops: never above what either neighbour allows, and without corners.

    The least of what is allowed within reach, averaged over the same reach, exceeds no gain that is allowed.
    """
    least = np.pad(gains, 2 * _REACH, constant_values=1.0)
    for _ in range(2 * _REACH):
        least = np.minimum(least[1:], least[:-1])
    window = np.hanning(2 * _REACH + 2)[1:-1]
    return np.convolve(least, window / window.sum(), "valid")


def _apply(hops: Sound, edges: Sound) -> None:
    """Multiply the hops, in place, with a gain that runs straight from edge to edge."""
    rise = np.diff(edges)
    bent = np.flatnonzero(rise)
    ramp = np.arange(_HOP, dtype=np.float32) / _HOP
    hops *= edges[:-1, None]
    hops[bent] *= 1 + (rise[bent] / edges[bent])[:, None] * ramp


def _resampled(speech: Speech) -> tuple[bytes, tuple[Mark, ...]]:
    """Return the speech at `SAMPLE_RATE`, as long as before to the nearest frame."""
    ratio = SAMPLE_RATE / speech.sample_rate
    frames = round(len(speech.pcm) // 2 * ratio)
    given = AudioFrame.from_ndarray(np.frombuffer(speech.pcm, "<i2").reshape(1, -1), format="s16", layout="mono")
    given.sample_rate = speech.sample_rate
    resampler = AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
    made = [*resampler.resample(given), *resampler.resample(None)]
    pcm = b"".join(each.to_ndarray().astype("<i2").tobytes() for each in made)[: 2 * frames].ljust(2 * frames, b"\0")
    marks = tuple(Mark(mark.span, min(round(mark.frame * ratio), frames - 1)) for mark in speech.marks)
    return pcm, marks
