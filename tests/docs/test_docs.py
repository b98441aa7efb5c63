"""The docs against the code: nothing undocumented, nothing documented that does not exist."""

import ast
import dataclasses
import json
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import click
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.builders import ROOT
from voicereader import __version__, model
from voicereader.cli import commands as program
from voicereader.errors import VoiceReaderError
from voicereader.reading import read, rules, suffixes
from voicereader.rendering.formats import FORMATS, SOUNDS
from voicereader.settings import PREFIX, Settings
from voicereader.studio import Studio
from voicereader.web import create_app
from voicereader.web.needs import needs

DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
COMMANDS = {
    f"{name} {inner}".strip(): each
    for name, command in program.commands.items()
    for inner, each in {"": command, **getattr(command, "commands", {})}.items()
}
"""Each command by its words, those of groups among them."""

_CELL_ENDS = re.compile(r"(?<!\\)\|")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def page(name):
    """Return the text of a page of the docs."""
    return (DOCS / name).read_text()


def section(text, heading):
    """Return what stands under a heading, up to the next of any level."""
    return re.split(r"^#+ ", text.split(f"\n{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(text, head):
    """Return the rows of the table with those columns, a dict each; fails where there is none."""
    tables = [table for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE) if table.startswith(f"| {head} |")]
    assert tables, f"no table “{head}”"
    names, _, *lines = [[cell.strip() for cell in _CELL_ENDS.split(line)[1:-1]] for line in tables[0].splitlines()]
    return [dict(zip(names, line, strict=True)) for line in lines]


def code(cell):
    """Return what stands in back quotes in a cell, None where nothing does."""
    found = re.search(r"`([^`]*)`", cell)
    return found[1] if found else None


def listed(found):
    """Return rows by the code in their first cell; each stands there once."""
    by_name = {code(next(iter(row.values()))): row for row in found}
    assert len(by_name) == len(found)
    return by_name


def default_of(field):
    """Return the default of a setting as docs print it: words where it depends on the machine."""
    if field.name in {"cache", "voices"}:
        return f"`~/{getattr(Settings(), field.name).relative_to(Path.home())}`"
    if field.name == "workers":
        return "number of processors"
    return f"`{field.default}`" if field.default != "" else "none"


@pytest.fixture
def app(tmp_path):
    """Return the web application, whose studio starts no worker."""
    with Studio(Settings(cache=tmp_path / "cache", development="on", metrics="on"), ROOT / "seeds") as studio:
        yield create_app(studio)


def test_settings():
    """Each setting is listed with its option, variable, default and bounds, and no other is."""
    told = listed(rows(page("settings.md"), "Setting | Option | Variable | Default | Bounds | Meaning"))
    assert told.keys() == {field.name for field in dataclasses.fields(Settings)}
    for field in dataclasses.fields(Settings):
        row = told[field.name]
        assert code(row["Option"]) == f"--{field.name.replace('_', '-')}"
        assert code(row["Variable"]) == PREFIX + field.name.upper()
        assert row["Default"] == default_of(field)
        low, high = field.metadata["low"], field.metadata["high"]
        choices = ", ".join(f"`{each}`" for each in field.metadata["choices"])
        assert row["Bounds"] == (choices if low is None else f"{low} to {high}")


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("Why a line opens a turn", rules.BELIEVED),
        ("Why a line opens none", rules.REFUSED),
        ("Why a label is somebody's", rules.IDENTIFIED),
    ],
)
def test_rules_of_reading(head, named):
    """Each rule by which labels are understood is listed with its sentence, and no other is."""
    told = listed(rows(page("reading.md"), f"Rule | {head}"))
    assert {name: row[head] for name, row in told.items()} == named


