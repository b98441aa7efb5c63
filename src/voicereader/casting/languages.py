"""What languages are called in English sentences, and which one a script stands for."""

from voicereader.text import primary, subtags

_LISTED = """
    af=Afrikaans am=Amharic an=Aragonese ar=Arabic as=Assamese az=Azerbaijani ba=Bashkir be=Belarusian bg=Bulgarian
    bn=Bengali bpy=Bishnupriya bs=Bosnian ca=Catalan chr=Cherokee cmn=Chinese cs=Czech cv=Chuvash cy=Welsh da=Danish
    de=German el=Greek en=English eo=Esperanto es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish fo=Faroese
    fr=French ga=Irish gd=Gaelic gl=Galician gn=Guarani grc=Greek gu=Gujarati hak=Hakka haw=Hawaiian he=Hebrew
    hi=Hindi hr=Croatian ht=Haitian hu=Hungarian hy=Armenian hyw=Armenian ia=Interlingua id=Indonesian io=Ido
    is=Icelandic it=Italian ja=Japanese jbo=Lojban ka=Georgian kk=Kazakh kl=Greenlandic km=Khmer kn=Kannada
    ko=Korean kok=Konkani ku=Kurdish ky=Kyrgyz la=Latin lb=Luxembourgish lo=Lao lt=Lithuanian ltg=Latgalian
    lv=Latvian mg=Malagasy mi=Māori mk=Macedonian ml=Malayalam mn=Mongolian mr=Marathi ms=Malay mt=Maltese
    my=Burmese nb=Norwegian nci=Nahuatl ne=Nepali nl=Dutch nn=Norwegian no=Norwegian nog=Nogai oc=Occitan om=Oromo
    or=Odia pa=Punjabi pap=Papiamento pl=Polish ps=Pashto pt=Portuguese qu=Quechua qya=Quenya
    ro=Romanian ru=Russian rw=Kinyarwanda sd=Sindhi se=Sámi sh=Serbo-Croatian shn=Shan si=Sinhala sjn=Sindarin
    sk=Slovak sl=Slovenian smj=Sámi so=Somali sq=Albanian sr=Serbian sv=Swedish sw=Swahili ta=Tamil te=Telugu
    tg=Tajik th=Thai ti=Tigrinya tk=Turkmen tlh=Klingon tn=Tswana tr=Turkish tt=Tatar ug=Uyghur uk=Ukrainian ur=Urdu
    uz=Uzbek vi=Vietnamese xh=Xhosa yi=Yiddish yo=Yoruba yue=Cantonese zh=Chinese zu=Zulu
"""
_NAMES = dict(entry.split("=") for entry in _LISTED.split())


def english_name(tag: str) -> str:
    """Return what the language is called in English, whatever its country; the tag itself where that is not known."""
    return _NAMES.get(primary(tag), tag)


_LIKELY = {"arab": "ar", "beng": "bn", "cyrl": "ru", "deva": "hi", "ethi": "am", "hani": "zh"}


def likely(tag: str) -> str:
    """Return a tag that says a script alone (`und-Cyrl`) as the language that most people write in it."""
    language, *others = subtags(tag)
    return next((_LIKELY[each] for each in others if each in _LIKELY), tag) if language == "und" else tag
