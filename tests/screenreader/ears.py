"""Orca at a browser's window: press keys, and hear what a blind reader hears."""

import json
import shutil
import socket
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.screenreader.desktop import SIZE, Desktop

NEEDED = {
    "Xvfb": "xvfb",
    "at-spi-bus-launcher": "at-spi2-core",
    "chromium": "chromium",
    "dbus-daemon": "dbus",
    "firefox-esr": "firefox-esr",
    "openbox": "openbox",
    "orca": "orca",
    "xdotool": "xdotool",
}
"""The programs that are needed, and the Debian packages that have them."""

_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--password-store=basic",
    "--disable-breakpad",
    "--force-renderer-accessibility",
    "--ozone-platform=x11",
    "--disable-dev-shm-usage",
    "--mute-audio",
    "--test-type",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
    "--window-position=0,0",
]

FIREFOX = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.preonboarding.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""Settings of a Firefox that asks nobody and shows nothing of its own."""

_SPOKEN = {
    "enableSpeech": True,
    "enableBraille": False,
    "enableSound": False,
    "enableKeyEcho": False,
    "enableEchoByWord": False,
    "orcaModifierKeys": ["Insert", "KP_Insert"],
    "keyboardLayout": 1,
    "sayAllOnLoad": False,
    "speechServerFactory": "speechdispatcherfactory",
}
"""Orca's settings, where they differ from what it comes with: only speech, and nothing begins by itself."""

_QUIET = 0.25
"""Seconds without a word after which Orca has said it all, once it is idle."""


def missing() -> list[str]:
    """Return the packages that this machine lacks for Orca."""
    places = "/usr/bin:/bin:/usr/sbin:/usr/libexec:/usr/local/bin"
    return sorted(package for program, package in NEEDED.items() if not shutil.which(program, path=places))


@dataclass(frozen=True, slots=True)
class Said:
    """What was said at once, and the language that the page declares for it, where Orca found one."""

    words: str
    language: str | None


class Orca:
    """Orca, and a browser at an address, on a desktop of their own."""

    def __init__(self, address: str, browser: str = "chromium", language: str = "en") -> None:
        self.address, self.browser, self.language = address, browser, language
        self.desktop = Desktop()
        self._speech = self.desktop.folder / "speech"
        self._door = self.desktop.folder / "door"
        self._heard = 0
        self.first: list[Said] = []
        """What was said when the page came."""

    def __enter__(self) -> Self:
        self.desktop.__enter__()
        try:
            self._start_orca()
            self._start_browser()
            self.first = self.enter()
        except BaseException:
            self.desktop.__exit__()
            raise
        return self

    def __exit__(self, *_failure: object) -> None:
        self.desktop.__exit__()

    def _start_orca(self) -> None:
        settings = self.desktop.folder / "orca"
        settings.mkdir()
        profile = {"profile": ["Default", "default"], "pronunciations": {}, "keybindings": {}}
        written = {"general": _SPOKEN, "profiles": {"default": profile}, "pronunciations": {}, "keybindings": {}}
        (settings / "user-settings.conf").write_text(json.dumps(written))
        self._speech.touch()
        words = [str(Path(__file__).with_name("inside.py")), str(self._speech), str(self._door), "-u", str(settings)]
        self.desktop.start("orca", ["/usr/bin/python3", *words], LANGUAGE="en")
        self.desktop.wait(lambda: self._since(0), 20, "Orca's first word")

    def _start_browser(self) -> None:
        profile = self.desktop.folder / "browser"
        profile.mkdir()
        if self.browser == "chromium":
            own = [f"--user-data-dir={profile}", f"--lang={self.language}", "--window-size={},{}".format(*SIZE)]
            words = ["chromium", *_CHROMIUM, *own, f"--app={self.address}"]
        else:
            chosen = FIREFOX | {"intl.accept_languages": self.language}
            lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items()]
            (profile / "user.js").write_text("".join(lines))
            words = ["firefox-esr", "--no-remote", "--profile", str(profile), "--kiosk", self.address]
        # Browsers offer screen readers a socket each, and Orca and they then wait for one another at random. Where its
        # path is too long for a socket there is none, and all goes over the bus.
        long = self.desktop.folder / ("no-socket-" + "x" * 100)
        long.mkdir(mode=0o700)
        variables = {"XDG_RUNTIME_DIR": str(long), "LANGUAGE": self.language}
        self._heard = len(self._since(0))
        self.desktop.start("browser", words, **variables)
        window = ("search", "--onlyvisible", "--class", self.browser.split("-")[0])
        self.desktop.wait(lambda: self.desktop.xdotool(*window), 40, "a window")

    def enter(self) -> list[Said]:
        """Wait until Orca is in the page and has fallen silent; return what it said."""
        begun = self._heard
        for _ in range(30):
            self._settle(0.5, 1)
            if self.looks_at().get("document") and self._since(begun):
                break
        else:
            raise TimeoutError(f"Orca never came into the page: {self._since(begun)}")
        return self._hear()

    def looks_at(self) -> dict[str, Any]:
        """Return what Orca looks at, once it is idle: `document`, `role`, `name`."""
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(25)
            asking.connect(str(self._door))
            answer: dict[str, Any] = json.loads(asking.recv(1 << 16) or b"{}")
            return answer

    def _since(self, begin: int) -> list[dict[str, Any]]:
        lines = self._speech.read_text(encoding="utf-8").split("\n")[:-1]
        return [json.loads(each) for each in lines[begin:]]

    def _settle(self, quiet: float, first: float) -> None:
        """Wait until Orca is idle and has been quiet for so long; up to `first` seconds for its first word."""
        begun = last = time.monotonic()
        count = 0
        while time.monotonic() - begun < 20:
            self.looks_at()
            now = len(self._since(self._heard))
            if now != count:
                count, last = now, time.monotonic()
            if time.monotonic() - last > quiet and (count or time.monotonic() - begun > first):
                return
            time.sleep(0.03)

    def _hear(self) -> list[Said]:
        said = self._since(self._heard)
        self._heard += len(said)
        return [Said(each["said"], each["language"]) for each in said if each["said"]]

    def press(self, keys: str, first: float = 4, quiet: float = _QUIET) -> list[Said]:
        """Press keys; return what is said then, for `first` seconds at most until the first word."""
        self.desktop.press(keys)
        self._settle(quiet, first)
        return self._hear()

    def type(self, text: str) -> list[Said]:
        """Type a text."""
        self.desktop.xdotool("type", "--delay", "30", text)
        self._settle(_QUIET, 1)
        return self._hear()

    def read_on(self) -> list[Said]:
        """Have all read from here to the end."""
        return self.press("KP_Add", first=3, quiet=0.8)

    def listen(self, seconds: float = 1) -> list[Said]:
        """Return what is said in so many seconds without a key."""
        time.sleep(seconds)
        self._settle(_QUIET, 0)
        return self._hear()

    @property
    def inspector(self) -> str:
        """The address at which Playwright meets Chromium's window."""
        port = (self.desktop.folder / "browser" / "DevToolsActivePort").read_text().split("\n")[0]
        return f"http://127.0.0.1:{port}"