def test_commands():
    """Each command has a section, and no other command has."""
    told = set(re.findall(r"^## `voicereader ?([\w -]*)`$", page("commands.md"), re.MULTILINE))
    assert told == {"", *COMMANDS}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_options(name):
    """Each argument and option of a command is listed with its variable and default, and no other is."""
    command = COMMANDS[name] if name else program
    text = section(page("commands.md"), f"## `{f'voicereader {name}'.strip()}`")
    told = rows(text, "Argument or option | Variable | Default | Meaning") if command.params else []
    settings = {field.name: field for field in dataclasses.fields(Settings)}
    found = {}
    for row in told:
        names = [each.split()[0] for each in re.findall(r"`([^`]+)`", row["Argument or option"])]
        found[frozenset(names)] = row
    assert len(found) == len(told)
    wanted = {
        frozenset([each.name.upper()] if isinstance(each, click.Argument) else each.opts): each
        for each in command.params
    }
    assert found.keys() == wanted.keys()
    for spelled, parameter in wanted.items():
        setting = settings.get(parameter.name)
        variable = PREFIX + setting.name.upper() if setting else parameter.envvar
        assert code(found[spelled]["Variable"]) == variable
        if setting:
            assert found[spelled]["Default"] == default_of(setting)
        else:
            assert found[spelled]["Default"] in _defaults(parameter)


def _defaults(parameter):
    """Return how a page may print the default of a command's own option."""
    if parameter.required:
        return {"required"}
    if getattr(parameter, "is_flag", False):
        return {"off"}
    return (
        {f"`{parameter.default}`"} if isinstance(parameter.default, str) else {"all", "none", "the first", "the last"}
    )


def test_exit_statuses_of_commands():
    """The exit statuses that commands list are those of errors, and each error is listed but those of HTTP alone."""
    lists = re.findall(r"^Exit statuses: ([\d, ]+)\.", page("commands.md"), re.MULTILINE)
    told = {int(number) for each in lists for number in each.split(", ")}
    assert len(lists) == len(COMMANDS)
    assert told == {0, 1, 2} | {
        each.exit_status
        for each in _errors()
        if each.code
        not in {"unknown-manner", "busy", "cancelled", "refused", "unknown-job", "bad-search"}
        | {"not-signed-in", "not-allowed", "sign-in-failed", "too-many-tries", "too-many-requests", "unknown-draft"}
    }


def test_routes(app):
    """Each route is listed with its methods, and no other is."""
    told = listed(rows(page("routes.md"), "Route | Methods | Answer"))
    methods = {route: set(row["Methods"].split(", ")) for route, row in told.items()}
    there = {rule.rule: set() for rule in app.url_map.iter_rules()}
    for rule in app.url_map.iter_rules():
        there[rule.rule] |= rule.methods - {"OPTIONS"}
    assert methods == there


def test_headers(app):
    """The headers listed for every answer are those of an error page, but for the ones that describe its content."""
    told = listed(rows(page("routes.md"), "Header | Value"))
    headers = app.test_client().get("/nowhere").headers
    of_pages = {"Content-Type", "Content-Length", "Content-Language", "Cache-Control", "Vary", "X-Request-ID"}
    assert {name: code(row["Value"]) for name, row in told.items()} == {
        name: value for name, value in headers if name not in of_pages
    }


def test_numbers(app):
    """Each series of `/metrics` is listed with its labels, and no other is."""
    told = listed(rows(page("routes.md"), "Series | Labels | Meaning"))
    client = app.test_client()
    client.get("/healthz")
    samples = re.findall(
        r"^(voicereader_\w+?)(?:_bucket|_count|_sum|_created)?(?:\{(.*)\})? ", client.get("/metrics").text, re.MULTILINE
    )
    there = {name: set(re.findall(r"(\w+)=", labels)) - {"le"} for name, labels in samples}
    assert {name: set(re.findall(r"`(\w+)`", row["Labels"])) for name, row in told.items()} == there


def test_view_settings(app):
    """Each field of the form that every page has is listed with its values, and no other is."""
    table = rows(page("routes.md"), "Field | Values | What it changes")
    tree = LexborHTMLParser(app.test_client().get("/").text)
    offered = defaultdict(set)
    for each in tree.css(".view-settings input[type=radio]"):
        offered[each.attributes["name"]].add(each.attributes["value"])
    for each in tree.css(".view-settings option"):
        offered[each.parent.attributes["name"]].add(each.attributes["value"])
    quoted = re.compile(r"`([^`]+)`")
    told = {name: set(quoted.findall(row["Values"])) for row in table for name in quoted.findall(row["Field"])}
    assert told == offered


