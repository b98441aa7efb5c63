"""Numbers for Prometheus: what was asked for and how it was answered, and how the studio stands.

Labels have few values each: the pattern of a route, never an address; one of a few words.
"""

from collections.abc import Iterator

from flask import Blueprint, Flask, Response, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from voicereader import __version__
from voicereader.studio import Studio
from voicereader.web.streams import Streams

blueprint = Blueprint("metrics", __name__)

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_NOWHERE = "none"
"""The route of what has no route: nothing is there, or not for such a request."""


class _Condition(Collector):
    """The studio's figures, asked for when somebody looks."""

    def __init__(self, studio: Studio, streams: Streams) -> None:
        self._studio, self._streams = studio, streams

    def collect(self) -> Iterator[Metric]:
        figures = self._studio.condition.figures()
        tally = figures.tally
        yield _labelled(
            CounterMetricFamily("voicereader_sentences", "Sentences, by what became of them.", labels=["outcome"]),
            {"spoken": tally.spoken, "found": tally.found, "failed": tally.failed},
        )
        yield _labelled(
            CounterMetricFamily("voicereader_workers_replaced", "Workers replaced, by why.", labels=["reason"]),
            {"died": tally.died, "retired": tally.retired},
        )
        yield CounterMetricFamily("voicereader_sound_seconds", "Seconds of sound made.", figures.seconds)
        yield _labelled(
            GaugeMetricFamily("voicereader_transcripts", "Files of the library, by how they are.", labels=["state"]),
            {"kept": figures.transcripts, "unreadable": figures.unreadable, "waiting": figures.waiting},
        )
        for name, meaning, value in (
            ("queue", "Sentences that wait for a worker.", figures.queue),
            ("jobs", "Jobs that are not at their end.", figures.jobs),
            ("streams", "Listeners to sound in the making.", self._streams.open),
            ("cache_bytes", "Bytes in the cache folder, within the last minute.", figures.cache),
            ("library_edition", "Counts up with each change of the library.", figures.edition),
        ):
            yield GaugeMetricFamily(f"voicereader_{name}", meaning, value)
        build = GaugeMetricFamily("voicereader_build", "Always 1; the version is a label.", labels=["version"])
        yield _labelled(build, {__version__: 1})


def _labelled(family: CounterMetricFamily | GaugeMetricFamily, values: dict[str, int]) -> Metric:
    for label, value in values.items():
        family.add_metric([label], value)
    return family


def init_app(app: Flask, studio: Studio) -> None:
    """Have `app` count; where the setting says so, `/metrics` tells it."""
    registry = CollectorRegistry()
    app.extensions["registry"] = registry
    app.extensions["seconds"] = Histogram(
        "voicereader_request_seconds",
        "Seconds until an answer begins, by route and status.",
        ("route", "status"),
        buckets=_BUCKETS,
        registry=registry,
    )
    registry.register(_Condition(studio, app.extensions["streams"]))
    ProcessCollector(registry=registry)
    if studio.settings.metrics == "on":
        app.register_blueprint(blueprint)


def route() -> str:
    """Return the pattern of the request's route."""
    return request.url_rule.rule if request.url_rule else _NOWHERE


def count(where: str, status: int, seconds: float) -> None:
    """Count an answer."""
    seen: Histogram = current_app.extensions["seconds"]
    seen.labels(where, str(status)).observe(seconds)


@blueprint.get("/metrics")
def tell() -> Response:
    """Tell all numbers."""
    answer = Response(generate_latest(current_app.extensions["registry"]), content_type=CONTENT_TYPE_LATEST)
    answer.headers["Cache-Control"] = "no-store"
    return answer
