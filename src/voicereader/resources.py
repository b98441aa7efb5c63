"""Where templates, translations and static files lie: beside the package in a wheel, at the top in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def templates() -> Path:
    """Return the folder of the Jinja templates."""
    return _find("templates")


def static() -> Path:
    """Return the folder of the style sheets, scripts and fonts."""
    return _find("static")


def translations() -> Path:
    """Return the folder of the catalogues, a folder for each language but English."""
    return _find("translations")


def _find(name: str) -> Path:
    shipped = _PACKAGE / name
    return shipped if shipped.is_dir() else _CHECKOUT / name