def test_shortcut_keys():
    """Each key of the player is listed, and no other is."""
    told = listed(rows(page("listening.md"), "Key | Button")).keys()
    keys = (ROOT / "static/js/listening/keys.js").read_text().split("const KEYS = {")[1].split("}")[0]
    assert told == set(re.findall(r"(\w): ", keys))


def test_formats():
    """Each format of sound is listed with its media type and size, each of captions too, and no other is."""
    sounds = listed(
        rows(page("formats.md"), "Format | Media type | Heard while it is made | Bit rate | Size of a minute")
    )
    texts = listed(rows(page("formats.md"), "Format | Media type | What it is"))
    assert sounds.keys() == set(SOUNDS)
    assert (sounds | texts).keys() == FORMATS.keys()
    for name, form in FORMATS.items():
        assert code((sounds | texts)[name]["Media type"]) == form.media_type
    for name, row in sounds.items():
        assert row["Heard while it is made"] == ("yes" if FORMATS[name].streams else "no")
        if FORMATS[name].bit_rate:
            assert row["Bit rate"] == f"{FORMATS[name].bit_rate} kbit/s"
            assert row["Size of a minute"] == f"{FORMATS[name].bit_rate * 60 / 8000:.2f} MB"


def test_suffixes_of_transcripts():
    """Each suffix that a library folder is searched for is listed, and no other is."""
    assert listed(rows(page("formats.md"), "Suffix | Read as")).keys() == suffixes()


@pytest.mark.parametrize("format_", ["vtt", "json", "xml"])
def test_examples_of_transcripts(format_):
    """Each example of a format is read as the talk that it is."""
    (example,) = re.findall(rf"^```{format_}\n(.*?)^```$", page("formats.md"), re.MULTILINE | re.DOTALL)
    transcript = read(example.encode(), f"talk.{format_}")
    assert [(turn.label, turn.paragraphs[0]) for turn in transcript.turns if turn.label] == [
        ("Ann Lee", "Good morning to everybody here."),
        ("Bob Stone", "Thank you!"),
    ]


