"""Pages that were made already: what many ask for is made and compressed once, while the library stays as it is.

Who understands nothing that is compressed has pages of their own: to unpack one costs a third of its answer.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import NamedTuple

from flask import Flask, Response, current_app, request

from voicereader.web.compressing import is_understood, packed, response_of
from voicereader.web.languages import interface
from voicereader.web.served import studio
from voicereader.web.standing import current_account, is_offered

_MOST = 8_000_000
"""Bytes of all pages that are kept; compressed, as most are, some hundreds of transcripts of an hour."""

_LONGEST = 1000
"""Characters of what tells pages apart; who asks with more has a page made for them alone."""


class _Page(NamedTuple):
    """What is sent of a page, and the language that it is in."""

    content: bytes
    language: str


class _Pages:
    """Pages of one edition of the library, those that were asked for last; for any number of threads."""

    def __init__(self) -> None:
        self._edition: object = None
        self._kept: OrderedDict[str, _Page] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def find(self, edition: object, key: str) -> _Page | None:
        with self._lock:
            if edition is not self._edition:
                self._edition, self._size = edition, 0
                self._kept.clear()
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, edition: object, key: str, page: _Page) -> None:
        with self._lock:
            if edition is not self._edition or key in self._kept:
                return
            self._kept[key] = page
            self._size += len(page.content)
            while self._size > _MOST:
                self._size -= len(self._kept.popitem(last=False)[1].content)


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
        pages: _Pages = current_app.extensions["pages"]
        edition = studio().edition()
        page = pages.find(edition, asked)
        if page is None:
            content = view(**parts).encode()
            page = _Page(packed(content) if compressed else content, interface().tag)
            pages.keep(edition, asked, page)
        return response_of(page.content, page.language, compressed=compressed)

    return shown
