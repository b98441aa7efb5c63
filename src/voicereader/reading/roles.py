"""The words that labels are made of, besides names: offices, forms of address, voices without a name.

General words of many languages, lower case and without full stops; never a name of a person, place or site.
"""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
from voicereader.model import Gender


def folded(text: str) -> str:
    """Return a text without case, as the lists have their words: dotless i, final sigma and quotes made alike."""
    if text.isascii():
        return text.lower()
    return text.replace("ı", "i").casefold().replace("i\u0307", "i").replace("’", "'")


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(text).split())


OFFICES = _words("""
    academician activist actor actress adviser advisor aide administrator admiral agent ambassador analyst anchor
    anchorman anchorwoman architect archbishop archpriest artist assistant astronaut athlete attache attorney author
    baron baroness bishop brigadier broadcaster captain cardinal caller chair chairman chairperson chairwoman
    chancellor chief cleric clerk coach colonel columnist commander commentator commissioner conductor congressman
    congresswoman constable consul convener convenor coordinator co-chair co-chairman co-chairperson co-host
    comptroller coroner correspondent
    councillor councilman councilmember councilor councilwoman counsel counsellor counselor court curator dean defendant
    delegate deputy designer detective diplomat director doctor duchess duke economist editor editor-in-chief elder
    emperor empress engineer entrepreneur envoy examiner executive expert facilitator farmer father founder co-founder
    fellow foreman foreperson
    general governor governor-general head headmaster headteacher historian host hostess imam inspector instructor
    interviewer interviewee interpreter investigator journalist judge juror justice king lady laureate lawyer leader
    lecturer lieutenant lord magistrate major manager marshal master mayor mediator member midwife minister
    minister-president moderator monsignor
    mother mufti narrator nurse officer official ombudsman ombudsperson operator organiser organizer panelist
    panellist parliamentarian pastor patriarch patient physician pilot plaintiff poet pope premier presenter president
    president-elect priest prince princess principal producer professor prosecutor provost queen rabbi ranger
    rapporteur rector registrar reporter representative researcher resident respondent reverend scholar scientist
    secretary secretary-general senator senior sergeant sergeant-at-arms sheikh sheriff singer sister solicitor speaker
    spokesman spokesperson spokeswoman stenographer student sultan superintendent supervisor surgeon teacher technician
    trainer translator
    treasurer trustee undersecretary under-secretary under-secretary-general vice-chair vice-chairman
    vice-president vice-rector vice-chancellor vicepresident vicechair volunteer warden whip witness writer

    abg abgeordneter abgeordnete alterspräsident alterspräsidentin anwalt anwältin berichterstatter berichterstatterin
    botschafter botschafterin bundesrat bundesrätin direktor direktorin jugendminister journalistin kanzler kanzlerin
    landesrat landesrätin leiter leiterin moderatorin nationalrat nationalrätin obmann obfrau professorin regierungsrat
    regierungsrätin reporterin richter richterin schriftführer schriftführerin senatorin sprecher sprecherin
    stadtrat stadträtin staatsrat ständerat ständerätin stenograf volksanwalt vorsitz vorsitzender vorsitzende
    vorsitzenden wehrbeauftragter wehrbeauftragte beauftragte beauftragter zeuge zeugin sachverständiger sachverständige

    président présidente vice-président vice-présidente ministre député députée sénateur sénatrice directeur
    directrice professeur professeure greffier greffière maire rapporteur rapporteure rapporteuse secrétaire animateur
    animatrice bourgmestre échevin échevine
    journaliste modérateur modératrice chef cheffe conseiller conseillère ambassadeur ambassadrice roi reine témoin
    questeur bâtonnier orateur oratrice préfet préfète commissaire

    presidente presidenta vicepresidente vicepresidenta vice-presidente ministro ministra diputado diputada deputado
    deputada senador senadora secretario secretaria secretário secretária director directora diretor diretora moderador
    moderadora prosecretario prosecretaria procurador procuradora relator relatora vereador vereadora prefeito prefeita
    periodista portavoz profesor profesora alcalde alcaldesa conselleiro conselleira consejero consejera conseller
    consellera rey reina vocal letrado letrada juez jueza fiscal testigo diputat diputada president presidenta
    governador governadora primeiro-ministro primeira-ministra entrevistador entrevistadora
    presidentessa vicepresidente deputato deputata onorevole senatore senatrice direttore direttrice professore
    professoressa sindaco sindaca consigliere consigliera assessore assessora
    moderatore moderatrice giornalista segretario segretaria sottosegretario sottosegretaria relatore relatrice

    voorzitter voorzitster staatssecretaris kamerlid burgemeester griffier wethouder raadslid
    ordförande talman talmannen statsråd statsrådet ledamot statsminister ordfører president presidenten formand
    formanden
    formanden statsministeren ministeren puheenjohtaja puhemies varapuhemies ensimmäinen ministeri pääministeri
    forseti ráðherra

    predsednik predsednica predsedujoči predsedujoča podpredsednik podpredsednica poslanec poslanka ministrica državni
    predsjednik predsjednica potpredsjednik potpredsjednica zastupnik zastupnica predsedavajući predsedavajuća
    predsjedavajući predsjedavajuća narodni premijer premijerka
    prezydent marszałek marszałkini wicemarszałek wicemarszałkini poseł posłanka senator senatorka przewodniczący
    przewodnicząca sekretarz sprawozdawca prezes redaktor prowadzący prowadząca dziennikarz dziennikarka wicepremier
    předseda předsedkyně předsedající poslankyně místopředseda místopředsedkyně senátor senátorka ministr ministryně
    zpravodaj zpravodajka predseda predsedníčka podpredseda podpredsedníčka poslankyňa predsedajúci
    elnök alelnök képviselő miniszter miniszterelnök államtitkár jegyző
    preşedintele președintele preşedinte președinte deputatul senatorul ministrul domnul doamna
    juhataja esimees istungi pirmininkas pirmininkė priekšsēdētājs sēdes vadītājs

    президент председатель председательствующий председательствующая премьер-министр министр секретарь депутат
    сенатор директор глава губернатор ректор профессор корреспондент журналист ведущий ведущая редактор академик
    спикер посол заместитель руководитель судья прокурор адвокат свидетель подсудимый подсудимая защитник истец ответчик
    переводчик модератор докладчик докладчица мэр представитель уполномоченный уполномоченная пресс-секретарь
    головуючий головуюча голова заступник міністр прем’єр-міністр прем'єр-міністр депутатка ведучий ведуча кореспондент
    журналістка старшиня председател председателят председателка председателстващ министърът докладчикът
    председавајући председник председница посланик министарка народни

    başkan başkanı başkanvekili bakan bakanı milletvekili sözcüsü sözcü sunucu muhabir cumhurbaşkanı sekreter
    πρόεδρος προεδρεύων προεδρεύουσα υπουργός υφυπουργός βουλευτής εισηγητής εισηγήτρια πρωθυπουργός
    πρόεδροσ προεδρευων προεδροσ προεδρος προεδρευουσα

    الرئيس رئيس رئيسة الرئيسة الوزير وزير وزيرة الوزيرة النائب النائبة نائب السفير سفير المذيع المذيعة المقدم المقدمة
    مقدم مقدمة المحاور المحاورة الضيف مراسل المراسل المتحدث الأمين الدكتور الدكتورة الشيخ الملك الأمير
    رییس وزیر نماینده مجری خبرنگار سخنگو مجری‌ رئیس‌جمهور دبیر منشی
    יו"ר היו"ר יושב-ראש היושב-ראש שר שרת השר השרה ח"כ מזכיר מזכירת סגן סגנית הנשיא השופט השופטת נשיא
    अध्यक्ष सभापति उपसभापति उपाध्यक्ष मंत्री प्रधानमंत्री महोदय महोदया सदस्य मुख्यमंत्री राज्यपाल पत्रकार एंकर न्यायाधीश
    ประธาน รองประธาน รัฐมนตรี นายกรัฐมนตรี พิธีกร ผู้สื่อข่าว
    ketua pengerusi yang menteri timbalan tuan puan pemberita
""")