def test_the_example_of_a_reader(tmp_path):
    """The reader in the docs is found by its entry point, in a package of its own, and reads a file of its suffix."""
    text = section(page("formats.md"), "### How to add a reader")
    (tmp_path / "chatlogs.py").write_text(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1])
    (points,) = tomllib.loads(re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1])["project"]["entry-points"].items()
    package = tmp_path / "chatlogs-1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: chatlogs\nVersion: 1\n")
    (package / "entry_points.txt").write_text(
        "\n".join([f"[{points[0]}]", *(f"{n} = {v}" for n, v in points[1].items())])
    )
    (tmp_path / "talk.chat").write_text(
        "[12:03] <ann> Good morning.\n[12:03] <ann> Well?\n[12:04] * ann waves\n[12:05] <bob> Hi.\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "voicereader", "inspect", "--json", tmp_path / "talk.chat"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    turns = [(turn["speaker"], turn["text"], turn["begin"]) for turn in json.loads(done.stdout)["turns"]]
    assert turns == [("ann", "Good morning.\n\nWell?", 43380), (None, "ann waves", None), ("bob", "Hi.", 43500)]


def _errors(root=VoiceReaderError):
    """Return the errors that are raised: the leaves of the tree."""
    below = [each for each in root.__subclasses__() if each.__module__ == root.__module__]
    return [leaf for each in below for leaf in _errors(each)] or [root]


def _families(root=VoiceReaderError):
    below = [each for each in root.__subclasses__() if each.__module__ == root.__module__]
    return [root, *(family for each in below for family in _families(each))] if below else []


@pytest.mark.parametrize(
    ("head", "classes"),
    [
        ("Code | Status | Exit status | Meaning | What to do", _errors()),
        ("Code | Status | Exit status | Gathers", _families()),
    ],
)
def test_errors(head, classes):
    """Each error and each family of errors is listed with its statuses, and no other is."""
    told = rows(page("errors.md"), head)
    found = {(code(row["Code"]), int(row["Status"]), int(row["Exit status"])) for row in told}
    assert found == {(each.code, each.status, each.exit_status) for each in classes}
    assert len(told) == len(classes)


def test_families_gather_what_the_tree_says():
    """Each family of errors is listed with what it gathers."""
    told = listed(rows(page("errors.md"), "Code | Status | Exit status | Gathers"))
    for family in _families()[1:]:
        gathered = set(re.findall(r"`([^`]+)`", told[family.code]["Gathers"]))
        assert gathered == {each.code for each in _errors(family)}


def test_exit_statuses_are_unique():
    """No two errors end a command with the same status."""
    statuses = [each.exit_status for each in _errors()]
    assert len(set(statuses)) == len(statuses)


def test_http_errors(app):
    """The errors of HTTP are answered with the code and status that are listed."""

    @needs("public")
    def broken():
        raise RuntimeError

    app.add_url_rule("/broken", view_func=broken)
    client = app.test_client()
    wanted = {"Accept": "application/json"}
    answers = [
        client.get("/nowhere", headers=wanted),
        client.post("/", headers=wanted),
        client.post("/settings", data={"size": "x" * 70_000}, headers=wanted),
        client.get("/static/x/favicon.svg", headers=wanted | {"Range": "bytes=99999999-"}),
        client.get("/broken", headers=wanted),
    ]
    told = rows(page("errors.md"), "Code | Status | Meaning | What to do")
    listed_codes = [(code(row["Code"]), int(row["Status"])) for row in told]
    assert [(each.get_json()["code"], each.status_code) for each in answers] == listed_codes


def test_glossary():
    """Each public name of `model.py` has an entry that names it as the code does, and no entry names another."""
    tree = ast.parse(Path(str(model.__file__)).read_text())
    classes = {each.name for each in tree.body if isinstance(each, ast.ClassDef)}
    values = {
        target.id
        for each in tree.body
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    told = dict(re.findall(r"^## (.+)\n(?:(?!## ).*\n)*?In code: `([^`.]+)`\.$", page("glossary.md"), re.MULTILINE))
    assert set(told.values()) == {name for name in classes | values if not name.startswith("_")}
    in_words = {heading: re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", name) for heading, name in told.items()}
    assert all(heading.lower() == words.lower() for heading, words in in_words.items())


def test_glossary_names_what_there_is():
    """What entries name in other modules exists."""
    names = re.findall(r"^In code: (?:`\w+` of )?`(\w+(?:\.\w+)+)`\.$", page("glossary.md"), re.MULTILINE)
    assert names
    for name in names:
        pkgutil.resolve_name(f"voicereader.{name}")


def test_glossary_is_in_order():
    """The entries of the glossary stand in alphabetical order, each once."""
    entries = re.findall(r"^## (.+)$", page("glossary.md"), re.MULTILINE)
    assert entries == sorted(set(entries), key=str.casefold)


def _anchors(text):
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_links(file):
    """Each link to another page, picture or heading of the repository leads somewhere."""
    for target in re.findall(r"\]\(([^)\s]+)\)", _FENCED.sub("", file.read_text())):
        if re.match(r"https?:", target):
            continue
        path, _, anchor = target.partition("#")
        there = file.parent / path if path else file
        assert there.is_file(), f"{file.name}: {target}"
        assert not anchor or anchor in _anchors(there.read_text()), f"{file.name}: {target}"


def test_every_page_is_reached_from_the_readme():
    """The README links to each page of the docs."""
    targets = re.findall(r"\]\(([^)\s#]+)", (ROOT / "README.md").read_text())
    assert {ROOT / target for target in targets} >= set(PAGES) - {ROOT / "README.md"}


def test_changes_name_the_version():
    """The changes begin with the version that the package has."""
    found = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert found is not None
    assert found[1] == __version__
