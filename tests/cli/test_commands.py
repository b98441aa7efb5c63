"""The commands as a person types them."""

import json
import os
import pty
import re
import subprocess
import sys
import wave

import pytest
from click.testing import CliRunner

from tests.builders import SEED
from voicereader import cli, errors
from voicereader.rendering.store import Store


def run(*words: str, **environment: str) -> subprocess.CompletedProcess:
    """Run the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "voicereader", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | environment,
        check=False,
    )


@pytest.fixture
def typed(humming, tmp_path, monkeypatch):
    """Return a way to type a command in this process, with an engine that hums."""
    monkeypatch.setenv("VOICEREADER_ENGINE", "tones")
    monkeypatch.setenv("VOICEREADER_CACHE", str(tmp_path / "cache"))

    def type_in(*words, **environment):
        return CliRunner().invoke(cli.commands, [str(word) for word in words], env=environment)

    return type_in


def test_inspect_prints_what_was_understood_of_the_seed():
    """Title, date, place, people and turns of the seed transcript, as one JSON object."""
    answer = run("inspect", "--json", SEED)
    assert answer.returncode == 0
    seen = json.loads(answer.stdout)
    assert seen["title"] == "Statements following Russian-Syrian talks"
    assert (seen["date"], seen["place"], seen["language"]) == ("2018-05-17", "Sochi", "en")
    people = {each["id"]: (each["name"], each["role"]) for each in seen["speakers"]}
    assert list(people.values()) == [
        ("Vladimir Putin", "President of Russia"),
        ("Bashar al-Assad", "President of Syria"),
    ]
    assert [people[turn["speaker"]][0] for turn in seen["turns"]] == [
        "Vladimir Putin",
        "Bashar al-Assad",
        "Vladimir Putin",
    ]
    assert [turn["note"] for turn in seen["turns"]] == [None, "retranslated", None]
    assert seen["turns"][0]["label"] == "President of Russia Vladimir Putin"
    texts = [turn["text"] for turn in seen["turns"]]
    assert [len(text.split("\n\n")) for text in texts] == [4, 6, 1]
    assert texts[0].startswith("During our today’s conversation")
    assert texts[2].endswith("the territory of the Syrian Arab Republic.")
    furniture = ("View settings", "Font size", "Site colours", "Official website", "News", "May 17")
    assert not any(piece in text for piece in furniture for text in texts)


def test_inspect_says_it_in_words(typed, folder):
    """Without --json a person reads who speaks and how each turn begins; long ones are cut."""
    (folder / "long.txt").write_text(
        "A talk\n\nAnn Lee: " + "word " * 100 + "end.\n\nBob Stone: Yes, it is.\n\nAnn Lee: Ah."
    )
    answer = typed("inspect", folder / "garden.txt")
    assert "Speaker  Ann Lee, Mayor of Springfield (ann-lee)" in answer.output
    assert "t2   Bob Stone (in English): Thank you, mayor." in answer.output
    assert "…" in typed("inspect", folder / "long.txt").output


def test_inspect_shows_what_is_spoken(typed, folder):
    """With --spoken each utterance has its id; with --json too it is a list."""
    assert "t1-s1\tGood morning to all." in typed("inspect", "--spoken", folder / "garden.txt").output
    listed = json.loads(typed("inspect", "--spoken", "--json", folder / "garden.txt").output)
    assert listed[0]["id"] == "t0-s1"


DOUBTFUL = """\
Ann Lee: Good morning.

Question: Is it?

My point is: yes.

Bob Stone: It is.

Question: Really?

