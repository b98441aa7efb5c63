"""`voicereader doctor`."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import click

from voicereader.cli.examining import Finding, examine, settings_of
from voicereader.cli.options import option, raw_settings, variables
from voicereader.cli.printing import echo
from voicereader.errors import Doubtful, Unfit
from voicereader.settings import PREFIX

_MARKS = {"good": "  ", "doubtful": "? ", "bad": "! "}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), envvar=PREFIX + "LIBRARY", required=False)
@option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@raw_settings("host", "port", "cache", "engine", "voices", "workers", "questions", "proxy", "log_file")
@click.pass_context
def doctor(context: click.Context, /, folder: Path | None, *, as_json: bool, **given: Any) -> None:
    """Look at this machine, the installation and the library in FOLDER, and say what to do where all is not well."""
    settings, findings = settings_of(given, variables(context.find_root().command))
    for each in findings if not as_json else ():
        _show(each)
    for each in examine(settings, folder):
        findings.append(each)
        if not as_json:
            _show(each)
    if as_json:
        echo(json.dumps([dataclasses.asdict(each) for each in findings], ensure_ascii=False))
    states = [each.state for each in findings]
    if "bad" in states:
        raise Unfit(f"{states.count('bad')} things keep VoiceReader from working; do what stands below each.")
    if "doubtful" in states:
        raise Doubtful(f"VoiceReader works; {states.count('doubtful')} things may trouble it.")


def _show(finding: Finding) -> None:
    echo(f"{_MARKS[finding.state]}{finding.name}: {finding.found}")
    if finding.remedy:
        echo(f"    {finding.remedy}")
