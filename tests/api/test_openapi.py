"""The description of the API against what is answered: asked for all that it allows, and for what it does not."""

import contextlib
import json
import os
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from tests.builders import ROOT
from tests.web.conftest import admitted, client
from voicereader.rendering.formats import FORMATS
from voicereader.studio import Studio
from voicereader.web.needs import needs

__all__ = ["admitted", "client"]

DESCRIBED = json.loads((ROOT / "docs" / "openapi.json").read_text())
SLUG = "2020-06-01-a-talk-in-the-garden"
LONG = 300
EXAMPLES = LONG if os.environ.get("TORTURE") == "all" else 20
"""Requests of each kind to each operation; TORTURE=all takes minutes."""

_CALM = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def described(client, studio):
    """Return the description, over an application that is ready to work."""
    import schemathesis  # a second, which only these tests shall wait

    studio.check_library()
    Studio.voices(studio)  # has the engine started
    app = client.application

    @app.get("/openapi.json")
    @needs("public")
    def description():
        return DESCRIBED

    def whole(environ, start_response):
        with contextlib.closing(app(environ, start_response)) as answer:
            return [b"".join(answer)]

    return schemathesis.openapi.from_wsgi("/openapi.json", whole)


def test_what_is_described_is_there(client):
    """Each path and method is one of ours, with the formats that there are; what answers JSON alone is not left out."""
    there = {}
    for rule in client.application.url_map.iter_rules():
        address = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        there.setdefault(address, set()).update(rule.methods)
    for address, item in DESCRIBED["paths"].items():
        assert {method.upper() for method in item if method != "parameters"} <= there[address], address
    left_out = {each for each in there if each.endswith(("script.json", "readyz", "healthz", "renditions"))}
    assert left_out <= DESCRIBED["paths"].keys()
    assert DESCRIBED["components"]["schemas"]["Order"]["properties"]["format"]["enum"] == list(FORMATS)


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_the_api_answers_as_described(described, mode):
    """Whatever is asked: no defect, and each status, type, header and body is one that the description has."""
    from schemathesis import checks
    from schemathesis.generation import GenerationMode

    checked = [
        checks.not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_headers_conformance,
        checks.response_schema_conformance,
    ]
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy(generation_mode=GenerationMode(mode)), known=st.booleans())
        @_CALM
        def ask(case, known):
            nonlocal asked
            if known and "slug" in (case.path_parameters or {}):
                case.path_parameters["slug"] = SLUG
            answer = case.call(headers={"Accept": "application/json", "Accept-Encoding": "identity"})
            case.validate_response(answer, checks=checked)
            asked += 1

        with contextlib.suppress(Unsatisfiable):  # where nothing is asked for nothing is wrong
            ask()
    assert asked > EXAMPLES * 4
