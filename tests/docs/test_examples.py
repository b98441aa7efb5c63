"""The examples of commands in the docs do what the page shows."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.docs.test_docs import COMMANDS, page
from tests.serving import acquaint, free_port
from voicereader.settings import PREFIX

pytestmark = pytest.mark.xdist_group(__name__)  # what one example has spoken another finds

_CONSOLE = re.compile(r"^```console\n\$ (?P<line>[^\n]+)\n(?P<told>.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [match.groups() for match in _CONSOLE.finditer(page("commands.md"))]


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """Return a folder for what is spoken and understood: the examples are all of the same transcript."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def shell(tmp_path, cache):
    """Return what a shell needs to run an example: the environment, in a folder with the seeds."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    acquaint(tmp_path / "seeds", cache)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {
        "cwd": tmp_path,
        "env": os.environ | {"PATH": path, PREFIX + "CACHE": str(cache)},
        "stdout": subprocess.PIPE,
        "text": True,
    }


def test_every_command_has_an_example():
    """Each command has an example that runs."""
    assert all(any(f"voicereader {name} " in f"{line} " for line, _ in EXAMPLES) for name in COMMANDS)


@pytest.mark.parametrize(("line", "told"), [each for each in EXAMPLES if " serve " not in each[0]])
def test_examples(shell, line, told):
    """An example does what the page shows; `...` stands for anything."""
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], check=False, timeout=30, **shell)
    assert doctest.OutputChecker().check_output(told, done.stdout, doctest.ELLIPSIS), done.stdout
    assert done.returncode == 0 or "| head" in line  # which closes the pipe early


@pytest.mark.parametrize(("line", "told"), [each for each in EXAMPLES if " serve " in each[0]])
def test_example_of_serving(shell, line, told):
    """The server says what the page shows, but for the port, and ends when it is told to."""
    port = str(free_port())
    with subprocess.Popen(shlex.split(line.replace("8000", port)), **shell) as server:
        try:
            assert server.stdout
            assert server.stdout.readline() == told.replace("8000", port)
        finally:
            server.terminate()
        assert server.wait(timeout=20) == 0
