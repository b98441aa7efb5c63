"""The words that labels are made of, besides names: forms of address, voices without a name, small words.

General words of many languages, lower case and without full stops; never a name of a person, place or site.
"""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
from voicereader.model import Gender


def folded(text: str) -> str:
    """Return a text without case, as the lists have their words: dotless i, final sigma and quotes made alike."""
    if text.isascii():
        return text.lower()
    return text.replace("ı", "i").casefold().replace("i\u0307", "i").replace("’", "'")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(folded(text).split())


# What is put behind a name in scripts without spaces: no part of it.
HONORIFIC_SIGNS = (
    "さん",
    "くん",
    "ちゃん",
    "さま",
    "君",
    "氏",
    "様",
    "殿",
    "先生",
    "女士",
    "小姐",
    "太太",
    "博士",
    "씨",
    "님",
)

# Languages, as a bracket behind a name has them: they are nobody.
LANGUAGE_SIGNS = (
    "語", "语", "話", "话", "中文", "英文", "法文", "德文", "日文", "俄文", "葡文", "韓文", "韩文", "西班牙文",
    "葡萄牙文",
)  # fmt: skip

HONORIFICS: dict[str, Gender | None] = {
    **dict.fromkeys(
        words_of("""
            mr mister sir lord herr herrn señor don monsieur m mm signor signore sig senhor sr gospod gospodin pan pán
            г-н господин гражданин пан domnul dl heer bay κύριος السيد السّيد الاستاذ الأستاذ آقای آقا מר אדון श्री
            श्रीमान
            นาย encik tuan bapak hr
        """),
        "male",
    ),
    **dict.fromkeys(
        words_of("""
            mrs ms miss madam madame lady dame frau señora señorita doña mme mlle mmes signora sig.ra senhora sra srª
            sr.ª srta pani paní gospa gospođa г-жа госпожа гражданка пані doamna dna bayan hanım κυρία السيدة الآنسة
            خانم גברת גב' श्रीमती सुश्री นาง นางสาว puan ibu mevrouw mevr fru rouva ông bà chị anh
        """),
        "female",
    ),
    **dict.fromkeys(
        words_of("""
            mx dr prof professor doctor rev reverend fr hon honourable honorable rt right gen col capt lt
            sgt sen rep gov cllr maj brig adm amb ing mag dipl-ing drs ir dott dott.ssa avv on dep abg pres
            الدكتور الدكتورة دكتر ד"ר פרופ' डॉ ดร sayın lic lcdo lcda h.e excellency
        """),
        None,
    ),
}  # fmt: skip

# Those of them that are family names as well, where one name follows and no office.
ADDRESSES_AND_NAMES = words_of("pan anh ing")

# Forms of address that say no gender where an office follows: Lord Chancellor, Sr. Director.
PARTS_OF_TITLES = words_of("lord sr")

# Labels of somebody whom the document does not name: each a person of their own.
ANONYMOUS = words_of("""
    question remark reply response answer comment retort q voice unidentified unknown inaudible reporter journalist
    correspondent participant caller guest member delegate interjection attendee man woman
    frage zwischenruf antwort zuruf ruf rufe zwischenfrage publikum intervention réponse
    intervenant intervenante interruption
    pregunta respuesta comentario domanda risposta pergunta resposta interviniente vraag antwoord interruptie fråga svar
    spørgsmål spørsmål kysymys vastaus
    вопрос реплика ответ комментарий голос питання відповідь репліка въпрос отговор pytanie odpowiedź głos otázka
    odpověď
    hlas vprašanje odgovor pitanje kérdés válasz întrebare răspuns soru cevap ερώτηση απάντηση
    سؤال جواب السؤال الجواب صوت س: پرسش پاسخ שאלה תשובה קריאה प्रश्न उत्तर सवाल जवाब คำถาม คำตอบ
    問 答 问 質問 回答 質問者 問題 提問 提问 记者 記者 聴衆 傍聴者 發問 기자 질문 답변 문 답 tanya jawab soalan jawapan
    pertanyaan
""")

