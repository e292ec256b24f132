"""What the registry keeps, for how long and why; and the deleting of what is not needed any more."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from services.registry.commands.retention import ForgetExpired
from services.registry.handlers.drafts import forget_drafts
from services.registry.model import (
    address_change,
    data_export,
    passkey,
    password_reset,
    pending_sign_in,
    sign_in_code,
    sign_up,
)
from services.registry.model.drafts import LASTS as DRAFTS_LAST
from services.registry.model.session import CITIZEN
from services.registry.repository.changes import forget_successors
from shared.clock import Clock
from shared.persistence.file_contents import KEPT_UNUSED, let_go
from shared.persistence.retention import SHARED, Rule, Words, forget_old, rows, span
from shared.persistence.spent_proofs import SPENT_PROOFS
from shared.persistence.unit_of_work import UnitOfWork

ARCHIVES = "Legea 16/1996"
AT_EXPIRY = timedelta()
UNCONFIRMED = timedelta(days=1)
NAMED_KEPT = timedelta(days=30)
API_CLIENTS_KEPT = timedelta(days=365)
AS_LONG_AS_THE_ACCOUNT = Words("cât aveți cont", "as long as you have an account")


def forget_files(session: Session, now: datetime) -> int:
    """Delete contents that nobody has; all at once, for they are few."""
    let_go(session, now)
    return 0


def forget_old_drafts(session: Session, now: datetime) -> int:
    """Delete drafts that nobody goes on with, and let their files go; all at once, for they are few."""
    forget_drafts(session, now)
    return 0


def forget_named(session: Session, now: datetime) -> int:
    """Empty the addresses of who was named in requests that are over; all at once, for they are few."""
    forget_successors(session, now - NAMED_KEPT)
    return 0


RULES: tuple[Rule, ...] = (
    Rule(
        name="accounts",
        what=Words(
            "Numele, adresa de e-mail și limba contului", "Name, e-mail address and language of an account"
        ),
        how_long=AS_LONG_AS_THE_ACCOUNT,
        why=Words(
            "ca să știm cine sunteți și unde vă scriem", "to know who you are and where to write to you"
        ),
    ),
    Rule(
        name="sign-ups",
        what=Words("Cererea de cont care nu a fost confirmată", "A sign-up that was not confirmed"),
        how_long=span(sign_up.LINK_LASTS),
        why=Words("ca linkul din mesaj să poată fi folosit", "so that the link in the letter works"),
        forget=rows("sign_up", "expires_at <= :now", AT_EXPIRY),
    ),
    Rule(
        name="password-resets",
        what=Words("Cererea unei parole noi", "A request for a new password"),
        how_long=span(password_reset.LINK_LASTS),
        why=Words("ca linkul din mesaj să poată fi folosit", "so that the link in the letter works"),
        forget=rows("password_reset", "expires_at <= :now", AT_EXPIRY),
    ),
    Rule(
        name="sessions",
        what=Words(
            "Sesiunea: când a început, când a fost folosită, felul browserului",
            "A session: when it began, when it was used, the kind of browser",
        ),
        how_long=Words(
            "14 zile de la ultima folosire, cel mult 30; la personal 30 de minute, cel mult 12 ore",
            "14 days from its last use, 30 at most; of staff 30 minutes, 12 hours at most",
        ),
        why=Words("ca să rămâneți autentificat", "so that you stay signed in"),
        forget=rows("session", "used_at <= :oldest or started_at <= :now - interval '30 days'", CITIZEN.idle),
    ),
    Rule(
        name="second-steps",
        what=Words("Prima parte a unei autentificări în doi pași", "The first step of a sign-in in two"),
        how_long=span(pending_sign_in.LASTS),
        why=Words("ca să faceți al doilea pas", "so that you take the second"),
        forget=rows("pending_sign_in", "expires_at <= :now", AT_EXPIRY),
    ),
    Rule(
        name="sign-in-codes",
        what=Words("Codul de autentificare trimis prin e-mail", "The sign-in code that was sent by e-mail"),
        how_long=span(sign_in_code.LASTS),
        why=Words("ca să poată fi folosit", "so that it can be used"),
        forget=rows("sign_in_code", "expires_at <= :now", AT_EXPIRY),
    ),
    Rule(
        name="passkey-challenges",
        what=Words("Întrebarea pusă unei chei de acces", "The question that is put to a passkey"),
        how_long=span(passkey.CHALLENGE_LASTS),
        why=Words("ca un răspuns să fie bun o singură dată", "so that an answer is good once"),
        forget=rows("passkey_challenge", "expires_at <= :now", AT_EXPIRY),
    ),
    Rule(
        name="unconfirmed-totp",
        what=Words("O aplicație de autentificare neconfirmată", "An authenticator app not confirmed"),
        how_long=span(UNCONFIRMED),
        why=Words("ca să terminați pornirea ei", "so that you finish setting it up"),
        forget=rows("totp", "confirmed_at is null and begun_at <= :oldest", UNCONFIRMED),
    ),
    Rule(
        name="factors",
        what=Words(
            "Cheile de acces, aplicația de autentificare, codurile de rezervă (amprente sau criptate)",
            "Passkeys, the authenticator app, recovery codes (as hashes or encrypted)",
        ),
        how_long=AS_LONG_AS_THE_ACCOUNT,
        why=Words("ca nimeni altcineva să nu intre în cont", "so that nobody else gets into the account"),
    ),
    Rule(
        name="address-changes",
        what=Words("Cererea unei alte adrese de e-mail", "A request for another e-mail address"),
        how_long=span(address_change.LINK_LASTS),
        why=Words("ca linkurile din mesaje să poată fi folosite", "so that the links in the letters work"),
        forget=rows("address_change", "expires_at <= :now", AT_EXPIRY),
    ),
    Rule(
        name="exports",
        what=Words("Copia datelor pe care ați cerut-o", "The copy of your data that you asked for"),
        how_long=span(data_export.KEPT),
        why=Words("ca să o puteți descărca", "so that you can download it"),
        law="GDPR art. 15, 20",
        forget=rows("data_export", "expires_at <= :now", AT_EXPIRY),
    ),
    SPENT_PROOFS,
    Rule(
        name="organisations",
        what=Words(
            "Organizația, cererile de înregistrare și de schimbare și cine o reprezintă",
            "An organisation, its requests for registration and for changes, and who represents it",
        ),
        how_long=Words("cât există registrul", "as long as the register exists"),
        why=Words(
            "evidența organizațiilor cu care se consultă autoritatea, la cererea lor",
            "the record of organisations that the authority consults, at their request",
        ),
        law="OG 26/2000 art. 51, 52",
    ),
    Rule(
        name="named-representatives",
        what=Words(
            "Adresa persoanei propuse ca reprezentant legal, după ce cererea s-a încheiat",
            "The address of who was named as legal representative, once the request is over",
        ),
        how_long=span(NAMED_KEPT),
        why=Words(
            "ca organizația și autoritatea să vadă ce s-a decis",
            "so that the organisation and the authority see what was decided",
        ),
        forget=forget_named,
    ),
    Rule(
        name="drafts",
        what=Words("Cererea de înregistrare începută și neterminată", "A request that was begun, not sent"),
        how_long=span(DRAFTS_LAST),
        why=Words("ca să o continuați când doriți", "so that you go on when you like"),
        forget=forget_old_drafts,
    ),
    Rule(
        name="files",
        what=Words("Un fișier pe care nu îl mai folosește nimeni", "A file that nobody uses any more"),
        how_long=span(KEPT_UNUSED),
        why=Words("ca să poată fi legat de o cerere după încărcare", "so that it can be used once uploaded"),
        forget=forget_files,
    ),
    Rule(
        name="api-clients",
        what=Words(
            "Clientul API al unui alt sistem și adresa de e-mail de contact",
            "The API client of another system, and its contact's e-mail address",
        ),
        how_long=Words(
            "un an de când a fost oprit sau a expirat", "a year from when it was revoked or has expired"
        ),
        why=Words("ca sistemul să poată citi ce i s-a permis", "so that the system can read what it may"),
        forget=rows(
            "api_client", "revoked_at <= :oldest or expires_on <= cast(:oldest as date)", API_CLIENTS_KEPT
        ),
    ),
    Rule(
        name="audit",
        what=Words(
            "Urma deciziilor personalului și a consultării datelor cu acces restrâns, fără nume",
            "The trail of decisions of staff and of looks at restricted data, without names",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității", "as the authority's archival schedule says"
        ),
        why=Words("ca deciziile să poată fi verificate", "so that decisions can be checked"),
        law=ARCHIVES,
    ),
    *SHARED,
)


def forget_expired(_: ForgetExpired, uow: UnitOfWork, clock: Clock) -> bool:
    """Delete a batch of each kind that is over. Returns whether there may be more."""
    return forget_old(uow.session, RULES, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {ForgetExpired: forget_expired}
