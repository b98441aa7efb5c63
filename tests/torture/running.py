"""How a part runs tests in their long form, and what it found: figures by their names."""

import os
import re
import subprocess
import sys
import time

from tests.builders import ROOT

Figures = dict[str, str]


def pytest_run(*words: str) -> Figures:
    """Run tests with TORTURE=all; return how many passed and failed, and the seconds.

    Raises:
        SystemExit: some failed; what pytest said stands above.
    """
    begun = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "--no-cov", "-p", "no:cacheprovider", *words]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"TORTURE": "all"}
    ) as program:
        said = []
        for line in program.stdout or ():
            sys.stderr.write(line)
            said.append(line)
    counts = dict(re.findall(r"(\d+) (passed|failed|skipped|error)", said[-1] if said else ""))
    if program.returncode:
        raise SystemExit(f"{' '.join(words)}: {said[-1] if said else 'nothing was said'}")
    told = {what: number for number, what in counts.items()}
    return told | {"seconds": f"{time.monotonic() - begun:.0f}"}
