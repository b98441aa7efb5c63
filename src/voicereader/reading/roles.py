"""The words that labels are made of, besides names: offices, forms of address, anonymous voices.

General words of many languages, lower case and without full stops; never a name of a person, place or site.
"""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
from voicereader.model import Gender


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OFFICES = _words("""
    academician activist actor actress adviser advisor aide administrator admiral agent ambassador analyst anchor
    anchorman anchorwoman architect archbishop archpriest artist assistant astronaut athlete attache attorney author
    baron baroness bishop brigadier broadcaster captain cardinal caller chair chairman chairperson chairwoman
    chancellor chief cleric clerk coach colonel columnist commander commentator commissioner conductor congressman
    congresswoman constable consul convener coordinator co-chair co-chairman co-chairperson co-host correspondent
    councillor councilman councilwoman counsel counsellor counselor curator dean defendant delegate deputy designer
    detective diplomat director doctor duchess duke economist editor editor-in-chief elder emperor empress engineer
    entrepreneur envoy examiner executive expert facilitator farmer father founder co-founder fellow foreman
    general governor governor-general head headmaster headteacher historian host hostess imam inspector instructor
    interviewer interviewee interpreter investigator journalist judge justice king lady laureate lawyer leader lecturer
    lieutenant lord magistrate major manager marshal master mayor mediator member midwife minister moderator monsignor
    mother mufti narrator nurse officer official ombudsman ombudsperson operator organiser organizer panelist
    panellist parliamentarian pastor patriarch patient physician pilot poet pope premier presenter president
    president-elect priest prince princess principal producer professor prosecutor provost queen rabbi
    rapporteur rector registrar reporter representative researcher resident reverend scholar scientist secretary
    secretary-general senator senior sergeant sergeant-at-arms sheikh sheriff singer sister solicitor speaker
    spokesman spokesperson spokeswoman student sultan superintendent supervisor surgeon teacher technician trainer
    treasurer trustee undersecretary under-secretary under-secretary-general vice-chair vice-chairman
    vice-president vice-rector vice-chancellor vicepresident volunteer warden witness writer
    präsident präsidentin vizepräsident vizepräsidentin bundespräsident bundeskanzler bundeskanzlerin bundesminister
    bundesministerin kanzler kanzlerin minister ministerin staatssekretär staatssekretärin staatsminister vorsitzender
    vorsitzende abgeordneter abgeordnete moderatorin direktor direktorin professorin sprecher sprecherin bürgermeister
    bürgermeisterin berichterstatter berichterstatterin reporterin journalistin leiter leiterin richter richterin
    président présidente vice-président vice-présidente ministre député députée sénateur sénatrice directeur
    directrice professeur professeure greffier greffière maire rapporteur rapporteure secrétaire animateur animatrice
    journaliste modérateur modératrice chef cheffe conseiller conseillère ambassadeur ambassadrice roi reine
    presidente presidenta vicepresidente vicepresidenta ministro ministra diputado diputada deputado deputada senador
    senadora secretario secretaria secretário secretária director directora diretor diretora moderador moderadora
    periodista portavoz profesor profesora alcalde alcaldesa conselleiro conselleira consejero consejera rey reina
    presidentessa deputato deputata senatore senatrice direttore direttrice professore professoressa sindaco
    moderatore moderatrice giornalista segretario segretaria
    voorzitter minister-president staatssecretaris kamerlid burgemeester ordförande statsminister ledamot
    predsednik predsednica predsedujoči predsedujoča poslanec poslanka minister ministrica državni prezydent marszałek
    marszałkini wicemarszałek poseł posłanka senator przewodniczący przewodnicząca prezes redaktor prowadzący
    předseda předsedkyně poslankyně místopředseda místopředsedkyně
    президент председатель председательствующий председательствующая премьер-министр министр секретарь депутат
    директор глава губернатор ректор профессор корреспондент журналист ведущий ведущая редактор академик сенатор
    спикер посол заместитель руководитель
""")

# What only ever opens, joins or ends an office's name: no office on its own.
OFFICE_PARTS = _words(
    "vice deputy acting former prime foreign first senior junior associate executive interim pro tempore"
)

HONORIFICS: dict[str, Gender | None] = {
    **dict.fromkeys(
        _words("mr mister sir lord herr señor don monsieur m signor signore sig senhor sr gospod г-н господин"), "male"
    ),
    **dict.fromkeys(
        _words(
            """
                mrs ms miss madam madame lady dame frau señora señorita doña mme mlle signora sig.ra senhora sra srta
                pani gospa г-жа госпожа
            """
        ),
        "female",
    ),
    **dict.fromkeys(
        _words(
            """
                mx dr prof professor doctor rev reverend fr hon honourable honorable rt right gen col capt lt
                sgt sen rep gov pan
            """
        ),
        None,
    ),
}

