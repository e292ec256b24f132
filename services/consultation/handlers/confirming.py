"""Authors without account: what they send waits for their address to be confirmed; they can take it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services.consultation.commands.confirming import (
    ConfirmSubmission,
    SendWithoutAccount,
    WithdrawByOwnLink,
)
from services.consultation.errors.confirming import LinkNotValid
from services.consultation.events.letters import SubmissionConfirmationLetter
from services.consultation.handlers.recommendations import Withdrawn, take_back
from services.consultation.model import Recommendation
from services.consultation.model.links import Links
from services.consultation.model.own_links import OwnSecrets
from services.consultation.model.pending import PendingSubmission, hash_secret
from services.consultation.model.recommendation import register_year
from services.consultation.model.waiting import shown_at_last
from services.consultation.repository import confirming as stored
from services.consultation.repository import recommendations, settings
from services.consultation.repository.counting import calendar_of
from services.consultation.repository.entries import circumstances, entered
from services.consultation.repository.recommendations import next_number
from shared.clock import Clock
from shared.email_addresses import normalise_email
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Confirmed:
    """What was entered, and the secret by which its author opens it from now on."""

    register_number: str
    own_secret: str


def send_without_account(command: SendWithoutAccount, uow: UnitOfWork, links: Links) -> None:
    """Write to the address; what the caller learns says nothing of whose it is.

    Raises:
        EmailNotValid, NoSuchConsultation, RecordOnly, TermOver, UnknownArticle
    """
    pending, secret = PendingSubmission.of(
        command.consultation_id,
        command.words,
        name=command.name,
        email=normalise_email(command.email),
        language=command.language,
        sent_at=command.sent_at,
    )
    found = circumstances(uow.session, command.consultation_id, command.words, pending.entry())
    found.admit(command.words, command.sent_at)
    uow.add(pending)
    uow.send(
        SubmissionConfirmationLetter(
            email=pending.email,
            name=pending.name,
            language=pending.language,
            link=links.confirm(secret, pending.language),
            sent_at=pending.sent_at,
            expires_at=pending.expires_at,
            article=pending.article,
            more_articles=tuple(pending.more_articles),
            consultation_title=found.consultation_title,
        )
    )


def confirm_submission(
    command: ConfirmSubmission, uow: UnitOfWork, clock: Clock, own_secrets: OwnSecrets, links: Links
) -> Confirmed:
    """Enter it; it counts by when it was sent. Confirmed twice, it is one entry.

    Raises:
        LinkNotValid: it is too late, or there was never such a link.
    """
    now = clock.now()
    pending = stored.pending(uow.session, hash_secret(command.secret))
    if pending is None:
        raise LinkNotValid
    if pending.recommendation_id:
        recommendation, _ = entered(uow.session, pending.recommendation_id)
        return Confirmed(recommendation.numbered, own_secrets.make(recommendation.id))
    pending.require_in_time(now)
    words, entry = pending.words(), pending.entry()
    found = circumstances(uow.session, pending.consultation_id, words, entry)
    found.admit_entry(words, entry, now)
    number = next_number(uow.session, found.authority, register_year(now))
    recommendation, author = Recommendation.enter(words, found, entry, number=number, now=now, links=links)
    if settings.of(uow.session, found.authority).moderated_before:
        recommendation.held_until = shown_at_last(now, calendar_of(uow.session))
    uow.enter(recommendation)
    uow.add(author)
    pending.become(recommendation.id)
    return Confirmed(recommendation.numbered, own_secrets.make(recommendation.id))


def withdraw_by_own_link(
    command: WithdrawByOwnLink, uow: UnitOfWork, clock: Clock, links: Links, own_secrets: OwnSecrets
) -> Withdrawn:
    """The author takes it back, as who has an account does.

    Raises:
        LinkNotValid: the secret is none of ours.
        AlreadyAnswered, BeingPublished
    """
    recommendation_id = own_secrets.read(command.secret)
    if recommendation_id is None:
        raise LinkNotValid
    recommendation, title = recommendations.recommendation(uow.session, recommendation_id)
    return take_back(recommendation, title, command.reason, uow, clock, links)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    SendWithoutAccount: send_without_account,
    ConfirmSubmission: confirm_submission,
    WithdrawByOwnLink: withdraw_by_own_link,
}