# Offices of whoever presides.
CHAIRS = _words("""
    chair chairman chairwoman chairperson president presiding président présidente presidente presidenta präsident
    präsidentin vorsitzender vorsitzende voorzitter voorzitster marszałek předseda předsedkyně predsednik predsednica
    председатель председательствующий председательствующая головуючий головуюча başkan πρόεδρος προεδρεύων elnök
    puhemies ordförande formand talman الرئيس רئيس יו"ר היו"ר अध्यक्ष सभापति 主席 議長 委員長 의장 위원장
""")

# How compounds end that name an office: Bundesinnenminister, utbildningsminister, Ministerpräsidentin.
OFFICE_ENDINGS = (
    "minister", "ministerin", "ministern", "ministeren", "ministeri", "miniszter", "minister-president",
    "präsident", "präsidentin", "presidenten", "sekretär", "sekretärin", "sekretär", "kanzler", "kanzlerin",
    "vorsitzende", "vorsitzender", "bürgermeister", "bürgermeisterin", "beauftragte", "beauftragter", "direktorin",
    "secretaris", "ordförande", "puhemies", "talman", "elnök", "elnöke", "titkár", "başkanı", "başkanvekili", "bakanı",
    "berichterstatter", "berichterstatterin",
)  # fmt: skip

# The same in scripts without spaces, the longest first.
OFFICE_SIGNS = (
    "委員長", "委员长", "副議長", "副主席", "議長", "议长", "議員", "议员", "委員", "委员", "大臣", "総理", "總理",
    "总理", "主席", "部長", "部长", "局長", "局长", "課長", "科长", "處長", "处长", "署長", "署长", "司長", "司长",
    "廳長", "厅长", "市長", "市长", "町長", "村長", "區長", "区长", "区長", "縣長", "县长", "知事", "会長", "會長",
    "会长", "社長", "校長", "校长", "院長", "院长", "館長", "馆长", "所長", "所长", "室長", "次長", "参事", "教育長",
    "事務局長", "政務官", "政务官", "副大臣", "参考人", "公述人", "証人", "證人", "证人", "委员会", "長官", "长官",
    "行政長官", "代表", "發言人", "发言人", "主持人", "司儀", "司会", "司会者", "進行", "記者", "记者", "教授",
    "主任", "書記", "书记", "大使", "法官", "律師", "律师", "院士", "专家", "學者", "学者", "秘書", "秘书", "監事",
    "理事", "監査委員", "顧問", "番", "嘉賓", "嘉宾", "總統", "总统", "首相", "天皇", "國王", "国王", "先生", "女士",
    "小姐", "博士", "의장", "부의장", "위원장", "위원", "의원", "장관", "차관", "총리", "대통령", "국장", "과장",
    "시장", "군수", "구청장", "도지사", "교육감", "참고인", "증인", "진술인", "대변인", "사회자", "진행자", "기자",
    "교수", "소장", "원장", "실장", "본부장", "단장", "담당관", "전문위원", "의사담당", "사무국장", "사무처장",
    "부장", "팀장", "이사장", "회장",
)  # fmt: skip

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

