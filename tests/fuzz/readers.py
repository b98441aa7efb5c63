"""The readers under a fuzzer that sees which lines of them a change reaches: `make fuzz`.

It begins with a small file of every format and runs for FUZZ_SECONDS. What must not happen is kept as a case in
`tests/fuzz/cases`, one for each place where it happens, and reported with the number of files that were read.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
import traceback
from importlib.metadata import entry_points
from pathlib import Path

from tests.fuzz.samples import Wrapped, wrappers

CASES = Path(__file__).parent / "cases"

_SECONDS = 60
_LARGEST = 4_096
_RUNS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_KEPT = re.compile(r"^kept: .*", re.MULTILINE)
_LONGEST = 60
_MEMORY = 1_024


def main() -> int:
    """Fuzz in processes of their own, and say what came of it; 1 where something was found."""
    seconds = int(os.environ.get("FUZZ_SECONDS") or _SECONDS)
    begin, runs, kept = time.monotonic(), 0, []
    with tempfile.TemporaryDirectory() as folder:
        corpus, ended = Path(folder) / "corpus", Path(folder) / "ended"
        corpus.mkdir()
        ended.mkdir()
        for number, (content, _) in enumerate(wrappers().values()):
            (corpus / str(number)).write_bytes(bytes([number]) + content)
        words = Path(folder) / "words"
        words.write_text("".join(f'"{word}"\n' for word in _words()))
        while (left := seconds - int(time.monotonic() - begin)) > 0:
            told = _run(left, corpus, f"-dict={words}", f"-artifact_prefix={ended}/")
            runs += sum(map(int, _RUNS.findall(told)))
            kept += _KEPT.findall(told) + [_keep_ended(path) for path in ended.iterdir()]
            if not runs:
                sys.exit(told[-2000:])
    sys.stdout.write("\n".join([*kept, f"{runs} files read in {seconds} s, {len(kept)} findings", ""]))
    return 1 if kept else 0


def _run(seconds: int, corpus: Path, *options: str) -> str:
    """Let a process fuzz until its time is over, or a file ends it; return what it said."""
    bounds = (f"-max_total_time={seconds}", f"-max_len={_LARGEST}", f"-timeout={_LONGEST}", f"-rss_limit_mb={_MEMORY}")
    own = ("-report_slow_units=60", "-print_final_stats=1", *options, str(corpus))
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.readers", "--here", *bounds, *own],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
    )  # fmt: skip
    return done.stdout


def _keep_ended(path: Path) -> str:
    """Keep a file that ended the process: it hung, grew, or crashed a library."""
    changed = path.read_bytes()
    path.unlink()
    name, content = _file(changed, list(wrappers().items()))
    return _keep(content, name, path.name.partition("-")[0])


def _words() -> list[str]:
    """Return the words that the samples are written in, for the fuzzer to put together anew."""
    found = {
        word.decode() for content, _ in wrappers().values() for word in re.findall(rb"[<{\\/]*[A-Za-z_]{2,20}", content)
    }
    return [word.replace("\\", "\\\\") for word in sorted(found)]


def _file(changed: bytes, formats: list[tuple[str, Wrapped]]) -> tuple[str, bytes]:
    """Return the file that the fuzzer means: its first byte says which format."""
    name, (_, wrapped) = formats[changed[0] % len(formats)] if changed else formats[0]
    return name, wrapped(changed[1:])


def fuzz() -> None:
    """Read what the fuzzer makes until its time is over."""
    import atheris

    with atheris.instrument_imports(include=["voicereader.reading"]):
        from tests.fuzz.checks import check

        for reader in entry_points(group="voicereader.readers"):
            reader.load()
    formats = list(wrappers().items())
    seen: set[str] = set()

    def once(changed: bytes) -> None:
        name, content = _file(changed, formats)
        try:
            check(content, name)
        except Exception as error:  # noqa: BLE001 - whatever a reader raises is what is looked for
            place = _place(error)
            if place not in seen:
                seen.add(place)
                sys.stdout.write(f"{_keep(content, name, f'{place}: {error}')}\n")
                sys.stdout.flush()

    atheris.Setup([sys.argv[0], *sys.argv[2:]], once)
    atheris.Fuzz()


def _place(error: Exception) -> str:
    """Return where a reader failed, and how: what fails there again is no other finding."""
    frames = traceback.extract_tb(error.__traceback__)
    last = [frame for frame in frames if "voicereader" in frame.filename or frame is frames[-1]][-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def _keep(content: bytes, name: str, why: str) -> str:
    path = CASES / f"{hashlib.sha256(content).hexdigest()[:8]}.{name}"
    path.write_bytes(content)
    return f"kept: {path.name}: {why}"


if __name__ == "__main__":
    if "--here" in sys.argv:
        fuzz()
    else:
        sys.exit(main())
