"""From what is said to orders for sound."""

from dataclasses import replace

from tests.builders import a_transcript, a_voice
from voicereader.model import Casting, Part, Passage, Span
from voicereader.scripting import Manner, script
from voicereader.studio.asked import Asked, understood
from voicereader.studio.planning import Actors, planned

VOICES = {each.id: each for each in (a_voice("en"), a_voice("en.2"), a_voice("ru", languages=("ru",)))}


def test_a_sentence_in_another_language_is_spoken_by_a_voice_that_speaks_it():
    """Also within a turn."""
    transcript = a_transcript(("Ann Lee", "He said it. Спасибо. And left."))
    turn = replace(transcript.turns[0], passages=(Passage(Span(12, 19), "und-Cyrl"),))
    transcript = replace(transcript, turns=(turn,))
    actors = Actors(Casting({"ann-lee": Part("en")}, Part("en.2")), VOICES)
    plan = planned(transcript, script(transcript, Manner()), understood(Asked("wav"), transcript, "never"), actors, b"")
    assert [line.order.voice.id for line in plan.lines][-3:] == ["en", "ru", "en"]


def test_a_turn_in_another_language_is_spoken_by_a_voice_that_speaks_it():
    """Ann Lee's Russian answer is Russian to the rules of spelling out too, and everything else is in her own voice."""
    transcript = a_transcript(("Ann Lee", "Good morning."), ("Ann Lee", "Доброе утро."), ("Ann Lee", "Yes."))
    first, second, third = transcript.turns
    transcript = replace(transcript, turns=(first, replace(second, language="ru"), third))
    actors = Actors(Casting({"ann-lee": Part("en")}, Part("en.2")), VOICES)
    plan = planned(transcript, script(transcript, Manner()), understood(Asked("wav"), transcript, "never"), actors, b"")
    spoken = {line.utterance.turn_id: (line.utterance.language, line.order.voice.id) for line in plan.lines}
    assert spoken == {None: ("en", "en.2"), "t1": ("en", "en"), "t2": ("ru", "ru"), "t3": ("en", "en")}
