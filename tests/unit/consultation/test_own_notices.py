"""The words of a notice, and how they are kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.consultation.commands.consultations import PublishConsultation
from services.consultation.commands.own_notices import AddToNotice, WriteContact
from services.consultation.errors.consultations import AlreadyPublished
from services.consultation.errors.own_notices import ContactEmailNotValid
from services.consultation.handlers.consultations import Saved
from services.consultation.model.notice_contact import Contact
from services.consultation.model.notice_text import Announced, write_notice
from services.consultation.model.own_notice import OwnNotice
from services.consultation.queries import own_notices as queries
from shared.errors import NotAllowed, Stale
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World

CONTACT = Contact(
    officer="Ioana Exemplu",
    phone="0244 123 456",
    email="transparenta@exemplu.example.org",
    address="Piața Exemplu nr. 1",
    opening_hours="luni–vineri, 8–16",
    signatory="Primar, Dan Exemplu",
)
PAGE = "https://exemplu.example.org/consultari/1"
OF = Announced(
    authority="Orașul Exemplu",
    on=date(2026, 1, 13),
    title="Regulamentul de parcare",
    kind="normative",
    articles=20,
    documents=["Referat de aprobare"],
    page=PAGE,
    form=f"{PAGE}/recomanda",
    published_at=f"{PAGE}#recomandari",
    last_day=date(2026, 1, 26),
    contact=CONTACT,
    number="12/2026",
)


def words_of(of: Announced) -> dict[str, str]:
    """Each part's lines and items as one text."""
    parts = write_notice(of)["parts"]
    return {part["code"]: "\n".join([*part["lines"], *part["items"]]) for part in parts}


def test_the_notice_has_what_the_model_has() -> None:
    """Each thing that HG 831/2022's model names, in its words."""
    parts = words_of(OF)
    opening = "Astăzi, 13 ianuarie 2026, Orașul Exemplu anunță deschiderea procedurii de transparență"
    assert parts["opening"].startswith(opening)
    assert "proiectului următorului act normativ: „Regulamentul de parcare”" in parts["opening"]
    assert parts["documents"].splitlines()[1:] == [
        "textul complet al proiectului (20 de articole)",
        "Referat de aprobare",
    ]
    assert "Piața Exemplu nr. 1, luni–vineri, 8–16" in parts["where"]
    assert "în copie, pe bază de cerere" in parts["where"]
    assert parts["deadline"].endswith("26 ianuarie 2026 (inclusiv), ora 23:59.")
    for way in (f"{PAGE}/recomanda", "transparenta@exemplu.example.org", "prin poștă", "la registratura"):
        assert way in parts["ways"]
    assert "mențiunea „Recomandare privind proiectul: Regulamentul de parcare”" in parts["mention"]
    assert f"{PAGE}#recomandari" in parts["afterwards"]
    assert "justificată în scris" in parts["afterwards"]
    assert "cerută în scris de o asociație legal constituită" in parts["debate"]
    assert "Ioana Exemplu" in parts["contact"]
    assert (write_notice(OF)["number"], write_notice(OF)["signatory"]) == ("12/2026", "Primar, Dan Exemplu")


def test_what_is_not_known_is_left_out_and_told() -> None:
    """Nobody is named who is nobody; the list says what the model asks for."""
    bare = replace(OF, contact=Contact(), articles=1)
    parts = words_of(bare)
    assert "contact" not in parts
    assert "prin e-mail" not in parts["ways"]
    assert "prin poștă" not in parts["ways"]
    assert "(un articol)" in parts["documents"]
    assert bare.contact.missing() == ["officer", "phone", "email", "address"]
    assert CONTACT.missing() == []


def test_letters_go_to_the_postal_address_where_there_is_one() -> None:
    """And else to the premises; an individual act is not called normative; a paragraph more stands alone."""
    of = replace(OF, contact=replace(CONTACT, postal_address="CP 7"), kind="individual", paragraph="A.\n\nB.")
    parts = words_of(of)
    assert "prin poștă, la adresa CP 7" in parts["ways"]
    assert "următorului act: „" in parts["opening"]
    assert parts["paragraph"] == "A.\nB."


