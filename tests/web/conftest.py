"""A client of the pages, over a studio that hums."""

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient

from voicereader.keeping.passwords import Passwords
from voicereader.studio.admitting import admission
from voicereader.web import create_app


class ReadingClient(FlaskClient):
    """A client that reads every answer to its end and closes it, as browsers do."""

    def open(self, *arguments, **named):
        """Send a request; return its whole answer."""
        return super().open(*arguments, **{"buffered": True} | named)


@pytest.fixture
def admitted(folder, settings):
    """Return who is let into that folder's library, with passwords that cost little."""
    return admission(folder, settings, Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)))


@pytest.fixture
def client(studio, admitted):
    """Return a client of the app."""
    app = create_app(studio, admitted)
    app.test_client_class = ReadingClient
    return app.test_client()
