"""The words of a notice, after the model that HG 831/2022 gives and town halls use.

A pure function: what an authority says of itself and its draft comes in, paragraphs come out, in Romanian,
for a notice is a document of a Romanian authority.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from services.consultation.model.act import Kind
from services.consultation.model.law.words import said
from services.consultation.model.notice_contact import Contact

LAST_HOUR = "23:59"
URGENT = (
    "Proiectul se supune adoptării în procedura de urgență prevăzută de art. 7 alin. (13) din Legea"
    " nr. 52/2003."
)


@dataclass(frozen=True, kw_only=True)
class Announced:
    """What a notice speaks of.

    Args:
        on: the day of the announcement.
        documents: titles, without the text of the act.
        page: where the act can be read; `form`: where one recommends; `published_at`: where all that is
            received can be read.
        number: under which the authority has registered the notice; empty where it says none.
        paragraph: what the clerk adds.
        urgency: why the procedure is urgent; empty where it is not.
    """

    authority: str
    on: date
    title: str
    kind: str
    articles: int
    documents: Sequence[str]
    page: str
    form: str
    published_at: str
    last_day: date
    contact: Contact
    number: str = ""
    paragraph: str = ""
    urgency: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the notice: its name, paragraphs, and a list below them."""

    code: str
    heading: str
    lines: tuple[str, ...]
    items: tuple[str, ...] = ()


def write_notice(of: Announced) -> dict[str, Any]:
    """The whole notice, as it is kept."""
    return {
        "authority": of.authority,
        "number": of.number,
        "on": of.on.isoformat(),
        "title": of.title,
        "signatory": of.contact.signatory,
        "parts": [_as_json(part) for part in _parts(of)],
    }


def _as_json(part: Part) -> dict[str, Any]:
    return {**asdict(part), "lines": list(part.lines), "items": list(part.items)}


def _parts(of: Announced) -> Iterator[Part]:
    yield Part("opening", "Anunț", (_opening(of),))
    if of.paragraph:
        yield Part("paragraph", "Pe larg", tuple(line for line in of.paragraph.split("\n") if line))
    if of.urgency:
        yield Part("urgency", "Procedura de urgență", (URGENT, f"Motivul: {of.urgency}"))
    yield Part(
        "documents",
        "Documentația",
        ("Documentația aferentă proiectului cuprinde:",),
        (f"textul complet al proiectului ({_articles(of.articles)})", *of.documents),
    )
    yield Part("where", "Unde se citește", ("Documentația poate fi consultată:",), tuple(_places(of)))
    yield Part("deadline", "Până când", (_deadline(of),))
    yield Part(
        "ways",
        "Cum se trimit recomandările",
        ("Propunerile, sugestiile și opiniile se pot trimite:",),
        tuple(_ways(of)),
    )
    yield Part("mention", "Mențiunea de pe materiale", (_mention(of),))
    yield Part("afterwards", "Ce se întâmplă cu ele", _afterwards(of))
    yield Part("debate", "Dezbaterea publică", (_debate(of),))
    if reached := tuple(_reached(of.contact)):
        yield Part("contact", "Informații suplimentare", ("Pentru informații suplimentare:",), reached)


def _opening(of: Announced) -> str:
    act = "act" if of.kind == Kind.INDIVIDUAL.value else "act normativ"
    return (
        f"Astăzi, {said(of.on, 'ro')}, {of.authority} anunță deschiderea procedurii de transparență"
        f" decizională a procesului de elaborare a proiectului următorului {act}: „{of.title}”, în temeiul"
        " art. 7 din Legea nr. 52/2003 privind transparența decizională în administrația publică,"
        " republicată."
    )


def _articles(number: int) -> str:
    if number == 1:
        return "un articol"
    return f"{number} {'de articole' if number % 100 == 0 or number % 100 >= 20 else 'articole'}"


def _places(of: Announced) -> Iterator[str]:
    yield f"pe internet, la adresa {of.page}"
    if of.contact.address:
        hours = f", {of.contact.opening_hours}" if of.contact.opening_hours else ""
        yield f"la sediul autorității, {of.contact.address}{hours}"
    else:
        yield "la sediul autorității, într-un spațiu accesibil publicului"
    yield "în copie, pe bază de cerere depusă la autoritate"


def _deadline(of: Announced) -> str:
    return (
        "Propunerile, sugestiile sau opiniile cu valoare de recomandare privind proiectul se primesc până la"
        f" data de {said(of.last_day, 'ro')} (inclusiv), ora {LAST_HOUR}."
    )


def _ways(of: Announced) -> Iterator[str]:
    contact = of.contact
    yield f"prin formularul de la adresa {of.form}"
    if contact.email:
        yield f"prin e-mail, la adresa {contact.email}"
    if post := contact.postal_address or contact.address:
        yield f"prin poștă, la adresa {post}"
    if contact.address:
        hours = f", {contact.opening_hours}" if contact.opening_hours else ""
        yield f"la registratura autorității, {contact.address}{hours}"
    else:
        yield "la registratura autorității"


def _mention(of: Announced) -> str:
    return (
        f"Materialele transmise în scris vor purta mențiunea „Recomandare privind proiectul: {of.title}” și"
        " vor arăta articolul sau articolele la care se referă, data și datele de contact ale celui care le"
        " trimite."
    )


def _afterwards(of: Announced) -> tuple[str, ...]:
    return (
        f"Propunerile primite vor fi publicate la adresa {of.published_at}, fără datele de contact.",
        "Nepreluarea unei recomandări formulate și transmise în scris va fi justificată în scris.",
    )


def _debate(of: Announced) -> str:
    return (
        "Dezbaterea publică a proiectului se organizează dacă este cerută în scris de o asociație legal"
        f" constituită sau de altă autoritate publică, până la data de {said(of.last_day, 'ro')}."
    )


def _reached(contact: Contact) -> Iterator[str]:
    if contact.officer:
        yield f"persoană de contact, responsabilă pentru relația cu societatea civilă: {contact.officer}"
    if contact.phone:
        yield f"telefon: {contact.phone}"
    if contact.email:
        yield f"e-mail: {contact.email}"
    if contact.website:
        yield f"site: {contact.website}"