def test_an_urgent_procedure_is_announced_with_its_reason() -> None:
    """By the article that allows it; where there is none the notice is silent."""
    urgent = words_of(replace(OF, urgency="Malul s-a surpat lângă școală."))["urgency"]
    assert "art. 7 alin. (13) din Legea nr. 52/2003" in urgent
    assert urgent.endswith("Motivul: Malul s-a surpat lângă școală.")
    assert "urgency" not in words_of(OF)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "un articol"),
        (19, "19 articole"),
        (100, "100 de articole"),
        (101, "101 articole"),
        (120, "120 de articole"),
    ],
)
def test_articles_are_counted_as_people_do(number: int, said: str) -> None:
    """From 20 on with „de”, unless the last two digits are under 20."""
    assert f"({said})" in words_of(replace(OF, articles=number))["documents"]


def kept(world: World, consultation: Saved) -> OwnNotice:
    """What is kept of a consultation's notice."""
    with world.runtime.read() as session:
        found = queries.notice(session, consultation.id)
    assert found
    return found


def told(notice: OwnNotice) -> str:
    """All its words."""
    assert notice.content
    return "\n".join(line for part in notice.content["parts"] for line in [*part["lines"], *part["items"]])


def test_the_words_are_kept_as_they_were_published(world: World) -> None:
    """Whatever the authority says of itself later."""
    world.do(WriteContact(CLERK, CLERK_OF, AUTHORITY, 0, CONTACT))
    made = world.drafted()
    world.do(AddToNotice(made.id, CLERK_OF, 0, "12/2026", "Ne vedem și la bibliotecă."))
    world.do(PublishConsultation(made.id, CLERK_OF, made.version))
    world.clock.advance(days=1)
    world.do(WriteContact(CLERK, CLERK_OF, AUTHORITY, 1, replace(CONTACT, phone="0244 999 999")))
    notice = kept(world, made)
    assert notice.content
    assert (notice.content["number"], notice.content["on"]) == ("12/2026", "2026-01-13")
    assert "0244 123 456" in told(notice)
    assert "0244 999 999" not in told(notice)
    assert "Ne vedem și la bibliotecă." in told(notice)
    assert f"/consultari/{made.id}" in told(notice)
    assert notice.published_at == world.clock.now() - timedelta(days=1)
    with pytest.raises(AlreadyPublished):
        world.do(AddToNotice(made.id, CLERK_OF, notice.version, "13/2026", ""))


def test_nothing_need_be_said_before_publishing(world: World) -> None:
    """Without a contact the notice is published, and says less."""
    assert "la registratura autorității" in told(kept(world, world.published()))


def test_two_clerks_at_once(world: World) -> None:
    """The second is told, of the contact as of the notice; only its authority's clerks write either."""
    world.do(WriteContact(CLERK, CLERK_OF, AUTHORITY, 0, CONTACT))
    with pytest.raises(Stale):
        world.do(WriteContact(CLERK, CLERK_OF, AUTHORITY, 0, CONTACT))
    with pytest.raises(NotAllowed):
        world.do(WriteContact(CLERK, frozenset({"alt-oras"}), AUTHORITY, 1, CONTACT))
    made = world.drafted()
    world.do(AddToNotice(made.id, CLERK_OF, 0, "1", ""))
    with pytest.raises(Stale):
        world.do(AddToNotice(made.id, CLERK_OF, 0, "2", ""))


def test_an_address_that_no_mail_reaches_is_refused(world: World) -> None:
    """And nothing of the contact is written."""
    with pytest.raises(ContactEmailNotValid):
        world.do(WriteContact(CLERK, CLERK_OF, AUTHORITY, 0, replace(CONTACT, email="primarie@")))
    with world.runtime.read() as session:
        assert queries.contact(session, AUTHORITY) == (Contact(), 0)
