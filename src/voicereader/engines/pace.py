"""How fast a neural voice speaks: what its model is told, and what ffmpeg's `atempo` adds beyond the model's reach."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from av import AudioFrame
from av.error import BlockingIOError as Waiting
from av.error import EOFError as Ended
from av.filter import Graph

Paces = Sequence[tuple[float, float]]
"""How many times as fast speech becomes, ascending, and the speed that the model is told for it."""


def told(factor: float, measured: Paces) -> tuple[float, float]:
    """Return the speed to tell a model, and the factor that is left to `sped`, near 1 within the model's reach.

    Models round the length of each phoneme, so the speed that they are told is not the one that they reach.
    """
    factors, speeds = zip(*measured, strict=True)
    within = min(factors[-1], max(factors[0], factor))
    return float(np.interp(within, factors, speeds)), factor / within


def sped(pcm: bytes, sample_rate: int, factor: float) -> bytes:
    """Return 16-bit mono speech `factor` (from 0.5 to 100) times as fast, at the same pitch."""
    if factor == 1 or not pcm:
        return pcm
    graph = Graph()
    source = graph.add_abuffer(sample_rate=sample_rate, format="s16", layout="mono", time_base=Fraction(1, sample_rate))
    tempo, sink = graph.add("atempo", f"{factor:.6f}"), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    given = AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2").reshape(1, -1), format="s16", layout="mono")
    given.sample_rate = sample_rate
    graph.push(given)
    graph.push(None)
    made = []
    while True:
        try:
            made.append(graph.pull().to_ndarray().astype("<i2").tobytes())
        except (Ended, Waiting):
            return b"".join(made)
