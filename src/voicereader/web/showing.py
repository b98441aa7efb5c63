"""What pages with forms have in common: the answer, what was done before, what a list offers."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from flask import make_response, render_template, request
from werkzeug.wrappers import Response as Answer

from voicereader.errors import BadCasting, BadLexicon, BadPeople, VoiceReaderError
from voicereader.web.view import Option, View

Name = TypeVar("Name", bound=str)


class Page(Protocol):
    """Every page has the view settings."""

    @property
    def view(self) -> View:
        """As every page needs them."""


def shown(
    template: str, page: Page, error: VoiceReaderError | None = None, problems: Mapping[str, str] | None = None
) -> Answer:
    """Return a page: with the status of an error, or 422 where fields were filled in wrongly."""
    answer = make_response(render_template(f"pages/{template}.html", page=page))
    wrong = 422 if problems else 200
    answer.status_code = status_of(error) if error else wrong
    return answer


def status_of(error: VoiceReaderError) -> int:
    """Return the status of an answer that tells an error: a table that is handed in is not our defect."""
    return 422 if isinstance(error, BadPeople | BadCasting | BadLexicon) and request.method != "GET" else error.status


def told(sentences: Mapping[str, str]) -> str | None:
    """Return the sentence on what was done that the address asks for, None where it asks for none of these."""
    sentence = sentences.get(request.args.get("told", ""))
    return None if sentence is None else str(sentence)


def options(labels: Mapping[Name, str], chosen: str, may: Callable[[Name], bool] = lambda _: True) -> list[Option]:
    """Return what a list offers."""
    return [Option(value, str(label), value == chosen) for value, label in labels.items() if may(value)]
