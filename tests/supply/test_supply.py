"""What others made: nothing without a licence, none that does not go with ours, and a bill that is one."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.builders import ROOT
from tests.deploy.test_units import instructions
from tests.supply.bom import bill
from tests.supply.inventory import parts
from tests.supply.licences import against_ours, page


@pytest.fixture(scope="module")
def found():
    """Return all parts."""
    return parts()


def test_every_part_has_a_licence_that_goes_with_ours(found):
    """A licence that is unknown, that is no SPDX expression, or that takes rights away fails."""
    assert [part.name for part in found if not part.licence or not part.digests] == []
    assert [(part.name, part.licence) for part in found if against_ours(part.licence, part.use)] == []
    assert {part.kind for part in found} == {"pypi", "npm", "font"}


@pytest.mark.parametrize(
    ("licence", "use", "against"),
    [
        ("AGPL-3.0-only", "runs", True),
        ("CC-BY-NC-4.0", "runs", True),
        ("MIT AND AGPL-3.0-only", "tests", True),
        ("MIT OR AGPL-3.0-only", "runs", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", "runs", False),
        ("GPL-2.0-only", "runs", True),
        ("GPL-2.0-only", "tests", False),
    ],
)
def test_which_licences_go_with_ours(licence, use, against):
    """A choice is ours, a sum is all of them, and tests are handed on to nobody."""
    assert against_ours(licence, use) is against


def test_the_page_of_licences_is_as_the_lock_files_are(found):
    """What `make licences` would write is there."""
    assert (ROOT / "docs" / "licences.md").read_text() == page(found), "run: make licences"


def test_every_package_that_runs_is_in_the_list(found):
    """So is every typeface that pages are shown with."""
    locked = {line.split("==")[0] for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line}
    assert {part.name for part in found if part.kind == "pypi" and part.use in {"runs", "builds"}} == locked
    digests = {each for part in found if part.kind == "font" for each in part.digests}
    assert len(digests) == len(list((ROOT / "static" / "fonts").glob("*.woff2")))


def test_the_bill_of_materials_is_one(found, monkeypatch):
    """It is valid, the same each time, has all parts, and names no address of a registry."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    made = bill(found)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made) is None
    assert json.loads(made) == json.loads(bill(found))
    told = json.loads(made)
    assert len(told["components"]) == len(found)
    assert told["metadata"]["timestamp"].startswith("2027-01-15")
    required = [each for each in told["components"] if each["scope"] == "required"]
    assert {each["name"] for each in required} >= {"flask", "espeakng-loader", "Literata"}
    assert all(each["hashes"] and each["licenses"] for each in told["components"])
    assert "/simple" not in made


def test_a_wheel_is_the_same_wherever_and_whenever_it_is_built(tmp_path):
    """It is built here, and at another place and time of the files that the container is given alone."""
    digests = []
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name, words in instructions():
        for each in words.split()[:-1] if name == "COPY" and not words.startswith("--") else ():
            copy = shutil.copytree if (ROOT / each).is_dir() else shutil.copyfile
            copy(
                ROOT / each, elsewhere / each, **({"copy_function": shutil.copyfile} if copy is shutil.copytree else {})
            )
    for source in (ROOT, elsewhere):
        built = tmp_path / source.name / "dist"
        words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(source)]
        subprocess.run(words, check=True, capture_output=True, env=os.environ | {"SOURCE_DATE_EPOCH": "1800000000"})
        (wheel,) = built.glob("*.whl")
        digests.append(wheel.read_bytes())
    assert digests[0] == digests[1]
