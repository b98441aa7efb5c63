"""Where sentences end."""

import pytest

from voicereader.model import Turn
from voicereader.scripting.sentences import LONGEST, sentence_spans


def sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a paragraph."""
    turn = Turn("t1", None, None, (text,))
    return [span.of(text) for spans in sentence_spans(turn, language) for span in spans]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "Mr. Smith met Dr. Lee.|They spoke."),
        ("en", "The U.S. Senate met.|It voted in the U.S.|Then it left."),
        ("en", "See No. 5 for more.|Thanks."),
        ("en", "He is from St. Petersburg.|She is not."),
        ("en", "J. R. R. Tolkien wrote it.|I read it."),
        ("en", "Well... I think so.|Yes… maybe not.|No…"),
        ("en", "“Go away.”|He left.|“Why?” she asked.|“Because.”"),
        ("en", "At 10 a.m. we met.|He left."),
        ("en", "We (i.e. the U.N.) agree.|Cf. Art. 5 of the Treaty."),
        ("en", 'He said "Stop!" and ran.|(It was late.)|Then home.'),
        ("en", "It took approx. 50 days.|Then it ended."),
        ("en", "1. First item.|2. Second item."),
        ("en", "George W. Bush left.|Plan B.|It failed."),
        ("en", "The Ph.D. student met Lt. Col. Jones Jr.|He was late."),
        ("en", "Thank you.|We go on."),
        ("en", "The price is 3.5 million.|Yes."),
        ("de", "Am 5. Mai kam Dr. Müller.|Im 19. Jahrhundert war es so."),
        ("fr", "M. Dupont est là.|Mme. Curie aussi.|Il part."),
        ("es", "El Sr. López llegó.|¿Qué tal?|¡Bien!"),
        ("ru", "А. С. Пушкин родился в Москве.|Он поэт."),
        ("zh", "你好。|今天天气很好！|你呢？"),
        ("ja", "こんにちは。|はい。"),
        ("hi", "यह एक वाक्य है।|यह दूसरा है।"),
        ("ar", "مرحبا.|كيف حالك؟"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language, marked):
    """Not behind titles, initials, numbers and ellipses; behind full stops of any script."""
    expected = marked.split("|")
    joint = "" if language in {"zh", "ja"} else " "
    assert sentences(joint.join(expected), language) == expected


def test_thai_without_stops_is_split_at_blanks():
    """Where a script has no full stop, a blank is where a breath is taken."""
    pieces = sentences("สวัสดีครับวันนี้อากาศดี " * 40, "th")
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST and piece.endswith("ดี") for piece in pieces)


def test_breaths_are_of_like_length_and_end_at_clauses():
    """No breath is a scrap of two words behind a long one."""
    pieces = sentences(" ".join(["we went to the market and bought all we could,"] * 14) + " then home.", "en")
    assert all(piece.endswith((",", ".")) for piece in pieces)
    assert min(map(len, pieces)) > LONGEST / 3
