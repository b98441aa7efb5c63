"""A desktop of one's own, which nobody sees: a screen in memory, a bus, what makes windows known to screen readers."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

SIZE = (1280, 1000)

_OURS = ("DBUS_", "XDG_", "AT_SPI", "GTK_", "WAYLAND", "LC_", "PYTHON", "VIRTUAL_ENV", "COVERAGE_", "COV_")
"""What the variables begin with that nothing on the desktop shall have from outside."""


class Desktop:
    """Starts programs in a folder of its own, and ends them, by their ids, where it is left."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="desktop."))
        self._programs: list[tuple[str, subprocess.Popen[bytes]]] = []
        kept = {name: each for name, each in os.environ.items() if not name.startswith(_OURS)}
        own = {"HOME": "", "XDG_RUNTIME_DIR": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data"}
        self.variables = kept | {name: str(self.folder / each) for name, each in own.items()}
        self.variables |= {
            "LANG": "C.UTF-8",
            "ACCESSIBILITY_ENABLED": "1",
            "GNOME_ACCESSIBILITY": "1",
            "GSETTINGS_BACKEND": "memory",
            "GDK_BACKEND": "x11",
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        }

    def __enter__(self) -> Self:
        try:
            screen = ["-screen", "0", "{}x{}x24".format(*SIZE), "-nolisten", "tcp", "-noreset", "-ac"]
            self.variables["DISPLAY"] = ":" + self._told("Xvfb", lambda end: ["Xvfb", "-displayfd", end, *screen])
            bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile"]
            self.variables["DBUS_SESSION_BUS_ADDRESS"] = self._told("bus", lambda end: [*bus, f"--print-address={end}"])
            launcher = "/usr/libexec/at-spi-bus-launcher"
            self.start("accessibility", [launcher, "--launch-immediately", "--a11y=1", "--screen-reader=1"])
            self.start("windows", ["openbox", "--sm-disable"])
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_failure: object) -> None:
        for _, program in reversed(self._programs):
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGTERM)
        deadline = time.monotonic() + 2
        for _, program in self._programs:
            try:
                program.wait(max(0.01, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(program.pid, signal.SIGKILL)
                program.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, name: str, words: Sequence[str], inherited: tuple[int, ...] = (), **variables: str) -> None:
        """Start a program in a group of its own, with a log of that name."""
        with (self.folder / f"{name}.log").open("wb") as log:
            program = subprocess.Popen(
                words,
                env=self.variables | variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=inherited,
            )
        self._programs.append((name, program))

    def _told(self, name: str, words: Callable[[str], list[str]]) -> str:
        """Start a program that tells something in one line at an open end, and return it."""
        ours, theirs = os.pipe()
        self.start(name, words(str(theirs)), inherited=(theirs,))
        os.close(theirs)
        with os.fdopen(ours) as told:
            line = told.readline().strip()
        if not line:
            raise RuntimeError(f"{name} does not start: {self._log(name)}")
        return line

    def _log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")[-1000:]

    def wait(self, happened: Callable[[], object], seconds: float, what: str) -> None:
        """Wait until something has happened; fail where it does not, or where a program has ended meanwhile."""
        deadline = time.monotonic() + seconds
        while not happened():
            for name, program in self._programs:
                if program.poll() is not None:
                    raise RuntimeError(f"{name} has ended: {self._log(name)}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{what} did not happen in {seconds} s")
            time.sleep(0.03)

    def xdotool(self, *words: str) -> str:
        """Press keys or look for windows, as xdotool does."""
        told = subprocess.run(["xdotool", *words], env=self.variables, capture_output=True, text=True, timeout=10)
        return told.stdout

    def press(self, keys: str) -> None:
        """Press keys (`shift+h`) as long as a person does."""
        *held, key = keys.split("+")
        down = [word for each in held for word in ("keydown", each)]
        up = [word for each in reversed(held) for word in ("keyup", each)]
        self.xdotool(*down, "keydown", key, "sleep", "0.04", "keyup", key, *up)
