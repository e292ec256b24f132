"""Authors without account are forgotten: by their own link, by a clerk whom they asked, by the operator."""

from collections.abc import Callable, Mapping
from typing import Any

from services.consultation.commands.forgetting import ForgetAuthor, ForgetEntered, ForgetRegistered
from services.consultation.errors.confirming import LinkNotValid
from services.consultation.model import Correspondent, Recommendation
from services.consultation.model.moderation import forget_moderated
from services.consultation.model.own_links import OwnSecrets
from services.consultation.repository import answers, moderation
from services.consultation.repository.entries import entered, registered_without_account
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.messaging.forgetting import forget_person
from shared.persistence.audit import Deed, note
from shared.persistence.files import detach_all
from shared.persistence.unit_of_work import UnitOfWork


def forget_author(command: ForgetAuthor, uow: UnitOfWork, clock: Clock, own_secrets: OwnSecrets) -> None:
    """The entry stays in the register without its author; twice is as good as once.

    Raises:
        LinkNotValid: the secret is none of ours.
    """
    recommendation_id = own_secrets.read(command.secret)
    if recommendation_id is None:
        raise LinkNotValid
    _forget(*entered(uow.session, recommendation_id), uow, clock)


def forget_entered(command: ForgetEntered, uow: UnitOfWork, clock: Clock) -> None:
    """The same by a clerk, for who has no e-mail address and so no link; that it was done stays noted.

    Raises:
        NoSuchRecommendation, NotAllowed
    """
    recommendation, author = entered(uow.session, command.recommendation_id)
    if recommendation.authority not in command.clerk_of:
        raise NotAllowed
    if _forget(recommendation, author, uow, clock):
        deed = Deed(
            authority=recommendation.authority,
            actor_id=command.clerk_id,
            deed="recommendation.author-forgotten",
            subject_type="recommendation",
            subject_id=recommendation.id,
            details={"register_number": recommendation.numbered},
        )
        note(uow.session, deed, clock.now())


def forget_registered(command: ForgetRegistered, uow: UnitOfWork, clock: Clock) -> bool:
    """The same by the operator. Returns whether there was somebody to forget.

    Raises:
        NoSuchRecommendation: nothing stands under the number, or its author has an account.
    """
    found = registered_without_account(uow.session, command.authority, command.number, command.year)
    return _forget(*found, uow, clock)


def _forget(recommendation: Recommendation, author: Correspondent, uow: UnitOfWork, clock: Clock) -> bool:
    if author.forgotten_at is not None:
        return False
    author.forget(clock.now())
    # What was scanned shows name, address and signature; the paper itself is in the authority's archive.
    detach_all(uow.session, author.id)
    forget_moderated(recommendation, moderation.all_of(uow.session, recommendation.id))
    recommendation.forget_correspondent()
    if draft := answers.draft(uow.session, recommendation.id):
        draft.forget_author()
    uow.session.flush()
    forget_person(uow.session, recommendation.id)
    return True


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ForgetAuthor: forget_author,
    ForgetEntered: forget_entered,
    ForgetRegistered: forget_registered,
}
