"""Pages that were made already: what many ask for is made and compressed once, while the library stays as it is.

Who understands nothing that is compressed has pages of their own: to unpack one costs a third of its answer.
"""

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple

from flask import Flask, Response, current_app, request

from voicereader.recent import Recent
from voicereader.web.compressing import is_understood, packed, response_of
from voicereader.web.languages import interface
from voicereader.web.served import studio
from voicereader.web.standing import current_account, is_offered

_MOST = 8_000_000
"""Bytes of all pages that are kept; compressed, as most are, some hundreds of transcripts of an hour."""

_LEAST = 1000
"""Bytes of the smallest page."""

_LONGEST = 1000
"""Characters of what tells pages apart; who asks with more has a page made for them alone."""


class _Page(NamedTuple):
    """What is sent of a page, and the language that it is in."""

    content: bytes
    language: str


class _Pages:
    """Pages of one edition of the library, those that were asked for last; for any number of threads."""

    def __init__(self) -> None:
        self._of: tuple[object, Recent[str, _Page] | None] = None, None

    def of(self, edition: object) -> Recent[str, _Page]:
        """Return the pages of an edition; those of another are let go."""
        known, pages = self._of
        if pages is None or known is not edition:
            pages = Recent[str, _Page](_MOST // _LEAST, _MOST, lambda page: len(page.content))
            self._of = edition, pages
        return pages


def init_app(app: Flask) -> None:
    """Give `app` a place for the pages that `kept` keeps."""
    app.extensions["pages"] = _Pages()


def kept(view: Callable[..., str]) -> Callable[..., str | Response]:
    """Have a page made once for all who ask alike: by address, cookies and languages.

    It must depend on these and on the edition of the library alone. What is said only once is never kept, nor is what
    somebody sees who is signed in: sessions end, and roles change.
    """

    @wraps(view)
    def shown(**parts: str) -> str | Response:
        asked = "\n".join(
            (request.full_path, *(request.headers.get(name, "") for name in ("Cookie", "Accept-Language")))
        )
        compressed = is_understood()
        asked = f"{asked}\n{is_offered()}{compressed}"
        if len(asked) > _LONGEST or "saved" in request.cookies or current_account():
            return view(**parts)
        there: _Pages = current_app.extensions["pages"]
        pages = there.of(studio().edition())
        page = pages.get(asked)
        if page is None:
            content = view(**parts).encode()
            page = pages.put(asked, _Page(packed(content) if compressed else content, interface().tag))
        return response_of(page.content, page.language, compressed=compressed)

    return shown
