"""The words that offices are made of, in many languages; never a name of a person, place or site."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
from voicereader.model import Gender
from voicereader.reading.roles import words_of

OFFICES = words_of("""
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
CHAIRS = words_of("""
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

# What only ever opens, joins or ends an office's name: no office on its own.
OFFICE_PARTS = words_of("""
    vice deputy acting former prime foreign first senior junior associate executive interim pro tempore temporary
    shadow chief
""")

GENDERED_OFFICES: dict[str, Gender] = {
    **dict.fromkeys(
        words_of(
            "king prince duke baron emperor sultan pope father spokesman congressman councilman anchorman roi rey"
        ),
        "male",
    ),
    **dict.fromkeys(
        words_of("""
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

# Gendered offices that are family names as well: nobody is male for being called King.
FAMILY_NAMES_TOO = words_of("king prince pope duke baron sultan queen roi rey reina")

# What offices are held in: in a label with an office these words are no part of a name.
INSTITUTIONS = words_of("""
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
