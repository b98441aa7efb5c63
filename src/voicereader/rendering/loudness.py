"""How loud speech is, by ITU-R BS.1770-4, without the cost of its filter.

The standard filters the sound (K-weighting) and takes the power of what comes out. That power is a sum over
the sound's own power spectrum, so it is a weighted sum of autocorrelations too, which need no filter. The
weights are fitted to the standard's filter once: within 0.25 dB at any frequency of speech, and much closer
over a voice. A few autocorrelations of the sound serve the treble, some of the sound thinned out the bass.
"""

import functools
import math

import numpy as np
from numpy.typing import NDArray

from voicereader.model import SAMPLE_RATE

Sound = NDArray[np.float32]
Powers = NDArray[np.float64]

STEP = SAMPLE_RATE // 10
"""Frames in a gating step of 100 ms; four of them are one of the standard's overlapping blocks."""

_BLOCK = 4
_SILENCE = -70.0
_RELATIVE = -10.0
_OFFSET = -0.691

_THINNED = 21
_NEAR, _FAR = 6, 8
"""How many autocorrelations of the sound, and of the sound thinned out by sums of `_THINNED` frames."""

_BASS = 1000
"""Hertz below which the fit is three times as strict."""

_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_STATED_RATE = 48_000
"""The standard's two filters, and the rate that they are stated for."""


def loudness(powers: Powers) -> float:
    """Return the loudness of a sound of these step powers in LUFS, gated twice; minus infinity for silence."""
    blocks = np.convolve(powers, np.full(_BLOCK, 1 / _BLOCK), "valid") if len(powers) >= _BLOCK else powers[:0]
    for measured in (blocks, powers):  # a word may be shorter than a block
        heard = measured[measured > _power(_SILENCE)]
        if len(heard):
            return _lufs(float(heard[heard > heard.mean() * 10 ** (_RELATIVE / 10)].mean()))
    return -math.inf


def step_powers(sound: Sound) -> Powers:
    """Return the K-weighted power of each step of a sound of whole steps, whose full scale is 1."""
    near = _autocorrelations(sound, STEP, _NEAR)
    thin = sound.reshape(-1, _THINNED) @ np.full(_THINNED, 1 / _THINNED, np.float32)
    far = _autocorrelations(thin, STEP // _THINNED, _FAR)
    weighted = np.concatenate((near / STEP, far / (STEP // _THINNED))).T @ _weights()
    return np.maximum(weighted, 0.0)


def _autocorrelations(sound: Sound, step: int, lags: int) -> NDArray[np.float64]:
    """Return, for each lag, the sum of products of samples so far apart, step by step."""
    behind = np.append(sound, np.zeros(lags, np.float32))
    here = sound.reshape(-1, step)
    rows = [np.einsum("ij,ij->i", here, behind[lag : lag + len(sound)].reshape(-1, step)) for lag in range(lags)]
    return np.array(rows, np.float64)


@functools.cache
def _weights() -> NDArray[np.float64]:
    """Return the weights of the autocorrelations whose sum comes nearest to the standard's filter."""
    hertz = np.concatenate((np.arange(40, _BASS, 5.0), np.arange(_BASS, SAMPLE_RATE / 2, 25.0)))
    meant = _response(hertz, *_SHELF) * _response(hertz, *_HIGH_PASS)
    turn = 2 * np.pi * hertz / SAMPLE_RATE
    thinning = (np.sin(turn * _THINNED / 2) / np.sin(turn / 2) / _THINNED) ** 2
    near = [np.cos(turn * lag) for lag in range(_NEAR)]
    far = [thinning * np.cos(turn * lag * _THINNED) for lag in range(_FAR)]
    matter = np.where(hertz < _BASS, 3, 1) / meant  # errors count in decibels; voices are strongest in the bass
    fitted = np.linalg.lstsq(np.array(near + far).T * matter[:, None], meant * matter)[0]
    return np.asarray(fitted, np.float64)


def _response(hertz: NDArray[np.float64], over: tuple[float, ...], under: tuple[float, ...]) -> NDArray[np.float64]:
    """Return the power response of a biquad of the standard."""
    delays = np.exp(-2j * np.pi * np.outer(np.arange(3), hertz) / _STATED_RATE)
    power = np.abs(np.array(over) @ delays) ** 2 / np.abs(np.array(under) @ delays) ** 2
    return np.asarray(power, np.float64)


def _lufs(power: float) -> float:
    return _OFFSET + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))
