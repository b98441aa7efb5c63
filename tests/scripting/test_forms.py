"""What is said for what is printed, language by language."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_transcript
from voicereader.model import Clip, Mark, Span
from voicereader.rendering.cues import cue
from voicereader.scripting import Manner, script
from voicereader.scripting.spoken import spoken_form
from voicereader.scripting.vocabulary import Vocabulary, vocabulary

LANGUAGES = ("de", "en", "es", "fr", "ru")


@pytest.mark.parametrize(
    ("printed", "spoken"),
    [
        # money
        ("It cost $1,234.50.", "It cost 1,234 dollars and 50 cents."),
        ("It cost $5.", "It cost 5 dollars."),
        ("It cost $1.00, £0.50 or US$ 3.", "It cost 1 dollar, 50 pence or 3 US dollars."),
        ("We give $1.5 million and €5–10 bn.", "We give 1.5 million dollars and 5 to 10 billion euros."),
        ("A $5-million plan for 20 €.", "A 5 million dollars plan for 20 euros."),
        # measures and ranges
        ("At 40–60 °C and -5 °C.", "At 40 to 60 degrees Celsius and minus 5 degrees Celsius."),
        ("5km at 1 km/h, a 5-km run.", "5 kilometres at 1 kilometre per hour, a 5 kilometre run."),
        ("Pages 12-14, 3-1, 555-1234.", "Pages 12 to 14, 3-1, 555-1234."),
        ("Up to 50%, ±2, ≥3, ≤4, ~5.", "Up to 50 percent, plus or minus 2, at least 3, at most 4, about 5."),
        ("In m we trust.", "In m we trust."),
        # dates and years
        ("On May 5, 2024, we met.", "On May 5th, 20 24, we met."),
        ("On the 3rd of March and 21 Apr. 1991.", "On the 3rd of March and the 21st of April 19 91."),
        ("On Jan. 2 we met.", "On January 2nd we met."),
        ("On 2024-05-12.", "On May 12th, 20 24."),
        ("In 1991, 1905, 2005 and 1900.", "In 19 91, 19 oh 5, 2005 and 1900."),
        ("From 2010–2015 and 1990-95.", "From 20 10 to 20 15 and 19 90 to 95."),
        ("The 1990s, the ’80s, the 2020s.", "The 19 nineties, the eighties, the 20 twenties."),
        ("We saw 1250 soldiers and 1,991 ships.", "We saw 1250 soldiers and 1,991 ships."),
        ("In 1991 elections were held.", "In 19 91 elections were held."),
        # Roman numerals
        ("Henry VIII and Louis XIV.", "Henry the 8th and Louis the 14th."),
        ("Chapter IV, World War II, WWII, Part I.", "Chapter 4, World War 2, World War 2, Part 1."),
        ("In the XX century.", "In the 20th century."),
        ("I saw Malcolm X and Premier LI.", "I saw Malcolm X and Premier LI."),
        # abbreviations and initials
        ("Mr. Smith, Dr. Lee and Sen. Fox.", "Mister Smith, Doctor Lee and Senator Fox."),
        ("No. 5, Art. 7, pp. 3. No. Never.", "number 5, Article 7, pages 3. No. Never."),
        ("From St. Petersburg to Main St. and on.", "From Saint Petersburg to Main Street and on."),
        ("At 10:30 a.m., e.g. today, etc.", "At 10:30 A M, for example today, et cetera."),
        ("J. R. R. Tolkien and George W. Bush.", "J R R Tolkien and George W Bush."),
        ("The U.S. and the U.K.", "The U S and the U K."),
        ("24/7 since 9/11, 1/2 of it.", "24 7 since 9 11, one half of it."),
        # acronyms and capitals
        ("The WHO, NATO and NGOs.", "The W H O, NATO and N G O’s."),
        ("THE PRESIDENT: Thank you.", "The President: Thank you."),
        ("GO TO IT AND ON", "Go To It And On"),
        ("QUESTION", "Question"),
        ("The US GDP.", "The US GDP."),
        # addresses
        ("See https://www.example.org/about-us/?a=1#b.", "See example dot org slash about us."),
        ("See example.com, or not.", "See example dot com, or not."),
        ("Write to ann.lee@example.org!", "Write to ann dot lee at example dot org!"),
        ("It ended.Then we left.", "It ended.Then we left."),
        # signs
        ("He said [applause] (quietly) this.", "He said, applause, quietly, this."),
        ("[Laughter.]", "Laughter."),
        ("The member(s) of (a) and (b).", "The members of a and b."),
        ("This.[12] That CO₂ area¹ is.", "This. That C O 2 area is."),
        ("*Really*, __no__.", "Really, no."),
        ("Q&A, black & white, he/she.", "Q and A, black and white, he she."),
        ("See § 7, §§ 8, #5, #peace, @ann.", "See section 7, sections 8, number 5, hashtag peace, ann."),
        ("Thanks 😀 $ 5.", "Thanks 😀 5 dollars."),
        ("$ & @ # / *", "$ & @ # / *"),
    ],
)
def test_english_is_said_as_a_person_would(printed, spoken):
    """Numbers, dates, abbreviations, addresses and signs are read out."""
    assert spoken_form(printed, "en-GB")[0] == spoken


@pytest.mark.parametrize(
    ("language", "printed", "spoken"),
    [
        ("ru", "В XIX веке, т. е. 40–60 °C.", "В 19 веке, то есть 40 до 60 градусов Цельсия."),
        ("ru", "5 млн руб., 21 ₽, 3 $, 11 км.", "5 миллионов рублей, 21 рубль, 3 доллара, 11 километров."),
        ("ru", "А. С. Пушкин, ул. Ленина, ст. 5.", "А С Пушкин, улица Ленина, статья 5."),
        ("de", "Am 5. Mai 1991 z. B. 1.234,50 €.", "Am 5. Mai 19 hundert 91 zum Beispiel 1.234 Euro 50 Cent."),
        ("de", "5 Mio. € bei 40–60 km/h.", "5 Millionen Euro bei 40 bis 60 Kilometer pro Stunde."),
        ("fr", "M. Dupont au XIXe siècle a 1 234,50 €.", "Monsieur Dupont au 19 siècle a 1 234 euros 50 centimes."),
        ("fr", "0 km, 5 %.", "0 kilomètre, 5 pour cent."),
        ("es", "El Sr. López vive en EE. UU.", "El Señor López vive en Estados Unidos."),
        ("es", "El siglo XIX costó 5 €.", "El siglo 19 costó 5 euros."),
        ("zh", "会议[1]开始。", "会议开始。"),
        ("und", "Hello [applause] $5.", "Hello, applause, $5."),
        ("../en", "Mr. Smith", "Mr. Smith"),
    ],
)
def test_other_languages_have_their_own_words(language, printed, spoken):
    """A language with a table is read with it; any other keeps its print but for brackets."""
    assert spoken_form(printed, language)[0] == spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_whole(language):
    """Each table has the signs that the rules name, and as many forms of each noun."""
    words = vocabulary(language)
    assert set(vocabulary("en").signs) == set(words.signs)
    forms = {len(each) for table in (words.money, words.cents, words.units) for each in table.values()}
    assert forms == {3 if language == "ru" else 2}
    assert Vocabulary("xx") == vocabulary("xx")


@pytest.mark.parametrize(
    "printed",
    ["It cost $1,234.50 at 40–60 °C.", "Mr. Lee met J. R. Fox in the U.S.", "See [the] WHO at x@y.org 🎉 now."],
)
def test_every_printed_word_that_is_said_has_a_mark(printed):
    """Marks on what is spoken come back to the words of the print, each of them once and in order."""
    (utterance,) = script(a_transcript((None, printed), title="*"), Manner())
    spoken, position, marks = utterance.spoken, 0, []
    for word in spoken.split():
        begin = spoken.index(word, position)
        position = begin + len(word)
        marks.append(Mark(Span(begin, position), begin))
    made = cue(utterance, Clip(bytes(2 * len(spoken)), tuple(marks)), 0)
    assert [mark.span.of(printed) for mark in made.words] == [
        word.strip(".,[]") if len(word.strip(".,[]")) > 1 else word
        for word in printed.replace("U.S.", "U.S").replace("J. R.", "J R").split()
    ]


@given(
    st.text(alphabet="aA1.,$€-–/ [](){}@#&%IVX°CkmSt'’\"\n", max_size=120),
    st.sampled_from([*LANGUAGES, "en-US", "und"]),
)
def test_no_print_breaks_the_rules(printed, language):
    """Whatever the signs, the links cover what is spoken, and no blank is doubled or at an end."""
    spoken, links = spoken_form(printed, language)
    assert "".join(link.spoken.of(spoken) for link in links) == spoken
    assert all(0 <= link.printed.begin < link.printed.end <= len(printed) for link in links)
    assert "  " not in spoken
    assert spoken == spoken.strip()


@pytest.mark.parametrize("piece", ["A.", "1,", "AB ", "a.b@", "((((", "1-", "a.", "X", "$1 ", "www.", "* ", " (a"])
def test_the_rules_take_time_in_proportion(piece):
    """Print that is made to be slow costs no more than its length."""
    spoken_form(piece * 10, "en")
    started = time.process_time()
    spoken_form(piece * (20_000 // len(piece)), "en")
    assert time.process_time() - started < 5


def test_what_is_spoken_as_printed_is_one_link():
    """Only what is said otherwise has a link of its own."""
    spoken, links = spoken_form("They met at the old mill, with Dr. Lee.", "en")
    assert [link.spoken.of(spoken) for link in links] == ["They met at the old mill, with ", "Doctor", " Lee."]
