"""What this service keeps, for how long and why; and the deleting of what is not needed any more."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from services.consultation.commands.retention import ForgetOld
from services.consultation.model.door_arrival import KEPT as DOOR_KEYS_KEPT
from services.consultation.model.pending import CONFIRMED_WITHIN
from services.consultation.model.recommendation_draft import KEPT_AFTER_TERM
from services.consultation.model.registration import KEPT_AFTER_GATHERING
from services.consultation.repository import activities
from services.consultation.repository.floor import forget_names
from services.consultation.repository.recommendation_drafts import delete_over
from services.consultation.repository.registrations import long_over
from shared.clock import Clock
from shared.messaging.forgetting import forget_person
from shared.persistence.file_contents import KEPT_UNUSED, let_go
from shared.persistence.files import detach_all
from shared.persistence.retention import BATCH, SHARED, Rule, Words, forget_old, rows, span
from shared.persistence.spent_proofs import SPENT_PROOFS
from shared.persistence.unit_of_work import UnitOfWork

KEPT_AFTER_ACTIVITY = timedelta(days=30)


def forget_registrants(session: Session, now: datetime) -> int:
    """Know nobody behind registrations that are long over; that people came stays counted."""
    found = long_over(session, now - KEPT_AFTER_GATHERING, BATCH)
    for one in found:
        one.forget_person(is_over=True, now=now)
        if one.account_id is None:
            one.say_forgotten()
    session.flush()
    for one in found:
        if one.account_id is None:
            forget_person(session, one.id)
    return len(found)


def forget_speakers(session: Session, now: datetime) -> int:
    """Let the names go of those who spoke at meetings that are long over; that they spoke stays."""
    return forget_names(session, now - KEPT_AFTER_GATHERING, BATCH)


def forget_files(session: Session, now: datetime) -> int:
    """Delete contents that nobody has; all at once, for they are few."""
    let_go(session, now)
    return 0


def forget_drafts(session: Session, now: datetime) -> int:
    """Delete drafts of recommendations some time after their term, with their files."""
    gone = delete_over(session, now - KEPT_AFTER_TERM, BATCH)
    for draft_id in gone:
        detach_all(session, draft_id)
    return len(gone)


def forget_invited(session: Session, now: datetime) -> int:
    """Let go of the addresses of guests some time after the activity, and of what was said of them."""
    gone = activities.forget_invited(session, now - KEPT_AFTER_ACTIVITY, BATCH)
    for invitation_id in gone:
        forget_person(session, invitation_id)
    return len(gone)


RULES: tuple[Rule, ...] = (
    Rule(
        name="recommendations",
        what=Words(
            "Recomandarea: textul, data, articolul, numărul de înregistrare și răspunsul",
            "A recommendation: text, date, article, register number and answer",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității", "as the authority's archival schedule says"
        ),
        why=Words(
            "registrul propunerilor, pe care autoritatea este obligată să îl țină",
            "the register of proposals, which the authority must keep",
        ),
        law="Legea 52/2003 art. 7 (5); Legea 16/1996",
    ),
    Rule(
        name="answer-drafts",
        what=Words(
            "Răspunsul în lucru la o recomandare, și cine l-a scris și l-a verificat",
            "An answer being written, and who wrote and checked it",
        ),
        how_long=Words(
            "textul până la publicare, urma ca recomandarea",
            "text until published, trail as the entry",
        ),
        why=Words("ca răspunsul să fie verificat înainte de publicare", "so that it is checked before"),
        law="Legea 52/2003 art. 12",
    ),
    Rule(
        name="authors",
        what=Words(
            "Numele și adresa de e-mail ale autorului unei recomandări",
            "Name and e-mail address of a recommendation's author",
        ),
        how_long=Words(
            "până vă ștergeți contul; înscrierea rămâne fără nume",
            "until you erase your account; the entry stays without the name",
        ),
        why=Words("ca autoritatea să vă răspundă", "so that the authority answers you"),
        law="Legea 52/2003 art. 7 (5)–(6)",
    ),
    Rule(
        name="recommendation-files",
        what=Words(
            "Fișierele trimise cu o recomandare, fiecare public sau doar pentru autoritate",
            "Files sent with a recommendation, each public or for the authority alone",
        ),
        how_long=Words(
            "cât recomandarea, sau până vă ștergeți contul; amprenta lor rămâne",
            "as long as the recommendation, or until you erase your account; their fingerprint stays",
        ),
        why=Words("ca autoritatea să vadă pe ce vă sprijiniți", "so that the authority sees your grounds"),
        law="Legea 52/2003 art. 7 (5)",
    ),
    Rule(
        name="recommendation-drafts",
        what=Words(
            "O recomandare pe care o scrieți și nu ați trimis-o încă, cu fișierele ei",
            "A recommendation that you write and have not sent yet, with its files",
        ),
        how_long=Words(
            f"{span(KEPT_AFTER_TERM).ro} după termenul consultării; sau până o trimiteți, o ștergeți ori vă "
            "ștergeți contul",
            f"{span(KEPT_AFTER_TERM).en} after the consultation's term; or until you send it, throw it "
            "away or erase your account",
        ),
        why=Words("ca să o puteți continua mai târziu", "so that you can go on with it later"),
        forget=forget_drafts,
    ),
    Rule(
        name="pending-submissions",
        what=Words(
            "O recomandare trimisă fără cont și neconfirmată",
            "A recommendation that was sent without an account and not confirmed",
        ),
        how_long=span(CONFIRMED_WITHIN),
        why=Words("ca linkul din mesaj să poată fi folosit", "so that the link in the letter works"),
        forget=rows("pending_submission", "expires_at <= :now", timedelta()),
    ),
    Rule(
        name="speakers",
        what=Words(
            "Numele și organizația celui care a luat cuvântul la o întâlnire, cu ora și durata",
            "Name and organisation of who spoke at a meeting, with when and for how long",
        ),
        how_long=Words(
            f"{span(KEPT_AFTER_GATHERING).ro} după întâlnire, sau până cereți să fiți uitat; minuta rămâne",
            f"{span(KEPT_AFTER_GATHERING).en} after the meeting, or until you ask to be forgotten; "
            "the minutes stay",
        ),
        why=Words("ca să fie scrisă minuta", "so that the minutes can be written"),
        law="Legea 52/2003 art. 7 (10)",
        forget=forget_speakers,
    ),
    Rule(
        name="door-arrivals",
        what=Words(
            "Cheia cu care telefonul de la intrare a trimis că ați venit, fără nume",
            "The key under which the device at the door has sent that you came, without a name",
        ),
        how_long=span(DOOR_KEYS_KEPT),
        why=Words("ca nimeni să nu fie numărat de două ori", "so that nobody is counted twice"),
        forget=rows("door_arrival", "noted_at <= :oldest", DOOR_KEYS_KEPT),
    ),
    Rule(
        name="pending-registrations",
        what=Words(
            "O înscriere la o întâlnire, făcută fără cont și neconfirmată",
            "A registration for a meeting, made without an account and not confirmed",
        ),
        how_long=span(CONFIRMED_WITHIN),
        why=Words("ca linkul din mesaj să poată fi folosit", "so that the link in the letter works"),
        forget=rows("pending_registration", "expires_at <= :now", timedelta()),
    ),
    Rule(
        name="registrations",
        what=Words(
            "Numele, adresa de e-mail și organizația celui înscris la o întâlnire sau la o activitate",
            "Name, e-mail address and organisation of who registered for a meeting or an activity",
        ),
        how_long=Words(
            f"{span(KEPT_AFTER_GATHERING).ro} după întâlnire, sau până cereți să fiți uitat; cine a venit "
            "rămâne numărat, fără nume",
            f"{span(KEPT_AFTER_GATHERING).en} after the meeting, or until you ask to be forgotten; who came "
            "stays counted, without a name",
        ),
        why=Words(
            "ca să vă țină locul, să vă anunțe și să vă dea cuvântul",
            "to keep your seat, to tell you, and to give you the floor",
        ),
        law="Legea 52/2003 art. 7 (10) și 8",
        forget=forget_registrants,
    ),
    Rule(
        name="moderation",
        what=Words(
            "Decizia de a ascunde sau a masca o recomandare, cu motivul ei și cu contestația autorului",
            "A decision to hide or mask a recommendation, with its reason and the author's contestation",
        ),
        how_long=Words(
            "cât recomandarea; cuvintele contestației, până vă ștergeți contul",
            "as long as the recommendation; the contestation's words, until you erase your account",
        ),
        why=Words(
            "ca nimic să nu fie ascuns fără motiv și să poată fi verificat",
            "so that nothing is hidden without a reason, and it can be checked",
        ),
        law="Legea 52/2003 art. 7 (5)",
    ),
    Rule(
        name="correspondents",
        what=Words(
            "Adresa și scanarea unei recomandări depuse pe hârtie, prin e-mail sau spuse la o întâlnire",
            "Address and scan of a recommendation on paper, by e-mail or said at a meeting",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității, sau până cereți să fiți uitat",
            "as the authority's archival schedule says, or until you ask to be forgotten",
        ),
        why=Words(
            "ca autoritatea să vă răspundă și să dovedească ce a primit",
            "so that the authority answers you, and proves what it received",
        ),
        law="Legea 52/2003 art. 7 (5)–(6); Legea 16/1996",
    ),
    Rule(
        name="debate-requests",
        what=Words(
            "Cererea unei dezbateri publice: cine a cerut-o, când, motivul și ce a urmat",
            "A request for a public debate: who asked, when, why and what followed",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității; adresa și numele unei persoane, până cere "
            "să fie uitată",
            "as the authority's archival schedule says; the address and name of a person, until they ask to "
            "be forgotten",
        ),
        why=Words(
            "ca dezbaterea cerută să fie ținută, iar autoritatea să răspundă celui care a cerut-o",
            "so that the debate is held, and who asked for it is answered",
        ),
        law="Legea 52/2003 art. 7 (9); Legea 16/1996",
    ),
    Rule(
        name="procedure",
        what=Words(
            "Versiunile unui text, dezbaterile, ședințele, rezultatul și angajamentele, cu funcționarul "
            "care le-a scris",
            "Versions of a text, meetings, outcome and commitments, with the clerk who wrote them",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității", "as the authority's archival schedule says"
        ),
        why=Words("ca procedura să poată fi verificată", "so that the procedure can be checked"),
        law="Legea 52/2003 art. 7 și 12; Legea 16/1996",
    ),
    Rule(
        name="notices",
        what=Words(
            "Anunțul publicat, cu persoana de contact pe care o numește autoritatea",
            "A published notice, with the contact person whom the authority names",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității", "as the authority's archival schedule says"
        ),
        why=Words("dovada a ceea ce s-a anunțat", "the proof of what was announced"),
        law="Legea 52/2003 art. 7 (2) și (7); Legea 16/1996",
    ),
    Rule(
        name="activities",
        what=Words(
            "O activitate comună: partenerii, costurile, rezultatele, fotografiile cu acordul celor din ele, "
            "și cine a propus-o și a confirmat-o",
            "A joint activity: partners, costs, results, photos with the consent of who is on them, and who "
            "proposed and confirmed it",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității; o fotografie, până se retrage acordul",
            "as the authority's archival schedule says; a photo, until its consent is taken back",
        ),
        why=Words(
            "ca oricine să vadă ce s-a făcut împreună și cu ce bani",
            "so that everybody sees what was done together, and with which money",
        ),
        law="Legea 16/1996",
    ),
    Rule(
        name="activity-guests",
        what=Words(
            "Adresa de e-mail la care cineva a fost invitat la o activitate",
            "The e-mail address at which somebody was invited to an activity",
        ),
        how_long=Words(
            f"{span(KEPT_AFTER_ACTIVITY).ro} după activitate",
            f"{span(KEPT_AFTER_ACTIVITY).en} after the activity",
        ),
        why=Words("ca fiecare să fie invitat o dată", "so that each is invited once"),
        forget=forget_invited,
    ),
    Rule(
        name="channels",
        what=Words(
            "Dovada afișării unui anunț: fotografie sau fișier, cu ziua și locul",
            "The proof that a notice was displayed: photograph or file, with day and place",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității", "as the authority's archival schedule says"
        ),
        why=Words("dovada că autoritatea a anunțat", "the proof that the authority told people"),
        law="Legea 52/2003 art. 7 (1); Legea 16/1996",
    ),
    Rule(
        name="audit",
        what=Words(
            "Urma deciziilor personalului privind zilele libere, setările autorității, recomandările "
            "înscrise și cele ascunse, și cine a luat registrul cu date de contact, fără nume",
            "The trail of decisions of staff about days off, the authority's settings, entered and hidden "
            "recommendations, and of who took the register with contact data, without names",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității", "as the authority's archival schedule says"
        ),
        why=Words("ca deciziile să poată fi verificate", "so that decisions can be checked"),
        law="Legea 16/1996",
    ),
    Rule(
        name="staff",
        what=Words(
            "Cine lucrează pentru o autoritate și în ce rol, fără nume",
            "Who works for an authority and as what, without names",
        ),
        how_long=Words("până se șterge contul", "until the account is erased"),
        why=Words(
            "ca termenele să fie amintite cui trebuie", "so that the right people are reminded of terms"
        ),
    ),
    Rule(
        name="minutes",
        what=Words(
            "Minuta unei întâlniri: cine a condus, cine a vorbit și ce a spus, voturile membrilor; "
            "persoanele private cu inițiale, dacă nu au ales altfel",
            "The minutes of a meeting: who led it, who spoke and what they said, members' votes; private "
            "persons by initials unless they chose otherwise",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității; numele din spatele inițialelor, până la "
            "publicare",
            "as the authority's archival schedule says; the name behind initials, until publication",
        ),
        why=Words(
            "ca oricine să știe ce s-a spus și ce s-a hotărât",
            "so that everybody knows what was said and decided",
        ),
        law="Legea 52/2003 art. 7 (10) d, 11 și 12; Legea 16/1996",
    ),
    Rule(
        name="deeds",
        what=Words(
            "Ce a făcut ceasul într-o procedură: când trebuia, când a făcut, câți oameni a anunțat",
            "What the clock did in a procedure: when it was due, when it ran, how many people were told",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității", "as the authority's archival schedule says"
        ),
        why=Words("ca respectarea termenelor să poată fi verificată", "so that terms kept can be checked"),
        law="Legea 16/1996",
    ),
    Rule(
        name="files",
        what=Words(
            "Fișierul unui document scos dintr-o ciornă", "The file of a document that was taken from a draft"
        ),
        how_long=span(KEPT_UNUSED),
        why=Words("ca să poată fi pus înapoi fără a fi trimis din nou", "so that it can be put back"),
        forget=forget_files,
    ),
    SPENT_PROOFS,
    *SHARED,
)


def forget(_: ForgetOld, uow: UnitOfWork, clock: Clock) -> bool:
    """Delete a batch of each kind that is over. Returns whether there may be more."""
    return forget_old(uow.session, RULES, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {ForgetOld: forget}
