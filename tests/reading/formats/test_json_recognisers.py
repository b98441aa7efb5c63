"""What programs write that recognise speech: words or phrases, who speaks beside them or apart."""

import pytest

from tests.reading.formats.telling import said, timed
from tests.reading.formats.test_json_podcasts import read_json

WORDS = (("Good", 0.0, 0.3), ("morning", 0.3, 0.8), ("Thank", 1.0, 1.2), ("you", 1.2, 1.5))
"""Two by the first speaker, two by the second."""

SAID = [("speaker-0", "Good morning."), ("speaker-1", "Thank you.")]
TIMED = [(0.0, 0.8), (1.0, 1.5)]


def test_whisper():
    """Segments are sentences, without speakers; what else stands there (tokens, words) is not read again."""
    segments = [
        {"id": 0, "seek": 0, "start": 0.0, "end": 2.0, "text": " It was a long evening", "tokens": [1, 2], "words": [{"word": " It", "start": 0, "end": 1, "probability": 0.9}]},
        {"id": 1, "seek": 0, "start": 2.0, "end": 4.0, "text": " by the river.", "tokens": [3], "words": []},
        {"id": 2, "seek": 0, "start": 8.0, "end": 9.0, "text": " Nobody spoke.", "tokens": [3], "words": []},
    ]  # fmt: skip
    text = "".join(segment["text"] for segment in segments)
    transcript = read_json({"text": text, "segments": segments, "language": "en"})
    assert said(transcript) == [(None, "It was a long evening by the river.\n\nNobody spoke.")]
    assert timed(transcript) == [(0, 9)]
    assert transcript.language == "en"


def test_whisper_by_word():
    """Words bring the spaces between them."""
    words = [{"word": word, "start": n, "end": n + 1} for n, word in enumerate((" It", " rain", "s", ".", " Oh", "!"))]
    assert said(read_json({"words": words})) == [(None, "It rains. Oh!")]


def test_whisperx():
    """Segments and their words say who speaks."""
    segments = [
        {"start": begin, "end": end, "text": f" {text}", "speaker": who, "words": [{"word": text, "start": begin, "speaker": who}]}
        for begin, end, text, who in ((0.0, 0.8, "Good morning.", "SPEAKER_00"), (1.0, 1.5, "Thank you.", "SPEAKER_01"))
    ]  # fmt: skip
    words = [word for segment in segments for word in segment["words"]]
    transcript = read_json({"segments": segments, "word_segments": words, "language": "en"})
    assert said(transcript) == SAID
    assert timed(transcript) == TIMED


