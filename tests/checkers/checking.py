"""The checkers, each of which tells the violations that it finds on a page."""

import json
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.checkers.node import HERE, MODULES, Answering

_BUNDLES = {
    "axe": ["axe-core/axe.min.js"],
    "ibm": ["accessibility-checker-engine/ace.js"],
    "htmlcs": ["html_codesniffer/build/HTMLCS.js"],
    "alfa": [],
    "qualweb": [
        "@qualweb/qw-page/dist/qw-page.bundle.js",
        "@qualweb/util/dist/__webpack/util.bundle.js",
        "@qualweb/act-rules/dist/__webpack/act.bundle.js",
        "@qualweb/wcag-techniques/dist/__webpack/wcag.bundle.js",
        "@qualweb/best-practices/dist/__webpack/bp.bundle.js",
    ],
}
IN_THE_PAGE = tuple(_BUNDLES)
"""The checkers that look at a page in a browser; those of its source are `html-validate` and `vnu`."""

# Modules with one object each, `Native`, that is made to be put into a page.
_NATIVE = {"alfaDom": "@siteimprove/alfa-dom/dist/native.js", "alfaDevice": "@siteimprove/alfa-device/dist/native.js"}
_VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule that a checker finds broken somewhere, and what it says."""

    checker: str
    rule: str
    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.checker} {self.rule} at {self.where}: {self.why}"


class Checkers:
    """All checkers, with the programs that they run in."""

    def __init__(self) -> None:
        self._alfa = Answering("alfa.mjs")
        self._html_validate = Answering("html-validate.mjs")

    def close(self) -> None:
        """End the programs."""
        self._alfa.close()
        self._html_validate.close()

    def look(self, name: str, page: Page, only: Collection[str] | None = None) -> list[Violation]:
        """Return what a checker finds on the page as it is now, by all of its rules or those of `only`.

        `only` narrows down axe and Alfa, which take longest; the others have no rules that can be asked for alone.
        """
        if not page.evaluate("name => globalThis.checkers?.includes(name)", name):
            self._load(name, page)
        script = (HERE / "scripts" / f"{name}.js").read_text().strip().removesuffix(";")
        rules = list(only) if only else None
        found = page.evaluate(script, rules)
        return _told(name, self._alfa.ask({"page": found, "only": rules}) if name == "alfa" else found)

    def html_validate(self, source: str) -> list[Violation]:
        """Return what html-validate finds in the source of a page."""
        return _told("html-validate", self._html_validate.ask(source))

    @staticmethod
    def _load(name: str, page: Page) -> None:
        for bundle in _BUNDLES[name]:
            page.evaluate((MODULES / bundle).read_text())
        for variable, module in _NATIVE.items() if name == "alfa" else ():
            source = (MODULES / module).read_text().replace("export var Native", "var Native")
            page.evaluate(f"globalThis.{variable} = (() => {{ {source}\nreturn Native; }})(); null")
        page.evaluate("name => { globalThis.checkers = [...globalThis.checkers ?? [], name]; }", name)


def vnu(sources: Mapping[str, str], folder: Path) -> list[Violation]:
    """Return what the Nu Html Checker finds in the sources of pages, by name, which it reads from an empty folder."""
    for name, source in sources.items():
        (folder / f"{name}.html").write_text(source)
    command = ["java", "-jar", _VNU, "--format", "json", "--stdout", "--exit-zero-always", *folder.glob("*.html")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        Violation(
            "vnu",
            each.get("subType", each["type"]),
            f"{Path(each['url']).stem}: {each.get('extract')}",
            each["message"],
        )
        for each in json.loads(answer.stdout)["messages"]
    ]


def _told(name: str, found: list[dict[str, Any]]) -> list[Violation]:
    return [Violation(name, each["rule"], each["where"], each["why"]) for each in found]
