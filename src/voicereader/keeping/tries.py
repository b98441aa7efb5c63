"""How often somebody may try to sign in: counted in the file, so that a new start of the server forgives nothing."""

import ipaddress
import math
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from voicereader.errors import TooManyTries
from voicereader.keeping.secrets import digest

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class _Bound:
    """So many tries at once; one more for every so many seconds after."""

    most: int
    seconds: int


_NAME, _CLIENT = _Bound(10, 180), _Bound(30, 60)
"""For a name, whether or not somebody has it, and for who asks: several people may share an address."""

_FORGOTTEN = max(each.most * each.seconds for each in (_NAME, _CLIENT))


def count(connection: sqlite3.Connection, name: str, client: str, now: int) -> None:
    """Count a try before it is looked at, so that many at once are as many.

    Raises:
        TooManyTries: it is one too many for this name or from there; it is not counted.
    """
    # Those from a time to come are of a clock that went back: nobody is to wait until it is there again.
    connection.execute("DELETE FROM tries WHERE at < ? OR at > ?", (now - _FORGOTTEN, now + _FORGOTTEN))
    for subject, bound in _subjects(name, client):
        level = _level(connection, subject, bound, now) + 1
        if level > bound.most:
            seconds = math.ceil((level - bound.most) * bound.seconds)
            minutes = math.ceil(seconds / _MINUTE)
            noun = "minute" if minutes == 1 else "minutes"
            raise TooManyTries(f"There were too many tries to sign in; wait {minutes} {noun}, then try again.", seconds)
        connection.execute("INSERT OR REPLACE INTO tries VALUES (?, ?, ?)", (subject, level, now))


def forgive(connection: sqlite3.Connection, name: str, client: str, now: int) -> None:
    """Take back what was counted for a name, and one try of who asks: they were right."""
    (known, _), (place, bound) = _subjects(name, client)
    connection.execute("DELETE FROM tries WHERE digest = ?", (known,))
    level = max(0.0, _level(connection, place, bound, now) - 1)
    connection.execute("UPDATE tries SET level = ?, at = ? WHERE digest = ?", (level, now, place))


def of_name(name: str) -> bytes:
    """Return what the tries for a name are counted under: what was typed may be a password in the wrong field."""
    return digest(f"name {name}")


def _level(connection: sqlite3.Connection, subject: bytes, bound: _Bound, now: int) -> float:
    """Return how many tries of a subject still count."""
    row = connection.execute("SELECT level, at FROM tries WHERE digest = ?", (subject,)).fetchone()
    return max(0.0, row[0] - max(0, now - row[1]) / bound.seconds) if row else 0.0


def _subjects(name: str, client: str) -> Iterator[tuple[bytes, _Bound]]:
    yield of_name(name), _NAME
    yield digest(f"client {network(client)}"), _CLIENT


def network(client: str) -> str:
    """Return an address, of IPv6 the network: its other half changes at will."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if isinstance(address, ipaddress.IPv6Address) and not address.ipv4_mapped:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
