"""What the demonstration shows. The town, the association, the people and the act are made up."""

from datetime import date, timedelta
from typing import Any

AUTHORITY = "orasul-exemplu"
AUTHORITY_NAME = "Primăria Orașului Exemplu"
REAL_AUTHORITY = "ploiesti"
REAL_AUTHORITY_NAME = "Primăria Municipiului Ploiești"
PLOIESTI_SIRUTA = 130534
# The communes of its metropolitan area: Ariceștii Rahtivani, Bărcănești, Berceni, Blejoi, Brazi, Bucov,
# Păulești, Târgșoru Vechi (notice of the local council of 27 November 2003, quoted at
# en.wikipedia.org/wiki/Ploiești_metropolitan_area); codes of SIRUTA.
AROUND_PLOIESTI = (132075, 130552, 130614, 130678, 130712, 130785, 130847, 130892)
# They and the towns near by, with the names of the nomenclature; nothing else is said of them.
REAL_NEIGHBOURS = (
    ("aricestii-rahtivani", "Primăria Comunei Ariceștii Rahtivani", 132075),
    ("barcanesti", "Primăria Comunei Bărcănești", 130552),
    ("berceni-ph", "Primăria Comunei Berceni (Prahova)", 130614),
    ("blejoi", "Primăria Comunei Blejoi", 130678),
    ("brazi", "Primăria Comunei Brazi", 130712),
    ("bucov", "Primăria Comunei Bucov", 130785),
    ("paulesti", "Primăria Comunei Păulești (Prahova)", 130847),
    ("targsoru-vechi", "Primăria Comunei Târgșoru Vechi", 130892),
    ("baicoi", "Primăria Orașului Băicoi", 130981),
    ("boldesti-scaeni", "Primăria Orașului Boldești-Scăeni", 131069),
    ("plopeni", "Primăria Orașului Plopeni", 131443),
)

CLERK = ("functionar@exemplu.example.org", "Ioana Exemplu (funcționară)")
ADMINISTRATOR = ("administrator@exemplu.example.org", "Dan Exemplu (administrator)")
STAFF = (CLERK, ADMINISTRATOR)
REPRESENTATIVE = ("reprezentant@asociatia.example.org", "Mihai Exemplu (reprezentant)")
PARTNER = ("partener@fundatia.example.org", "Elena Exemplu (parteneră)")
CITIZEN = ("cetatean@persoane.example.org", "Ana Exemplu (cetățeană)")
NEIGHBOUR = "vecina@persoane.example.org"

# What its notices say of how the authority is reached.
NOTICE_CONTACT = {
    "officer": "Ioana Exemplu",
    "phone": "0244 000 000",
    "email": "transparenta@exemplu.example.org",
    "address": "Piața Exemplului nr. 1, Orașul Exemplu",
    "opening_hours": "luni–vineri, 8:00–16:00",
    "signatory": "Primar, Dan Exemplu",
}
ASSOCIATION = "Asociația Exemplu pentru Străzi Liniștite"
FOUNDATION = "Fundația Exemplu pentru Educație"
# Those that are verified from the beginning, so that the directory is not empty.
PARTNERS: tuple[dict[str, Any], ...] = (
    {
        "kind": "foundation",
        "name": FOUNDATION,
        "fields": ["educație civică", "tineret"],
        "register_number": "7/B/2019",
        "court": "Judecătoria Exemplu",
        "representative_role": "președintă",
    },
    {
        "kind": "informal-group",
        "name": "Grupul Exemplu Vecinii din Centru",
        "fields": ["spații verzi"],
        "representative_role": "coordonatoare",
    },
    {
        "kind": "school-council",
        "name": "Consiliul Exemplu al Părinților",
        "fields": ["educație"],
        "representative_role": "președintă",
    },
)
AGREEMENT = "Acord de parteneriat pentru educație civică în școli (exemplu)"
TITLE = "Proiect de hotărâre privind regulamentul locurilor de parcare din zona centrală (exemplu)"
SUMMARY = (
    "Consiliul local al Orașului Exemplu vrea să stabilească unde se parchează în centru, cât costă și "
    "cine are reduceri. Act inventat, pentru demonstrație."
)
DOCUMENTS = [
    {"title": "Referat de aprobare (exemplu)", "available": False},
    {"title": "Raport de specialitate (exemplu)", "available": False},
]
ARTICLES = [
    ("Scopul", "Prezentul regulament stabilește condițiile de parcare în zona centrală a Orașului Exemplu."),
    (
        "Durata parcării",
        "În zona centrală se poate parca cel mult două ore, de luni până vineri, între orele 8 și 18.\n\n"
        "În afara acestui interval parcarea este liberă.",
    ),
    ("Tariful", "Prima jumătate de oră este gratuită. Fiecare oră începută după aceea costă 3 lei."),
    (
        "Plata",
        "Plata se face la automat, prin mesaj sau prin aplicație, fără comision pentru cel care plătește.",
    ),
    (
        "Persoanele cu dizabilități",
        "Persoanele cu dizabilități parchează gratuit pe locurile marcate, pe baza cardului-legitimație.",
    ),
    (
        "Riveranii",
        "Riveranii primesc un abonament anual pentru un singur vehicul de fiecare locuință, la cel mult 300 "
        "de metri de casă.",
    ),
    (
        "Aprovizionarea",
        "Vehiculele de aprovizionare pot opri între orele 6 și 9, cel mult treizeci de minute.",
    ),
    (
        "Bicicletele",
        "La fiecare douăzeci de locuri de parcare se amenajează un rastel pentru zece biciclete.",
    ),
    (
        "Sancțiunile",
        "Depășirea duratei de la articolul 2 se sancționează cu avertisment, apoi cu amendă de 50 lei.",
    ),
    (
        "Intrarea în vigoare",
        "Regulamentul intră în vigoare la 30 de zile de la aducerea la cunoștință publică.",
    ),
]
CITIZEN_SAYS = "Două ore nu ajung pentru o programare la policlinică. Vă rog să măriți durata la trei ore."
ASSOCIATION_SAYS = (
    "Propunem ca durata de două ore să se aplice și sâmbăta, între orele 8 și 14, când centrul este cel "
    "mai aglomerat."
)
ASSOCIATION_WORDING = "În zona centrală se poate parca cel mult două ore, de luni până sâmbătă."
ACCEPTED = "Propunerea se preia: la articolul 2 durata devine de trei ore în zona policlinicii."
REFUSED = (
    "Propunerea nu se preia: sâmbăta gradul de ocupare măsurat este sub 60 %, iar limitarea nu ar fi "
    "justificată."
)


