"""A thread that looks at the library again and again, so that nobody who asks waits for what changed."""

import logging
import threading
import time
from collections.abc import Callable

_log = logging.getLogger(__name__)

_LOOK, _IDLE = 1.0, 20.0
"""Seconds between looks at the library, and how many times as long as a look takes, where that is more."""


class Watch:
    """Calls `look` again and again, until it is closed; at once where `look` tells that there is more to see."""

    def __init__(self, look: Callable[[], bool]) -> None:
        self._look = look
        self._woken, self._closed = threading.Event(), False
        self._thread: threading.Thread | None = None

    @property
    def begun(self) -> bool:
        """Whether it looks."""
        return self._thread is not None

    def begin(self) -> None:
        """Begin to look."""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Have it look at once. May be called from a signal's handler."""
        self._woken.set()

    def close(self) -> None:
        """Let it end, after the look that it has under way."""
        self._closed = True
        self._woken.set()

    def _run(self) -> None:
        pause = _LOOK
        while True:
            self._woken.wait(pause)
            self._woken.clear()
            if self._closed:
                return
            begun = time.monotonic()
            more = False
            try:
                more = self._look()
            except Exception:  # noqa: BLE001  (a defect of ours must not end all looking)
                _log.exception("the library could not be looked at")
            pause = 0.0 if more else max(_LOOK, _IDLE * (time.monotonic() - begun))
