"""Why somebody gets a message: what they follow, as a part of a sentence."""

from collections.abc import Mapping
from typing import Any

from services.notification.model import Topic

FIELDS = {
    "ro": {
        "urbanism": "urbanism și amenajarea teritoriului",
        "budget": "buget, impozite și taxe",
        "environment": "mediu și salubritate",
        "transport": "transport și drumuri",
        "education": "educație",
        "health": "sănătate",
        "social": "asistență socială",
        "culture": "cultură, sport și tineret",
        "order": "ordine și siguranță publică",
        "administration": "organizarea administrației",
        "economy": "economie, piețe și comerț",
        "other": "alte domenii",
    },
    "en": {
        "urbanism": "town planning",
        "budget": "budget, taxes and fees",
        "environment": "environment and waste",
        "transport": "transport and roads",
        "education": "education",
        "health": "health",
        "social": "social assistance",
        "culture": "culture, sport and youth",
        "order": "public order and safety",
        "administration": "organisation of the administration",
        "economy": "economy, markets and trade",
        "other": "other fields",
    },
}
SAID = {
    "ro": {
        "all": "proiectele tuturor autorităților",
        "authority": "proiectele autorității {authority_name}",
        "locality": "proiectele autorităților din {locality_name}",
        "field": "proiectele din domeniul „{field}”",
        "consultation": "proiectul „{consultation_title}”",
        "meeting": "întâlnirea „{meeting_title}”",
        "phrase": "proiectele în care apar cuvintele „{phrase}”",
        "organisation": "ce se întâmplă cu organizația „{organisation_name}”",
    },
    "en": {
        "all": "the drafts of all authorities",
        "authority": "the drafts of {authority_name}",
        "locality": "the drafts of the authorities of {locality_name}",
        "field": "the drafts in the field “{field}”",
        "consultation": "the draft “{consultation_title}”",
        "meeting": "the meeting “{meeting_title}”",
        "phrase": "the drafts that hold the words “{phrase}”",
        "organisation": "what becomes of “{organisation_name}”",
    },
}
_WRITTEN = {
    "ro": (
        "Confirmarea ține loc de cerere scrisă, cu data ei: autoritatea vă datorează apoi anunțul fiecărui"
        " proiect (Legea 52/2003, art. 7 alin. (1))."
    ),
    "en": (
        "Your confirmation counts as a written request, with its date: the authority then owes you the notice"
        " of each draft (Law 52/2003, art. 7 (1))."
    ),
}
_LIKE_IT = {
    "ro": (
        "Vă scriem când se publică un astfel de proiect, când i se prelungește termenul, i se schimbă"
        " textul, când se cheamă la o dezbatere a lui și când este adoptat, respins sau retras."
    ),
    "en": (
        "We write when such a draft is published, when its term is extended, its text changed, a debate of it"
        " called, and when it is adopted, rejected or withdrawn."
    ),
}
# What following such a thing brings, for who is asked whether they want it.
MEANS = {
    "ro": {
        "all": _WRITTEN["ro"],
        "authority": _WRITTEN["ro"],
        "locality": _LIKE_IT["ro"],
        "field": _LIKE_IT["ro"],
        "consultation": (
            "Vă scriem când i se prelungește termenul, i se adaugă un document, i se schimbă textul, când se"
            " cheamă la o dezbatere a lui, când s-a răspuns la toate recomandările și când este adoptat,"
            " respins sau retras."
        ),
        "meeting": "Vă scriem când se mută, când se anulează și când i se publică minuta.",
        "phrase": (
            "Vă scriem când se publică un proiect în al cărui titlu sau rezumat stau toate aceste cuvinte, și"
            " în forme apropiate (regulament, regulamentului). În articolele actelor nu căutăm."
        ),
        "organisation": (
            "Vă scriem când o autoritate o verifică, o suspendă sau o radiază, când trimite o recomandare și"
            " când se semnează ori se încheie un acord de parteneriat al ei."
        ),
    },
    "en": {
        "all": _WRITTEN["en"],
        "authority": _WRITTEN["en"],
        "locality": _LIKE_IT["en"],
        "field": _LIKE_IT["en"],
        "consultation": (
            "We write when its term is extended, a document is added, its text is changed, a debate of it is"
            " called, when all recommendations have been answered, and when it is adopted, rejected or"
            " withdrawn."
        ),
        "meeting": "We write when it is moved or cancelled, and when its minutes are published.",
        "phrase": (
            "We write when a draft is published whose title or summary holds all these words, or near forms"
            " of them (regulament, regulamentului). The articles of acts are not searched."
        ),
        "organisation": (
            "We write when an authority verifies it, suspends it or strikes it off, when it sends a"
            " recommendation, and when a partnership agreement of it is signed or ends."
        ),
    },
}
WHY = {
    "ro": "Primiți acest mesaj pentru că ați cerut să aflați de {what}{law}.",
    "en": "You get this message because you asked to be told of {what}{law}.",
}
LAW = {"ro": " (Legea 52/2003, art. 7 alin. (1))", "en": " (Law 52/2003, art. 7 (1))"}


def followed(named: Mapping[str, Any], language: str) -> str:
    """What somebody follows: “the drafts of Orașul Exemplu”.

    Args:
        named: the key of the topic, and what it is called.
        language: `ro` or `en`.
    """
    topic = _topic_in(named)
    value = topic.value or ""
    return SAID[language][topic.kind].format(
        field=FIELDS[language].get(value, value),
        phrase=value,
        authority_name=named.get("authority_name") or value,
        organisation_name=named.get("organisation_name") or value,
        locality_name=named.get("locality_name") or value,
        consultation_title=named.get("consultation_title") or named.get("title") or value,
        meeting_title=named.get("meeting_title") or named.get("title") or value,
    )


def means(named: Mapping[str, Any], language: str) -> str:
    """What following it brings, as `followed` takes it."""
    return MEANS[language][_topic_in(named).kind]


def why_followed(named: Mapping[str, Any], language: str, *, announces: bool = False) -> str:
    """Why somebody is told of a draft, as a sentence.

    Args:
        named, language: as `followed` takes them.
        announces: whether this is the notice of it, which the law owes to who asked in writing.
    """
    law = LAW[language] if announces and _topic_in(named).is_written_request else ""
    return WHY[language].format(what=followed(named, language), law=law)


def _topic_in(named: Mapping[str, Any]) -> Topic:
    """The topic of a mail or of a letter; what an older release wrote names none."""
    key = named.get("topic_key") or named.get("followed_key")
    if key:
        return Topic.of(key)
    if named.get("organisation_name"):
        return Topic("organisation")
    return Topic("authority" if named.get("authority_name") else "all")
