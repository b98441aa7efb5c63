"""Settings from the environment and the command line."""

from pathlib import Path

import pytest

from voicereader.errors import BadSetting
from voicereader.settings import Settings


def test_what_is_given_wins_over_the_environment_over_the_default():
    """Command line, then environment, then default."""
    environment = {"VOICEREADER_PORT": "9000", "VOICEREADER_HOST": "0.0.0.0", "VOICEREADER_ENGINE": ""}  # noqa: S104
    settings = Settings.gather(environment, port="9001", host=None)
    assert (settings.port, settings.host, settings.engine) == (9001, "0.0.0.0", "espeak")  # noqa: S104
    assert settings.pause_turn == 900


def test_the_cache_follows_the_system_s_custom(monkeypatch):
    """XDG_CACHE_HOME moves the default; a tilde is the home folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert Settings.gather({}).cache == Path("/somewhere/voicereader")
    assert Settings.gather({}, cache="~/x").cache == Path.home() / "x"


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "8000.5", "１２x"])
def test_a_value_out_of_bounds_is_named_with_the_bounds(port):
    """The sentence says what was set where, and what may be."""
    with pytest.raises(BadSetting, match=r"VOICEREADER_PORT is .* from 1 to 65535"):
        Settings.gather({"VOICEREADER_PORT": port})
    with pytest.raises(BadSetting, match="--port is"):
        Settings.gather({}, port=port)


@pytest.mark.parametrize("proxy", ["*", "localhost", "10.0.0.0/8", "127.0.0.1, 127.0.0.2"])
def test_a_proxy_is_one_address(proxy):
    """Neither everybody nor a name that may lead elsewhere tomorrow is believed."""
    with pytest.raises(BadSetting, match="give the one IP address"):
        Settings.gather({}, proxy=proxy)
    assert Settings.gather({"VOICEREADER_PROXY": "::1"}).proxy == "::1"
