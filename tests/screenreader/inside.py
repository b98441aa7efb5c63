"""Runs inside Orca's process: writes down what Orca says, and tells when it has nothing left to do.

`python3 inside.py SPEECH SOCKET ARGUMENT…` is for the system's Python, which has Orca. It starts Orca as it is
installed, with those arguments, but with another `speechd`, the client of Speech Dispatcher: each text that would be
spoken becomes a line of JSON in the file SPEECH, with the language that the page declares for it. Whoever connects to
SOCKET is answered once Orca's main loop is idle: whether it is in a document, and the role and name it looks at.
"""

import contextlib
import html
import importlib.machinery
import importlib.util
import json
import re
import shutil
import socket
import sys
import threading
import time
import types
from pathlib import Path

_IDLE = 20
"""Seconds that Orca may take to become idle."""

languages = {}
"""The language that the page declares for a text, by the text."""


class Client:
    """Orca's view of a speech synthesizer: it has spoken at once."""

    def __init__(self, *_names, **_options):
        pass

    def speak(self, text, callback=None, **_events):
        """Write a text down; tell Orca that it was begun and ended, so that reading on goes on."""
        plain = html.unescape(re.sub(r"<[^>]+>", "", text)).strip()
        _write({"said": plain, "language": languages.get(plain.rstrip("."))})
        if callback:
            threading.Thread(target=_answer, args=(callback,), daemon=True).start()

    def char(self, character):
        """Write a character down."""
        _write({"said": character, "language": None})

    key = char

    def list_output_modules(self):
        """Return one synthesizer."""
        return ("inside",)

    def list_synthesis_voices(self):
        """Return no voices: the language alone matters."""
        return ()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_names, **_options: None


def _answer(callback):
    for name in ("begin", "end"):
        time.sleep(0.005)
        callback(name)


def _write(line):
    with _lock:
        _speech.write(json.dumps(line, ensure_ascii=False) + "\n")
        _speech.flush()


def _client_of_speech_dispatcher():
    """Return what stands for the module `speechd`."""
    made = types.ModuleType("speechd")
    marks = ("index_mark", "begin", "end", "cancel", "pause", "resume")
    made.CallbackType = types.SimpleNamespace(**{each.upper(): each for each in marks})
    made.PunctuationMode = types.SimpleNamespace(NONE="none", SOME="some", MOST="most", ALL="all")
    made.DataMode = types.SimpleNamespace(TEXT="text", SSML="ssml")
    levels = ("important", "text", "message", "notification", "progress")
    made.Priority = types.SimpleNamespace(**{each.upper(): each for each in levels})
    made.SSIPError = made.SSIPCommunicationError = type("SSIPError", (Exception,), {})
    made.SSIPClient = made.Client = made.Speaker = Client
    return made


def _orca():
    """Return the program `orca` as a module, without its refusal of a second Orca of the same user."""
    loader = importlib.machinery.SourceFileLoader("orca_program", shutil.which("orca"))
    made = importlib.util.module_from_spec(importlib.util.spec_from_loader("orca_program", loader))
    loader.exec_module(made)
    made.otherOrcas = list
    return made


def _note_languages():
    """Have Orca note the language of what it is about to say: it asks for a voice of it."""
    from orca.speech_generator import SpeechGenerator

    voice = SpeechGenerator.voice

    def noting(self, key=None, **asked):
        text = asked.get("string")
        language = "-".join(filter(None, (asked.get("language"), asked.get("dialect"))))
        if isinstance(text, str) and language:
            languages[text.replace("\ufffc", "").strip().rstrip(".")] = language
        return voice(self, key, **asked)

    SpeechGenerator.voice = noting


def _serve(path):
    """Answer each connection when Orca's main loop is idle."""
    from gi.repository import GLib
    from orca import orca_state

    def look(found, idle):
        with contextlib.suppress(Exception):  # an object that is gone is no reason to be silent
            found["document"] = bool(orca_state.activeScript.utilities.inDocumentContent())
            found["role"] = orca_state.locusOfFocus.getRoleName()
            found["name"] = orca_state.locusOfFocus.name
        idle.set()

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen()
    while True:
        asking, _ = listening.accept()
        found, idle = {}, threading.Event()
        GLib.idle_add(look, found, idle, priority=GLib.PRIORITY_LOW)
        idle.wait(_IDLE)
        with asking, contextlib.suppress(OSError):
            asking.sendall(json.dumps(found).encode())


def main():
    """Start Orca."""
    sys.argv, path = ["orca", *sys.argv[3:]], sys.argv[2]
    sys.modules["speechd"] = _client_of_speech_dispatcher()
    program = _orca()
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    Atspi.set_timeout(800, 0)
    _note_languages()
    threading.Thread(target=_serve, args=(path,), daemon=True).start()
    sys.exit(program.main())


if __name__ == "__main__":
    _lock = threading.Lock()
    _speech = Path(sys.argv[1]).open("a", encoding="utf-8")  # noqa: SIM115 - open as long as Orca runs
    main()