# What only ever opens, joins or ends an office's name: no office on its own.
OFFICE_PARTS = _words("""
    vice deputy acting former prime foreign first senior junior associate executive interim pro tempore temporary
    shadow chief
""")

HONORIFICS: dict[str, Gender | None] = {
    **dict.fromkeys(
        _words("""
            mr mister sir lord herr herrn señor don monsieur m mm signor signore sig senhor sr gospod gospodin pan pán
            г-н господин гражданин пан domnul dl heer bay κύριος السيد السّيد الاستاذ الأستاذ آقای آقا מר אדון श्री
            श्रीमान
            นาย encik tuan bapak hr
        """),
        "male",
    ),
    **dict.fromkeys(
        _words("""
            mrs ms miss madam madame lady dame frau señora señorita doña mme mlle mmes signora sig.ra senhora sra srª
            sr.ª srta pani paní gospa gospođa г-жа госпожа гражданка пані doamna dna bayan hanım κυρία السيدة الآنسة
            خانم גברת גב' श्रीमती सुश्री นาง นางสาว puan ibu mevrouw mevr fru rouva ông bà chị anh
        """),
        "female",
    ),
    **dict.fromkeys(
        _words("""
            mx dr prof professor doctor rev reverend fr hon honourable honorable rt right gen col capt lt
            sgt sen rep gov cllr maj brig adm amb ing mag dipl-ing drs ir dott dott.ssa avv on dep abg pres
            الدكتور الدكتورة دكتر ד"ר פרופ' डॉ ดร sayın lic lcdo lcda h.e excellency
        """),
        None,
    ),
}  # fmt: skip