def _aws_items(**told):
    """Return words and full stops as AWS Transcribe lists them; `told` is what the words of each speaker have besides."""
    items = []
    for place, (word, begin, end) in enumerate(WORDS):
        more = {name: values[place // 2] for name, values in told.items()}
        items.append({"type": "pronunciation", "start_time": str(begin), "end_time": str(end), "alternatives": [{"confidence": "0.9", "content": word}, {"content": "or"}], **more})  # fmt: skip
        if place % 2:
            items.append({"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}], **more})
    return items


def _aws(**results):
    """Read what AWS Transcribe writes."""
    whole = {"transcripts": [{"transcript": "Good morning. Thank you."}]}
    return read_json({"jobName": "a-job", "accountId": "1", "results": whole | results, "status": "COMPLETED"})


def test_aws_transcribe():
    """Who speaks is said apart from the words, by times."""
    segments = [
        {"start_time": str(begin), "end_time": str(end), "speaker_label": f"spk_{n}", "items": [{"start_time": str(begin), "end_time": str(end), "speaker_label": f"spk_{n}"}]}
        for n, (begin, end) in enumerate(TIMED)
    ]  # fmt: skip
    transcript = _aws(speaker_labels={"speakers": 2, "segments": segments}, items=_aws_items())
    assert said(transcript) == SAID
    assert timed(transcript) == TIMED


def test_aws_transcribe_with_labels_at_words():
    """Newer ones say it at each word as well, and in segments with their text."""
    segments = [{"id": n, "transcript": text, "start_time": str(begin), "end_time": str(end), "speaker_label": f"spk_{n}", "items": [n]} for n, ((begin, end), text) in enumerate(zip(TIMED, ("Good morning.", "Thank you."), strict=True))]  # fmt: skip
    labelled = _aws_items(speaker_label=("spk_0", "spk_1"))
    assert said(_aws(items=labelled)) == SAID
    assert said(_aws(items=labelled, audio_segments=segments)) == SAID


def test_aws_transcribe_by_channel():
    """Each channel has the words of one speaker; what was said first comes first."""
    items = _aws_items(channel_label=("ch_0", "ch_1"))
    channels = [{"channel_label": f"ch_{n}", "items": [item for item in items if item["channel_label"] == f"ch_{n}"]} for n in (0, 1)]  # fmt: skip
    assert said(_aws(channel_labels={"channels": channels, "number_of_channels": 2}, items=items)) == SAID


def test_aws_call_analytics():
    """Turns say whether agent or customer speaks."""
    turns = [
        {"ParticipantId": who, "ParticipantRole": who, "Content": text, "BeginOffsetMillis": begin, "EndOffsetMillis": begin + 900, "Items": [{"Content": word, "BeginOffsetMillis": begin, "EndOffsetMillis": begin + 100, "Type": "pronunciation"} for word in text.split()], "Sentiment": "NEUTRAL"}
        for who, text, begin in (("AGENT", "Good morning.", 0), ("CUSTOMER", "Thank you.", 1000))
    ]  # fmt: skip
    transcript = read_json({"JobStatus": "COMPLETED", "LanguageCode": "en-US", "Participants": [{"ParticipantRole": "AGENT"}], "Transcript": turns})  # fmt: skip
    assert [text for _, text in said(transcript)] == ["Good morning.", "Thank you."]
    assert [speaker.name for speaker in transcript.speakers] == ["Agent", "Customer"]
    assert timed(transcript) == [(0, 0.9), (1, 1.9)]
    assert transcript.language == "en-US"


def _deepgram_words():
    return [
        {"word": word.lower(), "start": begin, "end": end, "confidence": 0.9, "speaker": place // 2, "punctuated_word": word + "." * (place % 2)}
        for place, (word, begin, end) in enumerate(WORDS)
    ]  # fmt: skip


def _deepgram(alternative, **results):
    whole = {"transcript": "Good morning. Thank you.", "confidence": 0.9, "words": _deepgram_words()}
    return read_json({"metadata": {"channels": 1, "models": ["x"]}, "results": {"channels": [{"alternatives": [whole | alternative, {"transcript": "Could mourning."}]}], **results}})  # fmt: skip


def test_deepgram_words():
    """Words are printed with their punctuation; only the best alternative is read."""
    transcript = _deepgram({})
    assert said(transcript) == SAID
    assert timed(transcript) == TIMED


def test_deepgram_paragraphs():
    """Paragraphs of sentences say who speaks."""
    paragraphs = [
        {"sentences": [{"text": text, "start": begin, "end": end}], "speaker": n, "num_words": 2, "start": begin, "end": end}
        for n, ((begin, end), text) in enumerate(zip(TIMED, ("Good morning.", "Thank you."), strict=True))
    ]  # fmt: skip
    whole = {"transcript": "\nSpeaker 0: Good morning.\n\nSpeaker 1: Thank you.", "paragraphs": paragraphs}
    assert said(_deepgram({"paragraphs": whole})) == SAID


def test_deepgram_utterances():
    """Utterances are turns."""
    utterances = [
        {"start": begin, "end": end, "channel": 0, "transcript": text, "speaker": n, "id": f"5f0c1a9e-{n}", "words": _deepgram_words()[2 * n : 2 * n + 2]}
        for n, ((begin, end), text) in enumerate(zip(TIMED, ("Good morning.", "Thank you."), strict=True))
    ]  # fmt: skip
    assert said(_deepgram({}, utterances=utterances)) == SAID


def test_assemblyai():
    """Speakers are letters, times milliseconds."""
    utterances = [
        {"speaker": who, "text": text, "start": int(begin * 1000), "end": int(end * 1000), "confidence": 0.9, "words": [{"text": word, "start": int(begin * 1000), "end": int(end * 1000), "speaker": who} for word in text.split()]}
        for who, (begin, end), text in zip("AB", TIMED, ("Good morning.", "Thank you."), strict=True)
    ]  # fmt: skip
    words = [word for utterance in utterances for word in utterance["words"]]
    transcript = read_json({"id": "x", "status": "completed", "language_code": "en_us", "text": "Good morning. Thank you.", "words": words, "utterances": utterances})  # fmt: skip
    assert [text for _, text in said(transcript)] == ["Good morning.", "Thank you."]
    assert [speaker.name for speaker in transcript.speakers] == ["Speaker A", "Speaker B"]
    assert timed(transcript) == TIMED


@pytest.mark.parametrize("time", [lambda seconds: f"{seconds}s", lambda seconds: {"seconds": str(int(seconds)), "nanos": int(seconds % 1 * 1e9)}])  # fmt: skip
def test_google_with_tags(time):
    """The last result has all words again, with who speaks them."""
    words = [{"startTime": time(begin), "endTime": time(end), "word": word + "." * (n % 2)} for n, (word, begin, end) in enumerate(WORDS)]  # fmt: skip
    tagged = [word | {"speakerTag": 1 + n // 2} for n, word in enumerate(words)]
    first = [{"alternatives": [{"transcript": text, "confidence": 0.9, "words": part}], "languageCode": "en-us"} for text, part in (("Good morning.", words[:2]), (" Thank you.", words[2:]))]  # fmt: skip
    last = {"alternatives": [{"words": tagged}]}
    transcript = read_json({"results": [*first, last]})
    assert said(transcript) == [("speaker-1", "Good morning."), ("speaker-2", "Thank you.")]


def test_google_v2():
    """The second edition labels words in results of their own."""
    words = [{"startOffset": f"{begin}s", "endOffset": f"{end}s", "word": word + "." * (n % 2), "speakerLabel": str(1 + n // 2)} for n, (word, begin, end) in enumerate(WORDS)]  # fmt: skip
    results = [{"alternatives": [{"transcript": text, "words": part}], "resultEndOffset": "2s", "languageCode": "en-US"} for text, part in (("Good morning.", words[:2]), ("Thank you.", words[2:]))]  # fmt: skip
    transcript = read_json({"results": results, "metadata": {"totalBilledDuration": "2s"}})
    assert said(transcript) == [("speaker-1", "Good morning."), ("speaker-2", "Thank you.")]
    assert timed(transcript) == TIMED


def test_azure():
    """Phrases have an end by their length, and several ways to print them."""
    phrases = [
        {"recognitionStatus": "Success", "channel": 0, "speaker": 1 + n, "offset": f"PT{begin}S", "duration": f"PT{round(end - begin, 1)}S", "offsetInTicks": begin * 1e7, "nBest": [{"lexical": text.lower(), "display": text}, {"display": "Oh."}]}
        for n, ((begin, end), text) in enumerate(zip(TIMED, ("Good morning.", "Thank you."), strict=True))
    ]  # fmt: skip
    transcript = read_json({"combinedRecognizedPhrases": [{"channel": 0, "display": "Good morning. Thank you."}], "recognizedPhrases": phrases})  # fmt: skip
    assert [text for _, text in said(transcript)] == ["Good morning.", "Thank you."]


def test_rev():
    """Monologues of a speaker are lists of elements."""
    monologues = [{"speaker": n, "elements": [{"type": "text", "value": word, "ts": begin, "end_ts": end} for word, begin, end in WORDS[2 * n : 2 * n + 2] for word in (word,)]} for n in (0, 1)]  # fmt: skip
    assert [text for _, text in said(read_json({"monologues": monologues, "speakers": [{"id": 0, "name": "Ann"}, {"id": 1, "name": "Bob"}]}))] == ["Good morning", "Thank you"]  # fmt: skip


def test_words_as_rows():
    """A word and two times in a row."""
    words = [["It", 0.0, 0.2], ["rained", 0.2, 0.7], [".", 0.7, 0.7]]
    assert said(read_json({"segments": [{"words": words}]})) == [(None, "It rained.")]


def test_scripts_without_spaces():
    """Between their words stands no space."""
    words = [
        {"word": word, "start": n, "end": n + 1, "speaker": "A"}
        for n, word in enumerate(("今日", "は", "晴れ", "です", "。"))
    ]
    assert said(read_json(words)) == [("speaker-a", "今日は晴れです。")]


def test_punctuation_that_stands_apart():
    """No space before a comma or behind an opening bracket."""
    words = ["I", "do", "n't", "(", "yet", ")", "know", ",", "it", "'s", "“", "new", "”", "."]
    document = [{"word": word, "start": n, "speaker": "Ann"} for n, word in enumerate(words)]
    assert said(read_json(document)) == [("ann", "I don't (yet) know, it's “new”.")]


def test_sounds_among_words():
    """They are stage directions between sentences."""
    words = [("Listen.", "word"), ("(thunder)", "audio_event"), ("Well.", "word")]
    document = {"words": [{"text": text, "type": kind, "start": n, "end": n + 1, "speaker_id": "speaker_0"} for n, (text, kind) in enumerate(words)]}  # fmt: skip
    transcript = read_json(document)
    assert said(transcript) == [("speaker-0", "Listen.\n\n(thunder)\n\nWell.")]
    assert transcript.turns[0].kinds == ("speech", "direction", "speech")


def test_a_long_silence_parts_words():
    """Where nothing is said for some seconds a sentence has ended, though no full stop says so."""
    words = [
        {"word": word, "start": begin, "end": begin + 0.4, "speaker": 0} for word, begin in (("yes", 0), ("well", 9))
    ]
    assert said(read_json(words)) == [("speaker-0", "yes\n\nwell")]
