"""What this service keeps, for how long and why; and the deleting of what is not needed any more."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from services.training.commands.retention import ForgetOld
from shared.clock import Clock
from shared.persistence.file_contents import KEPT_UNUSED, let_go
from shared.persistence.retention import SHARED, Rule, Words, forget_old, span
from shared.persistence.unit_of_work import UnitOfWork


def forget_files(session: Session, now: datetime) -> int:
    """Delete contents that nobody has; all at once, for they are few."""
    let_go(session, now)
    return 0


RULES: tuple[Rule, ...] = (
    Rule(
        name="courses",
        what=Words("Cursurile: program, întâlniri, locuri", "Courses: programme, sessions, seats"),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității", "as the authority's archival schedule says"
        ),
        why=Words("ca activitatea să poată fi raportată", "so that what was done can be reported"),
        law="Legea 16/1996",
    ),
    Rule(
        name="enrolments",
        what=Words(
            "Numele, localitatea și organizația celui înscris la un curs; la ce întâlniri a fost",
            "Name, locality and organisation of who enrolled for a course; to which sessions they came",
        ),
        how_long=Words(
            "până vă ștergeți contul sau, fără cont, cereți funcționarului să vă scoată de pe listă; "
            "locul ocupat rămâne numărat, fără nume",
            "until you erase your account or, without one, ask the clerk to take you off the list; "
            "that a seat was taken stays counted, without a name",
        ),
        why=Words("ca să vă țină locul și să vă anunțe", "to keep your seat and to tell you"),
    ),
    Rule(
        name="certificates",
        what=Words(
            "Certificatele eliberate: nume, curs, număr, amprentă",
            "Certificates issued: name, course, number, fingerprint",
        ),
        how_long=Words(
            "numele până vă ștergeți contul; certificatul rămâne valabil după număr, fără nume",
            "the name until you erase your account; by its number the certificate stays valid, nameless",
        ),
        why=Words("ca oricine să îl poată verifica", "so that anybody can check it"),
    ),
    Rule(
        name="course-work",
        what=Words(
            "Răspunsurile la testele cursurilor, rezultatele și notele",
            "Answers to the tests of courses, results and marks",
        ),
        how_long=Words(
            "până vă ștergeți contul; rezultatul rămâne numărat, fără nume și fără răspunsuri",
            "until you erase your account; the result stays counted, without name and without answers",
        ),
        why=Words(
            "ca evaluarea să poată fi verificată și corectată", "so that results can be checked and corrected"
        ),
    ),
    Rule(
        name="consents",
        what=Words(
            "Cu ce ați fost de acord la înscriere și genul, dacă l-ați spus",
            "What you agreed to when you enrolled, and your gender where you said it",
        ),
        how_long=Words(
            "până vă ștergeți contul; genul, până retrageți acordul",
            "until you erase your account; the gender until you take your consent back",
        ),
        why=Words(
            "ca acordul să poată fi dovedit; pentru statistica finanțatorului",
            "so that consent can be proved; for the funder's statistics",
        ),
        law="GDPR art. 7 (1)",
    ),
    Rule(
        name="opinions",
        what=Words("Părerile despre un curs, fără nume", "Opinions about a course, without names"),
        how_long=Words("cât cursul", "as long as the course"),
        why=Words("ca următorul curs să fie mai bun", "so that the next course is better"),
    ),
    Rule(
        name="files",
        what=Words("Un material scos dintr-un curs", "A material that was taken from a course"),
        how_long=span(KEPT_UNUSED),
        why=Words("ca să poată fi pus înapoi fără a fi trimis din nou", "so that it can be put back"),
        forget=forget_files,
    ),
    *SHARED,
)


def forget(_: ForgetOld, uow: UnitOfWork, clock: Clock) -> bool:
    """Delete a batch of each kind that is over. Returns whether there may be more."""
    return forget_old(uow.session, RULES, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {ForgetOld: forget}