# Those of them that are family names as well, where one name follows and no office.
ADDRESSES_AND_NAMES = _words("pan anh ing")

GENDERED_OFFICES: dict[str, Gender] = {
    **dict.fromkeys(
        _words("king prince duke baron emperor sultan pope father spokesman congressman councilman anchorman roi rey"),
        "male",
    ),
    **dict.fromkeys(
        _words("""
            queen princess duchess baroness empress chairwoman spokeswoman congresswoman councilwoman anchorwoman
            actress hostess sister mother präsidentin vizepräsidentin alterspräsidentin bundeskanzlerin kanzlerin
            ministerin sprecherin landesrätin nationalrätin ständerätin regierungsrätin bundesrätin stadträtin obfrau
            senatorin schriftführerin botschafterin staatssekretärin staatsministerin ministerpräsidentin anwältin
            bundestagspräsidentin zeugin
            présidente directrice sénatrice députée reine reina presidenta ministra diputada deputada senadora directora
            diretora predsednica predsjednica podpredsednica potpredsjednica zastupnica poslanka ministrica
            bundesministerin direktorin professorin moderatorin bürgermeisterin berichterstatterin reporterin
            journalistin leiterin richterin vice-présidente conseillère ambassadrice animatrice modératrice cheffe
            professeure rapporteure rapporteuse oratrice échevine vicepresidenta alcaldesa moderadora profesora
            consejera
            conselleira consellera secretária vereadora prefeita relatora entrevistadora primeira-ministra procuradora
            presidentessa senatrice direttrice professoressa moderatrice relatrice sindaca consigliera deputata
            předsedkyně místopředsedkyně poslankyně senátorka ministryně zpravodajka predsedníčka poslankyňa
            posłanka przewodnicząca prowadząca marszałkini wicemarszałkini dziennikarka voorzitster pirmininkė
            председательствующая ведущая подсудимая депутатка журналістка ведуча головуюча προεδρεύουσα εισηγήτρια
            الرئيسة رئيسة الوزيرة وزيرة النائبة المذيعة المقدمة الدكتورة שרת השרה מזכירת सभापतिनी महोदया
        """),
        "female",
    ),
}

# Forms of address that say no gender where an office follows: Lord Chancellor, Sr. Director.
PARTS_OF_TITLES = _words("lord sr")

# Gendered offices that are family names as well: nobody is male for being called King.
FAMILY_NAMES_TOO = _words("king prince pope duke baron sultan queen roi rey reina")

