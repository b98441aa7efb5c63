"""What reading costs to start: a library is imported when a file of its format comes, not before."""

import subprocess
import sys

import pytest

from tests.builders import DIALOGUE, ROOT

LIBRARIES = {"lxml", "selectolax", "pypdfium2", "markdown_it", "olefile", "pysubs2", "langcodes"}
READ = """
import sys
from pathlib import Path
from voicereader.reading import read

read(Path(sys.argv[1]).read_bytes(), sys.argv[1])
print(*sys.modules, sep="\\n")
"""


def imported(path) -> set[str]:
    """Return the modules that a fresh process has after it has read a file."""
    done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_plain_text_imports_no_library_of_another_format(tmp_path):
    """Nor another reader."""
    path = tmp_path / "talk.txt"
    path.write_text(DIALOGUE)
    modules = imported(path)
    assert not LIBRARIES & modules
    assert {each for each in modules if each.startswith("voicereader.reading.formats.")} == {
        "voicereader.reading.formats.plain"
    }


@pytest.mark.parametrize(
    ("name", "content", "library"),
    [
        ("talk.html", "<p>Ann Lee: Hello.</p>", "selectolax"),
        ("talk.md", "**Ann Lee:** Hello.", "markdown_it"),
        ("talk.rtf", "{\\rtf1 Ann Lee: Hello.}", "selectolax"),
    ],
)
def test_a_format_imports_its_own(tmp_path, name, content, library):
    """And none of the others."""
    path = tmp_path / name
    path.write_text(content)
    modules = imported(path)
    assert library in modules
    assert not {"lxml", "pypdfium2", "olefile", "pysubs2"} & modules
