"""Where a request comes from: what changes something is asked for by our own pages or by a program."""

from urllib.parse import urlsplit

from flask import request

from voicereader.errors import Refused


def refuse_others() -> None:
    """Refuse what another site's page sends: only our own forms and programs without a page may change something.

    Raises:
        Refused: the browser says that another site's page asks.
    """
    origin = request.headers.get("Origin")
    if request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"} or (
        origin and urlsplit(origin).netloc != request.host
    ):
        raise Refused("Another site may not do this here; use the form on the page of this site.")
