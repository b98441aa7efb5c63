"""What the docs promise against the tests that they name."""

import ast
import re

import pytest

from tests.builders import ROOT
from tests.docs.test_docs import page, section


@pytest.mark.parametrize("heading", ["## Load", "## Who may", "## Faults", "## Hostile input"])
def test_each_promise_names_tests_that_exist(heading):
    """Each row has at least one, a file below tests/ and a test in it."""
    lines = [
        line for line in section(page("guarantees.md"), heading).splitlines() if re.match(r"\| (?!Promise|-)", line)
    ]
    assert len(lines) > 8
    there = {}
    for line in lines:
        named = re.findall(r"`([\w/]+\.py)::(\w+)`", line.rpartition(" | ")[2])
        assert named, line
        for file, name in named:
            if file not in there:
                tree = ast.parse((ROOT / "tests" / file).read_text())
                there[file] = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
            assert name in there[file], name