def articles() -> list[dict[str, str]]:
    """The act's articles as the consultation service takes them."""
    numbered = enumerate(ARTICLES, start=1)
    return [{"number": str(number), "heading": heading, "text": text} for number, (heading, text) in numbered]


def organisation(authority: str, name: str, email: str) -> dict[str, Any]:
    """A request for registration."""
    return {
        "authority": authority,
        "kind": "association",
        "name": name,
        "seat": "Str. Exemplului nr. 1, Orașul Exemplu",
        "fields": ["mobilitate urbană"],
        "contact_email": email,
        "representative_role": "președinte",
    }


def partner(given: dict[str, Any]) -> dict[str, Any]:
    """The request of an organisation that is verified from the beginning."""
    seat = {"authority": AUTHORITY, "seat": "Piața Exemplului nr. 2, Orașul Exemplu"}
    return {**seat, "contact_email": PARTNER[0], **given}


def agreement(organisation_id: str, today: date) -> dict[str, Any]:
    """A partnership agreement of the example town and the foundation, in force since a month ago."""
    return {
        "authority": AUTHORITY,
        "title": AGREEMENT,
        "object": "Ore de educație civică în școlile Orașului Exemplu. Acord inventat, pentru demonstrație.",
        "legal_basis": "HCL Exemplu 1/2026",
        "from_date": (today - timedelta(days=30)).isoformat(),
        "until_date": (today + timedelta(days=700)).isoformat(),
        "parties": [{"organisation_id": organisation_id}],
        "obligations": [
            {
                "party": 0,
                "text": "Pune la dispoziție sălile de curs.",
                "due_date": (today + timedelta(days=60)).isoformat(),
            },
            {
                "party": 1,
                "text": "Ține zece ore de educație civică în fiecare școală.",
                "due_date": (today + timedelta(days=200)).isoformat(),
            },
            {"party": 1, "text": "Publică în fiecare an un raport despre ore."},
        ],
    }


def authorities() -> list[dict[str, Any]]:
    """The real ones by name and code alone, and the example town, as the registry takes a list of them."""
    email, officer = CLERK
    real = [(REAL_AUTHORITY, REAL_AUTHORITY_NAME, PLOIESTI_SIRUTA), *REAL_NEIGHBOURS]
    listed: list[dict[str, Any]] = [
        {"slug": slug, "name": name, "siruta": siruta, "county": "PH", "is_example": False}
        for slug, name, siruta in real
    ]
    listed[0]["around"] = list(AROUND_PLOIESTI)
    example = {"slug": AUTHORITY, "name": AUTHORITY_NAME, "is_example": True}
    return [*listed, {**example, "officer": officer, "officer_email": email}]


def draft(authority: str, title: str, until: str) -> dict[str, Any]:
    """A draft act."""
    return {
        "authority": authority,
        "title": title,
        "kind": "normative",
        "summary": SUMMARY,
        "fields": ["transport"],
        "documents": DOCUMENTS,
        "articles": articles(),
        "recommendations_until": until,
        "is_example": True,
    }
