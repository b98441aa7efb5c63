"""Casting: a voice for every speaker, the same one in every transcript of the library. Pure functions.

`cast` says who speaks with which voice, how fast and how high. `allot` is the stable allotment beneath it, for
anything that people who meet should not share; `ranked` is one person's order of preference, to feed to it.
"""

from voicereader.casting.allotting import allot, ranked
from voicereader.casting.voices import cast

__all__ = ["allot", "cast", "ranked"]
