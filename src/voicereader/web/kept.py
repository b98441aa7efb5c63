"""Pages that were made already: what many ask for is made and compressed once, while the library stays as it is."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock

from flask import Flask, Response, current_app, request

from voicereader.web.compressing import packed, response_of
from voicereader.web.served import studio
from voicereader.web.standing import current_account, is_offered

_MOST = 8_000_000
"""Bytes of all pages that are kept, compressed: some hundreds of transcripts of an hour."""

_LONGEST = 1000
"""Characters of what tells pages apart; who asks with more has a page made for them alone."""


class _Pages:
    """Pages of one edition of the library, those that were asked for last; for any number of threads."""

    def __init__(self) -> None:
        self._edition: object = None
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def find(self, edition: object, key: str) -> bytes | None:
        with self._lock:
            if edition is not self._edition:
                self._edition, self._size = edition, 0
                self._kept.clear()
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, edition: object, key: str, page: bytes) -> None:
        with self._lock:
            if edition is not self._edition or key in self._kept:
                return
            self._kept[key] = page
            self._size += len(page)
            while self._size > _MOST:
                self._size -= len(self._kept.popitem(last=False)[1])


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
        asked = f"{asked}\n{is_offered()}"
        if len(asked) > _LONGEST or "saved" in request.cookies or current_account():
            return view(**parts)
        pages: _Pages = current_app.extensions["pages"]
        edition = studio().edition()
        page = pages.find(edition, asked)
        if page is None:
            page = packed(view(**parts).encode())
            pages.keep(edition, asked, page)
        return response_of(page)

    return shown
