"""What this service keeps, for how long and why; and the deleting of what is not needed any more."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from services.notification import repository
from services.notification.commands import ForgetOld
from services.notification.model.fact import NEWS, PROVEN, Category
from services.notification.model.subscription import LINK_LASTS
from services.notification.model.webhook_delivery import MESSAGES_KEPT
from services.notification.repository import digests
from services.notification.repository.phrases import forget_phrases
from shared.clock import Clock
from shared.persistence.retention import SHARED, Rule, Words, forget_old, rows, span
from shared.persistence.spent_proofs import SPENT_PROOFS
from shared.persistence.unit_of_work import UnitOfWork

# Evidence of what the law asks for stays; that a letter with a link was sent proves nothing for long, and
# its address may be one that nobody ever confirmed.
LETTERS: tuple[Category, ...] = (
    "subscription-confirmation",
    "subscription-exists",
    "submission-confirmation",
    "registration-confirmation",
    "email-confirmation",
    "password-reset",
    "account-exists",
    "address-change",
    "address-change-question",
    "security-notice",
    "sign-in-code",
    "mandate-offer",
    "staff-invitation",
    "api-client-expiry",
    "endpoint-disabled",
    "template-test",
)
LETTERS_KEPT = timedelta(days=30)
PACES_KEPT = timedelta(days=1)
NOTICES_KEPT = timedelta(days=90)
DEVICES_KEPT = timedelta(days=365)


def forget_letters(session: Session, now: datetime) -> int:
    """Delete a batch of old letters' traces. Returns how many."""
    return repository.forget_letters(session, list(LETTERS), now - LETTERS_KEPT)


def forget_news(session: Session, now: datetime) -> int:
    """Delete a batch of what followers were told of organisations. Returns how many.

    News of a consultation stays: it is a part of the proof in the file of the act.
    """
    old: list[str] = [category for category in NEWS if category not in PROVEN]
    return repository.forget_letters(session, old, now - LETTERS_KEPT)


def forget_digested(session: Session, now: datetime) -> int:
    """Delete a batch of what digests told of organisations. Returns how many."""
    old = [category for category in NEWS if category not in PROVEN]
    return digests.forget_items(session, old, now - LETTERS_KEPT)