# Those of them that a question or an answer is called.
QUESTIONS = words_of("""
    question remark reply response answer comment q frage antwort zwischenfrage intervention réponse pregunta respuesta
    comentario domanda risposta pergunta resposta vraag antwoord fråga svar spørgsmål spørsmål kysymys vastaus вопрос
    реплика ответ питання відповідь въпрос отговор pytanie odpowiedź otázka odpověď vprašanje odgovor pitanje kérdés
    válasz întrebare răspuns soru cevap ερώτηση απάντηση سؤال جواب السؤال الجواب پرسش پاسخ שאלה תשובה प्रश्न उत्तर सवाल
    जवाब
    คำถาม คำตอบ 問 答 问 質問 回答 提問 提问 질문 답변 문 답 soalan jawapan pertanyaan jawab
""")

ANSWERS = words_of("""
    answer reply response a antwort réponse respuesta risposta resposta antwoord svar vastaus ответ відповідь отговор
    odpowiedź odpověď odgovor válasz răspuns cevap απάντηση جواب الجواب پاسخ תשובה उत्तर जवाब คำตอบ 答 回答 답변 답
    jawapan
    jawab
""")

COLLECTIVES = words_of("""
    all audience chorus crowd everyone members both together voices students panel senators deputies
    delegates jurors spectators children
    alle zurufe rufe abgeordnete voix députés tous toutes todos todas varios tutti allen voci vozes voces
    все голоса возгласы из усі всі głosy hlasy glasovi glasi sesler الجميع أصوات קריאות קוראים כולם 全員 眾 众 合唱
    一同 多位議員 모두 일동
""")

# Two or more words that stand for a crowd, or somebody in it.
CROWDS = words_of("из залы зала с места")

# Where those sit whom nobody names: behind a word for a voice it is somebody there.
FLOORS = CROWDS | words_of("""
    floor audience public gallery sali saal publikum salle assistance sala tribune público pubblico публики галерки
    zaal sálu dvorane galerije z ze iz aus dem із зали залу
""")

# Voices that a group may own: `Voices of the opposition`, `Vozes do PRM`.
VOICES = words_of("voices voix voces vozes voci zurufe rufe stemmen głosy hlasy glasovi glasi голоса возгласы")

# `Some hon. members`: begins a label that is for nobody in particular.
INDEFINITE = words_of("""
    some several various an another one unidentified unknown unnamed anonymous
    des plusieurs un une einige mehrere ein eine varios algunos alguns vários alcuni uno una
    weitere male female
""")

# A label made only of these stands for the same side each time: in questions and answers `Q` is one voice.
LETTERS = {
    "q": "Question", "a": "Answer", "س": "سؤال", "ج": "جواب", "問": "問", "问": "问", "答": "答", "문": "문",
    "답": "답", "ש": "שאלה", "ת": "תשובה",
}  # fmt: skip

# What may stand before the number of somebody unnamed.
COUNTED = words_of(
    "voice man woman male female sprecher person persona personne osoba человек patient user kid child boy girl"
)

# Lone letters that stand for two sides, and in each language that has them who asks and who answers.
LETTER_PAIRS = {
    frozenset("pr"): {"es": {"p": "Pregunta", "r": "Respuesta"}, "pt": {"p": "Pergunta", "r": "Resposta"}},
    frozenset("fa"): {"de": {"f": "Frage", "a": "Antwort"}},
    frozenset("dr"): {"fr": {"d": "Demande", "r": "Réponse"}, "it": {"d": "Domanda", "r": "Risposta"}},
    frozenset("qr"): {"fr": {"q": "Question", "r": "Réponse"}},
    frozenset("ir"): {"en": {"i": "Interviewer", "r": "Respondent"}},
    frozenset("va"): {"nl": {"v": "Vraag", "a": "Antwoord"}},
    frozenset("sc"): {"tr": {"s": "Soru", "c": "Cevap"}},
    frozenset("во"): {"ru": {"в": "Вопрос", "о": "Ответ"}},
    frozenset("пв"): {"uk": {"п": "Питання", "в": "Відповідь"}},
}