# Labels of somebody whom the document does not name: each a person of their own.
ANONYMOUS = _words("""
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
QUESTIONS = _words("""
    question remark reply response answer comment q frage antwort zwischenfrage intervention réponse pregunta respuesta
    comentario domanda risposta pergunta resposta vraag antwoord fråga svar spørgsmål spørsmål kysymys vastaus вопрос
    реплика ответ питання відповідь въпрос отговор pytanie odpowiedź otázka odpověď vprašanje odgovor pitanje kérdés
    válasz întrebare răspuns soru cevap ερώτηση απάντηση سؤال جواب السؤال الجواب پرسش پاسخ שאלה תשובה प्रश्न उत्तर सवाल
    जवाब
    คำถาม คำตอบ 問 答 问 質問 回答 提問 提问 질문 답변 문 답 soalan jawapan pertanyaan jawab
""")
ANSWERS = _words("""
    answer reply response a antwort réponse respuesta risposta resposta antwoord svar vastaus ответ відповідь отговор
    odpowiedź odpověď odgovor válasz răspuns cevap απάντηση جواب الجواب پاسخ תשובה उत्तर जवाब คำตอบ 答 回答 답변 답
    jawapan
    jawab
""")

COLLECTIVES = _words("""
    all audience chorus crowd everyone members both together voices students panel senators deputies
    delegates jurors spectators children
    alle zurufe rufe abgeordnete voix députés tous toutes todos todas varios tutti allen voci vozes voces
    все голоса возгласы из усі всі głosy hlasy glasovi glasi sesler الجميع أصوات קריאות קוראים כולם 全員 眾 众 合唱
    一同 多位議員 모두 일동
""")

# Two or more words that stand for a crowd, or somebody in it.
CROWDS = _words("из залы зала с места")

# Where those sit whom nobody names: behind a word for a voice it is somebody there.
FLOORS = CROWDS | _words("""
    floor audience public gallery sali saal publikum salle assistance sala tribune público pubblico публики галерки
    zaal sálu dvorane galerije z ze iz aus dem із зали залу
""")

# Voices that a group may own: `Voices of the opposition`, `Vozes do PRM`.
VOICES = _words("voices voix voces vozes voci zurufe rufe stemmen głosy hlasy glasovi glasi голоса возгласы")

# `Some hon. members`: begins a label that is for nobody in particular.
INDEFINITE = _words("""
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
COUNTED = _words(
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

COUNTS = _words("one two three four five six seven eight nine ten")

# What offices are held in: in a label with an office these words are no part of a name.
INSTITUTIONS = _words("""
    academy administration affairs agency army assembly association authority bank board branch bureau business cabinet
    centre center chamber church city college commerce commission committee commonwealth company conference congress
    corporation council county court culture defence defense department development district duma economy education
    embassy energy environment executive faculty federation finance forces foundation fund government group health
    healthcare
    hospital house housing industry institute interior international justice kingdom labour labor laboratory law league
    magazine media ministry mission museum national nations navy network news newspaper office organisation organization
    parliament party police policy programme program project province region relations republic research school science
    sciences security senate service services society sport staff state states studies technology television territory
    theatre trade transport treasury union university welfare works youth
""")

ARTICLES = _words("the a an le la les l' el los las o os as il lo i gli der die das de het den det en et ein eine")
PREPOSITIONS = _words("""
    of for at in on from to with and under by de del des du da do dos das di dei della para por und für von des der
    in im am zu et à au aux pour en y e i in za na w ds van voor och för med og til per un una ja ve ile
""")
PARTICLES = _words("""
    al al- el ad ar as ash at ben bin bint ibn abu abd da das de degli dei del dela della den der di do dos du e
    la las le los lo mac mc st ter ten van vande vander von zu zum zur y i af av auf o'
""")
SUFFIXES = _words("""
    jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi qc kc sc mp mep mla mpp md msp phd esq obe cbe mbe dbe
    kbe jp gbs ret filho neto júnior
""")

# Words of sentences: a label with mixed case that holds one of them is a clause, not a person.
CLAUSE_WORDS = _words("""
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
NAMES_TOO = _words("will may si an ben on min ni ella mia ma vi io my elle mon eu era ona han noi lei lui il bu den")

# Signs that stand in clauses and not in labels, in scripts that have neither capitals nor spaces.
CLAUSE_SIGNS = frozenset("的是了我你您他她們们嗎吗呢吧這这那就說说请請也但在有不を")
CLAUSE_KANA = frozenset("はがをにでとものへやかなすまいうくけてたりるれ")

# Forms of speaking to somebody: `Herr Kollege Stein, …` opens a sentence.
VOCATIVES = _words("""
    kollege kollegin kolleginnen kollegen lieber liebe liebes sehr meine verehrte verehrter hochverehrte
    cher chère chers chères mesdames messieurs estimado estimada estimados estimadas querido querida señorías señores
    caro cara cari gentile onorevoli colleghi prezados prezado senhores senhoras geachte beste ärade bästa
    уважаемый уважаемая уважаемые дорогой дорогая дорогие шановний шановна шановні szanowny szanowna szanowni
    vážený vážená vážení spoštovani spoštovana poštovani poštovana tisztelt stimate stimați
""")

# Not people: sounds, breaks and running matter that stand where a label could.
STAGE_WORDS = _words("""
    break outro intro jingle music subtitles subtitle applause laughter advertisement ad ads sound sfx silence pause
    recess adjourned crosstalk inaudible musik applaus beifall heiterkeit musique applaudissements rires aplausos risas
    applausi аплодисменты смех музыка
""")
