"""Hostile input: each payload in each field, and what the description of the API allows, and what it does not."""

from tests.api import test_openapi
from tests.hostile.payloads import ALL, RAW
from tests.torture.running import Figures, pytest_run


def run() -> Figures:
    """Run the tests of hostile input in their long form."""
    told = pytest_run("tests/hostile", "tests/api", "tests/browser/test_hostile.py")
    return told | {"payloads": str(len(ALL) + len(RAW)), "requests of a kind to each operation": str(test_openapi.LONG)}
