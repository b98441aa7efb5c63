"""A guess at a gender from a name, for owners who ask for it; nothing is guessed otherwise.

It knows patronymics, family names that Russian, Bulgarian or Czech inflects, and some of the commonest given
names in English, Russian, French, German and Spanish. Names that women and men have, in one of these
languages or in two, are left out (Andrea, Jean, Kim, Robin, Саша), so most people stay without a guess.
"""

import re

from voicereader.model import Gender
from voicereader.text import normal


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


FEMALE = _names("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra donna
    emily michelle amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela
    shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria
    heather diane ruth julie olivia joyce virginia victoria lauren christina evelyn judith megan cheryl hannah
    jacqueline martha gloria teresa ann anne sara madison frances kathryn janice abigail alice julia judy sophia grace
    denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla jane
    ursula angelika monika petra sabine renate helga karin brigitte ingrid erika claudia susanne heike birgit
    anja katrin silke anke ulrike annegret annalena franziska katharina johanna elke gisela christa hannelore
    nathalie isabelle sylvie catherine françoise monique valérie sophie chantal céline élisabeth hélène véronique
    florence aurélie émilie juliette ségolène marine agnès geneviève jeanne
    carmen josefa isabel dolores francisca ana pilar mercedes cristina lucía elena antonia rosa manuela concepción
    beatriz juana raquel silvia irene montserrat encarnación rocío sofía ximena yolanda
    olga tatiana tatyana natalia natalya elena yelena irina svetlana ekaterina yekaterina lyudmila ludmila galina
    nadezhda anastasia anastasiya ksenia larisa oksana yulia elvira alina darya daria veronika zinaida tamara
    ольга татьяна наталья наталия елена ирина светлана екатерина людмила галина надежда анастасия ксения лариса
    оксана юлия эльвира алина дарья вероника зинаида тамара анна мария валентина нина марина любовь вера софья полина
""")
MALE = _names("""
    james john robert michael william david richard joseph thomas charles christopher matthew anthony mark donald
    steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas
    eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis
    tyler aaron adam nathan henry peter zachary douglas kyle noah ethan jeremy walter christian keith roger
    austin arthur lawrence dylan bryan joe billy bruce albert willie gabriel roy ralph eugene russell vincent philip
    louis bobby johnny bradley barack
    hans klaus wolfgang jürgen günter dieter manfred uwe stefan bernd ulrich horst helmut gerhard heinz karl heinrich
    friedrich rainer jens jörg markus matthias olaf christoph sebastian florian lars sven torsten
    pierre jacques philippe françois michel alain bernard christophe laurent nicolas thierry olivier pascal julien
    emmanuel antoine guillaume éric frédéric stéphane gérard rené andré marcel lucien didier édouard
    jean-marie jean-claude
    antonio josé manuel francisco juan javier jesús carlos miguel alejandro rafael pedro ángel pablo fernando luis
    sergio jorge alberto álvaro diego adrián raúl enrique ramón vicente andrés joaquín santiago eduardo felipe mariano
    vladimir dmitry dmitri sergey sergei alexey aleksey andrey andrei mikhail nikolai nikolay ivan igor oleg viktor
    yuri yury boris anatoly konstantin vyacheslav vladislav maxim aleksandr evgeny yevgeny roman pavel denis anton
    владимир дмитрий сергей алексей андрей михаил николай иван игорь олег виктор юрий борис анатолий константин
    вячеслав владислав максим александр евгений роман павел денис антон пётр петр василий григорий
""")
_PATRONYMICS: tuple[tuple[re.Pattern[str], Gender], ...] = (
    (re.compile(r"\w{3,}(?:ovna|evna|ichna|овна|евна|инична|ична)"), "female"),
    (re.compile(r"\w{3,}(?:ovich|evich|ович|евич|ьич)"), "male"),
)
# In Latin letters only the endings that no other language has: Ivanova is Russian, Villanueva and Cordova are Spanish.
_FAMILY_NAMES: tuple[tuple[re.Pattern[str], Gender], ...] = (
    (re.compile(r"\w{2,}(?:ова|ева|ёва|ина|ская|цкая)|\w{2,}(?:skaya|tskaya|ová)|\w{2,}[^u]eva|\w{3,}nova"), "female"),
    (re.compile(r"\w{2,}(?:ов|ев|ёв|ин|ский|цкий|ской)|\w{2,}(?:skiy|skij)"), "male"),
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_FULL = 2
"""A Russian name of more words than that has a patronymic, which may stand last: `Иванов Иван Иванович`."""
_NOT_SLAVIC = _names("canova casanova villanova cordova genova bossanova")


def gender_guessed(name: str) -> Gender | None:
    """Return the gender that the name suggests: by patronymic, else by given name, else by family name."""
    words = [word.strip(".,()“”\"'").casefold() for word in normal("NFC", name).split()]
    words = [word for word in words if len(word) > 1]
    if not words:
        return None
    return _by_patronymic(words) or _of_given_name(words[0]) or _by_family_name(words[1:])


def _by_patronymic(words: list[str]) -> Gender | None:
    """Look between given and family name, where Jovovich is no patronymic, and at the end of a Russian full name."""
    last = len(words) if len(words) > _FULL and _CYRILLIC.search(words[-1]) else -1
    found = (_by_ending(word, _PATRONYMICS) for word in words[1:last])
    return next(filter(None, found), None)


def _by_family_name(words: list[str]) -> Gender | None:
    return _by_ending(words[-1], _FAMILY_NAMES) if words and words[-1] not in _NOT_SLAVIC else None


def _of_given_name(word: str) -> Gender | None:
    """Look a given name up; the halves of a double one must agree, unless it is listed whole."""
    if word in FEMALE or word in MALE:
        return "female" if word in FEMALE else "male"
    genders = {_of_given_name(half) for half in word.split("-")} - {None} if "-" in word else set()
    return next(iter(genders)) if len(genders) == 1 else None


def _by_ending(word: str, endings: tuple[tuple[re.Pattern[str], Gender], ...]) -> Gender | None:
    return next((gender for pattern, gender in endings if pattern.fullmatch(word)), None)