GENDERED_OFFICES: dict[str, Gender] = {
    **dict.fromkeys(
        _words("king prince duke baron emperor sultan pope father spokesman congressman councilman anchorman roi rey"),
        "male",
    ),
    **dict.fromkeys(
        _words("""
            queen princess duchess baroness empress chairwoman spokeswoman congresswoman councilwoman anchorwoman
            actress hostess sister mother präsidentin vizepräsidentin bundeskanzlerin kanzlerin ministerin sprecherin
            présidente directrice sénatrice députée reine reina presidenta ministra diputada deputada senadora directora
            diretora predsednica poslanka ministrica
            bundesministerin direktorin professorin moderatorin bürgermeisterin berichterstatterin reporterin
            journalistin leiterin richterin vice-présidente conseillère ambassadrice animatrice modératrice cheffe
            professeure rapporteure vicepresidenta alcaldesa moderadora profesora consejera conselleira secretária
            presidentessa senatrice direttrice professoressa moderatrice předsedkyně místopředsedkyně poslankyně
            posłanka przewodnicząca председательствующая ведущая
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
    correspondent speaker participant caller guest member delegate frage zwischenruf antwort zuruf intervention réponse
    pregunta respuesta comentario domanda risposta pergunta resposta vraag antwoord fråga svar вопрос реплика
    ответ pytanie odpowiedź głos otázka vprašanje odgovor
""")
COLLECTIVES = _words("all audience chorus crowd everyone members both together voices students participants panel")

# `Some hon. members`: begins a label that is for nobody in particular.
INDEFINITE = _words(
    "some several various des plusieurs einige mehrere varios algunos vários alguns alcuni unidentified unknown"
)

# A label made only of these stands for the same side each time: in questions and answers `Q` is one voice.
LETTERS = {"q": "Question", "a": "Answer"}

COUNTS = _words("one two three four five six seven eight nine ten")

# What offices are held in: in a label with an office these words are no part of a name.
INSTITUTIONS = _words("""
    academy administration affairs agency army assembly association authority bank board branch bureau business cabinet
    centre center chamber church city college commerce commission committee commonwealth company conference congress
    corporation council county court defence defense department development district duma economy education embassy
    energy environment executive faculty federation finance forces foundation fund government group health healthcare
    hospital house housing industry institute interior international justice kingdom labour labor laboratory law league
    magazine media ministry mission museum national nations navy network news newspaper office organisation organization
    parliament party police policy programme program project province region relations republic research school science
    sciences security senate service services society staff state states studies technology television territory theatre
    trade transport treasury union university welfare works
""")

ARTICLES = _words("the a an le la les l' el los las o os as il lo der die das de het den")
PREPOSITIONS = _words("""
    of for at in on from to with and under de del des du da do dos das di dei della para por und für von des der
    in im am zu et à au aux pour en y e i in za na w ds van voor och för
""")
PARTICLES = _words("""
    al al- el ad ar as ash at ben bin bint ibn abu abd da das de degli dei del dela della den der di do dos du
    la las le los lo mac mc st ter ten van vande vander von zu zum zur y af av auf
""")
SUFFIXES = _words("jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi qc kc mp mep phd md esq obe cbe mbe")

# Words of sentences: a label with mixed case that holds one of them is a clause, not a person.
CLAUSE_WORDS = _words("""
    we you he she it they me us him them my our your his her its their this that these those there here what which who
    why how when where if because but so just is are was were be been being am has have had do does did will would shall
    should can could may must might cannot can't don't won't let let's say says said ask asks asked tell tells told
    know think want like mean
    means see look read reads not no yes only also very then than into about back now again here's there's
    what's that's it's i'm i'd i'll
    ich wir sie er es mein meine unser ist sind war hat haben wird kann nicht auch dass wenn wie warum
    je nous vous il elle ils mon ma notre est sont était avons avez ont sera peut pas aussi que qui quand comment
    yo nosotros usted ustedes ella ellos mi nuestra nuestro es son era está están hay que cuando como
    я мы вы он она они мой моя наш это есть был была было что как когда если
""")

# Those of them that are given names as well, where they come first.
NAMES_TOO = _words("will may si an")

# Words that head a note, a section or a field, not a person.
FIELD_WORDS = _words("""
    note notes nb ps example examples instance number date time duration location place venue source sources link links
    photo photos video videos audio image images subject title topic topics agenda summary abstract introduction
    conclusion conclusions background statement statements section part chapter page step point points result results
    copyright tags tag keywords email e-mail phone tel fax website web url publication published updated posted
    contact contacts participants present attendees attendance apologies absent cast transcript transcribed
    translation translated language languages format size colours colors settings news category
    categories type version id ref reference share print login menu search home download subscribe warning disclaimer
    first second third fourth firstly secondly thirdly finally lastly next moreover however therefore today tomorrow
    yesterday fact facts problem problems solution dear friends colleagues ladies gentlemen
    article articles paragraph figure table item items list days week weeks month year years order motion
    context overview details description highlights takeaways sponsors credits episode season
    anmerkung hinweis beispiel datum zeit ort quelle thema zusammenfassung
    remarque exemple lieu objet sujet résumé nota ejemplo fecha hora lugar fuente tema resumen
    примечание пример дата время место источник тема
""")

# Not people: sounds, breaks and running matter that stand where a label could.
STAGE_WORDS = _words("break outro intro jingle music subtitles subtitle applause laughter advertisement ad sound sfx")