Ann: It is.
"""


def test_inspect_says_why(typed, tmp_path):
    """With --why each label is listed with its rule and whose it is, the doubtful first, and what was refused."""
    (tmp_path / "talk.txt").write_text(DOUBTFUL)
    lines = typed("inspect", "--why", tmp_path / "talk.txt").output.splitlines()
    sure = [int(line.split("%")[0]) for line in lines]
    assert sure == sorted(sure)
    assert " 70%  “Question” is 2 people: an unnamed voice is somebody else each time [somebody-else]; t2, t4" in lines
    assert " 75%  “Ann” is Ann Lee (ann-lee): a given name that one person has [given-name]; t5" in lines
    assert " 90%  “My point is” is no label: it holds words of sentences [clause]; t2" in lines


def test_inspect_says_why_to_programs(typed, tmp_path):
    """With --why --json each decision is an object; null speaks under what is no label."""
    (tmp_path / "talk.txt").write_text(DOUBTFUL)
    told = json.loads(typed("inspect", "--why", "--json", tmp_path / "talk.txt").output)
    assert [(each["speaker"], each["turns"]) for each in told if each["label"] == "Question"] == [
        ("question", ["t2"]),
        ("question-2", ["t4"]),
    ]
    (refused,) = [each for each in told if each["speaker"] is None]
    assert (refused["label"], refused["rule"], refused["confidence"]) == ("My point is", "clause", 0.9)


def test_questions_can_be_one_person(typed, tmp_path):
    """With --questions one, or its variable, all who ask are one, and --why says so."""
    (tmp_path / "talk.txt").write_text(DOUBTFUL)
    for words, environment in ((("--questions", "one"), {}), ((), {"VOICEREADER_QUESTIONS": "one"})):
        seen = json.loads(typed("inspect", "--json", *words, tmp_path / "talk.txt", **environment).output)
        assert [turn["speaker"] for turn in seen["turns"] if turn["label"] == "Question"] == ["question"] * 2
    why = typed("inspect", "--why", "--questions", "one", tmp_path / "talk.txt").output
    assert "100%  “Question” is Question (question): " in why


def test_inspect_prints_one_thing(typed, folder):
    """What is spoken and why are two lists."""
    answer = typed("inspect", "--why", "--spoken", folder / "garden.txt")
    assert answer.exit_code == 2
    assert "choose one" in answer.output


def test_speak_writes_sound_and_says_what_it_took(typed, folder, tmp_path):
    """The last line counts sentences made and found; asking twice makes nothing."""
    first = typed("speak", folder / "garden.txt", "-o", tmp_path / "out.wav")
    assert first.exit_code == 0, first.output
    assert first.output.endswith("out.wav: 9 sentences made, 0 found.\n")
    second = typed("speak", folder / "garden.txt", "-o", tmp_path / "out.wav")
    assert second.output.endswith("out.wav: 0 sentences made, 9 found.\n")
    with wave.open(str(tmp_path / "out.wav")) as sound:
        assert sound.getnframes() > 9 * 1000


def test_speak_takes_one_speaker_and_a_speed(typed, folder, tmp_path):
    """--speaker and --rate do what they say, from the environment too."""
    sizes = []
    for words, environment in [
        ((), {}),
        (("--speaker", "Ann Lee"), {}),
        (("--rate", "2"), {"VOICEREADER_SPEAKER": "ann-lee"}),
    ]:
        answer = typed("speak", folder / "garden.txt", "-o", tmp_path / "out.wav", *words, **environment)
        assert answer.exit_code == 0, answer.output
        sizes.append((tmp_path / "out.wav").stat().st_size)
    assert sizes == sorted(sizes, reverse=True)


def test_speak_gives_the_voices_of_a_library(typed, folder, tmp_path):
    """With --library a transcript of it sounds as it is served."""
    answer = typed("speak", folder / "garden.txt", "-o", tmp_path / "out.mp3", "--library", folder)
    assert answer.exit_code == 0, answer.output


def test_a_pipe_gets_no_progress_bar(folder, tmp_path, humming):
    """Standard error of a pipe stays empty."""
    answer = run(
        "speak", folder / "garden.txt", "-o", tmp_path / "o.wav", "--cache", tmp_path / "c", "--engine", "tones"
    )
    assert (answer.returncode, answer.stderr) == (0, "")


def test_a_terminal_gets_a_progress_bar(folder, tmp_path, humming):
    """On a terminal progress is shown while it works."""
    ours, theirs = pty.openpty()
    words = ["speak", folder / "garden.txt", "-o", tmp_path / "o.wav", "--cache", tmp_path / "c", "--engine", "tones"]
    with subprocess.Popen(
        [sys.executable, "-m", "voicereader", *map(str, words)], stderr=theirs, stdout=subprocess.PIPE
    ) as program:
        os.close(theirs)
        shown = b""
        try:
            while block := os.read(ours, 4096):
                shown += block
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        program.wait(timeout=30)
    assert b"Speaking" in shown
    assert b"100%" in shown


def test_voices_lists_language_gender_and_licence(typed):
    """A line each, or one JSON list."""
    assert re.search(r"^tones:110 +en ", typed("voices").output, re.MULTILINE)
    listed = json.loads(typed("voices", "--json").output)
    assert {"id", "languages", "gender", "licence"} <= listed[0].keys()
    assert listed[0]["licence"] == "CC0-1.0"


def test_the_espeak_voices_are_many_and_tell_their_gender():
    """The embedded engine speaks English with at least 20 voices, men's and women's, and other languages."""
    voices = json.loads(run("voices", "--json").stdout)
    english = [each for each in voices if "en" in each["languages"]]
    assert len(english) >= 20
    assert {"female", "male"} <= {each["gender"] for each in english}
    languages = {tag for each in voices for tag in each["languages"]}
    assert {"ru", "ar", "de", "fr", "es"} <= languages


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("inspect", "nothing.txt"), errors.UnreadableTranscript),
        (("speak", "{seed}", "-o", "{tmp}/o.mp3", "--speaker", "Zoe"), errors.UnknownSpeaker),
        (("speak", "{seed}", "-o", "{tmp}/o.ogg"), errors.UnknownFormat),
        (("speak", "{seed}", "-o", "{tmp}/o.mp3", "--rate", "9"), errors.UnsupportedRate),
        (("speak", "{seed}", "-o", "{tmp}/none/o.mp3"), errors.OutputUnwritable),
        (("speak", "{seed}", "-o", "{tmp}/o.mp3", "--engine", "nonesuch"), errors.EngineUnavailable),
        (("speak", "{seed}", "-o", "{tmp}/o.mp3", "--cache", "{seed}"), errors.CacheUnwritable),
    ],
)
@pytest.mark.usefixtures("typed")
def test_what_cannot_be_done_is_one_sentence_and_a_status(words, error, tmp_path, monkeypatch, capsys):
    """No traceback: one clear sentence, and an exit status of its own."""
    monkeypatch.setattr(sys, "argv", ["voicereader", *(word.format(seed=SEED, tmp=tmp_path) for word in words)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == error.exit_status
    assert re.fullmatch(r"voicereader: [^\n]+\n", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("serve", "{tmp}/none"), errors.NoSuchFolder),
        (("serve", "{tmp}"), errors.NoTranscripts),
        (("serve", "{seeds}", "--cache", "{seed}"), errors.CacheUnwritable),
        (("serve", "{seeds}", "--port", "0"), errors.BadSetting),
        (("serve", "{seeds}", "--log-file", "/nowhere/log"), errors.BadSetting),
        (("serve", "{seeds}", "--host", "256.0.0.1"), errors.PortUnavailable),
    ],
)
def test_what_cannot_be_served_is_one_sentence_and_a_status(words, error, tmp_path):
    """Nor is there a traceback of a server that cannot start."""
    filled = [word.format(seed=SEED, seeds=SEED.parent, tmp=tmp_path) for word in words]
    answer = run(*filled, VOICEREADER_CACHE=str(tmp_path / "cache"))
    assert answer.returncode == error.exit_status
    assert answer.stderr.startswith("voicereader: ")
    assert answer.stderr.count("\n") == 1
    assert "Traceback" not in answer.stderr


def cut(file, store, key):
    """Cut a clip off in its middle."""
    file.write_bytes(file.read_bytes()[:1000])


def silence(file, store, key):
    """Put silence in place of a clip, whole and sealed."""
    content, frames = store.look(key, "wav")
    store.put(key, "wav", content[:44] + bytes(2 * frames) + content[44 + 2 * frames :], frames)


def lose(file, store, key):
    """Delete a clip."""
    file.unlink()


@pytest.mark.parametrize(("harm", "fault"), [(cut, "damaged"), (silence, "silent"), (lose, "missing")])
def test_check_notices_a_harmed_clip_and_repairs_it(typed, folder, tmp_path, harm, fault):
    """The sentence and its fault are named, and the exit status is not 0; --repair makes it again."""
    typed("check", folder, "--repair")
    assert typed("check", folder).exit_code == 0
    file = sorted((tmp_path / "cache").glob("clips/*.wav"))[1]
    harm(file, Store(tmp_path / "cache"), file.stem)
    noticed = typed("check", folder, "--json")
    assert noticed.exit_code != 0
    assert [each["fault"] for each in json.loads(noticed.stdout)] == [fault]
    assert typed("check", folder, "--repair").exit_code == 0
    assert "Every sentence has its sound." in typed("check", folder).stdout


EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egpj.exe\x08\x00\x7f\u2028"
"""Sets a window's title, empties the screen, colours, turns letters round, goes back, and breaks a line."""


