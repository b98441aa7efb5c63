"""The pages and the sound over HTTP: the only package that knows Flask."""

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.routing import IntegerConverter

from voicereader import resources
from voicereader.keeping.rows import DIGITS
from voicereader.studio import Studio
from voicereader.studio.admitting import Admission, admission
from voicereader.web import (
    accounts,
    assets,
    audio,
    compressing,
    conformance,
    editors,
    errors,
    finding,
    following,
    given,
    headers,
    health,
    jobs,
    kept,
    languages,
    listening,
    metrics,
    needs,
    offline,
    owners,
    pages,
    places,
    printing,
    shares,
    signing,
    speakers,
    standing,
    streams,
    styleguide,
    view,
)

_BLUEPRINTS = (
    *(each.blueprint for each in (finding, pages, speakers, audio, listening, places, jobs)),
    *(each.blueprint for each in (view, printing, offline, conformance, health, signing, accounts, owners)),
    *editors.BLUEPRINTS,
)


class _Number(IntegerConverter):
    """A number in an address; what is larger than any that is counted here is no address of ours."""

    regex = rf"\d{{1,{DIGITS}}}"


def create_app(studio: Studio, admitted: Admission | None = None) -> Flask:
    """Return the WSGI application that serves the studio's library. The studio stays the caller's to close.

    Who may what is told by the library's folder, unless the caller says who is `admitted`.
    """
    app = Flask("voicereader", static_folder=None, template_folder=str(resources.templates()))
    app.config.update(MAX_CONTENT_LENGTH=64 * 1024, MAX_FORM_PARTS=50)
    app.url_map.converters["int"] = _Number
    app.url_map.merge_slashes = False  # else it leads to another address, on whatever host the request names
    app.jinja_options = {
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "cache_size": -1,  # all templates, found without the lock for which many threads would queue
        "undefined": StrictUndefined,  # a name that a page does not have is a defect
    }
    app.extensions["studio"] = studio
    given.init_app(app)
    following.init_app(app, studio.settings.proxy)  # so early that it sees each answer as it is sent
    streams.init_app(app, studio.settings.threads)
    shares.init_app(app, studio.settings.client_limit, studio.settings.proxy)
    metrics.init_app(app, studio)
    standing.init_app(app, admitted or admission(studio.folder, studio.settings))
    needs.init_app(app, signing.sign_in_first)
    compressing.init_app(app)
    kept.init_app(app)
    languages.init_app(app, view.language)
    headers.init_app(app)
    errors.init_app(app)
    assets.init_app(app)
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    if studio.settings.development == "on":
        app.register_blueprint(styleguide.blueprint)
    return app
