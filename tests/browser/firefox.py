"""A real Firefox without a window, driven by WebDriver BiDi (w3.org/TR/webdriver-bidi), which Debian's speaks by itself.

Playwright drives a Firefox of its own only, and reads no sound from it.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Self

import websocket

from tests.screenreader.ears import FIREFOX

ENTER = "\ue007"
"""The key, as WebDriver calls it."""

_PATIENCE = 60
"""Seconds that Firefox may take to answer, also where the machine has much else to do."""


class Firefox:
    """Firefox and its one tab."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        """What the console has told as an error."""
        self._folder = Path(tempfile.mkdtemp(prefix="firefox."))
        self._asked = 0

    def __enter__(self) -> Self:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in FIREFOX.items()]
        (self._folder / "user.js").write_text("".join(lines))
        words = ["firefox-esr", "--headless", "--no-remote", "--profile", self._folder, "--remote-debugging-port", "0"]
        with (self._folder / "log").open("wb") as log:
            self._program = subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True)
        try:
            self._connect()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_failure: object) -> None:
        self._socket.close()
        self._end()

    def _connect(self) -> None:
        told = self._folder / "WebDriverBiDiServer.json"
        deadline = time.monotonic() + _PATIENCE
        while not (told.exists() and told.read_text().endswith("}")):
            if self._program.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Firefox does not start: {(self._folder / 'log').read_text()}")
            time.sleep(0.05)
        address = "ws://{ws_host}:{ws_port}/session".format(**json.loads(told.read_text()))
        self._socket = websocket.create_connection(address, timeout=_PATIENCE, suppress_origin=True)
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._tab = self._ask("browsingContext.create", type="tab")["context"]

    def _end(self) -> None:
        os.killpg(self._program.pid, signal.SIGTERM)
        try:
            self._program.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._program.pid, signal.SIGKILL)
            self._program.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _ask(self, command: str, **asked: object) -> dict[str, Any]:
        """Return the result of a command; note what the console says meanwhile."""
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": command, "params": asked}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._asked:
            if answer.get("params", {}).get("level") == "error":
                self.errors.append(answer["params"]["text"])
        if answer["type"] == "error":
            raise RuntimeError(f"{command}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def go(self, address: str) -> None:
        """Open a page, and wait until all of it is there."""
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return what an expression, or the promise that it is, comes to in the page."""
        told = f"Promise.resolve({expression}).then(found => JSON.stringify(found ?? null))"
        answer = self._ask("script.evaluate", expression=told, target={"context": self._tab}, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def press(self, selector: str, key: str = ENTER) -> None:
        """Press a key on an element, as a person does: sound may begin then, which no script may have."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")
        actions = [{"type": each, "value": key} for each in ("keyDown", "keyUp")]
        self._ask(
            "input.performActions", context=self._tab, actions=[{"type": "key", "id": "keys", "actions": actions}]
        )

    def wait(self, expression: str, seconds: float = _PATIENCE) -> Any:
        """Wait until an expression is true; return what it comes to."""
        deadline = time.monotonic() + seconds
        while not (found := self.evaluate(expression)):
            if time.monotonic() > deadline:
                raise TimeoutError(expression)
            time.sleep(0.05)
        return found
