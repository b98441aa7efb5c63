"""What the application serves: the studio behind each request."""

from flask import current_app

from voicereader.studio import Studio


def studio() -> Studio:
    """Return the studio of the request's application."""
    found: Studio = current_app.extensions["studio"]
    return found