@pytest.mark.parametrize(
    "words", [(), ("--json",), ("--spoken",), ("--spoken", "--json"), ("--why",), ("--why", "--json")]
)
def test_no_word_of_a_file_has_a_terminal_do_something(typed, tmp_path, words):
    """Not from a name, a note, a title or speech, in words or in JSON; what is JSON stays JSON."""
    file = tmp_path / "talk.json"
    turns = [{"speaker": f"Ann {EVIL} Lee", "text": f"Good {EVIL} morning."}, {"speaker": "Bob", "text": EVIL + "Yes."}]
    talk = {"title": f"A {EVIL} talk", "place": EVIL, "source": EVIL, "turns": turns}
    file.write_text(json.dumps(talk))
    done = typed("inspect", file, *words)
    assert done.exit_code == 0, done.output
    assert all(sign.isprintable() or sign in "\n\t" for sign in done.output)
    if "--json" in words:
        assert json.loads(done.output)


def test_no_name_of_a_file_has_a_terminal_do_something(tmp_path):
    """Nor does an error that names it."""
    folder = tmp_path / "\x1b[2Jlibrary"
    folder.mkdir()
    (folder / "\x1b[31mred.txt").write_bytes(b"\0")
    for words in (
        ["inspect", folder / "\x1b[31mred.txt"],
        ["people", folder],
        ["serve", folder],
        ["cast", folder / "no"],
    ):
        done = run(*words)
        assert done.returncode
        assert all(sign.isprintable() or sign in "\n\t" for sign in done.stdout + done.stderr), done


def test_commands_start_without_what_they_do_not_need():
    """What makes sound, and what knows all languages, takes half of a command's start: it comes where it is used."""
    asked = "import sys, voicereader.cli; print({'numpy', 'av', 'langcodes', 'flask'} & sys.modules.keys() or None)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "None\n"
