"""The command line: serve, inspect, speak, voices."""

import dataclasses
import functools
import json
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from voicereader import __version__
from voicereader.errors import PortUnavailable, VoiceReaderError
from voicereader.model import Speaker, Transcript, Turn
from voicereader.settings import PREFIX, Settings
from voicereader.studio import Progress, Studio

Command = Callable[..., Any]


def option(*names: str, **attributes: Any) -> Callable[[Command], Command]:
    """Declare an option of one command that the environment can set too."""
    name = next(each for each in names if each.startswith("--"))
    variable = PREFIX + name.removeprefix("--").replace("-", "_").upper()
    return click.option(*names, envvar=variable, show_envvar=True, **attributes)


def with_settings(*names: str) -> Callable[[Command], Command]:
    """Give a command the options of these settings, and hand it the Settings in their place."""
    chosen = {each.name: each for each in dataclasses.fields(Settings) if each.name in names}

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(**given: Any) -> None:
            own = {name: given.pop(name) for name in chosen}
            command(Settings.gather(os.environ, **own), **given)

        for name, each in reversed(chosen.items()):
            variable = PREFIX + name.upper()
            meaning = f"{each.metadata['meaning']}  [env var: {variable}]"
            run = click.option(f"--{name.replace('_', '-')}", metavar=name.upper(), help=meaning)(run)
        return run

    return decorate


SPEECH = ("cache", "engine", "workers", "pause_sentence", "pause_paragraph", "pause_turn")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="voicereader")
def commands() -> None:
    """Transcripts that anyone can read and hear: a voice of their own for every speaker."""


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path), envvar=PREFIX + "LIBRARY")
@with_settings("host", "port", "threads", *SPEECH)
def serve(settings: Settings, folder: Path) -> None:
    """Serve the transcripts of FOLDER as pages and sound.  [env var: VOICEREADER_LIBRARY]"""  # noqa: D415
    import waitress  # noqa: PLC0415  (only here: the other commands start faster)

    from voicereader.web import create_app  # noqa: PLC0415

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a full house is told to those who wait
    with Studio(settings, folder) as studio:

        def stop(*_: object) -> NoReturn:
            studio.close()  # first, so that streams end and nobody waits for them
            sys.exit(0)

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, stop)
        studio.check_cache()
        kept = len(studio.check_library().kept)
        studio.voices()  # the workers start now, so that the first listener does not wait for them
        try:
            server = waitress.create_server(
                create_app(studio),
                host=settings.host,
                port=settings.port,
                threads=settings.threads,
                connection_limit=1000,
                # What a slow listener has not taken waits in a temporary file, so that no thread waits for them.
                outbuf_high_watermark=1 << 26,
                max_request_body_size=1 << 16,
                ident=None,
            )
        except (OSError, ValueError) as error:
            raise PortUnavailable(
                f"http://{settings.host}:{settings.port} cannot be listened on ({error}); "
                "end what uses it, or choose another with --port or --host."
            ) from error
        noun = "transcript" if kept == 1 else "transcripts"
        click.echo(f"VoiceReader serves {kept} {noun} at http://{settings.host}:{settings.port} (Ctrl-C ends it)")
        server.run()


@commands.command()
@click.argument("file", type=click.Path(path_type=Path))
@option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@option("--spoken", is_flag=True, help="Print what is spoken instead: an utterance a line, with its id.")
@with_settings("pause_sentence", "pause_paragraph", "pause_turn")
def inspect(settings: Settings, file: Path, *, as_json: bool, spoken: bool) -> None:
    """Show what is understood of the transcript FILE: who speaks, what, in which order."""
    studio = Studio(settings)
    transcript = studio.inspect(file)
    if spoken:
        utterances = studio.utterances(transcript)
        if as_json:
            click.echo(json.dumps([dataclasses.asdict(each) for each in utterances], ensure_ascii=False))
        else:
            click.echo("\n".join(f"{each.id}\t{each.spoken}" for each in utterances))
    elif as_json:
        click.echo(json.dumps(_as_json(transcript), ensure_ascii=False))
    else:
        click.echo("\n".join(_described(transcript)))


