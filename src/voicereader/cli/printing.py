"""What commands print. Words come from files of anybody: signs that a terminal obeys are shown as escapes."""

import re

import click

_OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, with which escape sequences begin, and what turns the order of letters round; no tab, no line end."""


def echo(text: str, *, err: bool = False) -> None:
    """Print a text and a line end; `err` prints it to standard error. JSON stays JSON, and says the same."""
    click.echo(_OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text), err=err)
