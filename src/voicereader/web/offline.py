"""Reading without a connection: what makes the site an app, and what keeps transcripts on the reader's own device."""

from flask import Blueprint, Response, current_app, jsonify, render_template, send_from_directory

from voicereader import resources
from voicereader.web.assets import address, addresses
from voicereader.web.contexts import OfflinePage
from voicereader.web.languages import gettext, interface
from voicereader.web.view import current_view

blueprint = Blueprint("offline", __name__)

_ICONS = (("icon-192", "192x192", "any"), ("icon-512", "512x512", "any"), ("icon-maskable-512", "512x512", "maskable"))
_NEEDED = ("css/*.css", "fonts/*.woff2", "js/**/*.js", "favicon.svg", "icons/icon-192.png")
"""What the pages are shown with, of the static files."""


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """Answer with what browsers ask for before they install the site as an app."""
    answer = jsonify(
        id="/",
        start_url="/",
        scope="/",
        name="VoiceReader",
        description=gettext("Transcripts to read and to hear, with a voice for each speaker."),
        lang=interface().tag,
        dir=interface().direction,
        display="minimal-ui",  # the button that goes back stays
        background_color="#fbfaf7",
        theme_color="#fbfaf7",
        icons=[
            {"src": address(current_app, f"icons/{name}.png"), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in _ICONS
        ],
    )
    answer.mimetype = "application/manifest+json"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@blueprint.get("/service-worker.js")
def service_worker() -> Response:
    """Answer with the script that answers without a connection: at the top, since it serves what lies below it."""
    answer = send_from_directory(resources.static(), "js/service-worker.js", max_age=0)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@blueprint.get("/offline")
def offline() -> str:
    """Show what is kept on this device; which that is only script in the browser knows."""
    return render_template("pages/offline.html", page=OfflinePage(current_view()))


@blueprint.get("/offline/files.json")
def files() -> Response:
    """Answer with the addresses of all that any page is shown with."""
    answer = jsonify(files=["/offline", *addresses(current_app, *_NEEDED)])
    answer.headers["Cache-Control"] = "no-cache"
    return answer
