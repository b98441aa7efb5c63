"""A site of a test's own in which people sign in: the seeds' folder is never written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from argon2 import PasswordHasher
from playwright.sync_api import Page
from werkzeug.serving import make_server

from tests.builders import DIALOGUE
from tests.serving import readers
from tests.web.people import WORDS
from voicereader.keeping.passwords import Passwords
from voicereader.settings import Settings
from voicereader.studio import Studio
from voicereader.studio.admitting import Admission, admission
from voicereader.web import create_app


@dataclass(frozen=True, slots=True)
class Members:
    """The site's address, who is let in, and Ann, an owner, who has signed in nowhere yet."""

    home: str
    admitted: Admission

    def come_in(self, page: Page) -> None:
        """Sign Ann in, in the page's browser."""
        secret = self.admitted.sessions.begin(self.admitted.accounts.named("Ann"))
        page.context.add_cookies([{"name": "session", "value": secret, "url": self.home}])


@contextmanager
def members(folder: Path) -> Iterator[Members]:
    """Lend such a site, in a folder."""
    library = folder / "library"
    library.mkdir()
    (library / "garden.txt").write_text(DIALOGUE)
    settings = Settings(cache=folder / "cache", engine="mute", workers=1)
    admitted = admission(library, settings, Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)))
    admitted.accounts.add("Ann", WORDS, "owner")
    with Studio(settings, library, readers()) as studio:
        server = make_server("127.0.0.1", 0, create_app(studio, admitted), threaded=True)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Members(f"http://127.0.0.1:{server.server_port}/", admitted)
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
