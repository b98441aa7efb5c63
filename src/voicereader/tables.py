"""Tables that owners write: TOML that is read and checked, with a sentence for whatever is not as it must be."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from voicereader.errors import VoiceReaderError

_LARGEST = 4 << 20
"""Bytes of a table: some hundred thousand words, or people."""

_DEEP = re.compile(rb"""(?<![\w-])(?:(?:"[^"\n]*"|'[^'\n]*'|[\w-]++)[ \t]*\.[ \t]*){32}""")
"""Such a key takes a time that is squared and more with its parts."""


class Checking:
    """Reads a file and checks what it holds; `file` is named in every sentence, `error` is what they come in."""

    def __init__(self, file: str, error: type[VoiceReaderError]) -> None:
        self.file, self.error = file, error

    def read(self, content: bytes) -> dict[str, Any]:
        """Return the table that the file holds."""
        if len(content) > _LARGEST:
            raise self.error(f"{self.file} is larger than {_LARGEST >> 20} MB; take out what nobody needs any more.")
        if _DEEP.search(content):
            raise self.error(f"{self.file} has a key of very many parts; no key here has more than three.")
        try:
            return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
        except ValueError as error:  # no UTF-8, no TOML, or a number of thousands of digits
            raise self.error(f"{self.file} is not TOML: {str(error).rstrip('.')}; mend it there.") from error
        except RecursionError as error:
            raise self.error(
                f"{self.file} has lists or tables in one another, hundreds deep; mend it there."
            ) from error

    def table(self, value: Any, where: str) -> Mapping[str, Any]:
        """Return a value that must be a table."""
        if not isinstance(value, dict):
            raise self.bad(where, value, "give a table, with its keys on lines of their own")
        return value

    def keys(self, table: Iterable[str], where: str, known: tuple[str, ...]) -> None:
        """Refuse keys that are not `known`."""
        for key in table:
            if key not in known:
                raise self.error(f"{self.file} has an unknown key, {where}{key}; known are {', '.join(known)}.")

    def one_of(self, value: Any, where: str, allowed: tuple[str, str]) -> Any:
        """Return a value that must be left out or one of two words."""
        if value not in (None, *allowed):
            raise self.bad(where, value, 'give "{}" or "{}"'.format(*allowed))
        return value

    def bad(self, where: str, value: Any, advice: str) -> VoiceReaderError:
        """Return the error for a value; `advice` says what to give instead."""
        return self.error(f"{self.file} has {where} = {value!r}; {advice}.")
