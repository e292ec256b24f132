"""A person is forgotten: their recommendations stay in the register, without them; their seats are free."""

from services.consultation.handlers.recommendation_drafts import drop
from services.consultation.handlers.registrations import locked
from services.consultation.handlers.unsigned_registrations import forget
from services.consultation.model import Erasure
from services.consultation.model.moderation import forget_moderated
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.repository import answers, debates, registrations
from services.consultation.repository import moderation as moderations
from services.consultation.repository import people as stored
from services.consultation.repository import recommendation_drafts as drafts
from shared.clock import Clock
from shared.messaging.forgetting import forget_person
from shared.messaging.subscription import Message
from shared.persistence import files
from shared.persistence.unit_of_work import UnitOfWork


def erase_person(
    message: Message, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> None:
    """Take the author's name, address and proof out of everything, and answer that it is done."""
    account_id, envelope, now = message.data["account_id"], message.envelope, clock.now()
    own = stored.recommendations_of(uow.session, account_id)
    for recommendation in own:
        forget_moderated(recommendation, moderations.all_of(uow.session, recommendation.id))
        recommendation.forget_author()
        files.detach_all(uow.session, recommendation.id)
    for invitation_id in stored.forget_in_activities(uow.session, account_id):
        forget_person(uow.session, invitation_id)
    for asked in debates.of_account(uow.session, account_id):
        asked.forget_account()
    stored.forget_roles(uow.session, account_id)
    for draft in answers.of_recommendations(uow.session, [one.id for one in own]):
        draft.forget_author()
    stored.blank_account(uow.session, account_id, envelope.epoch, envelope.sequence)
    uow.session.flush()
    for written in drafts.all_of(uow.session, account_id):
        drop(uow, written)
    for one in registrations.of_account(uow.session, account_id):
        forget(uow, *locked(uow, one.id), now, registration_links)
    uow.session.flush()
    forget_person(uow.session, account_id)
    erasure = stored.erasure_of(uow.session, account_id)
    if erasure is None:
        erasure = Erasure.of(account_id, now)
        uow.add(erasure)
    erasure.say_done(now)