RULES: tuple[Rule, ...] = (
    Rule(
        name="subscriptions-asked-for",
        what=Words(
            "Adresa unui abonament neconfirmat", "The address of a subscription that was not confirmed"
        ),
        how_long=span(LINK_LASTS),
        why=Words("ca linkul din mesaj să poată fi folosit", "so that the link in the letter works"),
        forget=rows("subscription", "state = 'asked' and token_expires_at <= :now", timedelta()),
    ),
    Rule(
        name="subscriptions",
        what=Words("Adresa unui abonament confirmat", "The address of a confirmed subscription"),
        how_long=Words("până îl opriți sau vă ștergeți contul", "until you stop it or erase your account"),
        why=Words("ca să vă anunțăm, cum ați cerut în scris", "to tell you, as you asked in writing"),
        law="Legea 52/2003 art. 7 (1)",
    ),
    Rule(
        name="messages",
        what=Words("Textul unui mesaj către o persoană", "The text of a message to one person"),
        how_long=Words("până este trimis, cel mult 3 zile", "until it was sent, 3 days at most"),
        why=Words("ca să poată fi trimis din nou", "so that sending can be tried again"),
    ),
    Rule(
        name="deliveries",
        what=Words(
            "Dovada trimiterii unui anunț sau a unei noutăți despre un proiect, a unei confirmări sau a unui "
            "răspuns, și ce s-a făcut când nu a ajuns",
            "The proof that a notice or news of a draft, a receipt or an answer was sent, and what was done "
            "where it did not arrive",
        ),
        how_long=Words(
            "cât prevede nomenclatorul arhivistic al autorității; adresa până vă ștergeți contul",
            "as the authority's archival schedule says; the address until you erase your account",
        ),
        why=Words("dovada că autoritatea a anunțat", "the proof that the authority told people"),
        law="Legea 52/2003 art. 7 (1); Legea 16/1996",
    ),
    Rule(
        name="press-contacts",
        what=Words("Adresa unei redacții din lista de presă", "The address of a newsroom on a press list"),
        how_long=Words(
            "până este scoasă de pe listă; rămân numele publicației și motivul",
            "until it is taken off the list; the outlet's name and the reason stay",
        ),
        why=Words("ca anunțul să ajungă la presă", "so that the notice reaches the media"),
        law="Legea 52/2003 art. 7 (1)",
    ),
    Rule(
        name="letters",
        what=Words("Urma unui mesaj cu link sau cod", "The trace of a message with a link or a code"),
        how_long=span(LETTERS_KEPT),
        why=Words("ca să aflăm de ce nu a ajuns un mesaj", "to find out why a message did not arrive"),
        forget=forget_letters,
    ),
    Rule(
        name="news",
        what=Words(
            "Urma unui mesaj despre o organizație urmărită",
            "The trace of a message on a followed organisation",
        ),
        how_long=span(LETTERS_KEPT),
        why=Words("ca să aflăm de ce nu a ajuns un mesaj", "to find out why a message did not arrive"),
        forget=forget_news,
    ),
    Rule(
        name="wishes",
        what=Words(
            "Cum vreți să aflați: ora, ziua, orele de liniște, pauza, limba",
            "How you want to be told: hour, day, quiet hours, pause, language",
        ),
        how_long=Words("până vă ștergeți contul", "until you erase your account"),
        why=Words("ca să vă scriem cum ați ales", "to write to you as you have chosen"),
    ),
    Rule(
        name="digests",
        what=Words("Ce v-a spus un rezumat despre organizații", "What a digest told you of organisations"),
        how_long=span(LETTERS_KEPT),
        why=Words("ca să aflăm de ce nu a ajuns un mesaj", "to find out why a message did not arrive"),
        forget=forget_digested,
    ),
    Rule(
        name="phrases",
        what=Words("Cuvintele unei căutări urmărite", "The words of a search that is followed"),
        how_long=Words(
            "cât le urmărește cineva, și încă o zi", "while somebody follows them, and a day more"
        ),
        why=Words("ca să găsim proiectele în care stau", "to find the drafts that hold them"),
        forget=forget_phrases,
    ),
    Rule(
        name="webhooks",
        what=Words("Adresa de webhook a unui cont", "The webhook address of an account"),
        how_long=Words("până o ștergeți sau vă ștergeți contul", "until you delete it or erase your account"),
        why=Words("ca să trimitem evenimentele publice cerute", "to send the events that you want"),
    ),
    Rule(
        name="webhook-messages",
        what=Words(
            "Evenimentul public trimis unui webhook și jurnalul încercărilor, cu începutul răspunsului",
            "The public event sent to a webhook, and the log of attempts with the beginning of the answer",
        ),
        how_long=span(MESSAGES_KEPT),
        why=Words("ca să poată fi trimis din nou", "so that it can be sent again"),
        forget=rows("webhook_message", "created_at <= :oldest", MESSAGES_KEPT),
    ),
    Rule(
        name="notices",
        what=Words("Noutățile din contul dumneavoastră", "The news in your account"),
        how_long=span(NOTICES_KEPT),
        why=Words("ca să găsiți ce ați citit de curând", "so that you find what you have read lately"),
        forget=rows("notice", "created_at <= :oldest", NOTICES_KEPT),
    ),
    Rule(
        name="devices",
        what=Words(
            "Browserul în care primiți notificări: adresa și cheile date de el, felul lui",
            "The browser in which you are notified: the address and keys that it gave, its kind",
        ),
        how_long=Words(
            "până îl opriți sau vă ștergeți contul; un an dacă nu mai primește nimic",
            "until you turn it off or erase your account; a year if it takes nothing any more",
        ),
        why=Words("ca să vă anunțăm, cum ați cerut", "to notify you, as you asked"),
        forget=rows("push_device", "coalesce(last_success_at, created_at) <= :oldest", DEVICES_KEPT),
    ),
    Rule(
        name="paces",
        what=Words("Ritmul mesajelor către un domeniu de e-mail", "How fast mail goes to a mail domain"),
        how_long=span(PACES_KEPT),
        why=Words("ca să nu trimitem prea multe deodată", "so that not too many are sent at once"),
        forget=rows("pace", "free_at <= :oldest and used_at <= :oldest", PACES_KEPT),
    ),
    Rule(
        name="suppressions",
        what=Words(
            "O adresă al cărei server a refuzat mesajele noastre",
            "An address whose server has refused our messages",
        ),
        how_long=Words(
            "până cereți din nou mesaje la ea, cel mult un an",
            "until you ask for messages to it again, a year at most",
        ),
        why=Words("ca să nu mai scriem la ea", "so that we do not write to it any more"),
        forget=rows("suppression", "since <= :oldest", timedelta(days=365)),
    ),
    SPENT_PROOFS,
    *SHARED,
)


def forget(_: ForgetOld, uow: UnitOfWork, clock: Clock) -> bool:
    """Delete a batch of each kind that is over. Returns whether there may be more."""
    return forget_old(uow.session, RULES, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {ForgetOld: forget}
