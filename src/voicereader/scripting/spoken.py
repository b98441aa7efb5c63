"""How printed words are spoken: the text that the engine is given for a stretch of print."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_JOINERS = {"\u200c", "\u200d"}  # they shape Persian and Indic words, and emoji


def spoken_form(printed: str) -> str:
    """Return what is spoken for `printed`: composed letters, plain spaces, nothing that has no sound or shape."""
    visible = "".join(" " if unicodedata.category(each) in {"Cc", "Cs"} else each for each in printed)
    plain = "".join(each for each in visible if each in _JOINERS or unicodedata.category(each) != "Cf")
    return _SPACE.sub(" ", unicodedata.normalize("NFC", plain)).strip()
