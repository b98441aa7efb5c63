"""What the docs say of accessibility against the criteria, the tests that they name, and the site's own statement."""

import ast
import re

import pytest

from tests.builders import ROOT
from tests.docs.test_docs import page, rows

CRITERIA = {
    "A": """
        1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3
        2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
    """,
    "AA": """
        1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8
        3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
    """,
    "AAA": """
        1.2.6 1.2.7 1.2.8 1.2.9 1.3.6 1.4.6 1.4.7 1.4.8 1.4.9 2.1.3 2.2.3 2.2.4 2.2.5 2.2.6 2.3.2 2.3.3 2.4.8 2.4.9
        2.4.10 2.4.12 2.4.13 2.5.5 2.5.6 3.1.3 3.1.4 3.1.5 3.1.6 3.2.5 3.3.5 3.3.6 3.3.9
    """,
}
"""The success criteria of WCAG 2.2 by level."""

HEADS = (
    "Criterion | Level | State | How | Tested by | What a person has to judge",
    "Clause | State | How | Tested by | What a person has to judge",
    "Expected | State | How | Tested by | What a person has to judge",
)
TABLES = [rows(page("accessibility.md"), head) for head in HEADS]


def test_each_criterion_has_one_row():
    """The 86 success criteria of WCAG 2.2 are listed in their order, each with its level."""
    told = [(row["Criterion"].split()[0], row["Level"]) for row in TABLES[0]]
    wanted = [(number, level) for level, numbers in CRITERIA.items() for number in numbers.split()]
    assert len(wanted) == 86
    assert told == sorted(wanted, key=lambda each: [int(part) for part in each[0].split(".")])


@pytest.mark.parametrize("table", TABLES, ids=["wcag", "en", "gost"])
def test_each_row_says_how_it_stands(table):
    """The state is one of four, there is a reason, and tests are named or missed out loud."""
    for row in table:
        assert row["State"] in {"met", "partly", "not met", "not applicable"}, row
        assert row["How"].endswith("."), row
        assert ("`" in row["Tested by"]) != (row["Tested by"] == "no test"), row


def test_each_test_that_is_named_exists():
    """A name is a file below tests/ and a test in it."""
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", page("accessibility.md"))
    assert len(named) > 100
    there = {}
    for file in {file for file, _ in named}:
        tree = ast.parse((ROOT / "tests" / file).read_text())
        there[file] = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
    assert [(file, name) for file, name in named if name not in there[file] or not name.startswith("test_")] == []


def test_the_site_says_what_is_not_met():
    """The statement on the site names each criterion that is not met, or in part, and no other."""
    short = {row["Criterion"].split()[0] for row in TABLES[0] if row["State"] in {"partly", "not met"}}
    statement = (ROOT / "templates/pages/accessibility.html").read_text()
    assert set(re.findall(r"\d\.\d\.\d+", statement)) == short
    assert {row["Level"] for row in TABLES[0] if row["Criterion"].split()[0] in short} == {"AAA"}
