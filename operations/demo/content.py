"""What the demonstration shows. The town, the association, the people and the act are made up."""

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

CLERK = ("functionar@exemplu.example.org", "Ioana Exemplu (funcționară)")
ADMINISTRATOR = ("administrator@exemplu.example.org", "Dan Exemplu (administrator)")
STAFF = (CLERK, ADMINISTRATOR)
REPRESENTATIVE = ("reprezentant@asociatia.example.org", "Mihai Exemplu (reprezentant)")
CITIZEN = ("cetatean@persoane.example.org", "Ana Exemplu (cetățeană)")
NEIGHBOUR = "vecina@persoane.example.org"

ASSOCIATION = "Asociația Exemplu pentru Străzi Liniștite"
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


def draft(authority: str, title: str, until: str) -> dict[str, Any]:
    """A draft act."""
    return {
        "authority": authority,
        "title": title,
        "kind": "normative",
        "summary": SUMMARY,
        "documents": DOCUMENTS,
        "articles": articles(),
        "recommendations_until": until,
        "is_example": True,
    }
