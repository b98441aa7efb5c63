"""Casting: a voice for every speaker, the same one in every transcript of the library. Pure functions.

`cast` says who speaks with which voice, how fast and how high, and `explain` why; `Overrides` are what the
owner wants otherwise, and `fallback` says when a language is not spoken by the preferred engine. `allot` is
the stable allotment beneath, for anything that people who meet should not share; `ranked` is one person's
order of preference, to feed to it. `roles_of` says what is known of each person's gender, and whence.
`speaks` says whether a voice speaks a language;
`understudy` is who speaks for a person in a language that their own voice does not speak.
"""

from voicereader.casting.allotting import allot, ranked
from voicereader.casting.companies import Fallback, fallback, speaks
from voicereader.casting.explaining import Explained, explain
from voicereader.casting.overrides import Override, Overrides
from voicereader.casting.people import Role, roles_of
from voicereader.casting.understudies import understudy
from voicereader.casting.voices import cast

__all__ = [
    "Explained",
    "Fallback",
    "Override",
    "Overrides",
    "Role",
    "allot",
    "cast",
    "explain",
    "fallback",
    "ranked",
    "roles_of",
    "speaks",
    "understudy",
]
