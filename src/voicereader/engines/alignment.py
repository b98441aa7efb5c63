"""From phonemes with times to word marks.

A model tells when each phoneme begins, but the phonemes of a sentence are not those of its words spoken alone:
`of the` becomes one word, stress moves. Needleman and Wunsch's alignment (1970) of the two finds the fewest
changes that turn one into the other, and with them the first phoneme of each word.
"""

from collections.abc import Sequence

import numpy as np

from voicereader.model import Mark, Span

_SILENT = frozenset(" ˈˌːʲ.,;:!?—…\"'()“”«»¡¿^$_-\u0303\u0329\u032f\u0361")
"""What is no sound of its own, or is stressed and joined otherwise in a sentence than in a word alone."""

_STRESS = "ˈˌ"


def onsets(spoken: Sequence[str], alone: Sequence[Sequence[str]]) -> list[int | None]:
    """Return for each word the index in `spoken` of its first phoneme, None where it has none.

    Args:
        spoken: the phonemes of the sentence.
        alone: the phonemes of each word, spoken alone.
    """
    heard = [index for index, phoneme in enumerate(spoken) if phoneme not in _SILENT]
    expected = [
        (phoneme, word) for word, phonemes in enumerate(alone) for phoneme in phonemes if phoneme not in _SILENT
    ]
    codes: dict[str, int] = {}

    def coded(phonemes: Sequence[str]) -> np.ndarray:
        return np.array([codes.setdefault(each, len(codes)) for each in phonemes], dtype=np.int32)

    matched = _matched(coded([spoken[index] for index in heard]), coded([phoneme for phoneme, _ in expected]))
    found: list[int | None] = [None] * len(alone)
    for (_, word), index in zip(expected, matched, strict=True):
        if found[word] is None and index is not None:
            found[word] = _stressed(spoken, heard[index])
    return found


def _stressed(spoken: Sequence[str], index: int) -> int:
    """Return where the stress of a phoneme stands before it: models begin to sound with it."""
    while index and spoken[index - 1] in _STRESS:
        index -= 1
    return index


def marks(spans: Sequence[Span], begins: Sequence[int | None], frames: int, sped: float = 1.0) -> tuple[Mark, ...]:
    """Return a mark for each span; one whose begin is unknown lies between its neighbours, by letters.

    Args:
        spans: the words, in order.
        begins: their first frames where they are known; one that would go back is not believed.
        frames: how long the sound is; nothing is marked in none.
        sped: how many times as fast the sound is as when its begins were counted.
    """
    if not spans or not frames:
        return ()
    places, times = [0.0], [0.0]
    for span, begin in zip(spans, begins, strict=True):
        if begin is not None and times[-1] <= begin / sped < frames:
            places.append(float(span.begin))
            times.append(begin / sped)
    end = spans[-1].end
    timed = np.interp([span.begin for span in spans], [*places, end], [*times, frames])
    return tuple(Mark(span, min(int(frame), frames - 1)) for span, frame in zip(spans, timed, strict=True))


def _matched(spoken: np.ndarray, expected: np.ndarray) -> list[int | None]:
    """Return for each expected phoneme the index of the spoken one that stands for it, in as few changes as can be."""
    if np.array_equal(spoken, expected):
        return list(range(len(expected)))
    changes = _changes(spoken, expected)
    matched: list[int | None] = [None] * len(expected)
    row, column = len(spoken), len(expected)
    while row and column:
        here = changes[row, column]
        if here == changes[row - 1, column - 1] + (spoken[row - 1] != expected[column - 1]):
            row, column = row - 1, column - 1
            matched[column] = row
        elif here == changes[row - 1, column] + 1:
            row -= 1
        else:
            column -= 1
    return matched


def _changes(spoken: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Return how many changes turn the first so many of one into the first so many of the other."""
    columns = np.arange(len(expected) + 1, dtype=np.int32)
    changes = np.empty((len(spoken) + 1, len(columns)), dtype=np.int32)
    changes[0] = columns
    for row, phoneme in enumerate(spoken, 1):
        above = changes[row - 1]
        best = np.empty_like(above)
        best[0] = row
        np.minimum(above[1:] + 1, above[:-1] + (expected != phoneme), out=best[1:])
        # What is left out of `expected` costs one a column: a running minimum along the slope.
        changes[row] = np.minimum.accumulate(best - columns) + columns
    return changes
