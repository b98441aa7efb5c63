"""The words that head what is printed around speech: fields, lists, notes, boxes of links, in many languages."""

# ruff: noqa: RUF001 - letters of other scripts are what this module is about
from voicereader.reading import roles
from voicereader.reading.roles import words_of

KEYS = {
    "title": words_of("""
        title titre titel título titolo titlu tytuł název naslov naslov заголовок название назва заглавие otsikko
        başlık τίτλος العنوان عنوان כותרת शीर्षक 题目 題目 标题 標題 題名 件名 タイトル 제목 judul
    """),
    "date": words_of("""
        date published recorded datum fecha data dato dátum дата päivämäärä tarih ημερομηνία التاريخ تاریخ תאריך दिनांक
        日期 日時 日付 開催日 날짜 일시 tanggal tarikh
    """),
    "place": words_of("""
        place location venue ort lieu lugar luogo local plaats plats sted miejsce místo miesto mjesto место місце място
        yer paikka τόπος المكان محل מקום स्थान 地点 地點 場所 会場 장소 tempat
    """),
    "source": words_of("""
        source url link permalink quelle fuente fonte bron källa kilde lähde źródło zdroj izvor vir источник джерело
        источници kaynak πηγή المصدر منبع מקור स्रोत 来源 來源 出典 출처 sumber
    """),
    "licence": words_of("""
        licence license lizenz licencia licença licenza licentie licens lisenssi licencja лицензия ліцензія lisans άδεια
        الترخيص رخصة רישיון 许可 許可 授权 授權 ライセンス 라이선스
    """),
}
"""What may stand before the colon of each field."""

# Words that head a note, a section or a field, not a person.
FIELD_WORDS = frozenset[str]().union(*KEYS.values()) | words_of("""
    note notes nb ps example examples instance number date time duration location place venue source sources link links
    photo photos video videos audio image images subject title topic topics agenda summary abstract introduction
    conclusion conclusions resolution background statement statements section part chapter page step point points result
    results copyright tags tag keywords email e-mail phone tel fax website web url publication published updated posted
    contact contacts present attendees attendance apologies absent cast transcript transcribed transcription
    translation translated language languages format size colours colors settings news category
    categories type version id ref reference references share print login menu search home download subscribe warning
    disclaimer
    first second third fourth firstly secondly thirdly finally lastly next moreover however therefore today tomorrow
    yesterday fact facts problem problems solution dear friends colleagues ladies gentlemen
    article articles paragraph figure table item items list days week weeks month year years order motion
    context overview details description highlights takeaways sponsors credits episode season guests hosts participants
    speakers todo tldr tl;dr spoiler edit update key amendment clause annex appendix schedule
    sec section sections art vol fig no amdt
    act acts scene scenes prologue epilogue book volume canto verse track
    action actions decision decisions ayes noes yeas nays tellers voting vote pairs total quorum proposal issue issues
    exhibit exhibits document documents file re attention cc from to sent bcc regarding isbn doi http https
    ingredients method serves instructions abgegebene stimmen
    anmerkung hinweis beispiel datum zeit ort quelle thema zusammenfassung drucksache beginn ende schluss anlage
    anwesend abwesend entschuldigt teilnehmer ergebnis tagesordnung tagesordnungspunkt überweisungsvorschlag punkt
    beratung antrag anlagen abstimmung
    remarque exemple lieu objet sujet résumé article titre ordre durée présents absents excusés amendement
    ubicación localización página enlace enlaces diapositivas
    nota ejemplo fecha hora lugar fuente tema resumen asunto sumario presentes ausentes asistentes votación
    data local pauta ata presença luogo ora ordine oggetto onderwerp agendapunt plaats bron datum aanwezig afwezig
    tid plats ämne dagordning sted emne dato
    temat miejsce czas źródło datum místo téma
    примечание пример дата время место источник тема повестка участвовали присутствовали отсутствовали итог результаты
    дата час місце тема konu tarih yer saat kaynak
    التاريخ المكان الموضوع المصدر ملاحظة תאריך נושא מקום הערה משתתפים
    日期 時間 时间 地點 地点 主題 主题 出席 缺席 列席 日時 場所 議題 件名 備考 注 例 일시 장소 안건 참석자 참석
""")

# Those that end the heading of a list, of people or of what follows.
LIST_HEADS = words_of("""
    attendees attending present participants personae characters cast speakers panellists panelists contents agenda
    anwesend anwesende teilnehmer teilnehmende personen inhalt inhaltsverzeichnis tagesordnung présents présentes
    participants intervenants personnages sommaire asistentes presentes participantes personajes índice presenti
    partecipanti personaggi indice aanwezig aanwezigen inhoud
    obecni uczestnicy участвовали присутствовали участники оглавление
    содержание повестка الحضور المشاركون المحتويات משתתפים נוכחים तालिका 出席者 参加者 出席 目次 目录 目錄 参加人员
    与会者 참석자 목차
""")

# What is held on a day, and no place: `Sitting, 3 May 2026`.
MEETINGS = words_of("""
    session sitting meeting hearing debate interview minutes
    protocol sitzung protokoll gespräch séance réunion entretien
    sesión reunión entrevista acta sessão reunião seduta riunione intervista vergadering zitting sammanträde møte kokous
    posiedzenie rozmowa zasedání schůze zasadnutie sjednica seja заседание совещание встреча пресс-конференция протокол
    беседа засідання зустріч toplantı birleşim συνεδρίαση جلسة اجتماع جلسه ישיבה बैठक 会议 會議 会議 회의
""")

# What stands above a box of links between paragraphs.
BOX_HEADS = frozenset(map(roles.folded, (
    "See also", "Read also", "Related", "Siehe auch", "Lesen Sie auch", "Voir aussi", "À lire aussi", "Véase también",
    "Ver también", "Veja também", "Vedi anche", "Leggi anche", "Zie ook", "Zobacz też", "Zobacz także", "Viz také",
    "Смотрите также", "См. также", "Читайте также", "Дивіться також", "Читайте також", "انظر أيضا",
    "اقرأ أيضا", "ראו גם", "यह भी देखें", "参见", "另请参阅", "關連文章", "関連項目", "関連記事", "함께 보기",
)))  # fmt: skip

# Those of them that are family names as well.
FIELDS_AND_NAMES = words_of("page day first order key point link local english price week case art month may")
