"""The page of licences, and which licences there may be."""

from collections.abc import Sequence
from functools import cache

from license_expression import get_spdx_licensing

from tests.supply.inventory import Part

FREE = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MIT-0", "MIT-CMU"),
    *("OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib", "ZPL-2.1", "BlueOak-1.0.0", "CC-BY-4.0", "BSL-1.0"),
}
"""Whoever has VoiceReader may do with these what they may do with it."""

WEAK = {"LGPL-2.1-or-later", "LGPL-3.0-or-later", "MPL-2.0"}
"""Changes to the part itself are to be given away; VoiceReader is no part of it."""

STRONG = {"GPL-2.0-or-later", "GPL-3.0-or-later", "GPL-3.0-only"}
"""Who hands VoiceReader on together with the part hands all of it on under the part's licence. Ours allows that."""

_USES = {
    "runs": "To run",
    "extra": "For the engines Piper and Kokoro",
    "builds": "To build",
    "tests": "For the tests",
}
_HEAD = """\
# Licences

VoiceReader's own code has the [MIT licence](../LICENSE). This page lists what others made: packages and typefaces.
`make licences` writes it, and a test fails where it is not as the lock files are, where a licence is not known, or
where one does not go with ours.

A package is installed from its maker's own files, and none of them is in VoiceReader's wheel; the typefaces are. The
engine espeak-ng, which `espeakng-loader` brings, has the GPL: who hands on an installation with it (a container's image,
say) hands all of it on under the GPL 3, with the source of espeak-ng; VoiceReader's own code may be taken out of it
under the MIT licence. The same is true of Piper.

*Digest* is short for all of a part's files: it changes when one of them does. The digests themselves are in the lock
files, and in the [bill of materials](releasing.md#the-bill-of-materials).
"""


def against_ours(licence: str, use: str) -> bool:
    """Tell whether a licence does not go with ours, for such a use; an expression may leave a choice."""
    parsed = _spdx().parse(licence, validate=True)
    allowed = FREE | WEAK | STRONG
    if use == "tests":
        allowed |= {"GPL-2.0-only", "CC-BY-NC-4.0"}  # it is handed on to nobody
    return not _holds(parsed, allowed)


_spdx = cache(get_spdx_licensing)


def _holds(expression, allowed: set[str]) -> bool:
    if hasattr(expression, "license_symbol"):  # with an exception, which only allows more
        return expression.license_symbol.key in allowed
    if not expression.args:
        return expression.key in allowed
    hold = any if expression.operator.strip() == "OR" else all
    return hold(_holds(each, allowed) for each in expression.args)


def page(parts: Sequence[Part]) -> str:
    """Return docs/licences.md."""
    lines = [_HEAD]
    for use, heading in _USES.items():
        lines += [f"## {heading}", "", "| Part | Version | Licence | Kind | Digest |", "|---|---|---|---|---|"]
        lines += [
            f"| {part.name} | {part.version or '-'} | {part.licence} | {part.kind} | `{part.digest}` |"
            for part in parts
            if part.use == use
        ]
        lines.append("")
    return "\n".join(lines)