def _as_json(transcript: Transcript) -> dict[str, object]:
    return {
        "title": transcript.title,
        "date": transcript.date.isoformat() if transcript.date else None,
        "place": transcript.place,
        "language": transcript.language,
        "speakers": [dataclasses.asdict(speaker) for speaker in transcript.speakers],
        "turns": [
            {"id": turn.id, "speaker": turn.speaker_id, "label": turn.label, "note": turn.note, "text": turn.text}
            for turn in transcript.turns
        ],
    }


def _described(transcript: Transcript) -> list[str]:
    people = {speaker.id: speaker for speaker in transcript.speakers}
    rows = [
        ("Title", transcript.title),
        ("Date", transcript.date.isoformat() if transcript.date else "not known"),
        ("Place", transcript.place or "not known"),
        ("Language", transcript.language),
        *(("Speaker", _named(speaker)) for speaker in transcript.speakers),
    ]
    head = [f"{name:9}{value}" for name, value in rows]
    return [*head, "", *(_opening(turn, people) for turn in transcript.turns)]


def _named(speaker: Speaker) -> str:
    role = f", {speaker.role}" if speaker.role else ""
    return f"{speaker.name}{role} ({speaker.id})"


def _opening(turn: Turn, people: dict[str, Speaker]) -> str:
    who = people[turn.speaker_id].name if turn.speaker_id else "(narration)"
    note = f" ({turn.note})" if turn.note else ""
    text = " ".join(turn.text.split())
    return f"{turn.id:5}{who}{note}: {text if len(text) <= 70 else text[:69] + '…'}"  # noqa: PLR2004  (a line's width)


@commands.command()
@click.argument("file", type=click.Path(path_type=Path))
@option("-o", "--output", required=True, type=click.Path(path_type=Path), help="File to write: .mp3 or .wav.")
@option("--speaker", metavar="NAME", help="Only this speaker: a name, a label or an id.")
@option("--rate", default="1", metavar="FACTOR", help="Speed of speech, 0.5 to 4 in steps of 0.05.")
@option(
    "--library",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Give speakers the voices that they have when this folder is served.",
)
@with_settings(*SPEECH)
def speak(  # noqa: PLR0913  (each is an option)
    settings: Settings, *, file: Path, output: Path, speaker: str | None, rate: str, library: Path | None
) -> None:
    """Speak the transcript FILE into a sound file."""
    with Studio(settings, library) as studio:
        studio.check_cache()
        transcript = studio.inspect(file)
        with click.progressbar(length=1, label="Speaking", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

            def report(progress: Progress) -> None:
                bar.length = progress.total
                bar.update(progress.done - bar.pos)

            told = studio.speak(transcript, output, speaker=speaker, rate=rate, report=report)
        click.echo(f"{output}: {told.made} sentences made, {told.found} found.")


@commands.command()
@option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@option("--language", metavar="TAG", help="Only voices of this language, such as en or en-GB.")
@with_settings("engine")
def voices(settings: Settings, *, as_json: bool, language: str | None) -> None:
    """List the voices that speakers can have."""
    with Studio(settings) as studio:
        spoken = (language or "").lower()
        found = [each for each in studio.voices() if not spoken or spoken in map(str.lower, each.languages)]
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(voice) for voice in found], ensure_ascii=False))
        return
    wide = max((len(voice.id) for voice in found), default=0)
    for voice in found:
        languages = ", ".join(voice.languages)
        click.echo(f"{voice.id:{wide}}  {languages:12} {voice.gender or '-':7} {voice.licence}")


def main() -> None:
    """Run the command line; an error that a person can mend is one sentence and an exit status of its own."""
    try:
        commands(prog_name="voicereader")
    except VoiceReaderError as error:
        click.echo(f"voicereader: {error.sentence}", err=True)
        sys.exit(error.exit_status)
