"""A client of the pages, over a studio that hums."""

import pytest
from flask.testing import FlaskClient

from voicereader.web import create_app


class ReadingClient(FlaskClient):
    """A client that reads every answer to its end and closes it, as browsers do."""

    def open(self, *arguments, **named):
        """Send a request; return its whole answer."""
        return super().open(*arguments, **{"buffered": True} | named)


@pytest.fixture
def client(studio):
    """Return a client of the app."""
    app = create_app(studio)
    app.test_client_class = ReadingClient
    return app.test_client()