COUNTS = words_of("one two three four five six seven eight nine ten")

ARTICLES = words_of("the a an le la les l' el los las o os as il lo i gli der die das de het den det en et ein eine")

PREPOSITIONS = words_of("""
    of for at in on from to with and under by de del des du da do dos das di dei della para por und für von des der
    in im am zu et à au aux pour en y e i in za na w ds van voor och för med og til per un una ja ve ile
""")

PARTICLES = words_of("""
    al al- el ad ar as ash at ben bin bint ibn abu abd da das de degli dei del dela della den der di do dos du e
    la las le los lo mac mc st ter ten van vande vander von zu zum zur y i af av auf o'
""")

SUFFIXES = words_of("""
    jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi qc kc sc mp mep mla mpp md msp phd esq obe cbe mbe dbe
    kbe jp gbs ret filho neto júnior
""")

# Words of sentences: a label with mixed case that holds one of them is a clause, not a person.
CLAUSE_WORDS = words_of("""
    we you he she it they me us him them my our your his her its their this that these those there here what which who
    why how when where if because but so just is are was were be been being am has have had do does did will would shall
    should can could may must might cannot can't don't won't let let's say says said ask asks asked tell tells told
    know think want like mean
    means see look read reads not no yes only also very then than into about back now again here's there's
    what's that's it's i'm i'd i'll
    ich wir sie er es mein meine unser ist sind war hat haben wird kann nicht auch dass wenn wie warum
    daher deshalb denn oder aber
    je nous vous ils elle mon ma notre est sont était avons avez ont sera peut pas aussi que qui quand comment donc mais
    c'est voici
    yo nosotros usted ustedes ella ellos mi nuestra nuestro es son era está están hay que cuando como pero porque
    eu nós você vocês ele eles meu minha é são foi não mas porque
    io noi voi lui loro mio mia sono è non ma perché che
    ik wij jij hij zij mijn ons niet maar dat dit
    jag vi han min vår är inte men att
    ona oni mój moja jest są nie że ale czy
    я мы вы он она они мой моя наш это есть был была было что как когда если
    але що який
    ben biz siz bu şu ve değil ama çünkü
    أنا نحن هو هي هم هذا هذه ذلك كان كانت لكن أن إن إلى
    אני אנחנו הוא היא זה זאת אבל לא
    यह वह हम आप मैं है हैं था नहीं लेकिन
""")

# Those of them that are given names or particles as well, where they come first.
NAMES_TOO = words_of("will may si an ben on min ni ella mia ma vi io my elle mon eu era ona han noi lei lui il bu den")

# Signs that stand in clauses and not in labels, in scripts that have neither capitals nor spaces.
CLAUSE_SIGNS = frozenset("的是了我你您他她們们嗎吗呢吧這这那就說说请請也但在有不を")

CLAUSE_KANA = frozenset("はがをにでとものへやかなすまいうくけてたりるれ")

# Forms of speaking to somebody: `Herr Kollege Stein, …` opens a sentence.
VOCATIVES = words_of("""
    kollege kollegin kolleginnen kollegen lieber liebe liebes sehr meine verehrte verehrter hochverehrte
    cher chère chers chères mesdames messieurs estimado estimada estimados estimadas querido querida señorías señores
    caro cara cari gentile onorevoli colleghi prezados prezado senhores senhoras geachte beste ärade bästa
    уважаемый уважаемая уважаемые дорогой дорогая дорогие шановний шановна шановні szanowny szanowna szanowni
    vážený vážená vážení spoštovani spoštovana poštovani poštovana tisztelt stimate stimați
""")

# Not people: sounds, breaks and running matter that stand where a label could.
STAGE_WORDS = words_of("""
    break outro intro jingle music subtitles subtitle applause laughter advertisement ad ads sound sfx silence pause
    recess adjourned crosstalk inaudible musik applaus beifall heiterkeit musique applaudissements rires aplausos risas
    applausi аплодисменты смех музыка
""")
